// A comparison as text, JSON and Markdown.
#include "compiler/analysis/compare.h"
#include "compiler/analysis/json.h"

#include "compiler/support/text.h"

namespace quorate::analysis {
namespace {

constexpr std::size_t kMost = 4000;

/// What one side says; if nothing, that there is no such power, or no such thing.
std::string shown(const ComparedSection &section, const std::string &text) {
  if (text.empty())
    return section.title == "Powers" ? "no" : "none";
  return visible(text, kMost);
}

/// Text that nothing in Markdown takes for markup: names stand between back quotes, everything else is escaped.
std::string escaped(const std::string &text) {
  std::string out;
  for (char each : visible(text, kMost)) {
    if (each == '`')
      continue;
    if (std::string_view("\\|*_<>[]#&").find(each) != std::string_view::npos)
      out += '\\';
    out += each;
  }
  return out;
}

} // namespace

std::string printText(const Comparison &comparison) {
  if (comparison.sections.empty())
    return fmt::format("{} and {}: nothing differs\n", visible(comparison.left, kMost),
                       visible(comparison.right, kMost));
  std::string out;
  for (const ComparedSection &section : comparison.sections) {
    out += fmt::format("{}{}\n", out.empty() ? "" : "\n", section.title);
    for (const ComparedRow &row : section.rows) {
      out += fmt::format("  {}\n", visible(row.name, kMost));
      if (row.differs())
        out += fmt::format("    {}: {}\n    {}: {}\n", visible(comparison.left, kMost), shown(section, row.left),
                           visible(comparison.right, kMost), shown(section, row.right));
      else
        out += fmt::format("    both: {}\n", shown(section, row.left));
    }
  }
  return out;
}

std::string printJson(const Comparison &comparison) {
  Json json;
  json.open('{').field("left", comparison.left).field("right", comparison.right).field("same", comparison.same);
  json.key("sections").open('[');
  for (const ComparedSection &section : comparison.sections) {
    json.open('{').field("title", section.title).key("rows").open('[');
    for (const ComparedRow &row : section.rows)
      json.open('{')
          .field("name", row.name)
          .field("left", row.left)
          .field("right", row.right)
          .field("differs", row.differs())
          .close('}');
    json.close(']').close('}');
  }
  json.close(']').close('}');
  return json.take();
}

std::string printMarkdown(const Comparison &comparison) {
  std::string out = fmt::format("# {} and {}\n", escaped(comparison.left), escaped(comparison.right));
  if (comparison.sections.empty())
    return out + "\nNothing differs.\n";
  for (const ComparedSection &section : comparison.sections) {
    out += fmt::format("\n## {}\n\n| | {} | {} |\n|---|---|---|\n", section.title, escaped(comparison.left),
                       escaped(comparison.right));
    for (const ComparedRow &row : section.rows)
      out += fmt::format("| {} | {} | {} |\n", escaped(row.name), escaped(shown(section, row.left)),
                         escaped(shown(section, row.right)));
  }
  return out;
}

} // namespace quorate::analysis
