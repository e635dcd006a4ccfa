// What the example's README shows is what the tool says, and its tables lead to what they name.
#include "running.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

using namespace quorate::testing;

namespace {

const std::string kExample = "examples/south-east-london-2019/";

std::vector<std::string> lines(const std::string &text) {
  std::vector<std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    all.push_back(line);
  return all;
}

/// The fenced blocks of a page, each with what stands behind its opening fence as its first line.
std::vector<std::string> blocks(const std::string &page) {
  std::vector<std::string> all;
  bool inside = false;
  for (const std::string &line : lines(page)) {
    if (line.starts_with("```")) {
      inside = !inside;
      if (inside)
        all.push_back(line.substr(3) + "\n");
    } else if (inside) {
      all.back() += line + "\n";
    }
  }
  return all;
}

/// The words of a command line, quoted ones whole.
std::vector<std::string> words(const std::string &line) {
  std::vector<std::string> all(1);
  bool quoted = false;
  for (char c : line) {
    if (c == '\'')
      quoted = !quoted;
    else if (c == ' ' && !quoted)
      all.emplace_back();
    else
      all.back() += c;
  }
  return all;
}

std::vector<std::string> cells(const std::string &row) {
  std::vector<std::string> all;
  for (std::size_t at = 1; at < row.size();) {
    std::size_t end = row.find('|', at);
    std::string cell = row.substr(at, end - at);
    cell.erase(0, cell.find_first_not_of(' '));
    cell.erase(cell.find_last_not_of(' ') + 1);
    all.push_back(cell);
    at = end + 1;
  }
  return all;
}

/// The rows of the table whose heading begins so.
std::vector<std::vector<std::string>> table(const std::string &page, const std::string &heading) {
  std::vector<std::vector<std::string>> rows;
  bool inside = false;
  for (const std::string &line : lines(page)) {
    inside = line.starts_with(heading) || (inside && line.starts_with("|"));
    if (inside && !line.starts_with(heading) && !line.starts_with("|--"))
      rows.push_back(cells(line));
  }
  return rows;
}

/// The lines of source that "file:12, file:34" names, without blanks before them.
std::vector<std::string> places(const std::string &cell) {
  std::vector<std::string> all;
  std::istringstream in(cell);
  for (std::string place; std::getline(in, place, ',');) {
    place.erase(0, place.find_first_not_of(' '));
    std::size_t colon = place.rfind(':');
    REQUIRE(colon != std::string::npos);
    std::string file = place.substr(0, colon);
    std::vector<std::string> source = lines(textOf(file.starts_with("stdlib/") ? file : kExample + file));
    std::size_t number = std::stoul(place.substr(colon + 1));
    INFO(place);
    REQUIRE(number <= source.size());
    std::string line = source[number - 1];
    line.erase(0, std::min(line.size(), line.find_first_not_of(' ')));
    CHECK_FALSE(line.empty());
    CHECK_FALSE(line.starts_with("//"));
    all.push_back(line);
  }
  return all;
}

/// The finding of a report that a block shows, whatever its words are now: the same code, and the same claim.
std::string sameFinding(const std::string &report, const std::string &block) {
  std::size_t claim = block.find("claim \"");
  std::string key = block.substr(0, claim == std::string::npos ? block.find(']') : block.find('"', claim + 7) + 1);
  std::size_t at = report.find(key);
  return at == std::string::npos ? "" : report.substr(at, report.find("\n\n", at) - at) + "\n";
}

bool rewriting() {
  const char *rewrite = std::getenv("QUORATE_REWRITE");
  return rewrite && std::string(rewrite) == "1";
}

} // namespace

TEST_CASE("what the README of the example shows is what the tool says") {
  auto files = filesOf({"examples"});
  std::string page = textOf(kExample + "README.md"), sources;
  for (const auto &[path, text] : files.files)
    if (path.ends_with(".quorate"))
      sources += text;
  std::string report = run(files, {"check", kExample.substr(0, kExample.size() - 1)}).out;
  std::size_t commands = 0, clauses = 0, findings = 0;
  std::string rewritten = page;
  auto now = [&](const std::string &shown, const std::string &said) {
    if (!rewriting())
      CHECK(said == shown);
    else if (std::size_t at = rewritten.find(shown); at != std::string::npos)
      rewritten.replace(at, shown.size(), said);
  };
  for (const std::string &block : blocks(page)) {
    INFO("in examples/south-east-london-2019/README.md:\n" << block);
    std::string kind = block.substr(0, block.find('\n')), text = block.substr(kind.size() + 1);
    if (kind == "quorate") {
      CHECK(sources.find(text) != std::string::npos);
      ++clauses;
    } else if (text.starts_with("$ build/quorate ")) {
      std::string command = text.substr(2, text.find('\n') - 2);
      std::vector<std::string> arguments = words(command);
      arguments.erase(arguments.begin());
      Ran ran = run(files, arguments);
      std::string said = ran.out + ran.err, shown = text.substr(command.size() + 3);
      now(command + "\n" + shown, command + "\n" + said.substr(0, said.find_last_not_of('\n') + 1) + "\n");
      ++commands;
    } else {
      now(text, sameFinding(report, text));
      ++findings;
    }
  }
  if (rewriting())
    std::ofstream(QUORATE_ROOT "/" + kExample + "README.md", std::ios::binary) << rewritten;
  CHECK(commands >= 6);
  CHECK(clauses >= 4);
  CHECK(findings >= 5);
}

TEST_CASE("every fact of the sources has its place in the example") {
  auto rows = table(textOf(kExample + "README.md"), "| fact ");
  REQUIRE(rows.size() == 40);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    INFO("fact " << i + 1);
    CHECK(rows[i][0] == std::to_string(i + 1));
    CHECK_FALSE(places(rows[i][1]).empty());
  }
}

TEST_CASE("every claim of the sources has the verdict that the README gives") {
  auto files = filesOf({"examples"});
  std::map<std::string, std::string> verdicts;
  for (const std::string &line : lines(run(files, {"test", kExample.substr(0, kExample.size() - 1)}).out))
    if (std::size_t at = line.find("claim \""); at != std::string::npos) {
      std::size_t end = line.find("\": ", at);
      REQUIRE(end != std::string::npos);
      verdicts[line.substr(at + 7, end - at - 7)] = line.substr(end + 3);
    }
  std::set<std::string> seen, told;
  for (const auto &row : table(textOf(kExample + "README.md"), "| claim ")) {
    seen.insert(row[0]);
    for (const std::string &line : places(row[1])) {
      INFO(line);
      REQUIRE(line.starts_with("claim \"" + row[0] + " "));
      std::string title = line.substr(7, line.find('"', 7) - 7);
      REQUIRE(verdicts.count(title) == 1);
      CHECK(verdicts[title].starts_with(row[2]));
      told.insert(title);
    }
  }
  CHECK(seen.size() == 24); // K1 to K22, K42 and K44
  CHECK(told.size() == verdicts.size());
}
