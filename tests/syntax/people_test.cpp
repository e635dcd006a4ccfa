// Phrases for people by themselves, as minutes hold them: who is meant, and what is said of what is none.
#include "compiler/syntax/parse.h"

#include <catch2/catch.hpp>

using namespace quorate;

namespace {

std::string one(const ast::Someone &some, const Names &names) {
  std::string made = some.number ? std::to_string(*some.number) + " " : "";
  if (some.deputy)
    made += "deputy of ";
  switch (some.who) {
  case ast::Someone::Who::Everyone: return made + "everyone";
  case ast::Someone::Who::EveryoneElse: return made + "everyone else";
  case ast::Someone::Who::Nobody: return made + "nobody";
  case ast::Someone::Who::Named: made += "<" + names.text(some.ref->head.id) + ">";
  }
  for (const ast::Qualifier &of : some.ref->of)
    made += " of <" + names.text(of.name.id) + ">";
  return made;
}

std::string people(const std::string &text) {
  Sources sources;
  Names names;
  Diagnostics diagnostics;
  std::optional<ast::Group> made = syntax::parsePeople(sources, sources.add("people", text), names, diagnostics);
  std::string all;
  for (const Diagnostic &each : diagnostics.all())
    all += std::to_string(sources.position(each.range).column) + " " + each.message + " | " +
           (each.notes.empty() ? "" : each.notes[0]) + " | " + each.help;
  CHECK(made.has_value() == all.empty());
  if (!made)
    return all;
  CHECK(!made->roleWritten);
  for (const ast::Someone &some : made->people)
    all += (all.empty() ? "" : ", ") + one(some, names);
  for (const ast::Someone &some : made->except)
    all += ", except " + one(some, names);
  return all;
}

} // namespace

TEST_CASE("a phrase for people is read by itself", "[syntax]") {
  CHECK(people("9 GP Member") == "9 <GP Member>");
  CHECK(people("Chair") == "<Chair>");
  CHECK(people("deputy of Chair") == "deputy of <Chair>");
  CHECK(people("2 deputies of GP Member") == "2 deputy of <GP Member>");
  CHECK(people("2 Lay Member of Southwark") == "2 <Lay Member> of <Southwark>");
  CHECK(people("Chair, 2 Lay Member and \"Ann O'Neill\"") == "<Chair>, 2 <Lay Member>, <Ann O'Neill>");
  CHECK(people("everyone") == "everyone");
  CHECK(people("everyone else") == "everyone else");
  CHECK(people("everyone except Chair and 1 Member") == "everyone, except <Chair>, except 1 <Member>");
  CHECK(people("nobody") == "nobody");
}

TEST_CASE("what is no phrase for people is told at its place", "[syntax]") {
  std::string expected =
      "people, such as `9 Member`, `deputy of Chair` or `everyone except Chair` was expected here, but ";
  std::string nobody = " was found | nobody was understood to be meant | ";
  CHECK(people("") == "1 " + expected + "the end" + nobody);
  CHECK(people("9") == "2 " + expected + "the end" + nobody);
  CHECK(people("9 members") == "3 " + expected + "`members`" + nobody);
  CHECK(people("Chair, 4") == "9 " + expected + "the end" + nobody);
  CHECK(people("Chair present") == "7 nothing more was expected here, but `present`" + nobody);
  CHECK(people("the chairman") ==
        "5 `chairman` is not a word of the language | here a name was expected | if it is part of "
        "a name, begin it with a capital letter or put the whole name in quotation marks");
}
