// The room a body meets in: its seats on a day, and whom a name means there. Questions and minutes both ask here, so
// that a name means the same in both.
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

/// People as understood: of some runs of seats, or one who is registered.
struct Who {
  std::string name;                    ///< as named
  std::optional<std::uint32_t> number; ///< all if absent
  bool deputy = false, everyone = false;
  bool others = false; ///< of everyone: those of whom nothing else is said
  std::optional<PersonIndex> person;
  std::vector<std::uint32_t> runs; ///< for a person: those they sit in; none if they hold no seat
  std::vector<Who> except;         ///< of everyone
};

/// Why it is not understood who is meant.
struct NotMeant {
  enum class Is : std::uint8_t { NoSuchName, NotAlone, HoldsNoSeat } is = Is::NoSuchName;
  NotUnderstood why;
};

/// Somebody who holds several seats of a body, by the runs that they are of.
struct HoldsSeveral {
  PersonIndex person{};
  std::vector<std::uint32_t> runs;
};

/// Somebody who holds a seat that they may not hold.
struct Unfit {
  std::uint32_t run = 0;
  PersonIndex person{};
  Reason why;
};

/// Whether somebody is among those who may not hold a seat of a run: why; null if not.
const Unfit *isUnfit(const std::vector<Unfit> &unfit, PersonIndex person, std::uint32_t run);

/// How many people hold the seats of a run.
struct Holders {
  enum class Known : std::uint8_t {
    Exactly,  ///< `least`
    ByNumber, ///< one for each seat, and how many seats there are is open
    NotAtAll, ///< who holds the seats is not known: from none to all of them
  } known = Known::Exactly;
  std::uint32_t least = 0, most = 0; ///< kNone: without bound
  std::uint32_t seats = 0;           ///< how many seats they hold, if known exactly: fewer if some are shared
};

/// The seats of a body on a day.
class Room {
public:
  Room(const Model &model, BodyIndex body, Day day);

  const Model &model() const { return model_; }
  BodyIndex body() const { return body_; }
  Day day() const { return day_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(rows_.size()); }
  const schema::Seat &seat(std::uint32_t run) const { return model_.tables().bodies().seats[rows_[run]]; }
  std::string name(std::uint32_t run) const { return std::string(model_.name(SeatIndex{rows_[run]})); }
  /// [D1] Whether the run is there on the day.
  bool isThere(std::uint32_t run) const { return seat(run).from_day() <= day_ && day_ < seat(run).until_day(); }
  const Holders &holders(std::uint32_t run) const { return holders_[run]; }
  /// Those who hold several seats of the body on the day.
  const std::vector<HoldsSeveral> &several() const { return several_; }
  /// Who holds a seat that they may not hold, as the register says, with these points settled.
  const std::vector<Unfit> &unfit(const std::vector<Settled> &settled) const;
  /// The open points on which it hangs who these are.
  const std::vector<std::uint32_t> &unfitHangsOn() const { return hangsOn_; }
  /// Whether somebody may be one of them.
  bool mayBeUnfit(PersonIndex person) const;
  /// [P2] Of each seat of a run that several people share, who they are.
  const std::vector<std::vector<PersonIndex>> &sharers(std::uint32_t run) const { return sharers_[run]; }
  /// Whoever holds a seat.
  Who everybody() const;
  /// "`Dev Shah` holds no seat on `Board` on 1 June 2026"
  std::string noSeatInWords(const Who &who) const;
  /// What people are meant.
  std::variant<Who, NotMeant> understand(const PeopleForm &form) const;

private:
  void addHolders(std::uint32_t run);
  void addUnfit();
  std::vector<Unfit> unfitIf(const std::vector<Settled> &settled) const;
  bool sameButForSeats(std::size_t way, const std::vector<Unfit> &all) const;
  std::variant<Who, NotMeant> understandPerson(const PeopleForm &form, Who who, NotUnderstood noPost) const;
  void seatsOfPerson(Who &who) const;

  const Model &model_;
  BodyIndex body_;
  Day day_;
  std::vector<std::uint32_t> rows_; ///< of seats
  std::vector<Holders> holders_;
  std::vector<std::vector<std::vector<PersonIndex>>> sharers_;
  std::vector<HoldsSeveral> several_;
  std::vector<std::uint32_t> hangsOn_;
  std::vector<std::vector<Unfit>> unfit_; ///< in each way of settling these
};

/// People by the runs of their seats.
inline Who ofRuns(std::vector<std::uint32_t> runs) {
  Who who;
  who.runs = std::move(runs);
  return who;
}

/// Whether a run is among some.
inline bool isOneOf(const std::vector<std::uint32_t> &runs, std::uint32_t run) {
  return std::find(runs.begin(), runs.end(), run) != runs.end();
}

} // namespace quorate::runtime
