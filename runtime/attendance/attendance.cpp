// Counts the people of a question: first those whose number is said, then all of a name, then everyone, then the rest.
#include "runtime/attendance/attendance_reader.h"

#include "runtime/meeting/body_rules.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

bool AttendanceReader::has(Role role) const {
  return std::any_of(groups_.begin(), groups_.end(), [&](const GroupForm &group) { return group.role == role; });
}

bool AttendanceReader::understand() {
  using Meant = PeopleForm::Who;
  for (const GroupForm &group : groups_)
    for (const PeopleForm &people : group.people) {
      if (people.who == Meant::Nobody || (group.role == Role::Presiding && people.who != Meant::Named))
        continue;
      auto who = room_.understand(people);
      if (auto *unknown = std::get_if<NotMeant>(&who))
        return fail(std::move(unknown->why));
      parts_.push_back({group.role, std::move(std::get<Who>(who))});
    }
  return true;
}

bool AttendanceReader::readAbsence(Pool &pool, Counts &absent, std::initializer_list<Pass> passes) {
  return each({Role::Absent, Role::ByProxy}, passes, [&](const Part &part) {
    bool away = part.role == Role::Absent;
    if (away && part.who.person) {
      if (gathering_.isAbsent(*part.who.person))
        return fail({ticked(part.who.name) + " is named twice", {}});
      gathering_.absent.push_back({*part.who.person, part.who.runs, false});
    }
    if (!away && part.who.person)
      gathering_.absentees.push_back(*part.who.person);
    return refuse(room_.take(part.who, pool, away ? absent : gathering_.byProxy));
  });
}

/// Who is told to vote through somebody, where nobody meets.
bool AttendanceReader::readProxies() {
  Pool pool = room_.members();
  return each({Role::ByProxy},
              [&](const Part &part) { return refuse(room_.take(part.who, pool, gathering_.byProxy)); });
}

bool AttendanceReader::readPresence() {
  Pool pool = room_.members();
  Counts absent = room_.none();
  bool named = has(Role::Present);
  // Absence first: "everyone present, 2 Lay Member absent". Whoever votes by proxy is not there either.
  if (!readAbsence(pool, absent, {Pass::Numbered, Pass::Whole, Pass::Everyone}) ||
      (!named && !readAbsence(pool, absent, {Pass::EveryoneElse})))
    return false;
  spreadAbsence(pool, absent);
  // Who is meant where no number is said is reckoned anew, from those in post less all who are away: from the pool as
  // it is, those told to be away would be taken off twice.
  pool = Pool(std::move(pool.left), room_.members().usual);
  pool.gone = gathering_.absent;
  pool.known = room_.members().known;
  for (std::uint32_t run = 0; run < room_.size(); ++run)
    pool.spare(run, absent[run] + gathering_.byProxy[run]);
  bool taken = each({Role::Present}, [&](const Part &part) {
    if (part.who.person && gathering_.find(*part.who.person))
      return fail({ticked(part.who.name) + " is named twice", {}});
    room_.makeRoomFor(part.who, pool);
    Counts more = room_.none();
    Taken some = room_.take(part.who, pool, more);
    if (!refuse(some))
      return false;
    gathering_.admit(part.who, more, some.except);
    return true;
  });
  // "everyone else by proxy": of those who are not there.
  if (!taken || (named && !each({Role::ByProxy}, {Pass::EveryoneElse}, [&](const Part &part) {
                   return refuse(room_.take(part.who, pool, gathering_.byProxy));
                 })))
    return false;
  if (named)
    gathering_.spreadPresence();
  // [A2] Whoever votes, or votes through somebody, says nothing of all the others.
  presenceSaid_ = named || has(Role::Absent) || !(votesTold() || has(Role::ByProxy));
  // "2 Lay Member absent" says of all others that they are there; votes alone say it only of those who vote.
  if (!named && presenceSaid_) {
    Counts everyone = room_.none();
    Who all;
    all.everyone = true;
    for (std::uint32_t run = 0; run < room_.size(); ++run)
      all.runs.push_back(run);
    room_.take(all, pool, everyone);
    gathering_.admit(all, everyone, {});
  }
  // [P3] At the one end of what is possible, only those of everyone are there who are told to do something.
  if (pool.unknownTaken)
    presenceSaid_ = false;
  atMeeting_ = presenceSaid_ && item_.mode == Mode::AtMeeting;
  return true;
}

bool AttendanceReader::readConflicts() {
  Pool pool = atMeeting_ ? Pool(gathering_.present) : room_.members();
  // Who is there has been said in full, so that a name not among them is a slip in the question, and not a newcomer.
  among_ = atMeeting_ && has(Role::Present);
  return each({Role::Conflicted}, [&](const Part &part) {
    if (part.who.person) {
      if (gathering_.isInterested(*part.who.person))
        return fail({ticked(part.who.name) + " is named twice", {}});
      if (atMeeting_ && gathering_.isElsewhere(part.who))
        return refuseElsewhere(part.who);
      gathering_.interested.push_back({*part.who.person, part.who.runs, false});
    }
    return refuse(room_.take(part.who, pool, gathering_.conflicted));
  });
}

/// [A4] Whoever is away is away in every seat that they hold.
void AttendanceReader::spreadAbsence(Pool &pool, Counts &absent) {
  Counts away = absent;
  for (std::uint32_t run = 0; run < room_.size(); ++run)
    away[run] += gathering_.byProxy[run];
  // [A7] Nor is the holder there in whose place a deputy is.
  for (const Part &part : parts_)
    if (Pool rest = room_.members(); part.role == Role::Present && part.who.deputy && !part.who.person)
      room_.take(part.who, rest, away);
  Seated gone = room_.whoAmong(away, room_.inPost(), room_.allSeats(), gathering_.absent, {});
  for (std::size_t i = 0; i < gone.size(); ++i) {
    const NamedPerson &person = room_.several()[i];
    if (gone[i].empty() || gathering_.isAbsent(person.person))
      continue;
    for (std::uint32_t run : person.runs)
      if (!isOneOf(gone[i], run)) {
        ++absent[run];
        Room::lessen(pool.left[run], 1);
      }
    gathering_.absent.push_back(person);
  }
}

void AttendanceReader::readInterests() {
  BodyRules rules = rulesFor(model_, item_);
  if (!rules.conflict)
    return;
  // Where it is said who is there, it is known whether too many would have to leave, so that they may stay and vote.
  bool known = atMeeting_ && has(Role::Conflicted);
  interestedVote_ = known ? votingRights(model_, gathering_.meetingFor(item_)).interestedVote
                          : unsettledRule(model_.tables().text(), rules.conflict) ||
                                (rules.conflict->vote() && !rules.conflict->leave());
}

bool AttendanceReader::readVotes() {
  if (!votesTold())
    return true;
  readInterests();
  Pool pool = atMeeting_ ? gathering_.voters() : room_.voters();
  if (!interestedVote_)
    pool.gone = gathering_.interested;
  // [A3] They are other people than those who vote, as far as there are enough.
  for (std::uint32_t run = 0; !interestedVote_ && run < room_.size(); ++run)
    pool.spare(run, gathering_.conflicted[run]);
  std::vector<PersonIndex> named;
  for (const Part &part : parts_)
    if (part.who.person && (part.role == Role::For || part.role == Role::Against || part.role == Role::Abstaining))
      named.push_back(*part.who.person);
  // Whoever may not hold their seat is not meant where no number is said.
  Counts unfit = room_.unfitBesides(named);
  for (std::uint32_t run = 0; run < room_.size(); ++run)
    if (pool.usual[run] >= room_.members().whole[run])
      pool.spare(run, unfit[run]);
  auto tell = [&](const Part &part) {
    if (part.who.person && !maySayThatVotes(part.who))
      return false;
    Ballot how = part.role == Role::For       ? Ballot::For
                 : part.role == Role::Against ? Ballot::Against
                                              : Ballot::Abstaining;
    return refuse(votes_.tell(part.who, how, pool));
  };
  if (!each({Role::For, Role::Against, Role::Abstaining}, {Pass::Numbered, Pass::Whole, Pass::Everyone}, tell))
    return false;
  votes_.spareThoseTold(gathering_, atMeeting_, pool);
  return each({Role::For, Role::Against, Role::Abstaining}, {Pass::EveryoneElse}, tell);
}

/// Whether a person who is named can be said to vote.
bool AttendanceReader::maySayThatVotes(const Who &who) {
  if (votes_.hasVoted(*who.person))
    return fail({ticked(who.name) + " is named twice", {}});
  return !atMeeting_ || !gathering_.isElsewhere(who) || refuseElsewhere(who);
}

void AttendanceReader::addThoseWhoAct() {
  Counts voted = votes_.told(), places = room_.members().left;
  for (std::uint32_t run = 0; run < room_.size(); ++run) {
    std::uint32_t conflicted = gathering_.conflicted[run];
    // Where those with an interest vote they may be the same people as the voters; where they do not they are others,
    // as far as there are enough, but for those who are named twice.
    std::uint64_t people = std::uint64_t(voted[run]) + conflicted;
    for (const NamedPerson &each : gathering_.interested)
      people -= isOneOf(each.runs, run) && votes_.hasVoted(each.person);
    std::uint64_t most = std::max(voted[run], conflicted);
    people = interestedVote_ ? most : std::min(people, std::max<std::uint64_t>(most, places[run]));
    auto there = static_cast<std::uint32_t>(people - std::min<std::uint64_t>(people, gathering_.byProxy[run]));
    gathering_.present[run] = std::max(gathering_.present[run], there);
  }
  for (NamedPerson &each : votes_.people())
    if (!gathering_.find(each.person))
      gathering_.named.push_back(std::move(each));
  gathering_.spreadPresence();
}

void AttendanceReader::readPresider() {
  for (const Part &part : parts_) {
    if (part.role != Role::Presiding)
      continue;
    std::uint32_t run = room_.presiderAmong(part.who, gathering_.present).value_or(part.who.runs.front());
    // Whoever presides is there, unless it has been said who is.
    if (!presenceSaid_)
      addWhoActs(part.who, run);
    gathering_.presiding = run;
    gathering_.presider = part.who.person;
  }
}

/// Whoever presides or gives the casting vote is there, with or without a first vote.
void AttendanceReader::addWhoActs(const Who &who, std::uint32_t run) {
  bool counted = who.person && (votes_.hasVoted(*who.person) || gathering_.find(*who.person) ||
                                gathering_.isInterested(*who.person) ||
                                // They may be one of those of their post who are told as a number.
                                gathering_.namedIn(run) < gathering_.present[run]);
  if (who.person && !counted) {
    for (std::uint32_t seat : who.runs)
      ++gathering_.present[seat];
    gathering_.named.push_back({*who.person, who.runs, who.deputy});
  } else if (!who.person && gathering_.present[run] == 0) {
    gathering_.present[run] = 1;
  }
}

/// The casting vote, which is one person's.
bool AttendanceReader::readCasting() {
  for (const Part &part : parts_) {
    if (part.role != Role::CastingFor && part.role != Role::CastingAgainst)
      continue;
    if (casting_)
      return fail({"the casting vote is told twice: there is one", {}});
    if (part.who.everyone || part.who.number.value_or(1) != 1)
      return fail({"one person gives the casting vote: name their post or the person", {}});
    auto there = room_.presiderAmong(part.who, gathering_.present);
    if (presenceSaid_ && item_.mode == Mode::AtMeeting &&
        (!there || (part.who.person && gathering_.isElsewhere(part.who))))
      return refuseElsewhere(part.who);
    if (!presenceSaid_)
      addWhoActs(part.who, there.value_or(part.who.runs.front()));
    casting_ = CastingTold{part.who.runs, part.who.name, part.role == Role::CastingFor ? Ballot::For : Ballot::Against};
  }
  return true;
}

Attendance AttendanceReader::attendance(Meeting meeting, std::vector<Reason> notCounted) const {
  Attendance told{std::move(meeting), {}, std::move(notCounted)};
  if (room_.chosen())
    room_.addUnclear("which of the seats that share a name are meant: say, for instance, of which place", told.unclear);
  return told;
}

std::variant<Attendance, NotUnderstood> AttendanceReader::read() {
  // [A2] Outside a meeting nobody is present or absent: what is told of that is left aside.
  if (!understand() || !(item_.mode == Mode::AtMeeting ? readPresence() : readProxies()) || !readConflicts())
    return std::move(*problem_);
  gathering_.spreadInterests(atMeeting_);
  if (!readVotes())
    return std::move(*problem_);
  if (!presenceSaid_)
    addThoseWhoAct();
  readPresider();
  if (!readCasting())
    return std::move(*problem_);
  if (!votesTold()) {
    Meeting meeting = gathering_.meetingFor(item_);
    meeting.casting = std::move(casting_);
    return attendance(std::move(meeting), {});
  }
  ToldVotes::Settled settled = votes_.settle(std::move(gathering_), item_);
  settled.meeting.casting = std::move(casting_);
  return attendance(std::move(settled.meeting), std::move(settled.notCounted));
}

std::variant<Attendance, NotUnderstood> attendanceOf(const Model &model, const Meeting &item,
                                                     const std::vector<GroupForm> &groups, Taking taking) {
  return AttendanceReader(model, item, groups, taking).read();
}

} // namespace quorate::runtime
