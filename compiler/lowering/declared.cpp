// What a name means, and references in which several words are one name.
#include "compiler/lowering/declared.h"

#include "compiler/syntax/print.h"

namespace quorate::ir::lowering {

std::string Declared::write(const ast::Ref &ref) const { return syntax::print(ref, names); }

std::optional<std::uint32_t> Declared::meaning(NameId name, sema::Sort sort) const {
  for (const sema::Symbol &symbol : in.meanings(name))
    if (symbol.sort == sort)
      return symbol.index;
  return std::nullopt;
}

bool Declared::isKindOf(std::uint32_t kind, std::uint32_t ancestor) const {
  std::optional<std::uint32_t> at = kind;
  while (at && *at != ancestor)
    at = in.kinds[*at].parent;
  return at.has_value();
}

std::optional<std::uint32_t> Declared::kindWithInstances(NameId name) const {
  for (const sema::Symbol &symbol : in.meanings(name))
    if (symbol.sort == sema::Sort::Kind && in.kinds[symbol.index].root != sema::RootKind::Member)
      return symbol.index;
  return std::nullopt;
}

ast::Ref Declared::whole(const ast::Ref &ref) const {
  ast::Ref made = ref;
  for (std::size_t from = 0; from < made.of.size(); ++from) {
    // The words from here on, joined as far as they name something.
    ast::Name &first = from == 0 ? made.head : made.of[from - 1].name;
    std::string joined = names.text(first.id);
    for (std::size_t i = from; i < made.of.size() && made.of[i].which == ast::Which::Plain; ++i) {
      joined += " of " + names.text(made.of[i].name.id);
      NameId known = names.find(joined);
      if (!known || in.meanings(known).empty())
        continue;
      first = {known, {first.range.begin, made.of[i].name.range.end}};
      made.of.erase(made.of.begin() + static_cast<std::ptrdiff_t>(from),
                    made.of.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      break;
    }
  }
  return made;
}

std::vector<std::string> aliasesOf(const Declared &declared, const ast::Notes &notes) {
  std::vector<std::string> all;
  for (const ast::Note &note : notes)
    if (auto *also = std::get_if<ast::AlsoCalled>(&note.is))
      for (const ast::Name &name : also->names)
        all.push_back(declared.text(name.id));
  return all;
}

} // namespace quorate::ir::lowering
