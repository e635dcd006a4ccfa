// Tables of words, and the phrases that are made of them.
#include "runtime/words/rules.h"

#include "runtime/model/tables.h"

#include <array>
#include <numeric>

namespace quorate::words {

namespace {

using runtime::throwDangling; // for a number that means nothing: it was read from a damaged file

constexpr std::array<std::string_view, 11> kNumbers = {"zero", "one",   "two",   "three", "four", "five",
                                                       "six",  "seven", "eight", "nine",  "ten"};
constexpr std::array<std::string_view, 11> kOrdinals = {"zeroth", "first",   "second", "third", "fourth", "fifth",
                                                        "sixth",  "seventh", "eighth", "ninth", "tenth"};

/// "33.25%" of 3325/10000; empty if the fraction was not written as a percentage.
std::string percentage(Fraction fraction) {
  std::size_t places = 0;
  std::uint32_t hundreds = fraction.denominator;
  for (; hundreds >= 1000 && hundreds % 10 == 0; hundreds /= 10)
    ++places;
  // 1/4 stays 1/4, and 25/100 is 25%: a share is told in the way in which it was written.
  if (hundreds != 100)
    return {};
  std::string digits = std::to_string(fraction.numerator);
  if (places == 0)
    return digits + "%";
  if (digits.size() <= places)
    digits.insert(0, places + 1 - digits.size(), '0');
  return digits.insert(digits.size() - places, ".") + "%";
}

std::string fractionRead(Fraction value) {
  std::uint32_t divisor = std::gcd(value.numerator, value.denominator);
  std::uint32_t top = value.numerator / divisor, bottom = value.denominator / divisor;
  if (top == bottom)
    return "all";
  if (top < bottom && bottom == 2)
    return "half";
  if (top < bottom && bottom <= 10) {
    std::string_view part = bottom == 4 ? "quarter" : kOrdinals[bottom];
    return number(Style::Document, top) + " " + noun(top, part);
  }
  if (top != 0 && top < bottom && 100 % bottom == 0)
    return std::to_string(100 / bottom * top) + " per cent";
  return std::to_string(top) + "/" + std::to_string(bottom);
}

bool isSeats(Base base) { return base == Base::AllSeats || base == Base::AllVotingSeats; }

/// What documents say for a base whose short name is not plain to a reader; empty for the others.
std::string_view baseExplained(Base base) {
  switch (base) {
  case Base::EligibleMembers: return "members in post who need not leave for the item";
  case Base::EligibleVotingMembers: return "voting members in post who need not leave for the item";
  case Base::FilledSeats: return "members in post";
  case Base::FilledVotingSeats: return "voting members in post";
  case Base::AllSeats: return "seats (vacant seats included)";
  case Base::AllVotingSeats: return "voting seats (vacant seats included)";
  case Base::Electorate: return "members in post who have a vote on the matter";
  default: return {};
  }
}

} // namespace

std::string number(Style style, std::uint64_t value) {
  if (style == Style::Document && value < kNumbers.size())
    return std::string(kNumbers[value]);
  std::string digits = std::to_string(value);
  if (style == Style::Document)
    for (std::size_t at = digits.size(); at > 3; at -= 3)
      digits.insert(at - 3, ",");
  return digits;
}

std::string ordinal(std::uint64_t value) {
  if (value < kOrdinals.size())
    return std::string(kOrdinals[value]);
  std::string_view ending = "th";
  // Eleventh, twelfth, thirteenth, and 111th.
  if (value % 100 < 11 || value % 100 > 13)
    ending = value % 10 == 1 ? "st" : value % 10 == 2 ? "nd" : value % 10 == 3 ? "rd" : "th";
  return number(Style::Document, value).append(ending);
}

std::string fraction(Style style, Fraction value) {
  if (style == Style::Document)
    return fractionRead(value);
  std::string percent = percentage(value);
  return percent.empty() ? std::to_string(value.numerator) + "/" + std::to_string(value.denominator) : percent;
}

std::string_view bound(Bound bound) { return bound == Bound::AtLeast ? "at least" : "more than"; }

std::string_view cap(bool fewerThan) { return fewerThan ? "fewer than" : "at most"; }

std::string adjusted(Style style, Rounded rounded, std::uint32_t plus) {
  bool document = style == Style::Document;
  std::string text;
  switch (rounded) {
  case Rounded::Not: break;
  case Rounded::Up: text = " rounded up"; break;
  case Rounded::Down: text = " rounded down"; break;
  case Rounded::ToNearest:
    text = document                 ? " rounded to the nearest whole number, a half upwards"
           : style == Style::Answer ? " rounded to the nearest" // a sentence, where the language leaves out the article
                                    : " rounded to nearest";
    break;
  default: throwDangling();
  }
  if (document && !text.empty())
    text = "," + text + (rounded == Rounded::ToNearest ? "" : " to a whole number");
  if (plus == 0)
    return text;
  return text + (document && !text.empty() ? ", plus " : " plus ") + number(style, plus);
}

std::string_view baseNoun(Style style, Base base) {
  if (std::string_view told = baseExplained(base); style == Style::Document && !told.empty())
    return told;
  switch (base) {
  case Base::VotesCast: return "votes cast";
  case Base::VotesAndAbstentions: return "votes cast and abstentions";
  case Base::MembersPresent: return "members present";
  case Base::VotingMembersPresent: return "voting members present";
  case Base::EligibleMembers: return "eligible members";
  case Base::EligibleVotingMembers: return "eligible voting members";
  case Base::FilledSeats: return "filled seats";
  case Base::FilledVotingSeats: return "filled voting seats";
  case Base::AllSeats: return "seats";
  case Base::AllVotingSeats: return "voting seats";
  case Base::Electorate: return "the electorate";
  }
  throwDangling();
}

std::string base(Style style, Base base) {
  std::string_view article = isSeats(base) ? "all " : style == Style::Document ? "the " : "";
  return std::string(article).append(baseNoun(style, base));
}

std::string allOf(Base base) { return "all " + std::string(baseNoun(Style::Source, base)); }

std::string members(bool votingOnly, std::uint64_t number) {
  return noun(number, votingOnly ? "voting member" : "member");
}

std::string allBut(Style style, std::uint32_t left) { return left == 0 ? "all" : "all but " + number(style, left); }

std::string ofBoth(QuantityForm form, const std::vector<std::string> &operands, bool commas) {
  if (form != QuantityForm::GreaterOf && form != QuantityForm::SmallerOf)
    throwDangling();
  std::string text;
  for (const std::string &operand : operands)
    text += (text.empty() ? "" : commas ? ", and " : " and ") + operand;
  return (form == QuantityForm::GreaterOf ? "the greater of " : "the smaller of ") + text;
}

std::string share(Style style, Fraction share, bool root, std::string_view of, Rounded rounded, std::uint32_t plus) {
  return fraction(style, share) + (root ? " of the square root of " : " of ") + std::string(of) +
         adjusted(style, rounded, plus);
}

std::string needed(Bound limit, QuantityForm form, std::string_view amount, bool fromGroups) {
  // "all but 2" are as many as there must be: there is no "at least" before it.
  bool bare = form == QuantityForm::AllBut && limit == Bound::AtLeast;
  return (fromGroups ? "members from " : "") + (bare ? std::string() : std::string(bound(limit)) + " ") +
         std::string(amount);
}

std::string threshold(Style style, const Threshold &it) {
  bool document = style == Style::Document;
  // A motion is "it" where a sentence speaks of the motion.
  std::string motion = document ? " it" : "", by = document ? "by " : "", limit = std::string(bound(it.bound)) + " ";
  std::string votes = number(style, it.number) + " " + noun(it.number, "vote");
  switch (it.form) {
  case ThresholdForm::Share:
    if (it.fraction.numerator == it.fraction.denominator && it.bound == Bound::AtLeast)
      return by + allOf(it.base);
    return by + limit + fraction(style, it.fraction) + " of " + base(style, it.base);
  case ThresholdForm::Against:
    return (document ? "with " : "") + (it.number == 0 ? std::string("no votes") : "no more than " + votes) +
           " against" + motion;
  case ThresholdForm::Margin:
    // A simple majority has words of its own: nobody says "more than 0 more votes".
    if (it.bound == Bound::MoreThan && it.number == 0)
      return by + "more votes for" + motion + " than against" + motion;
    return by + limit + number(style, it.number) + " more " + noun(it.number, "vote") + " for" + motion +
           " than against" + motion;
  case ThresholdForm::For: return by + limit + votes + " for" + motion;
  }
  throwDangling();
}

std::string countedBy(Style style, Counted counted, std::string_view constituent) {
  std::string text = style == Style::Document ? ", counted by " : "counted by ";
  switch (counted) {
  case Counted::Unstated: return {};
  case Counted::ByHead: return text + "head";
  case Counted::ByWeight: return text + (style == Style::Document ? "the weight of each vote" : "weight");
  case Counted::ByConstituent: return text + (style == Style::Answer ? ticked(constituent) : std::string(constituent));
  }
  throwDangling();
}

std::string tie(Tie how, std::string_view who) {
  std::string_view words = tie(how);
  return how == Tie::BrokenBy   ? std::string(who).append(spaced(words))
         : how == Tie::Referred ? std::string(words).append(spaced(who))
                                : std::string(words);
}

std::string_view tie(Tie tie) {
  switch (tie) {
  case Tie::Unstated: return {};
  case Tie::Lost: return "a tie is lost";
  case Tie::BrokenBy: return "breaks a tie";
  case Tie::BrokenByPresider: return "whoever presides breaks a tie";
  case Tie::ByLot: return "a tie is decided by lot";
  case Tie::Referred: return "a tie goes to";
  }
  throwDangling();
}

std::string_view countsAs(CountAs as) {
  switch (as) {
  case CountAs::Nothing: return {};
  case CountAs::For: return "for";
  case CountAs::Against: return "against";
  }
  throwDangling();
}

std::string_view mode(Mode mode) {
  switch (mode) {
  case Mode::AtMeeting: return {};
  case Mode::InWriting: return "in writing";
  case Mode::Electronically: return "electronically";
  }
  throwDangling();
}

std::string_view purpose(QuorumTo to) {
  switch (to) {
  case QuorumTo::Meet: return {};
  case QuorumTo::Vote: return "to vote";
  case QuorumTo::Begin: return "to begin";
  }
  throwDangling();
}

std::string_view nounOf(Per per) {
  switch (per) {
  case Per::Decision: return "decision";
  case Per::Month: return "month";
  case Per::Quarter: return "quarter";
  case Per::Year: return "year";
  case Per::InAll: return {};
  }
  throwDangling();
}

std::string amountsIn(runtime::Currency one) {
  using runtime::Currency;
  switch (one) {
  case Currency::Pound: return "for amounts in pounds";
  case Currency::Euro: return "for amounts in euros";
  case Currency::Dollar: return "for amounts in dollars";
  }
  throwDangling();
}

std::string per(Per per) {
  std::string_view noun = nounOf(per);
  return noun.empty() ? "in all" : "a " + std::string(noun);
}

std::string_view holds(Holds how) {
  switch (how) {
  case Holds::Holds: return "holds";
  case Holds::Shares: return "shares";
  case Holds::ActsAs: return "acts as";
  case Holds::DeputisesFor: return "deputises for";
  }
  throwDangling();
}

std::string days(Interval when) {
  std::string text;
  if (when.from != Interval::kAlways)
    text = "from " + runtime::printDay(when.from);
  if (when.until != Interval::kForEver)
    text += (text.empty() ? "until " : " until ") + runtime::printDay(when.until);
  return text.empty() ? "always" : text;
}

std::string amounts(const std::vector<std::string> &ends, std::string_view between) {
  if (ends.empty())
    return "any amount";
  return ends.size() == 1 ? ends[0] : ends[0] + std::string(between) + ends[1];
}

std::string_view each(DutyOf of) {
  switch (of) {
  case DutyOf::Decision: return "each decision";
  case DutyOf::Meeting: return "each meeting";
  case DutyOf::Vacancy: return "each vacancy";
  case DutyOf::Event: return {};
  }
  throwDangling();
}

std::string_view ifTooMany(IfTooMany what) {
  switch (what) {
  case IfTooMany::Unstated: return {};
  case IfTooMany::MayStay: return "they may stay and vote";
  case IfTooMany::OthersDecide: return "the others may decide";
  case IfTooMany::GoesTo: return "the matter goes to";
  }
  throwDangling();
}

std::string every(Style style, runtime::Span each) {
  bool one = each.count == 1 && each.unit != runtime::SpanUnit::ClearDays;
  return one ? std::string(runtime::nounOf(each.unit)) : span(style, each);
}

std::string span(Style style, runtime::Span span) {
  return number(style, span.count) + " " + noun(span.count, runtime::nounOf(span.unit));
}

} // namespace quorate::words
