// Walks over the clauses of a body, whatever their kind. There is no other list of the kinds: what is done with every
// clause goes through here, so that a new kind is either done too or does not compile.
#pragma once

#include "compiler/ir/model.h"
#include "compiler/support/match.h"

#include <concepts>
#include <tuple>
#include <type_traits>
#include <variant>

namespace quorate::ir {

/// A clause of a body: it says what kind it is of and where it comes from.
template <class T>
concept BodyClause = requires(const T &clause) {
  { T::kKind } -> std::convertible_to<const ClauseKind &>;
  { clause.clause } -> std::convertible_to<ClauseId>;
};

/// A clause that is for some matters, or for every matter that no other of its kind names.
template <class T>
concept ByMatter = BodyClause<T> && requires(const T &clause) {
  { clause.matters } -> std::convertible_to<const std::vector<FunctionId> &>;
};

/// A clause of which a part may be to be confirmed: not the clause as a whole, which any clause may be.
template <class T>
concept PartlyOpen = BodyClause<T> && requires(const T &clause) {
  { clause.open } -> std::convertible_to<OpenPointId>;
};

/// Visits the list of each kind.
template <std::derived_from<BodyClauses> AnyBody, class Visit> void eachKind(AnyBody &body, Visit &&visit) {
  using Clauses = std::conditional_t<std::is_const_v<AnyBody>, const BodyClauses, BodyClauses>;
  std::apply([&](auto &...lists) { (visit(lists), ...); }, kindsOf(static_cast<Clauses &>(body)));
}

/// Visits every clause, kind by kind.
template <std::derived_from<BodyClauses> AnyBody, class Visit> void eachClause(AnyBody &body, Visit &&visit) {
  eachKind(body, [&](auto &all) {
    for (auto &each : all)
      visit(each);
  });
}

namespace detail {
template <class Tuple> struct Kinds;
template <BodyClause... Kind> struct Kinds<std::tuple<const std::vector<Kind> &...>> {
  using Any = std::variant<const Kind *...>;
  static constexpr std::size_t kCount = sizeof...(Kind);
};
using AllKinds = Kinds<decltype(kindsOf(std::declval<const BodyClauses &>()))>;
static_assert(sizeof(BodyClauses) == AllKinds::kCount * sizeof(std::vector<Quorum>),
              "every list stands in kindsOf once");
} // namespace detail

/// A clause of any kind.
using AnyClause = detail::AllKinds::Any;

/// The days on which a clause applies, and whether one of them is to be confirmed.
inline Interval daysOf(const Model &model, const BodyClause auto &clause) {
  return clause.clause ? model.at(clause.clause).inForce : Interval{};
}

/// The open point of a clause: that of what it leaves open itself, or else that of the clause as a whole.
inline OpenPointId openOf(const Model &model, const BodyClause auto &clause) {
  if constexpr (PartlyOpen<std::remove_cvref_t<decltype(clause)>>)
    if (clause.open)
      return clause.open;
  return clause.clause ? model.at(clause.clause).open : OpenPointId{};
}

/// What a clause is called in a list of clauses: "the quorum", and "a quorum" of one for some matters.
inline std::string nameOf(const BodyClause auto &clause) { return std::string(clause.kKind.name); }
inline std::string nameOf(const Quorum &quorum) {
  return quorum.matters.empty() ? std::string(Quorum::kKind.name) : "a quorum";
}
inline std::string nameOf(const ConflictRule &rule) {
  return rule.matters.empty() ? std::string(ConflictRule::kKind.name) : "a rule on conflicts of interest";
}
inline std::string nameOf(const Provision &provision) {
  return provision.of == Provision::Of::Purpose ? "a purpose"
         : provision.of == Provision::Of::Duty  ? "a duty"
                                                : std::string(Provision::kKind.name);
}

} // namespace quorate::ir
