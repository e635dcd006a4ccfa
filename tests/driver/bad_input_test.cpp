// What is broken or hostile: a located message in plain words, exit code 2, nothing written, bounds on time and memory.
#include "running.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace quorate;
using namespace quorate::testing;

namespace {

bool says(const Ran &ran, const std::string &what) {
  INFO(ran.out << ran.err);
  bool found = (ran.out + ran.err).find(what) != std::string::npos;
  CHECK(found);
  return found;
}

/// Every command that reads a constitution refuses it, says why, and writes nothing.
void refused(const std::string &text, const std::string &code) {
  for (std::string command : {"check", "test", "emit", "build", "doc", "ask"}) {
    INFO(command);
    driver::MemoryFiles files;
    files.files["a.quorate"] = text;
    std::vector<std::string> arguments = {command};
    if (command == "emit")
      arguments.push_back("ir");
    arguments.push_back("a.quorate");
    if (command == "ask")
      arguments.push_back("who may decide Something?");
    if (command == "build" || command == "doc")
      arguments.insert(arguments.end(), {"-o", "out"});
    Ran ran = run(files, arguments);
    CHECK(ran.exit == 2);
    says(ran, code);
    // Nothing written, not even in part.
    CHECK(files.files.size() == 1);
  }
}

} // namespace

TEST_CASE("an empty file is no constitution but no fault either") {
  Ran ran = runOn("", {"check"});
  CHECK(ran.exit == 0);
  says(ran, "Q0210");
}

TEST_CASE("a file that is no text is refused") {
  refused(std::string("constitution \"A\"\0\x01\x02", 19), "Q0003");
  refused("constitution \"A\xFF\xFE\"", "Q0004");
  refused("constitution \"A\xC0\xAF\"", "Q0004");
  refused("constitution \"Board \xE2\x80\xAE draoB\"", "Q0005");
  refused("constitution \"Bo\xE2\x80\x8B"
          "ard\"",
          "Q0005");
}

TEST_CASE("a byte order mark and Windows line ends are read") {
  CHECK(runOn("\xEF\xBB\xBF"
              "constitution \"A\"\r\nkind Borough is a Place\r\n",
              {"check"})
            .exit == 0);
}

TEST_CASE("nesting is bounded") {
  refused(std::string(100'000, '{'), "Q0105");
  std::string blocks;
  for (int i = 0; i < 100'000; ++i)
    blocks += "assume \"x\" { ";
  refused(blocks, "Q0105");
  std::string greater = "body A { members { B 3 seats, votes } quorum at least ";
  for (int i = 0; i < 100'000; ++i)
    greater += "the greater of ";
  refused(greater + "}", "Q0105");
}

TEST_CASE("whatever is read can be asked: quantities of quantities, as deep as a text may have them") {
  // The greater of 1 and the greater of 1 and … 3 is 3, and the other way round; the members are asked the same.
  std::string nested;
  for (int i = 0; i < 127; ++i)
    nested += "the greater of 1 members and ";
  std::string text = "constitution \"A\"\norganisation O\n"
                     "body B {\n  accountable to O\n  members { M 5 seats, votes }\n  quorum at least " +
                     nested + "3 members\n  requires at least " + nested + "3 members\n}\n";
  for (char name : {'P', 'Q', 'R'})
    text += std::string("person ") + name + " Smith { holds M }\n";
  for (auto [present, answer] : {std::pair("2", "No."), {"3", "Yes."}})
    says(runOn(text, {"ask"}, {std::string("is B quorate with ") + present + " M?"}), answer);
  says(runOn(text, {"ask"}, {"is the membership of B valid?"}), "Yes.");
}

TEST_CASE("a file of 50 MB is refused without being read through") {
  driver::MemoryFiles files;
  files.files["a.quorate"] = std::string(50u << 20, ' ');
  Ran ran = run(files, {"check", "a.quorate"});
  CHECK(ran.exit == 2);
  says(ran, "Q0002");
}

TEST_CASE("what a file uses must be there, inside the folder, and not in a circle") {
  driver::MemoryFiles files;
  files.files["c/a.quorate"] = "use \"b.quorate\"\n";
  Ran missing = run(files, {"check", "c/a.quorate"});
  CHECK(missing.exit == 2);
  says(missing, "Q0006");
  says(missing, "c/a.quorate:1:1");
  files.files["c/b.quorate"] = "use \"a.quorate\"\n";
  Ran circle = run(files, {"check", "c/a.quorate"});
  CHECK(circle.exit == 2);
  says(circle, "Q0008");
  files.files["x"] = "secret";
  for (std::string path : {"../x", "../../x", "/etc/passwd", "d/../../x"}) {
    files.files["c/a.quorate"] = "use \"" + path + "\"\n";
    Ran outside = run(files, {"check", "c/a.quorate"});
    INFO(path);
    CHECK(outside.exit == 2);
    says(outside, "Q0007");
    CHECK((outside.out + outside.err).find("secret") == std::string::npos);
  }
  files.files["c/a.quorate"] = "use nhs.nothing\n";
  CHECK(run(files, {"check", "c/a.quorate"}).exit == 2);
  files.files["c/a.quorate"] = "use \"b.quorate\"\nuse \"d.quorate\"\n";
  files.files["c/b.quorate"] = "use \"e.quorate\"\n";
  files.files["c/d.quorate"] = "use \"e.quorate\"\n";
  files.files["c/e.quorate"] = "constitution \"Diamond\"\nkind Borough is a Place\n";
  CHECK(run(files, {"check", "c/a.quorate"}).exit == 0);
}

TEST_CASE("a path that is not there is refused") {
  driver::MemoryFiles files;
  CHECK(run(files, {"check", "nowhere"}).exit == 2);
  CHECK(run(files, {"ask", "nowhere.qdm", "who may decide Something?"}).exit == 2);
  files.files["empty/readme.txt"] = "";
  says(run(files, {"check", "empty"}), "Q0009");
}

TEST_CASE("an output folder that cannot be written is refused") {
  auto files = filesOf({"examples"});
  files.files["out"] = "a file";
  Ran ran = run(files, {"build", "examples/south-east-london-2019", "-o", "out"});
  CHECK(ran.exit == 2);
  CHECK(files.files["out"] == "a file");
  // On the disk: a folder below a file.
  namespace fs = std::filesystem;
  fs::path folder = fs::temp_directory_path() / ("quorate-test-" + std::to_string(getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "file") << "x";
  driver::DiskFiles disk;
  auto why = disk.write((folder / "file" / "below").string(), "text");
  CHECK(why.has_value());
  CHECK_FALSE(disk.write((folder / "new" / "deep" / "text").string(), "text").has_value());
  for (const auto &entry : fs::recursive_directory_iterator(folder))
    CHECK(entry.path().string().find(".part-") == std::string::npos);
  fs::remove_all(folder);
}

TEST_CASE("several mistakes are reported in one run, each with its place") {
  Ran ran = runOn("constitution \"A\"\n"
                  "kind Borough is a Place\n"
                  "place \"Southwark\" Borough\n"
                  "delagate F from A to B\n"
                  "place Lambeth: Borough\n"
                  "body Board {\n"
                  "  quorum at lest 3 members\n"
                  "}\n"
                  "place Lewisham: Burough\n",
                  {"check", "--format", "compact"});
  CHECK(ran.exit == 2);
  says(ran, "a.quorate:3:");
  says(ran, "a.quorate:4:1");
  says(ran, "did you mean `delegate`?");
  says(ran, "a.quorate:7:");
  says(ran, "did you mean `least`?");
  says(ran, "did you mean `Borough`?");
  CHECK(ran.out.find("a.quorate:5:") == std::string::npos);
}

TEST_CASE("a file of mistakes stops being read at a limit") {
  std::string text;
  for (int i = 0; i < 100'000; ++i)
    text += "nonsense\n";
  Ran ran = runOn(text, {"check", "--format", "compact"});
  CHECK(ran.exit == 2);
  says(ran, "Q0106");
  // A hostile file must not fill a terminal, or the log of a server, with messages about itself.
  CHECK(ran.out.size() < 100'000);
}

TEST_CASE("numbers, dates, amounts and shares out of range are located mistakes") {
  for (auto [text, code] : std::initializer_list<std::pair<std::string, std::string>>{
           {"phase P on 31 February 2020\n", "Q0108"},
           {"delegate F from A to B up to £99,999,999,999,999,999,999 a decision\n", "Q0109"},
           {"delegate F from A to B up to £1.234 a decision\n", "Q0109"},
           {"body A { members { B 99999999999 seats } }\n", "Q0110"},
           {"body A { decides by more than 3/2 of votes cast }\n", "Q0111"},
           {"body A { decides by more than 1/0 of votes cast }\n", "Q0111"},
           {"body A { decides by more than 150% of votes cast }\n", "Q0111"}}) {
    INFO(text);
    Ran ran = runOn(text, {"check", "--format", "compact"});
    CHECK(ran.exit == 2);
    says(ran, code);
    says(ran, "a.quorate:1:");
  }
}

TEST_CASE("an unclosed quotation or brace is located where it opens") {
  Ran quotation = runOn("constitution \"A\"\npurpose\ntext \"never closed\n", {"check", "--format", "compact"});
  CHECK(quotation.exit == 2);
  Ran brace = runOn("constitution \"A\"\nbody Board {\n  purpose \"x\"\n", {"check", "--format", "compact"});
  CHECK(brace.exit == 2);
  says(brace, "a.quorate:2:12: error Q0104");
}

TEST_CASE("a name that looks like markup, a path or a command is carried safely into every output") {
  const std::string text = "constitution \"<script>alert(1)</script> & ](x) ::error::\"\n"
                           "kind Voter is a Member Class\n"
                           "function \"../../x\", \"<img src=x onerror=y>\": Matters, has an amount\n"
                           "kind Matters is a Function\n"
                           "organisation \"::error file=x::Org\" {\n"
                           "  holds Matters\n"
                           "  acts through \"<script>\"\n"
                           "}\n"
                           "body \"<script>\" of \"::error file=x::Org\" {\n"
                           "  purpose \"`code` | pipe # [link](javascript:x) %0A::error::y\"\n"
                           "  members { \"../../../etc/passwd\" 3 seats, Voter, votes }\n"
                           "}\n"
                           "body \"../../x\", committee of \"<script>\" {\n"
                           "  members { \"\\\"; DROP\" 2 seats, Voter, votes }\n"
                           "}\n"
                           "delegate \"../../x\" from \"<script>\" to \"../../x\" up to £5 a decision\n";
  driver::MemoryFiles files;
  files.files["a.quorate"] = text;
  CHECK(run(files, {"build", "a.quorate", "-o", "out"}).exit == 0);
  CHECK(run(files, {"doc", "a.quorate", "-o", "md", "--format", "markdown"}).exit == 0);
  for (const auto &[path, content] : files.files) {
    INFO(path);
    CHECK(path.find("..") == std::string::npos);
    CHECK(path.find('<') == std::string::npos);
    if (path.starts_with("out/") && !path.ends_with(".qdm") && !path.ends_with(".json")) {
      CHECK(content.find("<script") == std::string::npos);
      CHECK(content.find("<img src") == std::string::npos);
    }
    if (path.starts_with("md/") && path.ends_with(".md")) {
      CHECK(content.find("<script>") == std::string::npos);
      // Written out, never a link: the bracket is escaped.
      for (std::size_t at = content.find("](javascript"); at != std::string::npos;
           at = content.find("](javascript", at + 1))
        CHECK(content[at - 1] == '\\');
    }
  }
  Ran github = run(files, {"check", "--format", "github", "a.quorate"});
  std::istringstream lines(github.out);
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK((line.starts_with("::notice ") || line.starts_with("::warning ") || line.starts_with("::error ")));
    CHECK(line.find("::", line.find("::", 2) + 2) == std::string::npos);
  }
}

TEST_CASE("a decision model that is truncated, altered or newer is refused") {
  auto files = filesOf({"examples"});
  REQUIRE(run(files, {"build", "examples/south-east-london-2019", "-o", "out"}).exit == 0);
  const std::string good = files.files["out/model.qdm"];
  auto asked = [&](std::string bytes) {
    files.files["b.qdm"] = std::move(bytes);
    return run(files, {"ask", "b.qdm", "who may decide Approve Annual Accounts?"});
  };
  CHECK(asked(good).exit == 0);
  CHECK(asked("").exit == 2);
  CHECK(asked(good.substr(0, good.size() / 2)).exit == 2);
  CHECK(asked(good.substr(0, good.size() - 1)).exit == 2);
  std::string altered = good;
  altered[good.size() / 3] = static_cast<char>(altered[good.size() / 3] ^ 1);
  CHECK(asked(altered).exit == 2);
  std::string newer = good;
  newer[8] = 99;
  Ran ran = asked(newer);
  CHECK(ran.exit == 2);
  says(ran, "newer");
}

TEST_CASE("chains are followed to their end, and refused where they are too long") {
  const std::string head = "constitution \"T\" { in force from 1 January 2026 }\n"
                           "kind Area is a Place\n"
                           "kind M0 is a Function\n"
                           "place P0: Area\n"
                           "body G0 {\n"
                           "  accountable to T\n"
                           "  members { Chair 1 seat, votes }\n"
                           "  chaired by Chair\n"
                           "  quorum at least 1 member\n"
                           "  decides by more than 1/2 of votes cast\n"
                           "}\n"
                           "person Ada Okafor is Chair of G0, from 1 January 2026\n";
  auto chain = [&](int links, auto link) {
    std::string text = head;
    for (int i = 1; i <= links; ++i)
      text += link(std::to_string(i), std::to_string(i - 1));
    return text;
  };
  auto places = [&](int links) {
    return chain(links, [](auto own, auto in) { return "place P" + own + ": Area in P" + in + "\n"; }) +
           "function Buy\norganisation T { holds Buy acts through G0 }\n"
           "delegate Buy in P0 from G0 to Chair of G0\n";
  };
  auto kinds = [&](int links) {
    return chain(links, [](auto own, auto in) { return "kind M" + own + " is a M" + in + "\n"; }) + "function Buy: M" +
           std::to_string(links) + "\norganisation T { holds M0 acts through G0 }\n";
  };
  auto seats = [&](int links) {
    return chain(links,
                 [](const std::string &own, const std::string &in) {
                   return "body G" + own + " {\n  accountable to T\n  members { Chair 1 seat, votes, the Chair of " +
                          "G" + in + " }\n  chaired by Chair\n  quorum at least 1 member\n" +
                          "  decides by more than 1/2 of votes cast\n}\n";
                 }) +
           "organisation T { acts through G0 }\n";
  };
  auto answer = [&](const std::string &text, const std::string &question) {
    Ran ran = runOn(text, {"ask"}, {question, "--on", "2026-06-01"});
    INFO(question << ran.out << ran.err);
    return ran.exit;
  };
  CHECK(answer(places(99), "may Chair of G0 decide Buy in P99?") == 0);
  CHECK(answer(kinds(98), "may G0 decide Buy?") == 0);
  CHECK(answer(seats(99), "is G99 quorate with Ada Okafor present?") == 0);
  for (auto longest : {places(99), kinds(98), seats(99)})
    CHECK(runOn(longest, {"check", "--format", "compact"}).out.find("Q1002") == std::string::npos);
  for (const std::string &text : {places(100), kinds(100), seats(100)}) {
    Ran ran = runOn(text, {"check", "--format", "compact"});
    CHECK(ran.exit == 1);
    CHECK(ran.out.find("Q1002") != std::string::npos);
    CHECK(ran.out.find("Q1002") == ran.out.rfind("Q1002"));
  }
}
