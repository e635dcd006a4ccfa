// The document tree: numbering, references and sources.
#include "compiler/documents/html.h"
#include "compiler/documents/markdown.h"

#include <catch2/catch.hpp>

using namespace quorate::documents;

namespace {

Clause clauseOf(std::string text, std::string key = {}) {
  Clause clause;
  clause.text = std::move(text);
  clause.key = std::move(key);
  return clause;
}

Document sample() {
  Document document;
  document.path = "folder/sample";
  document.title = "Sample";
  Section first;
  first.heading = "First";
  Clause one = clauseOf("One.", "one");
  one.blocks.push_back({clauseOf("Part.", "part")});
  Clause deep = clauseOf("Second part.");
  deep.blocks.push_back({clauseOf("Deep.", "deep")});
  one.blocks.push_back({std::move(deep)});
  one.sources = {0};
  first.blocks.push_back({std::move(one)});
  Section second;
  second.heading = "First"; // the same heading twice
  Clause two = clauseOf("See ");
  for (const char *key : {"one", "part", "deep", "row", "nowhere"})
    two.text << Run{Run::Is::Reference, "", {"", key}, Tone::Plain} << "; ";
  Table table{"Rows", {"Name"}, {}, true, {}};
  table.rows.push_back({{"x"}, {0}, "row", false, {}, {}});
  two.blocks.push_back({std::move(table)});
  second.blocks.push_back({std::move(two)});
  document.sections.push_back(std::move(first));
  document.sections.push_back(std::move(second));
  document.sources.push_back({"here", "a paper"});
  finish(document);
  return document;
}

} // namespace

TEST_CASE("clauses, parts and rows are numbered and referred to by number", "[tree]") {
  Document document = sample();
  const auto &one = std::get<Clause>(document.sections[0].blocks[0].is);
  CHECK(document.sections[0].number == "1");
  CHECK(one.number == "1.1");
  CHECK(one.id == "clause-1-1");
  CHECK(std::get<Clause>(one.blocks[1].is).number == "1.1(b)");
  CHECK(std::get<Clause>(std::get<Clause>(one.blocks[1].is).blocks[0].is).number == "1.1(b)(i)");
  const auto &two = std::get<Clause>(document.sections[1].blocks[0].is);
  CHECK(two.text.plain() == "See clause 1.1; clause 1.1(a); clause 1.1(b)(i); clause 2.1(a); ; ");
  CHECK(document.sections[0].id != document.sections[1].id);
}

TEST_CASE("each clause leads to its source, and the source back to it", "[tree]") {
  std::string page = writeHtml(sample());
  CHECK(page.find("href=\"#source-1\" aria-label=\"Source 1\"") != std::string::npos);
  CHECK(page.find("<tr id=\"source-1\">") != std::string::npos);
  CHECK(page.find("<a href=\"#clause-1-1\">1.1</a> and <a href=\"#clause-2-1-a\">2.1(a)</a>") != std::string::npos);
}

TEST_CASE("references between documents", "[tree]") {
  std::vector<Document> both(2);
  both[0].path = "a/one";
  both[1].path = "two";
  for (Document &document : both) {
    document.sections.emplace_back().heading = "Only";
    document.sections.back().blocks.push_back({clauseOf("Here.", "here")});
  }
  Clause pointing = clauseOf("See ");
  pointing.text << Run{Run::Is::Reference, "", {"two", "here"}, Tone::Plain};
  pointing.text << Run{Run::Is::Reference, "gone", {"three", ""}, Tone::Plain};
  both[0].sections.back().blocks.push_back({std::move(pointing)});
  finish(both);
  std::string page = writeHtml(both[0]), markdown = writeMarkdown(both[0]);
  CHECK(page.find("<a href=\"../two.html#clause-1-1\">clause 1.1</a>gone") != std::string::npos);
  CHECK(markdown.find("[clause 1.1](../two.md#clause-1-1)gone") != std::string::npos);
}

TEST_CASE("letters and numerals of parts", "[tree]") {
  CHECK(letterOf(0) == "a");
  CHECK(letterOf(25) == "z");
  CHECK(letterOf(26) == "aa");
  CHECK(letterOf(701) == "zz");
  CHECK(letterOf(702) == "aaa");
  CHECK(romanOf(0) == "i");
  CHECK(romanOf(3) == "iv");
  CHECK(romanOf(48) == "xlix");
}

TEST_CASE("lines are put together as text is", "[tree]") {
  CHECK(list({Inline("a"), Inline("b"), Inline("c")}).plain() == "a, b and c");
  CHECK(sentence("the end").plain() == "The end.");
  Inline marked("the end");
  marked << " " << Run{Run::Is::Mark, "To be confirmed", {}, Tone::Open};
  CHECK(sentence(marked).plain() == "The end. To be confirmed");
  CHECK(sentence("the following:").plain() == "The following:");
}
