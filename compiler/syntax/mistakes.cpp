// Puts the parser's complaints in plain words.
#include "compiler/syntax/advice.h"

#include "compiler/support/text.h"
#include "runtime/words/text.h"

#include <algorithm>
#include <vector>

namespace quorate::syntax {

namespace {

class Explainer {
public:
  Explainer(const Mistake &mistake, const Found &found) : mistake_(mistake), found_(found) {}

  std::string wanted() const;
  std::string closestWord() const;

private:
  bool isOfQuestion() const {
    return mistake_.rule == Rule::AskedQuestion || mistake_.rule == Rule::Question || mistake_.rule == Rule::Scenario;
  }
  std::string wordOf(const Expected &word) const;
  bool expectsAll(std::initializer_list<std::string_view> words) const;
  bool isFound(const Expected &word) const {
    return word.kind == found_.kind &&
           (word.kind == WordKind::Own ? word.spelling == found_.text : word.kind != WordKind::End);
  }
  std::vector<std::string> wantedWords(bool days, bool notes) const;

  const Mistake &mistake_;
  const Found &found_;
};

std::string Explainer::wordOf(const Expected &word) const {
  switch (word.kind) {
  case WordKind::Own: return "`" + std::string(word.spelling) + "`";
  case WordKind::Date: return "a date such as 1 April 2020";
  case WordKind::Name: return "a name";
  case WordKind::Path: return "a package such as nhs.ccg";
  case WordKind::Fraction:
  case WordKind::Percent: return "a share such as 1/2";
  case WordKind::Money: return "an amount such as £500,000";
  case WordKind::Int: return "a number";
  case WordKind::String: return "a quotation";
  case WordKind::End: return found_.reading == Reading::People ? "nothing more" : "the end of the file";
  case WordKind::Word:
  case WordKind::Comment:
  case WordKind::Stray: break; // the grammar asks for none of these
  }
  return {};
}

bool Explainer::expectsAll(std::initializer_list<std::string_view> words) const {
  return std::all_of(words.begin(), words.end(), [&](std::string_view each) { return mistake_.expects(each); });
}

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The words that may stand here, each once, without those that are told as one thing.
std::vector<std::string> Explainer::wantedWords(bool days, bool notes) const {
  bool articles = expectsAll({"the", "each", "every"}) && mistake_.expects(WordKind::Name);
  std::vector<std::string> words;
  auto add = [&](std::string word) {
    if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end())
      words.push_back(std::move(word));
  };
  bool name = false;
  for (const Expected &each : mistake_.expected) {
    // Where the words that follow decide, the parser names what it found among what it expected.
    if (isFound(each))
      continue;
    if (std::string_view phrase = phraseOf(each.spelling, mistake_.rule); !phrase.empty()) {
      add(std::string(phrase));
      continue;
    }
    if (articles && isOneOf(each.spelling, {"the", "each", "every"}))
      continue; // they stand before a name
    if ((days && isOneOf(each.spelling, {"from", "until", "during"})) ||
        (notes && isOneOf(each.spelling, {"see", "assumed", "also", "known", "subject", "despite", "to", ","})))
      continue;
    if (each.kind == WordKind::Name)
      name = true;
    if (each.kind == WordKind::String && name)
      continue; // a name may be quoted; saying so each time helps nobody
    add(wordOf(each));
  }
  return words;
}

/// What was expected. What may follow any clause is told as one thing, and not word by word.
std::string Explainer::wanted() const {
  if (std::string_view next = afterFirstWord(found_.before); !next.empty() && isOfQuestion())
    return std::string(next);
  std::string_view known = ruleInWords(mistake_.rule);
  if (found_.reading == Reading::People && mistake_.expects(WordKind::Int))
    return std::string(known);
  bool days = expectsAll({"from", "until", "during"}), notes = expectsAll({"see", "assumed", "despite"});
  std::vector<std::string> words = wantedWords(days, notes);
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
    words.emplace_back("`from …`, `until …`");
  if (notes)
    words.emplace_back("a note such as `see …`");
  return words::listed(words, "or");
}

/// The word of the language that is most like what was found: of those that may stand here, or else of all.
std::string Explainer::closestWord() const {
  std::vector<std::string> expected, all;
  for (std::string_view word : ownWords().all()) {
    if (word.size() < 2)
      continue; // signs
    all.emplace_back(word);
    if (mistake_.expects(word))
      expected.emplace_back(word);
  }
  std::string close = closest(std::string(found_.text), expected);
  return close.empty() ? closest(std::string(found_.text), all) : close;
}

void explainStrange(const Explainer &explainer, const Found &found, Diagnostics &diagnostics) {
  Diagnostic &made = diagnostics.report<diag::UnknownWord>(found.range, visible(found.text));
  made.note("here " + explainer.wanted() + " was expected");
  if (std::string mend = mendBeside(found); !mend.empty())
    made.mend(std::move(mend));
  else if (std::string_view advice = otherWordFor(found.text); !advice.empty())
    made.mend(std::string(advice));
  else if (std::string close = explainer.closestWord(); !close.empty())
    made.mend("did you mean `" + close + "`?");
  else
    made.mend("if it is part of a name, begin it with a capital letter or put the whole name in quotation marks");
}

std::string_view nothingOf(Reading reading) {
  switch (reading) {
  case Reading::Question: return "nothing was understood of this question";
  case Reading::People: return "nobody was understood to be meant";
  case Reading::File: break;
  }
  return "nothing was understood of this declaration";
}

} // namespace

void explain(const Mistake &mistake, const Found &found, Diagnostics &diagnostics) {
  Explainer explainer(mistake, found);
  if (found.kind == WordKind::Stray) {
    diagnostics.report<diag::StrayCharacter>(found.range, visible(found.text))
        .note("here " + explainer.wanted() + " was expected")
        .mend(std::string(adviceOn(found.text)));
    return;
  }
  if (found.kind == WordKind::Word || found.kind == WordKind::Path)
    return explainStrange(explainer, found, diagnostics);
  std::string what = "`" + visible(found.text) + "`";
  if (found.kind == WordKind::End)
    what = found.reading == Reading::People ? "the end" : "the end of the file";
  Diagnostic &made = diagnostics.report<diag::Expected>(found.range, explainer.wanted(), what);
  made.note(std::string(nothingOf(found.reading)));
  std::string_view advice = otherWordFor(found.text);
  if (std::string mend = mendBeside(found); !mend.empty())
    made.mend(std::move(mend));
  else if (found.text.find("\xE2\x80\x9C") != std::string_view::npos ||
           found.text.find("\xE2\x80\x9D") != std::string_view::npos)
    made.mend("write straight quotation marks: \"…\"");
  else if (mistake.rule == Rule::Members || mistake.rule == Rule::Seat)
    made.mend("write the post, then the number: `Chair 1 seat, votes`; each seat on a line of its own");
  else if (!advice.empty())
    made.mend(std::string(advice));
}

} // namespace quorate::syntax
