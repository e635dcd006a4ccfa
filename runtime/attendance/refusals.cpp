// Why people of a question cannot be counted as it says.
#include "runtime/attendance/attendance_reader.h"

#include "runtime/words/wording.h"

namespace quorate::runtime {

bool AttendanceReader::refuse(const Taken &taken) {
  if (taken.enough)
    return true;
  return taken.who->number ? refuseTooMany(*taken.who, taken.there) : refuseNobody(*taken.who);
}

bool AttendanceReader::refuseNobody(const Who &who) {
  std::string name = ticked(who.name);
  if (among_)
    return fail({"nobody of " + name +
                     " is left among those who are said to be present: once it is said who is "
                     "present, whoever votes or has an interest must be among them",
                 {}});
  return fail({"nobody is left of " + name + " on " + ticked(model_.name(item_.body)) +
                   " to do this; if how many they are is to be confirmed, say a number",
               {}});
}

bool AttendanceReader::refuseTooMany(const Who &who, std::uint64_t there) {
  std::string named = std::to_string(*who.number) + " of " + ticked(who.name) + " are named, but ";
  std::string few = there == 0 ? std::string("none") : "only " + std::to_string(there);
  if (among_)
    return fail({named + few + " of them " + (there == 1 ? "is" : "are") +
                     " left among those who are said to be present: once it is said who is present, whoever votes "
                     "or has an interest must be among them",
                 {}});
  return fail(
      {named + ticked(model_.name(item_.body)) + " has only " + std::to_string(there) + " who can be counted here",
       {}});
}

bool AttendanceReader::refuseElsewhere(const Who &who) {
  return fail({ticked(who.name) + " is not among those who are present: once it is said who is present, whoever votes "
                                  "or has an interest must be among them",
               {}});
}

} // namespace quorate::runtime
