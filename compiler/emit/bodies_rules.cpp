// Writes the rules of a body: quorums, ways of deciding, chairs, conflicts of interest.
#include "compiler/emit/bodies_rows.h"
#include "compiler/ir/kinds.h"

#include <algorithm>

namespace quorate::emit {

namespace {

/// Whether a selector means all members of a body rather than a post or a class; one of no seats may mean seats that
/// the body has none of.
bool meansEveryone(const ir::Selector &selector, const ir::Body &body) {
  return selector.everyone() && (selector.seats.empty() || selector.seats == body.seats);
}

template <class Clause> bool namesMatters(const Clause &clause) {
  if constexpr (requires { clause.matters; })
    return !clause.matters.empty();
  return false;
}

std::uint32_t countOf(const std::optional<runtime::Span> &span) { return span ? span->count : 0; }
runtime::SpanUnit unitOf(const std::optional<runtime::Span> &span) { return span ? span->unit : runtime::kNoSpan; }

} // namespace

schema::Days RulesOfBody::daysOf(ir::ClauseId clause) const {
  if (!clause)
    return {ir::Interval::kAlways, ir::Interval::kForEver, kNone};
  const ir::Clause &at = model_.at(clause);
  return {at.inForce.from, at.inForce.until, raw(at.datesOpen)};
}

std::uint32_t RulesOfBody::positionOf(ir::SeatId seat) const {
  auto at = std::find(body_.seats.begin(), body_.seats.end(), seat);
  return at == body_.seats.end() ? kNone : static_cast<std::uint32_t>(at - body_.seats.begin());
}

/// Where in the list of the body seats stand; those of other bodies are left out.
std::vector<std::uint32_t> RulesOfBody::positionsOf(const std::vector<ir::SeatId> &seats) const {
  std::vector<std::uint32_t> positions;
  for (ir::SeatId seat : seats)
    if (std::uint32_t position = positionOf(seat); position != kNone)
      positions.push_back(position);
  return positions;
}

schema::Who RulesOfBody::whoOf(const ir::Selector &selector) {
  bool everyone = meansEveryone(selector, body_);
  // Seats that are of two at once say it already; people may be of a class in a seat that is not.
  bool asked = std::any_of(selector.bothOf.begin(), selector.bothOf.end(),
                           [](const ir::Selector &each) { return bool(each.kind); });
  return row::Who{.seats = rows_.positions.add(positionsOf(everyone ? body_.seats : selector.seats)),
                  .text = rows_.pool.add(ir::nameOf(selector)),
                  .kind = selector.bothOf.empty() ? raw(selector.kind) : kNone,
                  .both_of = asked ? groupsOf(selector.bothOf) : schema::Span(0, 0),
                  .voting_only = selector.votingOnly,
                  .everyone = everyone};
}

schema::Span RulesOfBody::mattersOf(const std::vector<ir::FunctionId> &matters) {
  std::vector<std::uint32_t> numbers = raws(matters);
  // In order, since the runtime looks for a matter by halving.
  std::sort(numbers.begin(), numbers.end());
  return rows_.ruleMatters.add(numbers);
}

schema::Span RulesOfBody::textsOf(const std::vector<std::string> &texts) {
  std::vector<schema::Span> made;
  for (const std::string &text : texts)
    made.push_back(rows_.pool.add(text));
  return rows_.texts.add(made);
}

schema::Span RulesOfBody::groupsOf(const std::vector<ir::Selector> &groups) {
  std::vector<schema::Who> made;
  for (const ir::Selector &group : groups)
    made.push_back(whoOf(group));
  return rows_.groups.add(made);
}

schema::Quantity RulesOfBody::quantityRow(const ir::Quantity &quantity, const schema::Span &operands) {
  return row::Quantity{.number = quantity.number,
                       .numerator = quantity.fraction.numerator,
                       .denominator = quantity.fraction.denominator,
                       .plus = quantity.plus,
                       .of = whoOf(quantity.of),
                       .operands = operands,
                       .form = quantity.form,
                       .base = quantity.base,
                       .rounded = quantity.rounded};
}

/// Fills in the row of a quantity; its operands come after all rows there are.
void RulesOfBody::fillQuantity(const ir::Quantity &quantity, std::size_t row) {
  schema::Span operands(static_cast<std::uint32_t>(rows_.quantities.size()),
                        static_cast<std::uint32_t>(quantity.operands.size()));
  // All operands before any of theirs: a stretch has to lie together. Rows are told by number, since growing moves
  // them.
  rows_.quantities.resize(rows_.quantities.size() + quantity.operands.size());
  rows_.quantities[row] = quantityRow(quantity, operands);
  for (std::size_t i = 0; i < quantity.operands.size(); ++i)
    fillQuantity(quantity.operands[i], operands.first() + i);
}

schema::Requirement RulesOfBody::requirementRow(const ir::People &people, ir::ClauseId clause) {
  std::size_t quantity = rows_.quantities.size();
  rows_.quantities.emplace_back();
  fillQuantity(people.quantity, quantity);
  return row::Requirement{.who = whoOf(people.who),
                          .groups = groupsOf(people.groups),
                          .groups_text = rows_.pool.add(people.groupsText),
                          .quantity = static_cast<std::uint32_t>(quantity),
                          .clause = raw(clause),
                          .bound = people.bound};
}

schema::Span RulesOfBody::requirementsOf(const std::vector<ir::People> &all) {
  std::vector<schema::Requirement> made;
  for (const ir::People &people : all)
    made.push_back(requirementRow(people, people.clause));
  return rows_.requirements.add(made);
}

schema::Span RulesOfBody::requirementIf(const std::optional<ir::People> &people) {
  return people ? requirementsOf({*people}) : schema::Span(0, 0);
}

schema::Threshold RulesOfBody::thresholdRow(const ir::Threshold &threshold) {
  return row::Threshold{.numerator = threshold.fraction.numerator,
                        .denominator = threshold.fraction.denominator,
                        .number = threshold.number,
                        .among = whoOf(threshold.among),
                        .constituents = groupsOf(threshold.constituents),
                        .constituents_text = rows_.pool.add(threshold.constituentsText),
                        .form = threshold.form,
                        .base = threshold.base,
                        .counted = threshold.counted,
                        .bound = threshold.bound};
}

schema::Span RulesOfBody::thresholdsOf(const std::vector<ir::Threshold> &all) {
  std::vector<schema::Threshold> made;
  for (const ir::Threshold &threshold : all)
    made.push_back(thresholdRow(threshold));
  return rows_.thresholds.add(made);
}

schema::Span RulesOfBody::membership() {
  std::vector<schema::Requirement> made;
  for (const ir::MembershipRule &rule : body_.membership)
    if (rule.people)
      made.push_back(requirementRow(*rule.people, rule.clause));
  return rows_.requirements.add(made);
}

schema::Cap RulesOfBody::capRow(const ir::MembershipRule::Cap &cap, ir::ClauseId clause) {
  return row::Cap{.number = cap.number,
                  .numerator = cap.isFraction ? cap.fraction.numerator : 0,
                  .denominator = cap.isFraction ? cap.fraction.denominator : 0,
                  .who = whoOf(cap.who),
                  .from_one = raw(cap.fromOne),
                  .text = rows_.pool.add(cap.text),
                  .clause = raw(clause),
                  .fewer_than = cap.fewerThan};
}

schema::Span RulesOfBody::caps() {
  std::vector<schema::Cap> made;
  for (const ir::MembershipRule &rule : body_.membership)
    if (rule.cap)
      made.push_back(capRow(*rule.cap, rule.clause));
  std::vector<schema::Cap> &all = rows_.clauses.caps;
  schema::Span where(static_cast<std::uint32_t>(all.size()), static_cast<std::uint32_t>(made.size()));
  all.insert(all.end(), made.begin(), made.end());
  return where;
}

schema::Quorum RulesOfBody::rowOf(const ir::Quorum &quorum) {
  return row::Quorum{.matters = mattersOf(quorum.matters),
                     .requirements = requirementsOf(quorum.requirements),
                     .days = daysOf(quorum.clause),
                     .open = raw(openOf(model_, quorum)),
                     .clause = raw(quorum.clause),
                     .to = quorum.to,
                     .none = quorum.none};
}

schema::WithoutQuorum RulesOfBody::rowOf(const ir::WithoutQuorum &rule) {
  return row::WithoutQuorum{.matters = mattersOf(rule.matters),
                            .then = requirementIf(rule.then),
                            .days = daysOf(rule.clause),
                            .open = raw(openOf(model_, rule)),
                            .clause = raw(rule.clause),
                            .span_count = countOf(rule.span),
                            .is = rule.is,
                            .span_unit = unitOf(rule.span),
                            .whoever_is_present = rule.whoeverIsPresent};
}

schema::Rule RulesOfBody::rowOf(const ir::DecisionRule &rule) {
  return row::Rule{.matters = mattersOf(rule.matters),
                   .thresholds = thresholdsOf(rule.thresholds),
                   .failing_that = thresholdsOf(rule.failingThat),
                   .unless_asked = requirementIf(rule.unlessAsked),
                   .days = daysOf(rule.clause),
                   .open = raw(openOf(model_, rule)),
                   .tie_open = raw(rule.tieOpen),
                   .breaker = rule.breaker ? positionOf(rule.breaker) : kNone,
                   .referred_to = raw(rule.referredTo),
                   .clause = raw(rule.clause),
                   .span_count = countOf(rule.within),
                   .mode = rule.mode,
                   .tie = rule.tie,
                   .abstentions = rule.counts.abstentions,
                   .silence = rule.counts.silence,
                   .vacancies = rule.counts.vacancies,
                   .span_unit = unitOf(rule.within),
                   .failing_abstentions = rule.failingCounts.abstentions,
                   .failing_silence = rule.failingCounts.silence,
                   .failing_vacancies = rule.failingCounts.vacancies};
}

schema::ConflictRule RulesOfBody::rowOf(const ir::ConflictRule &rule) {
  return row::ConflictRule{.matters = mattersOf(rule.matters),
                           .ruled_on_by = rows_.seatLists.add(raws(rule.ruledOnBy)),
                           .ruled_on_names = textsOf(rule.ruledOnByNames),
                           .days = daysOf(rule.clause),
                           .open = raw(openOf(model_, rule)),
                           .goes_to = raw(rule.goesTo),
                           .clause = raw(rule.clause),
                           .leave = rule.leave,
                           .vote = rule.vote,
                           .count = rule.countToQuorum,
                           .if_too_many = rule.ifTooMany};
}

schema::Body RulesOfBody::row() {
  auto add = [&](const auto &clauses, auto &rows, auto makeRow) {
    auto first = static_cast<std::uint32_t>(rows.size());
    // [R1] Those that name matters first: the runtime takes the first rule that applies.
    for (bool named : {true, false})
      for (const auto &clause : clauses)
        if (namesMatters(clause) == named)
          rows.push_back(makeRow(clause));
    return schema::Span(first, static_cast<std::uint32_t>(rows.size()) - first);
  };
  auto own = [&](const auto &clause) { return rowOf(clause); };
  auto proxies = [&](const ir::Proxies &rule) {
    return row::Proxies{.days = daysOf(rule.clause),
                        .most = rule.most.value_or(kNone),
                        .open = raw(openOf(model_, rule)),
                        .clause = raw(rule.clause),
                        .count = rule.count};
  };
  auto chairing = [&](const ir::Chairing &rule) {
    return row::Chairing{.order = rows_.positions.add(positionsOf(rule.order)),
                         .days = daysOf(rule.clause),
                         .open = raw(openOf(model_, rule)),
                         .clause = raw(rule.clause)};
  };
  // No body meets under a constitution that is not in force.
  ir::Interval days = intersect(body_.inForce, model_.header.inForce);
  schema::BodiesT &all = rows_.clauses;
  // The bodies before this one have their rows already.
  const std::vector<std::uint32_t> &people = rows_.people[rows_.bodies.size()];
  return row::Body{.actor = raw(body_.actor),
                   .place = raw(body_.place),
                   .organisation = raw(body_.organisation),
                   .clause = raw(body_.clause),
                   .open = raw(body_.open),
                   .start_open = raw(body_.startOpen),
                   .from_day = days.from,
                   .until_day = days.until,
                   .seats = rows_.seatLists.add(raws(body_.seats)),
                   .parents = rows_.parents.add(raws(body_.parents)),
                   .membership = membership(),
                   .caps = caps(),
                   .quorums = add(body_.quorums, all.quorums, own),
                   .without_quorum = add(body_.withoutQuorum, all.without_quorum, own),
                   .rules = add(body_.decisions, all.rules, own),
                   .proxies = add(body_.proxies, all.proxies, proxies),
                   .chairings = add(body_.chairings, all.chairings, chairing),
                   .conflicts = add(body_.conflicts, all.conflicts, own),
                   .several = rows_.several.add(severalOf(model_, body_, people, rows_.positions)),
                   .known_from = ir::knownFrom(model_, body_, people)};
}

} // namespace quorate::emit
