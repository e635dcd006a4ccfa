// The working state of judging a membership, shared by the files that do it.
#pragma once

#include "runtime/meeting.h"
#include "runtime/membership.h"
#include "runtime/model/tables.h"
#include "runtime/people/people.h"

namespace quorate::runtime {

/// The open points of days that say whether seats of a body are there, or seats of other bodies that they rest on.
std::vector<std::uint32_t> openSeatsOf(const Model &model, BodyIndex body, Day day);
/// What is wrong with who sits on a body, if some of these points turn out so. Nothing, where it is not known who does.
std::vector<Breach> breachesIf(const Model &model, BodyIndex body, Day day, const std::vector<Settled> &settled);

/// One body on one day. What is found is collected: breaches are certain, unknowns might turn out to be breaches.
class MembershipCheck {
public:
  /// `settled`: how the open points of seats are taken to turn out.
  MembershipCheck(const Model &model, BodyIndex body, Day day, const std::vector<Settled> &settled);
  Membership run();

private:
  /// Somebody who has a seat on the body.
  struct Member {
    PersonIndex person{};
    SeatIndex seat{};
    HoldingInfo holding;
  };
  /// A number that is not known exactly.
  struct Range {
    std::uint64_t least = 0, most = 0;
  };
  using Persons = std::vector<PersonIndex>;
  /// People who are counted for certain, and those who may be.
  struct Counted {
    Persons certain, perhaps;
    Range number() const { return {certain.size(), certain.size() + perhaps.size()}; }
  };

  // membership.cpp: each run of seats, each holder
  bool sitsIn(PersonIndex person, SeatIndex seat) const;
  void addActing(SeatIndex seat);
  std::optional<std::uint32_t> mostOf(SeatIndex seat) const;
  std::uint32_t takenWithActing(SeatIndex seat) const;
  void checkSeat(SeatIndex seat);
  void checkMember(const Member &member);
  void checkNumber(SeatIndex seat, const SeatInfo &info, const std::vector<HoldingInfo> &holders);
  void checkClasses(const Member &member);
  void checkAge(const Member &member);
  void checkActing(SeatIndex seat, const SeatInfo &info);
  bool isOfPair(SeatIndex seat, const schema::Incompatible &pair) const;
  void checkIncompatible();

  // membership_posts.cpp
  void checkOtherPosts(const Member &member);
  bool holdsRightly(PersonIndex person, SeatIndex post) const;
  bool mayHold(PersonIndex person, SeatIndex seat);

  // membership_terms.cpp
  void checkTerms(const Member &member);
  void countTerms(const Member &member, const TenureInfo &tenure);
  void checkRetiring(SeatIndex seat, const std::vector<HoldingInfo> &holders);

  // membership_rules.cpp: all members together
  bool isIn(SeatIndex seat, const schema::Who &who) const;
  Truth isOf(const Member &member, const schema::Who &who) const;
  Counted countOf(const schema::Who &who) const;
  Range baseOf(Base base) const;
  struct Quantities;
  Truth isEnough(Range number, const schema::Requirement &rule) const;
  void checkComposition(const schema::Requirement &rule);
  void checkCap(const schema::Cap &cap);
  Truth belongsTo(PersonIndex person, std::uint32_t organisation) const;
  void checkCapFromOne(const schema::Cap &cap, const Counted &who);
  void capReached(const schema::Cap &cap, Range number, Range whole, const std::string &what);

  void breach(Breach::Of of, std::string sentence, std::optional<ClauseIndex> clause, const Member *member = nullptr);
  void breachBy(PersonIndex person, std::vector<SeatIndex> seats, Breach::Of of, std::string sentence,
                std::optional<ClauseIndex> clause);
  void unknown(std::string what, std::optional<ClauseIndex> clause);
  std::string nameOf(PersonIndex person) const;
  std::string nameOf(SeatIndex seat) const; ///< "`Chair` on `Board`"
  std::string ruleInWords(std::uint32_t clause) const;

  const Model &model_;
  const BodyTables &tables_;
  const PeopleTables &people_;
  BodyIndex body_;
  Day day_;
  std::vector<Settled> settled_;
  std::vector<SeatIndex> seats_; ///< in force on the day
  std::vector<Member> members_;  ///< in the order of seats
  Persons persons_;              ///< each once
  std::vector<SeatIndex>
      asked_; ///< seats that others rest on, of which it is being asked whether they are held rightly
  Membership found_;
};

} // namespace quorate::runtime
