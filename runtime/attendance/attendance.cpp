// Counts people by runs of seats: first those whose number is said, then all of a name, then everyone, then the rest.
#include "runtime/attendance/attendance_reader.h"

namespace quorate::runtime {

bool AttendanceReader::take(const PeopleForm &people, Counts &to, Counts &left, const Counts &usual) {
  auto found = resolveSeats(model_, body_, people.name);
  if (auto *why = std::get_if<NotUnderstood>(&found)) {
    auto person = resolvePerson(model_, people.name);
    if (auto *known = std::get_if<PersonIndex>(&person))
      return takePerson(*known, people, to, left);
    const auto &other = std::get<NotUnderstood>(person).didYouMean;
    why->didYouMean.insert(why->didYouMean.end(), other.begin(), other.end());
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

bool AttendanceReader::takeGroup(const GroupForm &group, int pass, Counts &to, Counts &left, const Counts &usual,
                                 const Counts &whole) {
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

bool AttendanceReader::takeEveryone(const PeopleForm &people, Counts &to, Counts &left, const Counts &usual,
                                    const Counts &whole) {
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

bool AttendanceReader::readPresence() {
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

bool AttendanceReader::readConflicts() {
  bool there = presenceSaid_ && item_.mode == Mode::AtMeeting;
  Counts left = there ? present_ : room_;
  Counts usual = there ? present_ : all_;
  among_ = there && has(Role::Present);
  for (int pass = 0; pass < 4; ++pass)
    for (const GroupForm &group : groups_)
      if (group.role == Role::Conflicted && !takeGroup(group, pass, conflicted_, left, usual, usual))
        return false;
  return true;
}

bool AttendanceReader::readVotes() {
  bool there = presenceSaid_ && item_.mode == Mode::AtMeeting;
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

bool AttendanceReader::readPresider(Meeting &meeting) {
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

void AttendanceReader::addRun(const BodyTables &tables, const TextTables &text, const schema::Seat &seat) {
  bool there = seat.from_day() <= item_.day && item_.day < seat.until_day();
  bool open = unsettled(text, seat.count_open()) || seat.most() == kNone;
  std::uint32_t all = seat.least(), room = open ? kUnbounded : std::max(seat.least(), seat.most());
  for (const schema::SeatFilling &filling : tables.fillings.at(seat.fillings()))
    if (filling.from_day() <= item_.day && item_.day < filling.until_day())
      all = room = filling.filled();
  all_.push_back(there ? all : 0);
  room_.push_back(there ? room : 0);
}

std::variant<Attendance, NotUnderstood> AttendanceReader::read() {
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

std::uint32_t AttendanceReader::thereFor(std::size_t run) const {
  std::uint32_t voted = votes_[0][run] + votes_[1][run] + votes_[2][run];
  std::uint32_t people = conflictedVote_ ? std::max(voted, conflicted_[run]) : voted + conflicted_[run];
  return people - std::min(people, byProxy_[run]);
}

std::variant<Attendance, NotUnderstood> attendanceOf(const Model &model, const Meeting &item,
                                                     const std::vector<GroupForm> &groups, Taking taking) {
  return AttendanceReader(model, item, groups, taking).read();
}

} // namespace quorate::runtime
