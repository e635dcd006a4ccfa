// Amendment and calendars.
#include "compiler/documents/amendments.h"

#include "compiler/documents/english.h"
#include "compiler/documents/votes.h"
#include "runtime/words/rules.h"

#include <algorithm>
#include <array>
#include <vector>

namespace quorate::documents {

using namespace ir;

namespace {

/// What an amendment of everything else is of.
constexpr std::string_view kRest = "Constitution";

/// The rules by which the body that may amend carries the amendment, one for each sitting that has its own: first the
/// one for meetings, wherever it stands.
std::vector<const DecisionRule *> rulesOf(const Model &model, const Amendment &it) {
  std::vector<const DecisionRule *> rules;
  BodyId body = it.by ? model.at(it.by).body : BodyId();
  if (!body || !it.function)
    return rules;
  for (Mode mode : {Mode::AtMeeting, Mode::InWriting, Mode::Electronically})
    for (const DecisionRule &rule : model.at(body).decisions)
      if (rule.mode == mode && !rule.thresholds.empty() &&
          std::find(rule.matters.begin(), rule.matters.end(), it.function) != rule.matters.end()) {
        rules.push_back(&rule);
        break;
      }
  return rules;
}

Inline amendmentWords(Composer &composer, const Amendment &it) {
  Inline line;
  if (it.what == kRest)
    line << (composer.model.amendments.size() > 1 ? "the rest of this constitution" : "this constitution");
  else
    line << "what this constitution says of " << composer.term(it.what);
  if (!it.by && !it.byOpen)
    return line << " may not be amended by anybody";
  line << " may be amended only by ";
  if (it.by)
    line << composer.the(it.by);
  else
    line << "a body to be confirmed " << composer.open(it.byOpen);
  if (!it.agreement.empty())
    line << ", " << words::kWithTheAgreementOf << " " << composer.the(it.agreement);
  line = sentence(std::move(line));
  std::vector<const DecisionRule *> rules = rulesOf(composer.model, it);
  for (const DecisionRule *rule : rules) {
    // [R3] A rule in writing is for that sitting only, and must not be read as the one for meetings.
    Inline carried;
    if (rule->mode != Mode::AtMeeting)
      carried << words::mode(rule->mode) << ", ";
    else if (rules.size() > 1)
      carried << "when it meets, ";
    carried << "the motion is carried "
            << thresholdWords(rule->thresholds, rule->counts.abstentions != CountAs::Nothing);
    line << " " << sentence(std::move(carried));
  }
  return line;
}

std::string weekdays(std::uint8_t bits) {
  constexpr std::array<std::string_view, 7> kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                     "Friday", "Saturday", "Sunday"};
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kDays.size(); ++i)
    if ((bits >> i & 1u) != 0)
      names.push_back("every " + std::string(kDays[i]));
  return english::list(names);
}

std::string daysOut(runtime::Interval when) {
  if (when.until == when.from + 1)
    return runtime::printDay(when.from);
  return runtime::printDay(when.from) + " to " + runtime::printDay(when.until - 1);
}

} // namespace

void writeAmendments(Composer &composer) {
  composer.section("Amendment", "amendment");
  // "The rest" comes after what it is the rest of.
  for (bool rest : {false, true})
    for (const Amendment &it : composer.model.amendments)
      if ((it.what == kRest) == rest)
        composer.add(composer.ruled(amendmentWords(composer, it), it.clause));
  if (composer.model.amendments.empty())
    composer.add(composer.notStated("Who may amend this constitution is not stated"));
}

void writeCalendars(Composer &composer) {
  if (composer.model.calendars.empty())
    return;
  composer.section("Calendars", "calendars");
  documents::Clause intro = composer.opening(
      "Where notice is counted by one of these calendars, the days that it leaves out are not counted");
  Table table{"Calendars", {"Calendar", "Days left out"}, {}, true, {}};
  for (const Calendar &it : composer.model.calendars) {
    std::vector<std::string> days;
    if (it.weekdays != 0)
      days.push_back(weekdays(it.weekdays));
    for (runtime::Interval when : it.days)
      days.push_back(daysOut(when));
    std::string all;
    for (const std::string &day : days)
      all += (all.empty() ? "" : "; ") + day;
    table.rows.push_back(
        composer.row({it.name, all.empty() ? Composer::silent("None") : Inline(english::capitalised(all))}, it.clause));
  }
  intro.blocks.push_back({std::move(table)});
  composer.add(std::move(intro));
}

} // namespace quorate::documents
