// Counts people by runs of seats: first those whose number is said, then all of a name, then everyone, then the rest.
#include "runtime/attendance.h"
#include "runtime/body_rules.h"
#include "runtime/people.h"
#include "runtime/resolve.h"
#include "runtime/tables.h"
#include "runtime/voting_rights.h"
#include "runtime/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

using Role = GroupForm::Role;
using Who = PeopleForm::Who;

constexpr std::uint32_t kUnbounded = 1u << 30;

/// How many of each run of seats.
using Counts = std::vector<std::uint32_t>;

class Reader {
public:
  Reader(const Model &model, const Meeting &item, const std::vector<GroupForm> &groups, Taking taking)
      : model_(model), item_(item), body_(item.body), groups_(groups), taking_(taking) {
    const BodyTables &tables = model.tables().bodies();
    rows_ = tables.seatLists.at(tables.bodies[number(body_)].seats());
    for (std::uint32_t row : rows_)
      addRun(tables, model.tables().text(), tables.seats[row]);
    BodyRules rules = rulesFor(model, item);
    if (rules.conflict) {
      conflictedVote_ = rules.conflict->vote() && !rules.conflict->leave();
      conflictedMayVote_ = conflictedVote_ || rules.conflict->if_too_many() == 1;
    }
  }

  std::variant<Attendance, NotUnderstood> read() {
    Attendance attendance;
    attendance.meeting = item_;
    Counts none(all_.size(), 0);
    present_ = absent_ = conflicted_ = deputies_ = byProxy_ = deputyVotes_ = none;
    for (std::size_t i = 0; i < 3; ++i)
      votes_[i] = namedVotes_[i] = none;
    if (!readPresence() || !readConflicts() || !readVotes() || !readPresider(attendance.meeting))
      return std::move(*problem_);
    dropVotesOfDeputies(attendance.notCounted);
    tellVotesOfNonVoters(attendance.notCounted);
    for (std::size_t i = 0; i < all_.size(); ++i) {
      SeatCounts counts{present_[i], conflicted_[i], votes_[0][i], votes_[1][i], votes_[2][i]};
      counts.deputies = std::min(deputies_[i], present_[i]);
      counts.byProxy = byProxy_[i];
      attendance.meeting.seats.push_back(counts);
    }
    addSeveral(attendance.meeting);
    attendance.chosen = chosen_;
    return attendance;
  }

private:
  /// One who is registered and named, with the seats that they hold.
  struct NamedPerson {
    PersonIndex person{};
    std::vector<std::uint32_t> runs;
  };
  static bool names(const std::vector<NamedPerson> &all, PersonIndex person) {
    return std::any_of(all.begin(), all.end(), [&](const NamedPerson &each) { return each.person == person; });
  }

  void addRun(const BodyTables &tables, const TextTables &text, const schema::Seat &seat) {
    bool there = seat.from_day() <= item_.day && item_.day < seat.until_day();
    bool open = unsettled(text, seat.count_open()) || seat.most() == kNone;
    std::uint32_t all = seat.least(), room = open ? kUnbounded : std::max(seat.least(), seat.most());
    for (const schema::SeatFilling &filling : tables.fillings.at(seat.fillings()))
      if (filling.from_day() <= item_.day && item_.day < filling.until_day())
        all = room = filling.filled();
    all_.push_back(there ? all : 0);
    room_.push_back(there ? room : 0);
  }

  bool fail(NotUnderstood why) {
    problem_ = std::move(why);
    return false;
  }

  bool has(Role role) const {
    return std::any_of(groups_.begin(), groups_.end(), [&](const GroupForm &g) { return g.role == role; });
  }

  /// Takes people of one name out of `left` into `to`. Without a number: all that `usual` counts of them.
  bool take(const PeopleForm &people, Counts &to, Counts &left, const Counts &usual) {
    auto found = resolveSeats(model_, body_, people.name);
    if (auto *why = std::get_if<NotUnderstood>(&found)) {
      auto person = resolvePerson(model_, people.name);
      if (auto *known = std::get_if<PersonIndex>(&person))
        return takePerson(*known, people, to, left);
      return fail(std::move(*why));
    }
    auto runs = std::get<std::vector<std::uint32_t>>(found);
    if (taking_ == Taking::LastFirst)
      std::reverse(runs.begin(), runs.end());
    if (!people.number) {
      std::uint64_t taken = 0;
      for (std::uint32_t run : runs) {
        std::uint32_t some = std::min(left[run], usual[run]);
        move(run, some, to, left);
        noteDeputies(people, run, some, to);
        taken += some;
      }
      return taken != 0 || refuseNobody(people);
    }
    std::uint32_t wanted = *people.number;
    for (std::uint32_t run : runs) {
      std::uint32_t some = std::min(left[run], wanted);
      // Seats are handed out run by run: another choice might have been meant.
      chosen_ = chosen_ || (some == wanted && wanted != 0 && runs.size() > 1);
      move(run, some, to, left);
      noteDeputies(people, run, some, to);
      wanted -= some;
    }
    return wanted == 0 || refuseTooMany(people, *people.number - wanted);
  }

  std::vector<std::uint32_t> seatsHeldBy(PersonIndex person) const {
    std::vector<std::uint32_t> runs;
    for (std::uint32_t run = 0; run < rows_.size(); ++run)
      for (const HoldingInfo &holding : holdersOf(model_, SeatIndex{rows_[run]}, item_.day))
        if (holding.person == person && (runs.empty() || runs.back() != run))
          runs.push_back(run);
    return runs;
  }

  /// One who is registered: in every seat that they hold.
  bool takePerson(PersonIndex person, const PeopleForm &people, Counts &to, Counts &left) {
    std::vector<std::uint32_t> runs = seatsHeldBy(person);
    std::string name = ticked(people.name.text());
    if (runs.empty())
      return fail({name + " holds no seat on " + ticked(model_.name(body_)) + " on " + printDay(item_.day), {}});
    if (people.number.value_or(1) != 1 || people.deputy)
      return fail({name + ": a person is named alone, without a number", {}});
    bool votes = &to == &votes_[0] || &to == &votes_[1] || &to == &votes_[2];
    if (std::vector<NamedPerson> *already = votes                 ? &votingPeople_
                                            : &to == &present_    ? &presentPeople_
                                            : &to == &absent_     ? &absentPeople_
                                            : &to == &conflicted_ ? &conflictedPeople_
                                                                  : nullptr) {
      if (names(*already, person))
        return fail({name + " is named twice", {}});
      if (votes && names(conflictedPeople_, person) && !conflictedMayVote_)
        return fail({name + " has an interest in the item, and whoever has one does not vote on it", {}});
      if ((votes || &to == &conflicted_) && presenceSaid_ && item_.mode == Meeting::Mode::AtMeeting &&
          isElsewhere(person, runs))
        return fail({name + " is not among those who are present: once it is said who is present, whoever votes or has "
                            "an interest must be among them",
                     {}});
      already->push_back({person, runs});
    }
    for (std::uint32_t run : runs) {
      if (left[run] == 0)
        return refuseNobody(people);
      move(run, 1, to, left);
    }
    return true;
  }

  /// Whether somebody is certainly not there: said to be absent, or everybody there of their post is somebody else.
  bool isElsewhere(PersonIndex person, const std::vector<std::uint32_t> &runs) const {
    if (names(presentPeople_, person))
      return false;
    return names(absentPeople_, person) || std::any_of(runs.begin(), runs.end(), [&](std::uint32_t run) {
             auto named = std::count_if(presentPeople_.begin(), presentPeople_.end(), [&](const NamedPerson &each) {
               return std::find(each.runs.begin(), each.runs.end(), run) != each.runs.end();
             });
             return named != 0 && static_cast<std::uint32_t>(named) >= present_[run];
           });
  }

  /// Those named who sit in several seats are one head.
  void addSeveral(Meeting &meeting) const {
    for (const NamedPerson &each : presenceSaid_ ? presentPeople_ : votingPeople_)
      if (each.runs.size() > 1 && !names(conflictedPeople_, each.person))
        meeting.inSeveral.push_back(each.runs);
  }

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

  /// Votes of deputies whose seats give them none.
  void dropVotesOfDeputies(std::vector<Reason> &notCounted) {
    const BodyTables &tables = model_.tables().bodies();
    for (std::uint32_t run = 0; run < all_.size(); ++run) {
      const schema::Seat &seat = tables.seats[rows_[run]];
      if (deputyVotes_[run] == 0 || (seat.deputies() & 5) == 5)
        continue;
      for (std::size_t i = 0; i < 3; ++i)
        if (!deputyVotesFor_[i].empty())
          votes_[i][run] -= std::min(votes_[i][run], deputyVotesFor_[i][run]);
      notCounted.push_back({"Deputies of " + ticked(model_.name(SeatIndex{rows_[run]})) +
                                " have no vote: " + std::to_string(deputyVotes_[run]) +
                                (deputyVotes_[run] == 1 ? " vote of theirs does" : " votes of theirs do") +
                                " not count.",
                            clauseIf(seat.clause())});
    }
  }

  /// Votes said to be of seats that have none. Nobody is told so who is only one of everyone.
  void tellVotesOfNonVoters(std::vector<Reason> &notCounted) const {
    if (!has(Role::For) && !has(Role::Against) && !has(Role::Abstaining))
      return;
    Meeting meeting = item_;
    for (std::size_t run = 0; run < all_.size(); ++run) {
      SeatCounts counts{present_[run], conflicted_[run]};
      counts.byProxy = byProxy_[run];
      counts.deputies = std::min(deputies_[run], present_[run]);
      meeting.seats.push_back(counts);
    }
    VotingRights rights = votingRights(model_, meeting);
    for (std::uint32_t run = 0; run < all_.size(); ++run) {
      std::uint64_t told = std::uint64_t(votes_[0][run]) + votes_[1][run] + votes_[2][run];
      std::uint64_t named = std::uint64_t(namedVotes_[0][run]) + namedVotes_[1][run] + namedVotes_[2][run];
      const VotingRight &right = rights.runs[run];
      if (named != 0 && right.votes != Truth::No && told > right.entitled && conflicted_[run] != 0)
        notCounted.push_back(
            tooManyVotes(rights, told - right.entitled, std::string(model_.name(SeatIndex{rows_[run]})), true));
    }
    static constexpr std::string_view kHow[] = {" for", " against", " abstaining"};
    for (std::size_t i = 0; i < 3; ++i)
      for (std::uint32_t run = 0; run < namedVotes_[i].size(); ++run) {
        std::uint32_t votes = std::min(namedVotes_[i][run], votes_[i][run]);
        if (votes != 0 && rights.runs[run].votes == Truth::No && !rights.runs[run].breaksTies)
          notCounted.push_back(
              noVote(model_, meeting, run, votes, std::string(model_.name(SeatIndex{rows_[run]})), kHow[i]));
      }
  }

  /// Whether some of a name have an interest and may not vote, when votes are counted.
  bool interestStops(const PeopleForm &people) const {
    auto found = resolveSeats(model_, body_, people.name);
    auto *runs = std::get_if<std::vector<std::uint32_t>>(&found);
    return voting_ && !conflictedVote_ && runs &&
           std::any_of(runs->begin(), runs->end(), [&](std::uint32_t run) { return conflicted_[run] != 0; });
  }

  bool refuseNobody(const PeopleForm &people) {
    std::string name = ticked(people.name.text());
    if (interestStops(people))
      return fail({"nobody of " + name +
                       " is left who may vote: whoever has declared an interest in the item does not vote on it",
                   {}});
    if (among_)
      return fail({"nobody of " + name +
                       " is left among those who are said to be present: once it is said who is "
                       "present, whoever votes or has an interest must be among them",
                   {}});
    return fail({"nobody is left of `" + people.name.text() + "` on `" + std::string(model_.name(body_)) +
                     "` to do this; if how many they are is to be confirmed, say a number",
                 {}});
  }
  bool refuseTooMany(const PeopleForm &people, std::uint32_t there) {
    std::string named = std::to_string(*people.number) + " of " + ticked(people.name.text()) + " are named, but ";
    std::string few = there == 0 ? std::string("none") : "only " + std::to_string(there);
    if (interestStops(people))
      return fail(
          {named + few + " of them may vote: whoever has declared an interest in the item does not vote on it", {}});
    if (among_)
      return fail({named + few + " of them " + (there == 1 ? "is" : "are") +
                       " left among those who are said to be present: once it is said who is present, whoever votes "
                       "or has an interest must be among them",
                   {}});
    return fail({std::to_string(*people.number) + " of `" + people.name.text() + "` are named, but `" +
                     std::string(model_.name(body_)) + "` has only " + std::to_string(there) +
                     " who can be counted here",
                 {}});
  }

  /// One group: those with a number, then whole names, then everyone; "everyone else" takes what `rest` leaves.
  /// `usual` are those who have not been taken yet; `whole`, those and the others, of whom exceptions are made.
  bool takeGroup(const GroupForm &group, int pass, Counts &to, Counts &left, const Counts &usual, const Counts &whole) {
    for (const PeopleForm &people : group.people) {
      bool numbered = people.who == Who::Named && people.number.has_value();
      int own = numbered ? 0 : people.who == Who::Named ? 1 : people.who == Who::Everyone ? 2 : 3;
      if (own != pass || people.who == Who::Nobody)
        continue;
      if (people.who == Who::Named) {
        if (!take(people, to, left, usual))
          return false;
        continue;
      }
      if (!takeEveryone(people, to, left, usual, whole))
        return false;
    }
    return true;
  }

  bool takeEveryone(const PeopleForm &people, Counts &to, Counts &left, const Counts &usual, const Counts &whole) {
    // Those excepted may have been taken already: "everyone except Guest for, Guest against".
    Counts among = whole, excepted(all_.size(), 0);
    for (const PeopleForm &except : people.except)
      if (!take(except, excepted, among, whole))
        return false;
    for (std::uint32_t run = 0; run < all_.size(); ++run) {
      std::uint32_t some = std::min(left[run], usual[run]);
      some = std::min(some, whole[run] - std::min(whole[run], excepted[run]));
      move(run, some, to, left);
    }
    return true;
  }

  bool readPresence() {
    Counts left = room_;
    bool named = has(Role::Present);
    // Absence first: "everyone present, 2 Lay Member absent". Whoever votes by proxy is not there either.
    auto takeAway = [&](bool last) {
      for (int pass = last ? 3 : 0; pass < 4; ++pass)
        for (const GroupForm &group : groups_)
          if ((group.role == Role::Absent || group.role == Role::ByProxy) && (last || !(pass == 3 && named)) &&
              !(last && group.role == Role::Absent) &&
              !takeGroup(group, pass, group.role == Role::Absent ? absent_ : byProxy_, left, all_, all_))
            return false;
      return true;
    };
    if (!takeAway(false))
      return false;
    Counts usual = all_;
    for (std::size_t i = 0; i < usual.size(); ++i)
      usual[i] -= std::min(usual[i], absent_[i] + byProxy_[i]);
    for (int pass = 0; pass < 4; ++pass)
      for (const GroupForm &group : groups_)
        if (group.role == Role::Present && !takeGroup(group, pass, present_, left, usual, usual))
          return false;
    // "everyone else by proxy": of those who are not there.
    if (named && !takeAway(true))
      return false;
    presenceSaid_ = named || has(Role::Absent) || !(has(Role::For) || has(Role::Against) || has(Role::Abstaining));
    if (!named && presenceSaid_)
      present_ = usual;
    return true;
  }

  bool readConflicts() {
    bool there = presenceSaid_ && item_.mode == Meeting::Mode::AtMeeting;
    Counts left = there ? present_ : room_;
    Counts usual = there ? present_ : all_;
    among_ = there && has(Role::Present);
    for (int pass = 0; pass < 4; ++pass)
      for (const GroupForm &group : groups_)
        if (group.role == Role::Conflicted && !takeGroup(group, pass, conflicted_, left, usual, usual))
          return false;
    return true;
  }

  bool readVotes() {
    bool there = presenceSaid_ && item_.mode == Meeting::Mode::AtMeeting;
    Counts left = there ? present_ : room_;
    Counts usual = there ? present_ : all_;
    among_ = there && has(Role::Present);
    voting_ = true;
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (there) {
        left[i] += byProxy_[i];
        usual[i] += byProxy_[i];
      }
      if (!conflictedVote_)
        usual[i] -= std::min(usual[i], conflicted_[i]);
      if (left[i] != kUnbounded && !conflictedMayVote_)
        left[i] -= std::min(left[i], conflicted_[i]);
    }
    for (int pass = 0; pass < 4; ++pass)
      for (const GroupForm &group : groups_) {
        if (group.role != Role::For && group.role != Role::Against && group.role != Role::Abstaining)
          continue;
        std::size_t how = group.role == Role::For ? 0 : group.role == Role::Against ? 1 : 2;
        Counts &votes = votes_[how];
        Counts rest = usual, before = votes;
        for (std::size_t i = 0; i < rest.size(); ++i)
          rest[i] -= std::min(rest[i], votes_[0][i] + votes_[1][i] + votes_[2][i]);
        if (!takeGroup(group, pass, votes, left, rest, usual))
          return false;
        for (std::size_t i = 0; pass < 2 && i < votes.size(); ++i)
          namedVotes_[how][i] += votes[i] - before[i];
      }
    if (!presenceSaid_)
      for (std::size_t i = 0; i < present_.size(); ++i)
        present_[i] = thereFor(i);
    return true;
  }

  /// How many of a run are there, where only votes and conflicts are told.
  std::uint32_t thereFor(std::size_t run) const {
    std::uint32_t voted = votes_[0][run] + votes_[1][run] + votes_[2][run];
    std::uint32_t people = conflictedVote_ ? std::max(voted, conflicted_[run]) : voted + conflicted_[run];
    return people - std::min(people, byProxy_[run]);
  }

  bool readPresider(Meeting &meeting) {
    for (const GroupForm &group : groups_)
      for (const PeopleForm &people : group.people) {
        if (group.role != Role::Presiding || people.who != Who::Named)
          continue;
        auto found = resolveSeats(model_, body_, people.name);
        auto person = resolvePerson(model_, people.name);
        std::vector<std::uint32_t> runs;
        if (auto *seats = std::get_if<std::vector<std::uint32_t>>(&found))
          runs = *seats;
        else if (auto *known = std::get_if<PersonIndex>(&person))
          runs = seatsHeldBy(*known);
        if (runs.empty())
          return fail(std::holds_alternative<NotUnderstood>(found)
                          ? std::get<NotUnderstood>(found)
                          : NotUnderstood{ticked(people.name.text()) + " holds no seat there", {}});
        auto there = std::find_if(runs.begin(), runs.end(), [&](std::uint32_t run) { return present_[run] != 0; });
        chosen_ = chosen_ || runs.size() > 1;
        std::uint32_t run = there != runs.end() ? *there : runs.front();
        if (!presenceSaid_ && present_[run] == 0)
          present_[run] = 1;
        meeting.presiding = run;
      }
    return true;
  }

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

} // namespace

std::variant<Attendance, NotUnderstood> attendanceOf(const Model &model, const Meeting &item,
                                                     const std::vector<GroupForm> &groups, Taking taking) {
  return Reader(model, item, groups, taking).read();
}

} // namespace quorate::runtime
