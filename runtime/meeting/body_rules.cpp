// Picks rules by day, by matter and by what they are for.
#include "runtime/meeting/body_rules.h"

#include "runtime/model/orders.h"

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

  /// [R1] [R2] Picks of some rules of one kind and sitting the one that applies.
  template <class Row, class Fits> void pick(Applying<Row> &found, const std::span<const Row> &rows, Fits fits) const {
    // Nearly always: few clauses go before another.
    if (text_.orders.size() == 0 && text_.variations.size() == 0) {
      for (const Row &row : rows)
        if (fits(row) && applies(row))
          take(found, row);
      return;
    }
    std::vector<const Row *> all;
    for (const Row &row : rows)
      if (fits(row) && applies(row))
        all.push_back(&row);
    found = standing(all);
    // Another that may not be in force has a say too, if without it another rule stands.
    for (const Row *perhaps : all)
      if (const std::uint32_t open = doubtOf(*perhaps); open != kNone) {
        std::vector<const Row *> others = all;
        std::erase(others, perhaps);
        if (standing(std::move(others)).row != found.row)
          found.datesOpen = open;
      }
  }

  /// Looks through all rules of a kind.
  template <class Row> void pick(const PickedKind<Row> &kind, const schema::Body &body, BodyRules &rules) const {
    pick(rules.*kind.applies, runtime::rows((tables_.root->*kind.rows)()).at((body.*kind.which)()),
         [](const Row &) { return true; });
  }

  /// The open points of the days of the rules that would have a say.
  const std::vector<std::uint32_t> &opens() const { return opens_; }

private:
  template <class Row> rules::IsFor isFor(const Row &row) const {
    // [Q10] What becomes of a meeting without a quorum is said for every matter.
    if constexpr (requires { row.whoever_is_present(); })
      if (row.is() != WithoutQuorumIs::OnlyDecide)
        return rules::IsFor::General;
    if constexpr (requires { row.matters(); })
      return isFor(row.matters());
    return rules::IsFor::General;
  }

  /// Whether a rule is for the matter, and in force on the day and in the world.
  template <class Row> bool applies(const Row &row) const {
    if (!inForce(row.days()) || isFor(row) == rules::IsFor::Others)
      return false;
    // [D5] A day that is to be confirmed makes it unknown whether the rule is there.
    const std::uint32_t open = row.days().open();
    if (!unsettled(text_, open))
      return true;
    opens_.push_back(open);
    const Settled *known = settled(settled_, open);
    return !known || isThereIf(text_, row.clause(), open, known->comes);
  }

  /// The open point that leaves it unknown in this world whether a rule is in force; kNone if none does.
  template <class Row> std::uint32_t doubtOf(const Row &row) const {
    const std::uint32_t open = row.days().open();
    return unsettled(text_, open) && !settled(settled_, open) ? open : kNone;
  }

  /// Takes a rule that applies into account.
  template <class Row> void take(Applying<Row> &found, const Row &row) const {
    if (!found.concerns(isFor(row)))
      return;
    if (found.show(row, isFor(row))) {
      found.dated = row.days().from_day() != Interval::kAlways || row.days().until_day() != Interval::kForEver;
      found.datesOpen = kNone;
    }
    // Not only of the rule that applies: another that would have a say, if its days turn out so, makes that unknown as
    // well.
    if (const std::uint32_t open = doubtOf(row); open != kNone)
      found.datesOpen = open;
  }

  template <class Row> Applying<Row> standing(std::vector<const Row *> all) const {
    leaveOutWeaker(text_, all);
    Applying<Row> found;
    for (const Row *row : all)
      take(found, *row);
    return found;
  }

  const BodyTables &tables_;
  const TextTables &text_;
  Day day_;
  std::span<const Settled> settled_;
  std::optional<std::uint32_t> matter_;
  mutable std::vector<std::uint32_t> opens_;
};

void pickQuorums(const Picker &picker, const BodyTables &tables, const schema::Body &body, BodyRules &rules) {
  const auto quorums = tables.quorums.at(body.quorums());
  auto pickTo = [&](Applying<schema::Quorum> &found, QuorumTo to) {
    picker.pick(found, quorums, [&](const schema::Quorum &row) { return checked(row.to()) == to; });
  };
  pickTo(rules.toMeet, QuorumTo::Meet);
  pickTo(rules.toVote, QuorumTo::Vote);
  pickTo(rules.toBegin, QuorumTo::Begin);
  const auto without = tables.withoutQuorum.at(body.without_quorum());
  auto pickIs = [&](Applying<schema::WithoutQuorum> &found, WithoutQuorumIs is) {
    picker.pick(found, without, [&](const schema::WithoutQuorum &row) {
      // `only F may be decided` is about what it names: of other matters, and of none, it says nothing.
      return checked(row.is()) == is &&
             (is != WithoutQuorumIs::OnlyDecide || picker.isFor(row.matters()) == rules::IsFor::Matter);
    });
  };
  pickIs(rules.discuss, WithoutQuorumIs::DiscussOnly);
  pickIs(rules.adjourned, WithoutQuorumIs::Adjourned);
  pickIs(rules.needsNone, WithoutQuorumIs::OnlyDecide);
}

BodyRules pickedBy(const Picker &picker, const BodyTables &tables, const Meeting &meeting) {
  const schema::Body &body = tables.bodies[number(meeting.body)];
  BodyRules rules;
  pickQuorums(picker, tables, body, rules);
  const auto decisions = tables.rules.at(body.rules());
  auto pickOf = [&](Applying<schema::Rule> &found, Mode mode) {
    picker.pick(found, decisions, [&](const schema::Rule &row) { return row.mode() == mode; });
  };
  // [R3] A rule for meetings is none for decisions in writing: a body without a rule of the mode cannot decide in
  // that way.
  pickOf(rules.decides, meeting.mode);
  if (meeting.mode != Mode::AtMeeting)
    pickOf(rules.besides, Mode::AtMeeting);
  for (const schema::Rule &row : decisions)
    rules.otherMatters =
        rules.otherMatters || (row.mode() == meeting.mode && row.matters().count() != 0 && picker.inForce(row.days()));
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
