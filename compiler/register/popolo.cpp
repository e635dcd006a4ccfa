// Reads a register in the manner of Popolo: persons, organizations, posts, areas, and the memberships that join them.
#include "compiler/register/popolo.h"

#include "compiler/support/text.h"

#include <algorithm>
#include <map>

namespace quorate::registers {

namespace {

class Popolo {
public:
  Popolo(const SourceFile &file, const Value &root, People &people, Diagnostics &diagnostics, const Limits &limits)
      : file_(file), root_(root), people_(people), diagnostics_(diagnostics), limits_(limits) {}

  void run();

private:
  /// The entries of a list by their `id`.
  using Index = std::map<std::string, const Value *, std::less<>>;

  bool fault(Range at, const std::string &what, const std::string &how) {
    diagnostics_.report<diag::RegisterEntry>(at, entry_, what).note("nothing of it was taken over").mend(how);
    return false;
  }
  void tellUnknown();
  const std::vector<Value> &list(std::string_view key) const;
  bool listsAreLists();
  Index index(std::string_view key, std::string_view other = {});
  bool cell(const Value &in, std::string_view key, Cell &into);
  bool named(const Value &in, std::string_view what, const Index &known, std::string_view label, Cell &into,
             const Value **found = nullptr);
  void person(const Value &value);
  void membership(const Value &value, const Cell *holder);
  bool membershipCells(const Value &value, Entry &entry);

  const SourceFile &file_;
  const Value &root_;
  People &people_;
  Diagnostics &diagnostics_;
  const Limits &limits_;
  Index persons_, organisations_, posts_, areas_;
  std::string entry_; ///< what is being read: "membership 3"
  std::size_t memberships_ = 0;
};

void Popolo::tellUnknown() {
  // What Popolo has beyond these is data of other programs, and is passed over without a word where it is known.
  static const std::vector<std::string> known = {"persons", "organizations", "organisations", "posts", "memberships",
                                                 "areas",   "events",        "votes",         "meta"};
  for (const records::Member &each : root_.members) {
    if (std::find(known.begin(), known.end(), each.key) != known.end())
      continue;
    Diagnostic &made = diagnostics_.report<diag::RegisterColumn>(each.keyRange, visible(each.key));
    made.note("what stands in it was not read");
    if (std::string close = closest(each.key, known); !close.empty())
      made.mend("did you mean `" + close + "`?");
    else
      made.mend("a register holds `persons`, `organizations`, `posts`, `areas` and `memberships`");
  }
}

/// The entries of a list; none if there is no such list.
const std::vector<Value> &Popolo::list(std::string_view key) const {
  static const std::vector<Value> none;
  const Value *found = root_.at(key);
  return found && found->is == Value::Is::List ? found->items : none;
}

bool Popolo::listsAreLists() {
  bool good = true;
  for (const char *key : {"persons", "organizations", "organisations", "posts", "areas", "memberships"})
    if (const Value *found = root_.at(key); found && found->is != Value::Is::List) {
      diagnostics_.report<diag::RegisterNotJson>(found->range, "`" + std::string(key) + "` is not a list")
          .note("nothing of it was read")
          .mend("write the entries in brackets: [ … ]");
      good = false;
    }
  return good;
}

Popolo::Index Popolo::index(std::string_view key, std::string_view other) {
  Index made;
  std::size_t number = 0;
  for (std::string_view each : {key, other}) {
    if (each.empty())
      continue;
    for (const Value &value : list(each)) {
      ++number;
      const Value *id = value.at("id");
      if (!id || id->is != Value::Is::Text)
        continue;
      entry_ = "entry " + std::to_string(number) + " of `" + std::string(each) + "`";
      // The first keeps the id, so that the order of the file decides and nothing else.
      if (!made.try_emplace(id->text, &value).second)
        fault(id->range, "has the id `" + visible(id->text) + "`, which another has too", "give each an id of its own");
    }
  }
  return made;
}

/// Reads a text; false if there is something there that is none.
bool Popolo::cell(const Value &in, std::string_view key, Cell &into) {
  const Value *found = in.at(key);
  if (!found)
    return true;
  if (found->is != Value::Is::Text)
    return fault(found->range, "has a `" + std::string(key) + "` that is not a text", "put it in quotation marks");
  into = {folded(found->text), found->range};
  return true;
}

/// Reads what is named by its id (`organization_id`) or written in its place (`organization`): its label.
bool Popolo::named(const Value &in, std::string_view what, const Index &known, std::string_view label, Cell &into,
                   const Value **found) {
  const Value *is = in.at(what);
  if (const Value *id = in.at(std::string(what) + "_id"); id && !is) {
    auto at = id->is == Value::Is::Text ? known.find(id->text) : known.end();
    if (at == known.end())
      return fault(id->range,
                   "names the " + std::string(what) + " `" + visible(id->text) + "`, which the register does not hold",
                   "check the id, or add the entry that it belongs to");
    Cell name;
    if (!cell(*at->second, label, name))
      return false;
    into = {name.text, id->range};
    if (found)
      *found = at->second;
    if (!into)
      return fault(id->range,
                   "names the " + std::string(what) + " `" + visible(id->text) + "`, which has no `" +
                       std::string(label) + "`",
                   "give it one");
    return true;
  }
  if (!is)
    return true;
  if (is->is == Value::Is::Text) {
    into = {folded(is->text), is->range};
    return true;
  }
  if (found)
    *found = is;
  return cell(*is, label, into);
}

bool Popolo::membershipCells(const Value &value, Entry &entry) {
  const Value *post = nullptr;
  Cell organisation, label;
  if (!cell(value, "role", entry.post) || !named(value, "post", posts_, "label", label, &post) ||
      !named(value, "organization", organisations_, "name", organisation) ||
      !named(value, "area", areas_, "name", entry.place) ||
      !named(value, "on_behalf_of", organisations_, "name", entry.belongsTo) ||
      !cell(value, "start_date", entry.from) || !cell(value, "end_date", entry.until) || !cell(value, "how", entry.how))
    return false;
  // A post says what is held more exactly than the role that somebody has in it.
  if (label)
    entry.post = label;
  if (post) {
    if (!organisation && !named(*post, "organization", organisations_, "name", organisation))
      return false;
    if (!entry.place && !named(*post, "area", areas_, "name", entry.place))
      return false;
  }
  // Without a role or a post, a membership says to whom somebody belongs (docs/language.md, "register").
  if (entry.post)
    entry.body = organisation;
  else if (!entry.belongsTo)
    entry.belongsTo = organisation;
  for (Cell *day : {&entry.from, &entry.until})
    // Popolo allows "2020" and "2020-04". Which day is meant decides who sits, and is not guessed.
    if (*day && day->text.size() < 10)
      return fault(day->range, "gives `" + visible(day->text) + "`, which is no whole day",
                   "write the year, the month and the day: 2020-04-01");
  return true;
}

void Popolo::membership(const Value &value, const Cell *holder) {
  entry_ = "membership " + std::to_string(++memberships_);
  // Counted on, so that the end can tell that there were more.
  if (memberships_ > limits_.rows)
    return;
  Entry entry;
  entry.what = entry_;
  entry.range = value.range;
  entry.untilIsLast = true;
  if (value.is != Value::Is::Object) {
    fault(value.range, "is not an object", "write it in braces: { … }");
    return;
  }
  if (holder)
    entry.person = {holder->text, holder->range};
  else if (!named(value, "person", persons_, "name", entry.person))
    return;
  if (membershipCells(value, entry))
    people_.add(entry);
}

void Popolo::person(const Value &value) {
  Entry entry;
  entry.what = entry_;
  entry.range = value.range;
  if (value.is != Value::Is::Object) {
    fault(value.range, "is not an object", "write it in braces: { … }");
    return;
  }
  if (!cell(value, "name", entry.person) || !cell(value, "birth_date", entry.born))
    return;
  if (!entry.person) {
    fault(value.range, "has no `name`", "give the name of the person");
    return;
  }
  Cell holder = entry.person;
  const Value *own = value.at("memberships");
  const Value *classes = value.at("class");
  if (classes && classes->is == Value::Is::List) {
    for (const Value &each : classes->items) {
      Entry one = entry;
      one.memberClass = {folded(each.text), each.range};
      people_.add(one);
    }
  } else if (!cell(value, "class", entry.memberClass)) {
    return;
  } else if (entry.born || entry.memberClass) {
    people_.add(entry);
  }
  if (own && own->is == Value::Is::List)
    for (const Value &each : own->items)
      membership(each, &holder);
}

void Popolo::run() {
  if (root_.is != Value::Is::Object) {
    diagnostics_.report<diag::RegisterNotJson>(root_.range, "it is not one object")
        .note("nothing of it was read")
        .mend("write { \"persons\": [ … ], \"memberships\": [ … ] }");
    return;
  }
  if (!listsAreLists())
    return;
  tellUnknown();
  persons_ = index("persons");
  organisations_ = index("organizations", "organisations");
  posts_ = index("posts");
  areas_ = index("areas");
  std::size_t number = 0;
  for (const Value &each : list("persons")) {
    entry_ = "person " + std::to_string(++number);
    if (number <= limits_.rows)
      person(each);
  }
  for (const Value &each : list("memberships"))
    membership(each, nullptr);
  if (std::max(number, memberships_) > limits_.rows)
    diagnostics_.report<diag::RegisterTooLarge>(Range{file_.base, file_.base + 1}, limits_.rows, "entries")
        .note("the rest of them were not read")
        .mend("split it into several registers");
}

} // namespace

void readPopolo(const SourceFile &file, const Value &root, People &people, Diagnostics &diagnostics,
                const Limits &limits) {
  Popolo(file, root, people, diagnostics, limits).run();
}

} // namespace quorate::registers
