// The index of names looked up: what has exactly a name, what is spelt much like it, and whether "of this" is true of
// it. Who asks in names goes through resolve.h.
#pragma once

#include "runtime/model/tables.h"
#include "runtime/names/resolve.h"

#include <span>

namespace quorate::runtime {

constexpr std::size_t kMostSuggestions = 5;
/// No name has more parts joined by "of"; keeps a long question from being read in every possible way.
constexpr std::size_t kMostParts = 8;

/// Everything of one sort that has exactly this name, in the order of the model.
std::vector<std::uint32_t> named(const NameTables &names, Names sort, std::string_view name);
/// The one thing of a sort that has exactly this name; none if there is no such thing, or several.
std::optional<std::uint32_t> onlyNamed(const NameTables &names, Names sort, std::string_view name);
/// The full name of a thing.
std::string_view nameOf(const Model &model, Names sort, std::uint32_t index);
/// Whether an actor has this name, or it is one of its aliases.
bool isCalled(const Model &model, std::uint32_t actor, std::string_view name);

/// How many letters a name may be off and still be meant.
std::size_t tolerance(std::string_view name);
/// Names of one sort that are spelt much like this one, nearest first.
std::vector<std::string> alike(const NameTables &names, Names sort, std::string_view name);

/// Whether a place or one around it has this name.
bool liesIn(const Model &model, std::uint32_t place, std::string_view name);
/// Whether "of this" is true of a body: its place, its own name, its organisation.
bool bodyIsOf(const Model &model, std::uint32_t body, std::string_view qualifier);
/// Qualifiers in which "Board", "Trustees" is read as "Board of Trustees": the longest joining that names something.
std::vector<std::string> joinedUp(const NameTables &names, std::span<const std::string> of);

} // namespace quorate::runtime
