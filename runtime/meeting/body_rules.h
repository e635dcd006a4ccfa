// Which rules of a body apply to an item: those of the day, and of them those that name the matter.
#pragma once

#include "runtime/meeting.h"
#include "runtime/model/tables.h"
#include "runtime/rules/choice.h"

#include <tuple>
#include <vector>

namespace quorate::runtime {

/// A rule that applies, if any does.
template <class Row> struct Applying : rules::Choice<Row> {
  bool dated = false;              ///< it applies on some days only
  std::uint32_t datesOpen = kNone; ///< an open point: whether this rule applies on the day is to be confirmed
};

/// Everything that a body's clauses say of an item.
struct BodyRules {
  Applying<schema::Quorum> toMeet, toVote, toBegin;
  Applying<schema::WithoutQuorum> adjourned; ///< what is a quorum at an adjourned meeting
  Applying<schema::WithoutQuorum> needsNone; ///< this matter may be decided without a quorum
  Applying<schema::WithoutQuorum> discuss;   ///< without a quorum, matters may be discussed
  Applying<schema::Rule> decides;
  /// [R4] Outside a meeting, where the matter has no rule of the mode: the rule for meetings that names it, to be met
  /// besides.
  Applying<schema::Rule> besides;
  bool otherMatters = false; ///< there are rules of the mode, of other matters
  bool openDays = false;     ///< whether a rule that would have a say is in force on the day is to be confirmed
  Applying<schema::Proxies> proxies;
  Applying<schema::Chairing> chairing;
  Applying<schema::ConflictRule> conflict;
};

/// A kind of clause of which one applies to an item: where its rows are, those of a body, and the one that applies.
template <class Row> struct PickedKind {
  const flatbuffers::Vector<const Row *> *(schema::Bodies::*rows)() const;
  const schema::Span &(schema::Body::*which)() const;
  Applying<Row> BodyRules::*applies;
};
// For clang 14, which clang-tidy is.
template <class Row>
PickedKind(const flatbuffers::Vector<const Row *> *(schema::Bodies::*)() const,
           const schema::Span &(schema::Body::*)() const, Applying<Row> BodyRules::*) -> PickedKind<Row>;
/// All such kinds; those whose rows name matters are picked by matter.
inline constexpr std::tuple kPickedKinds{
    PickedKind{&schema::Bodies::proxies, &schema::Body::proxies, &BodyRules::proxies},
    PickedKind{&schema::Bodies::chairings, &schema::Body::chairings, &BodyRules::chairing},
    PickedKind{&schema::Bodies::conflicts, &schema::Body::conflicts, &BodyRules::conflict},
};

/// The matter of a meeting, as rules and seats name matters.
struct MatterNamed {
  std::optional<std::uint32_t> function;
  bool told = false; ///< the meeting is about a matter, whether or not anything names it
};
// [D3] A motion on a function that is not in force is one on a matter that no rule names.
MatterNamed matterNamed(const Tables &tables, const Meeting &meeting, std::span<const Settled> settled = {});
/// The open point of the days of the matter; kNone if they are known.
std::uint32_t matterOpen(const Tables &tables, const Meeting &meeting);

/// [R1] The functions in force on the day that something of a body names: a rule, or a seat that votes by matter.
std::vector<FunctionIndex> mattersNamed(const Model &model, BodyIndex body, Day day);

/// What is said of an adjourned meeting, if that has a quorum of its own.
inline const schema::WithoutQuorum *ownQuorum(const Applying<schema::WithoutQuorum> &adjourned) {
  return adjourned && (adjourned->whoever_is_present() || adjourned->then().count() != 0) ? adjourned.row : nullptr;
}

/// Picks the rules that apply to an item, in a world.
BodyRules rulesFor(const Tables &tables, const Meeting &meeting, const MatterNamed &matter,
                   std::span<const Settled> settled = {});
BodyRules rulesFor(const Model &model, const Meeting &meeting);
/// Adds the open points on which it hangs which rules apply.
void addOpenDays(const Tables &tables, const Meeting &meeting, std::vector<std::uint32_t> &opens);

/// Whether a rule leaves it unknown what holds: it is to be confirmed, or its days are. None: no.
template <class Row> bool unsettledRule(const TextTables &text, const Applying<Row> &rule) {
  return rule && (rule.datesOpen != kNone || unsettled(text, rule->open()));
}

} // namespace quorate::runtime
