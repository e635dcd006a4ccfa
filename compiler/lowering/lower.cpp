// The order of lowering; the header, the statements in their order, and which clause gives way to which.
#include "compiler/ir/kinds.h"
#include "compiler/lowering/lowering.h"

#include <algorithm>

namespace quorate::ir {

namespace {
constexpr std::size_t kMostMade = 2'000'000;
}

bool Lowering::tooMany(std::size_t count, std::string_view what) {
  if (count < kMostMade)
    return false;
  if (!stopped_)
    diagnostics_.report<diag::TooManyMade>(Range{}, kMostMade, what)
        .note("a template that is made for each of a kind, with others inside it, multiplies")
        .mend("make fewer templates `for each`, or split the constitution");
  stopped_ = true;
  return true;
}

bool Lowering::isKindOf(std::uint32_t kind, std::uint32_t ancestor) const {
  std::optional<std::uint32_t> at = kind;
  while (at && *at != ancestor)
    at = in_.kinds[*at].parent;
  return at.has_value();
}

Model Lowering::run() {
  phases();
  vocabulary();
  places();
  functionTable();
  organisations();
  makeBodies();
  collectClauses();
  makeSeats();
  makeOfficers();
  bodyHeads();
  seatTerms();
  makeActors();
  seatActors();
  calendars();
  organisationClauses();
  bodyClauses();
  header();
  statements();
  persons();
  everythingElse();
  fillOpenDelegations();
  succession();
  orderClauses();
  return std::move(out_);
}

void Lowering::header() {
  if (!in_.header)
    return;
  const auto &written = std::get<ast::Constitution>(in_.header->is);
  Header &made = out_.header;
  made.title = written.title;
  made.clause = clause(in_.header->range, {}, {}, "the constitution");
  for (const ast::ConstitutionClause &each : written.clauses) {
    ClauseId id = clause(each.range, each.notes, {}, "the constitution");
    if (auto *status = std::get_if<ast::ConstitutionClause::Status>(&each.is)) {
      made.status = *status == ast::ConstitutionClause::Status::Draft      ? Status::Draft
                    : *status == ast::ConstitutionClause::Status::Proposed ? Status::Proposed
                                                                           : Status::Adopted;
    } else if (auto *version = std::get_if<ast::ConstitutionClause::Version>(&each.is)) {
      made.version = version->version;
    } else if (auto *period = std::get_if<ast::Period>(&each.is)) {
      made.inForce = interval(*period, id, "the constitution", made.inForceOpen);
    } else {
      const auto &prose = std::get<ast::Text>(each.is);
      made.texts.push_back({prose.second ? prose.first : "", prose.second.value_or(prose.first), id});
    }
  }
}

void Lowering::statements() {
  for (const sema::Statement &statement : in_.statements) {
    const ast::Declaration &d = *statement.declaration;
    const sema::Context &context = statement.context;
    if (auto *reserved = std::get_if<ast::Reserve>(&d.is))
      reserve(*reserved, d, context);
    else if (auto *delegated = std::get_if<ast::Delegate>(&d.is))
      delegate(*delegated, d, context);
    else if (auto *table = std::get_if<ast::Bands>(&d.is))
      bands(*table, d, context);
    else if (auto *amended = std::get_if<ast::Amend>(&d.is))
      amend(*amended, d, context);
    else if (auto *both = std::get_if<ast::Incompatible>(&d.is))
      incompatible(*both, d, context);
    else if (auto *claimed = std::get_if<ast::Claim>(&d.is))
      claim(*claimed, d, context);
    else if (auto *worked = std::get_if<ast::Scenario>(&d.is))
      scenario(*worked, d, context);
    else if (auto *prose = std::get_if<ast::Text>(&d.is))
      out_.texts.push_back({prose->second ? prose->first : "", prose->second.value_or(prose->first),
                            clause(d.range, d.notes, context, textSubject(*prose))});
    if (stopped_)
      return;
  }
}

namespace {

/// Takes from `weaker` the matters that `stronger` is for; false if nothing is left of it.
template <class Rule> bool giveWay(Rule &weaker, const Rule &stronger) {
  if (weaker.matters.empty() || stronger.matters.empty())
    return true; // a rule for all matters gives way to one that names them anyway; two general ones are told by day
  std::vector<FunctionId> left;
  std::set_difference(weaker.matters.begin(), weaker.matters.end(), stronger.matters.begin(), stronger.matters.end(),
                      std::back_inserter(left));
  weaker.matters = std::move(left);
  return !weaker.matters.empty();
}

template <class Rule> void giveWay(std::vector<Rule> &rules, ClauseId weaker, ClauseId stronger) {
  const std::vector<Rule> all = rules;
  for (const Rule &strong : all)
    if (strong.clause == stronger)
      std::erase_if(rules, [&](Rule &rule) { return rule.clause == weaker && !giveWay(rule, strong); });
}

} // namespace

/// Resolves `subject to` and `despite`: what the stronger clause is for is taken from the weaker one.
void Lowering::orderClauses() {
  for (const Order &order : orders_) {
    auto known = clauseKnownAs_.find(order.other.id.value);
    if (known == clauseKnownAs_.end()) {
      diagnostics_.report<diag::UnknownName>(order.other.range, "clause", text(order.other.id))
          .mend("write `known as " + text(order.other.id) + "` after the clause that is meant");
      continue;
    }
    ClauseId weaker = order.despite ? known->second : order.clause;
    ClauseId stronger = order.despite ? order.clause : known->second;
    std::vector<ClauseId> &before = out_.clauses[stronger.index()].subjectTo;
    if (weaker == stronger || std::find(before.begin(), before.end(), weaker) != before.end()) {
      diagnostics_.report<diag::NoOrder>(out_.clauses[order.clause.index()].range)
          .label(out_.clauses[known->second.index()].range, "this is the other one")
          .mend("leave out one `subject to` or `despite`");
      continue;
    }
    out_.clauses[weaker.index()].subjectTo.push_back(stronger);
    out_.clauses[stronger.index()].despite.push_back(weaker);
    for (Body &body : out_.bodies)
      eachKind(body, [&]<class Rule>(std::vector<Rule> &rules) {
        if constexpr (ByMatter<Rule>)
          giveWay(rules, weaker, stronger);
      });
    // What is delegated despite a reservation is not reserved, and what is reserved despite a delegation is not given.
    auto take = [](std::vector<FunctionId> &from, const std::vector<FunctionId> &what) {
      std::vector<FunctionId> left;
      std::set_difference(from.begin(), from.end(), what.begin(), what.end(), std::back_inserter(left));
      from = std::move(left);
    };
    for (Reservation &reservation : out_.reservations)
      for (Delegation &delegation : out_.delegations) {
        if (reservation.clause == weaker && delegation.clause == stronger)
          take(reservation.functions, delegation.functions);
        if (delegation.clause == weaker && reservation.clause == stronger)
          take(delegation.functions, reservation.functions);
      }
  }
}

Model lower(const sema::Constitution &constitution, const Names &names, std::shared_ptr<const Sources> sources,
            Diagnostics &diagnostics) {
  return Lowering(constitution, names, std::move(sources), diagnostics).run();
}

} // namespace quorate::ir
