// Reads the attendance of a question: the class behind `attendanceOf`, for the files that it is written in.
#pragma once

#include "runtime/attendance/attendance.h"
#include "runtime/meeting/body_rules.h"
#include "runtime/model/tables.h"
#include "runtime/names/resolve.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

/// Counts people by runs of seats, one question at a time.
class AttendanceReader {
public:
  using Role = GroupForm::Role;
  using Who = PeopleForm::Who;
  /// How many of each run of seats.
  using Counts = std::vector<std::uint32_t>;

  AttendanceReader(const Model &model, const Meeting &item, const std::vector<GroupForm> &groups, Taking taking)
      : model_(model), item_(item), body_(item.body), groups_(groups), taking_(taking) {
    const BodyTables &tables = model.tables().bodies();
    rows_ = tables.seatLists.at(tables.bodies[number(body_)].seats());
    for (std::uint32_t row : rows_)
      addRun(tables, model.tables().text(), tables.seats[row]);
    BodyRules rules = rulesFor(model, item);
    if (rules.conflict) {
      conflictedVote_ = rules.conflict->vote() && !rules.conflict->leave();
      conflictedMayVote_ = conflictedVote_ || rules.conflict->if_too_many() == IfTooMany::MayStay;
    }
  }

  std::variant<Attendance, NotUnderstood> read();

private:
  static constexpr std::uint32_t kUnbounded = 1u << 30;
  /// One who is registered and named, with the seats that they hold.
  struct NamedPerson {
    PersonIndex person{};
    std::vector<std::uint32_t> runs;
  };
  static bool names(const std::vector<NamedPerson> &all, PersonIndex person) {
    return std::any_of(all.begin(), all.end(), [&](const NamedPerson &each) { return each.person == person; });
  }

  void addRun(const BodyTables &tables, const TextTables &text, const schema::Seat &seat);

  bool fail(NotUnderstood why) {
    problem_ = std::move(why);
    return false;
  }

  bool has(Role role) const {
    return std::any_of(groups_.begin(), groups_.end(), [&](const GroupForm &g) { return g.role == role; });
  }

  /// Takes people of one name out of `left` into `to`. Without a number: all that `usual` counts of them.
  bool take(const PeopleForm &people, Counts &to, Counts &left, const Counts &usual);

  std::vector<std::uint32_t> seatsHeldBy(PersonIndex person) const;
  /// One who is registered: in every seat that they hold.
  bool takePerson(PersonIndex person, const PeopleForm &people, Counts &to, Counts &left);
  /// Whether somebody is certainly not there: said to be absent, or everybody there of their post is somebody else.
  bool isElsewhere(PersonIndex person, const std::vector<std::uint32_t> &runs) const;
  /// Those named who sit in several seats are one head.
  void addSeveral(Meeting &meeting) const;
  /// Votes of deputies whose seats give them none.
  void dropVotesOfDeputies(std::vector<Reason> &notCounted);
  /// Votes said to be of seats that have none. Nobody is told so who is only one of everyone.
  void tellVotesOfNonVoters(std::vector<Reason> &notCounted) const;
  /// Whether some of a name have an interest and may not vote, when votes are counted.
  bool interestStops(const PeopleForm &people) const;
  bool refuseNobody(const PeopleForm &people);
  bool refuseTooMany(const PeopleForm &people, std::uint32_t there);

  void move(std::uint32_t run, std::uint32_t some, Counts &to, Counts &left) {
    to[run] += some;
    if (left[run] != kUnbounded)
      left[run] -= some;
  }

  /// Deputies are there in the place of holders; their votes are told apart.
  void noteDeputies(const PeopleForm &people, std::uint32_t run, std::uint32_t some, const Counts &to) {
    if (!people.deputy)
      return;
    bool present = &to == &present_, votes = false;
    for (std::size_t i = 0; i < 3; ++i)
      if (&to == &votes_[i]) {
        votes = true;
        deputyVotesFor_[i].resize(all_.size(), 0);
        deputyVotesFor_[i][run] += some;
      }
    if (present)
      deputies_[run] += some;
    if (votes) {
      deputyVotes_[run] += some;
      deputies_[run] = std::max(deputies_[run], deputyVotes_[run]);
    }
  }

  /// One group: those with a number, then whole names, then everyone; "everyone else" takes what `rest` leaves.
  /// `usual` are those who have not been taken yet; `whole`, those and the others, of whom exceptions are made.
  bool takeGroup(const GroupForm &group, int pass, Counts &to, Counts &left, const Counts &usual, const Counts &whole);

  bool takeEveryone(const PeopleForm &people, Counts &to, Counts &left, const Counts &usual, const Counts &whole);

  bool readPresence();

  bool readConflicts();

  bool readVotes();

  /// How many of a run are there, where only votes and conflicts are told.
  std::uint32_t thereFor(std::size_t run) const;

  bool readPresider(Meeting &meeting);

  const Model &model_;
  const Meeting &item_;
  BodyIndex body_;
  std::span<const std::uint32_t> rows_; ///< of seats
  const std::vector<GroupForm> &groups_;
  Taking taking_;
  Counts all_, room_;
  Counts present_, absent_, conflicted_, deputies_, byProxy_;
  Counts votes_[3];          ///< in favour, against, abstaining
  Counts deputyVotesFor_[3]; ///< of them, by deputies
  Counts deputyVotes_;
  std::vector<NamedPerson> presentPeople_, absentPeople_, conflictedPeople_, votingPeople_;
  Counts namedVotes_[3];           ///< by people who are named, not as some of everyone
  bool among_ = false;             ///< only those said to be present are left to be counted
  bool voting_ = false;            ///< votes are being counted
  bool conflictedVote_ = false;    ///< those in conflict vote
  bool conflictedMayVote_ = false; ///< or do so if too many would have to leave
  bool presenceSaid_ = false;
  bool chosen_ = false;
  std::optional<NotUnderstood> problem_;
};

} // namespace quorate::runtime
