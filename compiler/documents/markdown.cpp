// Markdown from document trees.
#include "compiler/documents/markdown.h"

#include "compiler/documents/escape.h"
#include "compiler/documents/html.h"

#include <algorithm>

namespace quorate::documents {

namespace {

class MarkdownWriter {
public:
  explicit MarkdownWriter(const Document &document) : document_(document) {}

  std::string run() {
    heading(1, "", document_.title, "");
    if (!document_.over.empty())
      paragraph(escapeMarkdown(document_.over));
    for (const Fact &fact : document_.facts)
      out_ += "- **" + escapeMarkdown(fact.name) + ":** " + line(fact.value) + "\n";
    out_ += document_.facts.empty() ? "" : "\n";
    if (!document_.trail.empty()) {
      std::string links;
      for (const Run &run : document_.trail)
        links += (links.empty() ? "" : " · ") + text(run);
      paragraph(links);
    }
    for (const Paragraph &notice : document_.notices)
      (*this)(notice);
    for (const Section &section : document_.sections)
      put(section, 2);
    while (out_.ends_with("\n\n"))
      out_.pop_back();
    return std::move(out_);
  }

  // Blocks.
  void operator()(const Paragraph &it) { paragraph((it.tone == Tone::Plain ? "" : "> ") + line(it.text)); }
  void operator()(const List &it) {
    for (const Inline &item : it.items)
      out_ += indent() + "- " + line(item) + "\n";
    out_ += '\n';
  }
  void operator()(const Excerpt &it) {
    std::string fence = "```", shown = visible(it.text, true);
    // A fence longer than any in the text, or the text could end it and be read as markup.
    while (shown.find(fence) != std::string::npos)
      fence += '`';
    out_ += fence + "text\n" + shown + (shown.ends_with('\n') ? "" : "\n") + fence + "\n\n";
  }
  void operator()(const Figure &it) {
    if (!it.svg.empty())
      paragraph("![" + escapeMarkdown(it.title) + "](" + relativePath(document_.path, it.file) + ")");
    paragraph(escapeMarkdown(it.description));
  }
  void operator()(const Clause &it) {
    std::string number = it.number.substr(depth_ == 0 ? 0 : it.number.rfind('('));
    out_ += indent() + (depth_ == 0 ? "" : "- ") + anchor(it.id) + "**" + number + "** " + line(it.text) + "\n";
    out_ += depth_ == 0 ? "\n" : "";
    ++depth_;
    put(it.blocks);
    --depth_;
    if (depth_ == 0 && !out_.ends_with("\n\n"))
      out_ += '\n';
  }
  void operator()(const Table &it);
  void operator()(const Listing &it);

private:
  std::string indent() const { return depth_ < 2 ? "" : std::string(2 * (depth_ - 1), ' '); }
  void paragraph(const std::string &markdown) { out_ += markdown + "\n\n"; }
  void heading(unsigned level, const std::string &number, std::string_view words, std::string_view id) {
    paragraph(std::string(level, '#') + " " + anchor(id) + (number.empty() ? "" : number + " ") +
              escapeMarkdown(words));
  }
  static std::string anchor(std::string_view id) { return id.empty() ? "" : "<a id=\"" + escapeHtml(id) + "\"></a>"; }
  void put(const std::vector<Block> &blocks) {
    for (const Block &block : blocks) {
      if (!std::holds_alternative<Clause>(block.is) && !out_.ends_with("\n\n"))
        out_ += '\n'; // the end of a list
      std::visit(*this, block.is);
    }
  }
  void put(const Section &section, unsigned level) {
    heading(std::min(level, 6u), section.number, section.heading, section.id);
    put(section.blocks);
    for (const Section &inner : section.sections)
      put(inner, level + 1);
  }
  std::string address(const Target &to) const {
    std::string result = to.page.empty() ? "" : relativePath(document_.path, to.page) + ".md";
    return to.anchor.empty() ? result : result + "#" + to.anchor;
  }
  std::string text(const Run &run) const;
  std::string line(const Inline &it) const {
    std::string result;
    for (const Run &run : it.runs)
      result += text(run);
    return result;
  }

  const Document &document_;
  std::string out_;
  std::size_t depth_ = 0; ///< how many clauses the writer is in
};

std::string MarkdownWriter::text(const Run &run) const {
  std::string plain = escapeMarkdown(run.text), to = address(run.to);
  switch (run.is) {
  case Run::Is::Text: return plain;
  case Run::Is::Strong:
  case Run::Is::Mark: return "**" + plain + "**";
  case Run::Is::Emphasis: return "*" + plain + "*";
  case Run::Is::Name:
  case Run::Is::Reference: return to.empty() ? plain : "[" + plain + "](" + to + ")";
  case Run::Is::Source: return " [\\[" + plain + "\\]](" + to + ")";
  }
  return plain;
}

void MarkdownWriter::operator()(const Table &it) {
  std::string rule = "|";
  paragraph("**" + escapeMarkdown(it.caption) + "**");
  out_ += it.numbered ? "| Clause |" : "|";
  rule += it.numbered ? " --- |" : "";
  for (const std::string &column : it.columns) {
    out_ += " " + escapeMarkdown(column) + " |";
    rule += " --- |";
  }
  out_ += "\n" + rule + "\n";
  for (const Row &row : it.rows) {
    out_ += "|";
    std::string number =
        row.number.empty() ? "" : row.number.substr(std::min(row.number.rfind('('), row.number.size()));
    if (it.numbered)
      out_ += " " + anchor(row.id) + number + " |";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      bool first = i == 0 && !it.numbered;
      out_ += " " + (first ? anchor(row.id) : "") + line(row.cells[i]) + " |";
    }
    out_ += "\n";
  }
  out_ += "\n";
  for (const Inline &note : it.notes)
    paragraph(line(note));
}

void MarkdownWriter::operator()(const Listing &it) {
  out_ += "| Line | Text | Clauses made from it |\n| --- | --- | --- |\n";
  for (std::size_t i = 0; i < it.lines.size(); ++i) {
    const std::string &words = it.lines[i].text;
    std::string number = std::to_string(i + 1), margin;
    for (std::size_t spaces = std::min(words.find_first_not_of(' '), words.size()); spaces > 0; --spaces)
      // A cell of a table loses its blanks at the front, and a text without its indentation is hard to follow.
      margin += "&nbsp;";
    out_ += "| " + anchor("line-" + number) + number + " | " + margin +
            escapeMarkdown(words.substr(std::min(words.find_first_not_of(' '), words.size()))) + " | " +
            line(it.lines[i].madeInto) + " |\n";
  }
  out_ += '\n';
}

} // namespace

std::string writeMarkdown(const Document &document) { return MarkdownWriter(document).run(); }

} // namespace quorate::documents
