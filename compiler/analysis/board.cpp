// Merging seats that count alike, and making meetings of them.
#include "compiler/analysis/board.h"
#include "compiler/analysis/ranges.h"
#include "compiler/analysis/words.h"
#include "compiler/ir/quantity.h"
#include "runtime/rules/share.h"

#include <algorithm>

namespace quorate::analysis {
namespace {

constexpr std::uint32_t kNoCell = 0xFFFFFFFFu;

/// Whether an interest changes what a quantity is taken of: those who must leave are in post and not eligible.
bool usesEligible(const ir::Quantity &quantity) {
  return ir::anyQuantity(quantity, [](const ir::Quantity &each) {
    return each.form == ir::Quantity::Form::AllBut || (ir::hasBase(each) && rules::ofEligible(each.base));
  });
}

void addSelections(const ir::Quantity &quantity, std::vector<const std::vector<ir::SeatId> *> &all) {
  if (quantity.form == ir::Quantity::Form::FractionOfSelector)
    all.push_back(&quantity.of.seats);
  for (const ir::Quantity &operand : quantity.operands)
    addSelections(operand, all);
}

void addSelections(const ir::People &people, std::vector<const std::vector<ir::SeatId> *> &all) {
  all.push_back(&people.who.seats);
  for (const ir::Selector &group : people.groups)
    all.push_back(&group.seats);
  addSelections(people.quantity, all);
}

void addSelections(const std::vector<ir::Threshold> &thresholds, std::vector<const std::vector<ir::SeatId> *> &all) {
  for (const ir::Threshold &threshold : thresholds) {
    all.push_back(&threshold.among.seats);
    for (const ir::Selector &constituent : threshold.constituents)
      all.push_back(&constituent.seats);
  }
}

} // namespace

Board::Board(const ir::Model &m, const BoardQuestion &q)
    : model(m), body(*q.standing.body), question(q), rule(q.standing.rule(m, q.matter, q.mode)) {
  ir::Day day = question.standing.day;
  toVote = question.standing.quorum(model, ir::Quorum::To::Vote, question.matter);
  if (question.mode == ir::Mode::AtMeeting) {
    toMeet = question.standing.quorum(model, ir::Quorum::To::Meet, question.matter);
  } else {
    // [R5] Silence is not to take part. [R4] A rule for meetings may have to be met besides.
    silenceMatters = toVote != nullptr;
    const ir::DecisionRule *meeting = question.standing.rule(model, question.matter, ir::Mode::AtMeeting);
    besides = rule && rule->matters.empty() && meeting && !meeting->matters.empty();
  }
  chairing = ir::chairingOn(model, body, day);
  conflict = ir::conflictRuleFor(model, body, question.matter, day);
  lookAtRules();
  addRuns();
}

void Board::lookAtThresholds(bool &eligible) {
  // Each of these flags says that a short cut of the search would be wrong; a rule that is not understood here must
  // clear `plain` and `votesCastOnly`, or a claim is proved that does not hold.
  for (const std::vector<ir::Threshold> *thresholds : {&rule->thresholds, &rule->failingThat})
    for (const ir::Threshold &threshold : *thresholds) {
      bool share = threshold.form == ir::Threshold::Form::Share;
      plain = plain && share && threshold.counted == ir::Counted::Unstated &&
              threshold.base != ir::Base::VotesAndAbstentions && threshold.base != ir::Base::Electorate;
      votesCastOnly = votesCastOnly && share && threshold.base == ir::Base::VotesCast && threshold.among.seats.empty();
      if (!share)
        continue;
      eligible = eligible || rules::ofEligible(threshold.base);
      presentBase = presentBase || threshold.base == ir::Base::MembersPresent || eligible;
      silenceMatters = silenceMatters || threshold.base == ir::Base::VotesAndAbstentions;
    }
  for (const ir::CountsAs *counts : {&rule->counts, &rule->failingCounts})
    silenceMatters = silenceMatters || counts->abstentions != counts->silence;
  plain = plain && rule->failingThat.empty() && !silenceMatters && !rule->counts.any();
  plain = plain && !besides;
  votesCastOnly = votesCastOnly && plain;
}

void Board::lookAtRules() {
  seatsUnsettled = unsettled(model, body.open) || unsettled(model, body.startOpen);
  bool eligible = false;
  for (const ir::Quorum *quorum : {toMeet, toVote})
    if (quorum)
      for (const ir::People &people : quorum->requirements) {
        quorumOfPresent = quorumOfPresent || ir::ofThosePresent(people.quantity);
        eligible = eligible || usesEligible(people.quantity);
      }
  if (rule)
    lookAtThresholds(eligible);
  // Two ways in which an interest needs no search of its own: they act as all others do, or they leave and count
  // nowhere, as if they had not come.
  bool asOthers = conflict.vote && !conflict.leave;
  conflictsMatter = !asOthers && (eligible || !conflict.leave || conflict.countToQuorum ||
                                  conflict.ifTooMany == ir::ConflictRule::IfTooMany::OthersDecide);
}

/// Every selection of seats that some rule counts by itself.
std::vector<const std::vector<ir::SeatId> *> Board::selections() const {
  std::vector<const std::vector<ir::SeatId> *> all;
  for (const ir::Quorum *quorum : {toMeet, toVote})
    if (quorum)
      for (const ir::People &people : quorum->requirements)
        addSelections(people, all);
  if (rule) {
    addSelections(rule->thresholds, all);
    addSelections(rule->failingThat, all);
  }
  for (const ir::People &people : question.people)
    addSelections(people, all);
  return all;
}

void Board::addRuns() {
  std::map<std::vector<std::uint32_t>, std::size_t> known;
  std::vector<const std::vector<ir::SeatId> *> selected = selections();
  for (std::uint32_t at = 0; at < body.seats.size(); ++at) {
    ir::SeatId id = body.seats[at];
    const ir::Seat &seat = model.at(id);
    if (!isIn(question.standing.seats, id))
      continue;
    // Everything by which a rule or the claim can tell two runs apart. What is left out here would merge people who
    // count differently, and prove what is not so.
    std::vector<std::uint32_t> signature;
    bool any = false;
    for (const std::vector<ir::SeatId> *seats : selected) {
      signature.push_back(isIn(*seats, id));
      any = any || signature.back() != 0;
    }
    bool breaks = rule && rule->tie == ir::Tie::BrokenBy && rule->breaker == id;
    signature.push_back(breaks);
    // Who presides is the first in this order who is there, so each place in it is a cell of its own.
    if (rule && rule->tie == ir::Tie::BrokenByPresider && chairing) {
      auto found = std::find(chairing->order.begin(), chairing->order.end(), id);
      signature.push_back(static_cast<std::uint32_t>(found - chairing->order.begin()));
    }
    // Seats of the one casting vote stay apart, so that it is plain who has it.
    signature.push_back(seat.castingVote || seat.voting == ir::Voting::OnlyTie ? at : kNoCell);
    addRun(at, any, std::move(signature), known);
  }
}

/// Puts a run of seats into the cell of its signature, or makes one.
void Board::addRun(std::uint32_t at, bool selected, std::vector<std::uint32_t> signature,
                   std::map<std::vector<std::uint32_t>, std::size_t> &known) {
  ir::SeatId id = body.seats[at];
  const ir::Seat &seat = model.at(id);
  bool countOpen = unsettled(model, seat.countOpen), open = unsettled(model, seat.open);
  // A run of 2 to 4 seats is taken as 4 of which 2 may be missing. One without a limit is taken at its least, and
  // `seatsUnbounded` says that this proves nothing.
  bool unbounded = countOpen || seat.most == ir::Seat::kNoLimit;
  seatsUnsettled = seatsUnsettled || countOpen || open || seat.least != seat.most;
  std::uint32_t seats = unbounded ? seat.least : seat.most;
  // A vacancy is a seat and not a member (docs/language.md, "Counting"): once holders are known, only they can come.
  bool registered = model.registered && ir::knownFrom(model, body) <= question.standing.day;
  std::uint32_t size = registered ? ir::filledSeats(model, id, question.standing.day) : seats;
  size -= std::min(size, question.standing.unfitIn(id)); // [A8] whose seat counts as one that nobody holds
  bool onlyTie = seat.voting == ir::Voting::OnlyTie;
  std::optional<bool> votes = onlyTie ? std::optional(false) : ir::votesOn(model, seat, question.matter);
  for (std::uint32_t each :
       {votes ? std::uint32_t(*votes) : 2u, std::uint32_t(onlyTie), seat.weight, std::uint32_t(isIn(question.mine, id)),
        std::uint32_t(isIn(question.named, id)), std::uint32_t(open || countOpen)})
    signature.push_back(each);
  auto [found, isNew] = known.try_emplace(std::move(signature), cells.size());
  if (isNew) {
    Cell cell;
    // Whoever may have a vote is tried as if they had; the runtime, which judges each meeting, says where it matters
    // that this is not settled.
    cell.votes = votes.value_or(true);
    cell.votesUnknown = !votes;
    cell.onlyTie = onlyTie;
    cell.weight = seat.weight;
    cell.mine = isIn(question.mine, id);
    cell.named = isIn(question.named, id);
    cell.conflictedMayVote = conflict.vote && !conflict.leave;
    cell.inert = votes == false && !onlyTie && !selected && !quorumOfPresent && !presentBase && !cell.named;
    cells.push_back(std::move(cell));
  }
  Cell &cell = cells[found->second];
  cell.runs.push_back(at);
  cell.sizes.push_back(size);
  cell.size += size;
  cell.seats += seats;
  if (!registered) {
    // Of a claim about a body of which nobody is registered yet every seat is taken to be filled.
    cell.vacancies += size - std::min(size, seat.least);
    seatsUnbounded = seatsUnbounded || (!cell.inert && unbounded);
  }
  unitWeights = unitWeights && (votes == false || seat.weight == 1);
}

/// Whether some seat has the casting vote, or votes only to break a tie, whatever the rule says of ties.
bool Board::castingSeats() const {
  return std::any_of(question.standing.seats.begin(), question.standing.seats.end(), [&](ir::SeatId id) {
    return model.at(id).castingVote || model.at(id).voting == ir::Voting::OnlyTie;
  });
}

// One vote more may take a motion out of the tie at which a casting vote would have saved it. So a rule counts as
// monotone only where thresholds alone decide or where a tie cannot come between results that carry.
bool Board::monotone() const {
  if (!rule)
    return true;
  auto any = [&](auto holds) {
    return std::any_of(rule->thresholds.begin(), rule->thresholds.end(), holds) ||
           std::any_of(rule->failingThat.begin(), rule->failingThat.end(), holds);
  };
  if (silenceMatters || besides)
    return false;
  if (rule->tie == ir::Tie::Unstated && !rule->tieOpen && !castingSeats())
    return true; // thresholds alone decide
  if (!plain)
    return false;
  // [X1] Less than half can be reached below a tie: a tie that is lost would then lie above results that carry.
  bool half = !any([](const ir::Threshold &each) {
    return !each.among.seats.empty() || rules::compareShare(1, each.fraction, 2) > 0;
  });
  return half && (votesCastOnly || (rule->tie == ir::Tie::Lost && unitWeights));
}

runtime::Meeting Board::emptyMeeting() const {
  runtime::Meeting meeting;
  meeting.body = runtime::BodyIndex(question.standing.id.value);
  if (question.matter)
    meeting.matter = runtime::FunctionIndex(question.matter.value);
  meeting.day = question.standing.day;
  meeting.mode = question.mode;
  meeting.seats.resize(body.seats.size());
  for (std::size_t at = 0; at < body.seats.size(); ++at)
    meeting.seats[at].unfit = meeting.seats[at].leftVacant = question.standing.unfitIn(body.seats[at]);
  return meeting;
}

void Board::fill(runtime::Meeting &meeting) const {
  for (const Cell &cell : cells) {
    std::uint32_t present = cell.size - cell.absent, interested = cell.conflicted;
    std::uint32_t inFavour = cell.inFavour, against = cell.against, abstaining = cell.abstaining;
    auto take = [](std::uint32_t &from, std::uint32_t most) {
      std::uint32_t taken = std::min(from, most);
      from -= taken;
      return taken;
    };
    // Which run of a cell the missing come from makes no difference; that they are taken in order makes the same
    // meeting on every run. Those without an interest fill the first runs.
    std::uint32_t free = present - interested;
    for (std::size_t i = 0; i < cell.runs.size(); ++i) {
      runtime::SeatCounts &counts = meeting.seats[cell.runs[i]];
      counts.present = take(present, cell.sizes[i]);
      counts.conflicted = counts.present - take(free, counts.present);
      std::uint32_t here = cell.conflictedMayVote ? counts.present : counts.present - counts.conflicted;
      counts.inFavour = take(inFavour, here);
      counts.against = take(against, here - counts.inFavour);
      counts.abstaining = take(abstaining, here - counts.inFavour - counts.against);
    }
  }
}

std::string Board::breakerName() const {
  if (rule && rule->tie == ir::Tie::BrokenBy && rule->breaker)
    return ticked(model.at(rule->breaker).post);
  if (rule && rule->tie == ir::Tie::BrokenByPresider)
    return "whoever presides";
  for (ir::SeatId seat : body.seats)
    if (model.at(seat).castingVote || model.at(seat).voting == ir::Voting::OnlyTie)
      return ticked(model.at(seat).post);
  return {};
}

} // namespace quorate::analysis
