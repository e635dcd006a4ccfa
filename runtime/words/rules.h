// The words of rules, each once: bases, shares, rounding, bounds, people, thresholds, ties. What the formatter prints,
// what findings and answers say and what documents are made of comes from here; who asks says which of the four it is.
#pragma once

#include "runtime/enums.h"
#include "runtime/value.h"
#include "runtime/words/text.h"

#include <string>
#include <string_view>
#include <vector>

namespace quorate::words {

using runtime::Base;
using runtime::Bound;
using runtime::CountAs;
using runtime::Counted;
using runtime::DutyOf;
using runtime::Fraction;
using runtime::Holds;
using runtime::IfTooMany;
using runtime::Interval;
using runtime::Mode;
using runtime::Per;
using runtime::QuantityForm;
using runtime::QuorumTo;
using runtime::Rounded;
using runtime::ThresholdForm;
using runtime::Tie;

/// Where a text stands.
enum class Style : std::uint8_t {
  Source,  ///< as the language is written
  Finding, ///< about the text of a constitution: the words of the language
  Answer,  ///< the same, with the names that an author has given between backticks
  Document ///< sentences for members: no percentages and no figures where a word is read more easily
};

// ---------------------------------------------------------------- numbers

/// "9"; in a document "nine", and "1,200".
std::string number(Style style, std::uint64_t number);
/// "2/3"; "33.25%" where it was written as a percentage, which is kept as 3325/10000. In a document "two thirds", "51
/// per cent", "all".
std::string fraction(Style style, Fraction fraction);
/// "first" to "tenth", then "11th".
std::string ordinal(std::uint64_t number);
/// "at least", "more than".
std::string_view bound(Bound bound);
/// "at most"; "fewer than" if the number itself is too many.
std::string_view cap(bool fewerThan);
/// " rounded up plus 1"; empty if neither. In a document ", rounded up to a whole number, plus one".
std::string adjusted(Style style, Rounded rounded, std::uint32_t plus);

// ---------------------------------------------------------------- what is counted

/// "votes cast", "all seats". In a document "the votes cast", "all seats (vacant seats included)".
std::string base(Style style, Base base);
/// The base without an article, as after "the number of".
std::string_view baseNoun(Style style, Base base);
/// All of a base: "all votes cast", "all seats".
std::string allOf(Base base);
/// "member", "voting members": members in general, of whom there are so many.
std::string members(bool votingOnly, std::uint64_t number = 2);
/// "all but 2", "all".
std::string allBut(Style style, std::uint32_t number);
/// "the greater of A and B".
std::string ofBoth(QuantityForm form, const std::vector<std::string> &operands, bool commas = false);
/// "1/2 of the square root of filled seats rounded up": `of` is told by the caller.
std::string share(Style style, Fraction fraction, bool root, std::string_view of, Rounded rounded, std::uint32_t plus);

/// The terms of a quantity that is not made of others.
struct Terms {
  QuantityForm form = QuantityForm::Number;
  std::uint32_t number = 0;
  Fraction fraction;
  Rounded rounded = Rounded::Not;
  std::uint32_t plus = 0;
  Base base = Base::AllSeats;
};

/// A quantity in the words of the language, wherever it is kept. `who(n)` says who is counted, after a number or `all`;
/// `of()` what a share of some seats is a share of; `from()` who is counted, after a share of a base (may be empty);
/// `operands` are the quantities that it is made of, in words.
template <class Who, class Of, class From>
std::string quantity(Style style, const Terms &terms, Who who, Of of, From from,
                     const std::vector<std::string> &operands) {
  switch (terms.form) {
  case QuantityForm::Number: return number(style, terms.number) + who(terms.number);
  case QuantityForm::AllBut: return allBut(style, terms.number) + who(std::uint64_t{terms.number} == 1 ? 1 : 2);
  case QuantityForm::FractionOfSelector: return share(style, terms.fraction, false, of(), terms.rounded, terms.plus);
  case QuantityForm::FractionOfBase:
  case QuantityForm::FractionOfRootBase:
    return share(style, terms.fraction, terms.form == QuantityForm::FractionOfRootBase, base(style, terms.base),
                 terms.rounded, terms.plus) +
           from();
  case QuantityForm::GreaterOf:
  case QuantityForm::SmallerOf: break;
  }
  return ofBoth(terms.form, operands);
}

/// A quantity that is needed: "at least 9 members", "all but 2 members", "members from at least 4 Borough".
std::string needed(Bound bound, QuantityForm form, std::string_view amount, bool fromGroups);

// ---------------------------------------------------------------- votes

/// What a motion needs, apart from whose votes are counted.
struct Threshold {
  ThresholdForm form = ThresholdForm::Share;
  Bound bound = Bound::MoreThan;
  Fraction fraction;
  std::uint32_t number = 0;
  Base base = Base::VotesCast;
};
/// "more than 1/2 of votes cast", "all members present", "no votes against", "at least 2 more votes for than against",
/// "at least 3 votes for". In a document with its preposition: "with no votes against it"; there a share is told by
/// whoever knows whose votes are meant.
std::string threshold(Style style, const Threshold &threshold);
/// "counted by head", "counted by Borough"; empty if it is not stated. In a document with the comma before it.
std::string countedBy(Style style, Counted counted, std::string_view constituent);
/// "a tie is lost"; without their name, "breaks a tie" and "a tie goes to". Empty if nothing is said.
std::string_view tie(Tie tie);
/// The same with the name of whoever breaks it or of whom it goes to.
std::string tie(Tie tie, std::string_view who);
/// "for", "against".
std::string_view countsAs(CountAs as);
/// "in writing"; empty at a meeting.
std::string_view mode(Mode mode);
/// "to vote"; empty for a meeting to act at all.
std::string_view purpose(QuorumTo to);

// ---------------------------------------------------------------- powers and people

/// "a decision", "a year", "in all": what a limit is for.
std::string per(Per per);

/// "for amounts in pounds": what is so in one currency only.
std::string amountsIn(runtime::Currency one);
/// "decision", "year"; empty of a limit in all.
std::string_view nounOf(Per per);
/// "acts as"
std::string_view holds(Holds how);

/// "with the agreement of", "with the approval of", "up to": what stands before names and amounts.
inline constexpr char kWithTheAgreementOf[] = "with the agreement of";
inline constexpr char kWithTheApprovalOf[] = "with the approval of";
inline constexpr char kUpTo[] = "up to";
/// The ends of a band, "over £5,000" and "up to £50,000", with what is `between` them; "any amount" if it has none.
std::string amounts(const std::vector<std::string> &ends, std::string_view between);
/// What is said where something is not settled.
inline constexpr char kToBeConfirmed[] = "to be confirmed";

/// "each meeting": what a duty follows; empty of an event that the author tells.
std::string_view each(DutyOf of);
/// "they may stay and vote", "the matter goes to": where so many have an interest that the others are no quorum.
std::string_view ifTooMany(IfTooMany what);

// ---------------------------------------------------------------- days

/// "from 1 April 2020 until 1 April 2022", as the language says it: the last day is left out. "always" for all days.
std::string days(Interval when);
/// "month", "3 months", as after "every". Clear days keep their number.
std::string every(Style style, runtime::Span span);
/// "14 clear days"; in a document "ten clear days".
std::string span(Style style, runtime::Span span);

} // namespace quorate::words
