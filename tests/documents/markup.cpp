// Reads tags, attributes and entities, and keeps a stack of what is open.
#include "tests/documents/markup.h"

#include <catch2/catch.hpp>

#include <cctype>

namespace quorate::tests {

namespace {

class Reader {
public:
  explicit Reader(std::string_view page) : left_(page) {}

  Markup run() {
    if (left_.starts_with("<!DOCTYPE html>"))
      left_.remove_prefix(15);
    while (!left_.empty() && made_.wrong.empty()) {
      if (left_.starts_with("</"))
        closing();
      else if (left_[0] == '<')
        opening();
      else
        words(left_.substr(0, left_.find('<')), made_.text);
    }
    if (made_.wrong.empty() && !open_.empty())
      made_.wrong = "never closed: " + open_.back();
    return std::move(made_);
  }

private:
  void fail(const std::string &what) {
    if (made_.wrong.empty())
      made_.wrong = what + " near: " + std::string(left_.substr(0, 80));
  }

  void words(std::string_view text, std::string &into) {
    for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
      std::string_view entity = text.substr(at, text.find(';', at) - at + 1);
      if (entity != "&amp;" && entity != "&lt;" && entity != "&gt;" && entity != "&quot;" && entity != "&#39;")
        fail("a bare ampersand");
    }
    for (char c : text)
      if (static_cast<unsigned char>(c) < 0x20 && c != '\n')
        fail("a control character");
    into += text;
    left_.remove_prefix(text.size());
  }

  std::string name() {
    std::size_t end = 0;
    while (end < left_.size() && (std::isalnum(static_cast<unsigned char>(left_[end])) || left_[end] == '-'))
      ++end;
    std::string result(left_.substr(0, end));
    left_.remove_prefix(end);
    if (result.empty())
      fail("no name");
    return result;
  }

  void closing() {
    left_.remove_prefix(2);
    std::string tag = name();
    if (open_.empty() || open_.back() != tag)
      return fail("closed out of order: " + tag);
    open_.pop_back();
    if (!left_.starts_with(">"))
      return fail("an end tag that does not end");
    left_.remove_prefix(1);
  }

  void opening() {
    left_.remove_prefix(1);
    std::string tag = name();
    made_.elements.insert(tag);
    std::set<std::string> seen;
    for (;;) {
      while (!left_.empty() && (left_[0] == ' ' || left_[0] == '\n'))
        left_.remove_prefix(1);
      if (left_.starts_with("/>")) {
        left_.remove_prefix(2);
        return;
      }
      if (left_.starts_with(">")) {
        left_.remove_prefix(1);
        open_.push_back(tag);
        return;
      }
      std::string key = name();
      if (!made_.wrong.empty())
        return;
      if (!left_.starts_with("=\"") || !seen.insert(key).second)
        return fail("an attribute without a quoted value, or given twice: " + key);
      left_.remove_prefix(2);
      std::string value;
      std::size_t end = left_.find('"');
      if (end == std::string_view::npos || left_.substr(0, end).find('<') != std::string_view::npos)
        return fail("the value of " + key);
      words(left_.substr(0, end), value);
      left_.remove_prefix(1);
      if (key == "id")
        made_.ids.push_back(value);
      if (key == "href")
        made_.links.push_back(value);
    }
  }

  std::string_view left_;
  std::vector<std::string> open_;
  Markup made_;
};

} // namespace

Markup readMarkup(std::string_view page) { return Reader(page).run(); }

TEST_CASE("the strict reader takes what is well formed, and nothing else") {
  Markup page = readMarkup("<!DOCTYPE html><p id=\"a\">x &amp; <a href=\"b.html\">y</a><br/></p>");
  CHECK(page.wrong.empty());
  CHECK(page.text == "x &amp; y");
  CHECK(page.ids == std::vector<std::string>{"a"});
  CHECK(page.links == std::vector<std::string>{"b.html"});
  CHECK(page.elements == std::set<std::string>{"p", "a", "br"});
  for (const char *bad : {"<p>", "</p>", "<p><b></p></b>", "<p>a & b</p>", "<p>&nbsp;</p>", "<p>\t</p>", "<p id=a></p>",
                          "<p id=\"a\" id=\"b\"></p>", "<p id=\"<\"></p>", "<p id=\"a></p>", "<>", "<p></p "}) {
    INFO(bad);
    CHECK_FALSE(readMarkup(bad).wrong.empty());
  }
}

} // namespace quorate::tests
