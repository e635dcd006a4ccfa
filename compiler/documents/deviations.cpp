// Deviations: clauses that replace those of the template, and clauses that only some instances have.
#include "compiler/documents/deviations.h"

#include "compiler/documents/english.h"
#include "compiler/ir/kinds.h"

#include <algorithm>

namespace quorate::documents {

using namespace ir;

namespace {

struct Stated {
  std::string what; ///< "the quorum"
  ClauseId clause;
};

std::vector<Stated> allStated(const Model &model, const Body &body) {
  std::vector<Stated> all;
  for (SeatId id : body.seats)
    all.push_back({"the seat " + model.at(id).post, model.at(id).clause});
  eachClause(body, [&](const auto &clause) { all.push_back({nameOf(clause), clause.clause}); });
  return all;
}

Range rangeOf(const Model &model, ClauseId id) { return id ? model.at(id).range : Range{}; }

bool states(const Model &model, const Body &body, Range range) {
  std::vector<Stated> all = allStated(model, body);
  return std::any_of(all.begin(), all.end(),
                     [&](const Stated &stated) { return rangeOf(model, stated.clause) == range; });
}

/// What this body states outside the text of its template, and some other instance of it does not.
std::vector<Stated> ownOf(const Model &model, const Body &body) {
  std::vector<Stated> own;
  Range text = rangeOf(model, body.clause);
  for (const Stated &stated : allStated(model, body)) {
    Range range = rangeOf(model, stated.clause);
    // What stands within the template is every instance's; what stands outside was put there for some.
    bool inside = !range || (text.begin <= range.begin && range.end <= text.end);
    bool replaces = std::any_of(body.deviations.begin(), body.deviations.end(),
                                [&](const Deviation &it) { return it.instead == stated.clause; });
    if (inside || replaces)
      continue;
    bool others = std::all_of(model.bodies.begin(), model.bodies.end(), [&](const Body &other) {
      return other.templateName != body.templateName || states(model, other, range);
    });
    if (!others)
      own.push_back(stated);
  }
  return own;
}

/// The text of a clause as it is written, cut if it is long; it leads to its line.
Inline writtenText(Composer &composer, ClauseId id, runtime::Interval within) {
  constexpr std::size_t kMost = 400;
  const Model &model = composer.model;
  Range range = rangeOf(model, id);
  if (!range || !model.sources)
    return "A clause that is in no file";
  std::string text = english::tidied(model.sources->text(range));
  if (text.size() > kMost) {
    std::size_t end = text.rfind(' ', kMost);
    text.resize(end == std::string::npos ? text.find(' ') : end);
    text += " …";
  }
  Position position = model.sources->position(range);
  // Days that the text does not say itself are those of the block it stands in.
  Inline line, days = model.at(id).saysDays ? Inline() : composer.days(id, within);
  line << Run{Run::Is::Reference,
              "“" + text + "”",
              {composer.pages.sources[position.file.index()], "#line-" + std::to_string(position.line)},
              Tone::Plain};
  return days.empty() ? line : line << ", " << days;
}

/// Tells where an instance does otherwise than its template, and what only it has: both are missed by whoever has read
/// the terms of reference of another.
void writeTemplateDeviations(Composer &composer, const Body &body) {
  std::vector<Stated> own = body.templateName == body.name ? std::vector<Stated>() : ownOf(composer.model, body);
  bool any = !own.empty() || std::any_of(body.deviations.begin(), body.deviations.end(),
                                         [](const Deviation &it) { return it.model.empty(); });
  if (!any)
    return;
  composer.section("What differs from other " + english::plural(body.templateName), "deviations");
  for (const Deviation &it : body.deviations) {
    if (!it.model.empty())
      continue;
    ClauseId from = it.instead ? it.instead : it.template_;
    Inline text(it.what + (it.plural ? " are" : " is"));
    if (!it.instead)
      text << " stated for every " << body.templateName << ", but left out for this body";
    else if (it.template_)
      text << " stated for this body itself, in place of what is stated for every " << body.templateName;
    else
      text << " stated for this body, and not for every " << body.templateName;
    if (Inline days = composer.days(from, body.inForce); !days.empty())
      text << ", " << days;
    composer.add(composer.clause(std::move(text), from));
  }
  for (const Stated &it : own) {
    Inline text(it.what + " is stated for this body, and not for every " + body.templateName);
    if (Inline days = composer.days(it.clause, body.inForce); !days.empty())
      text << ", " << days;
    composer.add(composer.clause(std::move(text), it.clause));
  }
}

/// The same for a body that follows a model, with both texts side by side. That it departs in nothing is told, too.
void writeDepartures(Composer &composer, const Body &body) {
  std::vector<std::string> models;
  for (const Deviation &it : body.deviations)
    if (!it.model.empty() && std::find(models.begin(), models.end(), it.model) == models.end())
      models.push_back(it.model);
  if (models.empty() && !body.follows.empty()) {
    composer.section("Departures from the model", "departures");
    return composer.add(composer.clause("It follows the model " + body.follows + " in everything"));
  }
  for (const std::string &name : models) {
    composer.section("Departures from the model", "departures");
    documents::Clause intro = composer.opening("It follows the model " + name + ", except in the following");
    Table table{"Departures from " + name, {"Of what", "Clause of the model", "Clause instead"}, {}, true, {}};
    for (const Deviation &it : body.deviations)
      if (it.model == name)
        table.rows.push_back(composer.row(
            {english::capitalised(it.what),
             it.template_ ? writtenText(composer, it.template_, body.inForce) : Composer::silent("None: it is added"),
             it.instead ? writtenText(composer, it.instead, body.inForce) : Composer::silent("None: it is left out")},
            it.instead ? it.instead : it.template_));
    intro.blocks.push_back({std::move(table)});
    composer.add(std::move(intro));
  }
}

} // namespace

void writeDeviations(Composer &composer, BodyId id) {
  const Body &body = composer.model.at(id);
  writeTemplateDeviations(composer, body);
  writeDepartures(composer, body);
}

} // namespace quorate::documents
