// Quorums: those that can never be reached, that are always reached, and that count people who do not vote.
#include "compiler/analysis/checks.h"

#include <fmt/format.h>

namespace quorate::analysis {
namespace {

bool neverVotes(const ir::Seat &seat) { return seat.voting == ir::Voting::Never; }

bool ofThosePresent(const ir::Quantity &quantity) {
  return quantity.form == ir::Quantity::Form::FractionOfBase &&
         (quantity.base == ir::Base::MembersPresent || quantity.base == ir::Base::VotingMembersPresent ||
          quantity.base == ir::Base::VotesCast);
}

/// The fewest people that satisfy a quantity of a body in full, or nothing where that depends on who is present.
std::optional<std::uint64_t> fewest(const Context &c, const ir::Body &body, const ir::Quantity &quantity,
                                    ir::Bound bound) {
  auto ofBase = [&](std::uint64_t base) {
    std::uint64_t product = base * quantity.fraction.numerator;
    return bound == ir::Bound::MoreThan ? product / quantity.fraction.denominator + 1
                                        : (product + quantity.fraction.denominator - 1) / quantity.fraction.denominator;
  };
  switch (quantity.form) {
  case ir::Quantity::Form::Number:
    return bound == ir::Bound::MoreThan ? std::uint64_t(quantity.number) + 1 : quantity.number;
  case ir::Quantity::Form::FractionOfSelector:
    return ofBase(countSeats(c.model, quantity.of.seats, [&](const ir::Seat &seat) {
                    return !quantity.of.votingOnly || !neverVotes(seat);
                  }).least);
  case ir::Quantity::Form::FractionOfBase: {
    if (ofThosePresent(quantity))
      return std::nullopt;
    bool voting = quantity.base == ir::Base::AllVotingSeats || quantity.base == ir::Base::FilledVotingSeats;
    return ofBase(
        countSeats(c.model, body.seats, [&](const ir::Seat &seat) { return !voting || !neverVotes(seat); }).least);
  }
  case ir::Quantity::Form::GreaterOf: {
    std::uint64_t most = 0;
    for (const ir::Quantity &operand : quantity.operands) {
      std::optional<std::uint64_t> needed = fewest(c, body, operand, bound);
      if (!needed)
        return std::nullopt;
      most = std::max(most, *needed);
    }
    return most;
  }
  }
  return std::nullopt;
}

template <class Visit> void eachRequirement(const Context &c, Visit visit) {
  for (ir::BodyId id : idsOf<ir::BodyId>(c.model.bodies))
    if (const ir::Body &body = c.model.at(id); body.quorum && !unsettled(c.model, body.quorum->open))
      for (const ir::People &people : body.quorum->requirements)
        visit(id, body, people);
}

ir::ClauseId clauseOf(const ir::Body &body, const ir::People &people) {
  return people.clause ? people.clause : body.quorum->clause;
}

std::string whoIn(const ir::People &people) {
  return people.who.text.empty() ? (people.who.votingOnly ? "voting members" : "members") : people.who.text;
}

void quorumUnreachable(const Context &c) {
  Grouping<ir::BodyId> found;
  eachRequirement(c, [&](ir::BodyId id, const ir::Body &body, const ir::People &people) {
    std::optional<std::uint64_t> needed = fewest(c, body, people.quantity, people.bound);
    SeatRange there = countSeats(c.model, people.who.seats,
                                 [&](const ir::Seat &seat) { return !people.who.votingOnly || !neverVotes(seat); });
    if (needed && there.most && *needed > *there.most)
      found.add(c.at(clauseOf(body, people)), id,
                fmt::format("it asks for {} of its {}, of whom there {} {}", *needed, ticked(whoIn(people)),
                            *there.most == 1 ? "is only" : "are only", *there.most));
  });
  for (const auto &group : found.groups())
    c.out.report<diag::QuorumUnreachable>(group.range, bodyNames(c.model, group.members), group.detail)
        .note("No meeting can ever act.")
        .mend("ask for fewer, or add seats");
}

void quorumOfPresent(const Context &c) {
  Grouping<ir::BodyId> found;
  eachRequirement(c, [&](ir::BodyId id, const ir::Body &body, const ir::People &people) {
    if (!ofThosePresent(people.quantity) || people.quantity.base == ir::Base::VotesCast)
      return;
    bool votingBase = people.quantity.base == ir::Base::VotingMembersPresent;
    bool everyone = std::all_of(body.seats.begin(), body.seats.end(), [&](ir::SeatId seat) {
      return (votingBase && neverVotes(c.model.at(seat))) ||
             std::find(people.who.seats.begin(), people.who.seats.end(), seat) != people.who.seats.end();
    });
    if (everyone && (votingBase || !people.who.votingOnly))
      found.add(c.at(clauseOf(body, people)), id);
  });
  for (const auto &group : found.groups())
    c.out.report<diag::QuorumOfPresent>(group.range, bodyNames(c.model, group.members))
        .note("Those present are always all of those present, so however few come, the quorum is met.")
        .mend("count them against `all seats` or `filled seats`, or write a number");
}

void quorumOfVotesCast(const Context &c) {
  Grouping<ir::BodyId> found;
  eachRequirement(c, [&](ir::BodyId id, const ir::Body &body, const ir::People &people) {
    if (people.quantity.form == ir::Quantity::Form::FractionOfBase && people.quantity.base == ir::Base::VotesCast)
      found.add(c.at(clauseOf(body, people)), id);
  });
  for (const auto &group : found.groups())
    c.out.report<diag::QuorumOfVotesCast>(group.range, bodyNames(c.model, group.members))
        .note("A quorum says whether the meeting may act at all, before anybody votes; how much support a motion needs "
              "is the voting rule.")
        .mend("write it under `decides by`, or count members and not votes");
}

void quorumOfNobody(const Context &c) {
  Grouping<ir::BodyId> found;
  for (ir::BodyId id : idsOf<ir::BodyId>(c.model.bodies)) {
    const ir::Body &body = c.model.at(id);
    if (!body.quorum || unsettled(c.model, body.quorum->open) || body.quorum->none || body.quorum->requirements.empty())
      continue;
    bool nobody =
        std::all_of(body.quorum->requirements.begin(), body.quorum->requirements.end(), [&](const ir::People &people) {
          return fewest(c, body, people.quantity, people.bound) == std::uint64_t(0);
        });
    if (nobody)
      found.add(c.at(body.quorum->clause), id);
  }
  for (const auto &group : found.groups())
    c.out.report<diag::QuorumOfNobody>(group.range, bodyNames(c.model, group.members))
        .note("Its quorum is met by an empty room.")
        .mend("ask for at least 1 member, or write `quorum none` if that is meant");
}

/// "at least 9 voting members including at least 1 Healthwatch", who does not vote.
void nonVoterInQuorum(const Context &c) {
  Grouping<ir::BodyId> found;
  for (ir::BodyId id : idsOf<ir::BodyId>(c.model.bodies)) {
    const ir::Body &body = c.model.at(id);
    if (!body.quorum || unsettled(c.model, body.quorum->open) || body.quorum->requirements.empty() ||
        !body.quorum->requirements.front().who.votingOnly)
      continue;
    for (std::size_t i = 1; i < body.quorum->requirements.size(); ++i) {
      const ir::People &people = body.quorum->requirements[i];
      std::vector<ir::SeatId> silent;
      for (ir::SeatId seat : people.who.seats)
        if (neverVotes(c.model.at(seat)))
          silent.push_back(seat);
      if (!silent.empty() && !people.who.votingOnly)
        found.add(c.at(clauseOf(body, people)), id, postNames(c.model, silent));
    }
  }
  for (const auto &group : found.groups()) {
    const ir::Body &body = c.model.at(group.members.front());
    c.out.report<diag::NonVoterInQuorum>(group.range, group.detail, bodyNames(c.model, group.members))
        .label(c.at(body.quorum->requirements.front().clause ? body.quorum->requirements.front().clause
                                                             : body.quorum->clause),
               "only voting members are counted here")
        .note("Somebody without a vote cannot be one of the voting members that the quorum asks for.")
        .mend("ask for members with a vote, or count `members` and not `voting members`");
  }
}

constexpr Check kChecks[] = {
    {"quorum unreachable", quorumUnreachable},   {"quorum of those present", quorumOfPresent},
    {"quorum of votes cast", quorumOfVotesCast}, {"quorum of nobody", quorumOfNobody},
    {"non-voter in a quorum", nonVoterInQuorum},
};

} // namespace

std::span<const Check> quorumChecks() { return kChecks; }

} // namespace quorate::analysis
