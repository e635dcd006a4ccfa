// Two rules of a body for the same matter and days that disagree, with a case that shows it; notice and conflicts.
#include "compiler/analysis/checks.h"
#include "compiler/analysis/ranges.h"
#include "compiler/ir/quantity.h"
#include "runtime/rules/threshold.h"

#include <fmt/format.h>

namespace quorate::analysis {
namespace {

/// What two clauses are both for: a matter, or every matter that no other names; empty if nothing.
/// A rule for a named matter goes before the one that names none, so those two share nothing and never clash.
std::string sharedMatter(const Context &c, const std::vector<ir::FunctionId> &a, const std::vector<ir::FunctionId> &b,
                         const char *others) {
  if (a.empty() && b.empty())
    return others;
  for (ir::FunctionId matter : a)
    if (std::find(b.begin(), b.end(), matter) != b.end())
      return ticked(c.model.at(matter).name);
  return {};
}

/// A meeting at which the first so many seats of a body are there, and everybody who is there votes in favour.
struct Attending {
  const Context &c;
  const Standing &standing;
  std::vector<std::uint32_t> present; ///< for each seat of the standing
  ir::FunctionId matter;

  rules::Part partOf(std::size_t i) const {
    const ir::Seat &seat = c.model.at(standing.seats[i]);
    // Of every run the least: the case shown has to be one that the text makes possible for certain.
    return {.votes = ir::votesOn(c.model, seat, matter).value_or(false),
            .seats = seat.least,
            .filled = seat.least,
            .inPost = seat.least,
            .present = present[i],
            .inFavour = present[i]};
  }
  std::uint64_t count(const ir::Selector &who, ir::Base base) const {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < standing.seats.size(); ++i)
      if (rules::Part part = partOf(i); isIn(who.seats, standing.seats[i]) && (!who.votingOnly || part.votes))
        sum += rules::partOf(base, part);
    return sum;
  }
  bool met(const ir::People &people) const {
    std::uint64_t have = people.groups.empty() ? count(people.who, ir::Base::MembersPresent) : 0;
    for (const ir::Selector &group : people.groups)
      have += count(group, ir::Base::MembersPresent) != 0;
    return have >= ir::fewestFor(people.quantity, people.bound, [&](const ir::Quantity &quantity) {
             switch (quantity.form) {
             case ir::Quantity::Form::FractionOfSelector: return count(quantity.of, ir::Base::FilledSeats);
             case ir::Quantity::Form::AllBut: return count(people.who, ir::Base::FilledSeats);
             default: return count({standing.seats, false, {}}, quantity.base);
             }
           });
  }
  bool met(const ir::Quorum &quorum) const {
    return std::all_of(quorum.requirements.begin(), quorum.requirements.end(),
                       [&](const ir::People &people) { return met(people); });
  }
};

/// The smallest meeting, filled seat by seat, at which one quorum is met and the other not.
std::optional<std::string> quorumCase(const Context &c, const Standing &standing, const ir::Quorum &a,
                                      const ir::Quorum &b) {
  // Filled in the order of the seats and in no other: a case for the reader, of which one is enough. The clash is told
  // with or without it.
  Attending meeting{c, standing, std::vector<std::uint32_t>(standing.seats.size(), 0), {}};
  if (!a.matters.empty())
    // Voting members may differ by matter; one that the first quorum names is one that both are for.
    meeting.matter = a.matters.front();
  std::uint64_t people = 0;
  for (std::size_t i = 0;; ++i) {
    if (meeting.met(a) != meeting.met(b))
      return fmt::format("With {} there, one of them is met and the other is not.",
                         people == 0 ? "nobody" : counted(people, "member"));
    while (i < standing.seats.size() && meeting.present[i] >= c.model.at(standing.seats[i]).least)
      ++i;
    if (i == standing.seats.size())
      return std::nullopt;
    ++meeting.present[i--];
    ++people;
  }
}

/// Two quorums for the same matter, purpose and day. A body may have several; only where neither goes before the other
/// has the text no one meaning (docs/language.md, "Contradictions").
void quorumsClash(const Context &c) {
  std::map<std::pair<Range, Range>, bool> told;
  eachStanding(c, [&](const Standing &standing) {
    auto quorums = onDay(c.model, standing.body->quorums, standing.day);
    for (std::size_t i = 1; i < quorums.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const ir::Quorum &later = *quorums[i], &earlier = *quorums[j];
        std::string on = sharedMatter(c, later.matters, earlier.matters, "every matter that no other quorum names");
        if (on.empty() || later.to != earlier.to || ordered(c.model, later.clause, earlier.clause) ||
            maybeApart(c.model, later.clause, earlier.clause) ||
            !told.try_emplace({c.at(later.clause), c.at(earlier.clause)}, true).second)
          continue;
        std::optional<std::string> shows = quorumCase(c, standing, later, earlier);
        std::string days = daysText(c.model, standing.id, {standing.when});
        Diagnostic &found = c.out.report<diag::QuorumsClash>(c.at(later.clause), ticked(standing.body->templateName),
                                                             days.empty() ? on : on + " " + days);
        found.label(c.at(earlier.clause), "the other quorum");
        found.note(shows ? *shows : "They come to the same for the seats there are, but they are written twice.");
        found.mend("leave the matter or the days to one of them, or write `subject to` or `despite` in one");
      }
  });
}

/// Whether votes carry a motion when everybody is there and nobody abstains; empty if that needs more than numbers.
std::optional<bool> carries(const Attending &everybody, const std::vector<ir::Threshold> &thresholds,
                            std::uint64_t inFavour, std::uint64_t against) {
  const std::vector<ir::SeatId> &seats = everybody.standing.seats;
  bool weighted =
      std::any_of(seats.begin(), seats.end(), [&](ir::SeatId seat) { return everybody.c.model.at(seat).weight != 1; });
  // [V8] Nothing is carried with nobody in favour.
  if (inFavour == 0)
    return false;
  for (const ir::Threshold &each : thresholds) {
    // A class vote, a count by constituents or heads of weighted votes hang on who votes and not on how many.
    if (!each.among.seats.empty() || each.counted != ir::Counted::Unstated ||
        (weighted && rules::unitOf(each) == rules::Unit::Heads))
      return std::nullopt;
    std::uint64_t base =
        rules::ofVotes(each.base) ? inFavour + against : everybody.count({seats, false, {}}, each.base);
    if (!rules::met(each, {inFavour, against, base}))
      return false;
  }
  return !thresholds.empty();
}

/// Votes with which one rule carries a motion and the other does not; nothing if that hangs on more than numbers, or if
/// none is found.
std::optional<std::string> ruleCase(const Context &c, const Standing &standing, const ir::DecisionRule &a,
                                    const ir::DecisionRule &b) {
  // Every split of the votes is tried; a larger body is told without a case.
  constexpr std::uint64_t kMostVotes = 1000;
  ir::FunctionId matter = a.matters.empty() ? ir::FunctionId{} : a.matters.front();
  std::optional<std::uint64_t> votes = votesInFull(c, standing.seats, matter);
  if (!votes || *votes > kMostVotes || !a.failingThat.empty() || !b.failingThat.empty())
    return std::nullopt;
  Attending everybody{c, standing, {}, matter};
  for (ir::SeatId seat : standing.seats)
    everybody.present.push_back(c.model.at(seat).least);
  for (std::uint64_t inFavour = 0; inFavour <= *votes; ++inFavour) {
    std::optional<bool> one = carries(everybody, a.thresholds, inFavour, *votes - inFavour),
                        other = carries(everybody, b.thresholds, inFavour, *votes - inFavour);
    if (one && other && *one != *other)
      return fmt::format("With {} for and {} against, a motion is carried by one of them and lost by the other.",
                         inFavour, *votes - inFavour);
  }
  return std::nullopt;
}

/// The same of two voting rules. A rule for a meeting and one for decisions in writing are not compared: they never
/// apply together.
void rulesClash(const Context &c) {
  std::map<std::pair<Range, Range>, bool> told;
  eachStanding(c, [&](const Standing &standing) {
    auto rules = onDay(c.model, standing.body->decisions, standing.day);
    for (std::size_t i = 1; i < rules.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const ir::DecisionRule &later = *rules[i], &earlier = *rules[j];
        std::string on = sharedMatter(c, later.matters, earlier.matters, "every matter that no other rule names");
        if (on.empty() || later.mode != earlier.mode || ordered(c.model, later.clause, earlier.clause) ||
            maybeApart(c.model, later.clause, earlier.clause) ||
            !told.try_emplace({c.at(later.clause), c.at(earlier.clause)}, true).second)
          continue;
        std::string days = daysText(c.model, standing.id, {standing.when});
        Diagnostic &found = c.out.report<diag::RulesClash>(c.at(later.clause), ticked(standing.body->templateName),
                                                           days.empty() ? on : on + " " + days);
        found.label(c.at(earlier.clause), "the other rule");
        if (std::optional<std::string> shows = ruleCase(c, standing, later, earlier))
          found.note(*shows);
        found.mend("leave the matter or the days to one of them, put both into one rule, or write `subject to` or "
                   "`despite` in one");
      }
  });
}

/// A rule of notice, and the clause that states it.
struct StatedNotice {
  const ir::MeetingRule *rule;
  ir::ClauseId clause;
};

std::vector<StatedNotice> noticesOn(const Context &c, const Standing &standing) {
  std::vector<StatedNotice> found;
  for (const ir::MeetingRules *rules : onDay(c.model, standing.body->meetings, standing.day))
    for (const ir::MeetingRule &rule : rules->rules)
      if (rule.of == ir::MeetingRule::Of::ClearDaysNotice)
        found.push_back({&rule, rules->clause});
  return found;
}

/// The same of two rules of notice. Two that say the same say nothing against each other.
void noticesClash(const Context &c) {
  std::map<std::pair<Range, Range>, bool> told;
  eachStanding(c, [&](const Standing &standing) {
    std::vector<StatedNotice> notices = noticesOn(c, standing);
    for (std::size_t i = 1; i < notices.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const auto &[later, laterClause] = notices[i];
        const auto &[earlier, earlierClause] = notices[j];
        std::string on = sharedMatter(c, later->matters, earlier->matters, "every matter that no other notice names");
        bool same = later->number == earlier->number && later->calendar == earlier->calendar &&
                    later->orVoid == earlier->orVoid;
        if (on.empty() || same || ordered(c.model, laterClause, earlierClause) ||
            maybeApart(c.model, laterClause, earlierClause) ||
            !told.try_emplace({c.at(laterClause), c.at(earlierClause)}, true).second)
          continue;
        std::string days = daysText(c.model, standing.id, {standing.when});
        Diagnostic &found =
            c.out.report<diag::StatedTwice>(c.at(laterClause), "the notice of " + ticked(standing.body->templateName) +
                                                                   " for " + on + (days.empty() ? "" : " " + days));
        found.label(c.at(earlierClause), "the other notice");
        found.note(later->number == earlier->number
                       ? "Both are of " + counted(later->number, "clear day") + ", and they differ in the rest."
                       : fmt::format("One is of {}, the other of {}.", counted(later->number, "clear day"),
                                     counted(earlier->number, "clear day")));
        found.mend("leave the matter or the days to one of them, or write `subject to` or `despite` in one");
      }
  });
}

/// Meetings so often, and notice so long, that one must be called before the one before it has been held.
void noticeTooLong(const Context &c) {
  constexpr std::uint32_t kDaysOfYear = 365;
  BodyGrouping found;
  eachStanding(c, [&](const Standing &standing) {
    std::uint32_t times = 0, notice = 0;
    ir::ClauseId where;
    for (const ir::MeetingRules *rules : onDay(c.model, standing.body->meetings, standing.day))
      for (const ir::MeetingRule &rule : rules->rules) {
        if (rule.of == ir::MeetingRule::Of::TimesAYear)
          times = std::max(times, rule.number);
        // Longer notice for a single matter does not hold up the other meetings.
        if (rule.of == ir::MeetingRule::Of::ClearDaysNotice && rule.matters.empty() && rule.number > notice) {
          notice = rule.number;
          where = rules->clause;
        }
      }
    // Clear days leave out the day of the notice and that of the meeting, so n of them lie between days that are n + 1
    // apart.
    if (times != 0 && notice + 1 > kDaysOfYear / times)
      found.add(c.at(where), standing,
                fmt::format("{} of notice, and {} a year, which is one every {}", counted(notice, "clear day"),
                            counted(times, "meeting"), counted(kDaysOfYear / times, "day")));
  });
  tell<diag::NoticeTooLong>(c, found,
                            {"Each meeting has to be called before the one before it is held.",
                             "ask for fewer days of notice, or for fewer meetings"});
}

/// A body that says what conflicted members do, but not what is done when too few are left: anybody may be conflicted,
/// and then a quorum can fail.
void tooManyConflicted(const Context &c) {
  BodyGrouping found;
  eachStanding(c, [&](const Standing &standing) {
    for (const ir::ConflictRule *rule : onDay(c.model, standing.body->conflicts, standing.day)) {
      // Without a clause the members leave, too; but a body that says nothing of conflicts is not told of this, or
      // nearly every body would be.
      if (!rule->clause || !rule->leave || rule->countToQuorum ||
          rule->ifTooMany != ir::ConflictRule::IfTooMany::Unstated)
        continue;
      const ir::Quorum *quorum = standing.quorum(c.model, ir::Quorum::To::Meet,
                                                 rule->matters.empty() ? ir::FunctionId{} : rule->matters.front());
      if (quorum && !quorum->none && !quorum->requirements.empty())
        found.add(c.at(rule->clause), standing);
    }
  });
  tell<diag::TooManyConflicted>(
      c, found,
      {"Everybody may have declared an interest in one matter, and then nobody may decide it.",
       "add `if too many leave the matter goes to …`, `they may stay and vote`, or `the others may decide`"});
}

constexpr Check kClashesChecks[] = {
    {"quorums that clash", quorumsClash},       {"rules that clash", rulesClash},
    {"notices that clash", noticesClash},       {"notice longer than the distance of meetings", noticeTooLong},
    {"too many conflicted", tooManyConflicted},
};

} // namespace

std::span<const Check> meetingChecks() { return kClashesChecks; }

} // namespace quorate::analysis
