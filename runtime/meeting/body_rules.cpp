// Picks rules by day, by matter and by what they are for.
#include "runtime/meeting/body_rules.h"

#include <set>

namespace quorate::runtime {

namespace {

const Settled *settled(std::span<const Settled> all, std::uint32_t open) {
  auto found = std::find_if(all.begin(), all.end(), [&](const Settled &one) { return one.open == open; });
  return found == all.end() ? nullptr : &*found;
}

/// Looks through the rules of one sort for the one that applies.
class Picker {
public:
  Picker(const Tables &tables, Day day, const MatterNamed &matter, std::span<const Settled> settled)
      : tables_(tables.bodies()), text_(tables.text()), day_(day), settled_(settled), matter_(matter.function) {}

  /// `until` names the first day on which a rule is over (docs/language.md, Time).
  /// [D2] What is not in force on the day is as if it had never been written.
  bool inForce(const schema::Days &days) const { return days.from_day() <= day_ && day_ < days.until_day(); }

  rules::IsFor isFor(const schema::Span &matters) const {
    return rules::isFor(tables_.ruleMatters.at(matters), matter_);
  }

  /// Takes a rule into account.
  template <class Row> void consider(Applying<Row> &found, const Row &row, rules::IsFor is) const {
    if (!inForce(row.days()) || is == rules::IsFor::Others)
      return;
    // [D5] A day that is to be confirmed makes it unknown whether the rule is there.
    const std::uint32_t open = unsettled(text_, row.days().open()) ? row.days().open() : kNone;
    const Settled *known = open == kNone ? nullptr : settled(settled_, open);
    if (open != kNone)
      opens_.push_back(open);
    if (!found.concerns(is) || (known && !isThereIf(text_, row.clause(), open, known->comes)))
      return;
    if (found.show(row, is)) {
      found.dated = row.days().from_day() != Interval::kAlways || row.days().until_day() != Interval::kForEver;
      found.datesOpen = kNone;
    }
    // Not only of the rule that applies: another that would have a say, if its days turn out so, makes that unknown as
    // well.
    if (open != kNone && !known)
      found.datesOpen = open;
  }
  template <class Row> void consider(Applying<Row> &found, const Row &row) const {
    consider(found, row, rules::IsFor::General);
  }
  template <class Row> void considerByMatter(Applying<Row> &found, const Row &row) const {
    consider(found, row, isFor(row.matters()));
  }

  /// Looks through all rules of a kind.
  template <class Row> void pick(const PickedKind<Row> &kind, const schema::Body &body, BodyRules &rules) const {
    for (const Row &row : rows((tables_.root->*kind.rows)()).at((body.*kind.which)()))
      if constexpr (requires { row.matters(); })
        considerByMatter(rules.*kind.applies, row);
      else
        consider(rules.*kind.applies, row);
  }

  /// The open points of the days of the rules that would have a say.
  const std::vector<std::uint32_t> &opens() const { return opens_; }

private:
  const BodyTables &tables_;
  const TextTables &text_;
  Day day_;
  std::span<const Settled> settled_;
  std::optional<std::uint32_t> matter_;
  mutable std::vector<std::uint32_t> opens_;
};

void pickQuorums(const Picker &picker, const BodyTables &tables, const schema::Body &body, BodyRules &rules) {
  for (const schema::Quorum &row : tables.quorums.at(body.quorums()))
    switch (row.to()) {
    case QuorumTo::Meet: picker.considerByMatter(rules.toMeet, row); break;
    case QuorumTo::Vote: picker.considerByMatter(rules.toVote, row); break;
    case QuorumTo::Begin: picker.considerByMatter(rules.toBegin, row); break;
    default: throwDangling();
    }
  for (const schema::WithoutQuorum &row : tables.withoutQuorum.at(body.without_quorum()))
    switch (row.is()) {
    case WithoutQuorumIs::DiscussOnly: picker.consider(rules.discuss, row); break;
    case WithoutQuorumIs::Adjourned: picker.consider(rules.adjourned, row); break;
    case WithoutQuorumIs::OnlyDecide:
      // `only F may be decided` is about what it names: of other matters, and of none, it says nothing.
      if (picker.isFor(row.matters()) == rules::IsFor::Matter)
        picker.considerByMatter(rules.needsNone, row);
      break;
    default: throwDangling();
    }
}

BodyRules pickedBy(const Picker &picker, const BodyTables &tables, const Meeting &meeting) {
  const schema::Body &body = tables.bodies[number(meeting.body)];
  BodyRules rules;
  pickQuorums(picker, tables, body, rules);
  for (const schema::Rule &row : tables.rules.at(body.rules())) {
    // [R3] A rule for meetings is none for decisions in writing: a body without a rule of the mode cannot decide in
    // that way.
    if (row.mode() != meeting.mode) {
      if (row.mode() == Mode::AtMeeting)
        picker.considerByMatter(rules.besides, row);
      continue;
    }
    picker.considerByMatter(rules.decides, row);
    rules.otherMatters = rules.otherMatters || (row.matters().count() != 0 && picker.inForce(row.days()));
  }
  // [R4] What is hard to do at a meeting does not become easy outside it, unless a rule of the mode says so.
  if (!rules.decides || rules.decides.named || !rules.besides.named)
    rules.besides = {};
  std::apply([&](const auto &...kinds) { (picker.pick(kinds, body, rules), ...); }, kPickedKinds);
  rules.openDays = !picker.opens().empty();
  return rules;
}

} // namespace

std::uint32_t matterOpen(const Tables &tables, const Meeting &meeting) {
  if (!meeting.matter)
    return kNone;
  std::uint32_t clause = tables.authority().functions[number(*meeting.matter)].clause();
  return clause == kNone ? kNone : tables.text().clauses[clause].dates_open();
}

MatterNamed matterNamed(const Tables &tables, const Meeting &meeting, std::span<const Settled> all) {
  if (!meeting.matter)
    return {};
  // [D5] Where a day of it is to be confirmed it is in force in some worlds, and in others it is not.
  const Settled *known = all.empty() ? nullptr : settled(all, matterOpen(tables, meeting));
  const std::uint32_t clause = tables.authority().functions[number(*meeting.matter)].clause();
  bool there = inForce(tables, *meeting.matter, meeting.day) &&
               (!known || isThereIf(tables.text(), clause, known->open, known->comes));
  return {there ? std::optional(number(*meeting.matter)) : std::nullopt, true};
}

std::vector<FunctionIndex> mattersNamed(const Model &model, BodyIndex which, Day day) {
  const BodyTables &tables = model.tables().bodies();
  const schema::Body &body = tables.bodies[number(which)];
  std::set<std::uint32_t> named;
  auto add = [&](const auto &all) {
    for (const auto &row : all)
      for (std::uint32_t function : tables.ruleMatters.at(row.matters()))
        named.insert(function);
  };
  add(tables.quorums.at(body.quorums()));
  add(tables.withoutQuorum.at(body.without_quorum()));
  add(tables.rules.at(body.rules()));
  auto addKind = [&]<class Row>(const PickedKind<Row> &kind) {
    if constexpr (requires(const Row &row) { row.matters(); })
      add(rows((tables.root->*kind.rows)()).at((body.*kind.which)()));
  };
  std::apply([&](const auto &...kinds) { (addKind(kinds), ...); }, kPickedKinds);
  for (std::uint32_t seat : tables.seatLists.at(body.seats()))
    for (const schema::MatterStatus &status : tables.statuses.at(tables.seats[seat].statuses()))
      named.insert(status.function());
  std::vector<FunctionIndex> found;
  for (std::uint32_t function : named)
    if (!model.tables().authority().functions[function].is_group() &&
        inForce(model.tables(), FunctionIndex{function}, day))
      found.push_back(FunctionIndex{function});
  return found;
}

BodyRules rulesFor(const Tables &tables, const Meeting &meeting, const MatterNamed &matter,
                   std::span<const Settled> settled) {
  return pickedBy(Picker(tables, meeting.day, matter, settled), tables.bodies(), meeting);
}

BodyRules rulesFor(const Model &model, const Meeting &meeting) {
  return rulesFor(model.tables(), meeting, matterNamed(model.tables(), meeting));
}

void addOpenDays(const Tables &tables, const Meeting &meeting, std::vector<std::uint32_t> &opens) {
  auto add = [&](const MatterNamed &matter) {
    Picker picker(tables, meeting.day, matter, {});
    pickedBy(picker, tables.bodies(), meeting);
    opens.insert(opens.end(), picker.opens().begin(), picker.opens().end());
  };
  add(matterNamed(tables, meeting));
  // Of a matter that may not be in force, the rules that name none may apply too.
  if (unsettled(tables.text(), matterOpen(tables, meeting)))
    add(MatterNamed{std::nullopt, true});
}

} // namespace quorate::runtime
