// Quorums: those that can never be reached, that are always reached, that count people who do not vote, and two that
// disagree.
#include "compiler/analysis/checks.h"
#include "compiler/analysis/ranges.h"
#include "compiler/ir/quantity.h"

#include <fmt/format.h>

namespace quorate::analysis {
namespace {

// Whoever votes only to break a tie is no voting member when a quorum counts them.
bool neverVotes(const ir::Seat &seat) { return seat.voting == ir::Voting::Never || seat.voting == ir::Voting::OnlyTie; }

/// Whether a seat may have a vote on a matter; on no matter in particular, whether it ever has one.
bool mayVote(const Context &c, const ir::Seat &seat, ir::FunctionId matter) {
  return matter ? ir::votesOn(c.model, seat, matter).value_or(true) : !neverVotes(seat);
}

/// One requirement of a quorum on a stretch of days, for a matter.
struct Asked {
  const Standing &standing;
  const ir::Quorum &quorum;
  const ir::People &people;

  ir::ClauseId clause() const { return people.clause ? people.clause : quorum.clause; }
};

SeatRange seatsOf(const Context &c, const Asked &asked, const ir::Selector &who, ir::FunctionId matter) {
  return countSeats(c.model, seatsThen(asked.standing, who.seats),
                    [&](const ir::Seat &seat) { return !who.votingOnly || mayVote(c, seat, matter); });
}

/// More people than any body has.
// A share above the whole, as "more than 100%", comes out as a number beyond this.
constexpr std::uint64_t kNever = std::uint64_t(1) << 31;

/// The fewest people that satisfy a requirement in full, or nothing where that depends on who is present.
std::optional<std::uint64_t> fewest(const Context &c, const Asked &asked, ir::FunctionId matter) {
  if (ir::ofThosePresent(asked.people.quantity))
    return std::nullopt;
  return ir::fewestFor(asked.people.quantity, asked.people.bound, [&](const ir::Quantity &quantity) {
    if (quantity.form == ir::Quantity::Form::FractionOfSelector)
      return seatsOf(c, asked, quantity.of, matter).least;
    if (quantity.form == ir::Quantity::Form::AllBut)
      return seatsOf(c, asked, asked.people.who, matter).least;
    return countSeats(c.model, asked.standing.seats,
                      [&](const ir::Seat &seat) { return !rules::ofVoters(quantity.base) || mayVote(c, seat, matter); })
        .least;
  });
}

/// Those there can be at most: people, or groups of which somebody can be there.
/// No number where there is no limit.
std::optional<std::uint64_t> mostThere(const Context &c, const Asked &asked, ir::FunctionId matter) {
  if (asked.people.groups.empty())
    return seatsOf(c, asked, asked.people.who, matter).most;
  std::uint64_t groups = 0;
  for (const ir::Selector &group : asked.people.groups)
    groups += seatsOf(c, asked, group, matter).most != std::uint64_t(0);
  return groups;
}

template <class Visit> void eachQuorum(const Context &c, Visit visit) {
  eachStanding(c, [&](const Standing &standing) {
    for (const ir::Quorum *quorum : onDay(c.model, standing.body->quorums, standing.day))
      // An open point is told as one, and never as a fault of what may come in its place.
      if (!unsettled(c.model, quorum->open))
        visit(standing, *quorum);
  });
}

template <class Visit> void eachRequirement(const Context &c, Visit visit) {
  eachQuorum(c, [&](const Standing &standing, const ir::Quorum &quorum) {
    for (const ir::People &people : quorum.requirements)
      visit(Asked{standing, quorum, people});
  });
}

/// The matters for which a quorum may be met differently: those that it names, or none in particular.
std::vector<ir::FunctionId> mattersOf(const Context &c, const ir::Quorum &quorum) {
  std::vector<ir::FunctionId> matters;
  for (ir::FunctionId matter : quorum.matters)
    if (!c.model.at(matter).isGroup)
      matters.push_back(matter);
  if (matters.empty())
    matters.push_back({});
  return matters;
}

std::string purpose(ir::Quorum::To to) {
  std::string_view what = words::purpose(to);
  return what.empty() ? std::string() : std::string(what) + ", ";
}

/// More people than there can ever be: the body can then decide nothing, and no test of it at full strength shows why.
void quorumUnreachable(const Context &c) {
  BodyGrouping found;
  eachRequirement(c, [&](const Asked &asked) {
    for (ir::FunctionId matter : mattersOf(c, asked.quorum)) {
      std::optional<std::uint64_t> needed = fewest(c, asked, matter), most = mostThere(c, asked, matter);
      bool never = needed && *needed > kNever;
      // Needed is counted with the fewest seats and there with the most: told is only what no way of filling the seats
      // can mend.
      if (!never && (!needed || !most || *needed <= *most))
        continue;
      std::string of = asked.people.groups.empty() ? ir::nameOf(asked.people.who) : asked.people.groupsText;
      std::string on = matter ? fmt::format("on `{}` ", c.model.at(matter).name) : "";
      found.add(c.at(asked.clause()), asked.standing,
                never ? fmt::format("{}{}no number of people is enough", purpose(asked.quorum.to), on)
                      : fmt::format("{}{}it asks for {} of its {}, of whom there {} {}", purpose(asked.quorum.to), on,
                                    *needed, ticked(of), *most == 1 ? "is only" : "are only", *most));
      return;
    }
  });
  tell<diag::QuorumUnreachable>(c, found, {"No meeting can ever act.", "ask for fewer, or add seats"});
}

/// "Half of the members present" is always there. If only some members count, or more is asked beside it, it does say
/// something.
void quorumOfPresent(const Context &c) {
  BodyGrouping found;
  eachRequirement(c, [&](const Asked &asked) {
    const ir::Quantity &quantity = asked.people.quantity;
    bool voting = quantity.base == ir::Base::VotingMembersPresent;
    if (quantity.form != ir::Quantity::Form::FractionOfBase || (!voting && quantity.base != ir::Base::MembersPresent) ||
        quantity.plus != 0 || !asked.people.groups.empty())
      return;
    bool everyone = std::all_of(asked.standing.seats.begin(), asked.standing.seats.end(), [&](ir::SeatId seat) {
      return (voting && neverVotes(c.model.at(seat))) || isIn(asked.people.who.seats, seat);
    });
    if (everyone && (voting || !asked.people.who.votingOnly))
      found.add(c.at(asked.clause()), asked.standing);
  });
  tell<diag::QuorumOfPresent>(c, found,
                              {"Those present are always all of those present, so however few come, the quorum is met.",
                               "count them against `all seats` or `filled seats`, or write a number"});
}

/// Votes are cast after the quorum is judged, so a share of them cannot be a quorum.
void quorumOfVotesCast(const Context &c) {
  BodyGrouping found;
  eachRequirement(c, [&](const Asked &asked) {
    bool ofVotes = ir::anyQuantity(
        asked.people.quantity, [](const ir::Quantity &each) { return ir::hasBase(each) && rules::ofVotes(each.base); });
    if (ofVotes)
      found.add(c.at(asked.clause()), asked.standing);
  });
  tell<diag::QuorumOfVotesCast>(
      c, found,
      {"A quorum says whether the meeting may act at all, before anybody votes; how much support a motion needs is "
       "the voting rule.",
       "write it under `decides by`, or count members and not votes"});
}

/// A number of 0, which is not the same as `quorum none`: there, the author says so.
void quorumOfNobody(const Context &c) {
  BodyGrouping found;
  eachQuorum(c, [&](const Standing &standing, const ir::Quorum &quorum) {
    if (quorum.none || quorum.requirements.empty())
      return;
    bool nobody = std::all_of(quorum.requirements.begin(), quorum.requirements.end(), [&](const ir::People &people) {
      return fewest(c, {standing, quorum, people}, {}) == std::uint64_t(0);
    });
    if (nobody)
      found.add(c.at(quorum.clause), standing);
  });
  tell<diag::QuorumOfNobody>(
      c, found,
      {"Its quorum is met by an empty room.", "ask for at least 1 member, or write `quorum none` if that is meant"});
}

/// "at least 9 voting members including at least 1 Healthwatch", who does not vote.
void nonVoterInQuorum(const Context &c) {
  BodyGrouping found;
  std::map<Range, ir::ClauseId> counted;
  eachQuorum(c, [&](const Standing &standing, const ir::Quorum &quorum) {
    if (quorum.requirements.empty() || !quorum.requirements.front().who.votingOnly)
      return;
    const ir::People &first = quorum.requirements.front();
    for (std::size_t i = 1; i < quorum.requirements.size(); ++i) {
      Asked asked{standing, quorum, quorum.requirements[i]};
      std::vector<ir::SeatId> silent;
      for (ir::SeatId seat : seatsThen(standing, asked.people.who.seats))
        if (neverVotes(c.model.at(seat)))
          silent.push_back(seat);
      if (silent.empty() || asked.people.who.votingOnly)
        continue;
      found.add(c.at(asked.clause()), standing, postNames(c.model, silent));
      counted[c.at(asked.clause())] = first.clause ? first.clause : quorum.clause;
    }
  });
  for (const auto &group : found.groups())
    tellGroup<diag::NonVoterInQuorum>(
        c, group,
        {"Somebody without a vote cannot be one of the voting members that the quorum asks for.",
         "ask for members with a vote, or count `members` and not `voting members`"})
        .label(c.at(counted.at(group.range)), "only voting members are counted here");
}

constexpr Check kQuorumChecks[] = {
    {"quorum unreachable", quorumUnreachable},   {"quorum of those present", quorumOfPresent},
    {"quorum of votes cast", quorumOfVotesCast}, {"quorum of nobody", quorumOfNobody},
    {"non-voter in a quorum", nonVoterInQuorum},
};

} // namespace

std::span<const Check> quorumChecks() { return kQuorumChecks; }

} // namespace quorate::analysis
