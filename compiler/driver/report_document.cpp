// Builds the report document from the report: nothing here is found, only told.
#include "compiler/driver/report_document.h"

#include "compiler/support/render.h"

#include <fmt/format.h>

namespace quorate::driver {

namespace tree = documents;

namespace {

class Builder {
public:
  Builder(const ir::Model &model, const analysis::Report &report) : model_(model), report_(report) {}

  tree::Document run() {
    out_.path = "report";
    out_.title = "Consistency report";
    out_.over = report_.title;
    out_.describe = "What is wrong, doubtful or open, which claims hold, and what the scenarios gave.";
    facts();
    findings("Errors", Severity::Error, "No error was found.");
    findings("Warnings", Severity::Warning, "No warning was found.");
    claims();
    scenarios();
    findings("Open points, assumptions and notes", Severity::Note, "There is nothing else to note.");
    return std::move(out_);
  }

private:
  static std::string counted(std::size_t n, std::string_view what) {
    return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
  }
  std::string where(Range range) const {
    if (!range)
      return "";
    Position at = model_.sources->position(range);
    return fmt::format("{}, line {}", model_.sources->file(at.file).place, at.line);
  }
  static tree::Block paragraph(tree::Inline text, tree::Tone tone = tree::Tone::Plain) {
    return {tree::Paragraph{std::move(text), tone}};
  }

  void facts() {
    const analysis::Summary &s = report_.summary;
    out_.facts.push_back({"Findings", tree::Inline(counted(s.errors, "error") + ", " + counted(s.warnings, "warning") +
                                                   ", " + counted(s.notes, "note"))});
    out_.facts.push_back({"Claims", tree::Inline(fmt::format("{} proved, {} refuted, {} open, {} undecided", s.proved,
                                                             s.refuted, s.open, s.undecided))});
    out_.facts.push_back(
        {"Scenarios", tree::Inline(fmt::format("{} of {} answers as expected", s.expectationsMet, s.expectations))});
    out_.facts.push_back(
        {"Left open", tree::Inline(counted(s.openPoints, "open point") + ", " + counted(s.assumptions, "assumption"))});
  }

  void findings(const char *heading, Severity severity, const char *none) {
    tree::Section section;
    section.heading = heading;
    for (const Diagnostic &each : report_.findings) {
      std::string_view code = info(each.code).code;
      // Claims and scenarios that came out as their author says are told in their own sections.
      if (each.severity != severity || (severity == Severity::Note && code.starts_with("Q09")))
        continue;
      tree::Clause clause;
      clause.text << each.message << ".";
      clause.tone = severity == Severity::Error ? tree::Tone::Bad : tree::Tone::Plain;
      tree::List about;
      about.items.push_back(tree::Inline(fmt::format("{}{}{}", code, each.range ? ", " : "", where(each.range))));
      for (const Label &label : each.labels)
        about.items.push_back(tree::Inline(label.text + " (" + where(label.range) + ")"));
      for (const std::string &note : each.notes)
        about.items.push_back(tree::Inline(note));
      if (!each.help.empty())
        about.items.push_back(tree::Inline("What would mend it: " + each.help));
      clause.blocks.push_back({std::move(about)});
      section.blocks.push_back({std::move(clause)});
    }
    if (section.blocks.empty())
      section.blocks.push_back(paragraph(tree::Inline(none), tree::Tone::Good));
    out_.sections.push_back(std::move(section));
  }

  void claims() {
    tree::Section section;
    section.heading = "Claims";
    for (const analysis::ClaimVerdict &each : report_.claims) {
      const ir::Claim &claim = model_.claims[each.claim];
      tree::Clause clause;
      clause.text << tree::Run{tree::Run::Is::Strong, claim.title, {}, tree::Tone::Plain} << " " << claim.text << ": "
                  << tree::Run{tree::Run::Is::Mark, std::string(analysis::word(each.is)), {}, toneOf(each)} << ".";
      clause.blocks.push_back(paragraph(tree::Inline(each.explanation)));
      tree::List about;
      if (claim.known != Known::ToHold)
        about.items.push_back(
            tree::Inline(fmt::format("Known to be {}{}", claim.known == Known::ToBeRefuted ? "refuted" : "open",
                                     claim.knownBecause.empty() ? "" : ": " + claim.knownBecause)));
      for (ir::OpenPointId id : each.openPoints)
        about.items.push_back(tree::Inline("It waits for " + model_.at(id).subject + ": " + model_.at(id).note));
      for (ir::AssumptionId id : each.assumptions)
        about.items.push_back(tree::Inline(fmt::format(
            "On the assumption at {}: {}", where(model_.at(model_.at(id).clause).range), model_.at(id).reason)));
      about.items.push_back(tree::Inline(where(model_.at(claim.clause).range)));
      clause.blocks.push_back({std::move(about)});
      for (const analysis::Witness &witness : each.witnesses) {
        tree::Clause meeting;
        meeting.text << witness.title;
        tree::List lines;
        for (const std::string &line : witness.lines)
          lines.items.push_back(tree::Inline(line));
        meeting.blocks.push_back({std::move(lines)});
        clause.blocks.push_back({std::move(meeting)});
      }
      section.blocks.push_back({std::move(clause)});
    }
    if (section.blocks.empty())
      section.blocks.push_back(paragraph(tree::Inline("No claim is made.")));
    out_.sections.push_back(std::move(section));
  }

  static tree::Tone toneOf(const analysis::ClaimVerdict &verdict) {
    using Is = analysis::ClaimVerdict::Is;
    return verdict.is == Is::Proved ? tree::Tone::Good : verdict.is == Is::Refuted ? tree::Tone::Bad : tree::Tone::Open;
  }

  void scenarios() {
    tree::Section section;
    section.heading = "Scenarios";
    for (const analysis::ScenarioResult &each : report_.scenarios) {
      const ir::Scenario &scenario = model_.scenarios[each.scenario];
      tree::Table table;
      table.caption = scenario.title + (scenario.day ? ", on " + runtime::printDay(*scenario.day) : "");
      table.columns = {"Question", "Expected", "Answer"};
      for (std::size_t i = 0; i < each.expectations.size(); ++i) {
        const analysis::ExpectationResult &result = each.expectations[i];
        tree::Inline answer;
        answer << tree::Run{tree::Run::Is::Mark,
                            result.met ? "as expected" : "not as expected",
                            {},
                            result.met ? tree::Tone::Good : tree::Tone::Bad}
               << " " << result.actual;
        table.rows.push_back({{tree::Inline(scenario.expectations[i].text), tree::Inline(result.expected), answer},
                              {},
                              {},
                              false,
                              {},
                              {}});
      }
      section.blocks.push_back({std::move(table)});
    }
    if (section.blocks.empty())
      section.blocks.push_back(paragraph(tree::Inline("There is no scenario.")));
    out_.sections.push_back(std::move(section));
  }

  const ir::Model &model_;
  const analysis::Report &report_;
  tree::Document out_;
};

} // namespace

documents::Document reportDocument(const ir::Model &model, const analysis::Report &report) {
  return Builder(model, report).run();
}

} // namespace quorate::driver
