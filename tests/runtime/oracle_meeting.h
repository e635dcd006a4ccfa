// A meeting in which everything is known, judged by the words of the language reference: people one by one.
#pragma once

#include "tests/support/builder.h"

namespace quorate::test {

/// What somebody does when the item is put to the vote.
enum class Vote : std::uint8_t { None, For, Against, Abstains };

/// A seat, and who is to do with it.
struct Person {
  std::uint32_t run = 0;
  bool filled = true;   ///< somebody holds it
  bool present = false; ///< the holder, or a deputy, is in the room
  bool deputy = false, proxy = false, conflicted = false, asks = false;
  bool hasVote = false;
  std::uint32_t weight = 1;
  Vote vote = Vote::None;  ///< of whoever may vote
  int human = -1;          ///< the same number: the same human being in two seats
  std::uint32_t times = 1; ///< so many of them, who do nothing and differ in nothing
};

/// A world in which everything is known.
class World {
public:
  World(const ir::Model &model, const ir::Body &body, const runtime::Meeting &meeting);

  std::vector<Person> people;

  runtime::Truth quorate();
  /// Call `quorate` first: who stays is settled by it.
  runtime::Truth carried();
  /// How many votes of a run can have been given by somebody with a vote.
  std::uint64_t mayVoteIn(std::uint32_t run) const;
  /// Whether somebody may vote, if the seat has a vote.
  bool entitled(const Person &p) const { return votesInPerson(p) || byProxy(p); }

private:
  bool outside() const { return meeting_.mode != runtime::Mode::AtMeeting; }
  bool inForce(ir::ClauseId clause) const { return ir::inForce(model_, clause, meeting_.day); }
  bool leaves(const Person &p) const;
  bool there(const Person &p) const;
  bool counts(const Person &p) const;
  bool somebodyHere() const;
  bool votesInPerson(const Person &p) const;
  bool votes(const Person &p) const;
  bool byProxy(const Person &p) const { return p.proxy && p.hasVote && proxies_ && !outside() && someHolder(); }
  /// Whether anybody is in the room who may vote, and so hold a proxy.
  bool someHolder() const;
  Vote effective(const Person &p) const;
  const ir::CountsAs &part() const { return failing_ ? rule_->failingCounts : rule_->counts; }
  bool selected(const ir::Selector &who, const Person &p) const;
  bool inBase(ir::Base base, const Person &p, bool quorum) const;
  std::uint64_t heads(const ir::Selector &who) const;
  std::uint64_t baseOf(ir::Base base) const;
  bool enough(std::uint64_t have, ir::Bound bound, const ir::Quantity &q, const ir::Selector &who) const;
  bool meets(const ir::People &need) const;
  runtime::Truth stated(ir::Quorum::To to, bool &any) const;
  runtime::Truth asked() const;
  runtime::Truth carriedBy() const;
  bool met(const ir::Threshold &t, std::optional<std::uint32_t> by, bool anybody) const;
  bool carries(std::optional<std::uint32_t> by, bool anybody) const;
  bool equal() const;
  std::uint64_t worth(const ir::Threshold &t, const Person &p) const;
  std::uint32_t position(ir::SeatId seat) const;
  template <class Are> std::uint64_t howMany(Are are) const {
    std::uint64_t sum = 0;
    for (const Person &p : people)
      sum += are(p) ? p.times : 0;
    return sum;
  }
  runtime::Truth byCaster(std::uint32_t run) const;
  runtime::Truth byAnybody() const;
  runtime::Truth tieIs() const;

  template <class Rule> const Rule *ruleOf(const std::vector<Rule> &rules, auto fits) const {
    const Rule *general = nullptr, *own = nullptr;
    for (const Rule &rule : rules) {
      if (!fits(rule) || !inForce(rule.clause))
        continue;
      bool names = meeting_.matter && std::count(rule.matters.begin(), rule.matters.end(),
                                                 ir::FunctionId(runtime::number(*meeting_.matter))) != 0;
      if (rule.matters.empty() && !general)
        general = &rule;
      if (names && !own)
        own = &rule;
    }
    return own ? own : general;
  }

  const ir::Model &model_;
  const ir::Body &body_;
  const runtime::Meeting &meeting_;
  const ir::DecisionRule *rule_ = nullptr, *besides_ = nullptr;
  const ir::ConflictRule *conflict_ = nullptr;
  const ir::Proxies *proxies_ = nullptr;
  bool stay_ = false;
  mutable bool failing_ = false; ///< what stands after `failing that` is looked at
};

} // namespace quorate::test
