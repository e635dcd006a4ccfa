// The order of lowering, and the vocabulary: kinds, places, functions, organisations.
#include "compiler/ir/lowering.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::ir {

namespace {
constexpr std::size_t kMostMade = 2'000'000;
}

bool Lowering::tooMany(std::size_t count, std::string_view what) {
  if (count < kMostMade)
    return false;
  if (!stopped_)
    diagnostics_.report<diag::TooManyMade>(Range{}, kMostMade, what)
        .note("a template that is made for each of a kind, with others inside it, multiplies")
        .mend("make fewer templates `for each`, or split the constitution");
  stopped_ = true;
  return true;
}

bool Lowering::isKindOf(std::uint32_t kind, std::uint32_t ancestor) const {
  std::optional<std::uint32_t> at = kind;
  while (at && *at != ancestor)
    at = in_.kinds[*at].parent;
  return at.has_value();
}

Model Lowering::run() {
  vocabulary();
  places();
  functionTable();
  organisations();
  makeBodies();
  collectVariations();
  makeSeats();
  makeOfficers();
  bodyHeads();
  seatTerms();
  makeActors();
  organisationClauses();
  bodyClauses();
  header();
  statements();
  return std::move(out_);
}

void Lowering::vocabulary() {
  for (const sema::Cited &cited : in_.citations) {
    const auto &written = std::get<ast::Cite>(cited.declaration->is);
    out_.citations.push_back({text(cited.name), written.title, written.at.value_or(""), written.dated, {}});
  }
  for (std::size_t i = 0; i < in_.citations.size(); ++i)
    out_.citations[i].clause =
        clause(in_.citations[i].declaration->range, in_.citations[i].declaration->notes, {}, out_.citations[i].name);
  for (const sema::Kind &kind : in_.kinds) {
    Kind made{text(kind.name), static_cast<KindOf>(kind.root), {}, {}};
    if (kind.parent)
      made.parent = KindId(*kind.parent);
    if (kind.declaration)
      made.clause = clause(kind.declaration->range, kind.declaration->notes, kind.context, "the kind " + made.name);
    out_.kinds.push_back(std::move(made));
  }
  for (const sema::Phase &phase : in_.phases) {
    const auto &written = std::get<ast::Phase>(phase.declaration->is);
    Phase made;
    made.name = text(phase.name);
    made.clause = clause(phase.declaration->range, phase.declaration->notes, phase.context, made.name);
    if (auto *on = std::get_if<ast::Date>(&written.when)) {
      if (auto *day = std::get_if<Day>(&*on))
        made.when = {*day, *day + 1};
      else
        made.open = openPoint(std::get<ast::Open>(*on), made.clause, "the day of " + made.name);
    } else {
      made.when = interval(std::get<ast::Period>(written.when), made.clause, made.name, made.open);
    }
    if (!made.open)
      made.open = out_.clauses[made.clause.index()].open;
    out_.phases.push_back(std::move(made));
  }
}

void Lowering::places() {
  std::vector<std::vector<std::uint32_t>> inside(in_.places.size());
  std::vector<std::uint32_t> roots;
  for (std::size_t i = 0; i < in_.places.size(); ++i) {
    const sema::Place &place = in_.places[i];
    Place made{text(place.name), KindId(place.kind), {}, 0, 0, {}};
    made.clause = clause(place.declaration->range, place.declaration->notes, place.context, "the place " + made.name);
    if (place.inside) {
      made.parent = PlaceId(*place.inside);
      inside[*place.inside].push_back(static_cast<std::uint32_t>(i));
    } else {
      roots.push_back(static_cast<std::uint32_t>(i));
    }
    out_.places.push_back(std::move(made));
  }
  // Number places so that everything inside a place follows it without a gap.
  std::uint32_t next = 0;
  std::vector<std::pair<std::uint32_t, bool>> work;
  for (std::uint32_t root : roots) {
    work.push_back({root, false});
    while (!work.empty()) {
      auto [at, done] = work.back();
      work.pop_back();
      if (done) {
        out_.places[at].last = next;
        continue;
      }
      out_.places[at].first = next++;
      work.push_back({at, true});
      for (auto child = inside[at].rbegin(); child != inside[at].rend(); ++child)
        work.push_back({*child, false});
    }
  }
}

void Lowering::functionTable() {
  groupOf_.resize(in_.kinds.size());
  for (std::size_t i = 0; i < in_.kinds.size(); ++i) {
    const sema::Kind &kind = in_.kinds[i];
    if (kind.root != sema::RootKind::Function || !kind.declaration)
      continue;
    groupOf_[i] = FunctionId(out_.functions.size());
    Function made;
    made.name = text(kind.name);
    made.isGroup = true;
    made.clause = out_.kinds[i].clause;
    out_.functions.push_back(std::move(made));
  }
  for (std::size_t i = 0; i < in_.kinds.size(); ++i)
    if (groupOf_[i] && in_.kinds[i].parent && groupOf_[*in_.kinds[i].parent])
      out_.functions[groupOf_[i].index()].groups.push_back(groupOf_[*in_.kinds[i].parent]);
  for (const sema::Function &function : in_.functions) {
    const auto &written = std::get<ast::Function>(function.declaration->is);
    Function made;
    made.name = text(function.name);
    made.hasAmount = written.hasAmount;
    made.law = written.under.value_or("");
    for (std::uint32_t group : function.groups)
      if (groupOf_[group])
        made.groups.push_back(groupOf_[group]);
    made.clause =
        clause(function.declaration->range, function.declaration->notes, function.context, "the function " + made.name);
    functionOf_.push_back(FunctionId(out_.functions.size()));
    out_.functions.push_back(std::move(made));
  }
  closureOf_.resize(out_.functions.size());
  for (std::size_t i = 0; i < out_.functions.size(); ++i) {
    // Kinds have one parent each and no circles, so walking up from every function reaches all its groups.
    std::vector<FunctionId> up = out_.functions[i].groups;
    for (std::size_t at = 0; at < up.size(); ++at) {
      std::vector<FunctionId> &into = closureOf_[up[at].index()];
      if (into.empty() || into.back() != FunctionId(i))
        into.push_back(FunctionId(i));
      const std::vector<FunctionId> &more = out_.functions[up[at].index()].groups;
      up.insert(up.end(), more.begin(), more.end());
    }
  }
}

const std::vector<Instance> &Lowering::instancesOf(std::uint32_t kind) {
  if (instances_.empty()) {
    instances_.resize(in_.kinds.size());
    instancesKnown_.resize(in_.kinds.size());
  }
  if (instancesKnown_[kind])
    return instances_[kind];
  instancesKnown_[kind] = true;
  for (std::size_t i = 0; i < in_.places.size(); ++i)
    if (isKindOf(in_.places[i].kind, kind))
      instances_[kind].push_back({PlaceId(i), {}});
  for (std::size_t i = 0; i < out_.organisations.size(); ++i)
    if (out_.organisations[i].kind && isKindOf(out_.organisations[i].kind.value, kind))
      instances_[kind].push_back({{}, OrganisationId(i)});
  return instances_[kind];
}

std::string Lowering::nameOf(const Instance &instance) const {
  if (instance.place)
    return out_.places[instance.place.index()].name;
  return out_.organisations[instance.organisation.index()].name;
}

void Lowering::organisations() {
  organisationsOf_.resize(in_.organisations.size());
  // Organisations made for each place come after those that stand alone, so that `for each` of an organisation kind
  // finds them all.
  for (bool templates : {false, true}) {
    for (std::size_t t = 0; t < in_.organisations.size(); ++t) {
      const sema::Template &from = in_.organisations[t];
      if (from.forEach.has_value() != templates)
        continue;
      const auto &written = std::get<ast::Organisation>(from.declaration->is);
      if (written.forEach && !from.forEach)
        continue;
      std::vector<Instance> instances{Instance{}};
      if (from.forEach)
        instances = instancesOf(*from.forEach);
      if (instances.empty())
        diagnostics_.report<diag::EachOfNothing>(from.range, names_.text(in_.kinds[*from.forEach].name),
                                                 names_.text(in_.kinds[*from.forEach].name));
      for (const Instance &instance : instances) {
        if (tooMany(out_.organisations.size(), "organisations"))
          return;
        Organisation made;
        made.name = text(from.name) + (from.forEach ? " of " + nameOf(instance) : "");
        if (written.kind) {
          for (const sema::Symbol &symbol : in_.meanings(written.kind->id))
            if (symbol.sort == sema::Sort::Kind && in_.kinds[symbol.index].root == sema::RootKind::Organisation)
              made.kind = KindId(symbol.index);
          if (!made.kind)
            unknown(ast::Ref{ast::Which::Plain, *written.kind, {}, written.kind->range}, "kind of organisation",
                    {sema::Sort::Kind});
        }
        if (instance.place)
          made.covers.push_back(instance.place);
        made.clause = clause(from.declaration->range, from.declaration->notes, from.context, made.name);
        OrganisationId id(out_.organisations.size());
        organisationsOf_[t].push_back(id);
        organisationInstance_.push_back(instance);
        organisationTemplate_.push_back(static_cast<std::uint32_t>(t));
        out_.organisations.push_back(std::move(made));
      }
    }
    std::fill(instancesKnown_.begin(), instancesKnown_.end(), false);
    for (std::vector<Instance> &known : instances_)
      known.clear();
  }
}

void Lowering::organisationClauses() {
  for (std::size_t i = 0; i < out_.organisations.size(); ++i) {
    const sema::Template &from = in_.organisations[organisationTemplate_[i]];
    const auto &written = std::get<ast::Organisation>(from.declaration->is);
    Scope scope{{}, {}, from.context};
    if (from.forEach)
      scope.bindings.push_back({*from.forEach, organisationInstance_[i]});
    const std::string name = out_.organisations[i].name;
    for (const ast::OrganisationClause &each : written.clauses) {
      ClauseId id = clause(each.range, each.notes, from.context, "a clause of " + name);
      if (auto *covers = std::get_if<ast::OrganisationClause::Covers>(&each.is)) {
        for (const ast::Ref &ref : covers->places)
          for (PlaceId place : placesNamed(ref, scope))
            out_.organisations[i].covers.push_back(place);
      } else if (auto *holds = std::get_if<ast::OrganisationClause::Holds>(&each.is)) {
        std::vector<FunctionId> named = closure(functionsNamed(holds->functions));
        std::vector<FunctionId> &into = out_.organisations[i].holds;
        into.insert(into.end(), named.begin(), named.end());
        std::sort(into.begin(), into.end());
        into.erase(std::unique(into.begin(), into.end()), into.end());
        out_.organisations[i].holdsClause = id;
      } else if (auto *acts = std::get_if<ast::OrganisationClause::ActsThrough>(&each.is)) {
        if (auto *ref = std::get_if<ast::Ref>(&acts->whom))
          out_.organisations[i].actsThrough = actor(*ref, scope);
        else
          out_.organisations[i].actsThroughOpen =
              openPoint(std::get<ast::Open>(acts->whom), id,
                        "the body through which " + (from.forEach ? "each " + text(from.name) : name) + " acts");
        out_.organisations[i].actsThroughClause = id;
      } else {
        const auto &prose = std::get<ast::Text>(each.is);
        out_.texts.push_back({prose.second ? prose.first : name, prose.second.value_or(prose.first), id});
      }
    }
  }
}

void Lowering::header() {
  if (!in_.header)
    return;
  const auto &written = std::get<ast::Constitution>(in_.header->is);
  Header &made = out_.header;
  made.title = written.title;
  made.clause = clause(in_.header->range, {}, {}, "the constitution");
  for (const ast::ConstitutionClause &each : written.clauses) {
    ClauseId id = clause(each.range, each.notes, {}, "the constitution");
    if (auto *status = std::get_if<ast::ConstitutionClause::Status>(&each.is)) {
      made.status = *status == ast::ConstitutionClause::Status::Draft      ? Status::Draft
                    : *status == ast::ConstitutionClause::Status::Proposed ? Status::Proposed
                                                                           : Status::Adopted;
    } else if (auto *version = std::get_if<ast::ConstitutionClause::Version>(&each.is)) {
      made.version = version->version;
    } else if (auto *period = std::get_if<ast::Period>(&each.is)) {
      made.inForce = interval(*period, id, "the constitution", made.inForceOpen);
    } else {
      const auto &prose = std::get<ast::Text>(each.is);
      made.texts.push_back({prose.second ? prose.first : "", prose.second.value_or(prose.first), id});
    }
  }
}

void Lowering::statements() {
  for (const sema::Statement &statement : in_.statements) {
    const ast::Declaration &d = *statement.declaration;
    if (auto *written = std::get_if<ast::Reserve>(&d.is))
      reserve(*written, d, statement.context);
    else if (auto *written2 = std::get_if<ast::Delegate>(&d.is))
      delegate(*written2, d, statement.context);
    else if (auto *written3 = std::get_if<ast::Claim>(&d.is))
      claim(*written3, d, statement.context);
    else if (auto *written4 = std::get_if<ast::Scenario>(&d.is))
      scenario(*written4, d, statement.context);
    else if (auto *prose = std::get_if<ast::Text>(&d.is))
      out_.texts.push_back({prose->second ? prose->first : "", prose->second.value_or(prose->first),
                            clause(d.range, d.notes, statement.context, textSubject(*prose))});
    if (stopped_)
      return;
  }
  fillOpenDelegations();
}

Model lower(const sema::Constitution &constitution, const Names &names, std::shared_ptr<const Sources> sources,
            Diagnostics &diagnostics) {
  return Lowering(constitution, names, std::move(sources), diagnostics).run();
}

} // namespace quorate::ir
