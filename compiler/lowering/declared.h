// What the author declared, as every step of lowering reads it: the declarations, and what a name means.
#pragma once

#include "compiler/sema/constitution.h"

#include <optional>
#include <string>

namespace quorate::ir::lowering {

/// A name that stands by itself, as a reference.
inline ast::Ref plain(const ast::Name &name) { return {ast::Which::Plain, name, {}, name.range}; }

/// Whether a reference is to each of several: `each Borough`, `every Borough Board`.
inline bool isEach(const ast::Ref &ref) { return ref.which == ast::Which::Each || ref.which == ast::Which::Every; }

/// The input of lowering: constant, and good for as long as any step.
struct Declared {
  const sema::Constitution &in;
  const Names &names;

  std::string text(NameId name) const { return names.text(name); }
  /// A reference as its author wrote it.
  std::string write(const ast::Ref &ref) const;
  /// What a name means as something of one sort, as an index into the table of the sort; nothing if it means no such
  /// thing. Of bodies and classes of members, which may share a name, one of them.
  std::optional<std::uint32_t> meaning(NameId name, sema::Sort sort) const;
  bool has(NameId name, sema::Sort sort) const { return meaning(name, sort).has_value(); }
  /// Whether a kind is another or, through its parents, one of its kind.
  bool isKindOf(std::uint32_t kind, std::uint32_t ancestor) const;
  /// A kind of place or organisation, of which there can be instances, that a name means.
  std::optional<std::uint32_t> kindWithInstances(NameId name) const;
  /// A reference in which `Board of Trustees` is read as one name, if one was declared so.
  ast::Ref whole(const ast::Ref &ref) const;
};

/// All that notes say a thing is also called.
std::vector<std::string> aliasesOf(const Declared &declared, const ast::Notes &notes);

} // namespace quorate::ir::lowering
