// Numbers of people in words.
#include "compiler/documents/quantities.h"

#include "compiler/documents/english.h"
#include "runtime/words/rules.h"

#include <algorithm>
#include <optional>

namespace quorate::documents {

using namespace ir;

using words::Style;

std::string limitOf(Bound bound) { return std::string(words::bound(bound)) + " "; }

std::string oneOf(const Model &model, const Selector &who) {
  if (!who.from.empty()) { // "Clinical from Southwark": a class or a post, of one place
    Selector head = who;
    head.from.clear();
    return oneOf(model, head) + " from " + who.from;
  }
  if (who.general)
    return words::members(who.votingOnly, 1);
  auto isNamed = [&](const auto &thing) { return thing.name == who.text; };
  // A selector keeps what its author wrote: it may be the name of a place, of an organisation or of a class, each of
  // which reads otherwise.
  if (std::any_of(model.places.begin(), model.places.end(), isNamed))
    return "member for " + who.text;
  if (std::any_of(model.organisations.begin(), model.organisations.end(), isNamed))
    return "member for " + english::definite(who.text);
  bool isClass = std::any_of(model.kinds.begin(), model.kinds.end(),
                             [&](const Kind &kind) { return kind.of == KindOf::Member && isNamed(kind); });
  // "Lay Member member" is nobody's English.
  return isClass && !who.text.ends_with("Member") ? who.text + " member" : who.text;
}

std::string several(const Model &model, const Selector &who) { return english::plural(oneOf(model, who)); }

std::string part(Fraction fraction) { return words::fraction(Style::Document, fraction) + " of "; }

namespace {

bool isSeats(Base base) { return base == Base::AllSeats || base == Base::AllVotingSeats; }

/// Whether the selector is the holder of one seat.
bool isSingle(const Model &model, const Selector &who) {
  return !who.everyone() && who.seats.size() == 1 && model.at(who.seats.front()).most == 1;
}

/// Whether the selector is named by the post of its seat, and not by a class, a place or an organisation.
bool isPost(const Model &model, const Selector &who) {
  const Seat &seat = model.at(who.seats.front());
  return who.text == seat.name || who.text == seat.post || who.text.starts_with(seat.post + " of ") ||
         std::find(seat.aliases.begin(), seat.aliases.end(), who.text) != seat.aliases.end();
}

/// "the Convener": the holder of one seat.
std::string single(const Model &model, const Selector &who) {
  return isPost(model, who) ? "the " + who.text : english::definite(who.text);
}

/// The number of seats a selector means, if it is known and the same on all days.
std::optional<std::uint64_t> seatsOf(const Model &model, const Selector &who) {
  std::uint64_t seats = 0;
  for (SeatId id : who.seats) {
    const Seat &seat = model.at(id);
    // A number that holds on some days only would be wrong on the others.
    if (seat.least != seat.most || seat.countOpen || seat.open || seat.inForce != model.at(who.seats[0]).inForce)
      return {};
    seats += seat.most;
  }
  return seats;
}

/// "(at least eight of the 15)"; nothing if the number of seats is open.
std::string inNumbers(const Model &model, const Quantity &quantity, Bound bound) {
  std::optional<std::uint64_t> seats = seatsOf(model, quantity.of);
  if (!seats || *seats == 0)
    return {};
  return " (" + limitOf(Bound::AtLeast) + english::number(rules::least(quantity, bound, *seats)) + " of the " +
         english::number(*seats) + ")";
}

bool isAdjusted(const Quantity &quantity) { return quantity.rounded != Rounded::Not || quantity.plus != 0; }

std::string shareOf(const Quantity &quantity, const std::string &of) {
  return words::share(Style::Document, quantity.fraction, false, of, quantity.rounded, quantity.plus);
}

/// A quantity as a number: "nine", "one third of the members in post, rounded up", "the greater of nine and …".
std::string amount(const Model &model, const Quantity &quantity) {
  using Form = Quantity::Form;
  switch (quantity.form) {
  case Form::Number: return english::number(quantity.number);
  case Form::FractionOfBase: return shareOf(quantity, baseWords(quantity.base));
  case Form::FractionOfSelector: return shareOf(quantity, "the number of " + several(model, quantity.of));
  case Form::FractionOfRootBase: {
    bool whole = quantity.fraction.numerator == quantity.fraction.denominator;
    std::string root =
        "the square root of the number of " + std::string(words::baseNoun(Style::Document, quantity.base));
    return whole ? root + words::adjusted(Style::Document, quantity.rounded, quantity.plus) : shareOf(quantity, root);
  }
  case Form::AllBut:
    return "the number of members in post" + (quantity.number == 0 ? "" : " less " + english::number(quantity.number));
  case Form::GreaterOf:
  case Form::SmallerOf: {
    std::vector<std::string> operands;
    bool commas = false;
    for (const Quantity &operand : quantity.operands) {
      operands.push_back(amount(model, operand));
      commas = commas || isAdjusted(operand);
    }
    return words::ofBoth(quantity.form, operands, commas);
  }
  }
  return {};
}

/// "all but two of the voting members in post", "all Lay Members in post", "the Chair"
std::string allBut(const Model &model, const Quantity &quantity, const Selector &who) {
  if (quantity.number == 0)
    return isSingle(model, who) ? single(model, who) : "all " + several(model, who) + " in post";
  return words::allBut(Style::Document, quantity.number) + " of the " + several(model, who) + " in post";
}

/// Whether the quantity reads as people as it stands: "half of the members in post", and no sum or root.
bool isPlain(const Quantity &quantity) {
  using Form = Quantity::Form;
  return quantity.form == Form::Number || quantity.form == Form::AllBut ||
         ((quantity.form == Form::FractionOfBase || quantity.form == Form::FractionOfSelector) &&
          !isAdjusted(quantity));
}

/// "at least half of the members in post"; a whole needs no bound.
std::string bounded(Bound bound, const Quantity &quantity, std::string words) {
  // "At least all of them" is all of them.
  bool whole = bound == Bound::AtLeast && quantity.fraction.numerator == quantity.fraction.denominator &&
               (quantity.form == Quantity::Form::FractionOfBase || quantity.form == Quantity::Form::FractionOfSelector);
  return (whole ? std::string() : limitOf(bound)) + std::move(words);
}

} // namespace

std::string baseWords(Base base) { return words::base(Style::Document, base); }

bool isOne(const Model &model, const People &people) {
  const Quantity &quantity = people.quantity;
  if (!people.groups.empty())
    return false;
  if (quantity.form == Quantity::Form::AllBut)
    return quantity.number == 0 && isSingle(model, people.who);
  return quantity.form == Quantity::Form::Number && quantity.number == 1;
}

std::string people(const Model &model, const People &people) {
  const Quantity &quantity = people.quantity;
  std::string bound = limitOf(people.bound);
  if (!people.groups.empty())
    return several(model, people.who) + " from " + bound + english::count(quantity.number, people.groupsText);
  switch (quantity.form) {
  case Quantity::Form::Number:
    if (people.bound == Bound::AtLeast && isOne(model, people) && isSingle(model, people.who))
      return single(model, people.who);
    return bound + english::count(quantity.number, oneOf(model, people.who));
  case Quantity::Form::AllBut: return allBut(model, quantity, people.who);
  case Quantity::Form::FractionOfSelector:
    if (!isAdjusted(quantity) && (people.who.everyone() || nameOf(people.who) == nameOf(quantity.of)))
      return bounded(people.bound, quantity, part(quantity.fraction) + "the " + several(model, quantity.of)) +
             inNumbers(model, quantity, people.bound);
    break;
  case Quantity::Form::FractionOfBase: {
    if (isAdjusted(quantity))
      break;
    std::string share = bounded(people.bound, quantity, part(quantity.fraction) + baseWords(quantity.base));
    if (!people.who.everyone())
      return several(model, people.who) + " who make up " + share;
    return isSeats(quantity.base) ? several(model, people.who) + " holding " + share : share;
  }
  default: break;
  }
  std::string numbers =
      quantity.form == Quantity::Form::FractionOfSelector ? inNumbers(model, quantity, people.bound) : "";
  return several(model, people.who) + " numbering " + bound + amount(model, quantity) + numbers;
}

std::string present(const Model &model, const People &it) {
  if (it.groups.empty() && !isPlain(it.quantity)) {
    std::string numbers =
        it.quantity.form == Quantity::Form::FractionOfSelector ? inNumbers(model, it.quantity, it.bound) : "";
    return "the number of " + several(model, it.who) + " present is " + limitOf(it.bound) + amount(model, it.quantity) +
           numbers;
  }
  return people(model, it) + (isOne(model, it) ? " is present" : " are present");
}

} // namespace quorate::documents
