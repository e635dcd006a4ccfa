// `compare`: two designs of a constitution, or two of its days, side by side.
#include "compiler/driver/commands.h"

#include "compiler/analysis/compare.h"
#include "compiler/emit/emit.h"
#include "compiler/support/text.h"
#include "runtime/words/text.h"

#include <fmt/format.h>

#include <stdexcept>

namespace quorate::driver {

namespace {

/// One of the two, with what it is made of.
struct Made {
  std::string name;
  ir::Model model;
  ir::Authority authority;
  std::vector<analysis::ClaimVerdict> claims;

  analysis::Side side() const { return {name, &model, &authority, &claims}; }
};

std::string optionsText(const std::vector<std::string> &options) {
  return options.empty() ? "without options" : "with " + words::listed(options);
}

/// A constitution compiled; nothing, with its mistakes shown, if it has no one meaning.
std::optional<Compilation> compiledWith(const Session &session, const std::vector<std::string> &options) {
  Compilation made = compile(session.arguments.operands[0], session.files, options, Upto::Report);
  if (made.decisionModel)
    return made;
  session.show(made, Severity::Error);
  return std::nullopt;
}

std::optional<Made> withOptions(const Session &session, const std::vector<std::string> &options) {
  std::optional<Compilation> made = compiledWith(session, options);
  if (!made)
    return std::nullopt;
  return Made{optionsText(options), std::move(*made->model), std::move(made->authority), std::move(made->claims)};
}

/// The constitution as it stands on a day.
Made onDay(const ir::Model &whole, runtime::Day day) {
  // The claims are decided again for the constitution of that day alone: on the whole they are claims about all days.
  Made made{"on " + runtime::printDay(day), ir::cutTo(whole, day), {}, {}};
  made.authority = ir::effectiveAuthority(made.model);
  auto opened = runtime::Model::fromBytes(emit::decisionModel(made.model, made.authority), runtime::Verify::OnFirstUse);
  if (auto *refusal = std::get_if<runtime::Refusal>(&opened))
    throw std::logic_error("the decision model of a day is refused: " + refusal->reason);
  made.claims = analysis::decideClaims(made.model, made.authority, std::get<runtime::Model>(opened));
  return made;
}

std::optional<runtime::Day> dayOf(const Session &session, std::string_view option) {
  std::string text = session.arguments.value(option).value_or("");
  std::optional<runtime::Day> day = runtime::parseDay(text);
  if (!day)
    session.err << fmt::format("error: `{}` needs a day, as 2020-06-01 or '1 June 2020'{}\n", option,
                               text.empty() ? std::string() : fmt::format(", and `{}` is none", visible(text)));
  return day;
}

int print(const Session &session, const Made &left, const Made &right) {
  analysis::Comparison found = analysis::compare(left.side(), right.side(), session.arguments.has("--all"));
  std::string format = session.arguments.value("--format").value_or("text");
  session.out << (format == "json"       ? analysis::printJson(found)
                  : format == "markdown" ? analysis::printMarkdown(found)
                                         : analysis::printText(found));
  return found.same ? kWell : kFindings;
}

int compareDays(const Session &session) {
  std::optional<runtime::Day> first = dayOf(session, "--on"), second = dayOf(session, "--and-on");
  if (!first || !second)
    return kUnreadable;
  std::optional<Compilation> whole = compiledWith(session, session.options());
  if (!whole)
    return kUnreadable;
  return print(session, onDay(*whole->model, *first), onDay(*whole->model, *second));
}

int compareOptions(const Session &session) {
  std::optional<Made> left = withOptions(session, session.options()),
                      right = withOptions(session, session.arguments.values("--with-option"));
  return left && right ? print(session, *left, *right) : static_cast<int>(kUnreadable);
}

} // namespace

int compareTwo(const Session &session) {
  bool days = session.arguments.has("--on") || session.arguments.has("--and-on");
  bool options = session.arguments.has("--with-option");
  if (days == options) {
    session.err << "error: say what to compare: two designs with `--with-option NAME`, or two days with "
                   "`--on DATE --and-on DATE`\n";
    return kUnreadable;
  }
  return days ? compareDays(session) : compareOptions(session);
}

} // namespace quorate::driver
