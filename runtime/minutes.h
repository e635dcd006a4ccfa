// Minutes: a record of a meeting over time, judged item by item at its moment. Names are resolved here; a reader of
// files fills in the record and says where in its file each thing stands.
#pragma once

#include "runtime/answer.h"
#include "runtime/meeting.h"
#include "runtime/question.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace quorate::runtime {

/// Where something stands in a file of minutes; what the number means is the reader's affair.
using Mark = std::uint32_t;

/// A text of the minutes.
struct Told {
  std::string text;
  Mark at = 0;
  explicit operator bool() const { return !text.empty(); }
};

/// Some people, as the reader of the minutes has parsed them.
struct MinutedPeople {
  PeopleForm form;   ///< "9 GP Member", "deputy of Chair", "Ann Smith", "everyone"
  bool bare = false; ///< only how many they are is known: `form.number`
  std::string text;  ///< as written, for messages
  Mark at = 0;
};

/// One item of a meeting.
struct MinutedItem {
  std::uint32_t number = 0;
  std::string title;
  Told matter, place;
  std::optional<Money> amount, already; ///< `already`: decided before, in the period of a limit
  Mark amountAt = 0, alreadyAt = 0;
  Mode mode = Mode::AtMeeting;
  std::string motion;
  bool votesTold = false;
  std::vector<MinutedPeople> inFavour, against, abstaining, byProxy, asking;
  std::optional<Ballot> casting;  ///< the casting vote of whoever may give one: for or against
  std::vector<std::string> given; ///< conditions that were met, in the words of the constitution
  std::vector<Told> agreement;    ///< who agrees
  Mark at = 0;

  /// With no matter, no motion and no votes nothing is decided.
  bool decides() const { return votesTold || !motion.empty() || matter; }
};

/// Something that happens at a meeting, in order.
struct MinutedEvent {
  enum class Is : std::uint8_t { Arrives, Leaves, Declares, Presides, Item } is = Is::Arrives;
  MinutedPeople who;
  std::uint32_t number = 0; ///< for Declares: the item that the interest is in
  MinutedItem item;         ///< for Item
  Mark at = 0;
};

/// A record of a meeting.
struct Minutes {
  Told body;
  Day day = 0;
  Told place;                ///< where it meets; decides nothing
  std::optional<Day> notice; ///< the day on which notice was given
  bool adjourned = false;    ///< it was adjourned for want of a quorum
  bool presenceTold = false; ///< the record says who was there at the beginning
  std::vector<MinutedPeople> present;
  std::vector<MinutedEvent> events;
};

/// Something in the minutes that cannot be: they contradict themselves, or name what there is not.
struct MinutesFault {
  Mark at = 0;
  std::string message;
  std::vector<std::string> didYouMean;
};

/// A duty that follows from a decision or from the meeting.
struct DutyDue {
  std::string what;
  std::optional<Day> by;
  std::optional<ClauseIndex> clause;
};

/// One item as judged.
struct JudgedItem {
  std::uint32_t number = 0;
  std::string title;
  Truth valid = Truth::Depends;
  bool decides = false;        ///< there was something to decide; otherwise only the quorum is judged
  Answer quorate;              ///< at its moment
  std::optional<Answer> power; ///< whether the body may decide it
  std::optional<Answer> carried;
  std::optional<Answer> notice; ///< if the matter needs notice of its own, or business without notice is void
  std::vector<DutyDue> duties;
};

/// A meeting as judged.
struct JudgedMinutes {
  std::string body;
  Day day = 0;
  std::string place;
  std::optional<Answer> begin;  ///< whether there was a quorum to begin with
  std::optional<Answer> notice; ///< for the meeting as a whole, if a clause asks for notice
  std::vector<JudgedItem> items;
  std::vector<DutyDue> duties; ///< that follow from the meeting
};

/// Judges minutes, or says everything in them that cannot be.
std::variant<JudgedMinutes, std::vector<MinutesFault>> judgeMinutes(const Model &model, const Minutes &minutes);

/// The judgement as text for people and as JSON for programs.
std::string printText(const Model &model, const JudgedMinutes &judged);
std::string printJson(const Model &model, const JudgedMinutes &judged);

} // namespace quorate::runtime
