// Registers as the tool reads them: from the folder of the constitution, with the same care as its other files.
#include "running.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::testing;

namespace {

constexpr const char *kBoard = "constitution \"Harbour\"\n"
                               "kind Lay is a Member Class\n"
                               "organisation Harbour\n"
                               "body Board {\n"
                               "  accountable to Harbour\n"
                               "  members {\n"
                               "    Chair    1 seat,  votes\n"
                               "    Trustee  3 seats, Lay, votes\n"
                               "  }\n"
                               "  chaired by Chair\n"
                               "  quorum at least 2 members\n"
                               "  decides by more than 1/2 of votes cast, a tie is lost\n"
                               "}\n";

Ran checked(const std::string &declaration, const std::map<std::string, std::string> &others) {
  driver::MemoryFiles files;
  files.files = others;
  files.files["c/a.quorate"] = kBoard + declaration;
  return run(files, {"check", "--format", "compact", "c/a.quorate"});
}

} // namespace

TEST_CASE("people of a register are asked about like those that are declared") {
  for (std::string text : {"person Ann is Chair of Board, from 1 April 2020 until 1 April 2023\n",
                           "register \"people/members.csv\"\n", "register \"members.json\"\n"}) {
    INFO(text);
    driver::MemoryFiles files;
    files.files["c/a.quorate"] = kBoard + text;
    files.files["c/people/members.csv"] = "person,post,body,from,until\nAnn,Chair,Board,2020-04-01,2023-04-01\n";
    files.files["c/members.json"] =
        R"({"persons": [{"id": "a", "name": "Ann"}], "memberships": [{"person_id": "a", "role": "Chair",)"
        R"( "organization": {"name": "Board"}, "start_date": "2020-04-01", "end_date": "2023-03-31"}]})";
    CHECK(run(files, {"check", "--level", "error", "c/a.quorate"}).exit == 0);
    Ran inOffice = run(files, {"ask", "c/a.quorate", "who holds Chair of Board?", "--on", "2023-03-31"});
    CHECK(inOffice.out.find("Ann") != std::string::npos);
    Ran after = run(files, {"ask", "c/a.quorate", "who holds Chair of Board?", "--on", "2023-04-01"});
    CHECK(after.out.find("`Ann`") == std::string::npos);
  }
}

TEST_CASE("unknown posts and bodies of a register are told at their place in it") {
  Ran post = checked("register \"m.csv\"\n", {{"c/m.csv", "person,post,body\nAnn,Chiar,Board\n"}});
  CHECK(post.exit == 1);
  CHECK(post.out.find("c/m.csv:2:5: error Q02") != std::string::npos);
  Ran body = checked("register \"m.csv\"\n", {{"c/m.csv", "person,post,body\nAnn,Chair,Borad\n"}});
  CHECK(body.exit == 1);
  CHECK(body.out.find("c/m.csv:2:") != std::string::npos);
}

TEST_CASE("a register lies in the folder of the constitution, and is text") {
  Ran missing = checked("register \"m.csv\"\n", {});
  CHECK(missing.exit == 2);
  CHECK(missing.out.find("Q0006") != std::string::npos);
  for (std::string path : {"../x.csv", "/etc/passwd", "d/../../x.csv"}) {
    INFO(path);
    Ran outside = checked("register \"" + path + "\"\n", {{"x.csv", "person,post\nsecret,Chair\n"}});
    CHECK(outside.exit == 2);
    CHECK(outside.out.find("Q0007") != std::string::npos);
    CHECK(outside.out.find("secret") == std::string::npos);
  }
  CHECK(checked("register \"m.csv\"\n", {{"c/m.csv", std::string("person\0post\n", 12)}}).exit == 2);
  CHECK(checked("register \"m.csv\"\n", {{"c/m.csv", "person,post\n\xFF,Chair\n"}}).out.find("Q0004") !=
        std::string::npos);
  CHECK(checked("register \"m.xlsx\"\n", {{"c/m.xlsx", "PK"}}).out.find("Q0126") != std::string::npos);
  CHECK(checked("register \"m.csv\"\nregister \"m.csv\"\n", {{"c/m.csv", "person,post\nAnn,Chair\n"}})
            .out.find("Q0301") != std::string::npos);
}

TEST_CASE("options may share a register") {
  driver::MemoryFiles files;
  files.files["c/a.quorate"] =
      std::string(kBoard) + "option Old { register \"m.csv\" }\noption New { register \"m.csv\" }\n";
  files.files["c/m.csv"] = "person,post,body\nAnn,Chair,Board\n";
  for (const char *option : {"Old", "New"}) {
    Ran ran = run(files, {"ask", "c/a.quorate", "who holds Chair of Board?", "--on", "2023-03-31", "--option", option});
    INFO(ran.out << ran.err);
    CHECK(ran.out.find("Ann") != std::string::npos);
  }
}

TEST_CASE("the formatter writes a register's declaration, and not its people") {
  driver::MemoryFiles files;
  std::string text = "constitution \"Harbour\"\nregister \"m.csv\"\n";
  files.files["c/a.quorate"] = text;
  files.files["c/m.csv"] = "person,post\nAnn,Chair\n";
  CHECK(run(files, {"fmt", "c/a.quorate"}).exit == 0);
  CHECK(files.files["c/a.quorate"] == text);
}
