// The vocabulary: citations, kinds, places numbered by what they contain, functions and their groups.
#include "compiler/lowering/vocabulary.h"

#include <algorithm>

namespace quorate::ir::lowering {

namespace {

std::vector<Citation> citationsIn(const Declared &declared, Provenance &provenance) {
  std::vector<Citation> made;
  for (const sema::Cited &cited : declared.in.citations) {
    const auto &written = std::get<ast::Cite>(cited.declaration->is);
    std::string name = declared.text(cited.name);
    ClauseId clause = provenance.clause(*cited.declaration, {}, name);
    made.push_back({std::move(name), written.title, written.at.value_or(""), written.dated, clause});
  }
  return made;
}

std::vector<Kind> kindsIn(const Declared &declared, Provenance &provenance) {
  std::vector<Kind> all;
  for (const sema::Kind &kind : declared.in.kinds) {
    Kind made{declared.text(kind.name), kind.root, {}, {}};
    if (kind.parent)
      made.parent = KindId(*kind.parent);
    if (kind.declaration)
      made.clause = provenance.clause(*kind.declaration, kind.context, "the kind " + made.name);
    all.push_back(std::move(made));
  }
  return all;
}

/// Numbers places so that everything inside a place follows it without a gap.
void numberPlaces(std::vector<Place> &places) {
  std::vector<std::vector<std::uint32_t>> inside(places.size());
  std::vector<std::uint32_t> roots;
  for (std::uint32_t i = 0; i < places.size(); ++i)
    (places[i].parent ? inside[places[i].parent.index()] : roots).push_back(i);
  std::uint32_t next = 0;
  std::vector<std::pair<std::uint32_t, bool>> work; // a place, and whether all inside it is numbered
  for (std::uint32_t root : roots) {
    work.push_back({root, false});
    while (!work.empty()) {
      auto [at, done] = work.back();
      work.pop_back();
      if (done) {
        places[at].last = next;
        continue;
      }
      places[at].first = next++;
      work.push_back({at, true});
      for (auto child = inside[at].rbegin(); child != inside[at].rend(); ++child)
        work.push_back({*child, false});
    }
  }
}

/// [D1] A place is there on its own days at most, and on those of the places that it lies in.
void daysOfPlaces(std::vector<Place> &places, const Provenance &provenance) {
  for (Place &place : places) {
    const Clause *own = &provenance.at(place.clause);
    PlaceId around = place.parent;
    // No more steps than places: one that lies in itself has been cut off, and reported.
    for (std::size_t steps = 0; steps <= places.size(); ++steps) {
      place.inForce = intersect(place.inForce, own->inForce);
      if (own->datesOpen)
        place.datesOpen = own->datesOpen;
      if (!around)
        break;
      own = &provenance.at(places[around.index()].clause);
      around = places[around.index()].parent;
    }
  }
}

std::vector<Place> placesIn(const Declared &declared, Provenance &provenance) {
  std::vector<Place> all;
  for (const sema::Place &place : declared.in.places) {
    Place made;
    made.name = declared.text(place.name);
    made.kind = KindId(place.kind);
    if (std::get<ast::Place>(place.declaration->is).names.size() == 1)
      made.aliases = aliasesOf(declared, place.declaration->notes);
    made.clause = provenance.clause(*place.declaration, place.context, "the place " + made.name);
    if (place.inside)
      made.parent = PlaceId(*place.inside);
    all.push_back(std::move(made));
  }
  numberPlaces(all);
  daysOfPlaces(all, provenance);
  return all;
}

/// Kinds of function are functions too: groups of those that are of the kind.
void addGroups(const Declared &declared, Vocabulary &into) {
  const std::vector<sema::Kind> &kinds = declared.in.kinds;
  into.groupOf.resize(kinds.size());
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i].root != sema::RootKind::Function || !kinds[i].declaration)
      continue;
    into.groupOf[i] = FunctionId(into.functions.size());
    Function made;
    made.name = declared.text(kinds[i].name);
    made.isGroup = true;
    made.clause = into.kinds[i].clause;
    into.functions.push_back(std::move(made));
  }
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (into.groupOf[i] && kinds[i].parent && into.groupOf[*kinds[i].parent])
      into.functions[into.groupOf[i].index()].groups.push_back(into.groupOf[*kinds[i].parent]);
}

void addFunctions(const Declared &declared, Provenance &provenance, Vocabulary &into) {
  for (const sema::Function &function : declared.in.functions) {
    Function made;
    made.name = declared.text(function.name);
    if (auto *written = std::get_if<ast::Function>(&function.declaration->is)) {
      made.hasAmount = written->hasAmount;
      made.law = written->under.value_or("");
      if (written->names.size() == 1)
        made.aliases = aliasesOf(declared, function.declaration->notes);
    }
    // [M1] Several clauses may say who amends the same thing, each for its days: the function is there whichever holds.
    made.ofAmendment = std::holds_alternative<ast::Amend>(function.declaration->is);
    for (std::uint32_t group : function.groups)
      if (into.groupOf[group])
        made.groups.push_back(into.groupOf[group]);
    made.clause = provenance.clause(*function.declaration, function.context, "the function " + made.name);
    into.functionOf.push_back(FunctionId(into.functions.size()));
    into.functions.push_back(std::move(made));
  }
}

std::vector<std::vector<FunctionId>> insideGroups(const std::vector<Function> &functions) {
  std::vector<std::vector<FunctionId>> inside(functions.size());
  for (std::size_t i = 0; i < functions.size(); ++i)
    for (FunctionId group : groupsOf(functions, FunctionId(i)))
      inside[group.index()].push_back(FunctionId(i));
  return inside;
}

} // namespace

std::vector<FunctionId> Vocabulary::closure(const std::vector<FunctionId> &named) const {
  std::vector<FunctionId> all;
  for (FunctionId id : named) {
    all.push_back(id);
    const std::vector<FunctionId> &more = inside[id.index()];
    all.insert(all.end(), more.begin(), more.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

Vocabulary vocabulary(const Declared &declared, Provenance &provenance) {
  Vocabulary made;
  made.citations = citationsIn(declared, provenance);
  made.kinds = kindsIn(declared, provenance);
  made.places = placesIn(declared, provenance);
  addGroups(declared, made);
  addFunctions(declared, provenance, made);
  made.inside = insideGroups(made.functions);
  return made;
}

} // namespace quorate::ir::lowering
