// Marks the clauses that answers and verdicts rest on.
#include "compiler/analysis/coverage.h"
#include "compiler/analysis/json.h"
#include "compiler/analysis/words.h"
#include "compiler/ir/kinds.h"

#include "compiler/support/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace quorate::analysis {
namespace {

/// The clauses of a constitution that rules are made of, each once though a template makes several of it.
class Clauses {
public:
  explicit Clauses(const ir::Model &model) : model_(model) {}

  void add(ir::ClauseId clause, std::string what, ir::BodyId body = {}) {
    Range range = clause ? rangeOf(model_, clause) : Range{};
    if (!range)
      return;
    Found &found = found_[range];
    if (found.what.empty()) {
      found.clause = clause;
      found.what = std::move(what);
    }
    if (body && (found.bodies.empty() || found.bodies.back() != body))
      found.bodies.push_back(body);
  }

  std::vector<CoveredClause> take(const std::set<Range> &exercised) const {
    std::vector<CoveredClause> all;
    for (const auto &[range, found] : found_)
      all.push_back({found.clause,
                     found.bodies.empty() ? found.what : found.what + " of " + bodyNames(model_, found.bodies),
                     exercised.contains(range)});
    return all;
  }

private:
  struct Found {
    ir::ClauseId clause;
    std::string what;
    std::vector<ir::BodyId> bodies;
  };
  const ir::Model &model_;
  // By their place in the text: the order in which they are told, and one entry for all copies of a template.
  std::map<Range, Found> found_;
};

/// Whether an answer or a verdict could rest on a clause: on what is said of meetings, only where it is about notice.
bool canBeExercised(const ir::BodyClause auto &clause) { return clause.kKind.bears != ir::Bears::OnNothing; }
bool canBeExercised(const ir::MeetingRules &meets) {
  return std::any_of(meets.rules.begin(), meets.rules.end(),
                     [](const ir::MeetingRule &rule) { return rule.of == ir::MeetingRule::Of::ClearDaysNotice; });
}

/// What a clause is called where a body may have several of its kind.
std::string oneOf(const ir::BodyClause auto &clause) { return ir::nameOf(clause); }
std::string oneOf(const ir::Quorum &) { return "a quorum"; }
std::string oneOf(const ir::Chairing &) { return "the chairing"; }
std::string oneOf(const ir::ConflictRule &) { return "the rule on conflicts"; }
std::string oneOf(const ir::MeetingRules &) { return "the notice of meetings"; }

void addBody(Clauses &clauses, const ir::Model &model, ir::BodyId id) {
  const ir::Body &body = model.at(id);
  ir::eachClause(body, [&](const auto &clause) {
    if (canBeExercised(clause))
      clauses.add(clause.clause, oneOf(clause), id);
  });
  for (ir::SeatId seat : body.seats)
    clauses.add(model.at(seat).clause, fmt::format("the seats of `{}`", model.at(seat).post), id);
}

Clauses clausesOf(const ir::Model &model) {
  Clauses clauses(model);
  for (std::size_t i = 0; i < model.bodies.size(); ++i)
    addBody(clauses, model, ir::BodyId(i));
  for (const ir::Organisation &organisation : model.organisations)
    clauses.add(organisation.actsThroughClause, "through whom an organisation acts");
  for (const ir::Delegation &d : model.delegations)
    clauses.add(d.clause,
                fmt::format("the delegation of {}", functionNames(model, d.named.empty() ? d.functions : d.named)));
  for (const ir::Reservation &r : model.reservations)
    clauses.add(r.clause,
                fmt::format("the reservation of {}", functionNames(model, r.named.empty() ? r.functions : r.named)));
  for (const ir::BandTable &table : model.bands)
    for (const ir::BandTable::Band &band : table.bands)
      clauses.add(band.clause, fmt::format("the band {}", words::amounts(band.amounts, " ")));
  for (const ir::Incompatible &each : model.incompatible)
    clauses.add(each.clause, "posts that nobody holds both of");
  return clauses;
}

void addAnswer(const ir::Model &model, const runtime::Answer &answer, std::set<Range> &exercised) {
  auto add = [&](const std::vector<runtime::Reason> &reasons) {
    for (const runtime::Reason &reason : reasons)
      if (reason.clause)
        exercised.insert(rangeOf(model, ir::ClauseId(runtime::number(*reason.clause))));
  };
  add(answer.because);
  add(answer.dependsOn);
  add(answer.assuming);
  for (const runtime::Listed &item : answer.list)
    add(item.because);
  if (!answer.meeting)
    return;
  // The seats that somebody sits in are counted, whether or not a reason names them.
  const ir::Body &body = model.at(ir::BodyId(runtime::number(answer.meeting->body)));
  for (std::size_t i = 0; i < body.seats.size() && i < answer.meeting->seats.size(); ++i)
    if (answer.meeting->seats[i].present != 0)
      exercised.insert(rangeOf(model, model.at(body.seats[i]).clause));
}

} // namespace

std::size_t Coverage::exercised() const {
  return static_cast<std::size_t>(
      std::count_if(clauses.begin(), clauses.end(), [](const CoveredClause &each) { return each.exercised; }));
}

Coverage coverageOf(const ir::Model &model, const std::vector<ClaimVerdict> &claims,
                    const std::vector<ScenarioResult> &scenarios) {
  std::set<Range> exercised;
  for (const ClaimVerdict &verdict : claims)
    for (ir::ClauseId clause : verdict.reliesOn)
      exercised.insert(rangeOf(model, clause));
  for (const ScenarioResult &scenario : scenarios)
    for (const ExpectationResult &each : scenario.expectations)
      if (each.answer)
        addAnswer(model, *each.answer, exercised);
  return {clausesOf(model).take(exercised)};
}

std::string printText(const ir::Model &model, const Coverage &coverage) {
  std::string out = fmt::format("{} of {} exercised by a claim or a scenario\n", coverage.exercised(),
                                counted(coverage.clauses.size(), "clause"));
  for (const CoveredClause &each : coverage.clauses)
    if (!each.exercised)
      out += fmt::format("not exercised  {}: {}: `{}`\n", visible(placeOf(model, each.clause), 4000),
                         visible(each.what, 4000), visible(clauseText(model, each.clause), 100));
  return out;
}

std::string printJson(const ir::Model &model, const Coverage &coverage) {
  Json json;
  json.open('{')
      .field("clauses", std::uint64_t(coverage.clauses.size()))
      .field("exercised", std::uint64_t(coverage.exercised()));
  json.key("notExercised").open('[');
  for (const CoveredClause &each : coverage.clauses) {
    if (each.exercised)
      continue;
    json.open('{').field("what", each.what).field("clause", clauseText(model, each.clause));
    place(json, model, rangeOf(model, each.clause));
    json.close('}');
  }
  json.close(']').close('}');
  return json.take();
}

} // namespace quorate::analysis
