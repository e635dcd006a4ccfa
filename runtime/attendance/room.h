// The room a body meets in: its seats counted by runs, people understood and taken from them, and who is there.
// Questions (everything at once) and minutes (moment by moment) both count in here, so that a name means the same in
// both.
#pragma once

#include "runtime/meeting.h"
#include "runtime/model/tables.h"
#include "runtime/question.h"
#include "runtime/reason.h"

#include <algorithm>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace quorate::runtime {

/// How many of each run of seats.
using Counts = std::vector<std::uint32_t>;

/// Where "5 GP Member" is said and several runs of seats are meant, which of them those five are.
enum class Taking : std::uint8_t { FirstFirst, LastFirst };

/// People as understood: of some runs of seats, or one who is registered.
struct Who {
  std::string name;                    ///< as named
  std::optional<std::uint32_t> number; ///< all if absent
  bool deputy = false, everyone = false;
  bool others = false;   ///< of everyone: those who are left by all that is said of others
  bool standsIn = false; ///< for a person: as a deputy, or acting in a vacant post
  std::optional<PersonIndex> person;
  std::vector<std::uint32_t> runs; ///< for a person: those they sit in
  std::vector<Who> except;         ///< of everyone
};

/// Of people who do something at one time, those with a number are taken first and everyone else last.
enum class Pass : std::uint8_t { Numbered, Whole, Everyone, EveryoneElse };
Pass passOf(const Who &who);

/// Why it is not understood who is meant.
struct NotMeant {
  enum class Is : std::uint8_t { NoSuchName, NotAlone, HoldsNoSeat } is = Is::NoSuchName;
  NotUnderstood why;
};

/// Those who can still be taken. An open number of seats is without bound.
struct Pool {
  Counts left;  ///< so many can be counted if a number is said
  Counts usual; ///< so many are meant where none is said
  Counts whole; ///< `usual` before anybody was taken: of these, exceptions are made

  explicit Pool(Counts of) : left(of), usual(of), whole(std::move(of)) {}
  Pool(Counts most, Counts meant) : left(std::move(most)), usual(meant), whole(std::move(meant)) {}
  /// Some of a run are not meant where no number is said.
  void spare(std::uint32_t run, std::uint32_t some) {
    usual[run] -= std::min(usual[run], some);
    whole[run] -= std::min(whole[run], some);
  }
};

/// Whether people could be taken, and if not, who could not and how many there were.
struct Taken {
  bool enough = true;
  std::uint64_t there = 0;
  const Who *who = nullptr;
};

/// Somebody who holds a seat that they may not hold.
struct Unfit {
  std::uint32_t run = 0;
  PersonIndex person{};
  Reason why;
};

/// The seats of a body on a day.
class Room {
public:
  Room(const Model &model, BodyIndex body, Day day, Taking taking);

  const Model &model() const { return model_; }
  BodyIndex body() const { return body_; }
  Day day() const { return day_; }
  Taking taking() const { return taking_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(rows_.size()); }
  const schema::Seat &seat(std::uint32_t run) const { return model_.tables().bodies().seats[rows_[run]]; }
  std::string name(std::uint32_t run) const { return std::string(model_.name(SeatIndex{rows_[run]})); }
  Counts none() const { return Counts(rows_.size(), 0); }
  /// Everyone who can be counted, and everyone in post.
  Pool members() const { return {places_, inPost_}; }

  /// Who holds a seat that they may not hold, as the register says.
  const std::vector<Unfit> &unfit() const { return unfit_; }
  /// How many of them there are in each run, besides those who are named.
  Counts unfitBesides(const std::vector<PersonIndex> &named) const;
  /// What people are meant.
  std::variant<Who, NotMeant> understand(const PeopleForm &form) const;
  /// Somebody who stands in for another can come in though no seat is free.
  void makeRoomFor(const Who &who, Pool &pool) const;
  /// Takes people, run by run, or nobody if there are too few.
  Taken take(const Who &who, Pool &pool, Counts &into);
  /// Of the runs of whoever presides, the one they preside from: the first that somebody of is there.
  std::optional<std::uint32_t> presiderAmong(const Who &who, const Counts &present);
  /// Whether it had to be chosen which of several runs of seats was meant, so that the other way of taking may differ.
  bool chosen() const { return chosen_; }

  /// Takes some of a run away; what is without bound stays so.
  static void lessen(std::uint32_t &left, std::uint32_t some);

private:
  bool isThere(const schema::Seat &seat) const;
  void addRun(const schema::Seat &seat);
  void addUnfit();
  std::variant<Who, NotMeant> understandPerson(const PeopleForm &form, Who who, NotUnderstood noPost) const;
  void seatsOfPerson(Who &who) const;
  Taken takePerson(const Who &who, Pool &pool, Counts &into) const;
  Taken takeEveryone(const Who &who, Pool &pool, Counts &into);

  const Model &model_;
  BodyIndex body_;
  Day day_;
  Taking taking_;
  std::vector<std::uint32_t> rows_; ///< of seats
  Counts places_, inPost_;
  std::vector<Unfit> unfit_;
  bool chosen_ = false;
};

/// One who is registered and named, with the seats that they hold.
struct NamedPerson {
  PersonIndex person{};
  std::vector<std::uint32_t> runs;
  bool deputy = false;
};

/// Who is there at one moment, and who has an interest in the item.
struct Gathering {
  explicit Gathering(const Room &room)
      : present(room.none()), deputies(present), byProxy(present), asking(present), conflicted(present) {}

  Counts present, deputies, byProxy, asking, conflicted;
  std::vector<NamedPerson> named;      ///< of those present
  std::vector<PersonIndex> absent;     ///< said not to be there
  std::vector<PersonIndex> interested; ///< of those in conflict, who is named
  std::vector<PersonIndex> absentees;  ///< who is named and votes through somebody who is there
  std::optional<std::uint32_t> presiding;
  std::optional<PersonIndex> presider; ///< who presides, if they are named

  /// People come in.
  void admit(const Who &who, const Counts &more);
  const NamedPerson *find(PersonIndex person) const;
  bool isInterested(PersonIndex person) const;
  bool isAbsent(PersonIndex person) const;
  bool votesByProxy(PersonIndex person) const;
  /// How many of a run are named.
  std::uint32_t namedIn(std::uint32_t run) const;
  /// Whether somebody is certainly not there: said to be absent, or everybody of their post who is
  /// there, or votes through somebody, is somebody else.
  bool isElsewhere(const Who &person) const;
  /// Whose votes can be told: those there, and those who vote through them.
  Pool voters() const;
  /// The item with those who are there. Somebody without an interest who is named and sits in several seats is one
  /// head.
  Meeting meetingFor(const Meeting &item) const;
};

} // namespace quorate::runtime
