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

/// One who is registered and named, or who holds several seats, with the seats that they hold.
struct NamedPerson {
  PersonIndex person{};
  std::vector<std::uint32_t> runs;
  bool deputy = false;
};
/// Of each who holds several seats of the body, in the order of `Room::several`, the runs of some of them.
using Seated = std::vector<std::vector<std::uint32_t>>;

/// Those who can still be taken. An open number of seats is without bound.
struct Pool {
  Counts left;                   ///< so many can be counted if a number is said
  Counts usual;                  ///< so many are meant where none is said
  Counts whole;                  ///< `usual` before anybody was taken: of these, exceptions are made
  std::vector<NamedPerson> gone; ///< by name, of those who were taken or are not meant
  Counts spared;                 ///< who are not meant where no number is said
  bool known = true;             ///< who they are; otherwise everyone may be nobody
  bool unknownTaken = false;     ///< everyone was taken to be nobody

  explicit Pool(Counts of) : left(of), usual(of), whole(std::move(of)), spared(left.size(), 0) {}
  Pool(Counts most, Counts meant)
      : left(std::move(most)), usual(meant), whole(std::move(meant)), spared(left.size(), 0) {}
  /// Some of a run are not meant where no number is said.
  void spare(std::uint32_t run, std::uint32_t some) {
    spared[run] += std::min(usual[run], some);
    usual[run] -= std::min(usual[run], some);
  }
};

/// Whether people could be taken, and if not, who could not and how many there were.
struct Taken {
  bool enough = true;
  std::uint64_t there = 0;
  const Who *who = nullptr;
  std::vector<NamedPerson> except; ///< of everyone: who is known not to be meant
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
  /// `supposed`: as of a meeting.
  Room(const Model &model, BodyIndex body, Day day, Taking taking, const std::vector<std::uint32_t> &supposed = {});

  const Model &model() const { return model_; }
  BodyIndex body() const { return body_; }
  Day day() const { return day_; }
  Taking taking() const { return taking_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(rows_.size()); }
  const schema::Seat &seat(std::uint32_t run) const { return model_.tables().bodies().seats[rows_[run]]; }
  std::string name(std::uint32_t run) const { return std::string(model_.name(SeatIndex{rows_[run]})); }
  Counts none() const { return Counts(rows_.size(), 0); }
  /// Everyone who can be counted, and everyone in post.
  Pool members() const {
    Pool pool(places_, inPost_);
    pool.known = holdersKnown_;
    return pool;
  }

  /// How many of some may be meant to vote where no number is said.
  Counts votesOf(Counts people) const {
    for (std::size_t run = 0; run < people.size(); ++run)
      people[run] = std::min(people[run], votes_[run]);
    return people;
  }
  /// The same of everyone in post.
  Pool voters() const {
    Pool pool(places_, votesOf(inPost_));
    pool.known = holdersKnown_;
    return pool;
  }

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
  /// Those who hold several seats of the body on the day.
  const std::vector<NamedPerson> &several() const { return several_; }
  /// All their seats.
  Seated allSeats() const;
  const Counts &inPost() const { return inPost_; }
  /// [A4] Which of the seats of those who hold several are among `some` of the seats `of`. `within`: those that are
  /// among `of`; `named` are among them, and `out` are not. Where a number is told it is not known who is meant: the
  /// two ways of taking are the two ends, as many heads as can be and as few.
  Seated whoAmong(const Counts &some, const Counts &of, const Seated &within, const std::vector<NamedPerson> &named,
                  const std::vector<NamedPerson> &out);
  /// Whether it had to be chosen who was meant, so that the other way of taking may differ.
  bool chosen() const { return sharedName_ || number_ || holders_; }
  /// What that depends on then.
  void addUnclear(std::string_view sharedName, std::vector<Reason> &out) const;

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
  /// Who are excepted of everyone: so many of each run who are still there to be left out.
  Taken except(const Who &who, const Pool &pool, Counts &out);

  std::vector<std::uint32_t> rows_; ///< of seats
  Counts places_, inPost_, votes_;
  std::vector<Unfit> unfit_;
  std::vector<NamedPerson> several_;
  bool holdersKnown_ = true;
  bool sharedName_ = false, number_ = false, holders_ = false; ///< what had to be chosen
};

/// Whether somebody is among people.
const NamedPerson *findPerson(const std::vector<NamedPerson> &all, PersonIndex person);
/// Whether a run is among some.
bool isOneOf(const std::vector<std::uint32_t> &runs, std::uint32_t run);

/// Who is there at one moment, and who has an interest in the item.
struct Gathering {
  explicit Gathering(Room &in)
      : room(&in), present(in.none()), deputies(in.none()), byProxy(in.none()), asking(in.none()),
        conflicted(in.none()) {}

  Room *room;
  Counts present, deputies, byProxy, asking, conflicted;
  std::vector<NamedPerson> named;      ///< of those present
  std::vector<NamedPerson> sure;       ///< of those who hold several seats, who came as one of everyone
  std::vector<NamedPerson> absent;     ///< said not to be there
  std::vector<NamedPerson> interested; ///< of those in conflict, who is named
  std::vector<PersonIndex> absentees;  ///< who is named and votes through somebody who is there
  std::optional<std::uint32_t> presiding;
  std::optional<PersonIndex> presider; ///< who presides, if they are named

  /// People come in.
  void admit(const Who &who, const Counts &more, const std::vector<NamedPerson> &except);
  const NamedPerson *find(PersonIndex person) const;
  bool isInterested(PersonIndex person) const;
  bool isAbsent(PersonIndex person) const;
  bool votesByProxy(PersonIndex person) const;
  /// How many of a run are named.
  std::uint32_t namedIn(std::uint32_t run) const;
  /// Whether somebody is certainly not there: said to be absent, or everybody of their post who is
  /// there, or votes through somebody, is somebody else.
  bool isElsewhere(const Who &person) const;
  /// Of those who hold several seats, those they are there in.
  Seated here() const;
  /// [A4] Whoever is there is there in every seat that they hold.
  void spreadPresence();
  /// [C1] Somebody with an interest has it in every seat that they sit in; `atMeeting`: of those who are there.
  void spreadInterests(bool atMeeting);
  /// Whose votes can be told: those there, and those who vote through them.
  Pool voters() const;
  /// The item with those who are there. Somebody without an interest who is named and sits in several seats is one
  /// head.
  Meeting meetingFor(const Meeting &item) const;
};

} // namespace quorate::runtime
