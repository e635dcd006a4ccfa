// Ties what is declared together.
#include "compiler/sema/tie.h"

#include "compiler/support/chains.h"
#include "compiler/support/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

namespace quorate::sema {

namespace {

class Tying {
public:
  Tying(Constitution &constitution, const Names &names, Diagnostics &diagnostics)
      : names_(names), diagnostics_(diagnostics), out_(constitution) {}

  void run() {
    tieKinds();
    tiePlaces();
    tieFunctions();
    tieTemplates(out_.organisations);
    tieTemplates(out_.bodies);
    tieTemplates(out_.officers);
  }

private:
  /// The kind that a name means, or nothing, reported.
  std::optional<std::uint32_t> kind(const ast::Name &name, std::string_view needed) {
    for (const Symbol &symbol : out_.meanings(name.id))
      if (symbol.sort == Sort::Kind)
        return symbol.index;
    const std::vector<Symbol> &others = out_.meanings(name.id);
    if (!others.empty()) {
      diagnostics_.report<diag::WrongSort>(name.range, names_.text(name.id), inWords(others[0].sort), needed);
      return std::nullopt;
    }
    std::vector<std::string> known;
    for (const Kind &each : out_.kinds)
      known.push_back(names_.text(each.name));
    std::string close = closest(names_.text(name.id), known);
    Diagnostic &made = diagnostics_.report<diag::UnknownName>(name.range, "kind", names_.text(name.id));
    made.mend(close.empty() ? fmt::format("declare it: `kind {} is a …`", names_.text(name.id))
                            : fmt::format("did you mean `{}`?", close));
    return std::nullopt;
  }

  std::optional<std::uint32_t> kindOf(const ast::Name &name, std::initializer_list<RootKind> roots,
                                      std::string_view needed) {
    auto found = kind(name, needed);
    if (!found)
      return std::nullopt;
    if (std::find(roots.begin(), roots.end(), out_.kinds[*found].root) != roots.end())
      return found;
    diagnostics_.report<diag::WrongSort>(
        name.range, names_.text(name.id),
        "a kind of " + std::string(kRootNames[static_cast<std::size_t>(out_.kinds[*found].root)]), needed);
    return std::nullopt;
  }

  void tieKinds() {
    std::size_t builtIn = std::size(kRootNames);
    for (std::size_t i = builtIn; i < out_.kinds.size(); ++i)
      out_.kinds[i].parent = kind(std::get<ast::Kind>(out_.kinds[i].declaration->is).of, "a kind");
    followChains(
        out_.kinds.size(), [&](std::uint32_t i) { return out_.kinds[i].parent; },
        [&](std::uint32_t i) {
          diagnostics_.report<diag::KindCircle>(out_.kinds[i].range, names_.text(out_.kinds[i].name))
              .mend("let one of the kinds in the circle be a kind of something outside it");
          out_.kinds[i].parent.reset();
        },
        [&](std::uint32_t i, bool first) {
          if (first)
            tooLong(out_.kinds[i].range, out_.kinds[i].name, "kinds, each a kind of the next");
          out_.kinds[i].root = out_.kinds[*out_.kinds[i].parent].root;
          out_.kinds[i].parent.reset();
        },
        [&](std::uint32_t i) {
          if (i >= builtIn && out_.kinds[i].parent)
            out_.kinds[i].root = out_.kinds[*out_.kinds[i].parent].root;
        });
  }

  void tooLong(Range at, NameId name, std::string_view what) {
    diagnostics_.report<diag::ChainTooLong>(at, names_.text(name), kLongestChain, what).mend(kShorten);
  }

  void tiePlaces() {
    for (Place &place : out_.places) {
      const auto &written = std::get<ast::Place>(place.declaration->is);
      if (auto found = kindOf(written.kind, {RootKind::Place}, "a kind of place"))
        place.kind = *found;
      if (!written.in)
        continue;
      for (const Symbol &symbol : out_.meanings(written.in->id))
        if (symbol.sort == Sort::Place)
          place.inside = symbol.index;
      if (!place.inside)
        unknownPlace(*written.in);
    }
    followChains(
        out_.places.size(), [&](std::uint32_t i) { return out_.places[i].inside; },
        [&](std::uint32_t i) {
          diagnostics_.report<diag::PlaceCircle>(out_.places[i].range, names_.text(out_.places[i].name));
          out_.places[i].inside.reset();
        },
        [&](std::uint32_t i, bool first) {
          if (first)
            tooLong(out_.places[i].range, out_.places[i].name, "places, each within the next");
          out_.places[i].inside.reset();
        },
        [](std::uint32_t) {});
  }

  void unknownPlace(const ast::Name &name) {
    std::vector<std::string> known;
    for (const Place &each : out_.places)
      known.push_back(names_.text(each.name));
    Diagnostic &made = diagnostics_.report<diag::UnknownName>(name.range, "place", names_.text(name.id));
    if (std::string close = closest(names_.text(name.id), known); !close.empty())
      made.mend("did you mean `" + close + "`?");
    else
      made.mend(fmt::format("declare it: `place {}: …`", names_.text(name.id)));
  }

  void tieFunctions() {
    for (Function &function : out_.functions)
      if (auto *written = std::get_if<ast::Function>(&function.declaration->is))
        for (const ast::Name &group : written->groups)
          if (auto found = kindOf(group, {RootKind::Function}, "a kind of function"))
            function.groups.push_back(*found);
  }

  void tieTemplates(std::vector<Template> &all) {
    for (Template &each : all) {
      const std::optional<ast::Name> *written = std::visit(
          [](const auto &d) -> const std::optional<ast::Name> * {
            if constexpr (requires { d.forEach; })
              return &d.forEach;
            else
              return nullptr;
          },
          each.declaration->is);
      if (written && *written)
        each.forEach = kindOf(**written, {RootKind::Place, RootKind::Organisation}, "a kind of place or organisation");
    }
  }

  const Names &names_;
  Diagnostics &diagnostics_;
  Constitution &out_;
};

} // namespace

void tie(Constitution &constitution, const Names &names, Diagnostics &diagnostics) {
  Tying(constitution, names, diagnostics).run();
}

} // namespace quorate::sema
