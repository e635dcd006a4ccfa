// Deviations: clauses that replace those of the template, and clauses that only some instances have.
#include "compiler/documents/deviations.h"

#include "compiler/documents/english.h"

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
  for (const Accountability &it : body.accountability)
    all.push_back({"the accountability", it.clause});
  for (const Link &it : body.links)
    all.push_back({"a link", it.clause});
  for (const Provision &it : body.provisions)
    all.push_back({it.of == Provision::Of::Purpose ? "a purpose"
                   : it.of == Provision::Of::Duty  ? "a duty"
                                                   : "a provision",
                   it.clause});
  for (SeatId id : body.seats)
    all.push_back({"the seat " + model.at(id).post, model.at(id).clause});
  if (body.quorum)
    all.push_back({"the quorum", body.quorum->clause});
  for (const DecisionRule &it : body.decisions)
    all.push_back({"a voting rule", it.clause});
  if (body.chairing)
    all.push_back({"the chair", body.chairing->clause});
  for (const MeetingRules &it : body.meetings)
    all.push_back({"a rule on meetings", it.clause});
  if (body.conflicts.clause)
    all.push_back({"the rule on conflicts of interest", body.conflicts.clause});
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

} // namespace

void writeDeviations(Composer &composer, BodyId id) {
  const Body &body = composer.model.at(id);
  std::vector<Stated> own = body.templateName == body.name ? std::vector<Stated>() : ownOf(composer.model, body);
  if (body.deviations.empty() && own.empty())
    return;
  composer.section("What differs from other " + english::plural(body.templateName), "deviations");
  for (const Deviation &it : body.deviations)
    composer.add(composer.clause(it.what + (it.what.ends_with("meetings") ? " are" : " is") +
                                     " stated for this body itself, in place of what is stated for every " +
                                     body.templateName,
                                 it.instead));
  for (const Stated &it : own)
    composer.add(
        composer.clause(it.what + " is stated for this body, and not for every " + body.templateName, it.clause));
}

} // namespace quorate::documents
