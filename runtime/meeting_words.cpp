// Sentences about quorum, votes and ties.
#include "runtime/meeting_words.h"
#include "runtime/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

constexpr std::string_view kBases[] = {"votes cast",       "members present", "voting members present",
                                       "eligible members", "filled seats",    "filled voting seats",
                                       "all seats",        "all voting seats"};

std::string_view baseName(std::uint8_t base) { return base < std::size(kBases) ? kBases[base] : "members"; }

std::string fractionInWords(std::uint32_t numerator, std::uint32_t denominator) {
  return std::to_string(numerator) + "/" + std::to_string(denominator);
}

/// Members in general are said without backticks; posts and classes are names.
bool isGeneral(std::string_view who) { return who.empty() || who == "members" || who == "voting members"; }

std::string general(bool votingOnly, std::uint64_t number) {
  return std::string(votingOnly ? "voting member" : "member") + (number == 1 ? "" : "s");
}

} // namespace

MeetingWords::MeetingWords(const Model &model, const Meeting &meeting)
    : model_(model), meeting_(meeting), tables_(model.tables().bodies()), text_(model.tables().text()) {
  const schema::Body &row = tables_.bodies[number(meeting.body)];
  runs_.resize(tables_.seatLists.at(row.seats()).size());
  tally_ = tally(model, meeting, runs_);
  rule_ = ruleFor(tables_, row, meeting.matter);
}

std::string MeetingWords::body() const { return ticked(model_.name(meeting_.body)); }

bool MeetingWords::bodyInForce() const {
  return tally_.body->from_day() <= meeting_.day && meeting_.day < tally_.body->until_day();
}

void MeetingWords::addNotInForce(Answer &answer) const {
  answer.truth = Truth::No;
  answer.summary = body() + " is not in force on " + printDay(meeting_.day) + ".";
  if (meeting_.day < tally_.body->from_day()) {
    std::string day = printDay(tally_.body->from_day());
    answer.because.push_back({body() + " begins on " + day + ".", clauseIf(tally_.body->clause())});
    answer.instead.push_back("from " + day);
  } else {
    std::string day = printDay(tally_.body->until_day() - 1);
    answer.because.push_back({body() + " was in force until " + day + ".", clauseIf(tally_.body->clause())});
    answer.instead.push_back("until " + day);
  }
}

std::string MeetingWords::seatName(const Run &run) const { return ticked(model_.name(SeatIndex{run.seat})); }

std::string MeetingWords::whoInWords(const schema::Requirement &requirement, std::uint64_t number) const {
  std::string_view who = textAt(tables_.pool, requirement.text());
  return isGeneral(who) ? general(requirement.voting_only(), number) : ticked(who);
}

std::string MeetingWords::quantityInWords(const schema::Quantity &quantity, const schema::Requirement &requirement,
                                          int depth) const {
  std::string who = whoInWords(requirement, 2);
  switch (quantity.form()) {
  case 0: return std::to_string(quantity.number()) + " " + whoInWords(requirement, quantity.number());
  case 1: {
    std::string text =
        fractionInWords(quantity.numerator(), quantity.denominator()) + " of " + std::string(baseName(quantity.base()));
    return isGeneral(textAt(tables_.pool, requirement.text())) ? text : text + " from " + who;
  }
  case 2: {
    std::string_view of = textAt(tables_.pool, quantity.of().count() ? quantity.text() : schema::Span(0, 0));
    return fractionInWords(quantity.numerator(), quantity.denominator()) + " of " +
           (isGeneral(of) ? "the " + general(quantity.voting_only(), 2) : ticked(of));
  }
  default: break;
  }
  std::string text = "the greater of ";
  auto operands = tables_.quantities.at(quantity.operands());
  for (std::size_t i = 0; i < operands.size() && depth < 8; ++i)
    text += (i == 0 ? "" : " and ") + quantityInWords(operands[i], requirement, depth + 1);
  return text;
}

std::string MeetingWords::needInWords(const schema::Requirement &requirement) const {
  return (requirement.more_than() ? "more than " : "at least ") +
         quantityInWords(tables_.quantities[requirement.quantity()], requirement, 0);
}

void MeetingWords::addQuorum(std::vector<Reason> &out) const {
  const schema::Body &row = *tally_.body;
  auto clause = clauseIf(row.quorum_clause() == kNone ? row.clause() : row.quorum_clause());
  if (row.quorum() == 1)
    out.push_back({body() + " needs no quorum.", clause});
  if (row.quorum() != 2)
    return;
  for (const schema::Requirement &requirement : tables_.requirements.at(row.requirements())) {
    std::uint64_t have = tally_.countOf(requirement.who(), requirement.voting_only());
    out.push_back({"The quorum of " + body() + " needs " + needInWords(requirement) + ": " + std::to_string(have) +
                       (have == 1 ? " counts" : " count") + " towards it, so this is " +
                       (tally_.met(requirement) ? "met." : "not met."),
                   requirement.clause() == kNone ? clause : clauseIf(requirement.clause())});
  }
}

std::string MeetingWords::thresholdInWords(const schema::Threshold &threshold) const {
  std::string text = threshold.more_than() ? "more than " : "at least ";
  text += fractionInWords(threshold.numerator(), threshold.denominator());
  text += " of " + std::string(baseName(threshold.base()));
  std::string_view among = textAt(tables_.pool, threshold.text());
  if (!isGeneral(among))
    text += " by " + ticked(among);
  return text;
}

void MeetingWords::addVotes(const Verdict &verdict, std::vector<Reason> &out) const {
  out.push_back({std::to_string(verdict.inFavour) + " in favour, " + std::to_string(verdict.against) + " against, " +
                     std::to_string(verdict.abstaining) + " abstaining.",
                 std::nullopt});
  if (!rule_ || unsettled(text_, rule_->open()))
    return;
  for (const schema::Threshold &threshold : tables_.thresholds.at(rule_->thresholds())) {
    Comparison sum = tally_.comparison(threshold, 0, kNone);
    out.push_back({body() + " decides by " + thresholdInWords(threshold) + ": " + std::to_string(sum.have) + " of " +
                       std::to_string(sum.base) + (sum.met() ? " is enough." : " is not enough."),
                   clauseIf(rule_->clause())});
  }
  if (verdict.tied)
    addTie(verdict, out);
  if (meeting_.matter)
    return;
  for (const Run &run : runs_) {
    const schema::Seat &seat = tables_.seats[run.seat];
    if (run.exists && (seat.voting() == 2 || seat.voting() == 3) && run.present != 0)
      out.push_back({"No matter is named, so " + seatName(run) + (run.votes ? " is" : " is not") +
                         " counted as voting: that seat votes on some matters only.",
                     clauseIf(seat.clause())});
  }
}

void MeetingWords::addTie(const Verdict &verdict, std::vector<Reason> &out) const {
  auto clause = clauseIf(rule_->clause());
  TieBreaker breaker = tieBreaker(tally_, text_, *rule_, meeting_);
  if (breaker.is == TieBreaker::Is::Nobody)
    out.push_back({"The votes are equal, and a tied motion is lost.", clause});
  if (breaker.is != TieBreaker::Is::Holder)
    return;
  const Run &run = runs_[breaker.position];
  std::string name = seatName(run);
  switch (castingVote(tally_, breaker)) {
  case CastingVote::InFavour:
    out.push_back({"The votes are equal, and " + name + " has a casting vote and is in favour" +
                       (verdict.byCastingVote ? "." : ", which is not enough here."),
                   clause});
    break;
  case CastingVote::Against:
    out.push_back({"The votes are equal, and " + name + " has a casting vote and is against.", clause});
    break;
  case CastingVote::NotUsed:
    out.push_back({"The votes are equal, and " + name + ", who would break the tie, " +
                       (run.entitled != 0                      ? "has not voted"
                        : run.leaving != 0 || run.present != 0 ? "has an interest in the item"
                                                               : "is not there") +
                       ": a tied motion is lost.",
                   clause});
    break;
  case CastingVote::Unknown: break;
  }
}

std::string MeetingWords::casterInWords() const {
  if (!rule_)
    return {};
  TieBreaker breaker = tieBreaker(tally_, text_, *rule_, meeting_);
  return breaker.is == TieBreaker::Is::Holder ? " of " + seatName(runs_[breaker.position]) : std::string();
}

void MeetingWords::addQuorumInstead(std::vector<std::string> &out) const {
  if (tally_.body->quorum() != 2)
    return;
  for (const schema::Requirement &requirement : tables_.requirements.at(tally_.body->requirements())) {
    Comparison comparison = tally_.comparison(requirement);
    if (comparison.met())
      continue;
    // Where the base is those present, whoever comes widens it.
    std::uint8_t base = tables_.quantities[requirement.quantity()].base();
    bool present = tables_.quantities[requirement.quantity()].form() == 1 && (base == 1 || base == 2);
    if (auto more = comparison.lacking(present ? 1 : 0))
      out.push_back(counted(*more) + " more " + whoInWords(requirement, *more) + " present");
  }
}

void MeetingWords::addVotesInstead(std::vector<std::string> &out) const {
  if (!rule_)
    return;
  std::uint64_t silent = 0;
  for (const Run &run : runs_)
    if (run.exists && run.votes)
      silent += run.entitled - std::min(run.entitled, run.inFavour + run.against);
  for (const schema::Threshold &threshold : tables_.thresholds.at(rule_->thresholds())) {
    Comparison comparison = tally_.comparison(threshold, 0, kNone);
    std::string_view among = textAt(tables_.pool, threshold.text());
    std::string by = isGeneral(among) ? std::string() : " by " + ticked(among);
    auto more = comparison.lacking(threshold.base() == 0 ? 1 : 0);
    if (more && *more != 0 && *more <= silent)
      out.push_back(counted(*more) + " more " + (*more == 1 ? "vote" : "votes") + " in favour" + by);
    auto turned = comparison.lacking(0);
    if ((!more || *more > silent) && turned && *turned != 0)
      out.push_back(counted(*turned) + " more " + (*turned == 1 ? "vote" : "votes") + " in favour" + by +
                    (threshold.base() == 0 ? " instead of against" : ""));
  }
}

void MeetingWords::addSeatUnknowns(std::vector<Reason> &out) const {
  for (const Run &run : runs_) {
    const schema::Seat &seat = tables_.seats[run.seat];
    if (!run.exists)
      continue;
    if (run.existsUnknown)
      openPointInWords(model_, seat.open(), out);
    if (run.votesUnknown && unsettled(text_, seat.voting_open()))
      openPointInWords(model_, seat.voting_open(), out);
    else if (run.votesUnknown)
      addOnce(out, {"whether " + seatName(run) + " has a vote on this, which is not said", clauseIf(seat.clause())});
    if (unsettled(text_, seat.count_open()))
      openPointInWords(model_, seat.count_open(), out);
    else if (run.least != run.most && !run.existsUnknown)
      addOnce(out, {"how many seats " + seatName(run) + " has", clauseIf(seat.clause())});
  }
}

void MeetingWords::addQuorumUnknowns(std::vector<Reason> &out) const {
  const schema::Body &row = *tally_.body;
  if (unsettled(text_, row.open()))
    openPointInWords(model_, row.open(), out);
  if (unsettled(text_, row.start_open()))
    openPointInWords(model_, row.start_open(), out);
  if (row.quorum() == 3)
    openPointInWords(model_, row.quorum_open(), out);
  else if (row.quorum() == 0)
    addOnce(out, {"the quorum of " + body() + ", which is not stated", clauseIf(row.clause())});
  else if (row.quorum() == 2)
    addSeatUnknowns(out);
}

void MeetingWords::addVoteUnknowns(std::vector<Reason> &out) const {
  const schema::Body &row = *tally_.body;
  if (unsettled(text_, row.open()))
    openPointInWords(model_, row.open(), out);
  if (!rule_ || (rule_->thresholds().count() == 0 && !unsettled(text_, rule_->open()))) {
    std::string what = row.rules().count() != 0 && !meeting_.matter
                           ? "the matter: " + body() + " has no rule of voting for matters in general"
                           : "the rule of voting of " + body() + ", which is not stated";
    addOnce(out, {what, clauseIf(row.clause())});
    return;
  }
  if (unsettled(text_, rule_->open())) {
    openPointInWords(model_, rule_->open(), out);
    return;
  }
  addSeatUnknowns(out);
  if (tally_.votesInFavour() != tally_.votesAgainst())
    return;
  TieBreaker breaker = tieBreaker(tally_, text_, *rule_, meeting_);
  if (unsettled(text_, rule_->tie_open()))
    openPointInWords(model_, rule_->tie_open(), out);
  else if (breaker.is == TieBreaker::Is::Unknown && unsettled(text_, row.chairs_open()))
    openPointInWords(model_, row.chairs_open(), out);
  else if (breaker.is == TieBreaker::Is::Unknown)
    addOnce(out, {"who presides, which neither the question nor the constitution says", clauseIf(rule_->clause())});
  else if (castingVote(tally_, breaker) == CastingVote::Unknown)
    addOnce(out, {"how the one holder of " + seatName(runs_[breaker.position]) + " who breaks the tie has voted",
                  clauseIf(rule_->clause())});
}

void MeetingWords::addAssumed(bool votes, std::vector<Reason> &out) const {
  const schema::Body &row = *tally_.body;
  addFilledBy(model_, row.open(), out);
  addFilledBy(model_, row.quorum_open(), out);
  if (votes && rule_) {
    addFilledBy(model_, rule_->open(), out);
    addFilledBy(model_, rule_->tie_open(), out);
  }
  // Seats that the counting rests on, and that are themselves assumed.
  std::vector<Reason> seats;
  for (const Run &run : runs_) {
    const schema::Seat &seat = tables_.seats[run.seat];
    if (!run.exists)
      continue;
    for (std::uint32_t open : {seat.open(), seat.voting_open(), seat.count_open()})
      addFilledBy(model_, open, out);
    if (auto clause = clauseIf(seat.clause()))
      seats.push_back({{}, clause});
  }
  addAssumptions(model_, seats, out);
}

} // namespace quorate::runtime
