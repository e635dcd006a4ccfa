// Judges the terms of members: how long, how many, how many end each year.
#include "runtime/people/membership_check.h"
#include "runtime/rules/quantity.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// Terms of one person in one run of seats that have begun by a day, the earliest first.
std::vector<HoldingInfo> termsOf(const Model &model, PersonIndex person, SeatIndex seat, Day day) {
  std::vector<HoldingInfo> terms;
  for (const HoldingInfo &holding : holdingsOf(model, person))
    if (holding.seat && areOnePost(model, *holding.seat, seat) && holding.how <= Holds::Shares &&
        holding.when.from <= day)
      terms.push_back(holding);
  std::stable_sort(terms.begin(), terms.end(),
                   [](const HoldingInfo &a, const HoldingInfo &b) { return a.when.from < b.when.from; });
  return terms;
}

std::string termsInWords(std::uint32_t count) { return count == 1 ? "one term" : std::to_string(count) + " terms"; }

} // namespace

void MembershipCheck::checkTerms(const Member &member) {
  // The term of a post that carries the seat is that post's.
  if (!member.holding.seat || !areOnePost(model_, *member.holding.seat, member.seat))
    return;
  TenureInfo tenure = tenureOf(model_, member.seat);
  auto clause = model_.seat(member.seat).clause;
  bool limited = tenure.termYears != 0 || tenure.mostTerms != 0 || tenure.mostInAll != 0;
  // Without a first day no term can be counted, and a long one must not pass for a short one.
  if (limited && member.holding.when.from == Interval::kAlways) {
    unknown("since when " + nameOf(member.person) + " holds " + nameOf(member.seat), clause);
    return;
  }
  if (tenure.termYears != 0) {
    // [N1] Of several terms that go on at once the one that began last.
    const std::vector<HoldingInfo> terms = termsOf(model_, member.person, member.seat, day_);
    Day from = member.holding.when.from;
    for (const HoldingInfo &term : terms)
      from = term.when.contains(day_) ? std::max(from, term.when.from) : from;
    Day end = after(from, {tenure.termYears, Span::Unit::Years});
    // `end` is the first day on which the term is over (docs/language.md, Time).
    if (day_ >= end)
      breach(Breach::Of::TermOverrun,
             "The term of " + nameOf(member.person) + " as " + nameOf(member.seat) + " ended on " + printDay(end - 1) +
                 ": " + printSpan({tenure.termYears, Span::Unit::Years}) + " from " + printDay(from) + ".",
             clause, &member);
  }
  if (tenure.mostTerms != 0 || tenure.mostInAll != 0)
    countTerms(member, tenure);
}

void MembershipCheck::countTerms(const Member &member, const TenureInfo &tenure) {
  auto terms = termsOf(model_, member.person, member.seat, day_);
  auto clause = model_.seat(member.seat).clause;
  auto inAll = static_cast<std::uint32_t>(terms.size());
  std::uint32_t row = 0;
  bool tooSoon = false;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    tooSoon = false;
    if (i == 0) {
      row = 1;
      continue;
    }
    auto before = endOf(model_, terms[i - 1]);
    // The first day after one term may be the first of the next: there is then no day between them, and they are in a
    // row.
    bool follows = !before || terms[i].when.from <= *before;
    if (follows) {
      ++row;
      continue;
    }
    // Years out are owed only by whoever has had all the terms that may follow one another.
    tooSoon = tenure.mostTerms != 0 && row >= tenure.mostTerms && tenure.yearsOut != 0 &&
              terms[i].when.from < after(*before, {tenure.yearsOut, Span::Unit::Years});
    row = 1;
  }
  std::string who = nameOf(member.person) + " is in " + termsInWords(inAll) + " as " + nameOf(member.seat);
  std::string inRow = nameOf(member.person) + " has had " + termsInWords(row) + " in a row as " + nameOf(member.seat);
  bool byRow = tenure.inARow || tenure.yearsOut != 0;
  if (tenure.mostTerms != 0 && byRow && row > tenure.mostTerms)
    breach(Breach::Of::TooManyTerms, inRow + ", and at most " + std::to_string(tenure.mostTerms) + " are allowed.",
           clause, &member);
  if (tooSoon)
    breach(Breach::Of::NotOutLongEnough,
           nameOf(member.person) + " is back as " + nameOf(member.seat) + " too soon: after " +
               termsInWords(tenure.mostTerms) + " it must be " + printSpan({tenure.yearsOut, Span::Unit::Years}) + ".",
           clause, &member);
  // "At most 2 terms" with nothing said of a row is a limit for good.
  std::uint32_t most = tenure.mostInAll != 0 ? tenure.mostInAll : byRow ? 0 : tenure.mostTerms;
  if (!byRow && tenure.mostTerms != 0)
    most = std::min(most, tenure.mostTerms);
  if (most != 0 && inAll > most)
    breach(Breach::Of::TooManyTerms,
           nameOf(member.person) + " has had " + termsInWords(inAll) + " as " + nameOf(member.seat) + ", and at most " +
               std::to_string(most) + (most == 1 ? " is" : " are") + " allowed in all.",
           clause, &member);
}

void MembershipCheck::checkRetiring(SeatIndex seat, const std::vector<HoldingInfo> &holders) {
  TenureInfo tenure = tenureOf(model_, seat);
  if (!tenure.retiring || holders.empty())
    return;
  auto clause = model_.seat(seat).clause;
  // The clause does not say when a year begins, so it is the one that begins with the day of the question.
  Day year = after(day_, {1, Span::Unit::Years});
  std::uint64_t ending = 0, open = 0;
  for (const HoldingInfo &holder : holders) {
    auto end = endOf(model_, holder);
    ending += end && *end <= year;
    open += !end;
  }
  // Rounded down, so that more than the share is never asked for: of two holders 1/3 is none, and not one half of them.
  rules::Leaf share{.form = QuantityForm::FractionOfSelector, .fraction = *tenure.retiring, .rounded = Rounded::Down};
  std::uint64_t needed = rules::least(share, Bound::AtLeast, holders.size());
  if (ending >= needed)
    return;
  std::string text = std::to_string(tenure.retiring->numerator) + "/" + std::to_string(tenure.retiring->denominator) +
                     " of the holders of " + nameOf(seat) + " must retire each year";
  if (ending + open >= needed)
    unknown("when the terms of the holders of " + nameOf(seat) + " end: " + text, clause);
  else
    breach(Breach::Of::TooFewRetiring,
           text + "; of " + std::to_string(holders.size()) + ", the terms of " + std::to_string(ending) +
               " end in the year from " + printDay(day_) + ".",
           clause);
}

} // namespace quorate::runtime
