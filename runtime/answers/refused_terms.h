// A request for power that is refused, and how near what the actor holds comes to it.
#pragma once

#include "runtime/answers/answering.h"
#include "runtime/model/tables.h"

namespace quorate::runtime {

/// The terms of a request that may be changed, in the order in which they are told.
enum class Term : std::uint8_t { Amount, Place, Begins, Ended };

/// A change of the terms of a request that was tried and makes it a yes.
struct OtherTerms {
  std::vector<Term> terms;
  std::uint64_t distance = 0; ///< pence, or days
  std::string words;          ///< "the limit of `Chair` is £250 a decision"
  std::string plain;          ///< "up to £250"

  bool ofAmount() const { return terms.front() == Term::Amount; }
  bool nearerThan(const OtherTerms &other) const;
};

/// A request that is refused. With `members` of a group it is one for all of them.
class RefusedTerms {
public:
  RefusedTerms(const Model &model, const PowerRequest &request, std::span<const std::uint32_t> members)
      : model_(model), request_(request), members_(members) {}

  const PowerRequest &request() const { return request_; }
  std::span<const std::uint32_t> members() const { return members_; }
  /// Whether such a request would be allowed, for every member of the group.
  Truth truthOf(PowerRequest request) const;
  /// What one that depends depends on.
  std::vector<Reason> missing(PowerRequest request) const;
  /// [U4] What people can see to and would make one that depends a yes, in words: ", with the agreement of `Chair`".
  /// Empty if what is open besides could still shut it out.
  std::string toldBesides(PowerRequest request) const;

  /// What would make it a yes, the nearest first; of several terms at once only where no single one would do.
  std::vector<OtherTerms> changes() const;
  /// How what is held of the function falls short: in one term, or where there is no such way, in several.
  std::vector<Reason> shortfalls() const;

private:
  struct Miss;
  std::string powerIs(const schema::Grant &grant) const;
  void addAmount(GrantIndex grant, Miss &miss) const;
  void addSpent(GrantIndex grant, Miss &miss) const;
  void addPlaceAndDay(GrantIndex grant, Miss &miss) const;
  Miss missOf(GrantIndex grant) const;
  std::vector<Miss> misses(FunctionIndex function) const;
  std::optional<OtherTerms> tried(const Miss &miss) const;
  template <class Each> bool forMembers(PowerRequest request, Each each) const;

  const Model &model_;
  PowerRequest request_;
  std::span<const std::uint32_t> members_;
};

} // namespace quorate::runtime
