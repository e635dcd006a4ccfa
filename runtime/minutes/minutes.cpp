// Judges minutes: goes through what happened, and answers for each item at its moment the questions one would ask.
#include "runtime/minutes.h"

#include "runtime/answers/answering.h"
#include "runtime/answers/judged.h"
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
    meeting_.emplace(model_, body_, minutes_, faults_);
    judged_.body = std::string(model_.name(body_));
    judged_.day = minutes_.day;
    judged_.place = minutes_.place.text;
    judgeBeginning();
    for (const MinutedEvent &event : minutes_.events)
      if (event.is == MinutedEvent::Is::Item)
        judgeItem(event.item);
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

  Meeting start() const {
    Meeting meeting;
    meeting.body = body_;
    meeting.day = minutes_.day;
    meeting.adjourned = minutes_.adjourned;
    return meeting;
  }
  bool presenceTold() const {
    return minutes_.presenceTold ||
           std::any_of(minutes_.events.begin(), minutes_.events.end(),
                       [](const MinutedEvent &event) { return event.is == MinutedEvent::Is::Arrives; });
  }
  bool bodyInForce() const { return model_.body(body_).inForce.contains(minutes_.day); }

  std::optional<Attendances> attendancesAt(const Meeting &meeting, const MinutedItem *item) {
    // [D4] A body that is not in force on the day decides nothing, whatever is told of who is there.
    if (!bodyInForce())
      return Attendances{{{meeting, {}, {}}}, false};
    Faults faults;
    if (auto told = meeting_->at(meeting, item, faults))
      return told;
    // [D5] [U1] The body need not be there, and could have no such meeting if it were.
    if (Meeting without = meeting; supposeNotThere(model_, without))
      return Attendances{{{without, {}, {}, {}}}, false};
    for (MinutesFault &fault : faults)
      if (std::none_of(faults_.begin(), faults_.end(),
                       [&](const MinutesFault &one) { return one.at == fault.at && one.message == fault.message; }))
        faults_.push_back(std::move(fault));
    return std::nullopt;
  }

  static Answer unknown(Answer answer, std::string summary, std::string what) {
    answer.truth = Truth::Depends;
    answer.byCastingVote = false;
    answer.summary = std::move(summary);
    answer.instead.clear();
    addOnce(answer.dependsOn, {std::move(what), std::nullopt});
    return answer;
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

  void judgeBeginning() {
    // [Q9] Where nobody is said to have met, and every item is decided outside a meeting, none began.
    if (!presenceTold() && outsideMeetings())
      return;
    Meeting meeting = start();
    meeting.to = QuorumTo::Begin;
    if (auto told = attendancesAt(meeting, nullptr))
      judged_.begin = judgedInWords(model_, *told, false);
    if (!judged_.begin)
      return;
    begun_ = judged_.begin->truth;
    const Applying<schema::Quorum> rule = rulesFor(model_, start()).toBegin;
    const std::uint32_t open = rule.datesOpen;
    if (open == kNone || begun_ == Truth::Yes)
      return;
    // Where it is not known whether the day of the rule has come, no quorum to begin may have been needed.
    meeting.settled.push_back({open, isThereIf(model_.tables().text(), rule->clause(), open, true)});
    auto needed = attendancesAt(meeting, nullptr);
    begun_ = needed && judgedInWords(model_, *needed, false).truth == Truth::Yes ? Truth::Yes : Truth::Depends;
  }

  /// [Q9] A meeting that needed a quorum to begin and had none was never open, whoever came later.
  Truth wasOpen(Answer &quorate) const {
    const BodyRules rules = rulesFor(model_, start());
    if (!rules.toBegin || begun_ == Truth::Yes)
      return Truth::Yes;
    // [E2] An adjourned meeting may have a quorum of its own, to begin as well.
    const schema::WithoutQuorum *own = minutes_.adjourned ? ownQuorum(rules.adjourned) : nullptr;
    const bool never = begun_ == Truth::No;
    quorate.because.push_back({never ? "The meeting was never open: it had no quorum to begin."
                                     : "Whether the meeting was open depends on whether it had a quorum to begin.",
                               clauseIf(own ? own->clause() : rules.toBegin->clause())});
    return never ? Truth::No : Truth::Depends;
  }

  // -------------------------------------------------------------- an item

  void judgeItem(const MinutedItem &item) {
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
    made.decides = item.decides();
    meeting.to = made.decides ? QuorumTo::Vote : QuorumTo::Meet;
    auto told = attendancesAt(meeting, &item);
    if (!told)
      return;
    // At the moment of the item, with those who are there for it: a meeting that began with a quorum may have lost it.
    made.quorate = judgedInWords(model_, *told, false);
    Truth opened = item.mode == Mode::AtMeeting ? wasOpen(made.quorate) : Truth::Yes;
    made.valid = both(opened, made.quorate.truth);
    if (made.decides) {
      made.carried = judgedInWords(model_, *told, true);
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

  /// [N2] Notice is of meetings, and one that was adjourned goes on with the notice that it had.
  bool needsNotice() const { return !minutes_.adjourned && (presenceTold() || !outsideMeetings()); }

  void judgeNotice() {
    if (!needsNotice())
      return;
    if (minutes_.notice || !noticeRules({}, false).empty())
      judged_.notice = noticeAnswer(nullptr);
  }

  /// For a matter that needs notice of its own, or whose decision is void without.
  std::optional<Answer> noticeFor(std::optional<FunctionIndex> matter, const NameForm &name) {
    if (!needsNotice())
      return std::nullopt;
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
  Faults faults_;
  JudgedMinutes judged_;
  Truth begun_ = Truth::Yes; ///< [Q9] whether the quorum to begin is there, if one is needed
  std::optional<MinutedMeeting> meeting_;
};

} // namespace

std::variant<JudgedMinutes, std::vector<MinutesFault>> judgeMinutes(const Model &model, const Minutes &minutes) {
  return Judging(model, minutes).judge();
}

} // namespace quorate::runtime
