// Tables and JSON: what is read, where it stands, and what cannot be.
#include "compiler/records/csv.h"
#include "compiler/records/json.h"

#include <catch2/catch.hpp>

using namespace quorate;

namespace {

std::string placed(const Sources &sources, Range range) {
  Position at = sources.position(range);
  return std::to_string(at.line) + ":" + std::to_string(at.column);
}

/// Each value with its place, a line of the table on a line, and the faults behind it.
std::string table(const std::string &text) {
  Sources sources;
  records::Table table(sources.file(sources.add("a.csv", text)));
  std::string out;
  while (auto row = table.next()) {
    for (const records::Cell &cell : row->cells)
      out += "[" + cell.text + "]" + placed(sources, cell.range) + " ";
    for (const records::RowFault &fault : row->faults)
      out += std::string("! ") + records::inWords(fault.is).what + " " + placed(sources, fault.at) + " ";
    out.back() = '\n';
  }
  return out;
}

std::string written(const Sources &sources, const records::Value &value) {
  using Is = records::Value::Is;
  std::string out;
  switch (value.is) {
  case Is::Nothing: return "null";
  case Is::Text: return "'" + value.text + "'";
  case Is::Other: return std::string(sources.text(value.range));
  case Is::List:
    for (const records::Value &each : value.items)
      out += (out.empty() ? "" : " ") + written(sources, each);
    return "[" + out + "]" + placed(sources, value.range);
  case Is::Object:
    for (const records::Member &each : value.members)
      out += (out.empty() ? "" : " ") + each.key + placed(sources, each.keyRange) + "=" + written(sources, each.value);
    return "{" + out + "}";
  }
  return out;
}

std::string json(const std::string &text, const records::JsonLimits &limits = {}) {
  Sources sources;
  auto read = records::readJson(sources.file(sources.add("a.json", text)), limits);
  if (auto *value = std::get_if<records::Value>(&read))
    return written(sources, *value);
  const auto &fault = std::get<records::JsonFault>(read);
  return placed(sources, fault.at) + " " +
         (fault.is == records::JsonFault::Is::TooLarge ? "more than " + std::to_string(fault.most) + " " : "") +
         fault.what;
}

} // namespace

TEST_CASE("columns of a line as long as a file count characters") {
  std::string text = "first\n";
  for (int i = 0; i < 300; ++i)
    text += i % 3 == 0 ? "\u00A3" : i % 7 == 0 ? "\u20AC" : "x";
  Sources sources;
  for (const std::string &each : {text, text + "\n", text.substr(6)}) {
    const SourceFile &file = sources.file(sources.add("a.csv", each));
    std::uint32_t column = 0, line = 1;
    for (std::uint32_t at = 0; at <= each.size(); ++at) {
      if (at == each.size() || (static_cast<unsigned char>(each[at]) & 0xC0) != 0x80)
        ++column;
      if (at == each.size() || (static_cast<unsigned char>(each[at]) & 0xC0) != 0x80)
        CHECK(placed(sources, {file.base + at, file.base + at + 1}) ==
              std::to_string(line) + ":" + std::to_string(column));
      if (at < each.size() && each[at] == '\n') {
        column = 0;
        ++line;
      }
    }
  }
}

TEST_CASE("a table is taken apart, and each value knows its place", "[records]") {
  CHECK(table("\xEF\xBB\xBFwhat,item\r\n\n a b ,\n") == "[what]1:2 [item]1:7\n[a b]3:2 []3:7\n");
  CHECK(table("\"a, \"\"b\"\"\",c") == "[a, \"b\"]1:1 [c]1:12\n");
  CHECK(table("a, \"b,\nc\" ,d\ne") == "[a]1:1 [b,\nc]1:4 [d]2:5\n[e]3:1\n");
  CHECK(table("").empty());
}

TEST_CASE("quotation marks that are not where they belong are told", "[records]") {
  CHECK(table("a,The \"b\",c") ==
        "[a]1:1 [The \"b\"]1:3 [c]1:11 ! has a quotation mark in the middle of a value 1:7\n");
  CHECK(table("\"a\"b,c\nd") == "[a]1:1 [c]1:6 ! goes on behind a closing quotation mark 1:4\n[d]2:1\n");
  CHECK(table("a,\"b,c\nd") == "[a]1:1 [b,c\nd]1:3 ! has a quotation that is never closed 1:3\n");
}

TEST_CASE("JSON is read with the place of every value", "[records]") {
  CHECK(json("{\"a\": [1.5e3, true,\n null], \"b\": {\"c\\u00e9\": \"d\\\"\"}}") ==
        "{a1:2=[1.5e3 e null]1:7 b2:9={cé2:15='d\"'}}");
}

TEST_CASE("JSON that cannot be read says where and why", "[records]") {
  CHECK(json("{\"a\": }") == "1:7 `}` cannot stand here");
  CHECK(json("{\"a\": 1") == "1:8 it ends too early");
  CHECK(json("{\"a\": 1, \"a\": 2}") == "1:10 `a` stands twice in one object");
  CHECK(json("[[[1]]]", {2, 10}) == "1:3 more than 2 lists and objects within one another");
  CHECK(json("[1, 2, 3]", {2, 2}) == "1:9 more than 2 values");
}
