// Tables of bands: amounts that no band takes in, and amounts that two do.
#include "compiler/analysis/checks.h"

#include <fmt/format.h>

namespace quorate::analysis {
namespace {

using Band = ir::BandTable::Band;

std::int64_t beginOf(const Band &band) { return band.above ? band.above->minor : 0; }

/// The bands of a table from the lowest up; as written where two begin at the same amount.
std::vector<const Band *> fromBelow(const ir::BandTable &table) {
  std::vector<const Band *> bands;
  for (const Band &band : table.bands)
    bands.push_back(&band);
  std::stable_sort(bands.begin(), bands.end(), [](const Band *a, const Band *b) { return beginOf(*a) < beginOf(*b); });
  return bands;
}

/// "£5,000.01 to £10,000": the amounts above one and up to and with the other.
std::string amountsBetween(ir::Money above, ir::Money upTo) {
  ir::Money first = above;
  ++first.minor;
  return first == upTo ? runtime::printMoney(upTo)
                       : fmt::format("{} to {}", runtime::printMoney(first), runtime::printMoney(upTo));
}

std::string tableName(const Context &c, const ir::BandTable &table) {
  std::string place = table.place ? fmt::format(" in `{}`", c.model.at(table.place).name) : "";
  return functionNames(c.model, table.named.empty() ? table.functions : table.named) + place;
}

/// The amounts that a table leaves out: below its first band, between two, above its last.
template <class Visit> void eachGap(const std::vector<const Band *> &bands, Visit visit) {
  const Band &first = *bands.front();
  if (first.above && first.above->minor > 0)
    // Minor units, so that 0 is the first amount: -1 is what it lies above.
    visit(first, amountsBetween({-1, first.above->currency}, *first.above), false);
  std::optional<ir::Money> reached = first.upTo;
  const Band *last = &first;
  for (const Band *band : bands) {
    // A band without an upper limit takes in all that follows.
    if (!reached)
      return;
    if (beginOf(*band) > reached->minor)
      visit(*band, amountsBetween(*reached, *band->above), false);
    if (!band->upTo || band->upTo->minor > reached->minor) {
      reached = band->upTo;
      last = band;
    }
  }
  if (reached)
    visit(*last, fmt::format("amounts over {}", runtime::printMoney(*reached)), true);
}

/// Amounts in no row. They stay with the giver, which at the top is often meant and in the middle never.
void bandGaps(const Context &c) {
  std::map<std::pair<Range, std::string>, bool> told;
  for (const ir::BandTable &table : c.model.bands) {
    if (table.bands.empty())
      continue;
    eachGap(fromBelow(table), [&](const Band &band, const std::string &amounts, bool atTheTop) {
      if (!told.try_emplace({c.at(band.clause), amounts}, true).second)
        return;
      Diagnostic &found = c.out.report<diag::BandGap>(c.at(band.clause), tableName(c, table), amounts);
      // That the largest sums stay with the giver is how most tables are meant; a gap in the middle is a slip.
      if (atTheTop)
        found.severity = Severity::Note;
      found
          .note(fmt::format("Such an amount stays with {}, which gives the powers of this table.",
                            actorName(c.model, table.from)))
          .mend(
              "let each band begin where the one before ends, as `up to £5,000` and `over £5,000`, or add a band that "
              "says who decides these amounts");
    });
  }
}

/// Amounts in two rows: two may then decide the same sum, each without the other.
void bandOverlaps(const Context &c) {
  std::map<std::pair<Range, Range>, bool> told;
  for (const ir::BandTable &table : c.model.bands) {
    std::vector<const Band *> bands = fromBelow(table);
    for (std::size_t i = 1; i < bands.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const Band &upper = *bands[i], &lower = *bands[j];
        if ((lower.upTo && lower.upTo->minor <= beginOf(upper)) ||
            !told.try_emplace({c.at(upper.clause), c.at(lower.clause)}, true).second)
          continue;
        std::optional<ir::Money> end = lower.upTo;
        if (upper.upTo && (!end || upper.upTo->minor < end->minor))
          end = upper.upTo;
        ir::Money begin = upper.above ? *upper.above : ir::Money{-1, end ? end->currency : runtime::Currency::Pound};
        std::string amounts =
            end ? amountsBetween(begin, *end)
                : fmt::format("every amount over {}", runtime::printMoney({beginOf(upper), begin.currency}));
        c.out.report<diag::BandOverlap>(c.at(upper.clause), tableName(c, table), amounts)
            .label(c.at(lower.clause), fmt::format("{} has these amounts here", actorName(c.model, lower.who)))
            .note(fmt::format("{} and {} may both decide them.", actorName(c.model, lower.who),
                              actorName(c.model, upper.who)))
            .mend("let each band begin where the one before ends, as `up to £5,000` and `over £5,000`");
      }
  }
}

constexpr Check kBandsChecks[] = {
    {"gaps between bands", bandGaps},
    {"bands that overlap", bandOverlaps},
};

} // namespace

std::span<const Check> bandChecks() { return kBandsChecks; }

} // namespace quorate::analysis
