// Delegations and bands in words.
#include "compiler/documents/delegations.h"

#include "compiler/documents/english.h"
#include "compiler/documents/words.h"
#include "runtime/words/rules.h"

#include <algorithm>

namespace quorate::documents {

using namespace ir;

Inline giver(Composer &composer, const Delegation &delegation) {
  return delegation.from       ? composer.the(delegation.from)
         : delegation.fromOpen ? Inline("a body or post to be confirmed ") << composer.open(delegation.fromOpen)
                               : Inline("a body or post not stated");
}

Inline receiver(Composer &composer, const Delegation &delegation) {
  return delegation.to       ? composer.the(delegation.to)
         : delegation.toOpen ? Inline("a body or post to be confirmed ") << composer.open(delegation.toOpen)
                             : Inline("a body or post not stated");
}

std::string placeWords(const Model &model, PlaceId place) { return place ? "in " + model.at(place).name : ""; }

Inline datesWords(Composer &composer, const Delegation &delegation) {
  OpenPointId open = delegation.datesOpen;
  if (!open && delegation.clause)
    open = composer.model.at(delegation.clause).datesOpen;
  return composer.days(delegation.inForce, open);
}

const BandTable::Band *bandOf(const Model &model, const Delegation &delegation) {
  for (const BandTable &table : model.bands)
    for (const BandTable::Band &band : table.bands)
      if (band.delegation && &model.at(band.delegation) == &delegation)
        return &band;
  // What came by succession is of the same band.
  return delegation.movedFrom ? bandOf(model, model.at(delegation.movedFrom)) : nullptr;
}

Inline amountWords(Composer &composer, const Delegation &delegation) {
  if (const BandTable::Band *band = bandOf(composer.model, delegation); band)
    return words::amounts(band->amounts, " and ") + (band->amounts.empty() ? "" : " " + words::per(Per::Decision));
  // [L1] A limit has no effect on what has no amount.
  auto hasAmount = [&](FunctionId id) { return composer.model.at(id).hasAmount; };
  if (std::none_of(delegation.functions.begin(), delegation.functions.end(), hasAmount))
    return {};
  Inline line;
  if (delegation.above)
    line << "over " << runtime::printMoney(*delegation.above);
  for (const Limit *limit : {&delegation.limit, delegation.inAll ? &*delegation.inAll : nullptr})
    if (Inline words = limit ? limitWords(composer, *limit) : Inline(); !words.empty())
      line << (line.empty() ? "" : " and ") << words;
  return line;
}

Inline subWords(Composer &composer, const Delegation &delegation) {
  const SubDelegation &sub = delegation.sub;
  if (!sub.allowed)
    return "may not be sub-delegated";
  Inline line("may be sub-delegated");
  if (sub.times)
    line << " " << english::times(*sub.times);
  if (sub.to)
    line << " to " << composer.the(sub.to);
  if (Inline limit = limitWords(composer, sub.limit); !limit.empty())
    line << ", " << limit;
  return line;
}

std::vector<Inline> conditionsOf(Composer &composer, const Delegation &delegation) {
  std::vector<Inline> all;
  if (!delegation.condition.empty())
    all.push_back("on condition that “" + english::phrase(delegation.condition) + "”");
  if (!delegation.agreement.empty())
    all.push_back(Inline(words::kWithTheAgreementOf) << " " << composer.the(delegation.agreement));
  return all;
}

std::vector<Inline> consequencesOf(Composer &composer, const Delegation &delegation) {
  std::vector<Inline> all;
  if (delegation.reportedTo) {
    Inline line = Inline("each decision is reported to ") << composer.the(delegation.reportedTo);
    if (delegation.reportedWithin)
      line << " within " << english::span(*delegation.reportedWithin);
    all.push_back(std::move(line));
  }
  if (delegation.irrevocableOnceUsed)
    all.emplace_back("once it has been used, it may not be revoked");
  return all;
}

// ---------------------------------------------------------------- matters

namespace {

/// "(Commission Community Services and Commission Mental Health)": what stands in a group, written out if it is short.
Inline contentsOf(Composer &composer, const std::vector<FunctionId> &named) {
  constexpr std::size_t kMost = 8;
  std::vector<FunctionId> inside;
  bool anyGroup = false;
  for (FunctionId id : named)
    anyGroup = anyGroup || composer.model.at(id).isGroup;
  for (std::size_t i = 0; anyGroup && i < composer.model.functions.size(); ++i) {
    const std::vector<FunctionId> &groups = composer.model.functions[i].groups;
    if (std::any_of(groups.begin(), groups.end(),
                    [&](FunctionId group) { return std::find(named.begin(), named.end(), group) != named.end(); }))
      inside.emplace_back(i);
  }
  // A longer list stands in the scheme, in the section on groups of matters.
  if (inside.empty() || inside.size() > kMost)
    return {};
  std::vector<std::string> names;
  for (FunctionId id : inside)
    names.push_back(composer.model.at(id).name);
  return " (" + english::list(names) + ")";
}

/// What was left when all else was read, written out if it is short.
Inline everythingElse(Composer &composer, const Delegation &delegation) {
  constexpr std::size_t kMost = 12;
  Inline line("everything that is not reserved or delegated otherwise");
  std::vector<FunctionId> left;
  for (FunctionId id : delegation.functions)
    if (!composer.model.at(id).isGroup)
      left.push_back(id);
  if (!left.empty() && left.size() <= kMost)
    line << " (" << functionWords(composer, left) << ")";
  return line;
}

} // namespace

Inline matterWords(Composer &composer, const std::vector<FunctionId> &named, const std::vector<FunctionId> &excepted,
                   PlaceId place) {
  std::vector<Inline> matters;
  for (FunctionId id : named)
    matters.push_back(functionWords(composer, {id}) << contentsOf(composer, {id}));
  Inline line = list(matters);
  if (!excepted.empty())
    line << ", except " << functionWords(composer, excepted);
  if (place)
    line << (excepted.empty() ? " " : ", ") << placeWords(composer.model, place);
  return line;
}

Inline matterWords(Composer &composer, const Delegation &it, bool withPlace) {
  PlaceId place = withPlace ? it.place : PlaceId();
  if (!it.everythingElse)
    return matterWords(composer, it.named, it.excepted, place);
  Inline line = everythingElse(composer, it);
  if (!it.excepted.empty())
    line << ", except " << functionWords(composer, it.excepted);
  return place ? line << ", " << placeWords(composer.model, place) : line;
}

bool isOne(const Delegation &delegation) { return delegation.everythingElse || delegation.named.size() == 1; }

// ---------------------------------------------------------------- bands

namespace {

/// Whether a band is in force on other days than its table, which says its own.
bool hasOwnDays(const Model &model, const BandTable &table, const BandTable::Band &band) {
  if (!band.clause || !table.clause)
    return static_cast<bool>(band.clause);
  const ir::Clause &own = model.at(band.clause), &all = model.at(table.clause);
  return own.inForce != all.inForce || own.datesOpen != all.datesOpen;
}

Inline holderOf(Composer &composer, const BandTable &table, const BandTable::Band &band) {
  Inline line = band.who ? capitalised(composer.the(band.who)) : Composer::silent();
  if (!hasOwnDays(composer.model, table, band))
    return line;
  if (Inline days = composer.days(band.clause); !days.empty())
    line << ", " << days;
  return line;
}

void addBands(Composer &composer, const BandTable &it) {
  const Model &model = composer.model;
  Inline text = matterWords(composer, it.named, {}, it.place);
  text << (it.named.size() == 1 ? " is" : " are") << " decided according to the amount";
  if (it.from)
    text << ", by delegation from " << composer.the(it.from);
  documents::Clause intro = composer.opening(composer.stated(std::move(text), it.clause), it.clause);
  Table table{"Who decides which amounts", {"Amount", "Who decides", "With the agreement of"}, {}, true, {}};
  for (const BandTable::Band &band : it.bands) {
    std::vector<ActorId> agree = band.delegation ? model.at(band.delegation).agreement : std::vector<ActorId>();
    table.rows.push_back(
        composer.row({Inline(english::capitalised(words::amounts(band.amounts, " and "))), holderOf(composer, it, band),
                      agree.empty() ? Composer::silent("Nobody else") : capitalised(composer.the(agree))},
                     band.clause));
  }
  intro.blocks.push_back({std::move(table)});
  composer.add(std::move(intro));
}

} // namespace

void writeBands(Composer &composer) {
  if (composer.model.bands.empty())
    return;
  composer.section("Bands of amounts", "bands");
  for (const BandTable &it : composer.model.bands)
    addBands(composer, it);
}

} // namespace quorate::documents
