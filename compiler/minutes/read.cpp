// Takes minutes out of JSON and of tables.
#include "compiler/minutes/read.h"

#include "compiler/minutes/fields.h"
#include "compiler/records/csv.h"
#include "compiler/records/json.h"
#include "compiler/support/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <variant>

namespace quorate::minutes {

namespace {

using records::Value;
using runtime::MinutedEvent;
using runtime::MinutedItem;
using runtime::MinutesFault;

bool among(const std::vector<std::string> &names, const std::string &name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// ---------------------------------------------------------------- JSON

class JsonMinutes {
public:
  JsonMinutes(const Sources &sources, runtime::Minutes &minutes, std::vector<MinutesFault> &faults)
      : sources_(sources), minutes_(minutes), fields_(minutes, faults) {}

  void read(const Value &root) {
    if (root.is != Value::Is::Object)
      return fields_.fault(root.range, "minutes are an object: { \"body\": …, \"day\": …, \"events\": [ … ] }");
    for (const records::Member &member : root.members) {
      if (member.key == "events")
        readEvents(member.value);
      else if (among(MinutesFields::ofMeeting(), member.key))
        each(
            member.value, [&](const Field &field) { fields_.meeting(member.key, field); },
            member.key == "present" ? &minutes_.presenceTold : nullptr);
      else
        fields_.unknownName(member.key, member.keyRange, withEvents());
    }
    fields_.finish({root.range.begin, root.range.begin + 1});
  }

private:
  static std::vector<std::string> withEvents() {
    std::vector<std::string> names = MinutesFields::ofMeeting();
    names.emplace_back("events");
    return names;
  }

  /// Each text of a value: one, or a list of them. `told` is set even if the list is empty.
  template <class Take> void each(const Value &value, Take take, bool *told = nullptr) {
    if (value.is == Value::Is::List) {
      if (told)
        *told = true;
      for (const Value &one : value.items)
        one.is == Value::Is::List || one.is == Value::Is::Object ? notText(one) : take(fieldOf(one));
      return;
    }
    value.is == Value::Is::Object ? notText(value) : take(fieldOf(value));
  }
  void notText(const Value &value) {
    fields_.fault(value.range, "a text is expected here, or a number; people are written as \"9 GP Member\"");
  }
  Field fieldOf(const Value &value) const {
    if (value.is == Value::Is::Text)
      return {value.text, value.range};
    return {std::string(sources_.text(value.range)), value.range};
  }

  void readEvents(const Value &value) {
    if (value.is != Value::Is::List)
      return fields_.fault(value.range, "events are a list, in the order in which they happened");
    for (const Value &event : value.items)
      readEvent(event);
  }

  /// An object is something that happens, or an item, by the names in it; both in one would leave open which came
  /// first.
  void readEvent(const Value &value) {
    if (value.is != Value::Is::Object)
      return fields_.fault(value.range, "an event is an object, as { \"arrives\": \"2 Lay Member\" }");
    std::uint32_t number = 0;
    // Its number first, wherever in the object it stands: what else is there is read as of that item.
    if (const Value *item = value.at("item"))
      if (auto found = fields_.itemNumber(fieldOf(*item)))
        number = *found;
    bool happens = false;
    for (const records::Member &member : value.members)
      if (among(MinutesFields::ofEvents(), member.key)) {
        happens = true;
        each(member.value, [&](const Field &field) { fields_.event(member.key, field, number, minutes_.events); });
      }
    if (!happens)
      return readItem(value, number);
    for (const records::Member &member : value.members)
      if (member.key != "item" && !among(MinutesFields::ofEvents(), member.key))
        fields_.unknownName(member.key, member.keyRange, MinutesFields::ofEvents());
  }

  void readItem(const Value &value, std::uint32_t number) {
    if (!value.at("item"))
      return fields_.fault({value.range.begin, value.range.begin + 1},
                           "an event says who arrives, leaves, presides or declares an interest, or is an item with "
                           "its number");
    // `itemNumber` has told why.
    if (number == 0)
      return;
    MinutedEvent event;
    event.is = MinutedEvent::Is::Item;
    event.item.number = number;
    event.item.at = event.at = value.at("item")->range.begin;
    for (const records::Member &member : value.members) {
      if (member.key == "item")
        continue;
      if (member.key == "votes")
        readVotes(member.value, event.item);
      else if (among(MinutesFields::ofItem(), member.key))
        each(member.value, [&](const Field &field) { fields_.item(member.key, field, event.item); });
      else
        fields_.unknownName(member.key, member.keyRange, MinutesFields::ofItem());
    }
    minutes_.events.push_back(std::move(event));
  }

  void readVotes(const Value &value, MinutedItem &item) {
    static const std::vector<std::string> kBallots = {"for", "against", "abstaining", "casting"};
    if (value.is != Value::Is::Object)
      return fields_.fault(value.range, "votes are an object, as { \"for\": [\"9 GP Member\"], \"against\": 3 }");
    // Votes that are told and empty are a count of none; votes not told are a gap in the minutes.
    item.votesTold = true;
    for (const records::Member &member : value.members)
      if (among(kBallots, member.key))
        each(member.value, [&](const Field &field) { fields_.item(member.key, field, item); });
      else
        fields_.unknownName(member.key, member.keyRange, kBallots);
  }

  const Sources &sources_;
  runtime::Minutes &minutes_;
  MinutesFields fields_;
};

void readJsonMinutes(const Sources &sources, const SourceFile &file, runtime::Minutes &minutes,
                     std::vector<MinutesFault> &faults) {
  auto read = records::readJson(file);
  if (auto *root = std::get_if<Value>(&read))
    return JsonMinutes(sources, minutes, faults).read(*root);
  const auto &fault = std::get<records::JsonFault>(read);
  faults.push_back({fault.at.begin,
                    fault.is == records::JsonFault::Is::TooLarge
                        ? fmt::format("minutes hold at most {} {}", fault.most, fault.what)
                        : fmt::format("this is not JSON that can be read: {}; {}", fault.what, fault.mend),
                    {}});
}

// ---------------------------------------------------------------- tables

class TableMinutes {
public:
  TableMinutes(runtime::Minutes &minutes, std::vector<MinutesFault> &faults)
      : minutes_(minutes), fields_(minutes, faults) {}

  void read(const SourceFile &file) {
    records::Table table(file);
    std::optional<records::Row> header = table.next();
    Range top{file.base, file.base + 1};
    static constexpr std::string_view kColumns[] = {"what", "item", "value"};
    if (!header || !std::equal(header->cells.begin(), header->cells.end(), std::begin(kColumns), std::end(kColumns),
                               [](const Field &cell, std::string_view name) { return cell.text == name; }))
      return fields_.fault(top, "minutes as a table begin with the line `what,item,value`");
    while (std::optional<records::Row> row = table.next()) {
      if (tellFaults(*row))
        continue;
      if (row->cells.size() != 3)
        fields_.fault(row->cells[0].range,
                      "a line of minutes has three values, what,item,value; put a value that holds a comma "
                      "in quotation marks");
      else
        readRow(row->cells[0], row->cells[1], row->cells[2]);
    }
    closeItem();
    fields_.finish(top);
  }

private:
  /// Whether a line cannot be relied on. Words in quotation marks within a motion are meant as they stand.
  bool tellFaults(const records::Row &row) {
    for (const records::RowFault &fault : row.faults)
      if (fault.is != records::RowFault::Is::QuotationWithin) {
        records::RowFaultWords words = records::inWords(fault.is);
        fields_.fault(fault.at, fmt::format("this line {}: {}", words.what, words.mend));
        return true;
      }
    return false;
  }

  void readRow(const Field &what, const Field &item, const Field &value) {
    std::uint32_t number = 0;
    if (!item.text.empty()) {
      auto found = fields_.itemNumber(item);
      if (!found)
        return;
      number = *found;
    }
    if (among(MinutesFields::ofEvents(), what.text))
      return fields_.event(what.text, value, number, item_ ? waiting_ : minutes_.events);
    if (number != 0 && among(MinutesFields::ofItem(), what.text)) {
      openItem(number, item);
      return fields_.item(what.text, value, item_->item);
    }
    if (number == 0 && among(MinutesFields::ofMeeting(), what.text))
      return fields_.meeting(what.text, value);
    std::vector<std::string> known = number != 0 ? MinutesFields::ofItem() : MinutesFields::ofMeeting();
    known.insert(known.end(), MinutesFields::ofEvents().begin(), MinutesFields::ofEvents().end());
    fields_.unknownName(what.text, what.range, known);
  }

  /// What happened since the last line of an item happened while it was open, if there are more lines of it.
  void openItem(std::uint32_t number, const Field &at) {
    if (item_ && item_->item.number == number) {
      minutes_.events.insert(minutes_.events.end(), waiting_.begin(), waiting_.end());
      waiting_.clear();
      return;
    }
    closeItem();
    item_ = MinutedEvent();
    item_->is = MinutedEvent::Is::Item;
    item_->item.number = number;
    item_->item.at = item_->at = at.range.begin;
  }

  void closeItem() {
    if (item_)
      minutes_.events.push_back(std::move(*item_));
    item_.reset();
    minutes_.events.insert(minutes_.events.end(), waiting_.begin(), waiting_.end());
    waiting_.clear();
  }

  runtime::Minutes &minutes_;
  MinutesFields fields_;
  std::optional<MinutedEvent> item_;
  std::vector<MinutedEvent> waiting_;
};

} // namespace

runtime::Minutes read(const Sources &sources, FileId id, std::vector<MinutesFault> &faults) {
  runtime::Minutes minutes;
  const SourceFile &file = sources.file(id);
  if (file.name.ends_with(".json"))
    readJsonMinutes(sources, file, minutes, faults);
  else
    TableMinutes(minutes, faults).read(file);
  if (minutes.events.size() > kMostEvents)
    faults.push_back({minutes.events[kMostEvents].at,
                      fmt::format("these minutes hold {} items and other events, and {} are the most that are judged: "
                                  "write a file for each part of the meeting",
                                  minutes.events.size(), kMostEvents),
                      {}});
  return minutes;
}

} // namespace quorate::minutes
