// HTML pages from document trees.
#include "compiler/documents/html.h"

#include "compiler/documents/escape.h"
#include "compiler/documents/style.h"

#include <algorithm>

namespace quorate::documents {

std::string relativePath(std::string_view from, std::string_view to) {
  std::string result;
  for (auto i = std::count(from.begin(), from.end(), '/'); i > 0; --i)
    result += "../";
  return result.append(to);
}

namespace {

std::string_view className(Tone tone) {
  switch (tone) {
  case Tone::Open: return "open";
  case Tone::Assumed: return "assumed";
  case Tone::Default: return "default";
  case Tone::Good: return "good";
  case Tone::Bad: return "bad";
  case Tone::Plain: break;
  }
  return "plain";
}

class HtmlWriter {
public:
  explicit HtmlWriter(const Document &document) : document_(document) {}

  std::string run() {
    head();
    for (const Paragraph &notice : document_.notices)
      element("p", "notice " + std::string(className(notice.tone)), notice.text);
    for (const Section &section : document_.sections)
      put(section, 2);
    out_ += "</main>\n<footer>\n<p>";
    text(document_.over);
    out_ += document_.over.empty() ? "Written by Quorate." : ". Written by Quorate from the text of the constitution.";
    out_ += "</p>\n</footer>\n</body>\n</html>\n";
    return std::move(out_);
  }

  // Blocks.
  void operator()(const Paragraph &it) {
    element("p", it.tone == Tone::Plain ? "" : "notice " + std::string(className(it.tone)), it.text);
  }
  void operator()(const List &it) {
    out_ += "<ul>\n";
    for (const Inline &item : it.items)
      element("li", "", item);
    out_ += "</ul>\n";
  }
  void operator()(const Excerpt &it) {
    out_ += "<pre>";
    out_ += escapeHtml(it.text, true);
    out_ += "</pre>\n";
  }
  void operator()(const Figure &it);
  void operator()(const Table &it);
  void operator()(const Listing &it);
  void operator()(const Clause &it);

private:
  void head();
  void contents();
  void put(const Section &section, unsigned level);
  void put(const std::vector<Block> &blocks) {
    for (const Block &block : blocks)
      std::visit(*this, block.is);
  }

  void text(std::string_view plain) { out_ += escapeHtml(plain); }
  void attribute(std::string_view name, std::string_view value) {
    if (!value.empty())
      ((((out_ += ' ') += name) += "=\"") += escapeHtml(value)) += '"';
  }
  void open(std::string_view tag, std::string_view classes, std::string_view id = {}) {
    (out_ += '<') += tag;
    attribute("class", classes);
    attribute("id", id);
    out_ += '>';
  }
  void close(std::string_view tag) { ((out_ += "</") += tag) += ">\n"; }
  void element(std::string_view tag, std::string_view classes, const Inline &line) {
    open(tag, classes);
    this->line(line);
    close(tag);
  }

  std::string address(const Target &to) const {
    std::string result = to.page.empty() ? "" : relativePath(document_.path, to.page) + ".html";
    return to.anchor.empty() ? result : result + "#" + to.anchor;
  }

  void line(const Inline &it) {
    for (const Run &run : it.runs)
      put(run);
  }
  void put(const Run &run);
  void link(const Run &run, std::string_view classes);

  const Document &document_;
  std::string out_;
};

void HtmlWriter::link(const Run &run, std::string_view classes) {
  std::string to = address(run.to);
  if (to.empty()) {
    text(run.text);
    return;
  }
  out_ += "<a";
  attribute("class", classes);
  attribute("href", to);
  out_ += '>';
  text(run.text);
  out_ += "</a>";
}

void HtmlWriter::put(const Run &run) {
  auto wrapped = [&](std::string_view tag, std::string_view classes) {
    open(tag, classes);
    text(run.text);
    ((out_ += "</") += tag) += '>';
  };
  switch (run.is) {
  case Run::Is::Text: return text(run.text);
  case Run::Is::Strong: return wrapped("strong", "");
  case Run::Is::Emphasis: return wrapped("em", "");
  case Run::Is::Mark: return wrapped("span", "mark " + std::string(className(run.tone)));
  case Run::Is::Name:
  case Run::Is::Reference: return link(run, "");
  case Run::Is::Source:
    out_ += " <a class=\"source\"";
    attribute("href", address(run.to));
    attribute("aria-label", "Source " + run.text);
    out_ += ">[";
    text(run.text);
    out_ += "]</a>";
    return;
  }
}

void HtmlWriter::head() {
  out_ += "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\" />\n<title>";
  text(document_.title);
  if (!document_.over.empty()) {
    out_ += " – ";
    text(document_.over);
  }
  out_ += "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src "
          "&#39;unsafe-inline&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;\" />\n<style>\n";
  out_ += kStyle;
  out_ += "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the text</a>\n<header>\n";
  if (!document_.trail.empty()) {
    out_ += "<nav aria-label=\"Documents\">";
    for (std::size_t i = 0; i < document_.trail.size(); ++i) {
      out_ += i == 0 ? "" : " · ";
      link(document_.trail[i], "");
    }
    out_ += "</nav>\n";
  }
  if (!document_.over.empty())
    element("p", "over", document_.over);
  element("h1", "", document_.title);
  if (!document_.facts.empty()) {
    out_ += "<dl>\n";
    for (const Fact &fact : document_.facts) {
      out_ += "<div>";
      element("dt", "", fact.name);
      element("dd", "", fact.value);
      out_ += "</div>\n";
    }
    out_ += "</dl>\n";
  }
  out_ += "</header>\n";
  if (document_.contents && document_.sections.size() > 2)
    contents();
  out_ += "<main id=\"main\" tabindex=\"-1\">\n";
}

void HtmlWriter::contents() {
  out_ += "<nav class=\"contents\" aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ul>\n";
  for (const Section &section : document_.sections) {
    out_ += "<li><span class=\"number\">";
    text(section.number);
    out_ += "</span> ";
    link({Run::Is::Reference, section.heading, {"", section.id}, Tone::Plain}, "");
    out_ += "</li>\n";
  }
  out_ += "</ul>\n</nav>\n";
}

void HtmlWriter::put(const Section &section, unsigned level) {
  // HTML has no deeper headings.
  std::string heading = "h" + std::to_string(std::min(level, 6u));
  out_ += "<section";
  attribute("id", section.id);
  attribute("aria-labelledby", section.id + "-heading");
  out_ += ">\n";
  open(heading, "", section.id + "-heading");
  if (!section.number.empty()) {
    out_ += "<span class=\"number\">";
    text(section.number);
    out_ += "</span> ";
  }
  text(section.heading);
  close(heading);
  put(section.blocks);
  for (const Section &inner : section.sections)
    put(inner, level + 1);
  out_ += "</section>\n";
}

/// The last part of a number: "(a)" of "4.1(a)"; "4.1" of itself.
std::string_view lastPart(std::string_view number) {
  std::size_t bracket = number.rfind('(');
  return bracket == std::string_view::npos ? number : number.substr(bracket);
}

void HtmlWriter::operator()(const Clause &it) {
  open("div", it.tone == Tone::Plain ? "clause" : "clause " + std::string(className(it.tone)), it.id);
  out_ += "\n<p><span class=\"number\">";
  text(lastPart(it.number));
  out_ += "</span> ";
  line(it.text);
  out_ += "</p>\n";
  put(it.blocks);
  out_ += "</div>\n";
}

void HtmlWriter::operator()(const Table &it) {
  // A wide table is scrolled by itself; to be reached without a mouse it must be able to have the focus.
  out_ += "<div class=\"scroll\" role=\"group\" tabindex=\"0\"";
  attribute("aria-label", "Table: " + it.caption);
  out_ += ">\n<table>\n";
  element("caption", "", it.caption);
  out_ += "<thead>\n<tr>";
  if (it.numbered)
    out_ += "<th scope=\"col\">Clause</th>";
  for (const std::string &column : it.columns) {
    out_ += "<th scope=\"col\">";
    text(column);
    out_ += "</th>";
  }
  out_ += "</tr>\n</thead>\n<tbody>\n";
  for (const Row &row : it.rows) {
    open("tr", row.total ? "total" : "", row.id);
    if (it.numbered) {
      out_ += "<td class=\"number\">";
      text(lastPart(row.number));
      out_ += "</td>";
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      out_ += i == 0 ? "<th scope=\"row\">" : "<td>";
      line(row.cells[i]);
      out_ += i == 0 ? "</th>" : "</td>";
    }
    close("tr");
  }
  out_ += "</tbody>\n</table>\n</div>\n";
  for (const Inline &note : it.notes)
    element("p", "note", note);
}

void HtmlWriter::operator()(const Figure &it) {
  out_ += "<figure>\n";
  if (it.svg.empty())
    element("p", "", "The chart could not be drawn here. The table below says the same.");
  else
    out_ += it.svg;
  element("figcaption", "", it.title);
  out_ += "</figure>\n";
}

void HtmlWriter::operator()(const Listing &it) {
  out_ +=
      "<table class=\"listing\">\n<caption>The text, line by line</caption>\n<thead>\n<tr><th scope=\"col\">Line</th>"
      "<th scope=\"col\">Text</th><th scope=\"col\">Clauses made from it</th></tr>\n</thead>\n<tbody>\n";
  for (std::size_t i = 0; i < it.lines.size(); ++i) {
    std::string number = std::to_string(i + 1);
    out_ += "<tr id=\"line-" + number + "\"><th scope=\"row\">" + number + "</th><td><code>";
    text(it.lines[i].text);
    out_ += "</code></td><td>";
    line(it.lines[i].madeInto);
    out_ += "</td></tr>\n";
  }
  out_ += "</tbody>\n</table>\n";
}

} // namespace

std::string writeHtml(const Document &document) { return HtmlWriter(document).run(); }

} // namespace quorate::documents
