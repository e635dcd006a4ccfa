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
    number += model.at(model.at(body).seats[i]).most - meeting.seats[i].present + meeting.seats[i].conflicted;
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

TEST_CASE("counting people alike decides as trying every person does") {
  std::size_t refuted = 0, proved = 0;
  for (std::uint32_t seed = 1; seed <= 1500; ++seed) {
    RandomBody made(seed, seed % 50 == 0 ? 7 : 5);
    addClaims(made);
    Oracle oracle(made.model, made.board);
    std::vector<analysis::ClaimVerdict> verdicts = decided(made.model);
    runtime::Model model = decisionModel(made.model);
    for (const analysis::ClaimVerdict &verdict : verdicts) {
      const Claim &claim = made.model.claims[verdict.claim];
      INFO("seed " << seed << ", " << claim.title << ": " << verdict.explanation);
      std::optional<std::uint32_t> fewest = oracle.refutedWith(claim);
      REQUIRE(verdict.is == (fewest ? analysis::ClaimVerdict::Is::Refuted : analysis::ClaimVerdict::Is::Proved));
      ++(fewest ? refuted : proved);
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
  // The random bodies are worth deciding about: neither outcome is rare.
  CHECK(refuted > 300);
  CHECK(proved > 300);
}
