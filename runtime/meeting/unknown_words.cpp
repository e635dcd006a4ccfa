// Sentences about what is not known of a meeting, and about assumptions.
#include "runtime/meeting/meeting_words.h"
#include "runtime/words/rules.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

void MeetingWords::addOpen(std::uint32_t open, std::vector<Reason> &out) const {
  if (unsettled(text_, open))
    openPointInWords(model_, open, out);
}

/// One thing that is not known and that can change the answer.
void MeetingWords::addUnknown(const Unknown &unknown, std::vector<Reason> &out) const {
  if (unknown.is == Unknown::Is::WhichVotes)
    return addUncounted(out);
  if (unknown.is == Unknown::Is::There)
    return openPointInWords(model_, unknown.of, out);
  const Run &run = runs_[unknown.of];
  const schema::Seat &seat = tables_.seats[run.seat];
  switch (unknown.is) {
  case Unknown::Is::SeatsVote: return addVoteUnknown(model_, SeatIndex{run.seat}, out);
  case Unknown::Is::Seats: return addNumberUnknown(model_, SeatIndex{run.seat}, out);
  case Unknown::Is::Holders:
    // [P3] Before the register of the body begins, nobody knows who holds any of its seats.
    if (meeting_.day < item_.tally.body->known_from())
      return addOnce(out, holdersUnknown(model_, meeting_.body, meeting_.day));
    return addOnce(out, {"how many of the seats of " + seatName(run) + " have a holder", clauseIf(seat.clause())});
  case Unknown::Is::There:
  case Unknown::Is::WhichVotes: break;
  }
}

/// Votes that nobody entitled can have given, where it is not known which those are.
void MeetingWords::addUncounted(std::vector<Reason> &out) const {
  const Tally &tally = item_.tally;
  std::uint64_t proxies = 0;
  for (const Run &run : runs_) {
    if (!run.exists)
      continue;
    proxies += run.byProxy;
    std::uint64_t lost = run.votes ? tally.excess(run) : 0;
    // Those that are too many by proxy are told by themselves.
    lost -= std::min({lost, tally.proxiesLost(), std::uint64_t(run.byProxy)});
    if (lost != 0)
      addOnce(out,
              {"which " + std::to_string(lost) + " of the votes of " + seatName(run) + (lost == 1 ? " does" : " do") +
                   " not count: more votes are told than there are people who may "
                   "vote there",
               clauseIf(tables_.seats[run.seat].clause())});
  }
  if (tally.proxiesHeld() != 0 && tally.proxiesLost() != 0)
    addOnce(out, {"which of the " + std::to_string(proxies) + " votes by proxy count: those present may hold only " +
                      std::to_string(tally.proxiesHeld()) + " between them",
                  clauseOf(tally.rules.proxies->clause())});
}

/// What the rules leave open of the quorum in the world in which the item stands.
void MeetingWords::addOpenQuorum(std::vector<Reason> &out) const {
  const schema::Body &row = *item_.tally.body;
  auto [first, second] = item_.asked();
  const BodyRules &rules = item_.tally.rules;
  if (meeting_.adjourned)
    addRuleUnknown(rules.adjourned, out);
  addRuleUnknown(rules.needsNone, out);
  for (const Applying<schema::Quorum> *quorum : {first, second}) {
    // Where only the quorum to vote is stated, that alone is asked for: the other is not missing.
    if (!quorum || (!*quorum && second && *second))
      continue;
    if (item_.quorumOf(*quorum).by == QuorumBy::NotStated)
      addOnce(out, {"the quorum of " + body() + ", which is not stated", clauseIf(row.clause())});
    else
      addRuleUnknown(*quorum, out);
  }
}

/// What the rules leave open of the votes in the world in which the item stands.
void MeetingWords::addOpenVotes(std::vector<Reason> &out) const {
  const Applying<schema::Rule> &rule = item_.tally.rules.decides;
  if (!rule || (rule->thresholds().count() == 0 && !unsettledRule(text_, rule))) {
    std::string what = item_.tally.rules.otherMatters && !meeting_.matter
                           ? "the matter: " + body() + " has no rule of voting for matters in general"
                           : "the rule of voting of " + body() + ", which is not stated";
    addOnce(out, {what, clauseIf(item_.tally.body->clause())});
    return;
  }
  Applying<schema::Rule> &besides = item_.tally.rules.besides;
  const bool two = bool(besides);
  auto addOne = [&] {
    if (!addRuleUnknown(item_.tally.rules.decides, out) && (!two || item_.tied()))
      addOpenTie(out);
  };
  addOne();
  if (!two)
    return;
  // [R4] The rule for meetings may leave open what the other does not.
  std::swap(item_.tally.rules.decides, besides);
  addOne();
  std::swap(item_.tally.rules.decides, besides);
}

void MeetingWords::addOpenTie(std::vector<Reason> &out) const {
  const Applying<schema::Rule> &rule = item_.tally.rules.decides;
  TieBreaker breaker = item_.tieBreaker();
  const Applying<schema::Chairing> &chairing = item_.tally.rules.chairing;
  if (unsettled(text_, rule->tie_open()))
    openPointInWords(model_, rule->tie_open(), out);
  else if (breaker.is == TieBreaker::Is::Lot)
    addOnce(out, {"the lot by which a tie is decided", clauseOf(rule->clause())});
  else if (breaker.is == TieBreaker::Is::Unknown && addRuleUnknown(chairing, out))
    return;
  else if (breaker.is == TieBreaker::Is::Unknown)
    addOnce(out, {"who presides, which neither the question nor the constitution says", clauseOf(rule->clause())});
  else if (item_.broken(breaker).vote == CastingVote::Unknown)
    // [X4] A vote of its own, which a question can tell: `Chair casting for`.
    addOnce(out, {"the casting vote of " + breakerName(breaker.position) + ", which is not told", tieClause(breaker)});
}

Truth MeetingWords::truthOf(Sought sought) const {
  Explored found = explore(item_, sought);
  standInOneWay();
  return found.truth;
}

void MeetingWords::addUnknowns(Sought sought, std::vector<Reason> &out) const {
  std::vector<Reason> rules;
  Explored found = explore(item_, sought, [&](LeftOpen open) {
    if (open.quorum)
      addOpenQuorum(rules);
    if (open.votes)
      addOpenVotes(rules);
  });
  standInOneWay();
  auto add = [&](bool there) {
    for (const Unknown &unknown : found.unknowns)
      if (unknown.matters && (unknown.is == Unknown::Is::There) == there)
        addUnknown(unknown, out);
  };
  add(true);
  const Tally &tally = item_.tally;
  for (const Run &run : runs_) {
    if (run.exists && run.conflicted != 0 && tally.rules.conflict)
      addOpen(tally.rules.conflict->open(), out);
    if (run.exists && run.byProxy != 0 && tally.rules.proxies)
      addOpen(tally.rules.proxies->open(), out);
  }
  for (Reason &reason : rules)
    addOnce(out, std::move(reason));
  add(false);
  // [U5] What was not tried is not passed over in silence.
  if (found.tooMany)
    addOnce(out, {"which of these matter: more is not known here than can be tried one by one", std::nullopt});
}

void MeetingWords::addAssumed(bool votes, std::vector<Reason> &out) const {
  const schema::Body &row = *item_.tally.body;
  const BodyRules &rules = item_.tally.rules;
  addFilledBy(model_, row.open(), out);
  auto [first, second] = item_.asked();
  for (const Applying<schema::Quorum> *quorum : {first, second})
    if (quorum && *quorum)
      addFilledBy(model_, (*quorum)->open(), out);
  if (votes && rules.decides) {
    addFilledBy(model_, rules.decides->open(), out);
    addFilledBy(model_, rules.decides->tie_open(), out);
  }
  // Clauses that the counting rests on, and that are themselves assumed: first the seats.
  std::vector<Reason> relied;
  for (const Run &run : runs_) {
    const schema::Seat &seat = tables_.seats[run.seat];
    if (!run.exists)
      continue;
    for (std::uint32_t open : {seat.open(), seat.voting_open(), seat.count_open()})
      addFilledBy(model_, open, out);
    if (auto clause = clauseIf(seat.clause()))
      relied.push_back({{}, clause});
  }
  // The rules themselves may be.
  auto addRule = [&](const auto &rule) {
    if (rule)
      if (auto clause = clauseIf(rule->clause()))
        relied.push_back({{}, clause});
  };
  if (votes)
    addRule(rules.decides);
  if (!item_.tally.outside)
    for (const Applying<schema::Quorum> *quorum : {first, second})
      if (quorum)
        addRule(*quorum);
  if (meeting_.adjourned)
    addRule(rules.adjourned);
  addRule(rules.needsNone);
  bool conflicted = std::any_of(runs_.begin(), runs_.end(), [](const Run &run) { return run.conflicted != 0; });
  bool proxies = std::any_of(runs_.begin(), runs_.end(), [](const Run &run) { return run.byProxy != 0; });
  if (conflicted)
    addRule(rules.conflict);
  if (proxies)
    addRule(rules.proxies);
  // Who presides matters to a tie only, and so does an assumption about it.
  if (votes && outcome_.tied)
    addRule(rules.chairing);
  addAssumptions(model_, relied, out);
}

} // namespace quorate::runtime
