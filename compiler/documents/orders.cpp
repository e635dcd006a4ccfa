// Standing orders, section by section.
#include "compiler/documents/orders.h"

#include "compiler/documents/english.h"
#include "compiler/documents/words.h"

#include <functional>
#include <map>

namespace quorate::documents {

using namespace ir;

namespace {

/// The cells on one body, after the first.
using Cells = std::vector<Inline>;
using CellsOf = std::function<Cells(BodyId)>;

/// What the cells say once the place of the body is taken out: instances of a template that agree share a row.
std::string generalised(const Model &model, const Body &body, const Cells &cells) {
  std::string all = body.templateName;
  for (const Inline &cell : cells)
    all += "\n" + cell.plain();
  if (!body.place)
    return all;
  const std::string &place = model.at(body.place).name;
  for (std::size_t at = all.find(place); !place.empty() && at != std::string::npos; at = all.find(place, at))
    all.replace(at, place.size(), "\n");
  return all;
}

struct Alike {
  std::vector<BodyId> bodies;
  Cells cells;
  ClauseId clause;
};

/// "Borough Board of Southwark, Lambeth and Lewisham", each place leading to its terms of reference.
Inline rowName(Composer &c, const std::vector<BodyId> &bodies) {
  if (bodies.size() == 1)
    return c.name(bodies.front());
  std::vector<Inline> each;
  for (BodyId id : bodies) {
    const Body &body = c.model.at(id);
    each.emplace_back() << Run{Run::Is::Name, body.place ? c.model.at(body.place).name : body.name,
                               {c.pages.bodies[id.index()], ""}, Tone::Plain};
  }
  return Inline(c.model.at(bodies.front()).templateName + " of ") << list(each);
}

void sideBySide(Composer &c, std::string caption, std::vector<std::string> columns, const CellsOf &cellsOf,
                const std::function<ClauseId(const Body &)> &clauseOf) {
  std::vector<Alike> rows;
  std::map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < c.model.bodies.size(); ++i) {
    const Body &body = c.model.bodies[i];
    Cells cells = cellsOf(BodyId(i));
    auto [at, isNew] = known.try_emplace(generalised(c.model, body, cells), rows.size());
    if (isNew)
      rows.push_back({{}, std::move(cells), clauseOf(body)});
    rows[at->second].bodies.push_back(BodyId(i));
  }
  documents::Clause intro = c.clause("The following applies to each body");
  columns.insert(columns.begin(), "Body");
  Table table{std::move(caption), std::move(columns), {}, true, {}};
  for (Alike &alike : rows) {
    Cells cells = std::move(alike.cells);
    if (alike.bodies.size() > 1)
      for (Inline &cell : cells)
        for (Run &run : cell.runs)
          if (run.is == Run::Is::Name && run.text == c.model.at(alike.bodies.front()).name)
            run = {Run::Is::Text, c.model.at(alike.bodies.front()).templateName, {}, Tone::Plain};
    cells.insert(cells.begin(), rowName(c, alike.bodies));
    table.rows.push_back(c.row(std::move(cells), alike.clause));
  }
  intro.blocks.push_back({std::move(table)});
  c.add(std::move(intro));
}

void interpretation(Composer &c) {
  c.section("Interpretation", "interpretation");
  for (const char *rule :
       {"“Votes cast” are the votes for and against a motion. An abstention is not a vote cast, but whoever abstains is "
        "present",
        "“More than” a number or share is not met by that number or share itself; “at least” is",
        "A share of a number of people that is not a whole number is rounded up",
        "A motion on which no vote is cast is lost",
        "“All seats” includes vacant seats; “members in post” does not",
        "“Clear days” leave out both the day on which notice is given and the day of the meeting",
        "A period “until the end of” a day includes that day"})
    c.add(c.clause(rule));
}

Cells meetingCells(Composer &c, BodyId id) {
  Inline said;
  for (const MeetingRules &rules : c.model.at(id).meetings)
    said << (said.empty() ? "" : "; ") << meetingWords(c, rules);
  return {said.empty() ? Inline("Not stated") : capitalised(said)};
}

Cells quorumCells(Composer &c, BodyId id) {
  const Body &body = c.model.at(id);
  return {body.quorum ? sentence(quorumWords(c, id, *body.quorum)) : Inline("No quorum is stated")};
}

Cells decisionCells(Composer &c, BodyId id) {
  const Body &body = c.model.at(id);
  Inline rules, ties;
  for (const DecisionRule &rule : body.decisions) {
    Inline text = mattersWords(c, body, rule);
    text << (text.empty() ? "" : ", ") << thresholdWords(c, rule);
    rules << (rules.empty() ? "" : " ") << sentence(std::move(text));
    Inline tie = rule.open ? Inline() : tieWords(c, id, rule);
    if (!tie.empty() && tie.plain() != ties.plain())
      ties << (ties.empty() ? "" : " ") << tie;
  }
  return {rules.empty() ? Inline("Not stated") : rules, ties.empty() ? Inline("Not stated") : ties};
}

Cells chairCells(Composer &c, BodyId id) {
  return {c.model.at(id).chairing ? sentence(chairWords(c, id)) : Inline("Not stated")};
}

Cells conflictCells(Composer &c, BodyId id) { return {conflictWords(c.model.at(id).conflicts)}; }

void provisions(Composer &c) {
  c.section("General provisions", "provisions");
  bool any = false;
  for (const std::vector<Text> *texts : {&c.model.header.texts, &c.model.texts})
    for (const Text &text : *texts) {
      any = true;
      Inline line;
      if (!text.heading.empty())
        line << Run{Run::Is::Strong, english::sentence(text.heading), {}, Tone::Plain} << " ";
      c.add(c.clause(line << english::tidied(text.prose), text.clause));
    }
  if (!any)
    c.add(c.notStated("No general provisions are stated"));
}

} // namespace

Document standingOrders(const Model &model, const Pages &pages) {
  Composer c(model, pages, pages.orders, "Standing orders");
  c.constitutionFacts();
  c.describe("Meetings, notice, quorum, voting and conflicts of interest of all bodies, side by side.");
  auto with = [&](Cells (*cells)(Composer &, BodyId)) { return [&c, cells](BodyId id) { return cells(c, id); }; };
  interpretation(c);
  c.section("Meetings and notice", "meetings");
  sideBySide(c, "Meetings and notice", {"Meets"}, with(meetingCells), [](const Body &body) {
    return body.meetings.empty() ? ClauseId() : body.meetings.front().clause;
  });
  c.section("Chair", "chair");
  sideBySide(c, "Who takes the chair", {"Chair"}, with(chairCells),
             [](const Body &body) { return body.chairing ? body.chairing->clause : ClauseId(); });
  c.section("Quorum", "quorum");
  sideBySide(c, "Quorum", {"Quorum"}, with(quorumCells),
             [](const Body &body) { return body.quorum ? body.quorum->clause : ClauseId(); });
  c.section("Decisions", "decisions");
  sideBySide(c, "How motions are carried", {"Rule", "If the votes are equal"}, with(decisionCells),
             [](const Body &body) { return body.decisions.empty() ? ClauseId() : body.decisions.front().clause; });
  c.section("Conflicts of interest", "conflicts");
  sideBySide(c, "Conflicts of interest", {"Rule"}, with(conflictCells),
             [](const Body &body) { return body.conflicts.clause; });
  provisions(c);
  return c.take();
}

} // namespace quorate::documents
