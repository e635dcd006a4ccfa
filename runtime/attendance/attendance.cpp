// All ways in which the attendance of a question may be meant.
#include "runtime/attendance/attendance.h"

#include "runtime/attendance/alike.h"
#include "runtime/attendance/reading.h"
#include "runtime/meeting/body_rules.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

using Role = GroupForm::Role;

bool isPresence(Role role) { return role == Role::Present || role == Role::Absent || role == Role::ByProxy; }

/// [A1] The people of some groups, each with the part they play; or who is not understood.
/// Whether a group tells of one person in a role besides being there: whoever presides, or gives the casting vote.
bool isOfOne(Role role) { return role == Role::Presiding || role == Role::CastingFor || role == Role::CastingAgainst; }

std::variant<std::vector<Part>, NotUnderstood> partsOf(const Room &room, const std::vector<GroupForm> &groups,
                                                       Mode mode) {
  std::vector<Part> parts;
  for (const GroupForm &group : groups)
    for (const PeopleForm &people : group.people) {
      if (people.who == PeopleForm::Who::Nobody ||
          (group.role == Role::Presiding && people.who != PeopleForm::Who::Named))
        continue;
      // [A2] Outside a meeting nobody is present or absent: what is told of that is left aside.
      const bool aside = mode != Mode::AtMeeting && (isPresence(group.role) || group.role == Role::Presiding);
      auto who = room.understand(people);
      if (auto *unknown = std::get_if<NotMeant>(&who)) {
        // Also of somebody who has no seat that day; but a name that means nobody is a slip.
        if (aside && unknown->is == NotMeant::Is::HoldsNoSeat)
          continue;
        return std::move(unknown->why);
      }
      Who &meant = std::get<Who>(who);
      if (!aside && isOfOne(group.role) && meant.person && meant.runs.empty())
        return NotUnderstood{room.noSeatInWords(meant), {}};
      if (!aside)
        parts.push_back({group.role, std::move(meant)});
    }
  return parts;
}

/// How many of a post there are matters where all of them are meant, or all but some.
RollTerms termsOf(const Room &room, const Meeting &item, const std::vector<Part> &parts, const Reading::Told &told) {
  RollTerms terms(room);
  Alike alike(room);
  alike.addRules(item);
  std::vector<std::uint64_t> there(room.size(), 0), acting(room.size(), 0), interested(room.size(), 0);
  auto tell = [&](const Who &who, std::vector<std::uint64_t> &number) {
    // Of a class or place, several runs together have so many.
    if (who.runs.size() == 1)
      number[who.runs.front()] += who.number.value_or(0);
  };
  for (const Part &part : parts) {
    const Who &who = part.who;
    mention(who, alike, terms);
    const bool one = isOfOne(part.role);
    bool whole = !one && !who.person && !who.deputy && !who.number;
    for (std::uint32_t run : who.runs)
      terms.numberMatters[run] = terms.numberMatters[run] || whole;
    // Whoever presides, or has a casting vote, is told of in another role as well.
    if (!one)
      tell(who, isPresence(part.role) ? there : part.role == Role::Conflicted ? interested : acting);
  }
  bool rest = told.absent && !told.present;
  for (std::uint32_t run = 0; run < room.size(); ++run) {
    // Those with an interest and those who vote may be the same people where there are not enough others.
    bool both = interested[run] != 0 && acting[run] != 0 && !told.present;
    terms.numberMatters[run] = terms.numberMatters[run] || rest || both;
    terms.mentioned[run] = terms.mentioned[run] || rest;
    // [A3] Of an open number of seats there are enough for them to be others.
    bool enough = room.holders(run).known != Holders::Known::Exactly && room.holders(run).most == kNone;
    terms.told[run] = std::max({there[run], acting[run], interested[run], enough ? acting[run] + interested[run] : 0});
  }
  terms.alike = std::move(alike).keys();
  return terms;
}

} // namespace

namespace {

/// With more ways than this nothing is advised, so that an answer comes back in a moment.
constexpr std::size_t kMostScenesKept = 300;

/// [Y2] Who counts of too many proxies is chosen anew whenever somebody does something else.
bool isAnotherScene(const Attendance &way) {
  return std::all_of(way.choices.begin(), way.choices.end(),
                     [](const Choice &one) { return one.is != Choice::Is::WhichProxies || one.taken == 0; });
}

} // namespace

void Attendances::add(Attendance way) {
  if (!isAnotherScene(way) || ++kept > kMostScenesKept)
    way.scene.reset();
  ways.push_back(std::move(way));
}

Scenes Attendances::scenes() const {
  Scenes all;
  for (const Attendance &way : ways)
    if (isAnotherScene(way))
      all.push_back(way.scene);
  const bool none = tooMany || std::any_of(all.begin(), all.end(), [](const auto &scene) { return !scene; });
  return none ? Scenes{} : all;
}

std::variant<Attendances, NotUnderstood> attendancesOf(const Model &model, const Meeting &item,
                                                       const std::vector<GroupForm> &groups) {
  const auto shared = std::make_shared<const Room>(model, item.body, item.day);
  const Room &room = *shared;
  auto understood = partsOf(room, groups, item.mode);
  if (auto *why = std::get_if<NotUnderstood>(&understood))
    return std::move(*why);
  const std::vector<Part> &parts = std::get<std::vector<Part>>(understood);
  Reading::Told told;
  for (const GroupForm &group : groups) {
    bool meeting = item.mode == Mode::AtMeeting;
    told.present = told.present || (meeting && group.role == Role::Present);
    told.absent = told.absent || (meeting && group.role == Role::Absent);
  }
  RollTerms terms = termsOf(room, item, parts, told);
  Attendances all;
  std::optional<NotUnderstood> why;
  withFewerNumbers(room, terms, [&] {
    all = {};
    all.room = shared;
    all.tooMany = !forEveryWay(kMostReadings, [&](Choices &choices) {
      try {
        all.add(Reading(room, item, parts, told, terms, choices).read());
      } catch (CannotBe &problem) {
        if (!why)
          why = std::move(problem.why);
      }
    });
    return !all.tooMany;
  });
  // [A5] [U1] What is told is so: ways in which it cannot be are left out, and it is refused if there is no other.
  if (all.ways.empty())
    return std::move(*why);
  return all;
}

namespace {

/// An example of votes told by post: "15 Member".
std::string votesByPost(const Model &model, const Meeting &meeting) {
  const BodyTables &tables = model.tables().bodies();
  auto rows = tables.seatLists.at(tables.bodies[number(meeting.body)].seats());
  for (std::size_t run = 0; run < meeting.seats.size(); ++run)
    for (std::uint32_t votes : {meeting.seats[run].inFavour, meeting.seats[run].against})
      if (votes != 0)
        return std::to_string(votes) + " " + std::string(model.name(SeatIndex{rows[run]}));
  return "1 " + std::string(model.name(SeatIndex{rows[0]}));
}

/// Why it matters which of those are meant, whom a choice is among.
std::string toldApart(const Model &model, const Meeting &item, const Choice &choice) {
  const BodyTables &tables = model.tables().bodies();
  const Room room(model, item.body, item.day);
  std::string several, unfit;
  for (std::uint32_t person : choice.people) {
    const std::string name = ticked(model.name(PersonIndex{person}));
    auto rows = tables.several.at(tables.bodies[number(item.body)].several());
    auto add = [&](std::string &names) { names += (names.empty() ? "" : ", ") + name; };
    if (std::any_of(rows.begin(), rows.end(), [&](const schema::Several &row) {
          return row.person() == person && row.from_day() <= item.day && item.day < row.until_day();
        }))
      add(several);
    else if (room.mayBeUnfit(PersonIndex{person}))
      add(unfit);
  }
  return (several.empty() ? "" : ", for more than one seat is held by " + several) +
         (unfit.empty() ? "" : ", for " + unfit + " may not hold their seat");
}

} // namespace

bool supposeNotThere(const Model &model, Meeting &item) {
  const schema::Body &body = model.tables().bodies().bodies[number(item.body)];
  for (std::uint32_t open : {body.open(), body.start_open()})
    if (unsettled(model.tables().text(), open)) {
      item.settled.push_back({open, !isThereIf(model.tables().text(), body.clause(), open, true)});
      return true;
    }
  return false;
}

void addChoice(const Model &model, const Meeting &item, const Choice &choice, std::vector<Reason> &out) {
  const BodyTables &tables = model.tables().bodies();
  const schema::Body &body = tables.bodies[number(item.body)];
  auto seat = [&] { return tables.seatLists.at(body.seats())[*choice.of]; };
  switch (choice.is) {
  case Choice::Is::WhichSeats:
    return addOnce(out, {"which of the seats that share a name are meant: say, for instance, of which place", {}});
  case Choice::Is::WhichPeople:
    return addOnce(out, {"who is meant where a number is told: say it by name" + toldApart(model, item, choice), {}});
  case Choice::Is::WhoseDeputy:
    return addOnce(out,
                   {"in whose place a deputy is there, of those who hold the same post: say which of them are there "
                    "themselves",
                    {}});
  case Choice::Is::WhichProxies: {
    const BodyRules rules = rulesFor(model, item);
    return addOnce(out, {"which of the votes by proxy count: those present may not hold so many between them",
                         clauseIf(rules.proxies ? rules.proxies->clause() : kNone)});
  }
  case Choice::Is::Number: return addNumberUnknown(model, SeatIndex{seat()}, out);
  case Choice::Is::Seats: return openPointInWords(model, *choice.of, out);
  case Choice::Is::SeatsVote: return addVoteUnknown(model, SeatIndex{seat()}, out);
  case Choice::Is::Holders: return addOnce(out, holdersUnknown(model, item.body, item.day));
  case Choice::Is::Presence: return addOnce(out, {"who was there, which the minutes do not say", {}});
  case Choice::Is::Votes: return addOnce(out, {"the votes, which the minutes do not record", {}});
  case Choice::Is::Matter: return addOnce(out, {"the matter, which the minutes do not name", {}});
  case Choice::Is::WhoseVotes:
    return addOnce(out, {"who voted how: the minutes give numbers only; votes told by post, such as `" +
                             votesByPost(model, item) + "`, or by name would settle it",
                         {}});
  }
}

} // namespace quorate::runtime
