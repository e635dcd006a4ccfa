// Which of several rules applies. The tables of a decision model and the lists of the flat model are both chosen from
// here: of those that are in force and for the matter the weaker are left out, and of the rest the first stands.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace quorate::rules {

/// How a rule stands to a matter.
enum class IsFor : std::uint8_t {
  Others,  ///< it names matters, and not this one
  General, ///< it names none: it is for every matter that no other rule names
  Matter,  ///< it names this one
};

/// How a rule that names these matters, in order, stands to one; with none named, to matters in general.
template <class Matters, class Matter> IsFor isFor(const Matters &matters, const std::optional<Matter> &matter) {
  if (matters.empty())
    return IsFor::General;
  // Without a matter in the question the general rule is asked for, however many others name matters.
  return matter && std::binary_search(matters.begin(), matters.end(), *matter) ? IsFor::Matter : IsFor::Others;
}

/// [R2] Leaves out of the rules of one kind and sitting that are in force and for a matter those that another of them
/// varies, with the orders that they are in; then those that give way to another, be it by way of a third. If each
/// gives way to another, no order stands and none is left out.
template <class Rule, class Varies, class IsDespite>
void leaveOutWeaker(std::vector<Rule> &rules, Varies varies, IsDespite isDespite) {
  auto leaveOut = [&](auto isStronger) {
    std::vector<Rule> strong;
    for (const Rule &rule : rules)
      if (std::none_of(rules.begin(), rules.end(), [&](const Rule &other) { return isStronger(other, rule); }))
        strong.push_back(rule);
    if (!strong.empty())
      rules = std::move(strong);
  };
  leaveOut(varies);
  leaveOut(isDespite);
}

/// The rule that applies, of those that are shown to it one after another, those that name matters first.
template <class Row> struct Choice {
  const Row *row = nullptr;
  bool named = false; ///< it names the matter

  explicit operator bool() const { return row != nullptr; }
  const Row *operator->() const { return row; }

  /// Whether a rule would have a say beside what is found so far.
  /// Once a rule names the matter, general ones have none, nor has one for the matter behind a general one: then not
  /// even a doubt about their days makes an answer depend.
  bool concerns(IsFor is) const { return is != IsFor::Others && (!row || named == (is == IsFor::Matter)); }
  /// Takes a rule that is in force into account, and says whether it is the one that applies. [R1] The first stands.
  bool show(const Row &rule, IsFor is) {
    if (row || is == IsFor::Others)
      return false;
    row = &rule;
    named = is == IsFor::Matter;
    return true;
  }
};

} // namespace quorate::rules
