// Answers "is notice on … enough for a meeting of … on …?": clear days leave out the day of the notice, the day of the
// meeting, and the days that a calendar leaves out.
#include "runtime/answers/answering.h"
#include "runtime/model/orders.h"
#include "runtime/names/resolve.h"
#include "runtime/rules/choice.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// Nobody gives notice further ahead: protects against a calendar that leaves out every day.
constexpr std::int32_t kFurthest = 4000;

/// 0 for Monday. Day 0 is 1 January 1970, a Thursday; the remainder of an earlier day is negative until 7 is added.
unsigned weekdayOf(Day day) { return static_cast<unsigned>(((static_cast<std::int64_t>(day) + 3) % 7 + 7) % 7); }

/// Whether a calendar leaves a day out; no calendar leaves out none.
bool leavesOut(const Model &model, std::uint32_t calendar, Day day) {
  if (calendar == kNone)
    return false;
  const PeopleTables &people = model.tables().people();
  const schema::Calendar &row = people.calendars[calendar];
  if (row.weekdays() >> weekdayOf(day) & 1)
    return true;
  auto days = people.days.at(row.days());
  return std::any_of(days.begin(), days.end(), [&](const schema::Stretch &stretch) {
    return stretch.from_day() <= day && day < stretch.until_day();
  });
}

struct ClearDays {
  std::uint32_t clear = 0, leftOut = 0;
};

/// The days between two days, both left out.
/// Clear days as the law has them: neither the day on which notice is given nor that of the meeting is one of them.
ClearDays between(const Model &model, std::uint32_t calendar, Day notice, Day meeting) {
  ClearDays days;
  for (Day day = std::max(notice + 1, meeting - kFurthest); day < meeting; ++day)
    ++(leavesOut(model, calendar, day) ? days.leftOut : days.clear);
  return days;
}

/// The last day on which notice would have been enough; empty if no day in many years is.
std::optional<Day> lastDayFor(const Model &model, const schema::Notice &rule, Day meeting) {
  std::uint32_t clear = 0;
  Day day = meeting - 1;
  for (; day > meeting - kFurthest && clear < rule.number(); --day)
    clear += leavesOut(model, rule.calendar(), day) ? 0 : 1;
  return clear < rule.number() ? std::nullopt : std::optional(day);
}

rules::IsFor isFor(const PeopleTables &people, const schema::Notice &rule, std::optional<FunctionIndex> matter) {
  return rules::isFor(people.matters.at(rule.matters()), matter ? std::optional(number(*matter)) : std::nullopt);
}

/// [R1] The notice rules of a body on a day: those that name the matter, else those that name none. Those that rest on
/// an open point are left out, if it is to be among `without`.
std::vector<const schema::Notice *> rulesOf(const Model &model, std::uint32_t body, std::optional<FunctionIndex> matter,
                                            Day day, std::vector<const schema::Notice *> &others,
                                            const std::vector<std::uint32_t> &without = {}) {
  const PeopleTables &people = model.tables().people();
  const TextTables &text = model.tables().text();
  // [D3] What names a function that is not in force is for nothing.
  if (matter && !inForce(model.tables(), *matter, day))
    matter.reset();
  std::vector<const schema::Notice *> all;
  for (const schema::Notice &rule : people.notices) {
    if (rule.body() != body || !inForce(text, rule.clause(), day) ||
        std::find(without.begin(), without.end(), openOf(text, rule.clause())) != without.end())
      continue;
    const bool isForIt = isFor(people, rule, matter) != rules::IsFor::Others;
    (isForIt ? all : others).push_back(&rule);
  }
  // [R2] What gives way to another is left out.
  leaveOutWeaker(text, all);
  std::vector<const schema::Notice *> named;
  for (const schema::Notice *rule : all)
    if (isFor(people, *rule, matter) == rules::IsFor::Matter)
      named.push_back(rule);
  return named.empty() ? all : named;
}

std::string mattersOf(const Model &model, const schema::Notice &rule) {
  std::vector<std::string> names;
  for (std::uint32_t matter : model.tables().people().matters.at(rule.matters()))
    names.push_back(ticked(model.name(FunctionIndex{matter})));
  return listed(names, "or");
}

std::string clearDays(std::uint32_t count) {
  return std::to_string(count) + (count == 1 ? " clear day" : " clear days");
}

/// Judges one rule, adding its reason; whether the notice is enough.
bool judgeNotice(const Model &model, const schema::Notice &rule, Day notice, Day meeting, Answer &answer) {
  const PeopleTables &people = model.tables().people();
  ClearDays days = between(model, rule.calendar(), notice, meeting);
  // A rule of no clear days is still not met by notice on the day of the meeting or after it.
  bool enough = notice < meeting && days.clear >= rule.number();
  std::string matters = mattersOf(model, rule);
  std::string text = clearDays(rule.number()) + (rule.number() == 1 ? " is" : " are") + " needed" +
                     (matters.empty() ? "" : " for " + matters) + ", and there " + (days.clear == 1 ? "is " : "are ") +
                     std::to_string(days.clear) + " between " + printDay(notice) + " and " + printDay(meeting) +
                     ", both left out";
  if (rule.calendar() != kNone)
    text += " (" + ticked(people.text(people.calendars[rule.calendar()].name())) + " leaves out " +
            std::to_string(days.leftOut) + " more)";
  addOnce(answer.because, {text + ".", clauseIf(rule.clause())});
  if (rule.calendar() != kNone)
    if (auto clause = clauseIf(people.calendars[rule.calendar()].clause()))
      addOnce(answer.because, {"The calendar " + ticked(people.text(people.calendars[rule.calendar()].name())) +
                                   " says which days are left out.",
                               clause});
  if (enough)
    return true;
  addOnce(answer.because, {rule.or_void() ? "Without it, the business of the meeting is void."
                                          : "The meeting's business is not void for want of notice: no clause says so.",
                           clauseIf(rule.clause())});
  if (!lastDayFor(model, rule, meeting))
    addOnce(answer.because, {"No day is early enough: the calendar leaves out too many.", clauseIf(rule.clause())});
  return false;
}

/// Whether notice is enough by these rules; unknown if there are none.
Truth isEnough(const Model &model, const std::vector<const schema::Notice *> &rules, Day notice, Day meeting) {
  if (rules.empty())
    return Truth::Depends;
  for (const schema::Notice *rule : rules)
    if (notice >= meeting || between(model, rule->calendar(), notice, meeting).clear < rule->number())
      return Truth::No;
  return Truth::Yes;
}

/// [D5] [U1] The open points of the rules of a body, if it makes a difference how they are settled.
std::vector<std::uint32_t> openThatMatter(const Model &model, std::uint32_t body, std::optional<FunctionIndex> matter,
                                          Day notice, Day meeting) {
  constexpr std::size_t kMostTried = 8;
  const TextTables &text = model.tables().text();
  // [D4] Where it is open whether the body is there, so it is whether any notice is enough.
  const std::uint32_t ofBody = openOf(text, model.tables().bodies().bodies[body].clause());
  std::vector<std::uint32_t> open;
  if (ofBody != kNone)
    open.push_back(ofBody);
  for (const schema::Notice &rule : model.tables().people().notices)
    if (rule.body() == body && inForce(text, rule.clause(), meeting))
      if (std::uint32_t point = openOf(text, rule.clause());
          point != kNone && std::find(open.begin(), open.end(), point) == open.end())
        open.push_back(point);
  if (open.empty() || open.size() > kMostTried)
    return open;
  std::optional<Truth> first;
  bool differ = false;
  for (unsigned set = 0; set < 1U << open.size(); ++set) {
    std::vector<std::uint32_t> without;
    for (std::size_t i = 0; i < open.size(); ++i)
      if (set >> i & 1)
        without.push_back(open[i]);
    std::vector<const schema::Notice *> others;
    const bool meets = ofBody == kNone || (set & 1) == 0;
    Truth truth =
        meets ? isEnough(model, rulesOf(model, body, matter, meeting, others, without), notice, meeting) : Truth::No;
    differ = differ || (first && *first != truth);
    first = truth;
  }
  return differ ? open : std::vector<std::uint32_t>();
}

/// [U4] The last day on which notice is enough by every rule, however open points turn out; none if there is no such
/// day.
std::optional<Day> lastDayOfAll(const Model &model, std::uint32_t body, std::optional<FunctionIndex> matter,
                                const std::vector<const schema::Notice *> &rules, Day meeting) {
  std::vector<Day> days;
  for (const schema::Notice &rule : model.tables().people().notices)
    if (rule.body() == body && inForce(model.tables().text(), rule.clause(), meeting))
      if (auto last = lastDayFor(model, rule, meeting))
        days.push_back(*last);
  std::sort(days.rbegin(), days.rend());
  for (Day last : days)
    if (isEnough(model, rules, last, meeting) == Truth::Yes &&
        openThatMatter(model, body, matter, last, meeting).empty())
      return last;
  return std::nullopt;
}

/// Whether notice came with the meeting or after it.
void addIfLate(Day notice, Day day, std::vector<Reason> &because) {
  if (notice >= day)
    addOnce(because,
            {"Notice was given on " + printDay(notice) +
                 (notice == day ? ", the day of the meeting itself." : ", after the meeting on " + printDay(day) + "."),
             std::nullopt});
}

/// What is needed for matters that the question does not name.
void addOtherMatters(const Model &model, const std::vector<const schema::Notice *> &others,
                     std::vector<Reason> &because) {
  for (const schema::Notice *rule : others)
    addOnce(because, {"For " + mattersOf(model, *rule) + ", " + clearDays(rule->number()) +
                          (rule->number() == 1 ? " is" : " are") + " needed.",
                      clauseIf(rule->clause())});
}

} // namespace

Answering answerNoticeEnough(const Model &model, const QuestionForm &question, Day day) {
  auto found = resolveBody(model, question.subject);
  if (auto *why = std::get_if<NotUnderstood>(&found))
    return std::move(*why);
  BodyIndex body = std::get<BodyIndex>(found);
  auto named = resolveMatter(model, question.function);
  if (auto *why = std::get_if<NotUnderstood>(&named))
    return std::move(*why);
  auto matter = std::get<std::optional<FunctionIndex>>(named);
  if (!question.first)
    return NotUnderstood{"the question does not say on which day notice is given", {}};
  Day notice = *question.first;
  std::string name = ticked(model.name(body));
  std::string about = matter ? " about " + ticked(model.name(*matter)) : std::string();
  Answer answer;
  addIfLate(notice, day, answer.because);
  answer.asked =
      "is notice on " + printDay(notice) + " enough for a meeting of " + name + about + " on " + printDay(day) + "?";
  // [D4] A body that is over does not meet, whatever notice is given.
  if (!model.body(body).inForce.contains(day)) {
    answer.truth = Truth::No;
    answer.summary = name + " is not in force on " + printDay(day) + ": it does not meet on that day.";
    addOnce(answer.because, {answer.summary, clauseIf(model.tables().bodies().bodies[number(body)].clause())});
    return answer;
  }
  std::vector<const schema::Notice *> others;
  auto rules = rulesOf(model, number(body), matter, day, others);
  if (rules.empty()) {
    answer.truth = Truth::Depends;
    answer.summary = "How much notice " + name + " needs" + about + " is not said.";
    answer.dependsOn.push_back({"how much notice a meeting of " + name + " needs, which no clause says", std::nullopt});
  } else {
    bool enough = true;
    for (const schema::Notice *rule : rules)
      // Every rule that stands must be kept, and each is judged, so that the answer names all that are not.
      enough = judgeNotice(model, *rule, notice, day, answer) && enough;
    answer.truth = enough ? Truth::Yes : Truth::No;
    answer.summary = "Notice on " + printDay(notice) + (enough ? " is enough" : " is not enough") +
                     " for a meeting of " + name + about + " on " + printDay(day) + ".";
    if (auto last = enough ? std::nullopt : lastDayOfAll(model, number(body), matter, rules, day)) {
      const std::string matters = mattersOf(model, *rules.front());
      answer.instead.push_back("notice on or before " + printDay(*last) + (matters.empty() ? "" : " for " + matters));
    }
  }
  if (auto open = openThatMatter(model, number(body), matter, notice, day); !open.empty()) {
    answer.truth = Truth::Depends;
    answer.instead.clear();
    answer.dependsOn.clear();
    answer.summary = "Whether notice on " + printDay(notice) + " is enough for a meeting of " + name + about + " on " +
                     printDay(day) + " depends on what is not known.";
    for (std::uint32_t point : open)
      openPointInWords(model, point, answer.dependsOn);
  }
  if (!matter)
    addOtherMatters(model, others, answer.because);
  return answer;
}

} // namespace quorate::runtime
