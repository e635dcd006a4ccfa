// Sums up what a threshold is judged on: by weight, by head or by constituent.
#include "runtime/meeting/tally.h"
#include "runtime/model/terms.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// Adds what is to be judged of some runs. Exact in 64 bits: a number in a text is a million at most, an open number of
/// seats a thousand million, and a constitution has two million seats and clauses of templates at most.
class Adder {
public:
  Adder(const Tally &tally, const schema::Threshold &threshold, Base base, bool weighted)
      : tally_(tally), how_(tally.countingOf(threshold)), base_(base), weighted_(weighted) {}

  void add(const Run &run, bool votingOnly) {
    if (!run.exists || (votingOnly && !run.votes))
      return;
    std::uint64_t worth = weighted_ ? run.weight : 1;
    const Standing now = tally_.standing(run);
    const Votes votes = tally_.votesOf(run, now, how_);
    if (run.votes) {
      sum.inFavour += votes.inFavour * worth;
      sum.against += votes.against * worth;
    }
    const rules::Part part = weighted_ ? tally_.seatsOf(run, now, votes) : tally_.partOf(run, now, votes);
    sum.base += rules::partOf(base_, part) * worth;
  }

  /// [V4] By head, people count once, and so do those who vote alike in several seats.
  void countHeads(Among among) {
    if (weighted_)
      return;
    auto less = [](std::uint64_t &from, std::uint64_t some) { from -= std::min(from, some); };
    const Among voters{among.who, true};
    std::uint64_t inFavour = tally_.furtherVotes(&Votes::inFavour, voters, how_);
    std::uint64_t against = tally_.furtherVotes(&Votes::against, voters, how_);
    less(sum.inFavour, inFavour);
    less(sum.against, against);
    if (rules::ofVotes(base_))
      less(sum.base,
           inFavour + against + (base_ == Base::VotesCast ? 0 : tally_.furtherVotes(&Votes::abstaining, voters, how_)));
    else
      less(sum.base, tally_.furtherSeats(asOf(base_), {among.who, among.votersOnly || rules::ofVoters(base_)}));
  }

  Sum sum;

private:
  static CountedAs asOf(Base base) {
    switch (base) {
    case Base::MembersPresent:
    case Base::VotingMembersPresent: return CountedAs::Present;
    case Base::EligibleMembers:
    case Base::EligibleVotingMembers: return CountedAs::Eligible;
    default: return CountedAs::InPost;
    }
  }

  const Tally &tally_;
  Counting how_;
  Base base_;
  bool weighted_;
};

bool among(std::span<const std::uint32_t> positions, std::uint32_t position) {
  return std::find(positions.begin(), positions.end(), position) != positions.end();
}

/// One vote for each constituent: for, if more of its votes are for than against.
Sum byConstituent(const Tally &tally, const schema::Threshold &threshold, std::uint32_t extra, const Caster &by,
                  VotesOf of = VotesOf::ThoseNamed) {
  Sum sum;
  for (const schema::Who &group : tally.tables->groups.at(threshold.constituents())) {
    Sum own = tally.constituent(threshold, group, of);
    // [V6] A constituent has one vote, which goes as most of its own votes go.
    bool inFavour = own.inFavour > own.against, against = own.inFavour < own.against;
    sum.inFavour += inFavour;
    sum.against += against;
    // Where a constituent is split, it abstains.
    sum.base += threshold.base() == Base::VotesCast ? inFavour || against : own.base != 0;
  }
  // [V6] A casting vote is no vote of a constituent: it is one more, beside theirs.
  bool counts = tally.castsAmong(by, threshold.among());
  return counts ? rules::withVotes(lineOf(threshold), sum, extra) : sum;
}

} // namespace

Sum Tally::constituent(const schema::Threshold &threshold, const schema::Who &group, VotesOf of) const {
  const schema::Who &who = threshold.among();
  bool everybody = of == VotesOf::Everybody || who.everyone();
  bool votersOnly = group.voting_only() || (of == VotesOf::ThoseNamed && who.voting_only());
  auto only = tables->positions.at(who.seats());
  // Inside a constituent votes are weighed; whether it is in the base at all is a matter of people or seats.
  Adder votes(*this, threshold, Base::VotesCast, true), base(*this, threshold, threshold.base(), false);
  for (std::uint32_t position : tables->positions.at(group.seats())) {
    if (position >= runs.size())
      throwDangling();
    if (!everybody && !among(only, position))
      continue;
    votes.add(runs[position], votersOnly);
    base.add(runs[position], votersOnly);
  }
  return {votes.sum.inFavour, votes.sum.against, base.sum.base};
}

/// [X3] A casting vote of somebody whose votes a threshold does not count cannot help a class vote to carry; it is that
/// of a person, in whatever seat they have it.
bool Tally::castsAmong(const Caster &by, const schema::Who &who) const {
  if (by.isAnybody() || who.everyone())
    return true;
  auto only = tables->positions.at(who.seats());
  auto is = [&](std::uint32_t position) {
    return position < runs.size() && runs[position].exists && (runs[position].votes || !who.voting_only()) &&
           among(only, position);
  };
  if (by.person)
    return std::any_of(by.person->runs.begin(), by.person->runs.end(), is);
  const InSeveral &several = meeting->inSeveral;
  return is(by.run) || std::any_of(several.begin(), several.end(), [&](const std::vector<std::uint32_t> &person) {
           return among(person, by.run) && std::any_of(person.begin(), person.end(), is);
         });
}

Sum Tally::sum(const schema::Threshold &threshold, std::uint32_t extra, const Caster &by) const {
  rules::Line line = lineOf(threshold);
  Unit unit = rules::unitOf(line);
  if (unit == Unit::Constituents)
    return byConstituent(*this, threshold, extra, by);
  Adder adder(*this, threshold, line.base, unit == Unit::Weight);
  // [V5] Only the votes of those whom the threshold names, and the base among them.
  const schema::Who &who = threshold.among();
  if (who.everyone()) {
    for (const Run &run : runs)
      adder.add(run, who.voting_only());
  } else {
    auto only = tables->positions.at(who.seats());
    for (std::uint32_t position : only) {
      if (position >= runs.size())
        throwDangling();
      adder.add(runs[position], who.voting_only());
    }
  }
  adder.countHeads({&who, who.voting_only()});
  return castsAmong(by, who) ? rules::withVotes(line, adder.sum, extra) : adder.sum;
}

Sum Tally::allVotes(Unit unit, const schema::Threshold &threshold) const {
  // Between constituents votes are equal if as many are for as against, whatever the single votes are.
  if (unit == Unit::Constituents)
    return byConstituent(*this, threshold, 0, {}, VotesOf::Everybody);
  Adder adder(*this, threshold, Base::VotesCast, unit == Unit::Weight);
  for (const Run &run : runs)
    adder.add(run, false);
  adder.countHeads({});
  return adder.sum;
}

} // namespace quorate::runtime
