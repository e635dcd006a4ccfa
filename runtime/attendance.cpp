// Counts people by runs of seats: first those whose number is said, then all of a name, then everyone, then the rest.
#include "runtime/attendance.h"
#include "runtime/resolve.h"
#include "runtime/tables.h"
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
  Reader(const Model &model, BodyIndex body, Day day, const std::vector<GroupForm> &groups, Taking taking)
      : model_(model), body_(body), groups_(groups), taking_(taking) {
    const BodyTables &tables = model.tables().bodies();
    const TextTables &text = model.tables().text();
    for (std::uint32_t row : tables.seatLists.at(tables.bodies[number(body)].seats())) {
      const schema::Seat &seat = tables.seats[row];
      bool there = seat.from_day() <= day && day < seat.until_day();
      bool open = unsettled(text, seat.count_open()) || seat.most() == kNone;
      all_.push_back(there ? seat.least() : 0);
      room_.push_back(!there ? 0 : open ? kUnbounded : std::max(seat.least(), seat.most()));
    }
  }

  std::variant<Attendance, NotUnderstood> read(std::optional<FunctionIndex> matter, Day day) {
    Attendance attendance;
    attendance.meeting.body = body_;
    attendance.meeting.matter = matter;
    attendance.meeting.day = day;
    Counts none(all_.size(), 0);
    present_ = absent_ = conflicted_ = none;
    for (Counts &votes : votes_)
      votes = none;
    if (!readPresence() || !readConflicts() || !readVotes() || !readPresider(attendance.meeting))
      return std::move(*problem_);
    for (std::size_t i = 0; i < all_.size(); ++i)
      attendance.meeting.seats.push_back({present_[i], conflicted_[i], votes_[0][i], votes_[1][i], votes_[2][i]});
    attendance.chosen = chosen_;
    return attendance;
  }

private:
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
    if (auto *why = std::get_if<NotUnderstood>(&found))
      return fail(std::move(*why));
    auto runs = std::get<std::vector<std::uint32_t>>(found);
    if (taking_ == Taking::LastFirst)
      std::reverse(runs.begin(), runs.end());
    if (!people.number) {
      std::uint64_t taken = 0;
      for (std::uint32_t run : runs) {
        std::uint32_t some = std::min(left[run], usual[run]);
        move(run, some, to, left);
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
      wanted -= some;
    }
    return wanted == 0 || refuseTooMany(people, *people.number - wanted);
  }

  void move(std::uint32_t run, std::uint32_t some, Counts &to, Counts &left) {
    to[run] += some;
    if (left[run] != kUnbounded)
      left[run] -= some;
  }

  bool refuseNobody(const PeopleForm &people) {
    return fail({"nobody is left of `" + people.name.text() + "` on `" + std::string(model_.name(body_)) +
                     "` to do this; if how many they are is to be confirmed, say a number",
                 {}});
  }
  bool refuseTooMany(const PeopleForm &people, std::uint32_t there) {
    return fail({std::to_string(*people.number) + " of `" + people.name.text() + "` are named, but `" +
                     std::string(model_.name(body_)) + "` has only " + std::to_string(there) +
                     " who can be counted here",
                 {}});
  }

  /// One group: those with a number, then whole names, then everyone; "everyone else" takes what `rest` leaves.
  bool takeGroup(const GroupForm &group, int pass, Counts &to, Counts &left, const Counts &usual) {
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
      if (!takeEveryone(people, to, left, usual))
        return false;
    }
    return true;
  }

  bool takeEveryone(const PeopleForm &people, Counts &to, Counts &left, const Counts &usual) {
    Counts among = left, excepted(all_.size(), 0);
    for (const PeopleForm &except : people.except)
      if (!take(except, excepted, among, usual))
        return false;
    for (std::uint32_t run = 0; run < all_.size(); ++run) {
      std::uint32_t some = std::min(left[run], usual[run]);
      some -= std::min(some, excepted[run]);
      move(run, some, to, left);
    }
    return true;
  }

  bool readPresence() {
    Counts left = room_;
    bool named = has(Role::Present);
    // Absence first: "everyone present, 2 Lay Member absent".
    for (int pass = 0; pass < 4; ++pass)
      for (const GroupForm &group : groups_)
        if (group.role == Role::Absent && !(pass == 3 && named) && !takeGroup(group, pass, absent_, left, all_))
          return false;
    Counts usual = all_;
    for (std::size_t i = 0; i < usual.size(); ++i)
      usual[i] -= std::min(usual[i], absent_[i]);
    for (int pass = 0; pass < 4; ++pass)
      for (const GroupForm &group : groups_)
        if (group.role == Role::Present && !takeGroup(group, pass, present_, left, usual))
          return false;
    presenceSaid_ = named || has(Role::Absent) || !(has(Role::For) || has(Role::Against) || has(Role::Abstaining));
    if (!named && presenceSaid_)
      present_ = usual;
    return true;
  }

  bool readConflicts() {
    Counts left = presenceSaid_ ? present_ : room_;
    Counts usual = presenceSaid_ ? present_ : all_;
    for (int pass = 0; pass < 4; ++pass)
      for (const GroupForm &group : groups_)
        if (group.role == Role::Conflicted && !takeGroup(group, pass, conflicted_, left, usual))
          return false;
    return true;
  }

  bool readVotes() {
    Counts left = presenceSaid_ ? present_ : room_;
    Counts usual = presenceSaid_ ? present_ : all_;
    for (std::size_t i = 0; i < left.size(); ++i) {
      usual[i] -= std::min(usual[i], conflicted_[i]);
      if (left[i] != kUnbounded)
        left[i] -= std::min(left[i], conflicted_[i]);
    }
    for (int pass = 0; pass < 4; ++pass)
      for (const GroupForm &group : groups_) {
        if (group.role != Role::For && group.role != Role::Against && group.role != Role::Abstaining)
          continue;
        Counts &votes = votes_[group.role == Role::For ? 0 : group.role == Role::Against ? 1 : 2];
        Counts rest = usual;
        for (std::size_t i = 0; i < rest.size(); ++i)
          rest[i] -= std::min(rest[i], votes_[0][i] + votes_[1][i] + votes_[2][i]);
        if (!takeGroup(group, pass, votes, left, rest))
          return false;
      }
    if (!presenceSaid_)
      for (std::size_t i = 0; i < present_.size(); ++i)
        present_[i] = conflicted_[i] + votes_[0][i] + votes_[1][i] + votes_[2][i];
    return true;
  }

  bool readPresider(Meeting &meeting) {
    for (const GroupForm &group : groups_)
      for (const PeopleForm &people : group.people) {
        if (group.role != Role::Presiding || people.who != Who::Named)
          continue;
        auto found = resolveSeats(model_, body_, people.name);
        if (auto *why = std::get_if<NotUnderstood>(&found))
          return fail(std::move(*why));
        const auto &runs = std::get<std::vector<std::uint32_t>>(found);
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
  BodyIndex body_;
  const std::vector<GroupForm> &groups_;
  Taking taking_;
  Counts all_, room_;
  Counts present_, absent_, conflicted_;
  Counts votes_[3]; ///< in favour, against, abstaining
  bool presenceSaid_ = false;
  bool chosen_ = false;
  std::optional<NotUnderstood> problem_;
};

} // namespace

std::variant<Attendance, NotUnderstood> attendanceOf(const Model &model, BodyIndex body,
                                                     std::optional<FunctionIndex> matter, Day day,
                                                     const std::vector<GroupForm> &groups, Taking taking) {
  return Reader(model, body, day, groups, taking).read(matter, day);
}

} // namespace quorate::runtime
