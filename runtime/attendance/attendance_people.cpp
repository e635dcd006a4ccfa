// People who are named in a question about a meeting: in which seats they are, and where they cannot be.
#include "runtime/attendance/attendance_reader.h"
#include "runtime/people/people.h"

namespace quorate::runtime {

std::vector<std::uint32_t> AttendanceReader::seatsHeldBy(PersonIndex person) const {
  std::vector<std::uint32_t> runs;
  for (std::uint32_t run = 0; run < rows_.size(); ++run)
    for (const HoldingInfo &holding : holdersOf(model_, SeatIndex{rows_[run]}, item_.day))
      if (holding.person == person && (runs.empty() || runs.back() != run))
        runs.push_back(run);
  return runs;
}

bool AttendanceReader::takePerson(PersonIndex person, const PeopleForm &people, Counts &to, Counts &left) {
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
    if ((votes || &to == &conflicted_) && presenceSaid_ && item_.mode == Mode::AtMeeting && isElsewhere(person, runs))
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

bool AttendanceReader::isElsewhere(PersonIndex person, const std::vector<std::uint32_t> &runs) const {
  if (names(presentPeople_, person))
    return false;
  return names(absentPeople_, person) || std::any_of(runs.begin(), runs.end(), [&](std::uint32_t run) {
           auto named = std::count_if(presentPeople_.begin(), presentPeople_.end(), [&](const NamedPerson &each) {
             return std::find(each.runs.begin(), each.runs.end(), run) != each.runs.end();
           });
           return named != 0 && static_cast<std::uint32_t>(named) >= present_[run];
         });
}

void AttendanceReader::addSeveral(Meeting &meeting) const {
  for (const NamedPerson &each : presenceSaid_ ? presentPeople_ : votingPeople_)
    if (each.runs.size() > 1 && !names(conflictedPeople_, each.person))
      meeting.inSeveral.push_back(each.runs);
}

} // namespace quorate::runtime
