// The South East London example through every command, against golden files.
#include "running.h"

#include <catch2/catch.hpp>

using namespace quorate::testing;

namespace {
const std::string kExample = "examples/south-east-london-2019";
}

TEST_CASE("the example is consistent, and its report is as it was") {
  auto files = filesOf({"examples"});
  for (std::string format : {"pretty", "compact", "json", "github"}) {
    Ran ran = run(files, {"check", "--format", format, kExample});
    CHECK(ran.exit == 0);
    golden("sel/check." + format + ".txt", ran.out);
  }
  CHECK(run(files, {"check", "--fail-level", "warning", kExample}).exit == 1);
}

TEST_CASE("every form of the example is as it was") {
  auto files = filesOf({"examples"});
  for (std::string stage : {"source", "ast", "sema", "ir", "authority", "model"}) {
    Ran ran = run(files, {"emit", stage, kExample});
    CHECK(ran.exit == 0);
    golden("sel/emit." + stage + ".txt", ran.out);
  }
}

TEST_CASE("scenarios and claims of the example come out as they say") {
  auto files = filesOf({"examples"});
  Ran ran = run(files, {"test", kExample});
  CHECK(ran.exit == 0);
  golden("sel/test.txt", ran.out);
}

TEST_CASE("every document of the example is as it was") {
  auto files = filesOf({"examples"});
  CHECK(run(files, {"doc", kExample, "-o", "md", "--format", "markdown"}).exit == 0);
  CHECK(run(files, {"build", kExample, "-o", "out"}).exit == 0);
  std::size_t documents = 0;
  for (const auto &[path, text] : files.files) {
    bool written = path.starts_with("md/") || path.starts_with("out/");
    // The six borough boards are alike but for their names: one of them stands for all.
    bool alike = path.find("-of-") != std::string::npos && path.find("southwark") == std::string::npos;
    if (!written || alike || path.ends_with(".qdm"))
      continue;
    golden("sel/" + path, text);
    ++documents;
  }
  CHECK(documents > 20);
}

TEST_CASE("questions about the example are answered as they were") {
  auto files = filesOf({"examples"});
  REQUIRE(run(files, {"build", kExample, "-o", "out"}).exit == 0);
  struct Asked {
    const char *name, *question, *on;
    int exit;
  };
  const Asked all[] = {
      {"may-yes", "may Borough Board of Southwark decide Commission Community Care for £250,000?", "2020-06-01", 0},
      {"may-limit", "may Borough Board of Southwark decide Commission Community Care for £750,000?", "2020-06-01", 1},
      {"may-before", "may Borough Board of Southwark decide Commission Community Care for £250,000?", "2020-03-31", 1},
      {"may-no-amount", "may Borough Board of Southwark decide Commission Community Care?", "2020-06-01", 3},
      {"may-open", "may Local Care Partnership Board of Southwark decide Commission Community Care for £10,000?",
       "2020-06-01", 3},
      {"who", "who may decide Commission Community Care in Southwark for £250,000?", "2020-06-01", 0},
      {"what", "what may Place Based Director of Southwark decide?", "2020-06-01", 3},
      {"quorate-yes", "is Governing Body quorate with everyone present?", "2020-06-01", 0},
      {"quorate-no", "is Governing Body quorate with everyone except Lay Member present?", "2020-06-01", 1},
      {"carry-casting", "does a motion of Governing Body carry with everyone present, GP for, everyone else against?",
       "2020-06-01", 0},
      {"carry-lost",
       "does a motion of Governing Body carry with everyone except 1 GP Member present, GP for, everyone else against?",
       "2020-06-01", 1},
      {"unknown-name", "may Borough Bord of Southwark decide Commission Community Care?", "2020-06-01", 2},
      {"not-a-question", "Borough Board should decide things", "2020-06-01", 2},
  };
  for (const Asked &asked : all)
    for (std::string from : {kExample, std::string("out/model.qdm")}) {
      INFO(asked.name << " from " << from);
      Ran text = run(files, {"ask", from, asked.question, "--on", asked.on});
      CHECK(text.exit == asked.exit);
      golden(std::string("sel/ask/") + asked.name + ".txt", text.out + text.err);
      Ran json = run(files, {"ask", from, asked.question, "--on", asked.on, "--format", "json"});
      CHECK(json.exit == asked.exit);
      golden(std::string("sel/ask/") + asked.name + ".json", json.out);
    }
}
