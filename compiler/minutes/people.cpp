// Parses phrases of people.
#include "compiler/minutes/people.h"

#include "compiler/lowering/question.h"
#include "compiler/syntax/parse.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace quorate::minutes {

namespace {

using runtime::PeopleForm;

/// What the grammar makes of a text; nothing if it is no phrase of people, or more than one.
std::optional<PeopleForm> parsed(const std::string &text) {
  Sources sources;
  Names names;
  Diagnostics diagnostics;
  std::optional<ast::Group> group = syntax::parsePeople(sources, sources.add("minutes", text), names, diagnostics);
  if (!group)
    return std::nullopt;
  std::vector<PeopleForm> people = ir::peopleForms(*group, names);
  // "else" looks back at what was named before, which in minutes nothing was; "nobody" is for their reader.
  if (people.size() != 1 || people[0].who == PeopleForm::Who::EveryoneElse || people[0].who == PeopleForm::Who::Nobody)
    return std::nullopt;
  return std::move(people[0]);
}

bool takeOff(std::string_view &text, std::string_view front) {
  if (!text.starts_with(front))
    return false;
  text.remove_prefix(front.size());
  return true;
}

/// A whole number of at most seven digits, taken off the front with the blank behind it.
std::optional<std::uint32_t> numberAtFront(std::string_view &text) {
  std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  // More than seven digits are no number of people, and would not fit.
  if (digits == 0 || digits > 7 || (digits < text.size() && text[digits] != ' '))
    return std::nullopt;
  std::uint32_t number = 0;
  for (char digit : text.substr(0, digits))
    number = number * 10 + static_cast<std::uint32_t>(digit - '0');
  text.remove_prefix(std::min(digits + 1, text.size()));
  return number;
}

/// A name as it stands, behind a number and "deputy of".
PeopleForm asName(std::string_view text) {
  PeopleForm form;
  form.number = numberAtFront(text);
  form.deputy = takeOff(text, "deputy of ") || takeOff(text, "deputies of ");
  // The runtime joins a head and its qualifiers to longer names, and takes none apart.
  for (std::size_t of = text.find(" of "); of != std::string_view::npos; of = text.find(" of ")) {
    (form.name.head.empty() ? form.name.head : form.name.of.emplace_back()) = text.substr(0, of);
    text.remove_prefix(of + 4);
  }
  (form.name.head.empty() ? form.name.head : form.name.of.emplace_back()) = text;
  return form;
}

} // namespace

runtime::MinutedPeople people(const records::Cell &value) {
  runtime::MinutedPeople made;
  made.text = value.text;
  made.at = value.range.begin;
  if (!value.text.empty() && value.text.find_first_not_of("0123456789") == std::string::npos) {
    std::string_view digits = value.text;
    made.bare = true;
    made.form.number = digits.size() > 7 ? std::numeric_limits<std::uint32_t>::max() : numberAtFront(digits);
    return made;
  }
  std::optional<PeopleForm> form = parsed(value.text);
  made.form = form ? std::move(*form) : asName(value.text);
  return made;
}

} // namespace quorate::minutes
