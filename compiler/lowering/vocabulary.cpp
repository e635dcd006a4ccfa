// The vocabulary: citations, kinds, phases, calendars, places, functions; and what a template is made for.
#include "compiler/lowering/lowering.h"

#include <algorithm>

namespace quorate::ir {

void Lowering::vocabulary() {
  for (const sema::Cited &cited : in_.citations) {
    const auto &written = std::get<ast::Cite>(cited.declaration->is);
    out_.citations.push_back({text(cited.name), written.title, written.at.value_or(""), written.dated, {}});
  }
  for (std::size_t i = 0; i < in_.citations.size(); ++i)
    out_.citations[i].clause =
        clause(in_.citations[i].declaration->range, in_.citations[i].declaration->notes, {}, out_.citations[i].name);
  for (const sema::Kind &kind : in_.kinds) {
    Kind made{text(kind.name), kind.root, {}, {}};
    if (kind.parent)
      made.parent = KindId(*kind.parent);
    if (kind.declaration)
      made.clause = clause(kind.declaration->range, kind.declaration->notes, kind.context, "the kind " + made.name);
    out_.kinds.push_back(std::move(made));
  }
}

/// Phases come first of all, since the days of any clause may be told by them.
void Lowering::phases() {
  out_.phases.resize(in_.phases.size());
  phaseKnown_.resize(in_.phases.size());
  for (std::size_t i = 0; i < in_.phases.size(); ++i)
    out_.phases[i].name = text(in_.phases[i].name);
  std::vector<bool> onWay(in_.phases.size());
  for (std::size_t i = 0; i < in_.phases.size(); ++i)
    phase(PhaseId(i), onWay);
}

void Lowering::phase(PhaseId id, std::vector<bool> &onWay) {
  if (phaseKnown_[id.index()])
    return;
  const sema::Named &from = in_.phases[id.index()];
  if (onWay[id.index()]) {
    diagnostics_.report<diag::PhaseCircle>(from.declaration->range, text(from.name))
        .mend("give one of the phases a day of its own");
    phaseKnown_[id.index()] = true;
    return;
  }
  onWay[id.index()] = true;
  const auto &written = std::get<ast::Phase>(from.declaration->is);
  // Phases that this one is told by come before it.
  auto first = [&](const ast::Name &name) {
    for (const sema::Symbol &symbol : in_.meanings(name.id))
      if (symbol.sort == sema::Sort::Phase)
        phase(PhaseId(symbol.index), onWay);
  };
  auto firstOf = [&](const ast::Date &date) {
    if (auto *day = std::get_if<ast::PhaseDay>(&date))
      first(day->phase);
  };
  ast::Period period;
  if (auto *on = std::get_if<ast::Date>(&written.when))
    period.from = *on;
  else
    period = std::get<ast::Period>(written.when);
  if (period.from)
    firstOf(*period.from);
  if (period.until)
    firstOf(*period.until);
  if (period.during)
    first(*period.during);
  Phase &made = out_.phases[id.index()];
  ClauseId at = clause(from.declaration->range, from.declaration->notes, from.context, made.name);
  made.clause = at;
  made.when = interval(period, at, made.name, made.open);
  if (std::holds_alternative<ast::Date>(written.when) && made.when.from != Interval::kAlways)
    made.when.until = made.when.from + 1;
  if (!made.open)
    made.open = out_.clauses[at.index()].open;
  phaseKnown_[id.index()] = true;
}

const Phase *Lowering::phaseNamed(const ast::Name &name) {
  for (const sema::Symbol &symbol : in_.meanings(name.id))
    if (symbol.sort == sema::Sort::Phase)
      return &out_.phases[symbol.index];
  unknown(ast::Ref{ast::Which::Plain, name, {}, name.range}, "phase", {sema::Sort::Phase});
  return nullptr;
}

void Lowering::calendars() {
  static constexpr const char *kDays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  for (const sema::Named &from : in_.calendars)
    out_.calendars.push_back({text(from.name),
                              0,
                              {},
                              clause(from.declaration->range, from.declaration->notes, from.context, text(from.name))});
  for (std::size_t i = 0; i < in_.calendars.size(); ++i)
    for (const auto &item : std::get<ast::Calendar>(in_.calendars[i].declaration->is).items) {
      if (auto *days = std::get_if<ast::Calendar::Days>(&item)) {
        out_.calendars[i].days.push_back({days->first, days->last + 1});
        continue;
      }
      const ast::Name &name = std::get<ast::Name>(item);
      std::string word = text(name.id);
      if (word.ends_with("days"))
        word.pop_back();
      auto weekday = std::find(std::begin(kDays), std::end(kDays), word);
      if (weekday != std::end(kDays)) {
        out_.calendars[i].weekdays |= static_cast<std::uint8_t>(1u << (weekday - std::begin(kDays)));
        continue;
      }
      bool found = false;
      for (const sema::Symbol &symbol : in_.meanings(name.id))
        if (symbol.sort == sema::Sort::Calendar && symbol.index < i) {
          // Another calendar, declared before this one, so that there is no circle.
          const Calendar &other = out_.calendars[symbol.index];
          out_.calendars[i].weekdays |= other.weekdays;
          out_.calendars[i].days.insert(out_.calendars[i].days.end(), other.days.begin(), other.days.end());
          found = true;
        }
      if (!found)
        diagnostics_.report<diag::UnknownName>(name.range, "day of the week or earlier calendar", text(name.id))
            .mend("name a day, as Sunday, or a calendar that is declared before this one");
    }
}

void Lowering::places() {
  std::vector<std::vector<std::uint32_t>> inside(in_.places.size());
  std::vector<std::uint32_t> roots;
  for (std::size_t i = 0; i < in_.places.size(); ++i) {
    const sema::Place &place = in_.places[i];
    Place made{text(place.name), KindId(place.kind), {}, 0, 0, {}, {}};
    if (std::get<ast::Place>(place.declaration->is).names.size() == 1)
      made.aliases = aliasesOf(place.declaration->notes);
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
    Function made;
    made.name = text(function.name);
    if (auto *written = std::get_if<ast::Function>(&function.declaration->is)) {
      made.hasAmount = written->hasAmount;
      made.law = written->under.value_or("");
      if (written->names.size() == 1)
        made.aliases = aliasesOf(function.declaration->notes);
    }
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

/// Where the clauses of one copy of a template are read.
Scope Lowering::scopeOf(const sema::Template &from, const Instance &instance) {
  Scope scope{{}, {}, from.context};
  if (from.forEach)
    scope.bindings.push_back({*from.forEach, instance});
  return scope;
}

/// What one copy of a template is also called.
std::vector<std::string> Lowering::aliasesOf(const sema::Template &from, const Instance &instance) const {
  std::vector<std::string> aliases = aliasesOf(from.declaration->notes);
  if (from.forEach)
    for (std::string &alias : aliases)
      alias += " of " + nameOf(instance);
  return aliases;
}

/// The kind that is written of an organisation or a body; none if none is. A name that means no such kind is reported.
KindId Lowering::kindOf(const std::optional<ast::Name> &written, sema::RootKind root, std::string_view what) {
  KindId found;
  if (!written)
    return found;
  for (const sema::Symbol &symbol : in_.meanings(written->id))
    if (symbol.sort == sema::Sort::Kind && in_.kinds[symbol.index].root == root)
      found = KindId(symbol.index);
  if (!found)
    unknown(ast::Ref{ast::Which::Plain, *written, {}, written->range}, what, {sema::Sort::Kind});
  return found;
}

void Lowering::eachInstance(const sema::Template &from, const std::optional<ast::Name> &forEach,
                            const std::function<void(const Instance &)> &make) {
  if (!forEach) {
    make({});
    return;
  }
  if (!from.forEach)
    return; // what it is made for is not known, and was reported
  const std::vector<Instance> instances = instancesOf(*from.forEach);
  if (instances.empty())
    diagnostics_.report<diag::EachOfNothing>(from.range, names_.text(in_.kinds[*from.forEach].name),
                                             names_.text(in_.kinds[*from.forEach].name));
  for (const Instance &instance : instances) {
    if (stopped_)
      return;
    make(instance);
  }
}

} // namespace quorate::ir
