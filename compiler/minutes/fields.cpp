// Values of minutes: days, amounts, numbers, people.
#include "compiler/minutes/fields.h"

#include "compiler/minutes/people.h"
#include "compiler/support/text.h"
#include "runtime/words/rules.h"
#include "runtime/words/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::minutes {

namespace {

using runtime::MinutedEvent;
using runtime::MinutedPeople;

runtime::Told told(const Field &value) { return {value.text, value.range.begin}; }

} // namespace

const std::vector<std::string> &MinutesFields::ofMeeting() {
  static const std::vector<std::string> all = {"body", "day", "place", "notice", "adjourned", "presiding", "present"};
  return all;
}

const std::vector<std::string> &MinutesFields::ofItem() {
  static const std::vector<std::string> all = {"title",   "matter",   "place",  "amount",  "already",
                                               "mode",    "motion",   "for",    "against", "abstaining",
                                               "casting", "by proxy", "asking", "given",   "agreement"};
  return all;
}

const std::vector<std::string> &MinutesFields::ofEvents() {
  static const std::vector<std::string> all = {"arrives", "leaves", "presides", "declares"};
  return all;
}

void MinutesFields::fault(Range at, std::string message, std::vector<std::string> didYouMean) {
  faults_.push_back({at.begin, std::move(message), std::move(didYouMean)});
}

void MinutesFields::unknownName(const std::string &name, Range at, const std::vector<std::string> &known) {
  std::string close = closest(name, known);
  fault(at, fmt::format("`{}` is no field of minutes here; there are {}", visible(name), words::listed(known)),
        close.empty() ? std::vector<std::string>() : std::vector<std::string>{close});
}

std::optional<runtime::Day> MinutesFields::day(const Field &value) {
  std::optional<runtime::Day> day = runtime::parseDay(value.text);
  if (!day)
    fault(value.range,
          fmt::format("there is no such day as `{}`; write 2020-06-04 or '4 June 2020'", visible(value.text)));
  return day;
}

std::optional<runtime::Money> MinutesFields::money(const Field &value) {
  std::optional<runtime::Money> money = runtime::parseMoney(value.text);
  if (!money)
    fault(value.range, fmt::format("`{}` is no amount, or one beyond the range of amounts; write £250,000 or £1.50",
                                   visible(value.text)));
  return money;
}

/// A meeting has one body, one day and so on.
bool MinutesFields::once(const std::string &name, Range at) {
  if (name == "present")
    return true;
  if (std::find(seen_.begin(), seen_.end(), name) != seen_.end()) {
    fault(at, fmt::format("the minutes say the {} twice", name));
    return false;
  }
  seen_.push_back(name);
  return true;
}

void MinutesFields::meeting(const std::string &name, const Field &value) {
  if (!once(name, value.range))
    return;
  if (name == "body") {
    minutes_.body = told(value);
  } else if (name == "day") {
    if (auto found = day(value))
      minutes_.day = *found;
  } else if (name == "place") {
    minutes_.place = told(value);
  } else if (name == "notice") {
    minutes_.notice = day(value);
  } else if (name == "adjourned") {
    minutes_.adjourned = value.text == "yes" || value.text == "true";
    if (!minutes_.adjourned && value.text != "no" && value.text != "false")
      fault(value.range,
            fmt::format("whether the meeting was adjourned is yes or no, and not `{}`", visible(value.text)));
  } else if (name == "presiding") {
    MinutedEvent event;
    event.is = MinutedEvent::Is::Presides;
    event.who = people(value);
    event.at = value.range.begin;
    // Wherever in the minutes it is told: who presides from the start comes before all that happens.
    minutes_.events.insert(minutes_.events.begin(), event);
  } else {
    minutes_.presenceTold = true;
    // "Nobody" says that it was looked and that there was none, which is more than saying nothing.
    if (value.text != "nobody")
      minutes_.present.push_back(people(value));
  }
}

void MinutesFields::item(const std::string &name, const Field &value, runtime::MinutedItem &item) {
  auto vote = [&](std::vector<MinutedPeople> &into) {
    item.votesTold = true;
    if (value.text != "nobody")
      into.push_back(people(value));
  };
  if (name == "title") {
    item.title = value.text;
  } else if (name == "matter") {
    item.matter = told(value);
  } else if (name == "place") {
    item.place = told(value);
  } else if (name == "amount") {
    item.amount = money(value);
    item.amountAt = value.range.begin;
  } else if (name == "already") {
    item.already = money(value);
    item.alreadyAt = value.range.begin;
  } else if (name == "mode") {
    if (value.text == words::mode(runtime::Mode::InWriting))
      item.mode = runtime::Mode::InWriting;
    else if (value.text == words::mode(runtime::Mode::Electronically))
      item.mode = runtime::Mode::Electronically;
    else if (value.text != "at the meeting")
      fault(value.range,
            fmt::format("an item is decided `at the meeting`, `in writing` or `electronically`, and not `{}`",
                        visible(value.text)));
  } else if (name == "motion") {
    item.motion = value.text;
  } else if (name == "for") {
    vote(item.inFavour);
  } else if (name == "against") {
    vote(item.against);
  } else if (name == "abstaining") {
    vote(item.abstaining);
  } else if (name == "casting") {
    casting(value, item);
  } else if (name == "by proxy") {
    item.byProxy.push_back(people(value));
  } else if (name == "asking") {
    item.asking.push_back(people(value));
  } else if (name == "given") {
    item.given.push_back(value.text);
  } else {
    item.agreement.push_back(told(value));
  }
}

/// The casting vote is one, and is given for or against; whose it is, the constitution says.
void MinutesFields::casting(const Field &value, runtime::MinutedItem &item) {
  if (value.text != "for" && value.text != "against")
    return fault(value.range, fmt::format("a casting vote is `for` or `against`, and not `{}`", visible(value.text)));
  if (item.casting)
    return fault(value.range, "the minutes say the casting vote of this item twice");
  item.casting = value.text == "for" ? runtime::Ballot::For : runtime::Ballot::Against;
}

void MinutesFields::event(const std::string &name, const Field &value, std::uint32_t number,
                          std::vector<MinutedEvent> &events) {
  MinutedEvent event;
  event.is = name == "arrives"    ? MinutedEvent::Is::Arrives
             : name == "leaves"   ? MinutedEvent::Is::Leaves
             : name == "presides" ? MinutedEvent::Is::Presides
                                  : MinutedEvent::Is::Declares;
  event.who = people(value);
  event.number = number;
  event.at = value.range.begin;
  if (event.is == MinutedEvent::Is::Declares && number == 0)
    return fault(value.range, "an interest is in an item: say the number of the item");
  events.push_back(std::move(event));
}

std::optional<std::uint32_t> MinutesFields::itemNumber(const Field &value) {
  bool number = !value.text.empty() && value.text.size() <= 6 &&
                value.text.find_first_not_of("0123456789") == std::string::npos && value.text != "0";
  if (!number) {
    fault(value.range,
          fmt::format("the number of an item is a whole number from 1, and not `{}`", visible(value.text)));
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(std::stoul(value.text));
}

void MinutesFields::finish(Range at) {
  for (const char *name : {"body", "day"})
    if (std::find(seen_.begin(), seen_.end(), name) == seen_.end())
      fault(at, fmt::format("the minutes do not say the {}", name));
}

} // namespace quorate::minutes
