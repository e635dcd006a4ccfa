// References that mean nothing, or more than one thing; and templates that make too much.
#include "compiler/lowering/reporter.h"

#include "compiler/support/text.h"
#include "runtime/words/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::ir::lowering {

namespace {

constexpr std::size_t kMostMade = 2'000'000;

bool isOneOf(const sema::Symbol &symbol, std::initializer_list<sema::Sort> sorts) {
  return std::find(sorts.begin(), sorts.end(), symbol.sort) != sorts.end();
}

} // namespace

std::vector<std::string> Reporter::namesOf(std::initializer_list<sema::Sort> sorts) const {
  std::vector<std::string> all;
  const auto &byName = declared_.in.byName;
  for (std::size_t i = 0; i < byName.size(); ++i)
    if (std::any_of(byName[i].begin(), byName[i].end(), [&](const sema::Symbol &s) { return isOneOf(s, sorts); }))
      all.push_back(declared_.text(NameId(i)));
  return all;
}

/// "Board of Trustee" may be one name misspelt, and not `Board` with something after it.
bool Reporter::oneNameMisspelt(const ast::Ref &ref, std::string_view what, const std::vector<std::string> &candidates) {
  constexpr std::size_t kMostParts = 8;
  std::string joined = declared_.text(ref.head.id);
  for (std::size_t i = 0; i < std::min(ref.of.size(), kMostParts); ++i) {
    const ast::Qualifier &of = ref.of[i];
    if (of.which != ast::Which::Plain)
      break;
    joined += " of " + declared_.text(of.name.id);
    std::string close = closest(joined, candidates);
    if (close.find(" of ") == std::string::npos)
      continue;
    Range range{ref.head.range.begin, of.name.range.end};
    report<diag::UnknownName>(range, what, joined).mend("did you mean `" + close + "`?");
    return true;
  }
  return false;
}

void Reporter::unknown(const ast::Ref &ref, std::string_view what, std::initializer_list<sema::Sort> sorts) {
  const std::vector<sema::Symbol> &meanings = declared_.in.meanings(ref.head.id);
  const std::string &name = declared_.names.text(ref.head.id);
  if (!meanings.empty()) {
    if (std::none_of(meanings.begin(), meanings.end(), [&](const sema::Symbol &s) { return isOneOf(s, sorts); })) {
      report<diag::WrongSort>(ref.range, name, sema::inWords(meanings[0].sort), fmt::format("a {}", what));
      return;
    }
    report<diag::UnknownName>(ref.range, what, declared_.write(ref))
        .note(fmt::format("`{}` is known, but not with what stands after `of`", name))
        .mend("check the place, the organisation or the body after `of`");
    return;
  }
  const std::vector<std::string> candidates = namesOf(sorts);
  if (oneNameMisspelt(ref, what, candidates))
    return;
  Diagnostic &made = report<diag::UnknownName>(ref.head.range, what, name);
  if (std::string close = closest(name, candidates); !close.empty())
    made.mend("did you mean `" + close + "`?");
  else
    made.mend(
        fmt::format("declare `{}`, or check its spelling; if `of` is part of a name, as in \"Board of Trustees\", "
                    "put the whole name in quotation marks where it is declared",
                    name));
}

void Reporter::whichOne(const ast::Ref &ref, const std::vector<std::string> &candidates) {
  constexpr std::size_t kMostShown = 6;
  std::vector<std::string> shown;
  for (const std::string &each : candidates) {
    if (shown.size() == kMostShown) {
      shown.push_back(fmt::format("{} more", candidates.size() - kMostShown));
      break;
    }
    shown.push_back("`" + each + "`");
  }
  report<diag::WhichOne>(ref.range, declared_.write(ref), words::listed(shown, "or"))
      .mend("say which one is meant by adding `of …`");
}

void Reporter::eachOfNothing(Range range, NameId kind) {
  report<diag::EachOfNothing>(range, declared_.text(kind), declared_.text(kind));
}

bool Reporter::tooMany(std::size_t count, std::string_view what) {
  if (count < kMostMade)
    return false;
  if (!stopped_)
    report<diag::TooManyMade>(Range{}, kMostMade, what)
        .note("a template that is made for each of a kind, with others inside it, multiplies")
        .mend("make fewer templates `for each`, or split the constitution");
  stopped_ = true;
  return true;
}

} // namespace quorate::ir::lowering
