// Answers "what changes between … and …?": clauses that begin or end, body by body.
#include "runtime/answers/answering.h"
#include "runtime/model/tables.h"
#include "runtime/words/rules.h"
#include "runtime/words/wording.h"

#include <algorithm>
#include <tuple>

namespace quorate::runtime {

namespace {

/// A clause that begins or ends.
struct Change {
  std::uint32_t body = kNone; ///< none: of no one body; these come last
  Day day = 0;                ///< the first day on which it is otherwise
  bool begins = false;
  std::uint32_t clause = kNone;
  std::uint32_t holding = kNone; ///< set if somebody comes or goes

  /// In the order in which they are told.
  auto key() const { return std::tuple(body, day, begins, clause, holding); }
};

class Changes {
public:
  Changes(const Model &model, Day first, Day last) : model_(model), first_(first), last_(last) {}

  std::vector<Change> find() {
    const Tables &tables = model_.tables();
    const NameTables &names = tables.names();
    add(names.headerClause, names.inForce, kNone, true);
    std::vector<bool> ofPeople = addPeople();
    for (std::uint32_t i = 0; i < tables.text().clauses.size(); ++i) {
      if (ofPeople[i])
        continue;
      const schema::Clause &row = tables.text().clauses[i];
      add(i, {row.from_day(), row.until_day()}, row.body());
    }
    // What has days of its own, where its clause does not give them.
    for (std::uint32_t i = 0; i < tables.bodies().bodies.size(); ++i) {
      const schema::Body &row = tables.bodies().bodies[i];
      add(row.clause(), {row.from_day(), row.until_day()}, i);
    }
    for (const schema::Seat &row : tables.bodies().seats)
      add(row.clause(), {row.from_day(), row.until_day()}, row.body());
    for (const schema::Place &row : tables.authority().places)
      add(row.clause(), {row.from_day(), row.until_day()}, kNone);
    for (const schema::Delegation &row : tables.authority().delegations)
      add(row.clause(), {row.from_day(), row.until_day()}, kNone);
    for (const schema::Reservation &row : tables.authority().reservations)
      add(row.clause(), {row.from_day(), row.until_day()}, kNone);
    for (const schema::Organisation &row : tables.authority().organisations)
      add(row.clause(), {row.from_day(), row.until_day()}, kNone);
    tidy();
    std::sort(changes_.begin(), changes_.end(), [](const Change &a, const Change &b) { return a.key() < b.key(); });
    return std::move(changes_);
  }

private:
  bool isIn(Day day) const { return first_ <= day && day <= last_; }

  void add(std::uint32_t clause, Interval days, std::uint32_t body, bool header = false) {
    const Interval &whole = model_.tables().names().inForce;
    // Nothing has to be told of each thing that begins or ends with the whole constitution.
    if (clause == kNone)
      return;
    if (isIn(days.from) && (header || days.from != whole.from))
      push({body, days.from, true, clause});
    if (isIn(days.until) && (header || days.until != whole.until))
      push({body, days.until, false, clause});
  }

  void push(Change change) { changes_.push_back(change); }

  /// Who comes and who goes is told of the body; which clauses say so.
  std::vector<bool> addPeople() {
    const Tables &tables = model_.tables();
    const PeopleTables &people = tables.people();
    std::vector<bool> said(tables.text().clauses.size(), false);
    auto say = [&](std::uint32_t clause) {
      if (clause < said.size())
        said[clause] = true;
    };
    for (const schema::Belonging &row : people.belongings)
      say(row.clause());
    for (const schema::PersonClass &row : people.classes)
      say(row.clause());
    for (std::uint32_t i = 0; i < people.holdings.size(); ++i) {
      const schema::Holding &row = people.holdings[i];
      say(row.clause());
      std::uint32_t body = row.seat() == kNone ? kNone : tables.bodies().seats[row.seat()].body();
      if (isIn(row.when().from_day()))
        push({body, row.when().from_day(), true, row.clause(), i});
      if (isIn(row.when().until_day()))
        push({body, row.when().until_day(), false, row.clause(), i});
    }
    return said;
  }

  /// Each change once; one of a known body, and not of no body besides.
  void tidy() {
    auto what = [](const Change &c) { return std::tuple(c.clause, c.day, c.begins, c.holding); };
    std::sort(changes_.begin(), changes_.end(), [&](const Change &a, const Change &b) {
      return std::tuple_cat(what(a), std::tuple(a.body)) < std::tuple_cat(what(b), std::tuple(b.body));
    });
    std::vector<Change> tidied;
    for (const Change &change : changes_) {
      bool same = !tidied.empty() && what(tidied.back()) == what(change);
      if (!same || (change.body != kNone && tidied.back().body != change.body))
        tidied.push_back(change);
    }
    changes_ = std::move(tidied);
  }

  const Model &model_;
  Day first_, last_;
  std::vector<Change> changes_;
};

/// "Jane Smith holds `Chair`"
std::string holdingInWords(const Model &model, std::uint32_t holding) {
  const schema::Holding &row = model.tables().people().holdings[holding];
  return ticked(model.name(PersonIndex{row.person()})) + " " + std::string(words::holds(row.how())) + " " +
         ticked(row.seat() == kNone ? model.name(ActorIndex{row.actor()}) : model.name(SeatIndex{row.seat()}));
}

/// The words of a clause without its own days.
std::string undated(const Model &model, ClauseIndex clause, std::string text) {
  const schema::Clause &row = model.tables().text().clauses[number(clause)];
  auto leaveOut = [&](std::string_view word, Day day) {
    std::string said = std::string(word) + " " + printDay(day);
    for (std::string before : {", ", " "})
      if (std::size_t at = text.rfind(before + said); at != std::string::npos) {
        text.erase(at, before.size() + said.size());
        return;
      }
  };
  if (row.from_day() != Interval::kAlways)
    leaveOut("from", row.from_day());
  if (row.until_day() != Interval::kForEver)
    leaveOut("until", row.until_day());
  return text;
}

/// All the words of a clause that stands on its own, without its days; empty if it holds other clauses.
std::string allOf(const Model &model, const Change &change) {
  auto clause = clauseIf(change.clause);
  if (!clause || change.holding != kNone)
    return {};
  std::string text(model.clause(*clause).text);
  return text.find('{') == std::string::npos ? undated(model, *clause, std::move(text)) : std::string();
}

/// Leaves out what ends and begins again on one day in the same words: it does not change.
void leaveOutUnchanged(std::vector<Change> &changes, const Model &model) {
  std::vector<std::string> words;
  for (const Change &change : changes)
    words.push_back(allOf(model, change));
  std::vector<bool> same(changes.size(), false);
  for (std::size_t i = 0; i < changes.size(); ++i)
    for (std::size_t j = i + 1; j < changes.size() && !same[i]; ++j)
      if (!same[j] && !words[i].empty() && words[i] == words[j] && changes[i].body == changes[j].body &&
          changes[i].day == changes[j].day && changes[i].begins != changes[j].begins)
        same[i] = same[j] = true;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < changes.size(); ++i)
    if (!same[i])
      changes[kept++] = changes[i];
  changes.resize(kept);
}

} // namespace

Answering answerWhatChanges(const Model &model, const QuestionForm &question, Day day) {
  if (!question.first)
    return NotUnderstood{"the question does not say from which day", {}};
  Day first = std::min(*question.first, day), last = std::max(*question.first, day);
  Answer answer;
  answer.asked = "what changes between " + printDay(first) + " and " + printDay(last) + "?";
  answer.listHeading = "Changes";
  std::vector<std::uint32_t> bodies;
  auto changes = Changes(model, first, last).find();
  leaveOutUnchanged(changes, model);
  for (const Change &change : changes) {
    auto clause = clauseIf(change.clause);
    std::string words = change.holding != kNone ? holdingInWords(model, change.holding)
                        : clause                ? undated(model, *clause, clauseInWords(model, *clause))
                                                : std::string();
    std::string within = (change.begins ? "from " + printDay(change.day) : "until " + printDay(change.day - 1)) +
                         (words.empty() ? std::string() : ": " + words);
    std::string name(change.body == kNone ? model.title() : model.name(BodyIndex{change.body}));
    if (std::find(bodies.begin(), bodies.end(), change.body) == bodies.end())
      bodies.push_back(change.body);
    answer.list.push_back({name, Truth::Yes, within, {{name + ": " + within, clause}}, change.day});
  }
  for (std::uint32_t i = 0; i < model.tables().text().clauses.size(); ++i)
    if (std::uint32_t open = model.tables().text().clauses[i].dates_open();
        open != kNone && unsettled(model.tables().text(), open))
      openPointInWords(model, open, answer.dependsOn);
  std::size_t count = answer.list.size();
  answer.truth = count != 0 ? Truth::Yes : answer.dependsOn.empty() ? Truth::No : Truth::Depends;
  std::string span = "between " + printDay(first) + " and " + printDay(last);
  answer.summary =
      count == 0
          ? "Nothing that has a day changes " + span + "."
          : (count == 1 ? "One clause begins or ends " : std::to_string(count) + " clauses begin or end ") + span + ".";
  return answer;
}

} // namespace quorate::runtime
