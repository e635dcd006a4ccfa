// Claims about meetings of random bodies, decided by counting and by trying every single person.
#include "tests/analysis/oracle.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::testing;
using Says = Claim::Says;

namespace {

std::uint32_t missing(const runtime::Meeting &meeting, const Model &model, BodyId body) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < meeting.seats.size(); ++i)
    number += filledSeats(model, model.at(body).seats[i], 0) - meeting.seats[i].present + meeting.seats[i].conflicted;
  return number;
}

void addClaims(RandomBody &made) {
  for (When::Is when : {When::Is::AnyQuorateMeeting, When::Is::EveryVotingMemberPresent})
    for (Says says : {Says::Carry, Says::Block, Says::NeverTied})
      made.claim(says, {made.board}, says == Says::NeverTied ? std::vector<SeatId>{} : made.someSeats()).when.is = when;
  made.claim(Says::MeetingIncludes, {made.board}).people = {{made.people(1 + made.below(2), made.someSeats())}};
  made.claim(Says::CarriedWithVotesOf, {made.board}).people = {{made.people(1 + made.below(2), made.someSeats())}};
}

} // namespace

namespace {

struct Outcomes {
  std::size_t refuted = 0, proved = 0;
};

/// Decides all claims of one body both ways.
void compare(RandomBody &made, Outcomes &outcomes) {
  addClaims(made);
  Oracle oracle(made.model, made.board, 0);
  std::vector<analysis::ClaimVerdict> verdicts = decided(made.model);
  runtime::Model model = decisionModel(made.model);
  for (const analysis::ClaimVerdict &verdict : verdicts) {
    const Claim &claim = made.model.claims[verdict.claim];
    INFO(claim.title << ": " << verdict.explanation);
    std::optional<std::uint32_t> fewest = oracle.refutedWith(claim);
    REQUIRE(verdict.is == (fewest ? analysis::ClaimVerdict::Is::Refuted : analysis::ClaimVerdict::Is::Proved));
    ++(fewest ? outcomes.refuted : outcomes.proved);
    if (!fewest)
      continue;
    REQUIRE_FALSE(verdict.witnesses.empty());
    CHECK(missing(verdict.witnesses.front().meeting, made.model, made.board) == *fewest);
    for (const analysis::Witness &witness : verdict.witnesses) {
      runtime::Verdict again = runtime::judge(model, witness.meeting);
      CHECK(again.carried == witness.verdict.carried);
      CHECK(again.quorate != runtime::Truth::No);
    }
  }
}

} // namespace

TEST_CASE("counting people alike decides as trying every person does") {
  Outcomes outcomes;
  for (std::uint32_t seed = 1; seed <= 600; ++seed) {
    INFO("seed " << seed);
    RandomBody made(seed, seed % 50 == 0 ? 6 : 5);
    compare(made, outcomes);
  }
  // The random bodies are worth deciding about: neither outcome is rare.
  CHECK(outcomes.refuted > 300);
  CHECK(outcomes.proved > 300);
}

TEST_CASE("so it does with every form of quorum, voting rule and interest, and with posts that nobody holds") {
  Outcomes outcomes;
  for (std::uint32_t seed = 20'001; seed <= 20'900; ++seed) {
    INFO("seed " << seed);
    RandomBody made(seed, seed % 50 == 0 ? 6 : 5, true);
    compare(made, outcomes);
  }
  CHECK(outcomes.refuted > 300);
  CHECK(outcomes.proved > 300);
}
