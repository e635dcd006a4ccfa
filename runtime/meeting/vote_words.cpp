// Sentences about votes, what is needed to carry, and ties.
#include "runtime/meeting/meeting_words.h"
#include "runtime/meeting/voting_rights.h"
#include "runtime/model/terms.h"
#include "runtime/words/rules.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

std::string MeetingWords::thresholdInWords(const schema::Threshold &threshold) const {
  const schema::Who &among = threshold.among();
  return words::threshold(words::Style::Answer, {.form = threshold.form(),
                                                 .bound = threshold.bound(),
                                                 .fraction = {threshold.numerator(), threshold.denominator()},
                                                 .number = threshold.number(),
                                                 .base = threshold.base()}) +
         (among.everyone() ? std::string() : " by " + ticked(textAt(tables_.pool, among.text()))) +
         words::spaced(words::countedBy(words::Style::Answer, threshold.counted(),
                                        textAt(tables_.pool, threshold.constituents_text())));
}

std::string MeetingWords::sumInWords(const schema::Threshold &threshold, const Sum &sum) const {
  std::string have = std::to_string(sum.inFavour);
  switch (threshold.form()) {
  case ThresholdForm::Share: return have + " of " + std::to_string(sum.base);
  case ThresholdForm::Against: return std::to_string(sum.against) + " against";
  case ThresholdForm::Margin: return have + " for and " + std::to_string(sum.against) + " against";
  default: return have + " for";
  }
}

/// Which constituents are not in favour, and how they have voted: " (`Quay` 2 for and 8 against)".
std::string MeetingWords::constituentsInWords(const schema::Threshold &threshold) const {
  std::vector<std::string> others;
  std::size_t more = 0;
  for (const schema::Who &group : tables_.groups.at(threshold.constituents())) {
    Sum own = item_.tally.constituent(threshold, group);
    if (own.inFavour > own.against)
      continue;
    if (others.size() < kMostNamed)
      others.push_back(ticked(textAt(tables_.pool, group.text())) + " " + std::to_string(own.inFavour) + " for and " +
                       std::to_string(own.against) + " against");
    else
      ++more;
  }
  if (more != 0)
    others.push_back(counted(more) + " more");
  return others.empty() ? std::string() : " (not in favour: " + words::listed(others) + ")";
}

/// Whether no vote is against, whoever gave those that are told as numbers.
bool MeetingWords::noneAgainst() const {
  return std::all_of(runs_.begin(), runs_.end(), [&](const Run &run) {
    return item_.tally.votesOf(run, Counting::First).against == 0 &&
           item_.tally.votesOf(run, Counting::FailingThat).against == 0;
  });
}

void MeetingWords::addThresholds(const schema::Span &thresholds, std::string_view how, std::vector<Reason> &out) const {
  const Applying<schema::Rule> &rule = item_.tally.rules.decides;
  std::string decides = body() + " decides" + way() + scope(rule.named, rule.dated, rule->days());
  for (const schema::Threshold &threshold : tables_.thresholds.at(thresholds)) {
    if (meeting_.bareVotes && !(threshold.form() == ThresholdForm::Against && noneAgainst()) &&
        (!threshold.among().everyone() || rules::unitOf(lineOf(threshold)) == Unit::Constituents)) {
      out.push_back({std::string(how) + decides + " by " + thresholdInWords(threshold) +
                         ": whether that is so depends on who voted how.",
                     clauseOf(rule->clause())});
      continue;
    }
    Truth enough = certainly([&] { return rules::met(lineOf(threshold), item_.tally.sum(threshold)); });
    // [V7] Of votes against there may be too many, and never too few.
    bool against = threshold.form() == ThresholdForm::Against;
    bool groups = rules::unitOf(lineOf(threshold)) == Unit::Constituents && enough != Truth::Yes;
    out.push_back({std::string(how) + decides + " by " + thresholdInWords(threshold) + ": " +
                       sumInWords(threshold, item_.tally.sum(threshold)) +
                       (groups ? constituentsInWords(threshold) : std::string()) +
                       (enough == Truth::Yes  ? against ? " is not too many." : " is enough."
                        : enough == Truth::No ? against ? " is too many." : " is not enough."
                                              : "; whether that is enough " + notKnown()),
                   clauseOf(rule->clause())});
  }
}

/// What abstentions, silence and vacancies count as, where there are any.
void MeetingWords::addCounted(std::vector<Reason> &out) const {
  const Applying<schema::Rule> &rule = item_.tally.rules.decides;
  const Tally &tally = item_.tally;
  std::uint64_t abstaining = 0, silent = 0, vacant = 0;
  for (const Run &run : runs_) {
    if (!run.exists || !run.votes)
      continue;
    Votes told = tally.votesOf(run, Counting::AsTold);
    std::uint64_t may = std::uint64_t(tally.standing(run).entitled) + tally.proxiesOf(run);
    std::uint64_t voted = told.inFavour + told.against + told.abstaining;
    abstaining += told.abstaining;
    silent += may > voted ? may - voted : 0;
    vacant += tally.seatsIn(run) - tally.filledIn(run);
  }
  bool failing = false;
  auto add = [&](CountAs as, std::uint64_t number, std::string_view one, std::string_view many) {
    if (as == CountAs::Nothing || number == 0)
      return;
    out.push_back({(failing ? "Failing that, " : "") + std::to_string(number) + std::string(number == 1 ? one : many) +
                       (as == CountAs::For ? " in favour." : " against."),
                   clauseOf(rule->clause())});
  };
  for (Counting how : {Counting::First, Counting::FailingThat}) {
    failing = how == Counting::FailingThat;
    CountsAs as = tally.countsAs(how);
    add(as.abstentions, abstaining, " abstention counts", " abstentions count");
    // [P1] Votes are those of seats: of somebody in two of them both count.
    if (tally.body->several().count() != 0)
      add(as.silence, silent, " seat whose vote is not cast counts", " seats whose votes are not cast count");
    else
      add(as.silence, silent, " member who does not vote counts", " members who do not vote count");
    add(as.vacancies, vacant, " vacant seat counts", " vacant seats count");
  }
}

/// Votes that were to break a tie, where there is none, or where somebody else breaks it.
void MeetingWords::addNotCounted(const Verdict &verdict, std::vector<Reason> &out) const {
  bool tied = verdict.tied || verdict.byCastingVote;
  for (const Run &run : runs_) {
    std::uint64_t told = std::uint64_t(run.inFavour) + run.against + run.abstaining;
    if (run.exists && told != 0 && run.breaksTies && !run.votes && !tied)
      out.push_back({notCountedInWords(told, std::string(model_.name(SeatIndex{run.seat})), "") +
                         "that seat votes only to break a tie.",
                     clauseIf(tables_.seats[run.seat].clause())});
  }
  if (!meeting_.casting || !item_.tally.rules.decides || item_.tally.rules.decides->thresholds().count() == 0)
    return;
  // [A6] A casting vote that decides nothing is told, with the reason.
  std::string whose = meeting_.casting->name.empty() ? "" : " of " + ticked(meeting_.casting->name);
  if (std::string why = castingUncounted(verdict); !why.empty())
    out.push_back({"The casting vote" + whose + " is not counted: " + why, std::nullopt});
}

/// The thresholds of the rule that stands in `decides`, those after `failing that` too if they were looked at.
/// [E1] The rule that was chosen is cited, whether it is met or not.
void MeetingWords::addRule(bool failingThat, std::vector<Reason> &out) const {
  const Applying<schema::Rule> &rule = item_.tally.rules.decides;
  if (unsettledRule(text_, rule))
    return;
  addCounted(out);
  addThresholds(rule->thresholds(), "", out);
  // Where the first set was met, the second was never looked at.
  if (failingThat)
    addThresholds(rule->failing_that(), "Failing that, ", out);
}

// [R4] What is needed at a meeting is needed besides.
void MeetingWords::addBesides(std::vector<Reason> &out) const {
  Applying<schema::Rule> &besides = item_.tally.rules.besides;
  if (!besides)
    return;
  out.push_back({"What a meeting needs for " + ticked(model_.name(*meeting_.matter)) + " is needed" + way() +
                     " as well, since no rule names it there.",
                 clauseOf(besides->clause())});
  std::swap(item_.tally.rules.decides, besides);
  addRule(outcome_.carried != Truth::Yes, out);
  std::swap(item_.tally.rules.decides, besides);
}

// [E1] A motion that fails for want of a quorum has a rule of voting all the same.
void MeetingWords::addStatedRules(std::vector<Reason> &out) const {
  if (outcome_.by == CarriedBy::NoWay)
    return addNoWay(out);
  Applying<schema::Rule> &decides = item_.tally.rules.decides, &besides = item_.tally.rules.besides;
  const bool two = bool(besides);
  for (int each = 0; each < 1 + two; ++each) {
    if (decides && !unsettledRule(text_, decides)) {
      std::string so = body() + " decides" + way() + scope(decides.named, decides.dated, decides->days()) + " by ";
      auto add = [&](const schema::Span &thresholds, std::string_view how) {
        for (const schema::Threshold &threshold : tables_.thresholds.at(thresholds))
          out.push_back({std::string(how) + so + thresholdInWords(threshold) + ".", clauseOf(decides->clause())});
      };
      add(decides->thresholds(), "");
      add(decides->failing_that(), "Failing that, ");
    }
    if (two)
      std::swap(decides, besides);
  }
}

void MeetingWords::addNoWay(std::vector<Reason> &out) const {
  out.push_back({"The constitution gives " + body() + " no way to decide" + noWayFor() + way() + ".", clauseOf(kNone)});
}

void MeetingWords::addVotes(const Verdict &verdict, std::vector<Reason> &out) const {
  auto votes = [&](std::uint64_t Votes::*which) { return std::to_string(item_.tally.weighted(which)); };
  out.push_back({votes(&Votes::inFavour) + " in favour, " + votes(&Votes::against) + " against, " +
                     votes(&Votes::abstaining) + " abstaining.",
                 std::nullopt});
  addNotCounted(verdict, out);
  const Applying<schema::Rule> &rule = item_.tally.rules.decides;
  switch (outcome_.by) {
  case CarriedBy::NoRule: return;
  case CarriedBy::ToBeConfirmed: return addBesides(out);
  case CarriedBy::NoWay: return addNoWay(out);
  case CarriedBy::MeetingAsked:
    for (const schema::Requirement &asking : tables_.requirements.at(rule->unless_asked()))
      out.push_back({std::to_string(item_.tally.askingOf(asking.who())) + " ask for a meeting, and " +
                         needInWords(asking) + " may: then there is no decision outside one.",
                     clauseOf(rule->clause())});
    return;
  case CarriedBy::Votes:
  case CarriedBy::FailingThat:
  case CarriedBy::NoSupport: break;
  }
  addRule(outcome_.by == CarriedBy::FailingThat || outcome_.carried != Truth::Yes, out);
  addBesides(out);
  if (outcome_.by == CarriedBy::NoSupport)
    out.push_back({"Nobody is in favour, and a motion with no vote in favour is lost.", std::nullopt});
  if (item_.tally.outside && rule->span_unit() != kNoSpan)
    out.push_back({"Votes are to be given within " + printSpan({rule->span_count(), checked(rule->span_unit())}) + ".",
                   clauseOf(rule->clause())});
  if (verdict.carried != Truth::Yes || verdict.byCastingVote)
    addTies(verdict, out);
  // Who asks without naming a matter may not know that it makes a difference to these seats.
  if (meeting_.matter)
    return;
  for (const Run &run : runs_) {
    const schema::Seat &seat = tables_.seats[run.seat];
    if (run.exists && (seat.voting() == Voting::ExceptOn || seat.voting() == Voting::OnlyOn) && run.usual.present != 0)
      out.push_back({"No matter is named, so " + seatName(run) + (run.votes ? " is" : " is not") +
                         " counted as voting: that seat votes on some matters only.",
                     clauseIf(seat.clause())});
  }
}

/// What there is no rule for, where there are rules for other matters.
std::string MeetingWords::noWayFor() const {
  if (!item_.tally.rules.otherMatters)
    return {};
  return meeting_.matter ? " " + ticked(model_.name(*meeting_.matter)) : " a matter that no rule names";
}

std::string MeetingWords::lostInWords(const Verdict &verdict) const {
  switch (outcome_.by) {
  case CarriedBy::NoWay:
    return "No decision is made: the constitution gives " + body() + " no way to decide" + noWayFor() + way() + ".";
  case CarriedBy::MeetingAsked: return "No decision is made" + way() + ": a meeting is asked for.";
  default: break;
  }
  if (verdict.tied)
    return "The motion is lost on a tie.";
  // Short of the line with equal votes: no casting vote could have helped, and so it is not called a tie.
  bool equal = item_.tally.rules.decides && item_.tally.rules.decides->thresholds().count() != 0 &&
               item_.equalVotes() && !item_.thresholdsMet(0) && !item_.thresholdsMet(1);
  return equal ? "The motion is lost: equal votes fall short of the majority it needs." : "The motion is lost.";
}

} // namespace quorate::runtime
