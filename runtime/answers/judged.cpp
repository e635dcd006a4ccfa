// Holds the ways in which a meeting may be meant against one another.
#include "runtime/answers/judged.h"

#include "runtime/answers/open_reasons.h"
#include "runtime/meeting/meeting_words.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// In more ways than these it is not looked for what each leaves open.
constexpr std::size_t kMostLookedAt = 64;

Truth soughtOf(const Verdict &verdict, Sought sought) {
  switch (sought) {
  case Sought::Quorate: return verdict.quorate;
  case Sought::Carried: return verdict.carried;
  case Sought::Decided: break;
  }
  return both(verdict.mayDecide, verdict.carried);
}

void merge(Truth &all, Truth one) { all = all == one ? all : Truth::Depends; }

void merge(Verdict &all, const Verdict &one) {
  merge(all.quorate, one.quorate);
  merge(all.mayDecide, one.mayDecide);
  merge(all.carried, one.carried);
  all.tied = all.tied && one.tied;
  all.byCastingVote = all.byCastingVote && one.byCastingVote;
  all.interestedStay = all.interestedStay || one.interestedStay;
}

bool isSame(const Choice &a, const Choice &b) { return a.is == b.is && a.of == b.of; }

/// [U2] A choice matters if two ways that differ in it alone have different answers. Later choices may be others where
/// an earlier one was: then all that follows it goes with it.
class WhatMatters {
public:
  WhatMatters(const std::vector<Attendance> &ways, const std::vector<Truth> &truths) : ways_(ways), truths_(truths) {}

  std::vector<Choice> find() {
    look(0, ways_.size(), 0);
    return std::move(found_);
  }

private:
  /// Ways from `begin` to `end` are alike in their first choices: how many of these, `depth` says.
  void look(std::size_t begin, std::size_t end, std::size_t depth) {
    if (end - begin < 2 || depth >= ways_[begin].choices.size())
      return;
    std::vector<std::vector<Truth>> answers;
    for (std::size_t at = begin; at < end;) {
      std::size_t to = at;
      while (to < end && ways_[to].choices[depth].taken == ways_[at].choices[depth].taken)
        ++to;
      answers.emplace_back(truths_.begin() + static_cast<std::ptrdiff_t>(at),
                           truths_.begin() + static_cast<std::ptrdiff_t>(to));
      look(at, to, depth + 1);
      at = to;
    }
    bool matters = std::any_of(answers.begin(), answers.end(),
                               [&](const std::vector<Truth> &one) { return !areAlike(one, answers.front()); });
    const Choice &choice = ways_[begin].choices[depth];
    if (!matters)
      return;
    auto same = std::find_if(found_.begin(), found_.end(), [&](const Choice &one) { return isSame(one, choice); });
    if (same == found_.end())
      return found_.push_back(choice);
    for (std::uint32_t person : choice.people)
      if (std::find(same->people.begin(), same->people.end(), person) == same->people.end())
        same->people.push_back(person);
  }

  static bool areAlike(const std::vector<Truth> &a, const std::vector<Truth> &b) {
    if (a.size() == b.size())
      return a == b;
    auto has = [](const std::vector<Truth> &all, Truth one) {
      return std::find(all.begin(), all.end(), one) != all.end();
    };
    return std::all_of(std::begin(kTruths), std::end(kTruths), [&](Truth one) { return has(a, one) == has(b, one); });
  }

  static constexpr Truth kTruths[] = {Truth::No, Truth::Depends, Truth::Yes};
  const std::vector<Attendance> &ways_;
  const std::vector<Truth> &truths_;
  std::vector<Choice> found_;
};

} // namespace

Judged judgeAll(const Model &model, const Attendances &told, Sought sought) {
  Judged judged;
  std::vector<Truth> truths;
  for (std::size_t i = 0; i < told.ways.size(); ++i) {
    const Meeting &meeting = told.ways[i].meeting;
    Verdict verdict = judge(model, meeting);
    Truth truth = soughtOf(verdict, sought);
    // [U1] Quorum and votes may each hang on what is not known, and yet never be there together.
    if (truth == Truth::Depends && sought == Sought::Decided)
      truth = MeetingWords(model, meeting).truthOf(sought);
    if (truth == Truth::Depends)
      judged.open.push_back(i);
    truths.push_back(truth);
    if (i == 0) {
      judged.verdict = verdict;
      judged.truth = truth;
    } else {
      merge(judged.verdict, verdict);
      merge(judged.truth, truth);
    }
  }
  // [U5] What was not tried is not passed over in silence.
  if (told.tooMany)
    judged.truth = judged.verdict.quorate = judged.verdict.mayDecide = judged.verdict.carried = Truth::Depends;
  if (judged.truth == Truth::Depends)
    judged.matters = WhatMatters(told.ways, truths).find();
  return judged;
}

namespace {

/// What would settle a question that depends.
void addWhatItDependsOn(const Model &model, const Attendances &told, const Judged &judged, Sought sought,
                        std::vector<Reason> &out) {
  for (const Choice &choice : judged.matters)
    addChoice(model, told.ways.front().meeting, choice, out);
  for (std::size_t i = 0; i < std::min(judged.open.size(), kMostLookedAt); ++i)
    MeetingWords(model, told.ways[judged.open[i]].meeting).addUnknowns(sought, out);
  if (!told.tooMany)
    return;
  for (const Choice &choice : told.ways.front().choices)
    addChoice(model, told.ways.front().meeting, choice, out);
  out.push_back({"which of these matter: more is not known here than can be tried one by one", std::nullopt});
}

/// Whether something had to be chosen of which nothing is told.
bool isChosen(const Attendances &told, Choice::Is is) {
  return std::any_of(told.ways.begin(), told.ways.end(), [&](const Attendance &way) {
    return std::any_of(way.choices.begin(), way.choices.end(), [&](const Choice &one) { return one.is == is; });
  });
}

/// What is told of one way: of the votes, if there are some, and of the quorum.
struct ToTell {
  bool motion = false, votes = false; ///< `votes`: they are told
  Presence presence = Presence::Told;
};

std::vector<Reason> reasonsOf(const MeetingWords &words, const Judged &judged, const Attendance &told, ToTell what) {
  std::vector<Reason> because;
  if (what.motion && !what.votes)
    words.addStatedRules(because);
  if (what.votes)
    because.insert(because.end(), told.notCounted.begin(), told.notCounted.end());
  if ((what.votes || !what.motion) && judged.truth != Truth::Depends)
    words.addTooManyProxies(what.motion, because);
  if (what.votes)
    words.addVotes(judged.verdict, because);
  // Who counts to no quorum, and the quorum.
  because.insert(because.end(), told.notToQuorum.begin(), told.notToQuorum.end());
  words.addQuorum(because, what.presence);
  return because;
}

/// What two ways differ in, if they differ only in who is meant, or whose a vote is.
std::optional<Choice::Is> chosenBetween(const Attendance &one, const Attendance &other) {
  std::optional<Choice::Is> chosen;
  for (std::size_t i = 0; i < std::max(one.choices.size(), other.choices.size()); ++i) {
    const Choice *a = i < one.choices.size() ? &one.choices[i] : nullptr;
    const Choice *b = i < other.choices.size() ? &other.choices[i] : nullptr;
    if (a && b && isSame(*a, *b) && a->taken == b->taken)
      continue;
    for (const Choice *choice : {a, b}) {
      if (!choice)
        continue;
      switch (choice->is) {
      case Choice::Is::WhichSeats:
      case Choice::Is::WhichPeople:
      case Choice::Is::WhoseDeputy:
      case Choice::Is::WhichProxies:
      case Choice::Is::WhoseVotes: break;
      default: return std::nullopt;
      }
      chosen = chosen ? chosen : choice->is;
    }
  }
  return chosen;
}

/// The reasons, with what is one of several ways told as that.
void addReasons(const Model &model, const MeetingWords &words, const Judged &judged, const Attendances &all,
                ToTell what, Answer &answer) {
  const Attendance &first = all.ways.front();
  answer.because = reasonsOf(words, judged, first, what);
  std::vector<std::vector<Reason>> others;
  std::optional<Choice::Is> open;
  for (std::size_t i = 1; i < std::min(all.ways.size(), kMostLookedAt); ++i)
    if (std::optional<Choice::Is> chosen = chosenBetween(first, all.ways[i])) {
      open = open ? open : chosen;
      others.push_back(reasonsOf(MeetingWords(model, all.ways[i].meeting), judged, all.ways[i], what));
    }
  if (open)
    tellWhatIsOpen(answer.because, others, *open);
}

void concludeQuorum(const Model &model, const MeetingWords &words, const Judged &judged, const Attendances &all,
                    Presence presence, Answer &answer) {
  answer.truth = judged.truth;
  addReasons(model, words, judged, all, {false, false, presence}, answer);
  switch (answer.truth) {
  case Truth::Yes: answer.summary = words.body() + " is quorate."; break;
  case Truth::No: answer.summary = words.body() + " is not quorate."; break;
  case Truth::Depends: answer.summary = "Whether " + words.body() + " is quorate depends on what is not known."; break;
  }
  if (answer.truth == Truth::No)
    words.addInstead(Sought::Quorate, judged.verdict, all.scenes(), answer.instead);
}

/// `votes`: whether they are told.
void concludeMotion(const Model &model, const MeetingWords &words, const Judged &judged, const Attendances &all,
                    Presence presence, bool votes, Answer &answer) {
  const Verdict &verdict = judged.verdict;
  // Enough votes without a quorum decide nothing (docs/language.md, Five things kept apart).
  // [V1] Carried by the rule, at a meeting that may decide.
  answer.truth = judged.truth;
  answer.byCastingVote = answer.truth == Truth::Yes && verdict.byCastingVote;
  addReasons(model, words, judged, all, {true, votes, presence}, answer);
  if (answer.truth == Truth::Yes)
    answer.summary = answer.byCastingVote ? "The motion carries by the casting vote" + words.casterInWords() + "."
                                          : "The motion carries.";
  else if (verdict.mayDecide == Truth::No)
    // [Q9] The quorum to meet may be there, and the one to vote not.
    answer.summary = "No decision is made: " + words.body() +
                     (all.ways.front().meeting.mode != Mode::AtMeeting ? " is not quorate to vote."
                      : words.quorateToMeet()                          ? " is quorate to meet and not to vote."
                                                                       : " is not quorate.");
  else if (verdict.carried == Truth::No)
    answer.summary = words.lostInWords(verdict);
  else if (answer.truth == Truth::No)
    answer.summary = "The motion does not carry, however what is not known turns out.";
  else
    answer.summary = "Whether the motion carries depends on what is not known.";
  if (answer.truth == Truth::No)
    words.addInstead(Sought::Decided, verdict, all.scenes(), answer.instead);
}

} // namespace

Answer judgedInWords(const Model &model, const Attendances &told, bool motion, const std::function<bool(Day)> &yesOn) {
  const Attendance &first = told.ways.front();
  MeetingWords words(model, first.meeting);
  Answer answer;
  answer.day = first.meeting.day;
  answer.meeting = first.meeting;
  if (!words.bodyInForce()) {
    words.addNotInForce(answer);
    // [U4] The nearest day on which there is such a body is named if it is a yes then.
    auto isYes = [&](Day day) {
      Meeting then = first.meeting;
      then.day = day;
      return soughtOf(judge(model, then), motion ? Sought::Decided : Sought::Quorate) == Truth::Yes;
    };
    if (!words.everInForce() || !(yesOn ? yesOn(words.nearestDayInForce()) : isYes(words.nearestDayInForce())))
      answer.instead.clear();
    return answer;
  }
  const Sought sought = motion ? Sought::Decided : Sought::Quorate;
  Judged judged = judgeAll(model, told, sought);
  if (judged.truth != Truth::Depends)
    words.setDefinite();
  const Presence presence = isChosen(told, Choice::Is::Presence) ? Presence::NotTold : Presence::Told;
  motion ? concludeMotion(model, words, judged, told, presence, !isChosen(told, Choice::Is::Votes), answer)
         : concludeQuorum(model, words, judged, told, presence, answer);
  if (answer.truth == Truth::Depends)
    addWhatItDependsOn(model, told, judged, sought, answer.dependsOn);
  words.addChosen(motion, answer);
  words.addAssumed(motion, answer.assuming);
  return answer;
}

} // namespace quorate::runtime
