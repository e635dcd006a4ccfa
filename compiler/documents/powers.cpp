// Powers of one body or post.
#include "compiler/documents/powers.h"

#include "compiler/documents/chain.h"
#include "compiler/documents/defaults.h"
#include "compiler/documents/delegations.h"
#include "compiler/documents/english.h"
#include "compiler/documents/words.h"
#include "runtime/words/rules.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace quorate::documents {

using namespace ir;

namespace {

/// [W5] Whether a place lies in another, or the other in it; no place is everywhere.
bool overlap(const Model &model, PlaceId a, PlaceId b) {
  if (!a || !b)
    return true;
  const Place &one = model.at(a), &other = model.at(b);
  return std::max(one.first, other.first) < std::min(one.last, other.last);
}

/// [W6] ", but …": what of a delegation is given exclusively to others as well, and so left to them alone.
Inline butForExclusive(Composer &composer, const Delegation &it) {
  std::vector<ActorId> others;
  for (const Delegation &other : composer.model.delegations) {
    bool same = other.exclusive && !other.filledBy && other.from == it.from && other.to && other.to != it.to &&
                !intersect(other.inForce, it.inForce).empty() && overlap(composer.model, other.place, it.place) &&
                std::any_of(it.functions.begin(), it.functions.end(), [&](FunctionId id) {
                  return std::find(other.functions.begin(), other.functions.end(), id) != other.functions.end();
                });
    if (same && std::find(others.begin(), others.end(), other.to) == others.end())
      others.push_back(other.to);
  }
  if (others.empty())
    return {};
  return Inline(", but neither may decide what is delegated exclusively to ") << composer.the(others);
}

/// One delegation as a paragraph, seen from its giver or its receiver.
Inline delegationWords(Composer &composer, const Delegation &it, bool received) {
  bool one = isOne(it);
  Inline line = matterWords(composer, it);
  line << (it.excepted.empty() ? " " : ", ") << (one ? "is" : "are") << " delegated " << (received ? "by " : "to ")
       << (received ? giver(composer, it) : receiver(composer, it));
  for (const Inline &part : {amountWords(composer, it), datesWords(composer, it)})
    if (!part.empty())
      line << ", " << part;
  for (const Inline &condition : conditionsOf(composer, it))
    line << ", " << condition;
  line << ". " << (one ? "It " : "They ") << subWords(composer, it) << ". ";
  Inline from = it.from ? composer.the(it.from) : Inline("whoever delegates it");
  if (it.exclusive)
    line << "While it is in force " << from << " may not decide the same matters.";
  else
    line << capitalised(from) << " may still decide the same matters" << butForExclusive(composer, it) << ".";
  for (const Inline &consequence : consequencesOf(composer, it))
    line << " " << capitalised(consequence) << ".";
  if (it.movedFrom) {
    const Delegation &then = composer.model.at(it.movedFrom);
    ActorId was = received ? then.to : then.from;
    if (was && was != (received ? it.to : it.from))
      line << " It came by succession from " << composer.the(was) << ".";
  }
  if (it.filledBy)
    line << " Until this is confirmed, an assumed delegation stands in for it, and this one gives nothing.";
  if (it.open)
    line << " " << composer.open(it.open);
  return composer.statedWithDays(std::move(line), it.clause);
}

void writeReserved(Composer &composer, ActorId actor) {
  const Model &model = composer.model;
  documents::Clause intro =
      composer.opening(Inline("The following matters are reserved to ")
                       << composer.the(actor) << ". Nobody else may decide them, and they may not be delegated");
  for (const Reservation &it : model.reservations)
    if (it.to == actor) {
      Inline text = matterWords(composer, it.named, it.excepted, it.place);
      if (!it.condition.empty())
        text << ", on condition that “" << english::phrase(it.condition) << "”";
      if (!it.agreement.empty())
        text << ", " << words::kWithTheAgreementOf << " " << composer.the(it.agreement);
      if (Inline days = composer.days(it.inForce, it.clause ? model.at(it.clause).datesOpen : OpenPointId());
          !days.empty())
        text << ", " << days;
      if (it.open)
        text << " " << composer.open(it.open);
      intro.blocks.push_back({composer.clause(std::move(text), it.clause)});
    }
  if (intro.blocks.empty())
    return composer.add(composer.notStated("No matter is reserved to " + composer.the(actor).plain()));
  composer.add(std::move(intro));
}

void writeDefault(Composer &composer, ActorId actor) {
  for (const Organisation &it : composer.model.organisations) {
    if (it.actsThrough != actor)
      continue;
    Inline text = composer.the(actor);
    text << " exercises the functions of " << english::definite(it.name)
         << " that are not reserved to another, except where they are delegated exclusively";
    if (!it.holds.empty())
      text << ": " << defaultWords(composer, it);
    composer.add(composer.ruled(std::move(text), it.actsThroughClause ? it.actsThroughClause : it.clause, it.inForce));
  }
}

void writeDelegations(Composer &composer, ActorId actor, bool received) {
  std::string who = composer.the(actor).plain();
  documents::Clause intro = composer.opening(received ? "The following is delegated to " + who
                                                      : english::capitalised(who) + " delegates the following");
  // Delegations that a template makes for each place are told once.
  struct Told {
    documents::Clause clause;
    std::vector<std::string> places;
    PlaceId place;
  };
  std::vector<Told> all;
  std::map<std::pair<Range, std::string>, std::size_t> known;
  for (const Delegation &it : composer.model.delegations) {
    if ((received ? it.to : it.from) != actor)
      continue;
    Inline text = delegationWords(composer, it, received);
    Range range = it.clause ? composer.model.at(it.clause).range : Range{};
    if (it.place && range) {
      std::string key = forEachPlace(composer.model, text.plain(), it.place);
      auto [at, isNew] = known.try_emplace({range, key}, all.size());
      if (!isNew) {
        composer.belongsTo(all[at->second].clause.key);
        all[at->second].places.push_back(composer.model.at(it.place).name);
        continue;
      }
    }
    all.push_back({composer.clause(std::move(text), it.clause), {}, it.place});
    if (it.place)
      all.back().places.push_back(composer.model.at(it.place).name);
  }
  for (Told &told : all) {
    if (told.places.size() > 1)
      told.clause.text = Inline("In each of " + english::list(told.places) + ", ")
                         << forEachPlace(composer.model, std::move(told.clause.text), told.place);
    intro.blocks.push_back({std::move(told.clause)});
  }
  if (!intro.blocks.empty())
    return composer.add(std::move(intro));
  composer.add(composer.notStated(received ? "No power is delegated to " + who
                                           : english::capitalised(who) + " delegates no power"));
}

std::string_view basisInWords(Basis basis) {
  switch (basis) {
  case Basis::Reservation: return "Reserved to it";
  case Basis::Default: return "Held by default";
  case Basis::Delegation: break;
  }
  return "Delegated by ";
}

} // namespace

std::span<const Grant> grantsOf(const Authority &authority, ActorId actor) {
  // Grants stand in the order of their actors.
  auto first = std::partition_point(authority.grants.begin(), authority.grants.end(),
                                    [&](const Grant &grant) { return grant.actor < actor; });
  auto last =
      std::partition_point(first, authority.grants.end(), [&](const Grant &grant) { return grant.actor == actor; });
  return {first, last};
}

void writePowers(Composer &composer, const Authority &authority, ActorId actor) {
  writeReserved(composer, actor);
  writeDefault(composer, actor);
  writeDelegations(composer, actor, true);
  writeDelegations(composer, actor, false);
  writeEffect(composer, authority, actor);
}

namespace {

/// Grants that differ in nothing but the function.
bool alike(const Grant &a, const Grant &b) {
  auto rest = [](const Grant &grant) {
    return std::tie(grant.place, grant.inForce, grant.limit.amount, grant.limit.open, grant.limit.per, grant.above,
                    grant.only, grant.inOther, grant.basis, grant.organisation, grant.reservation, grant.delegation,
                    grant.conditional, grant.dependsOn);
  };
  return rest(a) == rest(b);
}

Inline basisCell(Composer &composer, const Grant &grant, const Chain &chain) {
  Inline basis(std::string(basisInWords(grant.basis)));
  if (grant.basis == Basis::Delegation)
    basis << giver(composer, composer.model.at(grant.delegation));
  if (grant.basis == Basis::Default && grant.organisation)
    basis << " for " << composer.the(grant.organisation);
  if (!chain.agreement.empty())
    basis << ", " << words::kWithTheAgreementOf << " " << composer.the(chain.agreement);
  if (chain.condition || (grant.conditional && chain.agreement.empty()))
    basis << ", on a condition";
  for (ClauseId clause : chain.assumed)
    basis << composer.assumed(clause);
  for (OpenPointId point : grant.dependsOn)
    // The same point may have been told in another cell of this row.
    if (!composer.isMarked(point))
      basis << " " << composer.open(point);
  return basis;
}

std::string whenCell(const Grant &grant, const Chain &chain) {
  if (!chain.daysOpen)
    return english::capitalised(english::period(grant.inForce));
  return grant.inForce == runtime::Interval{}
             ? "On days still to be confirmed"
             : english::capitalised(english::period(grant.inForce)) + ", of which one day is still to be confirmed";
}

/// "Over £5,000 and up to £50,000 a decision and up to £200,000 a year".
Inline amountsCell(Composer &composer, const Grant &grant, const Chain &chain) {
  Inline cell;
  if (grant.above)
    cell << "over " << runtime::printMoney(*grant.above);
  std::vector<Limit> limits = chain.limits;
  if (limits.empty() && (grant.limit.amount || grant.limit.open))
    limits.push_back(grant.limit);
  for (const Limit &limit : limits)
    cell << (cell.empty() ? "" : " and ") << limitWords(composer, limit);
  if (grant.only)
    cell << (cell.empty() ? "" : ", ") << words::amountsIn(*grant.only);
  return cell.empty() ? Composer::silent("No limit stated") : capitalised(std::move(cell));
}

} // namespace

std::vector<Row> effectRows(Composer &composer, const Authority &authority, ActorId actor) {
  const Model &model = composer.model;
  struct Box {
    const Grant *grant;
    Chain chain;
    std::vector<FunctionId> functions;
  };
  std::vector<Box> boxes;
  for (const Grant &grant : grantsOf(authority, actor)) {
    // What was given away exclusively is no longer the giver's to decide.
    if (model.at(grant.function).isGroup || grant.heldOnly)
      continue;
    Chain chain = chainOf(model, authority, grant);
    auto at = std::find_if(boxes.begin(), boxes.end(),
                           [&](const Box &box) { return alike(*box.grant, grant) && box.chain == chain; });
    if (at == boxes.end())
      at = boxes.insert(boxes.end(), {&grant, std::move(chain), {}});
    at->functions.push_back(grant.function);
  }
  std::vector<Row> rows;
  for (const auto &[grant, chain, functions] : boxes) {
    Inline amounts = amountsCell(composer, *grant, chain), basis = basisCell(composer, *grant, chain);
    rows.push_back(composer.row({functionWords(composer, functions),
                                 grant->place ? Inline(model.at(grant->place).name) : Inline("Everywhere"),
                                 std::move(amounts), whenCell(*grant, chain), std::move(basis)},
                                clauseOf(model, *grant)));
  }
  return rows;
}

documents::Clause effectClause(Composer &composer, const std::string &who, std::vector<Row> rows) {
  documents::Clause intro = composer.opening("Taken together, " + who + " may decide the following");
  Table table{"What " + who + " may decide", {"Matter", "Where", "Amounts", "When", "On what basis"}, {}, true, {}};
  table.rows = std::move(rows);
  intro.blocks.push_back({std::move(table)});
  return intro;
}

void writeEffect(Composer &composer, const Authority &authority, ActorId actor) {
  std::vector<Row> rows = effectRows(composer, authority, actor);
  std::string who = composer.the(actor).plain();
  composer.add(rows.empty() ? composer.notStated("Taken together, the constitution gives " + who + " nothing to decide")
                            : effectClause(composer, who, std::move(rows)));
}

} // namespace quorate::documents
