// The scheme of reservation and delegation, section by section.
#include "compiler/documents/scheme.h"

#include "compiler/documents/alike.h"
#include "compiler/documents/delegations.h"
#include "compiler/documents/english.h"
#include "compiler/documents/powers.h"
#include "compiler/documents/words.h"
#include "runtime/words/rules.h"

#include <algorithm>
#include <map>

namespace quorate::documents {

using namespace ir;

namespace {

Inline whereCell(const Model &model, PlaceId place) { return place ? model.at(place).name : "Everywhere"; }

Inline orElse(Inline cell, const char *otherwise) {
  return cell.empty() ? Composer::silent(otherwise) : capitalised(cell);
}

void principles(Composer &c) {
  c.section("How powers are held", "principles");
  c.add(
      c.clause("A matter that is reserved to a body or post may be decided by nobody else, and may not be delegated"));
  c.add(c.clause("Whoever delegates a matter may still decide it, unless it is delegated exclusively, and stays "
                 "answerable for it"));
  c.add(c.clause("What is delegated may be delegated further only where this scheme says so, and then within the "
                 "limits, places and dates that both steps allow"));
  c.add(c.clause("Whatever is not delegated stays with the body or post that held it"));
}

void reserved(Composer &c) {
  c.section("Matters reserved", "reserved");
  if (c.model.reservations.empty())
    return c.add(c.notStated("No matters are reserved"));
  documents::Clause intro = c.opening("The following matters are reserved");
  Table table{"Matters reserved", {"Matter", "Reserved to", "Where", "In force"}, {}, true, {}};
  for (const Reservation &it : c.model.reservations) {
    Inline to = it.to ? c.the(it.to) : it.toOpen ? c.open(it.toOpen) : Inline("nobody: it may not be decided at all");
    if (!it.condition.empty())
      to << ", on condition that “" << english::phrase(it.condition) << "”";
    if (!it.agreement.empty())
      to << ", " << words::kWithTheAgreementOf << " " << c.the(it.agreement);
    Inline matters = functionWords(c, it.named, it.excepted);
    if (it.open)
      matters << " " << c.open(it.open);
    table.rows.push_back(c.row(
        {std::move(matters), capitalised(to), whereCell(c.model, it.place),
         orElse(c.days(it.inForce, it.clause ? c.model.at(it.clause).datesOpen : OpenPointId()), "No dates stated")},
        it.clause));
  }
  intro.blocks.push_back({std::move(table)});
  c.add(std::move(intro));
}

void byDefault(Composer &c) {
  c.section("Powers held by default", "default");
  Table table{"Who holds what by default", {"Organisation", "Functions", "Held through"}, {}, true, {}};
  std::vector<std::string> silent;
  for (const Organisation &it : c.model.organisations) {
    if (it.holds.empty() && !it.actsThrough && !it.actsThroughOpen) {
      silent.push_back(english::definite(it.name));
      continue;
    }
    Inline through = it.actsThrough       ? c.the(it.actsThrough)
                     : it.actsThroughOpen ? c.open(it.actsThroughOpen)
                                          : Composer::silent();
    Inline holds = it.holds.empty() ? Composer::silent("None stated") : functionWords(c, topmost(c.model, it.holds));
    for (const Organisation::Held &held : it.held)
      if (!held.condition.empty())
        holds << "; " << functionWords(c, topmost(c.model, held.functions)) << " on condition that “"
              << english::phrase(held.condition) << "”";
    if (Inline days = c.days(it.holdsClause, it.inForce); !days.empty())
      holds << " (" << days << ")";
    if (Inline days = c.days(it.actsThroughClause, it.inForce); !days.empty())
      through << " (" << days << ")";
    Inline name(it.name);
    if (it.startOpen)
      name << ", from a day to be confirmed " << c.open(it.startOpen);
    else if (it.inForce != runtime::Interval{})
      name << ", " << english::period(it.inForce);
    table.rows.push_back(c.row({std::move(name), std::move(holds), capitalised(through)}, it.clause));
  }
  if (!table.rows.empty()) {
    documents::Clause intro = c.opening("The powers of each organisation lie where this table says, unless they are "
                                        "reserved or exclusively delegated elsewhere");
    intro.blocks.push_back({std::move(table)});
    c.add(std::move(intro));
  }
  if (!silent.empty())
    c.add(c.notStated("No powers are stated of " + english::list(silent)));
  if (c.model.organisations.empty())
    c.add(c.notStated("No organisation is named, and so no power is held by default"));
}

Inline delegatedCell(Composer &c, const Delegation &it) {
  Inline matters = it.everythingElse ? capitalised(matterWords(c, it, false)) : functionWords(c, it.named, it.excepted);
  if (it.exclusive)
    matters << " (exclusively)";
  if (it.movedFrom)
    matters << " (by succession)";
  if (it.open)
    matters << " " << c.open(it.open);
  if (it.filledBy)
    matters << " (an assumed delegation stands in for it until it is confirmed)";
  return c.statedWithDays(std::move(matters), it.clause);
}

Inline conditionsCell(Composer &c, const Delegation &it) {
  std::vector<Inline> all = conditionsOf(c, it);
  for (Inline &more : consequencesOf(c, it))
    all.push_back(std::move(more));
  Inline cell;
  for (Inline &one : all)
    cell << (cell.empty() ? "" : " ") << sentence(std::move(one));
  return cell.empty() ? Composer::silent("None") : cell;
}

void delegations(Composer &c) {
  c.section("Delegations", "delegations");
  if (c.model.delegations.empty())
    return c.add(c.notStated("No powers are delegated"));
  documents::Clause intro = c.opening("The following powers are delegated");
  Table table{"Powers delegated",
              {"Matter", "From", "To", "Where", "Limit", "In force", "Sub-delegation", "Conditions"},
              {},
              true,
              {}};
  AlikeRows rows(c);
  bool banded = false;
  for (const Delegation &it : c.model.delegations) {
    // What came by succession is told here all the same: the table of bands names its holder before.
    if (!it.movedFrom && bandOf(c.model, it)) {
      banded = true;
      continue;
    }
    Inline from = giver(c, it), to = receiver(c, it), limit = amountWords(c, it), dates = datesWords(c, it);
    rows.add({delegatedCell(c, it), capitalised(from), capitalised(to), whereCell(c.model, it.place),
              orElse(std::move(limit), "None stated"), orElse(std::move(dates), "At all times"),
              capitalised(subWords(c, it)), conditionsCell(c, it)},
             3, it.place, it.clause);
  }
  table.rows = rows.take();
  if (banded)
    table.notes.push_back("What is delegated by bands of amounts stands in the section on bands.");
  if (table.rows.empty())
    return c.add(c.clause("All that is delegated is delegated by bands of amounts"));
  intro.blocks.push_back({std::move(table)});
  c.add(std::move(intro));
}

/// What stands in each group of matters, so that the tables need not repeat it.
void groups(Composer &c) {
  const std::vector<Function> &functions = c.model.functions;
  std::vector<std::vector<FunctionId>> within(functions.size());
  for (std::size_t i = 0; i < functions.size(); ++i)
    for (FunctionId group : functions[i].groups)
      within[group.index()].emplace_back(i);
  Table table{"Groups of matters", {"Group", "Matters in it"}, {}, true, {}};
  for (std::size_t i = 0; i < functions.size(); ++i)
    if (functions[i].isGroup && !within[i].empty())
      table.rows.push_back(c.row({c.term(functions[i].name), functionWords(c, within[i])}, functions[i].clause));
  if (table.rows.empty())
    return;
  c.section("Groups of matters", "groups");
  documents::Clause intro = c.opening("A group stands for every matter in it, and for every matter in a group in it");
  intro.blocks.push_back({std::move(table)});
  c.add(std::move(intro));
}

void undelegated(Composer &c) {
  c.section("Matters neither reserved nor delegated", "undelegated");
  const Model &model = c.model;
  // On whatever days and at whatever place: a matter that is reserved anywhere is found in the tables above.
  std::vector<bool> moved(model.functions.size());
  for (const Reservation &it : model.reservations)
    for (FunctionId id : it.functions)
      moved[id.index()] = true;
  for (const Delegation &it : model.delegations)
    for (FunctionId id : it.functions)
      moved[id.index()] = true;
  documents::Clause intro = c.clause("The following matters are neither reserved nor delegated. They stay where they "
                                     "are held by default");
  Table table{"Matters neither reserved nor delegated", {"Matter", "Held by"}, {}, true, {}};
  for (std::size_t i = 0; i < model.functions.size(); ++i) {
    if (moved[i] || model.functions[i].isGroup)
      continue;
    std::vector<Inline> holders;
    for (const Organisation &it : model.organisations)
      if (std::find(it.holds.begin(), it.holds.end(), FunctionId(i)) != it.holds.end())
        holders.push_back(it.actsThrough ? c.the(it.actsThrough) : Inline(english::definite(it.name)));
    table.rows.push_back(c.row({c.term(model.functions[i].name),
                                holders.empty() ? Inline("Nobody is said to hold it") : capitalised(list(holders))},
                               model.functions[i].clause));
  }
  if (table.rows.empty())
    return c.add(c.clause("Every matter is reserved or delegated"));
  intro.blocks.push_back({std::move(table)});
  c.add(std::move(intro));
}

/// Actors of one template that may decide the same, each at its place.
struct AlikeActors {
  ActorId first;
  std::vector<Row> rows;
  std::vector<std::string> places;
};

std::string templateName(const Model &model, const Actor &actor) {
  return actor.body    ? model.at(actor.body).templateName
         : actor.place ? forEachPlace(model, actor.name, actor.place)
                       : actor.name;
}

void addAlike(Composer &c, AlikeActors &alike) {
  const Actor &actor = c.model.at(alike.first);
  if (alike.places.size() < 2)
    return c.add(effectClause(c, c.the(alike.first).plain(), std::move(alike.rows)));
  for (Row &row : alike.rows)
    for (Inline &cell : row.cells)
      cell = capitalised(forEachPlace(c.model, std::move(cell), actor.place));
  std::string who =
      "each " + (actor.body ? c.model.at(actor.body).templateName : forEachPlace(c.model, actor.name, actor.place));
  documents::Clause clause = effectClause(c, who, std::move(alike.rows));
  clause.text =
      "Taken together, " + who + ", for each of " + english::list(alike.places) + ", may decide the following:";
  c.add(std::move(clause));
}

void eachActor(Composer &c, const Authority &authority) {
  c.section("What each body and post may decide", "each");
  std::vector<AlikeActors> all;
  std::map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < c.model.actors.size(); ++i) {
    ActorId id(i);
    const Actor &actor = c.model.actors[i];
    std::vector<Row> rows = effectRows(c, authority, id);
    if (rows.empty())
      continue;
    std::string key = templateName(c.model, actor);
    for (const Row &row : rows)
      for (const Inline &cell : row.cells)
        key += "\n" + (actor.place ? forEachPlace(c.model, cell.plain(), actor.place) : cell.plain());
    auto [at, isNew] = known.try_emplace(std::move(key), all.size());
    if (isNew)
      all.push_back({id, std::move(rows), {}});
    else
      for (std::size_t row = 0; row < rows.size(); ++row)
        // The row of this actor is not shown; what is open in it is listed at the row that stands for both.
        c.standsIn(all[at->second].rows[row].key, rows[row].key);
    if (actor.place)
      all[at->second].places.push_back(c.model.at(actor.place).name);
  }
  for (AlikeActors &alike : all)
    addAlike(c, alike);
  if (all.empty())
    c.add(c.notStated("The constitution gives nobody anything to decide"));
}

std::string answerWords(const Expectation &it) {
  switch (it.answer) {
  case Expectation::Answer::Yes: return "Yes";
  case Expectation::Answer::YesByCastingVote: return "Yes, by the casting vote";
  case Expectation::Answer::No: return "No";
  case Expectation::Answer::Depends: return "That depends on what is still open or not said";
  case Expectation::Answer::List: break;
  }
  return it.names.empty() ? "None" : english::list(it.names);
}

void examples(Composer &c) {
  if (c.model.scenarios.empty())
    return;
  c.section("Worked examples", "examples");
  for (const Scenario &scenario : c.model.scenarios) {
    std::string day = scenario.day ? ", on " + runtime::printDay(*scenario.day) : "";
    documents::Clause intro = c.clause(english::tidied(scenario.title) + day, scenario.clause);
    Table table{scenario.title, {"Question", "Answer to be given"}, {}, true, {}};
    for (const Expectation &it : scenario.expectations)
      table.rows.push_back(c.row({english::capitalised(english::tidied(it.text)), answerWords(it)}, it.clause));
    intro.blocks.push_back({std::move(table)});
    c.add(std::move(intro));
  }
}

} // namespace

Document schemeOfDelegation(const Model &model, const Authority &authority, const Pages &pages) {
  Composer composer(model, pages, pages.scheme, "Scheme of reservation and delegation");
  composer.constitutionFacts();
  composer.describe("Who may decide what: matters reserved, powers held by default, and powers delegated.");
  principles(composer);
  groups(composer);
  reserved(composer);
  byDefault(composer);
  delegations(composer);
  writeBands(composer);
  undelegated(composer);
  eachActor(composer, authority);
  examples(composer);
  return composer.take();
}

} // namespace quorate::documents
