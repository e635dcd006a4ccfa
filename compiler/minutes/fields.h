// The fields of minutes, whichever form of file they stand in. Internal to the folder.
#pragma once

#include "compiler/records/csv.h"
#include "compiler/support/source.h"
#include "runtime/minutes.h"

#include <optional>
#include <string>
#include <vector>

namespace quorate::minutes {

/// A value as it stands in the file.
using Field = records::Cell;

/// Fills in minutes field by field, and says what is wrong with a value where it stands.
class MinutesFields {
public:
  MinutesFields(runtime::Minutes &minutes, std::vector<runtime::MinutesFault> &faults)
      : minutes_(minutes), faults_(faults) {}

  /// Names of the fields of a meeting, of an item, and of what happens.
  static const std::vector<std::string> &ofMeeting();
  static const std::vector<std::string> &ofItem();
  static const std::vector<std::string> &ofEvents();

  /// Takes in a field of the meeting, or of an item. `name` is one of those above; a value that cannot be is a fault
  /// and left out.
  void meeting(const std::string &name, const Field &value);
  void item(const std::string &name, const Field &value, runtime::MinutedItem &item);
  /// Somebody comes, goes, presides, or declares an interest in item `number`.
  void event(const std::string &name, const Field &value, std::uint32_t number,
             std::vector<runtime::MinutedEvent> &events);
  /// The number of an item, from 1; nothing, and a fault, if it is none.
  std::optional<std::uint32_t> itemNumber(const Field &value);
  /// Whether the minutes name a body and a day.
  void finish(Range at);

  /// A field that is none of `known`, with the one that may have been meant.
  void unknownName(const std::string &name, Range at, const std::vector<std::string> &known);
  void fault(Range at, std::string message, std::vector<std::string> didYouMean = {});

private:
  std::optional<runtime::Day> day(const Field &value);
  std::optional<runtime::Money> money(const Field &value);
  bool once(const std::string &name, Range at);
  void casting(const Field &value, runtime::MinutedItem &item);

  runtime::Minutes &minutes_;
  std::vector<runtime::MinutesFault> &faults_;
  std::vector<std::string> seen_;
};

} // namespace quorate::minutes
