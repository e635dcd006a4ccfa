// Majorities and ties.
#include "compiler/documents/votes.h"

#include "compiler/documents/english.h"
#include "compiler/documents/quantities.h"
#include "compiler/documents/words.h"
#include "runtime/words/rules.h"

#include <algorithm>

namespace quorate::documents {

using namespace ir;

namespace {

/// How a base stands when it is the votes that are measured against it.
std::string baseOfVotes(Base base) {
  switch (base) {
  case Base::VotesAndAbstentions: return "the votes cast and abstentions together";
  case Base::MembersPresent: return "the members present, those who abstain included";
  case Base::VotingMembersPresent: return "the voting members present, those who abstain included";
  default: return baseWords(base);
  }
}

bool isSome(const Threshold &it) { return !it.among.seats.empty() && !it.among.everyone(); }

/// " of the Lay Members": whose votes are meant, if not everybody's.
std::string ofWhom(const Threshold &it) { return isSome(it) ? " by the " + several(it.among) : ""; }

std::string counted(const Threshold &it) {
  std::string text = words::countedBy(words::Style::Document, it.counted, it.constituentsText);
  // What the word means is said, since most readers of standing orders have met neither way of counting.
  if (it.counted == Counted::ByHead)
    text += ": each person has one vote";
  if (it.counted == Counted::ByConstituent)
    text += ": each " + it.constituentsText +
            " has one vote, which is for the motion if more of the votes of its members are for it than against it";
  return text;
}

std::string shareWords(const Threshold &it) {
  bool whole = it.fraction.numerator == it.fraction.denominator;
  std::string need = "by " + (whole ? std::string() : limitOf(it.bound)) + part(it.fraction);
  if (!isSome(it))
    return need + baseOfVotes(it.base);
  std::string who = several(it.among);
  return it.base == Base::VotesCast ? need + "the votes cast by the " + who
                                    : need + baseWords(it.base) + ", counted among the " + who;
}

/// Whether a reader must be told that abstentions are no votes.
bool leavesOutAbstentions(const Threshold &it) {
  return it.form == Threshold::Form::Share && it.base == Base::VotesCast && it.counted != Counted::ByConstituent &&
         !isSome(it);
}

/// One threshold with its preposition: "by more votes for it than against it", "with no votes against it".
std::string thresholdWords(const Threshold &it, bool abstentionsCount) {
  if (it.form == Threshold::Form::Share)
    return shareWords(it) + counted(it) +
           (leavesOutAbstentions(it) && !abstentionsCount ? "; abstentions are not votes cast" : "");
  return words::threshold(
             words::Style::Document,
             {.form = it.form, .bound = it.bound, .fraction = it.fraction, .number = it.number, .base = it.base}) +
         ofWhom(it) + counted(it);
}

} // namespace

Inline thresholdWords(const std::vector<Threshold> &thresholds, bool abstentionsCount) {
  std::string all;
  // [V8] A motion that nobody votes for is lost, also where nothing but votes against is counted.
  if (std::all_of(thresholds.begin(), thresholds.end(),
                  [](const Threshold &it) { return it.form == Threshold::Form::Against; }))
    all = "with a vote for it";
  for (const Threshold &threshold : thresholds) {
    std::string need = thresholdWords(threshold, abstentionsCount);
    bool long_ = all.find(';') != std::string::npos || all.find(':') != std::string::npos;
    all += (all.empty() ? "" : long_ ? "; it must also be carried " : ", and ") + need;
  }
  return all;
}

namespace {

std::string_view subjectOf(Mode mode) {
  switch (mode) {
  case Mode::AtMeeting: return "a motion is carried ";
  case Mode::InWriting: return "outside a meeting, a motion may be carried in writing ";
  case Mode::Electronically: return "outside a meeting, a motion may be carried by electronic vote ";
  }
  return {};
}

std::string_view openWords(Mode mode) {
  switch (mode) {
  case Mode::AtMeeting: return "the rule by which a motion is carried is open. ";
  case Mode::InWriting: return "the rule by which a motion is carried in writing is open. ";
  case Mode::Electronically: return "the rule by which a motion is carried by electronic vote is open. ";
  }
  return {};
}

std::string countsAs(std::string_view who, CountAs as) {
  return as == CountAs::Nothing ? std::string() : " " + std::string(who) + (words::spaced(words::countsAs(as)) + ".");
}

/// What is taken for a vote though none was cast.
std::string uncast(const DecisionRule &rule, const CountsAs &counts) {
  std::string words = countsAs("An abstention counts as a vote", counts.abstentions);
  words += countsAs(rule.mode == Mode::AtMeeting ? "A member who is present and casts no vote counts as voting"
                                                 : "A member who does not answer counts as voting",
                    counts.silence);
  return words + countsAs("Each vacant voting seat counts as a vote", counts.vacancies);
}

bool othersNameMatters(const Body &body, Mode mode) {
  return std::any_of(body.decisions.begin(), body.decisions.end(),
                     [&](const DecisionRule &other) { return other.mode == mode && !other.matters.empty(); });
}

/// What is said of how long a vote is open.
std::string besides(const Model &model, const Body &body, const DecisionRule &rule) {
  bool meeting = rule.mode == Mode::AtMeeting;
  std::string words;
  if (rule.within)
    words += meeting ? " The vote is taken within " + english::span(*rule.within) + "."
                     : " The vote is open for " + english::span(*rule.within) + ".";
  // [R4] What is hard to do at a meeting does not become easy outside it.
  if (!meeting && rule.matters.empty() && othersNameMatters(body, Mode::AtMeeting))
    words += " What a motion needs at a meeting on a matter that a rule names, it needs besides, unless a rule for "
             "decisions of this sort names the matter.";
  if (rule.unlessAsked)
    words += " If " + people(model, *rule.unlessAsked) + (isOne(model, *rule.unlessAsked) ? " asks" : " ask") +
             " for a meeting, the motion is not decided outside one.";
  return words;
}

} // namespace

Inline decisionWords(Composer &composer, const Body &body, const DecisionRule &rule) {
  Inline line;
  if (Inline on = forMatters(composer, rule.matters, othersNameMatters(body, rule.mode)); !on.empty())
    line << "on " << on << ", ";
  if (rule.open)
    return capitalised(line << openWords(rule.mode)) << composer.open(rule.open);
  bool abstentionsCount = rule.counts.abstentions != CountAs::Nothing;
  if (rule.thresholds.empty())
    line << "by what majority a motion is carried is not stated";
  else
    line << subjectOf(rule.mode) << thresholdWords(rule.thresholds, abstentionsCount);
  line = sentence(std::move(line)) << uncast(rule, rule.counts);
  if (!rule.failingThat.empty())
    line << " " << sentence(Inline("Failing that, it is carried ") << thresholdWords(rule.failingThat, true))
         << uncast(rule, rule.failingCounts);
  return line << besides(composer.model, body, rule);
}

// ---------------------------------------------------------------- ties

SeatId onlyCastingVote(const Model &model, const Body &body) {
  SeatId found;
  for (SeatId id : body.seats) {
    const Seat &seat = model.at(id);
    // [X3] A seat that votes only to break a tie has a casting vote.
    if (!seat.castingVote && seat.voting != Voting::OnlyTie)
      continue;
    // With several holders nobody can say whose vote decides; that is a finding, and here nobody is named.
    if (found || seat.most > 1)
      return {};
    found = id;
  }
  return found;
}

namespace {

/// Whether votes that are equal fail this rule by one vote, so that a casting vote could matter.
bool tieMatters(const DecisionRule &rule) {
  auto half = [](const Threshold &it) {
    if (it.form == Threshold::Form::Margin)
      return it.bound == Bound::MoreThan && it.number == 0;
    return it.form == Threshold::Form::Share && it.bound == Bound::MoreThan &&
           it.fraction.numerator * 2 == it.fraction.denominator;
  };
  return std::any_of(rule.thresholds.begin(), rule.thresholds.end(), half);
}

} // namespace

Inline tieWords(Composer &composer, BodyId body, const DecisionRule &rule) {
  if (rule.open)
    return {};
  if (rule.tieOpen)
    return Inline("What happens if the votes are equal is open. ") << composer.open(rule.tieOpen);
  Inline line("If the votes are equal, ");
  switch (rule.tie) {
  case Tie::Lost: return line << "the motion is lost.";
  case Tie::BrokenByPresider: return line << "whoever presides has a casting vote.";
  case Tie::ByLot:
    // [X2] Only where one more vote in favour would be enough.
    return line << "the motion is decided by lot"
                << (tieMatters(rule) ? "." : ", if one more vote for it would carry it.");
  case Tie::Referred:
    return line << "the motion is lost, and the matter goes to "
                << (rule.referredTo ? composer.the(rule.referredTo) : Inline("another body")) << ".";
  case Tie::BrokenBy:
  case Tie::Unstated: break;
  }
  SeatId breaker = rule.tie == Tie::BrokenBy      ? rule.breaker
                   : rule.mode == Mode::AtMeeting ? onlyCastingVote(composer.model, composer.model.at(body))
                                                  : SeatId();
  if (breaker)
    // [X3] [X4] Not having voted before does not keep anybody from it, nor does an interest in spite of which one
    // votes.
    return line
           << composer.the(breaker, body) << " has a casting vote. If " << composer.the(breaker, body)
           << " is absent, gives no casting vote, or may not vote because of a declared interest, the motion is lost.";
  return tieMatters(rule) ? line << "the motion is lost." << Composer::isDefault() : Inline();
}

} // namespace quorate::documents
