// Answers "what must … do by …?": duties and reports that fall due, those with a day first.
#include "runtime/answers/answering.h"
#include "runtime/model/tables.h"
#include "runtime/names/resolve.h"
#include "runtime/words/rules.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// Of a duty that comes again and again, this many are listed.
constexpr std::size_t kMostTimes = 24;
/// No duty comes more often than this in the life of a constitution; protects against a span of no length.
constexpr std::uint32_t kMostSteps = 20'000;

Span spanOf(std::uint32_t count, SpanUnit unit) { return {count, checked(unit)}; }

/// The days on which a clause, and the body that has it, is in force.
Interval daysOf(const Model &model, std::uint32_t clause, Interval body) {
  if (clause == kNone)
    return body;
  const schema::Clause &row = model.tables().text().clauses[clause];
  return intersect(body, {row.from_day(), row.until_day()});
}

class Due {
public:
  Due(const Model &model, Day from, Day by, Answer &answer) : model_(model), from_(from), by_(by), answer_(answer) {}

  void add(const schema::Duty &duty, Interval body) {
    Interval days = daysOf(model_, duty.clause(), body);
    if (intersect(days, {from_, by_ + 1}).empty())
      return;
    const PeopleTables &people = model_.tables().people();
    what_ = std::string(people.text(duty.what()));
    clause_ = clauseIf(duty.clause());
    Span span = spanOf(duty.count(), duty.unit());
    switch (duty.when()) {
    case DutyWhen::Unstated: return list("at all times", std::nullopt);
    case DutyWhen::By: return addBy(duty);
    case DutyWhen::Within: return list("within " + printSpan(span) + " of " + eventOf(duty), std::nullopt);
    case DutyWhen::Every: return addEvery(duty, span, days);
    case DutyWhen::For: return addFor(span, days);
    }
    throwDangling();
  }

  /// A report that somebody with a delegation owes for what they decide.
  void addReport(const schema::Delegation &row, const std::string &functions) {
    if (intersect(Interval{row.from_day(), row.until_day()}, Interval{from_, by_ + 1}).empty())
      return;
    what_ = "report to " + std::string(model_.name(ActorIndex{row.reported_to()}));
    clause_ = clauseIf(row.clause());
    std::string each = std::string(words::each(DutyOf::Decision)) + (functions.empty() ? "" : " on " + functions);
    list(row.reported_count() == 0
             ? each
             : "within " + printSpan(spanOf(row.reported_count(), row.reported_unit())) + " of " + each,
         std::nullopt);
  }

  /// Those with a day first, in the order of days.
  void sort() {
    std::stable_sort(answer_.list.begin(), answer_.list.end(),
                     [](const Listed &a, const Listed &b) { return a.day && (!b.day || *a.day < *b.day); });
  }

private:
  std::string eventOf(const schema::Duty &duty) const {
    return duty.of() == DutyOf::Event ? std::string(model_.tables().people().text(duty.event()))
                                      : std::string(words::each(duty.of()));
  }

  void list(std::string within, std::optional<Day> day, Truth truth = Truth::Yes) {
    std::string sentence = what_ + ": " + within;
    answer_.list.push_back({what_, truth, std::move(within), {{std::move(sentence), clause_}}, day});
  }

  bool isDue(Day day) const { return from_ <= day && day <= by_; }

  void addBy(const schema::Duty &duty) {
    if (duty.day() == Interval::kAlways) {
      if (duty.day_open() != kNone)
        openPointInWords(model_, duty.day_open(), answer_.dependsOn);
      return list("by a day to be confirmed", std::nullopt, Truth::Depends);
    }
    if (isDue(duty.day()))
      list("by " + printDay(duty.day()), duty.day());
  }

  void addFor(Span span, Interval days) {
    if (days.from == Interval::kAlways)
      return list("for " + printSpan(span), std::nullopt);
    Day end = after(days.from, span);
    if (end > from_)
      list("for " + printSpan(span) + ", until " + printDay(end - 1), std::nullopt);
  }

  void addEvery(const schema::Duty &duty, Span span, Interval days) {
    bool begins = duty.day() != Interval::kAlways;
    Day base = begins ? duty.day() : days.from;
    std::string every = "every " + words::every(words::Style::Answer, span);
    if (duty.day_open() != kNone && unsettled(model_.tables().text(), duty.day_open())) {
      openPointInWords(model_, duty.day_open(), answer_.dependsOn);
      return list(every + ", from a day to be confirmed", std::nullopt, Truth::Depends);
    }
    // Without a first day, or with a span of no length, no day can be reckoned: the duty is told as it stands.
    if (base == Interval::kAlways || span.count == 0)
      return list(every, std::nullopt);
    std::vector<Day> times;
    std::size_t more = 0;
    // The day on which it begins is its first; without one, the first is a span after the clause begins.
    for (std::uint32_t i = begins ? 0 : 1; i < kMostSteps; ++i) {
      // Each time is reckoned from the first and not from the one before: month by month from 31 January would slip to
      // the 28th in February and stay there.
      std::uint64_t count = std::uint64_t{span.count} * i;
      Day day = count > 0xFFFFFFFFu ? by_ + 1 : after(base, {static_cast<std::uint32_t>(count), span.unit});
      if (day > by_ || day >= days.until)
        break;
      if (!isDue(day) || day < days.from)
        continue;
      if (times.size() == kMostTimes)
        ++more;
      else
        times.push_back(day);
    }
    for (Day day : times)
      list(every + ", by " + printDay(day), day);
    if (more)
      list(every + ", and " + std::to_string(more) + (more == 1 ? " time" : " times") + " more until " + printDay(by_),
           std::nullopt);
  }

  const Model &model_;
  Day from_, by_;
  Answer &answer_;
  std::string what_;
  std::optional<ClauseIndex> clause_;
};

/// The functions that an actor has by a delegation: "`A`, `B` and 3 more".
std::string functionsOf(const Model &model, ActorIndex actor, std::uint32_t delegation) {
  constexpr std::size_t kMost = 3;
  const AuthorityTables &tables = model.tables().authority();
  std::vector<std::string> names;
  std::size_t more = 0;
  std::uint32_t last = kNone;
  for (const schema::Grant &grant : tables.grants.at(tables.actors[number(actor)].grants())) {
    if (grant.basis() != Basis::Delegation || grant.source() != delegation || grant.function() == last)
      continue;
    last = grant.function();
    if (names.size() == kMost)
      ++more;
    else
      names.push_back(ticked(model.name(FunctionIndex{last})));
  }
  if (more)
    names.push_back(std::to_string(more) + " more");
  return listed(names);
}

} // namespace

Day firstDay(const Model &model, Day by, Day today) {
  if (today <= by)
    return today;
  Day yearBefore = by - 365;
  return std::min(by, std::max(yearBefore, model.inForce().from));
}

Answering answerWhatMustDo(const Model &model, const QuestionForm &question, Day day, Day today) {
  auto found = resolveActor(model, question.subject);
  if (auto *why = std::get_if<NotUnderstood>(&found))
    return std::move(*why);
  ActorIndex actor = std::get<ActorIndex>(found);
  const Tables &tables = model.tables();
  Day from = firstDay(model, day, question.first.value_or(today));
  std::string name = ticked(model.name(actor));
  Answer answer;
  answer.asked = "what must " + name + " do by " + printDay(day) + "?";
  answer.listHeading = "From " + printDay(from) + " to " + printDay(day);
  Due due(model, from, day, answer);
  if (std::uint32_t body = tables.authority().actors[number(actor)].body(); body != kNone) {
    const schema::Body &row = tables.bodies().bodies[body];
    for (const schema::Duty &duty : tables.people().duties)
      if (duty.body() == body)
        due.add(duty, {row.from_day(), row.until_day()});
  }
  for (std::uint32_t i = 0; i < tables.authority().delegations.size(); ++i) {
    const schema::Delegation &row = tables.authority().delegations[i];
    if (row.to() == number(actor) && row.reported_to() != kNone)
      due.addReport(row, functionsOf(model, actor, i));
  }
  due.sort();
  std::size_t dated = 0;
  bool certain = false;
  for (const Listed &listed : answer.list) {
    dated += listed.day.has_value();
    certain = certain || listed.truth == Truth::Yes;
  }
  answer.truth = certain ? Truth::Yes : answer.list.empty() ? Truth::No : Truth::Depends;
  if (answer.list.empty())
    answer.summary = "Nothing is said that " + name + " must do by " + printDay(day) + ".";
  else if (dated == 0)
    answer.summary = "Nothing that " + name + " must do falls due on a day that is known; this is to be done besides.";
  else
    answer.summary = name + " has " + (dated == 1 ? "one thing" : std::to_string(dated) + " things") + " to do by " +
                     printDay(day) +
                     (dated < answer.list.size() ? ", besides what comes with an event or has no day." : ".");
  return answer;
}

} // namespace quorate::runtime
