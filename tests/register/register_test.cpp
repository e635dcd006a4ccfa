// Registers of people, good and bad: what is read of them, and what is said of what cannot be read.
#include "compiler/register/register.h"
#include "compiler/syntax/print.h"

#include <catch2/catch.hpp>

using namespace quorate;

namespace {

struct Got {
  std::string people;                ///< as the author would have written them
  std::vector<std::string> messages; ///< "2:5 error Q0123: …"
};

Got read(const std::string &name, const std::string &text, const registers::Limits &limits = {}) {
  Sources sources;
  Names names;
  Diagnostics diagnostics;
  FileId file = sources.add(name, text);
  ast::Module module{file, registers::read(sources, file, Range{1, 2}, names, diagnostics, limits), {}};
  Got made{syntax::print(module, names), {}};
  for (const Diagnostic &each : diagnostics.all()) {
    Position at = sources.position(each.range);
    made.messages.push_back(std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
                            std::string(info(each.code).code) + ": " + each.message);
  }
  return made;
}

Got csv(const std::string &text) { return read("a.csv", text); }
Got json(const std::string &text) { return read("a.json", text); }

/// The only message of a table, and that nothing else was taken over.
std::string fault(const std::string &text) {
  Got got = csv(text);
  CHECK(got.people == "");
  REQUIRE(got.messages.size() == 1);
  return got.messages[0];
}

std::string jsonFault(const std::string &text) {
  Got got = json(text);
  CHECK(got.people == "");
  REQUIRE(got.messages.size() == 1);
  return got.messages[0];
}

} // namespace

TEST_CASE("a table gives the people it names, each once", "[register]") {
  Got got = csv("person,post,body,place,from,until,how,belongs to,class,born\n"
                "Ann Example,Chair,Governing Body,,2020-04-01,2023-04-01,,Trust,Clinician,1970-05-01\n"
                "Bob Example,Doctor,Board,Southwark,1 April 2020,,shares,,,\n"
                "Ann Example,Treasurer,,,,,acts,Trust,Clinician,1970-05-01\n"
                "Cy Example,Chair,,,,,deputises,,,\n"
                "Cy Example,,,,2021-04-01,,,Council,,\n");
  CHECK(got.messages == std::vector<std::string>());
  CHECK(got.people == "person Ann Example {\n"
                      "  holds Chair of Governing Body, from 1 April 2020 until 1 April 2023\n"
                      "  belongs to Trust\n"
                      "  is a Clinician\n"
                      "  born 1 May 1970\n"
                      "  acts as Treasurer\n"
                      "}\n\n"
                      "person Bob Example {\n"
                      "  shares Doctor of Board of Southwark, from 1 April 2020\n"
                      "}\n\n"
                      "person Cy Example {\n"
                      "  deputises for Chair\n"
                      "  belongs to Council, from 1 April 2021\n"
                      "}\n");
}

TEST_CASE("the columns of a table stand in any order, in any case", "[register]") {
  Got got = csv("Until,POST,Person,belongs_to\n2021-01-01,Chair,Ann,Trust\n");
  CHECK(got.messages == std::vector<std::string>());
  CHECK(got.people == "person Ann {\n  holds Chair, until 1 January 2021\n  belongs to Trust\n}\n");
}

TEST_CASE("quotations, line ends, blanks and empty lines of a table are read as they are meant", "[register]") {
  Got got = csv("\xEF\xBB\xBF\"person\",post\r\n"
                "\"Example, Ann\",\"Director of \"\"Public\"\" Health\"\r\n"
                "\r\n"
                "  Bob   Example , Chair \n"
                ",\n"
                "\"Cy\nExample\",Chair");
  CHECK(got.messages == std::vector<std::string>());
  CHECK(got.people == "person \"Example, Ann\" {\n  holds \"Director of \\\"Public\\\" Health\"\n}\n\n"
                      "person Bob Example {\n  holds Chair\n}\n\n"
                      "person Cy Example {\n  holds Chair\n}\n");
}

TEST_CASE("what cannot be read in a table is told where it stands", "[register]") {
  CHECK(fault("") == "1:1 Q0121: the first line of the register is empty");
  CHECK(fault("post,from\nChair,\n") == "1:1 Q0121: the first line of the register names no column `person`");
  CHECK(fault("person,post,post\nAnn,Chair,Chair\n") ==
        "1:13 Q0121: the first line of the register names the column `post` twice");
  CHECK(fault("person;post\nAnn;Chair\n") == "1:1 Q0121: the first line of the register names no column `person`");
  CHECK(fault("person,post\n,Chair\n") == "2:1 Q0125: this row of the register names no person");
  CHECK(fault("person,post\nAnn,\n") == "2:1 Q0125: this row of the register says nothing of `Ann`");
  CHECK(fault("person,post,body\nAnn,,Board\n") == "2:6 Q0125: this row of the register gives `Board`, but no post");
  CHECK(fault("person,post,from,born\nAnn,,2020-04-01,1970-01-01\n") ==
        "2:1 Q0125: this row of the register gives days, but nothing that they are the days of");
  CHECK(fault("person,post\nAnn\n") == "2:1 Q0122: this row of the register has 1 value, but there are 2 columns");
  CHECK(fault("person,post\nAnn,Chair,More\n") ==
        "2:1 Q0122: this row of the register has 3 values, but there are 2 columns");
  CHECK(fault("person,post\nAnn,\"Chair\"s\n") ==
        "2:12 Q0122: this row of the register goes on behind a closing quotation mark");
  CHECK(fault("person,post\nAnn,The \"Chair\"\n") ==
        "2:9 Q0122: this row of the register has a quotation mark in the middle of a value");
  CHECK(fault("person,post\nAnn,\"Chair\nBob,Chair\n") == "2:5 Q0103: the quotation that begins here is never closed");
  CHECK(fault("person,post,from\nAnn,Chair,2020-02-31\n") == "2:11 Q0123: `2020-02-31` is not a day of the calendar");
  CHECK(fault("person,post,from\nAnn,Chair,soon\n") == "2:11 Q0123: `soon` is not a day of the calendar");
  CHECK(fault("person,post,how\nAnn,Chair,sits\n") == "2:11 Q0123: `sits` is not a way to hold a post");
  CHECK(fault("person,post,from,until\nAnn,Chair,2021-04-01,2020-04-01\n") ==
        "2:22 Q0701: from 1 April 2021 until 1 April 2020: it ends before it begins");
}

TEST_CASE("a column that is none is told, and the others are read", "[register]") {
  Got got = csv("person,post,e-mail,form\nAnn,Chair,ann@example.org,2020-04-01\n");
  CHECK(got.messages == std::vector<std::string>{"1:13 Q0120: `e-mail` is not something that a register holds",
                                                 "1:20 Q0120: `form` is not something that a register holds"});
  CHECK(got.people == "person Ann {\n  holds Chair\n}\n");
}

TEST_CASE("one bad row costs that row only", "[register]") {
  Got got = csv("person,post,from\nAnn,Chair,soon\nBob,Chair,2020-04-01\n");
  CHECK(got.messages.size() == 1);
  CHECK(got.people == "person Bob {\n  holds Chair, from 1 April 2020\n}\n");
}

TEST_CASE("persons and memberships in the manner of Popolo", "[register]") {
  Got got = json(R"({
    "persons": [
      {"id": "p1", "name": "Ann Example", "birth_date": "1970-05-01", "class": ["Clinician", "Lay"]},
      {"id": "p2", "name": "Bob Example", "email": "bob@example.org",
       "memberships": [{"role": "Chair", "organization": {"name": "Board"}, "how": "acts"}]}
    ],
    "organizations": [{"id": "o1", "name": "Governing Body"}, {"id": "o2", "name": "Trust"}],
    "posts": [{"id": "t1", "label": "Doctor", "organization_id": "o1", "area": {"name": "Southwark"}}],
    "areas": [{"id": "a1", "name": "Lambeth"}],
    "memberships": [
      {"person_id": "p1", "post_id": "t1", "start_date": "2020-04-01", "end_date": "2021-03-31"},
      {"person_id": "p1", "organization_id": "o2", "start_date": null},
      {"person_id": "p2", "role": "Nurse \u0026 Midwife", "organization_id": "o1", "area_id": "a1",
       "on_behalf_of_id": "o2"}
    ]
  })");
  CHECK(got.messages == std::vector<std::string>());
  CHECK(got.people == "person Ann Example {\n"
                      "  is a Clinician\n"
                      "  born 1 May 1970\n"
                      "  is a Lay\n"
                      "  holds Doctor of Governing Body of Southwark, from 1 April 2020 until 1 April 2021\n"
                      "  belongs to Trust\n"
                      "}\n\n"
                      "person Bob Example {\n"
                      "  acts as Chair of Board\n"
                      "  holds Nurse & Midwife of Governing Body of Lambeth\n"
                      "  belongs to Trust\n"
                      "}\n");
}

TEST_CASE("what cannot be read in a register of JSON is told by its entry", "[register]") {
  CHECK(jsonFault("").find("1:1 Q0124: the register is not JSON that can be read: it ends too early") == 0);
  CHECK(jsonFault("[]") == "1:1 Q0124: the register is not JSON that can be read: it is not one object");
  CHECK(jsonFault("{\"persons\": [}") ==
        "1:14 Q0124: the register is not JSON that can be read: `}` cannot stand here");
  CHECK(jsonFault("{\"persons\": 3}") ==
        "1:13 Q0124: the register is not JSON that can be read: `persons` is not a list");
  CHECK(jsonFault("{\"persons\": [], \"persons\": []}") ==
        "1:17 Q0124: the register is not JSON that can be read: `persons` stands twice in one object");
  CHECK(jsonFault("{\"person\": []}") == "1:2 Q0120: `person` is not something that a register holds");
  CHECK(jsonFault("{\"persons\": [{\"id\": \"a\"}]}") == "1:14 Q0125: person 1 of the register has no `name`");
  CHECK(jsonFault("{\"persons\": [{\"name\": 3}]}") ==
        "1:23 Q0125: person 1 of the register has a `name` that is not a text");
  CHECK(jsonFault("{\"persons\": [7]}") == "1:14 Q0125: person 1 of the register is not an object");
  CHECK(jsonFault("{\"memberships\": [\n{\"role\": \"Chair\"}]}") ==
        "2:1 Q0125: membership 1 of the register names no person");
  CHECK(jsonFault("{\"memberships\": [\n{\"role\": \"Chair\", \"person_id\": \"p1\"}]}") ==
        "2:32 Q0125: membership 1 of the register names the person `p1`, which the register does not hold");
  CHECK(jsonFault("{\"memberships\": [{\"role\": \"Chair\", \"person\": \"Ann\", \"start_date\": \"2020-04\"}]}") ==
        "1:67 Q0125: membership 1 of the register gives `2020-04`, which is no whole day");
  CHECK(jsonFault("{\"memberships\": [{\"role\": \"Chair\", \"person\": \"Ann\", \"start_date\": \"2020-04-31\"}]}") ==
        "1:67 Q0123: `2020-04-31` is not a day of the calendar");
  CHECK(jsonFault("{\"organizations\": [{\"id\": \"o\", \"name\": \"A\"}, {\"id\": \"o\", \"name\": \"B\"}]}") ==
        "1:53 Q0125: entry 2 of `organizations` of the register has the id `o`, which another has too");
}

TEST_CASE("a register has bounds", "[register]") {
  registers::Limits limits{2, 4, 12};
  Got rows = read("a.csv", "person,post\nAnn,Chair\nBob,Chair\nCy,Chair\nDi,Chair\n", limits);
  CHECK(rows.messages == std::vector<std::string>{"4:1 Q0127: the register holds more than 2 rows"});
  Got deep = read("a.json", R"({"persons": [{"name": [[[["x"]]]]}]})", limits);
  CHECK(deep.messages ==
        std::vector<std::string>{"1:24 Q0127: the register holds more than 4 lists and objects within one another"});
  Got many = read("a.json", R"({"persons": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]})", limits);
  CHECK(many.messages.size() == 1);
  CHECK(many.messages[0].find("Q0127: the register holds more than 12 values") != std::string::npos);
  Got entries = read("a.json", R"({"persons": [{"name": "A"}, {"name": "B"}, {"name": "C"}]})", limits);
  CHECK(entries.messages == std::vector<std::string>{"1:1 Q0127: the register holds more than 2 entries"});
}

TEST_CASE("whatever a register says, it is read or refused, with every place inside it", "[register]") {
  const std::string table =
      "person,post,body,from,until,how\n\"A, B\",Chair,Board,2020-04-01,2021-04-01,holds\nC,D,,,,\n";
  const std::string popolo =
      R"({"persons": [{"id": "p", "name": "A\u00e9\"B"}], "memberships": [{"person_id": "p", "role": "C", "start_date":)"
      R"( "2020-04-01", "organization": {"name": "D"}, "n": [1.5e3, -2, true, null]}]})";
  std::uint32_t state = 1;
  auto random = [&](std::size_t below) {
    state = state * 1664525u + 1013904223u;
    return static_cast<std::size_t>(state >> 8) % below;
  };
  constexpr std::string_view kSigns = "\",:{}[]\\\n\r;0e-n \xC3";
  for (int run = 0; run < 4000; ++run) {
    bool asTable = run % 2 == 0;
    std::string text = asTable ? table : popolo;
    for (std::size_t edits = 1 + random(4); edits > 0 && !text.empty(); --edits) {
      std::size_t at = random(text.size());
      switch (random(4)) {
      case 0: text.erase(at, 1 + random(5)); break;
      case 1: text.insert(at, 1, kSigns[random(kSigns.size())]); break;
      case 2: text[at] = kSigns[random(kSigns.size())]; break;
      default: text.insert(at, text.substr(random(text.size()), random(20)));
      }
    }
    INFO(text);
    Sources sources;
    Names names;
    Diagnostics diagnostics;
    FileId file = sources.add(asTable ? "a.csv" : "a.json", text);
    std::vector<ast::Declaration> people = registers::read(sources, file, Range{1, 1}, names, diagnostics);
    const SourceFile &source = sources.file(file);
    auto inside = [&](Range range) {
      return range.begin >= source.base && range.begin <= range.end && range.end <= source.base + text.size() + 1;
    };
    bool good = true;
    for (const Diagnostic &each : diagnostics.all())
      good = good && inside(each.range);
    for (const ast::Declaration &each : people)
      good = good && inside(each.range) && inside(std::get<ast::Person>(each.is).name.range);
    CHECK(good);
  }
}

TEST_CASE("a register is a table or JSON, by its name", "[register]") {
  CHECK(read("a.xlsx", "PK").messages ==
        std::vector<std::string>{"1:1 Q0126: `a.xlsx` is neither a CSV nor a JSON file"});
  CHECK(read("A.CSV", "person,post\nAnn,Chair\n").people == "person Ann {\n  holds Chair\n}\n");
}
