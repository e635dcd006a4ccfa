// Answers "is … quorate with …?" and "does a motion of … carry with …?".
#include "runtime/answers/answering.h"
#include "runtime/attendance/attendance.h"
#include "runtime/meeting/meeting_words.h"
#include "runtime/model/tables.h"
#include "runtime/names/resolve.h"
#include "runtime/words/rules.h"
#include "runtime/words/wording.h"

#include <functional>

namespace quorate::runtime {

namespace {

/// The attendance as understood, and judged.
struct Judged {
  Attendance attendance;
  Verdict verdict;
  bool choiceMatters = false;           ///< which of several runs of seats were meant changes the outcome
  std::optional<Meeting> other;         ///< with the others of them that may have been meant
  std::optional<Truth> decided{};       ///< of a motion, where each number of seats was tried
  std::vector<std::uint32_t> numbers{}; ///< the runs whose number of seats changes the outcome
};

/// What a question says of the item, besides who is there.
Meeting itemOf(const QuestionForm &question, BodyIndex body, std::optional<FunctionIndex> matter, Day day) {
  Meeting item;
  item.body = body;
  item.matter = matter;
  item.day = day;
  item.adjourned = question.adjourned;
  item.mode = question.mode;
  item.to = question.asks == QuestionForm::Asks::Carried ? QuorumTo::Vote : question.to;
  return item;
}

std::variant<Judged, NotUnderstood> judgeQuestion(const Model &model, const QuestionForm &question,
                                                  const Meeting &item) {
  auto read = [&](Taking taking) { return attendanceOf(model, item, question.attendance, taking); };
  auto first = read(Taking::FirstFirst);
  if (auto *why = std::get_if<NotUnderstood>(&first))
    return std::move(*why);
  Judged judged{std::move(std::get<Attendance>(first)), {}, false, std::nullopt};
  judged.verdict = judge(model, judged.attendance.meeting);
  if (judged.attendance.unclear.empty())
    return judged;
  // Where both ends of what may be meant agree, it does not matter who was; where they differ, it depends.
  auto last = read(Taking::LastFirst);
  if (auto *other = std::get_if<Attendance>(&last)) {
    Verdict verdict = judge(model, other->meeting);
    judged.choiceMatters = verdict.quorate != judged.verdict.quorate || verdict.mayDecide != judged.verdict.mayDecide ||
                           verdict.carried != judged.verdict.carried;
    if (verdict.quorate != judged.verdict.quorate)
      judged.verdict.quorate = Truth::Depends;
    if (verdict.mayDecide != judged.verdict.mayDecide)
      judged.verdict.mayDecide = Truth::Depends;
    if (verdict.carried != judged.verdict.carried)
      judged.verdict.carried = Truth::Depends;
    judged.other = std::move(other->meeting);
  }
  return judged;
}

/// Every world in which a post has another number of holders, where nobody is registered: a post that is named whole
/// is all of them, however many they are.
class SeatNumbers {
public:
  SeatNumbers(const Model &model, const QuestionForm &question, Meeting item)
      : model_(model), question_(question), item_(std::move(item)) {}

  /// [U1] Where the worlds differ, it depends; where they are all that there are, it does not if they agree.
  void judgeIn(Judged &judged) {
    if (!collect() || !visit(0))
      return;
    auto settle = [&](Truth &truth, Truth World::*which) {
      std::optional<Truth> agreed;
      for (const World &world : worlds_)
        if (world.told)
          agreed = !agreed || *agreed == world.*which ? world.*which : Truth::Depends;
      if (agreed && (*agreed == Truth::Depends || all_))
        truth = *agreed;
    };
    settle(judged.verdict.quorate, &World::quorate);
    settle(judged.verdict.mayDecide, &World::mayDecide);
    settle(judged.verdict.carried, &World::carried);
    if (question_.asks == QuestionForm::Asks::Carried) {
      Truth decided = both(judged.verdict.mayDecide, judged.verdict.carried);
      settle(decided, &World::decided);
      if (all_)
        judged.decided = decided;
    }
    findWhatMatters(judged);
  }

private:
  struct World {
    bool told = false; ///< such a meeting can be
    Truth quorate = Truth::Depends, mayDecide = Truth::Depends, carried = Truth::Depends, decided = Truth::Depends;
  };
  struct Range {
    std::uint32_t run = 0;
    std::vector<std::uint32_t> values;
  };

  /// More numbers than these are not gone through.
  static constexpr std::uint32_t kFewSeats = 24;
  static constexpr std::size_t kFewWorlds = 256;

  bool collect() {
    if (model_.persons() != 0)
      return false;
    const BodyTables &tables = model_.tables().bodies();
    auto rows = tables.seatLists.at(tables.bodies[number(item_.body)].seats());
    item_.supposed.assign(rows.size(), kNone);
    std::size_t worlds = 1;
    for (std::uint32_t run = 0; run < rows.size(); ++run) {
      const schema::Seat &seat = tables.seats[rows[run]];
      bool open = unsettled(model_.tables().text(), seat.count_open()) || seat.most() == kNone;
      if (item_.day < seat.from_day() || item_.day >= seat.until_day() || (!open && seat.least() >= seat.most()))
        continue;
      Range range{run, {}};
      std::uint32_t most = open ? seat.least() + kFewSeats : std::min(seat.most(), seat.least() + kFewSeats);
      all_ = all_ && !open && most == seat.most();
      for (std::uint32_t value = seat.least(); value <= most; ++value)
        range.values.push_back(value);
      worlds *= range.values.size();
      if (worlds > kFewWorlds)
        return false;
      ranges_.push_back(std::move(range));
    }
    return !ranges_.empty();
  }

  /// False if there is no such meeting in any world.
  bool visit(std::size_t at) {
    if (at < ranges_.size()) {
      bool some = false;
      for (std::uint32_t value : ranges_[at].values) {
        item_.supposed[ranges_[at].run] = value;
        some = visit(at + 1) || some;
      }
      return some;
    }
    auto judging = judgeQuestion(model_, question_, item_);
    World world;
    if (auto *found = std::get_if<Judged>(&judging)) {
      const Verdict &verdict = found->verdict;
      world = {true, verdict.quorate, verdict.mayDecide, verdict.carried, both(verdict.mayDecide, verdict.carried)};
      if (world.decided == Truth::Depends && !found->other)
        world.decided = MeetingWords(model_, found->attendance.meeting).truthOf(Sought::Decided);
    }
    worlds_.push_back(world);
    return world.told;
  }

  /// [U2] Two worlds that differ in one number alone have different outcomes.
  void findWhatMatters(Judged &judged) const {
    Truth World::*which = question_.asks == QuestionForm::Asks::Carried ? &World::decided : &World::quorate;
    std::size_t step = worlds_.size();
    for (const Range &range : ranges_) {
      std::size_t block = step;
      step /= range.values.size();
      bool matters = false;
      for (std::size_t i = 0; i + step < worlds_.size() && !matters; ++i)
        matters = i % block + step < block && worlds_[i].told && worlds_[i + step].told &&
                  worlds_[i].*which != worlds_[i + step].*which;
      if (matters)
        judged.numbers.push_back(range.run);
    }
  }

  const Model &model_;
  const QuestionForm &question_;
  Meeting item_;
  bool all_ = true; ///< they are all the worlds that there are
  std::vector<Range> ranges_;
  std::vector<World> worlds_;
};

/// The numbers of seats that change the outcome.
void addNumbers(const Model &model, const Judged &judged, std::vector<Reason> &out) {
  const BodyTables &tables = model.tables().bodies();
  auto rows = tables.seatLists.at(tables.bodies[number(judged.attendance.meeting.body)].seats());
  for (std::uint32_t run : judged.numbers) {
    const schema::Seat &seat = tables.seats[rows[run]];
    if (unsettled(model.tables().text(), seat.count_open()))
      openPointInWords(model, seat.count_open(), out);
    else
      addOnce(out, {"how many seats " + ticked(model.name(SeatIndex{rows[run]})) + " has", clauseIf(seat.clause())});
  }
}

void addWhatItDependsOn(const Model &model, const MeetingWords &words, const Judged &judged, bool motion,
                        Answer &answer) {
  Sought sought = motion ? Sought::Decided : Sought::Quorate;
  if (judged.choiceMatters)
    answer.dependsOn = judged.attendance.unclear;
  addNumbers(model, judged, answer.dependsOn);
  words.addUnknowns(sought, answer.dependsOn);
  if (judged.other)
    MeetingWords(model, *judged.other).addUnknowns(sought, answer.dependsOn);
}

void concludeQuorum(const MeetingWords &words, const Judged &judged, Answer &answer) {
  answer.truth = judged.verdict.quorate;
  words.addQuorum(answer.because);
  switch (answer.truth) {
  case Truth::Yes: answer.summary = words.body() + " is quorate."; break;
  case Truth::No: answer.summary = words.body() + " is not quorate."; break;
  case Truth::Depends: answer.summary = "Whether " + words.body() + " is quorate depends on what is not known."; break;
  }
  if (answer.truth == Truth::No)
    words.addInstead(Sought::Quorate, judged.verdict, answer.instead);
}

void concludeMotion(const MeetingWords &words, const Judged &judged, Answer &answer) {
  const Verdict &verdict = judged.verdict;
  // Enough votes without a quorum decide nothing (docs/language.md, Five things kept apart).
  // [V1] Carried by the rule, at a meeting that may decide.
  answer.truth = both(verdict.mayDecide, verdict.carried);
  // [U1] Each of the two may hang on what is not known, and yet never be there with the other.
  if (judged.decided)
    answer.truth = *judged.decided;
  else if (verdict.mayDecide == Truth::Depends && verdict.carried == Truth::Depends && !judged.other)
    answer.truth = words.truthOf(Sought::Decided);
  answer.byCastingVote = answer.truth == Truth::Yes && verdict.byCastingVote;
  answer.because.insert(answer.because.end(), judged.attendance.notCounted.begin(), judged.attendance.notCounted.end());
  words.addVotes(verdict, answer.because);
  words.addQuorum(answer.because);
  if (answer.truth == Truth::Yes)
    answer.summary = answer.byCastingVote ? "The motion carries by the casting vote" + words.casterInWords() + "."
                                          : "The motion carries.";
  else if (verdict.mayDecide == Truth::No)
    // [Q9] The quorum to meet may be there, and the one to vote not.
    answer.summary = "No decision is made: " + words.body() +
                     (words.quorateToMeet() ? " is quorate to meet and not to vote." : " is not quorate.");
  else if (verdict.carried == Truth::No)
    answer.summary = words.lostInWords(verdict);
  else if (answer.truth == Truth::No)
    answer.summary = "The motion does not carry, however what is not known turns out.";
  else
    answer.summary = "Whether the motion carries depends on what is not known.";
  if (answer.truth == Truth::No)
    words.addInstead(Sought::Decided, verdict, answer.instead);
}

std::string askedInWords(const Model &model, const QuestionForm &question, const std::string &body,
                         std::optional<FunctionIndex> matter, Day day) {
  std::string end = matter ? " on " + ticked(model.name(*matter)) : std::string();
  end += question.adjourned ? " at an adjourned meeting" : "";
  if (question.asks == QuestionForm::Asks::Carried)
    return "does a motion of " + body + words::spaced(words::mode(question.mode)) + end + " carry, on " +
           printDay(day) + "?";
  return "is " + body + " quorate" + words::spaced(words::purpose(question.to)) + end + ", on " + printDay(day) + "?";
}

/// `yesOn`: whether it would be a yes on another day.
Answer concluded(const Model &model, const Judged &judged, bool motion, const std::function<bool(Day)> &yesOn) {
  MeetingWords words(model, judged.attendance.meeting);
  Answer answer;
  if (!words.bodyInForce()) {
    words.addNotInForce(answer);
    // [U4] The nearest day on which there is such a body is named if it is a yes then.
    if (!words.everInForce() || !yesOn(words.nearestDayInForce()))
      answer.instead.clear();
    return answer;
  }
  motion ? concludeMotion(words, judged, answer) : concludeQuorum(words, judged, answer);
  if (answer.truth == Truth::Depends)
    addWhatItDependsOn(model, words, judged, motion, answer);
  words.addChosen(motion, answer);
  words.addAssumed(motion, answer.assuming);
  return answer;
}

} // namespace

Answering answerMeeting(const Model &model, const QuestionForm &question, Day day) {
  auto body = resolveBody(model, question.subject);
  if (auto *why = std::get_if<NotUnderstood>(&body))
    return std::move(*why);
  auto named = resolveMatter(model, question.function);
  if (auto *why = std::get_if<NotUnderstood>(&named))
    return std::move(*why);
  auto matter = std::get<std::optional<FunctionIndex>>(named);
  Meeting item = itemOf(question, std::get<BodyIndex>(body), matter, day);
  auto judging = judgeQuestion(model, question, item);
  if (auto *why = std::get_if<NotUnderstood>(&judging)) {
    // [D4] A body that is not in force on the day is not quorate, whatever is told of who is there.
    QuestionForm untold = question;
    untold.attendance.clear();
    auto without = MeetingWords(model, item).bodyInForce() ? judging : judgeQuestion(model, untold, item);
    if (!std::holds_alternative<Judged>(without))
      return std::move(*why);
    judging = std::move(without);
  }
  Judged &judged = std::get<Judged>(judging);
  SeatNumbers(model, question, item).judgeIn(judged);

  auto yesOn = [&](Day other) {
    auto again = answerMeeting(model, question, other);
    auto *found = std::get_if<Answer>(&again);
    return found && found->truth == Truth::Yes;
  };
  Answer answer = concluded(model, judged, question.asks == QuestionForm::Asks::Carried, yesOn);
  answer.asked = askedInWords(model, question, ticked(model.name(item.body)), matter, day);
  answer.meeting = std::move(judged.attendance.meeting);
  return answer;
}

Answer judgedInWords(const Model &model, const Meeting &meeting, bool motion, const std::vector<Reason> &notCounted) {
  Judged judged{{meeting, {}, notCounted}, judge(model, meeting), false, std::nullopt};
  auto yesOn = [&](Day other) {
    Meeting then = meeting;
    then.day = other;
    Verdict verdict = judge(model, then);
    return (motion ? both(verdict.mayDecide, verdict.carried) : verdict.quorate) == Truth::Yes;
  };
  Answer answer = concluded(model, judged, motion, yesOn);
  answer.day = meeting.day;
  answer.meeting = meeting;
  return answer;
}

} // namespace quorate::runtime
