// Judges meetings: one evaluation for each possibility that the unknowns leave, and an answer where they agree.
#include "runtime/meeting.h"
#include "runtime/tally.h"

#include <array>
#include <memory>

namespace quorate::runtime {

namespace {

constexpr std::size_t kFewRuns = 128;
/// With more undecided runs of seats than this, what depends on them is left as depending.
constexpr std::size_t kMostUndecided = 14;

/// How a body's clauses stand, before anything is counted.
enum class Stated : std::uint8_t { No, None, Yes, Open };

/// What one possible world comes to.
struct Outcome {
  Truth quorate = Truth::Depends, carried = Truth::Depends;
  bool tied = false, byCastingVote = false;
};

/// The item being judged.
struct Item {
  const Meeting &meeting;
  const TextTables &text;
  Tally tally;
  const schema::Rule *rule;

  Truth quorate() const {
    const schema::Body &body = *tally.body;
    switch (static_cast<Stated>(body.quorum())) {
    case Stated::None: return Truth::Yes;
    case Stated::Yes: break;
    case Stated::Open:
    case Stated::No: return Truth::Depends;
    default: throwDangling();
    }
    for (const schema::Requirement &requirement : tally.tables->requirements.at(body.requirements()))
      if (!tally.met(requirement))
        return Truth::No;
    return Truth::Yes;
  }

  bool thresholdsMet(std::uint32_t extra, std::uint32_t by) const {
    auto thresholds = tally.tables->thresholds.at(rule->thresholds());
    for (const schema::Threshold &threshold : thresholds)
      if (!tally.comparison(threshold, extra, by).met())
        return false;
    return !thresholds.empty();
  }

  /// Whether equal votes meet the rule exactly, and the rule says what happens to a tie: then that governs.
  bool tieGoverns() const {
    auto thresholds = tally.tables->thresholds.at(rule->thresholds());
    bool said = rule->tie() != 0 || unsettled(text, rule->tie_open());
    return said && tally.comparison(thresholds.front(), 0, kNone).exact();
  }

  void judgeVotes(Outcome &outcome) const {
    if (!rule || unsettled(text, rule->open()) || rule->thresholds().count() == 0)
      return;
    outcome.carried = thresholdsMet(0, kNone) ? Truth::Yes : Truth::No;
    std::uint64_t inFavour = tally.votesInFavour();
    if (inFavour == 0 || inFavour != tally.votesAgainst() || (outcome.carried == Truth::Yes && !tieGoverns()))
      return;
    outcome.tied = true;
    outcome.carried = Truth::No;
    TieBreaker breaker = tieBreaker(tally, text, *rule, meeting);
    CastingVote vote = castingVote(tally, breaker);
    if (vote != CastingVote::InFavour && vote != CastingVote::Unknown)
      return;
    // One vote more, if it were used in favour, must be enough.
    if (!thresholdsMet(1, breaker.position))
      return;
    outcome.carried = vote == CastingVote::Unknown ? Truth::Depends : Truth::Yes;
    outcome.byCastingVote = vote == CastingVote::InFavour;
  }

  Outcome outcome() const {
    Outcome found;
    found.quorate = quorate();
    judgeVotes(found);
    return found;
  }
};

/// What all worlds looked at so far agree on.
class Agreement {
public:
  void add(const Outcome &outcome) {
    if (first_) {
      all_ = outcome;
      first_ = false;
      return;
    }
    if (all_.quorate != outcome.quorate)
      all_.quorate = Truth::Depends;
    if (all_.carried != outcome.carried)
      all_.carried = Truth::Depends;
    all_.tied = all_.tied && outcome.tied;
    all_.byCastingVote = all_.byCastingVote && outcome.byCastingVote;
  }
  bool settledNothing() const { return !first_ && all_.quorate == Truth::Depends && all_.carried == Truth::Depends; }
  const Outcome &all() const { return all_; }

private:
  Outcome all_;
  bool first_ = true;
};

/// The least and the greatest numbers of seats: everything in between lies between their outcomes, since more seats
/// only make a base greater. Seats that may turn out to vote, with nobody in them, are such an addition too.
void addExtremes(Item &item, Agreement &agreement) {
  agreement.add(item.outcome());
  bool range = false;
  for (const Run &run : item.tally.runs)
    range = range || run.least != run.most || (run.votesUnknown && !run.undecided());
  if (!range)
    return;
  item.tally.fewest = false;
  for (Run &run : item.tally.runs)
    if (run.votesUnknown && !run.undecided())
      run.votes = true;
  agreement.add(item.outcome());
  for (Run &run : item.tally.runs)
    if (run.votesUnknown && !run.undecided())
      run.votes = false;
  item.tally.fewest = true;
}

/// Goes through all ways in which the undecided runs from `at` on may turn out.
void addWorlds(Item &item, Agreement &agreement, std::size_t at) {
  while (at < item.tally.runs.size() && !item.tally.runs[at].undecided())
    ++at;
  if (at == item.tally.runs.size())
    return addExtremes(item, agreement);
  Run &run = item.tally.runs[at];
  for (bool exists : {true, false}) {
    if (!exists && !run.existsUnknown)
      continue;
    run.exists = exists;
    for (bool votes : {false, true}) {
      if (votes != run.votes && (!run.votesUnknown || !exists))
        continue;
      bool before = run.votes;
      run.votes = votes;
      addWorlds(item, agreement, at + 1);
      run.votes = before;
      if (agreement.settledNothing())
        break;
    }
  }
  run.exists = true;
}

Verdict judgeRuns(const Model &model, const Meeting &meeting, std::span<Run> runs) {
  const Tables &tables = model.tables();
  const BodyTables &bodies = tables.bodies();
  const schema::Body &body = bodies.bodies[number(meeting.body)];
  Item item{meeting, tables.text(), tally(model, meeting, runs), ruleFor(bodies, body, meeting.matter)};
  Verdict verdict;
  verdict.inFavour = static_cast<std::uint32_t>(item.tally.votesInFavour());
  verdict.against = static_cast<std::uint32_t>(item.tally.votesAgainst());
  verdict.abstaining = static_cast<std::uint32_t>(item.tally.abstentions());
  if (meeting.day < body.from_day() || meeting.day >= body.until_day()) {
    verdict.quorate = verdict.carried = Truth::No;
    return verdict;
  }
  std::size_t undecided = 0;
  for (const Run &run : item.tally.runs)
    undecided += run.undecided();
  if (undecided > kMostUndecided)
    return verdict;
  Agreement agreement;
  addWorlds(item, agreement, 0);
  bool bodyUnknown = unsettled(item.text, body.open()) || unsettled(item.text, body.start_open());
  verdict.quorate = agreement.all().quorate;
  verdict.carried = agreement.all().carried;
  verdict.tied = agreement.all().tied;
  verdict.byCastingVote = agreement.all().byCastingVote;
  // Whether there is such a body yet is itself unknown: a no stays a no.
  if (bodyUnknown && verdict.quorate == Truth::Yes)
    verdict.quorate = Truth::Depends;
  if (bodyUnknown && verdict.carried == Truth::Yes)
    verdict.carried = Truth::Depends;
  return verdict;
}

} // namespace

Verdict judge(const Model &model, const Meeting &meeting) {
  const BodyTables &tables = model.tables().bodies();
  std::uint32_t count = tables.bodies[number(meeting.body)].seats().count();
  if (count <= kFewRuns) {
    // Only the runs in use are made.
    alignas(Run) std::array<std::byte, kFewRuns * sizeof(Run)> room;
    Run *runs = reinterpret_cast<Run *>(room.data());
    std::uninitialized_default_construct_n(runs, count);
    return judgeRuns(model, meeting, {runs, count});
  }
  if (count > tables.seatLists.size())
    throwDangling();
  std::vector<Run> runs(count);
  return judgeRuns(model, meeting, runs);
}

} // namespace quorate::runtime
