// Judges minutes: goes through what happened, and answers for each item at its moment the questions one would ask.
#include "runtime/minutes.h"

#include "runtime/answers/answering.h"
#include "runtime/attendance/attendance.h"
#include "runtime/attendance/attendees.h"
#include "runtime/meeting/body_rules.h"
#include "runtime/meeting/meeting_words.h"
#include "runtime/model/tables.h"
#include "runtime/names/resolve.h"
#include "runtime/words/wording.h"

#include <algorithm>
#include <set>

namespace quorate::runtime {

namespace {

/// A name as a question has it: the whole text, or its parts where it is none by itself.
template <class Resolve> auto resolved(const std::string &text, Resolve resolve, NameForm &name) {
  name = {text, {}};
  auto found = resolve(name);
  auto first = found;
  for (std::size_t of = text.rfind(" of "); std::get_if<NotUnderstood>(&found) && of != std::string::npos;
       of = name.head.rfind(" of ")) {
    name.of.insert(name.of.begin(), name.head.substr(of + 4));
    name.head.resize(of);
    found = resolve(name);
  }
  if (std::get_if<NotUnderstood>(&found))
    return first;
  return found;
}

class Judging {
public:
  Judging(const Model &model, const Minutes &minutes) : model_(model), minutes_(minutes) {}

  std::variant<JudgedMinutes, Faults> judge() {
    if (!readNames())
      return faults_;
    Attendees first(model_, body_, minutes_.day, Taking::FirstFirst, faults_);
    // Minutes say "5 Member" where two posts are called so. The two ends of what may be meant are followed side by
    // side; the second would only repeat the faults of the first.
    Attendees last(model_, body_, minutes_.day, Taking::LastFirst, ignored_);
    for (Attendees *each : {&first, &last}) {
      for (const MinutedPeople &people : minutes_.present)
        each->arrive(people);
      each->settleArrivals();
    }
    judged_.body = std::string(model_.name(body_));
    judged_.day = minutes_.day;
    judged_.place = minutes_.place.text;
    readPresiding(first, last);
    judgeBeginning(first, last);
    for (const MinutedEvent &event : minutes_.events)
      follow(event, first, last);
    judgeNotice();
    addDuties(DutyOf::Meeting, judged_.duties);
    if (!faults_.empty())
      return faults_;
    return std::move(judged_);
  }

private:
  void fault(Mark at, std::string message, std::vector<std::string> didYouMean = {}) {
    faults_.push_back({at, std::move(message), std::move(didYouMean)});
  }
  void fault(Mark at, NotUnderstood why) { fault(at, std::move(why.message), std::move(why.didYouMean)); }

  bool readNames() {
    auto body = resolved(
        minutes_.body.text, [&](const NameForm &name) { return resolveBody(model_, name); }, bodyName_);
    if (auto *why = std::get_if<NotUnderstood>(&body)) {
      fault(minutes_.body.at, std::move(*why));
      return false;
    }
    body_ = std::get<BodyIndex>(body);
    std::set<std::uint32_t> numbers;
    std::optional<Currency> currency;
    for (const MinutedEvent &event : minutes_.events) {
      if (event.is != MinutedEvent::Is::Item)
        continue;
      if (!numbers.insert(event.item.number).second)
        fault(event.item.at,
              "item " + std::to_string(event.item.number) + " is judged twice: give each its own number");
      for (auto [money, at] :
           {std::pair(event.item.amount, event.item.amountAt), std::pair(event.item.already, event.item.alreadyAt)}) {
        if (money && currency && money->currency != *currency)
          fault(at, "amounts of these minutes are in two currencies: write them all in one");
        currency = money ? std::optional(currency.value_or(money->currency)) : currency;
      }
    }
    for (const MinutedEvent &event : minutes_.events)
      if (event.is == MinutedEvent::Is::Declares && !numbers.contains(event.number))
        fault(event.at,
              "an interest is declared in item " + std::to_string(event.number) + ", and there is no such item");
    return true;
  }

  /// Who is said to preside before anything else happens presides when the meeting begins.
  void readPresiding(Attendees &first, Attendees &last) {
    if (minutes_.events.empty() || minutes_.events.front().is != MinutedEvent::Is::Presides)
      return;
    first.preside(minutes_.events.front().who);
    last.preside(minutes_.events.front().who);
  }

  void follow(const MinutedEvent &event, Attendees &first, Attendees &last) {
    somebodyCame_ = somebodyCame_ || event.is == MinutedEvent::Is::Arrives;
    for (Attendees *each : {&first, &last})
      switch (event.is) {
      case MinutedEvent::Is::Arrives:
        each->arrive(event.who);
        each->settleArrivals();
        break;
      case MinutedEvent::Is::Leaves: each->leave(event.who); break;
      case MinutedEvent::Is::Declares: each->declare(event.who, event.number); break;
      case MinutedEvent::Is::Presides:
        if (&event != &minutes_.events.front())
          each->preside(event.who);
        break;
      case MinutedEvent::Is::Item: break;
      }
    if (event.is == MinutedEvent::Is::Item)
      judgeItem(event.item, first, last);
  }

  Meeting start() const {
    Meeting meeting;
    meeting.body = body_;
    meeting.day = minutes_.day;
    meeting.adjourned = minutes_.adjourned;
    return meeting;
  }
  bool presenceKnown() const { return minutes_.presenceTold || somebodyCame_; }
  bool bodyInForce() const { return model_.body(body_).inForce.contains(minutes_.day); }

  /// Judges with those of several runs of seats chosen one way and the other.
  Answer judgeBoth(const Meeting &one, const Meeting &other, bool motion, const Attendees &first) {
    Answer answer = judgedInWords(model_, one, motion, first.notCounted());
    if (!first.chosen() && !first.bareVotes())
      return answer;
    Answer second = judgedInWords(model_, other, motion, first.notCounted());
    if (second.truth == answer.truth)
      return answer;
    std::vector<Reason> unclear;
    first.room().addUnclear("which of the seats that share a name are meant: the minutes do not say", unclear);
    if (!first.chosen())
      unclear.push_back({whoVoted(first), std::nullopt});
    for (std::size_t i = 1; i < unclear.size(); ++i)
      addOnce(answer.dependsOn, std::move(unclear[i]));
    return unknown(std::move(answer), motion ? kCarriedDepends : quorumDepends(), std::move(unclear.front().sentence));
  }

  static constexpr const char *kCarriedDepends = "Whether the motion carries depends on what is not known.";
  std::string quorumDepends() const {
    return "Whether " + ticked(model_.name(body_)) + " was quorate depends on what is not known.";
  }

  static std::string whoVoted(const Attendees &first) {
    return "who voted how: the minutes give numbers only; votes told by post, such as `" + first.byPost() +
           "`, or by name would settle it";
  }

  static Answer unknown(Answer answer, std::string summary, std::string what) {
    answer.truth = Truth::Depends;
    answer.byCastingVote = false;
    answer.summary = std::move(summary);
    answer.instead.clear();
    addOnce(answer.dependsOn, {std::move(what), std::nullopt});
    return answer;
  }

  /// Whether the quorum asked for is `none`; one of shares of those present is met by nobody, and yet not by anybody.
  bool needsNobody(const Meeting &meeting) const {
    const BodyRules rules = rulesFor(model_, meeting);
    auto none = [](const Applying<schema::Quorum> &rule) { return !rule || rule->none(); };
    if (meeting.to == QuorumTo::Begin && rules.toBegin)
      return none(rules.toBegin);
    return none(rules.toMeet) && (meeting.to != QuorumTo::Vote || none(rules.toVote));
  }

  Answer quorumAt(const Meeting &one, const Meeting &other, const Attendees &first) {
    if (presenceKnown() || one.mode != Mode::AtMeeting)
      return judgeBoth(one, other, false, first);
    // [U1] [Q8] A quorum that needs nobody is met whoever was there, so that they need not be told.
    // [D4] So it is with a body that is not in force.
    if (needsNobody(one) || !bodyInForce())
      if (Answer told = judgeBoth(one, other, false, first); told.truth != Truth::Depends)
        return told;
    Answer answer;
    answer.day = minutes_.day;
    // [E2] The quorum that was chosen is cited though nobody knows whether it was met.
    MeetingWords words(model_, one);
    words.addQuorum(answer.because, Presence::NotTold);
    words.addChosen(false, answer);
    return unknown(std::move(answer), quorumDepends(), "who was there, which the minutes do not say");
  }

  /// Whether every item was decided outside a meeting.
  bool outsideMeetings() const {
    bool items = false;
    for (const MinutedEvent &event : minutes_.events) {
      if (event.is == MinutedEvent::Is::Item && event.item.mode == Mode::AtMeeting)
        return false;
      items = items || event.is == MinutedEvent::Is::Item;
    }
    return items;
  }

  void judgeBeginning(Attendees &first, Attendees &last) {
    // [Q9] Where nobody is said to have met, and every item is decided outside a meeting, none began.
    if (!presenceKnown() && outsideMeetings())
      return;
    Meeting one = first.meetingFor({}, start()), other = last.meetingFor({}, start());
    one.to = other.to = QuorumTo::Begin;
    judged_.begin = quorumAt(one, other, first);
  }

  /// [Q9] A meeting that needed a quorum to begin and had none was never open, whoever came later.
  Truth wasOpen(Answer &quorate) const {
    const BodyRules rules = rulesFor(model_, start());
    if (!rules.toBegin || judged_.begin->truth == Truth::Yes)
      return Truth::Yes;
    // [E2] An adjourned meeting may have a quorum of its own, to begin as well.
    const schema::WithoutQuorum *own = minutes_.adjourned ? ownQuorum(rules.adjourned) : nullptr;
    quorate.because.push_back({judged_.begin->truth == Truth::No
                                   ? "The meeting was never open: it had no quorum to begin."
                                   : "Whether the meeting was open depends on whether it had a quorum to begin.",
                               clauseIf(own ? own->clause() : rules.toBegin->clause())});
    return judged_.begin->truth;
  }

  /// What an item comes to, if it is about one matter.
  struct IfAbout {
    Truth quorate = Truth::Depends, mayDecide = Truth::Depends, carried = Truth::Depends;
  };

  /// The answers alone, for an item that has been counted.
  IfAbout truths(const MinutedItem &item, const Meeting &one, const Meeting &other, const Attendees &first) const {
    if (!presenceKnown() && one.mode == Mode::AtMeeting && bodyInForce()) {
      Truth nobody = needsNobody(one) ? runtime::judge(model_, one).quorate : Truth::Depends;
      return {nobody == Truth::Yes ? nobody : Truth::Depends, Truth::Depends, Truth::Depends};
    }
    auto decided = [&](const Meeting &meeting, const Verdict &verdict) {
      bool open = verdict.mayDecide == Truth::Depends && verdict.carried == Truth::Depends;
      return open ? MeetingWords(model_, meeting).truthOf(Sought::Decided) : both(verdict.mayDecide, verdict.carried);
    };
    auto agreed = [](Truth some, Truth others) { return some == others ? some : Truth::Depends; };
    const Verdict here = runtime::judge(model_, one), there = runtime::judge(model_, other);
    IfAbout found{agreed(here.quorate, there.quorate), agreed(here.mayDecide, there.mayDecide),
                  agreed(decided(one, here), decided(other, there))};
    if (found.mayDecide != Truth::No && first.bareVotes() && mattersWhoVoted(model_, one, first.rights()))
      found.carried = Truth::Depends;
    return item.votesTold ? found : IfAbout{found.quorate, found.mayDecide, both(found.mayDecide, Truth::Depends)};
  }

  /// [R1] An item that names no matter may be about any: what it comes to for each that something of the body names.
  std::vector<IfAbout> ifAboutEach(const MinutedItem &item, Meeting start, Attendees &first, Attendees &last) {
    std::vector<IfAbout> found;
    for (FunctionIndex matter : mattersNamed(model_, body_, minutes_.day)) {
      start.matter = matter;
      const std::size_t faults = faults_.size();
      Meeting one = first.meetingFor(item, start), other = last.meetingFor(item, start);
      // [U1] What is told cannot be so of this matter, and so it is not about it.
      if (faults_.size() != faults)
        faults_.resize(faults);
      else
        found.push_back(truths(item, one, other, first));
    }
    return found;
  }

  static bool hangsOnMatter(const std::vector<IfAbout> &others, Truth IfAbout::*which, Truth truth) {
    return std::any_of(others.begin(), others.end(), [&](const IfAbout &each) { return each.*which != truth; });
  }

  // -------------------------------------------------------------- an item

  void judgeItem(const MinutedItem &item, Attendees &first, Attendees &last) {
    JudgedItem made;
    made.number = item.number;
    made.title = item.title;
    Meeting meeting = start();
    meeting.mode = item.mode;
    NameForm matter;
    if (item.matter) {
      auto found = resolved(
          item.matter.text, [&](const NameForm &name) { return resolveFunction(model_, name); }, matter);
      if (auto *why = std::get_if<NotUnderstood>(&found))
        return fault(item.matter.at, std::move(*why));
      meeting.matter = std::get<FunctionIndex>(found);
    }
    made.decides = item.votesTold || !item.motion.empty() || item.matter;
    meeting.to = made.decides ? QuorumTo::Vote : QuorumTo::Meet;
    std::vector<IfAbout> others;
    if (!item.matter)
      others = ifAboutEach(item, meeting, first, last);
    Meeting one = first.meetingFor(item, meeting), other = last.meetingFor(item, meeting);
    // At the moment of the item, with those who are there for it: a meeting that began with a quorum may have lost it.
    made.quorate = quorumAt(one, other, first);
    const std::string theMatter = "the matter, which the minutes do not name";
    if (hangsOnMatter(others, &IfAbout::quorate, made.quorate.truth))
      made.quorate = unknown(std::move(made.quorate), quorumDepends(), theMatter);
    Truth opened = item.mode == Mode::AtMeeting ? wasOpen(made.quorate) : Truth::Yes;
    made.valid = both(opened, made.quorate.truth);
    if (made.decides) {
      made.carried = carriedAt(item, one, other, first);
      if (hangsOnMatter(others, &IfAbout::carried, made.carried->truth))
        made.carried = unknown(std::move(*made.carried), kCarriedDepends, theMatter);
      dropReasons(made.quorate.because, made.carried->because);
      made.power = powerFor(item, matter);
      // [N2] Notice is given of meetings.
      if (item.mode == Mode::AtMeeting)
        made.notice = noticeFor(meeting.matter, matter);
      // A decision needs a quorum, a majority and a power, which are kept apart (docs/language.md, Five things kept
      // apart).
      // [Q10] Whether it may be decided without a quorum is part of whether it is carried.
      made.valid = both(opened, both(made.carried->truth, made.power ? made.power->truth : Truth::Depends));
      // Want of notice undoes a decision only where a clause says so; otherwise it is told, and the decision stands.
      if (made.notice && isVoidWithoutNotice(meeting.matter))
        made.valid = both(made.valid, made.notice->truth);
      // What follows from a decision is owed also where it is not certain that there was one.
      if (made.carried->truth != Truth::No)
        addDuties(DutyOf::Decision, made.duties);
    }
    judged_.items.push_back(std::move(made));
  }

  /// What is said of the quorum is not said again of the votes.
  static void dropReasons(const std::vector<Reason> &said, std::vector<Reason> &reasons) {
    std::erase_if(reasons, [&](const Reason &reason) {
      return std::any_of(said.begin(), said.end(), [&](const Reason &one) { return one.sentence == reason.sentence; });
    });
  }

  Answer carriedAt(const MinutedItem &item, const Meeting &one, const Meeting &other, const Attendees &first) {
    const std::string depends = kCarriedDepends;
    const Truth quorate = truths(item, one, other, first).mayDecide;
    if (!item.votesTold) {
      Answer answer;
      answer.day = minutes_.day;
      // Without a quorum no votes could have carried it, so that they need not be told.
      if (quorate != Truth::No)
        return unknown(std::move(answer), depends, "the votes, which the minutes do not record");
      answer.truth = Truth::No;
      answer.summary = "No decision is made: " + ticked(model_.name(body_)) + " is not quorate.";
      return answer;
    }
    Answer answer = judgeBoth(one, other, true, first);
    if (!presenceKnown() && one.mode == Mode::AtMeeting && bodyInForce())
      return unknown(std::move(answer), depends, "who was there, which the minutes do not say");
    if (quorate != Truth::No && first.bareVotes() && mattersWhoVoted(model_, one, first.rights()))
      return unknown(std::move(answer), depends, whoVoted(first));
    return answer;
  }

  /// Whether the body may decide the matter, as one would ask it.
  std::optional<Answer> powerFor(const MinutedItem &item, const NameForm &matter) {
    QuestionForm question;
    question.asks = QuestionForm::Asks::MayDecide;
    question.subject = bodyName_;
    question.function = matter;
    question.day = minutes_.day;
    question.amount = item.amount;
    question.after = item.already;
    question.given = item.given;
    if (!item.matter) {
      Answer answer;
      answer.day = minutes_.day;
      return unknown(std::move(answer), "Whether this is within power depends on what is not known.",
                     "the matter, which the minutes do not name");
    }
    if (item.place) {
      NameForm place;
      auto found = resolved(
          item.place.text, [&](const NameForm &name) { return resolvePlace(model_, name); }, place);
      if (auto *why = std::get_if<NotUnderstood>(&found)) {
        fault(item.place.at, std::move(*why));
        return std::nullopt;
      }
      question.place = place;
    }
    for (const Told &each : item.agreement) {
      NameForm name;
      auto found = resolved(
          each.text, [&](const NameForm &form) { return resolveActor(model_, form); }, name);
      if (auto *why = std::get_if<NotUnderstood>(&found)) {
        fault(each.at, std::move(*why));
        return std::nullopt;
      }
      question.agreement.push_back(name);
    }
    auto answered = answer(model_, question, minutes_.day);
    if (auto *why = std::get_if<NotUnderstood>(&answered)) {
      fault(item.amount ? item.amountAt : item.matter.at, std::move(*why));
      return std::nullopt;
    }
    return std::move(std::get<Answer>(answered));
  }

  // -------------------------------------------------------------- notice and duties

  /// The rules of notice of the body on the day: those that name the matter, or those that name none.
  std::vector<const schema::Notice *> noticeRules(std::optional<FunctionIndex> matter, bool naming) const {
    std::vector<const schema::Notice *> rules;
    // [D2] [D3] A body that is not in force has no rules; what names a function that is not in force is for nothing.
    if (!bodyInForce())
      return rules;
    if (matter && !inForce(model_.tables(), *matter, minutes_.day))
      matter.reset();
    const PeopleTables &people = model_.tables().people();
    for (const schema::Notice &rule : people.notices) {
      if (rule.body() != number(body_) || !inForce(model_.tables().text(), rule.clause(), minutes_.day))
        continue;
      auto matters = people.matters.at(rule.matters());
      bool named = matter && std::find(matters.begin(), matters.end(), number(*matter)) != matters.end();
      if (naming ? named : matters.empty())
        rules.push_back(&rule);
    }
    return rules;
  }

  bool isVoidWithoutNotice(std::optional<FunctionIndex> matter) const {
    auto rules = noticeRules(matter, true);
    if (rules.empty())
      rules = noticeRules(matter, false);
    // [N3] What is not done changes no answer, unless business without it is void.
    return std::any_of(rules.begin(), rules.end(), [](const schema::Notice *rule) { return rule->or_void() != 0; });
  }

  Answer noticeAnswer(const NameForm *matter) {
    QuestionForm question;
    question.asks = QuestionForm::Asks::NoticeEnough;
    question.subject = bodyName_;
    if (matter)
      question.function = *matter;
    question.day = minutes_.day;
    question.first = minutes_.notice;
    Answer answer;
    answer.day = minutes_.day;
    if (!minutes_.notice)
      return unknown(std::move(answer), "Whether there was notice enough depends on what is not known.",
                     "the day on which notice was given, which the minutes do not say");
    auto answered = runtime::answer(model_, question, minutes_.day);
    if (auto *found = std::get_if<Answer>(&answered))
      return std::move(*found);
    fault(minutes_.body.at, std::move(std::get<NotUnderstood>(answered)));
    return answer;
  }

  void judgeNotice() {
    if (minutes_.notice || !noticeRules({}, false).empty())
      judged_.notice = noticeAnswer(nullptr);
  }

  /// For a matter that needs notice of its own, or whose decision is void without.
  std::optional<Answer> noticeFor(std::optional<FunctionIndex> matter, const NameForm &name) {
    if (!noticeRules(matter, true).empty())
      return noticeAnswer(&name);
    return isVoidWithoutNotice(matter) ? std::optional(noticeAnswer(nullptr)) : std::nullopt;
  }

  /// What must be done within some time of each decision or of each meeting.
  void addDuties(DutyOf of, std::vector<DutyDue> &out) const {
    const PeopleTables &people = model_.tables().people();
    for (const schema::Duty &duty : people.duties) {
      if (duty.body() != number(body_) || duty.when() != DutyWhen::Within || duty.of() != of ||
          !inForce(model_.tables().text(), duty.clause(), minutes_.day))
        continue;
      out.push_back({std::string(people.text(duty.what())), after(minutes_.day, {duty.count(), checked(duty.unit())}),
                     clauseIf(duty.clause())});
    }
  }

  const Model &model_;
  const Minutes &minutes_;
  BodyIndex body_{};
  NameForm bodyName_;
  Faults faults_, ignored_;
  JudgedMinutes judged_;
  bool somebodyCame_ = false;
};

} // namespace

std::variant<JudgedMinutes, std::vector<MinutesFault>> judgeMinutes(const Model &model, const Minutes &minutes) {
  return Judging(model, minutes).judge();
}

} // namespace quorate::runtime
