// Puts the parser's complaints in plain words.
#include "compiler/syntax/mistakes.h"

#include "compiler/support/text.h"
#include "compiler/syntax/ast.h"

#include <algorithm>
#include <set>
#include <vector>

namespace quorate::syntax {

using P = grammar::QuorateParser;

void StopAtMistake::recover(antlr4::Parser *parser, std::exception_ptr thrown) {
  antlr4::Token *found = parser->getCurrentToken();
  try {
    std::rethrow_exception(thrown);
  } catch (antlr4::RecognitionException &e) {
    found = e.getOffendingToken();
  }
  throw Mistake{found, parser->getExpectedTokens(), parser->getContext()->getRuleIndex()};
}

antlr4::Token *StopAtMistake::recoverInline(antlr4::Parser *parser) {
  throw Mistake{parser->getCurrentToken(), parser->getExpectedTokens(), parser->getContext()->getRuleIndex()};
}

bool beginsDeclaration(std::string_view word) {
  static const std::set<std::string_view> words = {
      "constitution", "use",    "register", "cite",    "kind",     "place",    "organisation", "body",  "model",
      "in",           "post",   "function", "reserve", "delegate", "bands",    "amend",        "phase", "calendar",
      "person",       "nobody", "option",   "assume",  "claim",    "scenario", "text"};
  return words.contains(word);
}

bool standsWithin(std::string_view word) {
  return word == "in" || word == "text" || word == "nobody" || word == "amend";
}

namespace {

/// "a clause of the body: `purpose`, … or `text`", of every clause that there is.
template <class... Clauses> std::string clausesInWords(const std::variant<Clauses...> &) {
  return "a clause of the body: " + joinWords({std::string(Clauses::kForm.begins)...}, "or");
}

std::string_view bodyClauses() {
  static const std::string words = clausesInWords(decltype(ast::BodyClause::is){});
  return words;
}

/// What may stand where a rule was being read, in the author's terms.
std::string_view ruleInWords(std::size_t rule) {
  switch (rule) {
  case P::RuleName:
  case P::RuleNames:
  case P::RuleRef:
  case P::RulePlainRef:
  case P::RuleRefs: return "a name";
  case P::RuleMembers: return "a seat, such as `Lay Member 3 seats, votes`";
  case P::RuleSeatTerm:
    return "what is said of the seat: its class, `votes`, `does not vote`, `has casting vote`, `the …`, `elected by …`";
  case P::RuleBody:
  case P::RuleBodyClause:
  case P::RuleModel:
  case P::RuleVariation: return bodyClauses();
  case P::RuleConstitution:
  case P::RuleConstitutionClause: return "`status`, `version`, `in force` or `text`";
  case P::RuleBands:
  case P::RuleBand: return "a row, such as `over £5,000 up to £50,000: Treasurer`";
  case P::RuleOrganisation:
  case P::RuleOrganisationClause:
    return "a clause of the organisation: `covers`, `holds`, `acts through`, `succeeds` or `text`";
  case P::RulePerson:
  case P::RulePersonClause:
    return "what is said of the person: `holds`, `shares`, `acts as`, `deputises for`, `belongs to`, `is a` or `born`";
  case P::RuleProperty: return "what is claimed";
  case P::RuleAskedPeople:
  case P::RuleSelection:
  case P::RuleSomeone: return "people, such as `9 Member`, `deputy of Chair` or `everyone except Chair`";
  case P::RuleQuestion:
  case P::RuleScenario:
    return "a question: `may … decide …?`, `who may decide …?`, `what may … decide?`, `is … quorate with …?` or "
           "`does a motion of … carry with …?`";
  case P::RuleDeclaration: return "a declaration, such as `body`, `place`, `function`, `reserve` or `delegate`";
  default: return {};
  }
}

/// The phrase that a first word begins, where the word alone would not say what to write.
std::string_view phraseOf(const std::string &literal, std::size_t rule) {
  bool people = rule == P::RuleQuorum || rule == P::RulePeople || rule == P::RuleBound || rule == P::RuleThreshold ||
                rule == P::RuleDecides;
  if (people && literal == "'at'")
    return "`at least …`";
  if (people && literal == "'more'")
    return "`more than …`";
  if (people && (literal == "'a'" || literal == "'an'" || literal == "'to'"))
    return "`to be confirmed \"…\"`";
  if (rule == P::RuleLimit && literal == "'a'")
    return "`a decision`, `a month`, `a quarter`, `a year`";
  if (rule == P::RuleLimit && literal == "'in'")
    return "`in all`";
  if (rule == P::RuleMeets || rule == P::RuleMeeting) {
    if (literal == "'in'")
      return "`in public`, `in private`";
    if (literal == "'at'")
      return "`at least … times a year`, `at \"…\"`";
    if (literal == "'on'")
      return "`on … clear days notice`";
    if (literal == "'rules'")
      return "`rules to be confirmed \"…\"`";
  }
  return {};
}

/// What people write who know other words for a thing, and what this language writes for it.
std::string_view otherWordFor(std::string_view word) {
  static const std::pair<std::string_view, std::string_view> words[] = {
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

/// What may follow the first word of a question.
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

/// What would mend a date whose month has no capital, or a question in words that are not those of the language.
std::string mendBeside(std::string_view text, const Beside &beside) {
  bool number = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (std::string month = monthOf(beside.after); number && !month.empty())
    return "write the month with a capital letter: `" + std::string(text) + " " + month + "`";
  if (std::string month = monthOf(text);
      !month.empty() && !beside.before.empty() && beside.before[0] >= '0' && beside.before[0] <= '9')
    return "write the month with a capital letter: `" + std::string(beside.before) + " " + month + "`";
  if (beside.before == "who" && (text == "is" || text == "are")) {
    bool name = !beside.after.empty() && ((beside.after[0] >= 'A' && beside.after[0] <= 'Z') || beside.after[0] == '"');
    return "to ask who is in a post, write `who holds " + (name ? visible(beside.after) : std::string("POST")) + "?`";
  }
  return {};
}

/// What a character that has no place in the language may have been meant as.
std::string_view adviceOn(std::string_view stray) {
  if (stray == ";")
    return "leave it out: clauses need no sign at their end";
  if (stray == "%")
    return "write `50%` without a blank";
  if (stray == "'")
    return "write names and prose in double quotation marks";
  return {};
}

class Explainer {
public:
  Explainer(const Mistake &mistake, const Beside &beside, const antlr4::dfa::Vocabulary &vocabulary)
      : mistake_(mistake), beside_(beside), vocabulary_(vocabulary) {}

  std::string wanted() const;
  std::string closestWord(std::string_view text) const;

private:
  bool isOfQuestion() const {
    return mistake_.rule == P::RuleAskedQuestion || mistake_.rule == P::RuleQuestion ||
           mistake_.rule == P::RuleScenario;
  }
  std::string literal(std::size_t type) const { return vocabulary_.getLiteralName(type); }
  std::string wordOf(std::size_t type) const;
  bool expects(std::initializer_list<std::string_view> literals) const;

  const Mistake &mistake_;
  const Beside &beside_;
  const antlr4::dfa::Vocabulary &vocabulary_;
};

std::string Explainer::wordOf(std::size_t type) const {
  switch (type) {
  case P::DATE: return "a date such as 1 April 2020";
  case P::NAME: return "a name";
  case P::PATH: return "a package such as nhs.ccg";
  case P::FRACTION:
  case P::PERCENT: return "a share such as 1/2";
  case P::MONEY: return "an amount such as £500,000";
  case P::INT: return "a number";
  case P::STRING: return "a quotation";
  case antlr4::Token::EOF: return beside_.reading == Reading::People ? "nothing more" : "the end of the file";
  default: {
    std::string word = literal(type);
    if (word.size() > 2)
      return "`" + word.substr(1, word.size() - 2) + "`";
    return word;
  }
  }
}

bool Explainer::expects(std::initializer_list<std::string_view> literals) const {
  std::size_t found = 0;
  for (ssize_t type : mistake_.expected.toList())
    if (type > 0)
      found += std::find(literals.begin(), literals.end(), literal(static_cast<std::size_t>(type))) != literals.end();
  return found == literals.size();
}

/// What was expected. What may follow any clause is told as one thing, and not word by word.
std::string Explainer::wanted() const {
  if (std::string_view next = afterFirstWord(beside_.before); !next.empty() && isOfQuestion())
    return std::string(next);
  bool people = beside_.reading == Reading::People && mistake_.rule != P::RuleAskedPeople;
  if (people && mistake_.expected.contains(std::size_t{P::INT}))
    return std::string(ruleInWords(mistake_.rule));
  static const std::set<std::string_view> ofDays = {"'from'", "'until'", "'during'"};
  static const std::set<std::string_view> ofNotes = {"'see'",     "'assumed'", "'also'", "'known'",
                                                     "'subject'", "'despite'", "'to'",   "','"};
  static const std::set<std::string_view> ofNames = {"'the'", "'each'", "'every'"};
  bool articles = expects({"'the'", "'each'", "'every'"}) && mistake_.expected.contains(std::size_t{P::NAME});
  bool days = expects({"'from'", "'until'", "'during'"});
  bool notes = expects({"'see'", "'assumed'", "'despite'"});
  std::vector<std::string> words;
  auto add = [&](std::string word) {
    if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end())
      words.push_back(std::move(word));
  };
  bool name = false;
  for (ssize_t type : mistake_.expected.toList()) {
    // Where the words that follow decide, the parser names what it found among what it expected.
    if (type > 0 && static_cast<std::size_t>(type) == mistake_.found->getType())
      continue;
    std::string word = type > 0 ? literal(static_cast<std::size_t>(type)) : std::string();
    if (std::string_view phrase = phraseOf(word, mistake_.rule); !phrase.empty()) {
      add(std::string(phrase));
      continue;
    }
    if (articles && ofNames.contains(word))
      continue; // they stand before a name
    if ((days && ofDays.contains(word)) || (notes && ofNotes.contains(word)))
      continue;
    if (type == P::NAME)
      name = true;
    if (type == P::STRING && name)
      continue; // a name may be quoted; saying so each time helps nobody
    add(wordOf(static_cast<std::size_t>(type)));
  }
  std::string_view known = ruleInWords(mistake_.rule);
  if (words.empty())
    return known.empty() ? "something else" : std::string(known);
  // Where a clause, a seat or a row could stand, the parser names only the brace that would end them all.
  if (words.size() == 1 && words[0] == "`}`" && !known.empty())
    return std::string(known) + ", or `}`";
  if (words.size() > 8 && !known.empty())
    return std::string(known);
  if (words.size() > 12)
    return "something else";
  if (days)
    add("`from …`, `until …`");
  if (notes)
    add("a note such as `see …`");
  return joinWords(words, "or");
}

/// The word of the language that is most like `text`: of those that may stand here, or else of all.
std::string Explainer::closestWord(std::string_view text) const {
  std::vector<std::string> expected, all;
  for (std::size_t type = 1; type <= vocabulary_.getMaxTokenType(); ++type) {
    std::string word = wordOf(type);
    if (!word.starts_with('`') || word.size() < 4)
      continue;
    word = word.substr(1, word.size() - 2);
    all.push_back(word);
    if (mistake_.expected.contains(type))
      expected.push_back(word);
  }
  std::string close = closest(text, expected);
  return close.empty() ? closest(text, all) : close;
}

} // namespace

void explain(const Mistake &mistake, Range range, std::string_view text, const Beside &beside,
             const antlr4::dfa::Vocabulary &vocabulary, Diagnostics &diagnostics) {
  Explainer explainer(mistake, beside, vocabulary);
  std::string mend = mendBeside(text, beside);
  std::string wanted = explainer.wanted();
  std::size_t type = mistake.found->getType();
  std::string_view advice = otherWordFor(text);
  if (type == P::STRAY) {
    diagnostics.report<diag::StrayCharacter>(range, visible(text))
        .note("here " + wanted + " was expected")
        .mend(std::string(adviceOn(text)));
    return;
  }
  if (type == P::WORD || type == P::PATH) {
    Diagnostic &made = diagnostics.report<diag::UnknownWord>(range, visible(text));
    made.note("here " + wanted + " was expected");
    if (!mend.empty())
      made.mend(std::move(mend));
    else if (!advice.empty())
      made.mend(std::string(advice));
    else if (std::string close = explainer.closestWord(text); !close.empty())
      made.mend("did you mean `" + close + "`?");
    else
      made.mend("if it is part of a name, begin it with a capital letter or put the whole name in quotation marks");
    return;
  }
  std::string what = type == antlr4::Token::EOF
                         ? (beside.reading == Reading::People ? "the end" : "the end of the file")
                         : "`" + visible(text) + "`";
  Diagnostic &made = diagnostics.report<diag::Expected>(range, wanted, what);
  made.note(beside.reading == Reading::Question ? "nothing was understood of this question"
            : beside.reading == Reading::People ? "nobody was understood to be meant"
                                                : "nothing was understood of this declaration");
  if (!mend.empty())
    made.mend(std::move(mend));
  else if (text.find("\xE2\x80\x9C") != std::string_view::npos || text.find("\xE2\x80\x9D") != std::string_view::npos)
    made.mend("write straight quotation marks: \"…\"");
  else if (mistake.rule == P::RuleMembers || mistake.rule == P::RuleSeat)
    made.mend("write the post, then the number: `Chair 1 seat, votes`; each seat on a line of its own");
  else if (!advice.empty())
    made.mend(std::string(advice));
}

} // namespace quorate::syntax
