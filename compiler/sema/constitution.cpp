// What is known of names that have been declared, and the listing of them that `quorate emit sema` prints.
#include "compiler/sema/constitution.h"

#include <fmt/format.h>

namespace quorate::sema {

std::string_view inWords(Sort sort) {
  switch (sort) {
  case Sort::Kind: return "a kind";
  case Sort::Place: return "a place";
  case Sort::Organisation: return "an organisation";
  case Sort::Function: return "a function";
  case Sort::Body: return "a body";
  case Sort::Post: return "a post";
  case Sort::Officer: return "a post";
  case Sort::Citation: return "a citation";
  case Sort::Phase: return "a phase";
  case Sort::Model: return "a model";
  case Sort::Calendar: return "a calendar";
  case Sort::Person: return "a person";
  }
  return "something else";
}

const std::vector<Symbol> &Constitution::meanings(NameId name) const {
  static const std::vector<Symbol> none;
  return name.index() < byName.size() ? byName[name.index()] : none;
}

std::vector<std::string> amendedBy(const ast::Amend &amend, const Names &names) {
  std::vector<std::string> all;
  if (amend.everything)
    all.push_back("Amend Constitution");
  for (const ast::Ref &what : amend.what) {
    std::string name = "Amend " + names.text(what.head.id);
    for (const ast::Qualifier &of : what.of)
      name += " of " + names.text(of.name.id);
    all.push_back(std::move(name));
  }
  return all;
}

std::string print(const Constitution &constitution, const Names &names) {
  std::string out;
  auto name = [&](NameId id) { return "`" + names.text(id) + "`"; };
  auto each = [&](std::optional<std::uint32_t> kind) {
    return kind ? " for each " + name(constitution.kinds[*kind].name) : std::string();
  };
  for (const Kind &k : constitution.kinds)
    out += "kind " + name(k.name) + (k.parent ? " is a " + name(constitution.kinds[*k.parent].name) : "") + "\n";
  for (const Place &p : constitution.places)
    out += "place " + name(p.name) + ": " + name(constitution.kinds[p.kind].name) +
           (p.inside ? " in " + name(constitution.places[*p.inside].name) : "") + "\n";
  for (const Template &o : constitution.organisations)
    out += "organisation " + name(o.name) + each(o.forEach) + "\n";
  for (const Function &f : constitution.functions) {
    out += "function " + name(f.name);
    for (std::size_t i = 0; i < f.groups.size(); ++i)
      out += (i == 0 ? ": " : ", ") + name(constitution.kinds[f.groups[i]].name);
    out += "\n";
  }
  for (const Template &b : constitution.bodies)
    out += "body " + name(b.name) + each(b.forEach) + "\n";
  for (const Template &o : constitution.officers)
    out += "post " + name(o.name) + each(o.forEach) + "\n";
  for (const Post &p : constitution.posts)
    out += "seats called " + name(p.name) + "\n";
  for (const Cited &c : constitution.citations)
    out += "citation " + name(c.name) + "\n";
  for (const Named &p : constitution.phases)
    out += "phase " + name(p.name) + "\n";
  for (const Named &m : constitution.models)
    out += "model " + name(m.name) + "\n";
  for (const Named &c : constitution.calendars)
    out += "calendar " + name(c.name) + "\n";
  for (const Person &p : constitution.persons)
    out += "person " + name(p.name) + "\n";
  out += fmt::format("{} statements\n", constitution.statements.size());
  return out;
}

} // namespace quorate::sema
