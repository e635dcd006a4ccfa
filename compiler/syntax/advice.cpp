// What is said of mistakes: each rule of the grammar in the author's terms, and what people mean who write otherwise.
#include "compiler/syntax/advice.h"

#include "compiler/support/text.h"
#include "compiler/syntax/ast.h"
#include "runtime/words/text.h"

#include <algorithm>
#include <set>

namespace quorate::syntax {

bool beginsDeclaration(std::string_view word) {
  static const std::set<std::string_view> words = {
      "constitution", "use",    "register", "cite",    "kind",     "place",    "organisation", "body",  "model",
      "in",           "post",   "function", "reserve", "delegate", "bands",    "amend",        "phase", "calendar",
      "person",       "nobody", "option",   "assume",  "claim",    "scenario", "text"};
  return words.contains(word);
}

bool standsWithin(std::string_view word) {
  // After a mistake within a body these may begin a clause as well as a declaration, so they alone do not show that the
  // next declaration has come.
  return word == "in" || word == "text" || word == "nobody" || word == "amend";
}

namespace {

/// "a clause of the body: `purpose`, … or `text`", of every clause that there is.
template <class... Clauses> std::string clausesInWords(const std::variant<Clauses...> &) {
  return "a clause of the body: " + words::listed({std::string(Clauses::kForm.begins)...}, "or");
}

std::string_view bodyClauses() {
  static const std::string words = clausesInWords(decltype(ast::BodyClause::is){});
  return words;
}

} // namespace

std::string_view ruleInWords(Rule rule) {
  switch (rule) {
  case Rule::Name:
  case Rule::Names:
  case Rule::Ref:
  case Rule::PlainRef:
  case Rule::Refs: return "a name";
  case Rule::Members: return "a seat, such as `Lay Member 3 seats, votes`";
  case Rule::SeatTerm:
    return "what is said of the seat: its class, `votes`, `does not vote`, `has casting vote`, `the …`, `elected by …`";
  case Rule::Body:
  case Rule::BodyClause:
  case Rule::Model:
  case Rule::Variation: return bodyClauses();
  case Rule::Constitution:
  case Rule::ConstitutionClause: return "`status`, `version`, `in force` or `text`";
  case Rule::Bands:
  case Rule::Band: return "a row, such as `over £5,000 up to £50,000: Treasurer`";
  case Rule::Organisation:
  case Rule::OrganisationClause:
    return "a clause of the organisation: `covers`, `holds`, `acts through`, `succeeds` or `text`";
  case Rule::Person:
  case Rule::PersonClause:
    return "what is said of the person: `holds`, `shares`, `acts as`, `deputises for`, `belongs to`, `is a` or `born`";
  case Rule::Property: return "what is claimed";
  case Rule::AskedPeople:
  case Rule::Selection:
  case Rule::Someone: return "people, such as `9 Member`, `deputy of Chair` or `everyone except Chair`";
  case Rule::Question:
  case Rule::Scenario:
    return "a question: `may … decide …?`, `who may decide …?`, `what may … decide?`, `is … quorate with …?` or "
           "`does a motion of … carry with …?`";
  case Rule::Declaration: return "a declaration, such as `body`, `place`, `function`, `reserve` or `delegate`";
  default: return {};
  }
}

std::string_view phraseOf(std::string_view literal, Rule rule) {
  bool people = rule == Rule::Quorum || rule == Rule::People || rule == Rule::Bound || rule == Rule::Threshold ||
                rule == Rule::Decides;
  if (people && literal == "at")
    return "`at least …`";
  if (people && literal == "more")
    return "`more than …`";
  if (people && (literal == "a" || literal == "an" || literal == "to"))
    return "`to be confirmed \"…\"`";
  if (rule == Rule::Limit && literal == "a")
    return "`a decision`, `a month`, `a quarter`, `a year`";
  if (rule == Rule::Limit && literal == "in")
    return "`in all`";
  if (rule == Rule::Meets || rule == Rule::Meeting) {
    if (literal == "in")
      return "`in public`, `in private`";
    if (literal == "at")
      return "`at least … times a year`, `at \"…\"`";
    if (literal == "on")
      return "`on … clear days notice`";
    if (literal == "rules")
      return "`rules to be confirmed \"…\"`";
  }
  return {};
}

std::string_view otherWordFor(std::string_view word) {
  static const std::pair<std::string_view, std::string_view> words[] = {
      // Words of people who write rules in English, or in another such language; each answered with what is written
      // here.
      {"board", "begin with `body`, and give the name a capital letter"},
      {"committee", "begin with `body`, and say of which body it is a committee: `body Audit, committee of Board`"},
      {"panel", "begin with `body`"},
      {"majority", "write `more than 1/2 of votes cast`, or say of what else it is a majority"},
      {"simple", "write `more than 1/2 of votes cast`"},
      {"half", "write `1/2`"},
      {"third", "write `1/3`"},
      {"quarter", "write `1/4`"},
      {"or", "write `, then` between those who preside in turn, and `and` or `,` in a list"},
      {"if", "write `with …`"},
      {"approve", "write `decide`"},
      {"can", "write `may`"},
      {"must", "a rule is stated as it is, without `must`; a duty is quoted: `must \"publish its minutes\"`"},
      {"shall", "a rule is stated as it is, without `shall`"}};
  for (const auto &[other, advice] : words)
    if (other == word)
      return advice;
  return {};
}

std::string_view afterFirstWord(std::string_view word) {
  static const std::pair<std::string_view, std::string_view> words[] = {
      {"who", "`may`, `must agree to`, `holds` or `rules on`"},
      {"what", "`may`, `must`, `changes` or `is undelegated`"},
      {"which", "`terms`"},
      {"does", "`a motion of`"}};
  for (const auto &[first, next] : words)
    if (first == word)
      return next;
  return {};
}

namespace {

/// A month in small letters as it is written; empty if a word is none.
std::string monthOf(std::string_view word) {
  static constexpr std::string_view months[] = {"january", "february", "march",     "april",   "may",      "june",
                                                "july",    "august",   "september", "october", "november", "december"};
  if (std::find(std::begin(months), std::end(months), word) == std::end(months))
    return {};
  std::string month(word);
  month[0] = static_cast<char>(month[0] - 'a' + 'A');
  return month;
}

} // namespace

std::string mendBeside(const Found &found) {
  std::string_view text = found.text;
  // "1 april 2026" is read as a number and a word in small letters; only the two together show what was meant.
  bool number = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (std::string month = monthOf(found.after); number && !month.empty())
    return "write the month with a capital letter: `" + std::string(text) + " " + month + "`";
  if (std::string month = monthOf(text);
      !month.empty() && !found.before.empty() && found.before[0] >= '0' && found.before[0] <= '9')
    return "write the month with a capital letter: `" + std::string(found.before) + " " + month + "`";
  if (found.before == "who" && (text == "is" || text == "are")) {
    bool name = !found.after.empty() && ((found.after[0] >= 'A' && found.after[0] <= 'Z') || found.after[0] == '"');
    return "to ask who is in a post, write `who holds " + (name ? visible(found.after) : std::string("POST")) + "?`";
  }
  return {};
}

std::string_view adviceOn(std::string_view stray) {
  if (stray == ";")
    return "leave it out: clauses need no sign at their end";
  if (stray == "%")
    return "write `50%` without a blank";
  if (stray == "'")
    return "write names and prose in double quotation marks";
  return {};
}

} // namespace quorate::syntax
