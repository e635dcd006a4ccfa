// Numbers of people in words.
#include "compiler/documents/quantities.h"

#include "compiler/documents/english.h"
#include "runtime/words/rules.h"

#include <optional>

namespace quorate::documents {

using namespace ir;

using words::Style;

std::string limitOf(Bound bound) { return std::string(words::bound(bound)) + " "; }

std::string oneOf(const Selector &who) {
  if (!who.bothOf.empty()) // "Clinical from Southwark": a class or a post, of one place
    return oneOf(who.bothOf[0]) + " from " + nameOf(who.bothOf[1]);
  if (who.general)
    return words::members(who.votingOnly, 1);
  if (who.place)
    return "member for " + who.text;
  if (who.organisation)
    return "member for " + english::definite(who.text);
  // "Clinical member", and not "Lay Member member".
  return who.kind && !who.text.ends_with("Member") ? who.text + " member" : who.text;
}

std::string several(const Selector &who) { return english::plural(oneOf(who)); }

std::string part(Fraction fraction) { return words::fraction(Style::Document, fraction) + " of "; }

namespace {

bool isSeats(Base base) { return base == Base::AllSeats || base == Base::AllVotingSeats; }

/// Whether the selector is the holder of one seat.
bool isSingle(const Model &model, const Selector &who) {
  return !who.everyone() && who.seats.size() == 1 && model.at(who.seats.front()).most == 1;
}

/// "the Convener": the holder of one seat, who may be named by a class, a place or an organisation, and not by the
/// post.
std::string single(const Selector &who) {
  bool isPost = !who.kind && !who.place && !who.organisation;
  return isPost ? "the " + who.text : english::definite(who.text);
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

/// "(at least eight of the 15)"; nothing if the number of seats is open, or if people are registered: then it is of
/// those in post, who change.
std::string inNumbers(const Model &model, const Quantity &quantity, Bound bound) {
  std::optional<std::uint64_t> seats = seatsOf(model, quantity.of);
  if (!seats || *seats == 0 || model.registered)
    return {};
  return " (" + limitOf(Bound::AtLeast) + english::number(rules::least(quantity, bound, *seats)) + " of the " +
         english::number(*seats) + ")";
}

bool isAdjusted(const Quantity &quantity) { return quantity.rounded != Rounded::Not || quantity.plus != 0; }

std::string shareOf(const Quantity &quantity, const std::string &of) {
  return words::share(Style::Document, quantity.fraction, false, of, quantity.rounded, quantity.plus);
}

/// A quantity as a number: "nine", "one third of the members in post, rounded up", "the greater of nine and …".
std::string amount(const Quantity &quantity) {
  using Form = Quantity::Form;
  switch (quantity.form) {
  case Form::Number: return english::number(quantity.number);
  case Form::FractionOfBase: return shareOf(quantity, baseWords(quantity.base));
  case Form::FractionOfSelector: return shareOf(quantity, "the number of " + several(quantity.of));
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
      operands.push_back(amount(operand));
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
    return isSingle(model, who) ? single(who) : "all " + several(who) + " in post";
  return words::allBut(Style::Document, quantity.number) + " of the " + several(who) + " in post";
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
    return several(people.who) + " from " + bound + english::count(quantity.number, people.groupsText);
  switch (quantity.form) {
  case Quantity::Form::Number:
    if (people.bound == Bound::AtLeast && isOne(model, people) && isSingle(model, people.who))
      return single(people.who);
    return bound + english::count(quantity.number, oneOf(people.who));
  case Quantity::Form::AllBut: return allBut(model, quantity, people.who);
  case Quantity::Form::FractionOfSelector:
    if (!isAdjusted(quantity) && (people.who.everyone() || nameOf(people.who) == nameOf(quantity.of)))
      return bounded(people.bound, quantity, part(quantity.fraction) + "the " + several(quantity.of)) +
             inNumbers(model, quantity, people.bound);
    break;
  case Quantity::Form::FractionOfBase: {
    if (isAdjusted(quantity))
      break;
    std::string share = bounded(people.bound, quantity, part(quantity.fraction) + baseWords(quantity.base));
    if (!people.who.everyone())
      return several(people.who) + " who make up " + share;
    return isSeats(quantity.base) ? several(people.who) + " holding " + share : share;
  }
  default: break;
  }
  std::string numbers =
      quantity.form == Quantity::Form::FractionOfSelector ? inNumbers(model, quantity, people.bound) : "";
  return several(people.who) + " numbering " + bound + amount(quantity) + numbers;
}

std::string present(const Model &model, const People &it) {
  if (it.groups.empty() && !isPlain(it.quantity)) {
    std::string numbers =
        it.quantity.form == Quantity::Form::FractionOfSelector ? inNumbers(model, it.quantity, it.bound) : "";
    return "the number of " + several(it.who) + " present is " + limitOf(it.bound) + amount(it.quantity) + numbers;
  }
  return people(model, it) + (isOne(model, it) ? " is present" : " are present");
}

} // namespace quorate::documents
