// Mistakes in the text: where they are told, and in which words.
#include "compiler/syntax/parse.h"

#include <catch2/catch.hpp>

using namespace quorate;

namespace {

/// Every mistake of a text: "2:5 Q0101 message | note | help".
std::vector<std::string> mistakes(const std::string &text) {
  Sources sources;
  Names names;
  Diagnostics diagnostics;
  syntax::parse(sources, sources.add("a.quorate", text), names, diagnostics);
  std::vector<std::string> all;
  for (const Diagnostic &each : diagnostics.all()) {
    Position at = sources.position(each.range);
    std::string made = std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
                       std::string(info(each.code).code) + " " + each.message;
    for (const std::string &note : each.notes)
      made += " | " + note;
    all.push_back(made + " | " + each.help);
  }
  return all;
}

std::string mistake(const std::string &text) {
  std::vector<std::string> all = mistakes(text);
  INFO(text);
  REQUIRE(all.size() == 1);
  return all[0];
}

bool says(const std::string &text, const std::string &what) {
  std::string found = mistake(text);
  UNSCOPED_INFO(text << "\n" << found);
  return found.find(what) != std::string::npos;
}

} // namespace

TEST_CASE("values that cannot be are told where they stand", "[syntax]") {
  CHECK(says("phase X from 31 February 2020", "1:14 Q0108 there is no such day as 31 February 2020"));
  CHECK(says("person A { born 30 February 2020 }", "1:17 Q0108"));
  CHECK(says("calendar X leaves out 31 April 2020 to 1 May 2020", "1:23 Q0108"));
  CHECK(says("bands of Pay from Board { up to £1.234: Chair }", "1:33 Q0109"));
  CHECK(says("body A { requires at most 9999999 members }", "1:27 Q0110"));
  CHECK(says("body A { must \"x\" every 5000 years }", "1:25 Q0110"));
  CHECK(says("body A { must \"x\" within 13000 months of \"it\" }", "1:26 Q0110"));
  CHECK(says("body A { requires fewer than 101% of members }", "1:30 Q0111"));
  CHECK(says("body A { requires fewer than 4/3 of members }", "at most all of it"));
  CHECK(says("body A { members { B 3 seats, 3/2 retire each year } }", "1:31 Q0111"));
  CHECK(says("body A { must \"x\" within 2 clear weeks of each meeting }", "1:26 Q0112"));
}

TEST_CASE("days, rows and calendars the wrong way round are told where they stand", "[syntax]") {
  const char *order = "Q0701 from 1 April 2022 until 1 April 2020: it ends before it begins";
  CHECK(says("body A, from 1 April 2022 until 1 April 2020", std::string("1:9 ") + order));
  CHECK(says("body A { quorum none, from 1 April 2022 until 1 April 2020 }", order));
  CHECK(says("body A { members { B 1 seat, from 1 April 2022 until 1 April 2020 } }", order));
  CHECK(says("person A is B from 1 April 2022 until 1 April 2020", order));
  CHECK(says("in A, from 1 April 2022 until 1 April 2020 { }", order));
  CHECK(says("delegate A from B to C, from 1 April 2022 until 1 April 2020", order));
  CHECK(says("phase A from 1 April 2020 until 1 April 2020", "Q0701"));
  CHECK(says("calendar X leaves out 3 May 2020 to 1 May 2020", "1:23 Q0701 3 May 2020 to 1 May 2020"));
  CHECK(says("bands of Pay from Board { from £50 up to £5: Chair }", "1:27 Q0113 this row is from £50 to £5"));
  CHECK(says("bands of Pay from Board { over £5 up to £5: Chair }", "Q0113"));
  CHECK(mistakes("bands of Pay from Board { from £5 up to £5: Chair }").empty());
}

TEST_CASE("a mistake says what could stand there", "[syntax]") {
  CHECK(says("body A { must publish }", "here a quotation was expected"));
  CHECK(says("body A { must \"x\" unless }", "a clause of the body: `purpose`, `duty`, `must`"));
  CHECK(says("organisation A { does }", "a clause of the organisation: `covers`"));
  CHECK(says("person A { hold B }", "what is said of the person: `holds`"));
  CHECK(says("bands of A from B { £5: C }", "a row, such as"));
  CHECK(says("constitution \"A\" { draft }", "`status`, `version`, `in force` or `text`"));
  CHECK(says("body A { members { B 1 seat, votes maybe } }", "a seat, such as"));
  CHECK(says("delegate A from B to C up to £5 a week", "`decision`, `month`, `quarter` or `year`"));
  CHECK(says("person A hold B", "`{`, `is` or a note such as `see …`"));
  CHECK(says("body A { decides by simple majority }", "write `more than 1/2 of votes cast`"));
  CHECK(says("body A { quorum at least 6 }", "`members`, `member`, `voting` or a name was expected"));
  CHECK(says("body A { quorum or }", "write `, then`"));
}

TEST_CASE("every new declaration is found again after a mistake in the one before", "[syntax]") {
  for (const char *next :
       {"register \"m.csv\"", "model Orders { }", "bands of A from B { }", "calendar Days leaves out Saturday",
        "nobody holds both A and B", "amend A by B", "person A is B", "phase A on 1 April 2020"}) {
    INFO(next);
    CHECK(mistakes(std::string("place Wrong Here\n") + next + "\n").size() == 1);
    std::vector<std::string> both = mistakes(std::string("place Wrong Here\n") + next + "\nplace Wrong Again here\n");
    REQUIRE(both.size() == 2);
    CHECK(both[1].starts_with("3:"));
  }
}

TEST_CASE("a word that begins a declaration does not cut a clause with a mistake in two", "[syntax]") {
  CHECK(mistakes("scenario \"x\" {\n  who may amend A? nobody\n  who held A? nobody\n  who may amend B? nobody\n}\n")
            .size() == 1);
}

TEST_CASE("what is nested without end is refused", "[syntax]") {
  std::string smaller = "body A { quorum at least ";
  for (int i = 0; i < 300; ++i)
    smaller += "the smaller of ";
  CHECK(says(smaller + "}", "Q0105"));
}

TEST_CASE("mistakes of a question are told of the question", "[syntax]") {
  auto said = [](const std::string &text) {
    Sources sources;
    Names names;
    Diagnostics diagnostics;
    syntax::parseQuestion(sources, sources.add("the question", text), names, diagnostics);
    std::string all;
    for (const Diagnostic &each : diagnostics.all()) {
      all += each.message;
      for (const std::string &note : each.notes)
        all += " | " + note;
      all += " | " + each.help;
    }
    return all;
  };
  CHECK(said("who is Chair?") ==
        "`may`, `must agree to`, `holds` or `rules on` was expected here, but `is` was found | "
        "nothing was understood of this question | to ask who is in a post, write `who holds "
        "Chair?`");
  std::string date = said("may Clerk decide Spend on 1 january 2026?");
  INFO(date);
  CHECK(date.ends_with("write the month with a capital letter: `1 January`"));
  CHECK(date.find("declaration") == std::string::npos);
  CHECK(said("what can Clerk decide?").ends_with("write `may`"));
}

TEST_CASE("a month in small letters is told in a clause too", "[syntax]") {
  CHECK(says("phase X from 1 february 2020", "write the month with a capital letter: `1 February`"));
}
