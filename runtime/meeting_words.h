// What was counted at a meeting, in words.
#pragma once

#include "runtime/answer.h"
#include "runtime/tally.h"

namespace quorate::runtime {

/// One item of one meeting, put in words. Counts are of what is certain: what may or may not be there is left out.
class MeetingWords {
public:
  MeetingWords(const Model &model, const Meeting &meeting);

  /// The name of the body, in backticks.
  std::string body() const;
  bool bodyInForce() const;
  /// The whole answer, for a body that is not in force on the day.
  void addNotInForce(Answer &answer) const;

  /// What the quorum needs and what there is.
  void addQuorum(std::vector<Reason> &out) const;
  /// The votes, what is needed, and what happens to a tie.
  void addVotes(const Verdict &verdict, std::vector<Reason> &out) const;
  /// " of `Chair`", if it is known whose the casting vote is.
  std::string casterInWords() const;

  void addQuorumInstead(std::vector<std::string> &out) const;
  void addVotesInstead(std::vector<std::string> &out) const;
  void addQuorumUnknowns(std::vector<Reason> &out) const;
  void addVoteUnknowns(std::vector<Reason> &out) const;
  /// Assumed clauses that settle what the constitution leaves open here.
  void addAssumed(bool votes, std::vector<Reason> &out) const;

private:
  std::string seatName(const Run &run) const;
  std::string whoInWords(const schema::Requirement &requirement, std::uint64_t number) const;
  std::string needInWords(const schema::Requirement &requirement) const;
  std::string quantityInWords(const schema::Quantity &quantity, const schema::Requirement &requirement,
                              int depth) const;
  std::string thresholdInWords(const schema::Threshold &threshold) const;
  void addSeatUnknowns(std::vector<Reason> &out) const;
  void addTie(const Verdict &verdict, std::vector<Reason> &out) const;

  const Model &model_;
  const Meeting &meeting_;
  const BodyTables &tables_;
  const TextTables &text_;
  std::vector<Run> runs_;
  Tally tally_;
  const schema::Rule *rule_;
};

} // namespace quorate::runtime
