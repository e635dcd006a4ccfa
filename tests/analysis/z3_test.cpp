// An independent second opinion: claims about random bodies put to the solver z3 as SMT-LIB text, by numbers of people.
#include "tests/analysis/oracle.h"

#include <catch2/catch.hpp>

#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>
#include <unistd.h>

using namespace quorate;
using namespace quorate::testing;
using Is = analysis::ClaimVerdict::Is;
using Says = Claim::Says;

namespace {

/// The constraints of one body as text. For the run of seats number i: `p` present, `f` in favour, `a` against.
class Smt {
public:
  Smt(const Model &model, BodyId body) : model_(model), body_(model.at(body)) {}

  /// The body, and the opposite of the claim: satisfiable means refuted.
  std::string query(const Claim &claim) {
    text_ << "(reset)\n";
    for (SeatId id : body_.seats) {
      const Seat &seat = model_.at(id);
      for (char what : {'p', 'f', 'a'})
        text_ << "(declare-const " << what << id.value << " Int)(assert (>= " << what << id.value << " 0))";
      text_ << "(assert (<= p" << id.value << " " << seat.most << "))(assert (<= (+ f" << id.value << " a" << id.value
            << ") " << (votes(id) ? "p" + std::to_string(id.value) : std::string("0")) << "))\n";
    }
    for (const People &people : body_.quorums.front().requirements)
      say(met(people, "p"));
    if (claim.says == Says::CarriedWithVotesOf)
      say(carried());
    say("(not " + met(claim.people.front().front(), claim.says == Says::CarriedWithVotesOf ? "f" : "p") + ")");
    text_ << "(check-sat)\n";
    return text_.str();
  }

private:
  bool votes(SeatId id) const { return model_.at(id).voting == Voting::Always; }
  void say(const std::string &what) { text_ << "(assert " << what << ")\n"; }

  /// A sum over seats of the body that `keep` keeps.
  template <class Term, class Keep> std::string sum(Keep keep, Term term) const {
    std::string all = "(+ 0";
    for (SeatId id : body_.seats)
      if (keep(id))
        all += " " + term(id);
    return all + ")";
  }
  static bool in(const std::vector<SeatId> &seats, SeatId id) {
    return std::find(seats.begin(), seats.end(), id) != seats.end();
  }
  static std::string compare(Bound bound, const std::string &have, const std::string &base, Fraction fraction) {
    return std::string(bound == Bound::MoreThan ? "(> (* " : "(>= (* ") + std::to_string(fraction.denominator) + " " +
           have + ") (* " + std::to_string(fraction.numerator) + " " + base + "))";
  }
  std::string seats(bool votingOnly) const {
    return sum([&](SeatId id) { return !votingOnly || votes(id); },
               [&](SeatId id) { return std::to_string(model_.at(id).most); });
  }
  std::string present(bool votingOnly) const {
    return sum([&](SeatId id) { return !votingOnly || votes(id); },
               [](SeatId id) { return "p" + std::to_string(id.value); });
  }
  std::string baseOf(Base base) const {
    switch (base) {
    case Base::MembersPresent: return present(false);
    case Base::VotingMembersPresent: return present(true);
    case Base::AllVotingSeats: return seats(true);
    default: return seats(false);
    }
  }
  std::string met(const People &people, const std::string &what) const {
    std::string have = sum([&](SeatId id) { return in(people.who.seats, id) && (votes(id) || !people.who.votingOnly); },
                           [&](SeatId id) { return what + std::to_string(id.value); });
    if (people.quantity.form == Quantity::Form::Number)
      return compare(people.bound, have, std::to_string(people.quantity.number), {1, 1});
    return compare(people.bound, have, baseOf(people.quantity.base), people.quantity.fraction);
  }
  /// Votes in favour or against, each with a weight of its own.
  std::string cast(char what, const std::vector<SeatId> &among, bool weighted) const {
    return sum([&](SeatId id) { return votes(id) && (among.empty() || in(among, id)); },
               [&](SeatId id) {
                 return "(* " + std::to_string(weighted ? model_.at(id).weight : 1) + " " + what +
                        std::to_string(id.value) + ")";
               });
  }
  std::string carried() const {
    const DecisionRule &rule = body_.decisions.front();
    std::string all = "(and true";
    for (const Threshold &threshold : rule.thresholds) {
      const std::vector<SeatId> &among = threshold.among.seats;
      bool weighted = threshold.base == Base::VotesCast;
      auto kept = [&](SeatId id, bool votingOnly) {
        return (among.empty() || in(among, id)) && (!votingOnly || votes(id));
      };
      auto most = [&](SeatId id) { return std::to_string(model_.at(id).most); };
      auto there = [](SeatId id) { return "p" + std::to_string(id.value); };
      std::string base;
      switch (threshold.base) {
      case Base::VotesCast: base = "(+ " + cast('f', among, true) + " " + cast('a', among, true) + ")"; break;
      case Base::MembersPresent: base = sum([&](SeatId id) { return kept(id, false); }, there); break;
      case Base::VotingMembersPresent: base = sum([&](SeatId id) { return kept(id, true); }, there); break;
      case Base::AllVotingSeats: base = sum([&](SeatId id) { return kept(id, true); }, most); break;
      default: base = sum([&](SeatId id) { return kept(id, false); }, most); break;
      }
      std::string have = cast('f', among, weighted);
      // A motion on which no vote is cast in favour is lost, whatever the share.
      all += " (> " + base + " 0) (> " + have + " 0) " + compare(threshold.bound, have, base, threshold.fraction);
      // A tie that meets the first threshold exactly is lost, if the rule says so.
      if (&threshold == &rule.thresholds.front() && rule.tie == Tie::Lost)
        all += " (not (and (> " + cast('f', {}, true) + " 0) (= " + cast('f', {}, true) + " " + cast('a', {}, true) +
               ") (= (* " + std::to_string(threshold.fraction.denominator) + " " + have + ") (* " +
               std::to_string(threshold.fraction.numerator) + " " + base + "))))";
    }
    return all + ")";
  }

  const Model &model_;
  const Body &body_;
  std::ostringstream text_;
};

/// Whether a body is one that the text above describes in full: no interests that count, nobody to break a tie.
bool plain(const RandomBody &made) {
  const Body &body = made.model.at(made.board);
  bool eligible = std::any_of(body.decisions.front().thresholds.begin(), body.decisions.front().thresholds.end(),
                              [](const Threshold &each) { return each.base == Base::EligibleMembers; });
  bool leave = body.conflicts.empty() || (body.conflicts.front().leave && !body.conflicts.front().countToQuorum);
  return leave && !eligible && body.decisions.front().tie != Tie::BrokenBy &&
         !made.model.at(body.seats.front()).castingVote;
}

/// One run for all: starting the solver takes longer than its answers.
std::vector<std::string> askSolver(const std::string &queries) {
  std::string path = "/tmp/quorate-z3-" + std::to_string(::getpid()) + ".smt2";
  std::ofstream(path) << queries;
  std::vector<std::string> answers;
  std::unique_ptr<FILE, int (*)(FILE *)> process(::popen(("z3 " + path).c_str(), "r"), ::pclose);
  REQUIRE(process);
  char line[256];
  while (std::fgets(line, sizeof line, process.get()))
    answers.emplace_back(line, std::string_view(line).find_first_of("\r\n"));
  std::remove(path.c_str());
  return answers;
}

} // namespace

TEST_CASE("z3 comes to the same verdicts") {
  std::string queries;
  std::vector<bool> refuted;
  // Other bodies than those of the oracle, so that the two do not look at the same cases.
  for (std::uint32_t seed = 10'001; refuted.size() < 80; ++seed) {
    RandomBody made(seed, 12);
    if (!plain(made))
      continue;
    made.claim(Says::MeetingIncludes, {made.board}).people = {{made.people(1 + made.below(3), made.someSeats())}};
    made.claim(Says::CarriedWithVotesOf, {made.board}).people = {{made.people(1 + made.below(3), made.someSeats())}};
    for (const analysis::ClaimVerdict &verdict : decided(made.model)) {
      REQUIRE((verdict.is == Is::Refuted || verdict.is == Is::Proved));
      refuted.push_back(verdict.is == Is::Refuted);
      queries += Smt(made.model, made.board).query(made.model.claims[verdict.claim]);
    }
  }
  std::vector<std::string> answers = askSolver(queries);
  REQUIRE(answers.size() == refuted.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    INFO("question " << i);
    CHECK(answers[i] == (refuted[i] ? "sat" : "unsat"));
  }
}
