// Numbers of people in words.
#include "compiler/documents/quantities.h"

#include "compiler/documents/english.h"

#include <algorithm>
#include <optional>

namespace quorate::documents {

using namespace ir;

std::string_view inWords(Bound bound) { return bound == Bound::AtLeast ? "at least " : "more than "; }

bool isEveryone(std::string_view text) {
  return text.empty() || text == "member" || text == "members" || text == "voting member" || text == "voting members";
}

std::string oneOf(const Model &model, const Selector &who) {
  if (isEveryone(who.text))
    return who.votingOnly || who.text.starts_with("voting") ? "voting member" : "member";
  // "Clinical from Southwark": a class or a post, of one place.
  std::size_t from = who.text.find(" from ");
  if (from != std::string::npos) {
    Selector head = who;
    head.text = who.text.substr(0, from);
    return oneOf(model, head) + who.text.substr(from);
  }
  auto isNamed = [&](const auto &thing) { return thing.name == who.text; };
  if (std::any_of(model.places.begin(), model.places.end(), isNamed))
    return "member for " + who.text;
  if (std::any_of(model.organisations.begin(), model.organisations.end(), isNamed))
    return "member for " + english::definite(who.text);
  bool isClass = std::any_of(model.kinds.begin(), model.kinds.end(),
                             [&](const Kind &kind) { return kind.of == KindOf::Member && isNamed(kind); });
  return isClass && !who.text.ends_with("Member") ? who.text + " member" : who.text;
}

std::string several(const Model &model, const Selector &who) { return english::plural(oneOf(model, who)); }

std::string part(Fraction fraction) { return english::fraction(fraction) + " of "; }

namespace {

/// A base as a noun, without an article.
std::string_view baseNoun(Base base) {
  switch (base) {
  case Base::VotesCast: return "votes cast";
  case Base::VotesAndAbstentions: return "votes cast and abstentions";
  case Base::MembersPresent: return "members present";
  case Base::VotingMembersPresent: return "voting members present";
  case Base::EligibleMembers: return "members in post who need not leave for the item";
  case Base::EligibleVotingMembers: return "voting members in post who need not leave for the item";
  case Base::FilledSeats: return "members in post";
  case Base::FilledVotingSeats: return "voting members in post";
  case Base::AllSeats: return "seats (vacant seats included)";
  case Base::AllVotingSeats: return "voting seats (vacant seats included)";
  case Base::Electorate: return "members in post who have a vote on the matter";
  }
  return {};
}

bool isSeats(Base base) { return base == Base::AllSeats || base == Base::AllVotingSeats; }

/// Whether the selector is the holder of one seat.
bool isSingle(const Model &model, const Selector &who) {
  return !isEveryone(who.text) && who.seats.size() == 1 && model.at(who.seats.front()).most == 1;
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
  return " (at least " + english::number(rules::least(quantity, bound, *seats)) + " of the " + english::number(*seats) +
         ")";
}

/// ", rounded up, plus one"
std::string adjusted(const Quantity &quantity) {
  std::string words;
  switch (quantity.rounded) {
  case Rounded::Not: break;
  case Rounded::Up: words = ", rounded up to a whole number"; break;
  case Rounded::Down: words = ", rounded down to a whole number"; break;
  case Rounded::ToNearest: words = ", rounded to the nearest whole number, a half upwards"; break;
  }
  if (quantity.plus != 0)
    words += (words.empty() ? " plus " : ", plus ") + english::number(quantity.plus);
  return words;
}

bool isAdjusted(const Quantity &quantity) { return quantity.rounded != Rounded::Not || quantity.plus != 0; }

/// A quantity as a number: "nine", "one third of the members in post, rounded up", "the greater of nine and …".
std::string amount(const Model &model, const Quantity &quantity) {
  using Form = Quantity::Form;
  switch (quantity.form) {
  case Form::Number: return english::number(quantity.number);
  case Form::FractionOfBase: return part(quantity.fraction) + baseWords(quantity.base) + adjusted(quantity);
  case Form::FractionOfSelector:
    return part(quantity.fraction) + "the number of " + several(model, quantity.of) + adjusted(quantity);
  case Form::FractionOfRootBase: {
    bool whole = quantity.fraction.numerator == quantity.fraction.denominator;
    return (whole ? std::string() : part(quantity.fraction)) + "the square root of the number of " +
           std::string(baseNoun(quantity.base)) + adjusted(quantity);
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
    std::string all;
    for (const std::string &operand : operands)
      all += (all.empty() ? "" : commas ? ", and " : " and ") + operand;
    return (quantity.form == Form::GreaterOf ? "the greater of " : "the smaller of ") + all;
  }
  }
  return {};
}

/// "all but two of the voting members in post", "all Lay Members in post", "the Chair"
std::string allBut(const Model &model, const Quantity &quantity, const Selector &who) {
  if (quantity.number == 0)
    return isSingle(model, who) ? single(model, who) : "all " + several(model, who) + " in post";
  return "all but " + english::number(quantity.number) + " of the " + several(model, who) + " in post";
}

/// Whether the quantity reads as people as it stands: "half of the members in post", and no sum or root.
bool isPlain(const Quantity &quantity) {
  using Form = Quantity::Form;
  return quantity.form == Form::Number || quantity.form == Form::AllBut ||
         ((quantity.form == Form::FractionOfBase || quantity.form == Form::FractionOfSelector) &&
          !isAdjusted(quantity));
}

std::string bounded(Bound bound, const Quantity &quantity, std::string words) {
  bool whole = bound == Bound::AtLeast && quantity.fraction.numerator == quantity.fraction.denominator &&
               (quantity.form == Quantity::Form::FractionOfBase || quantity.form == Quantity::Form::FractionOfSelector);
  return (whole ? std::string() : std::string(inWords(bound))) + std::move(words);
}

} // namespace

std::string baseWords(Base base) { return (isSeats(base) ? "all " : "the ") + std::string(baseNoun(base)); }

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
  std::string bound(inWords(people.bound));
  if (!people.groups.empty())
    return several(model, people.who) + " from " + bound + english::count(quantity.number, people.groupsText);
  switch (quantity.form) {
  case Quantity::Form::Number:
    if (people.bound == Bound::AtLeast && isOne(model, people) && isSingle(model, people.who))
      return single(model, people.who);
    return bound + english::count(quantity.number, oneOf(model, people.who));
  case Quantity::Form::AllBut: return allBut(model, quantity, people.who);
  case Quantity::Form::FractionOfSelector:
    if (!isAdjusted(quantity) && (people.who.text == quantity.of.text || isEveryone(people.who.text)))
      return bounded(people.bound, quantity, part(quantity.fraction) + "the " + several(model, quantity.of)) +
             inNumbers(model, quantity, people.bound);
    break;
  case Quantity::Form::FractionOfBase: {
    if (isAdjusted(quantity))
      break;
    std::string share = bounded(people.bound, quantity, part(quantity.fraction) + baseWords(quantity.base));
    if (!isEveryone(people.who.text))
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
    return "the number of " + several(model, it.who) + " present is " + std::string(inWords(it.bound)) +
           amount(model, it.quantity) + numbers;
  }
  return people(model, it) + (isOne(model, it) ? " is present" : " are present");
}

} // namespace quorate::documents
