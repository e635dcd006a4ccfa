// The limits of the tool as docs/developer/limits.md has them: the numbers are those of the code, and what lies beyond
// is refused with a word or not known.
#include "compiler/driver/loader.h"
#include "running.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <sstream>

using namespace quorate;
using namespace quorate::testing;

namespace {

/// A constitution up to the seats of its one body.
const std::string kBoardOfMany = "constitution \"T\" { in force from 1 January 2026 }\n"
                                 "organisation T\n"
                                 "body Board {\n"
                                 "  accountable to T\n"
                                 "  members {\n";

/// What stands between backticks in a cell.
std::vector<std::string> ticked(const std::string &cell) {
  std::vector<std::string> all;
  for (std::size_t at = cell.find('`'); at != std::string::npos;) {
    std::size_t end = cell.find('`', at + 1);
    all.push_back(cell.substr(at + 1, end - at - 1));
    at = cell.find('`', end + 1);
  }
  return all;
}

std::vector<std::string> reported(const std::vector<std::string> &files, const driver::LoadLimits &limits) {
  driver::MemoryFiles memory;
  for (std::size_t i = 0; i < files.size(); ++i)
    memory.files[std::to_string(i) + ".quorate"] = files[i];
  Diagnostics diagnostics;
  driver::load("0.quorate", memory, diagnostics, limits);
  std::vector<std::string> codes;
  for (const Diagnostic &each : diagnostics.all())
    codes.emplace_back(info(each.code).code);
  return codes;
}

} // namespace

TEST_CASE("the page of limits has the numbers of the code, and names what tries each") {
  std::istringstream page(textOf("docs/developer/limits.md"));
  int rows = 0;
  for (std::string line; std::getline(page, line);) {
    if (!line.starts_with("| ") || line.starts_with("| what"))
      continue;
    INFO(line);
    std::vector<std::string> cells;
    std::istringstream in(line.substr(1));
    for (std::string cell; std::getline(in, cell, '|');)
      cells.push_back(cell);
    REQUIRE(cells.size() >= 5);
    const std::vector<std::string> code = ticked(cells[2]), tests = ticked(cells[4]);
    REQUIRE(code.size() == 2);
    REQUIRE(tests.size() == 1);
    CHECK(textOf(code[0]).find(code[1] + ";") != std::string::npos);
    CHECK(!textOf(tests[0]).empty());
    ++rows;
  }
  CHECK(rows > 15);
}

TEST_CASE("no more files and no more bytes are read than may be") {
  const std::vector<std::string> three = {"use \"1.quorate\"\n", "use \"2.quorate\"\n", "kind Area is a Place\n"};
  driver::LoadLimits limits;
  limits.files = 3;
  CHECK(reported(three, limits).empty());
  limits.files = 2;
  CHECK(reported(three, limits) == std::vector<std::string>{"Q0010"});
  limits = {};
  limits.totalBytes = 60;
  CHECK(reported(three, limits).empty());
  limits.totalBytes = 40;
  CHECK(reported(three, limits) == std::vector<std::string>{"Q0011"});
}

TEST_CASE("minutes that are too large are refused") {
  driver::MemoryFiles files;
  files.files["m.json"] = std::string(17u << 20, ' ');
  files.files["a.quorate"] = "constitution \"T\"\n";
  CHECK(run(files, {"minutes", "m.json", "a.quorate"}).exit == 2);
}

TEST_CASE("minutes of more events than are judged are refused where the first of them stands") {
  auto judged = [](int events) {
    driver::MemoryFiles files;
    files.files["a.quorate"] = kBoardOfMany +
                               "    Chair 1 seat, votes\n  }\n  chaired by Chair\n  quorum at least 1 member\n"
                               "  decides by more than 1/2 of votes cast, a tie is lost\n}\n";
    std::string &text = files.files["m.csv"] = "what,item,value\nbody,,Board\nday,,2026-06-01\n";
    for (int i = 0; i < events; ++i)
      text += i % 2 ? "leaves,,Chair\n" : "arrives,,Chair\n";
    return run(files, {"minutes", "m.csv", "a.quorate"});
  };
  CHECK(judged(2000).exit == 0);
  Ran ran = judged(2001);
  CHECK(ran.exit == 2);
  CHECK(ran.err.find("2001 items and other events, and 2000 are the most that are judged") != std::string::npos);
  CHECK(ran.err.find("m.csv:2004:") != std::string::npos);
}

TEST_CASE("of more than can be tried nothing is told for certain") {
  // Sixteen members who are all told apart: half of them can be meant in 12,870 ways.
  std::string text = kBoardOfMany + "    Member 16 seats, votes\n";
  for (char post = 'A'; post < 'A' + 16; ++post)
    text += std::string("    Post ") + post + " 1 seat, votes\n";
  text += "  }\n"
          "  chaired by Post A\n"
          "  quorum at least 1 Post A including at least 1 Post B";
  for (char post = 'C'; post < 'A' + 14; ++post)
    text += std::string(" and at least 1 Post ") + post;
  text += "\n"
          "  decides by more than 1/2 of votes cast, a tie is lost\n"
          "}\n";
  for (char post = 'A'; post < 'A' + 16; ++post)
    for (const char *held : {"Member", "Post"})
      text += std::string("person Person ") + post + " is " + held +
              (std::string(held) == "Post" ? std::string(" ") + post : "") + " of Board, from 1 January 2026\n";
  for (const char *question : {"is Board quorate with 8 Member present?",
                               "does a motion of Board carry with 8 Member present, 8 Member for?"}) {
    Ran ran = runOn(text, {"ask"}, {question, "--on", "2026-06-01"});
    INFO(ran.out << ran.err);
    CHECK(ran.exit == 3);
    CHECK(ran.out.find("more is not known here than can be tried one by one") != std::string::npos);
  }
}

TEST_CASE("of more open days than can be tried it is not known who rules on a conflict") {
  Ran ran = runOn(textOf("tests/driver/cases/unknown/more-open-seats-than-are-tried.quorate"), {"ask"},
                  {"who rules on a conflict of Ash of Grove?", "--on", "2026-06-01"});
  INFO(ran.out << ran.err);
  CHECK(ran.exit == 3);
  CHECK(ran.out.find("Juniper") != std::string::npos);
}

TEST_CASE("a claim of more meetings than are looked at is undecided, and no pass") {
  std::string text = kBoardOfMany;
  for (char post = 'A'; post < 'A' + 12; ++post)
    text += std::string("    Post ") + post + " 9 seats, votes\n";
  text +=
      "  }\n"
      "  chaired by Post A\n"
      "  quorum at least 1/2 of all seats\n"
      "  decides by more than 1/2 of votes cast, a tie is lost\n"
      "}\n"
      "claim \"Six of the posts carry what they like\"\n"
      "  Post A and Post B and Post C and Post D and Post E and Post F and Post G together carry any motion of Board\n";
  Ran ran = runOn(text, {"test"});
  INFO(ran.out << ran.err);
  CHECK(ran.exit == 1);
}

TEST_CASE("of more seats whose vote is open than can be tried the answer is the same as of few, or depends") {
  auto asked = [](int posts, const std::string &quorum) {
    std::string text = kBoardOfMany + "    Chair 1 seat, votes\n";
    for (int post = 0; post < posts; ++post)
      text += std::string("    Post ") + char('A' + post) + " 2 seats, vote to be confirmed \"in May\"\n";
    text += "  }\n"
            "  chaired by Chair\n"
            "  quorum " +
            quorum +
            "\n"
            "  decides by more than 1/2 of votes cast, a tie is lost\n"
            "}\n";
    return runOn(text, {"ask"}, {"is Board quorate with everyone present?", "--on", "2026-06-01"}).exit;
  };
  CHECK(asked(3, "at least 3 voting members") == 3);
  CHECK(asked(20, "at least 3 voting members") == 3);
  CHECK(asked(20, "at least 1 member") == 0);
}
