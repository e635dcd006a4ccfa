// How many people a quorum needs, and how many it has: heads at the positions that it names.
#include "runtime/meeting/tally.h"
#include "runtime/model/terms.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// The quantities of a requirement at a meeting; see `rules::least`.
struct MeetingQuantities {
  using Node = std::reference_wrapper<const schema::Quantity>;
  const Tally &tally;
  const schema::Requirement &requirement;
  std::uint64_t more; ///< people added to a base of those present

  rules::Leaf leaf(const schema::Quantity &row) const { return leafOf(row); }
  std::span<const schema::Quantity> operands(const schema::Quantity &row) const {
    return operandsOf(tally.tables->quantities, row);
  }
  std::uint64_t of(const schema::Quantity &row) const {
    switch (row.form()) {
    case QuantityForm::FractionOfBase:
    case QuantityForm::FractionOfRootBase:
      return tally.base(row.base()) + (rules::ofThosePresent(row.base()) ? more : 0);
    // [Q4] A share of a post or of a class is one of people: a vacant seat has nobody in it.
    case QuantityForm::FractionOfSelector: return tally.inPostOf(row.of());
    // Of those who are asked for, and not of the body: "all but 1 voting member" has no base of its own.
    case QuantityForm::AllBut: return tally.inPostOf(requirement.who());
    case QuantityForm::Number:
    case QuantityForm::GreaterOf:
    case QuantityForm::SmallerOf: break;
    }
    return 0;
  }
};

/// Goes through the runs of some members that exist and, if asked, have a vote.
/// [P6] Voting members are those whose seats vote on the matter.
template <class Each> void forRuns(const Tally &tally, const schema::Who &who, Each each) {
  // Positions count within the body, so that the check of the section cannot see one that leaves it.
  for (std::uint32_t position : tally.tables->positions.at(who.seats())) {
    if (position >= tally.runs.size())
      throwDangling();
    const Run &run = tally.runs[position];
    if (run.exists && (run.votes || !who.voting_only()))
      each(run);
  }
}

/// `left`: how many quantities may still be made of others; more are in damaged files only.
void addBasesOf(const MeetingQuantities &quantities, const schema::Quantity &row, int &left,
                std::vector<std::uint64_t> &out) {
  if (!rules::isMade(quantities.leaf(row).form))
    return out.push_back(quantities.of(row));
  if (--left < 0)
    throwDangling();
  for (const schema::Quantity &operand : quantities.operands(row))
    addBasesOf(quantities, operand, left, out);
}

} // namespace

void Tally::addBases(const schema::Requirement &requirement, std::vector<std::uint64_t> &out) const {
  int left = rules::kMostMade;
  addBasesOf(MeetingQuantities{*this, requirement, 0}, tables->quantities[requirement.quantity()], left, out);
}

std::uint64_t Tally::base(Base kind) const {
  std::uint64_t sum = 0;
  for (const Run &run : runs) {
    if (!run.exists)
      continue;
    Standing now = standing(run);
    rules::Part part = partOf(run, now, rules::ofVotes(kind) ? votesOf(run, now, Counting::First) : Votes{});
    // [Y3] Whoever votes by proxy is somebody to a quorum only if proxies count.
    if (someProxies && !rules.proxies->count())
      part.present -= std::min<std::uint64_t>(part.present, proxiesOf(run));
    sum += rules::partOf(kind, part);
  }
  // [Q5] Bases count people, each once.
  std::uint64_t further = 0;
  if (rules::ofThosePresent(kind))
    further = furtherSeats(CountedAs::ForQuorum, {nullptr, rules::ofVoters(kind)});
  else if (!rules::ofVotes(kind))
    further = furtherSeats(rules::ofEligible(kind) ? CountedAs::Eligible : CountedAs::InPost,
                           {nullptr, rules::ofVoters(kind)});
  return sum - std::min(sum, further);
}

bool Tally::anybodyCounts() const {
  return std::any_of(runs.begin(), runs.end(), [&](const Run &run) { return run.exists && standing(run).here != 0; });
}

std::uint64_t Tally::countOf(const schema::Who &who) const {
  std::uint64_t sum = 0;
  forRuns(*this, who, [&](const Run &run) { sum += standing(run).counted; });
  // [Q2] Heads are counted, and votes belong to seats: every further seat of somebody is no head.
  const Among among{&who, who.voting_only()};
  // [R5] Outside a meeting those count who vote, and somebody who votes in two seats is one of them.
  std::uint64_t further = outside ? furtherTakingPart(among) : furtherSeats(CountedAs::ToQuorum, among);
  return sum - std::min(sum, further);
}

std::uint64_t Tally::inPostOf(const schema::Who &who) const {
  std::uint64_t sum = 0;
  forRuns(*this, who, [&](const Run &run) { sum += peopleIn(run); });
  return sum - std::min(sum, furtherSeats(CountedAs::InPost, {&who, who.voting_only()}));
}

std::uint64_t Tally::askingOf(const schema::Who &who) const {
  std::uint64_t sum = 0;
  forRuns(*this, who, [&](const Run &run) { sum += run.asking; });
  return sum;
}

std::uint64_t Tally::have(const schema::Requirement &requirement) const {
  if (requirement.groups().count() == 0)
    return countOf(requirement.who());
  std::uint64_t groups = 0;
  // [Q6] Somebody of each place or organisation will do.
  for (const schema::Who &group : tables->groups.at(requirement.groups()))
    // "Members from at least 4 District": somebody of each will do, however many come from one.
    groups += countOf(group) != 0;
  return groups;
}

std::uint64_t Tally::needed(const schema::Requirement &requirement, std::uint64_t more) const {
  return leastOf(MeetingQuantities{*this, requirement, more}, tables->quantities[requirement.quantity()],
                 requirement.bound());
}

} // namespace quorate::runtime
