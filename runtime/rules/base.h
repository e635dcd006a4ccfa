// What shares are shares of: what some people have of a base. Meetings, the requirements of the members and the
// analyses count their bases here, each from what it knows of them.
#pragma once

#include "runtime/enums.h"

#include <cstdint>

namespace quorate::rules {

using runtime::Base;

/// What is known of people alike: those of one run of seats, or of several that count alike. Heads, but for seats.
struct Part {
  bool votes = false;                  ///< they have a vote on the matter
  std::uint64_t seats = 0, filled = 0; ///< seats, vacant ones counted; and those with a holder
  std::uint64_t inPost = 0;            ///< who holds them: more than `filled` where seats are shared
  std::uint64_t leaving = 0;           ///< of those, who must leave for the item
  std::uint64_t present = 0;           ///< who are there as members
  std::uint64_t inFavour = 0, against = 0, abstaining = 0;
};

/// How many of them are in a base.
inline std::uint64_t partOf(Base base, const Part &part) {
  // One of the worlds may have fewer people in post than are told to leave: the difference must not wrap round.
  std::uint64_t eligible = part.inPost - (part.leaving < part.inPost ? part.leaving : part.inPost);
  switch (base) {
  // Abstentions are no votes cast (docs/language.md, Counting): 5 for, 4 against and 9 abstaining are more than 1/2.
  case Base::VotesCast: return part.votes ? part.inFavour + part.against : 0;
  case Base::VotesAndAbstentions: return part.votes ? part.inFavour + part.against + part.abstaining : 0;
  // Members without a vote are present all the same, and make a share of this base harder to reach.
  case Base::MembersPresent: return part.present;
  // [C2] Whoever stays without voting is one of them: their seat has a vote.
  case Base::VotingMembersPresent: return part.votes ? part.present : 0;
  case Base::EligibleMembers: return eligible;
  case Base::EligibleVotingMembers: return part.votes ? eligible : 0;
  case Base::FilledSeats: return part.filled;
  case Base::FilledVotingSeats: return part.votes ? part.filled : 0;
  // A vacancy is a seat and not a member: only "all seats" has vacant ones in it.
  case Base::AllSeats: return part.seats;
  case Base::AllVotingSeats: return part.votes ? part.seats : 0;
  case Base::Electorate: return part.votes ? part.inPost : 0;
  }
  return 0;
}

/// Whether a base is of votes and not of people or seats.
constexpr bool ofVotes(Base base) { return base == Base::VotesCast || base == Base::VotesAndAbstentions; }

/// Whether a base leaves out those without a vote on the matter.
constexpr bool ofVoters(Base base) {
  switch (base) {
  case Base::VotesCast:
  case Base::VotesAndAbstentions:
  case Base::VotingMembersPresent:
  case Base::EligibleVotingMembers:
  case Base::FilledVotingSeats:
  case Base::AllVotingSeats:
  case Base::Electorate: return true;
  case Base::MembersPresent:
  case Base::EligibleMembers:
  case Base::FilledSeats:
  case Base::AllSeats: break;
  }
  return false;
}

/// Whether a base is of those who are there: whoever comes widens it.
constexpr bool ofThosePresent(Base base) { return base == Base::MembersPresent || base == Base::VotingMembersPresent; }

/// Whether a base is of those in post who need not leave for the item.
constexpr bool ofEligible(Base base) { return base == Base::EligibleMembers || base == Base::EligibleVotingMembers; }

/// Whether a base is the same at every meeting, whoever comes, leaves or votes.
constexpr bool isFixed(Base base) { return !ofVotes(base) && !ofThosePresent(base) && !ofEligible(base); }

} // namespace quorate::rules
