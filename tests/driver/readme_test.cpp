// What the READMEs of the examples show is what the tool says, and their tables lead to what they name.
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

/// The examples: the folders of `examples` that hold a constitution.
std::vector<std::string> examples() {
  std::vector<std::string> all;
  for (const auto &[path, text] : filesOf({"examples"}).files)
    if (path.ends_with("/constitution.quorate"))
      all.push_back(path.substr(0, path.rfind('/')));
  REQUIRE(all.size() >= 4);
  return all;
}

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

/// A line of source that a table names.
struct Place {
  std::string file, line; ///< from the top of the tree; without blanks before it
  std::string number;
};

/// The lines that "file:12, file:34" names, in the folder of an example.
std::vector<Place> places(const std::string &example, const std::string &cell) {
  std::vector<Place> all;
  std::istringstream in(cell);
  for (std::string place; std::getline(in, place, ',');) {
    place.erase(0, place.find_first_not_of(' '));
    INFO(example << ": " << place);
    std::size_t colon = place.rfind(':');
    REQUIRE(colon != std::string::npos);
    std::string file = place.substr(0, colon);
    file = file.starts_with("stdlib/") ? file : example + "/" + file;
    std::vector<std::string> source = lines(textOf(file));
    std::size_t number = std::stoul(place.substr(colon + 1));
    REQUIRE(number <= source.size());
    std::string line = source[number - 1];
    line.erase(0, std::min(line.size(), line.find_first_not_of(' ')));
    CHECK_FALSE(line.empty());
    CHECK_FALSE(line.starts_with("//"));
    all.push_back({file, line, place.substr(colon + 1)});
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

void write(const std::string &path, const std::string &text) {
  std::ofstream(std::string(QUORATE_ROOT "/") + path, std::ios::binary) << text;
}

/// What `check` and `test` say of an example, with each of its options.
struct Told {
  std::string findings;                                ///< one a line
  std::map<std::string, std::set<std::string>> claims; ///< the verdicts by the title, with one option or another
  std::map<std::string, std::size_t> scenarios;        ///< by the title, the number of questions
  std::map<std::string, std::string> notExpected;      ///< what came out otherwise than its author says
};

Told told(quorate::driver::MemoryFiles &files, const std::string &example) {
  std::set<std::string> options = {""};
  for (const auto &[path, text] : files.files)
    if (path.starts_with(example + "/") && path.ends_with(".quorate"))
      for (std::string line : lines(text)) {
        line.erase(0, std::min(line.size(), line.find_first_not_of(' ')));
        if (!line.starts_with("option "))
          continue;
        std::string name = line.substr(7, line.rfind('{') - 8);
        options.insert(name.front() == '"' ? name.substr(1, name.size() - 2) : name);
      }
  Told all;
  for (const std::string &option : options) {
    std::vector<std::string> chosen;
    if (!option.empty())
      chosen = {"--option", option};
    auto with = [&](std::vector<std::string> arguments) {
      arguments.insert(arguments.end(), chosen.begin(), chosen.end());
      return run(files, arguments);
    };
    all.findings += with({"check", "--format", "compact", example}).out;
    Ran tests = with({"test", example});
    INFO(example << " with the option `" << option << "`: " << tests.err);
    REQUIRE(tests.exit != 2);
    for (const std::string &line : lines(tests.out)) {
      bool claim = line.find("claim \"") == 6, scenario = line.find("scenario \"") == 6;
      if (!claim && !scenario)
        continue;
      std::size_t from = line.find('"') + 1, end = line.find("\": ", from);
      REQUIRE(end != std::string::npos);
      std::string title = line.substr(from, end - from);
      if (claim)
        all.claims[title].insert(line.substr(end + 3));
      else
        ++all.scenarios[title];
      if (!line.starts_with("pass"))
        all.notExpected[title] = line + (option.empty() ? "" : " (with the option " + option + ")");
    }
  }
  return all;
}

/// The row of a table with the paths as they are from the folder of all examples.
std::string row(const std::string &example, const std::vector<std::string> &cells) {
  std::string folder = example.substr(example.find('/') + 1) + "/", line = "| " + cells[0] + " | ";
  std::istringstream in(cells[1]);
  bool first = true;
  for (std::string place; std::getline(in, place, ',');) {
    place.erase(0, place.find_first_not_of(' '));
    line += (first ? "" : ", ") + (place.starts_with("stdlib/") ? "../" : folder) + place;
    first = false;
  }
  for (std::size_t i = 2; i < cells.size(); ++i)
    line += " | " + cells[i];
  return line + " |\n";
}

} // namespace

TEST_CASE("what the README of an example shows is what the tool says") {
  auto files = filesOf({"examples"});
  for (const std::string &example : examples()) {
    std::string page = textOf(example + "/README.md"), sources;
    for (const auto &[path, text] : files.files)
      if (path.starts_with(example) && path.ends_with(".quorate"))
        sources += text;
    std::string report = run(files, {"check", example}).out;
    std::size_t commands = 0, clauses = 0;
    std::string rewritten = page;
    auto now = [&](const std::string &shown, const std::string &said) {
      if (!rewriting())
        CHECK(said == shown);
      else if (std::size_t at = rewritten.find(shown); at != std::string::npos)
        rewritten.replace(at, shown.size(), said);
    };
    for (const std::string &block : blocks(page)) {
      INFO("in " << example << "/README.md:\n" << block);
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
      }
    }
    if (rewriting())
      write(example + "/README.md", rewritten);
    INFO(example);
    CHECK(commands >= 2);
    CHECK(clauses >= 2);
  }
}

TEST_CASE("every fact of the sources has its place in an example") {
  std::set<std::string> placed;
  for (const std::string &example : examples()) {
    for (const auto &cells : table(textOf(example + "/README.md"), "| fact ")) {
      INFO(example << ", fact " << cells[0]);
      CHECK(placed.insert(cells[0]).second);
      CHECK_FALSE(places(example, cells[1]).empty());
    }
  }
  for (int fact = 1; fact <= 66; ++fact) {
    INFO("fact " << fact);
    CHECK(placed.contains(std::to_string(fact)));
  }
  CHECK(placed.size() == 66);
}

TEST_CASE("every claim of the sources has the verdict that the READMEs give") {
  auto files = filesOf({"examples"});
  std::set<std::string> judged;
  for (const std::string &example : examples()) {
    Told tool = told(files, example);
    for (const auto &[title, line] : tool.notExpected)
      FAIL_CHECK(example << ": " << line);
    std::set<std::string> inTable;
    for (const auto &cells : table(textOf(example + "/README.md"), "| claim ")) {
      judged.insert(cells[0]);
      const std::string &verdict = cells[2];
      for (const Place &place : places(example, cells[1])) {
        INFO(place.file << ":" << place.number << ": " << place.line);
        std::string title = place.line.substr(place.line.find('"') + 1);
        title.resize(std::min(title.size(), title.find('"')));
        if (verdict == "prose") {
          CHECK(place.line.find('"') != std::string::npos);
        } else if (verdict.starts_with("Q")) {
          // A finding of the report, at this line.
          bool found = false;
          for (const std::string &line : lines(tool.findings))
            found = found || (line.starts_with(place.file + ":" + place.number + ":") &&
                              line.find(" " + verdict + ":") != std::string::npos);
          CHECK(found);
        } else if (place.line.starts_with("scenario \"")) {
          CHECK(verdict == "as expected");
          CHECK(tool.scenarios[title] > 0);
        } else {
          REQUIRE(place.line.starts_with("claim \"" + cells[0] + " "));
          REQUIRE(tool.claims.count(title) == 1);
          CHECK(std::any_of(tool.claims[title].begin(), tool.claims[title].end(),
                            [&](const std::string &each) { return each.starts_with(verdict); }));
          inTable.insert(title);
        }
      }
    }
    for (const auto &[title, verdicts] : tool.claims) {
      INFO(example << ": the claim \"" << title << "\" stands in no row of its README");
      CHECK(inTable.contains(title));
    }
  }
  for (int claim = 1; claim <= 44; ++claim) {
    INFO("claim K" << claim);
    CHECK(judged.contains("K" + std::to_string(claim)));
  }
}

TEST_CASE("the README of all examples holds the tables of each") {
  std::map<int, std::string> facts, claims; // by number, in the order of the examples
  for (const std::string &example : examples()) {
    std::string page = textOf(example + "/README.md");
    for (const auto &cells : table(page, "| fact "))
      facts[std::stoi(cells[0])] += row(example, cells);
    for (const auto &cells : table(page, "| claim "))
      claims[std::stoi(cells[0].substr(1))] += row(example, cells);
  }
  std::string page = textOf("examples/README.md"), made = page;
  auto put = [&](const std::string &heading, const std::map<int, std::string> &rows) {
    std::size_t from = made.find(heading);
    REQUIRE(from != std::string::npos);
    from = made.find('\n', made.find('\n', from) + 1) + 1;
    std::size_t end = from;
    while (end < made.size() && made[end] == '|')
      end = made.find('\n', end) + 1;
    std::string all;
    for (const auto &[number, row] : rows)
      all += row;
    made.replace(from, end - from, all);
  };
  put("| fact ", facts);
  put("| claim ", claims);
  if (rewriting())
    write("examples/README.md", made);
  else
    CHECK(made == page);
}
