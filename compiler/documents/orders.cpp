// Standing orders, section by section.
#include "compiler/documents/orders.h"

#include "compiler/documents/amendments.h"
#include "compiler/documents/changes.h"
#include "compiler/documents/duties.h"
#include "compiler/documents/english.h"
#include "compiler/documents/holders.h"
#include "compiler/documents/sentences.h"
#include "compiler/documents/votes.h"
#include "compiler/documents/words.h"

#include <functional>
#include <map>

namespace quorate::documents {

using namespace ir;

namespace {

/// The cells on one body, after the first.
using Cells = std::vector<Inline>;
using CellsOf = std::function<Cells(BodyId)>;

/// What the cells say for any place: instances of a template that agree share a row.
std::string keyOf(const Model &model, const Body &body, const Cells &cells) {
  std::string all = body.templateName;
  for (const Inline &cell : cells)
    all += "\n" + cell.plain();
  return body.place ? forEachPlace(model, std::move(all), body.place) : all;
}

struct Alike {
  std::vector<BodyId> bodies;
  Cells cells;
  ClauseId clause;
  Composer::Marks marks;
};

/// "The Borough Boards of Southwark, Lambeth and Lewisham", each place leading to its terms of reference.
Inline rowName(Composer &c, const std::vector<BodyId> &bodies) {
  return bodies.size() == 1 ? c.name(bodies.front()) : capitalised(c.the(bodies));
}

void sideBySide(Composer &c, std::string caption, std::vector<std::string> columns, const CellsOf &cellsOf,
                const std::function<ClauseId(const Body &)> &clauseOf) {
  std::vector<Alike> rows;
  std::map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < c.model.bodies.size(); ++i) {
    const Body &body = c.model.bodies[i];
    Cells cells = cellsOf(BodyId(i));
    auto [at, isNew] = known.try_emplace(keyOf(c.model, body, cells), rows.size());
    if (isNew)
      rows.push_back({{}, std::move(cells), clauseOf(body), {}});
    Alike &row = rows[at->second];
    // Marks met while a body was worded belong to the row that it will share, which is made only when all bodies are
    // known.
    Composer::Marks marks = c.setAside();
    row.marks.open.insert(row.marks.open.end(), marks.open.begin(), marks.open.end());
    row.marks.assumed.insert(row.marks.assumed.end(), marks.assumed.begin(), marks.assumed.end());
    row.bodies.push_back(BodyId(i));
  }
  documents::Clause intro = c.opening("The following applies to each body");
  columns.insert(columns.begin(), "Body");
  Table table{std::move(caption), std::move(columns), {}, true, {}};
  for (Alike &alike : rows) {
    Cells cells = std::move(alike.cells);
    if (PlaceId place = c.model.at(alike.bodies.front()).place; place && alike.bodies.size() > 1)
      for (Inline &cell : cells)
        cell = forEachPlace(c.model, std::move(cell), place);
    cells.insert(cells.begin(), rowName(c, alike.bodies));
    c.giveBack(alike.marks);
    table.rows.push_back(c.row(std::move(cells), alike.clause));
  }
  intro.blocks.push_back({std::move(table)});
  c.add(std::move(intro));
}

void interpretation(Composer &c) {
  c.section("Interpretation", "interpretation");
  for (const char *rule :
       {"“Votes cast” are the votes for and against a motion. An abstention is not a vote cast, but whoever abstains "
        "is "
        "present",
        "“More than” a number or share is not met by that number or share itself; “at least” is",
        "Where it is not said to be rounded, a share of a number of people is compared exactly: at least a third of 26 "
        "is "
        "met by nine, more than half of five by three",
        "Votes belong to seats, and people are counted by head: somebody who holds two seats is one person present, "
        "with "
        "the votes of both",
        "A motion with no vote in favour is lost",
        "“All seats” counts each person in post once, and each vacant seat; “members in post” leaves vacant seats out",
        "“Clear days” leave out both the day on which notice is given and the day of the meeting",
        "A period “until the end of” a day includes that day"})
    c.add(c.clause(rule));
}

/// Rules of one sort, a sentence or more for each, in one cell; their marks stand with the clause of the first.
class Said {
public:
  explicit Said(Composer &composer) : c_(composer) {}

  void add(Inline text, ClauseId clause, runtime::Interval within) {
    text = sentence(c_.stated(std::move(text), clause, within));
    cell_ << (cell_.empty() ? "" : " ") << text;
    if (!first_)
      first_ = clause;
    else if (clause != first_)
      cell_ << c_.marks(clause);
  }
  Cells take(const char *otherwise) { return {cell_.empty() ? Composer::silent(otherwise) : std::move(cell_)}; }

private:
  Composer &c_;
  Inline cell_;
  ClauseId first_;
};

Cells meetingCells(Composer &c, BodyId id) {
  const Body &body = c.model.at(id);
  Said said(c);
  for (const MeetingRules &rules : body.meetings) {
    if (Inline meets = meetingWords(c, rules); !meets.empty())
      said.add(Inline("It meets ") << meets, rules.clause, body.inForce);
    for (Inline &line : noticeWords(c, rules))
      said.add(std::move(line), rules.clause, body.inForce);
  }
  return said.take("Not stated");
}

Cells quorumCells(Composer &c, BodyId id) {
  const Body &body = c.model.at(id);
  Said said(c);
  for (const Quorum &it : body.quorums)
    said.add(quorumWords(c, id, it), it.clause, body.inForce);
  for (const WithoutQuorum &it : body.withoutQuorum)
    said.add(withoutQuorumWords(c, id, it), it.clause, body.inForce);
  return said.take("No quorum is stated");
}

Cells decisionCells(Composer &c, BodyId id) {
  const Body &body = c.model.at(id);
  Said rules(c);
  std::vector<std::pair<const DecisionRule *, Inline>> all;
  bool differ = false;
  for (const DecisionRule &rule : body.decisions) {
    rules.add(decisionWords(c, body, rule), rule.clause, body.inForce);
    if (Inline tie = tieWords(c, id, rule); !tie.empty()) {
      differ = differ || (!all.empty() && all.front().second.plain() != tie.plain());
      all.emplace_back(&rule, std::move(tie));
    }
  }
  Inline ties;
  for (auto &[rule, tie] : all) {
    Inline on = differ ? forMatters(c, rule->matters, true) : Inline();
    ties << (ties.empty() ? "" : " ") << (on.empty() ? "" : "On ") << on << (on.empty() ? "" : ", ")
         << (on.empty() ? tie : following(std::move(tie)));
    // Said once where every rule of the body treats ties alike.
    if (!differ)
      break;
  }
  eachSentence(body, [&](Inline text, ClauseId clause) { rules.add(std::move(text), clause, body.inForce); });
  Cells cells = rules.take("Not stated");
  cells.push_back(ties.empty() ? Composer::silent() : ties);
  return cells;
}

Cells chairCells(Composer &c, BodyId id) {
  const Body &body = c.model.at(id);
  Said said(c);
  for (const Chairing &it : body.chairings)
    said.add(chairWords(c, id, it), it.clause, body.inForce);
  return said.take("Not stated");
}

Cells conflictCells(Composer &c, BodyId id) {
  const Body &body = c.model.at(id);
  Said said(c);
  bool general = false;
  for (const ConflictRule &it : body.conflicts) {
    general = general || it.matters.empty();
    said.add(conflictWords(c, id, it), it.clause, body.inForce);
  }
  // The language lays down what conflicted members do where no rule says it (docs/language.md, "Conflicts of
  // interest").
  if (!general)
    said.add(conflictWords(c, id, ConflictRule{}), {}, {});
  return said.take("Not stated");
}

/// The clause of the first rule of a list, which the row comes from.
template <class Rules> ClauseId firstOf(const Rules &rules) {
  return rules.empty() ? ClauseId() : rules.front().clause;
}

ClauseId firstOfDecisions(const Body &body) {
  ClauseId first = firstOf(body.decisions);
  eachSentence(body, [&](const Inline &, ClauseId clause) { first = first ? first : clause; });
  return first;
}

void provisions(Composer &c) {
  c.section("General provisions", "provisions");
  bool any = false;
  for (const std::vector<Text> *texts : {&c.model.header.texts, &c.model.texts})
    for (const Text &text : *texts) {
      any = true;
      Inline line;
      if (!text.heading.empty())
        line << Run{Run::Is::Strong, english::sentence(text.heading), {}, Tone::Plain} << " ";
      c.add(c.ruled(line << english::tidied(text.prose), text.clause));
    }
  if (!any)
    c.add(c.notStated("No general provisions are stated"));
}

} // namespace

Document standingOrders(const Model &model, const Pages &pages) {
  Composer c(model, pages, pages.orders, "Standing orders");
  c.constitutionFacts();
  c.describe(
      "Meetings, notice, quorum, voting, conflicts of interest and duties of all bodies, side by side; officers, "
      "succession, phases and amendment.");
  auto with = [&](Cells (*cells)(Composer &, BodyId)) { return [&c, cells](BodyId id) { return cells(c, id); }; };
  interpretation(c);
  c.section("Meetings and notice", "meetings");
  sideBySide(c, "Meetings and notice", {"Meets"}, with(meetingCells),
             [](const Body &body) { return firstOf(body.meetings); });
  writeCalendars(c);
  c.section("Chair", "chair");
  sideBySide(c, "Who takes the chair", {"Chair"}, with(chairCells),
             [](const Body &body) { return firstOf(body.chairings); });
  c.section("Quorum", "quorum");
  sideBySide(c, "Quorum", {"Quorum"}, with(quorumCells), [](const Body &body) {
    return body.quorums.empty() ? firstOf(body.withoutQuorum) : firstOf(body.quorums);
  });
  c.section("Decisions", "decisions");
  sideBySide(c, "How motions are carried", {"Rule", "If the votes are equal"}, with(decisionCells), firstOfDecisions);
  c.section("Conflicts of interest", "conflicts");
  sideBySide(c, "Conflicts of interest", {"Rule"}, with(conflictCells),
             [](const Body &body) { return firstOf(body.conflicts); });
  writeDutiesOfAll(c);
  writeOfficers(c);
  writeRegister(c);
  writeSuccession(c);
  writePhases(c);
  writeAmendments(c);
  provisions(c);
  return c.take();
}

} // namespace quorate::documents
