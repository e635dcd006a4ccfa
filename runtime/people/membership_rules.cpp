// Judges the members of a body all together: how many of whom there must be, and how many there may be at most.
#include "runtime/people/membership_check.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// Operands within operands: no rule that anybody writes is deeper.
constexpr int kDeepest = 16;

/// Whether a base counts only those with a vote.
bool isVotingBase(Base base) {
  switch (base) {
  case Base::VotesCast:
  case Base::VotesAndAbstentions:
  case Base::VotingMembersPresent:
  case Base::EligibleVotingMembers:
  case Base::FilledVotingSeats:
  case Base::AllVotingSeats:
  case Base::Electorate: return true;
  case Base::MembersPresent:
  case Base::EligibleMembers:
  case Base::FilledSeats:
  case Base::AllSeats: return false;
  }
  throwDangling();
}

bool compare(std::uint64_t left, std::uint64_t right, bool moreThan) { return moreThan ? left > right : left >= right; }

std::uint64_t rounded(std::uint64_t over, std::uint64_t under, Rounded how) {
  if (checked(how) == Rounded::Up)
    return (over + under - 1) / under;
  if (how == Rounded::ToNearest)
    return (2 * over + under) / (2 * under);
  return over / under;
}

template <class T> bool has(const std::vector<T> &all, T one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

} // namespace

std::string MembershipCheck::ruleInWords(std::uint32_t clause) const {
  std::string words = clause == kNone ? std::string() : clauseInWords(model_, ClauseIndex{clause});
  return words.empty() ? std::string() : "; the rule is: " + words;
}

bool MembershipCheck::isIn(SeatIndex seat, const schema::Who &who) const {
  if (who.everyone())
    return true;
  auto seats = tables_.seatLists.at(tables_.bodies[number(body_)].seats());
  auto positions = tables_.positions.at(who.seats());
  return std::any_of(positions.begin(), positions.end(), [&](std::uint32_t position) {
    if (position >= seats.size())
      throwDangling();
    return seats[position] == number(seat);
  });
}

MembershipCheck::Counted MembershipCheck::countOf(const schema::Who &who) const {
  Counted found;
  for (const Member &member : members_) {
    bool inSeat = isIn(member.seat, who);
    Truth counts = inSeat ? Truth::Yes : Truth::No;
    if (!inSeat && who.kind() != kNone) {
      auto is = isOfClass(model_, member.person, KindIndex{who.kind()}, day_);
      // Where the class is written on seats, people of whom nothing is said are what their seats are.
      counts = is ? (*is ? Truth::Yes : Truth::No) : who.seats().count() == 0 ? Truth::Depends : Truth::No;
    }
    Truth votes = people_.tenures[number(member.seat)].votes();
    if (who.voting_only() && votes != Truth::Yes)
      counts = votes == Truth::No || counts == Truth::No ? Truth::No : Truth::Depends;
    if (counts == Truth::Yes && !has(found.certain, member.person))
      found.certain.push_back(member.person);
    if (counts == Truth::Depends && !has(found.perhaps, member.person))
      found.perhaps.push_back(member.person);
  }
  std::erase_if(found.perhaps, [&](PersonIndex person) { return has(found.certain, person); });
  return found;
}

/// What a base comes to where nobody meets: everybody in post is taken to be there.
MembershipCheck::Range MembershipCheck::baseOf(Base base) const {
  bool voting = isVotingBase(base);
  Range range;
  Persons heads;
  for (SeatIndex seat : seats_) {
    Truth votes = people_.tenures[number(seat)].votes();
    if (voting && votes == Truth::No)
      continue;
    bool sure = !voting || votes == Truth::Yes;
    SeatInfo info = model_.seat(seat);
    std::uint64_t least = 0, most = 0;
    if (base == Base::AllSeats || base == Base::AllVotingSeats) {
      least = info.least;
      most = info.most.value_or(std::max(info.least, seatsTaken(model_, seat, day_)));
    } else if (base == Base::FilledSeats || base == Base::FilledVotingSeats) {
      least = most = seatsTaken(model_, seat, day_);
    } else {
      for (const Member &member : members_)
        if (member.seat == seat && !has(heads, member.person)) {
          heads.push_back(member.person);
          ++least;
        }
      most = least;
    }
    range.least += sure ? least : 0;
    range.most += most;
  }
  return range;
}

bool MembershipCheck::isEnough(std::uint64_t count, const schema::Quantity &quantity, bool moreThan, bool leastBase,
                               int depth) const {
  auto of = [&](Range range) { return leastBase ? range.least : range.most; };
  std::uint64_t over = quantity.numerator(), under = std::max<std::uint64_t>(quantity.denominator(), 1);
  switch (quantity.form()) {
  case QuantityForm::Number: return compare(count, quantity.number(), moreThan);
  case QuantityForm::FractionOfBase:
  case QuantityForm::FractionOfSelector: {
    std::uint64_t base =
        of(quantity.form() == QuantityForm::FractionOfBase ? baseOf(quantity.base()) : countOf(quantity.of()).number());
    if (quantity.rounded() != Rounded::Not)
      return compare(count, rounded(over * base, under, quantity.rounded()) + quantity.plus(), moreThan);
    return compare(count * under, over * base + quantity.plus() * under, moreThan);
  }
  case QuantityForm::GreaterOf:
  case QuantityForm::SmallerOf: {
    auto operands = tables_.quantities.at(quantity.operands());
    auto one = [&](const schema::Quantity &operand) {
      return depth < kDeepest && isEnough(count, operand, moreThan, leastBase, depth + 1);
    };
    return quantity.form() == QuantityForm::GreaterOf ? std::all_of(operands.begin(), operands.end(), one)
                                                      : std::any_of(operands.begin(), operands.end(), one);
  }
  case QuantityForm::AllBut: return true; // all but some of those in post: those in post are there
  case QuantityForm::FractionOfRootBase:
    return compare(count * count * under * under, over * over * of(baseOf(quantity.base())), moreThan);
  }
  throwDangling();
}

Truth MembershipCheck::isEnough(Range range, const schema::Quantity &quantity, bool moreThan) const {
  bool all = true, any = false;
  for (std::uint64_t count : {range.least, range.most})
    for (bool leastBase : {true, false}) {
      bool enough = isEnough(count, quantity, moreThan, leastBase, 0);
      all = all && enough;
      any = any || enough;
    }
  return all ? Truth::Yes : any ? Truth::Depends : Truth::No;
}

void MembershipCheck::checkComposition(const schema::Requirement &rule) {
  auto groups = tables_.groups.at(rule.groups());
  Counted who = countOf(rule.who());
  Range range = who.number();
  std::string what = std::string(textAt(tables_.pool, rule.who().text()));
  std::string has_;
  if (!groups.empty()) {
    range = {};
    for (const schema::Who &group : groups) {
      Range there = countOf(group).number();
      range.least += there.least != 0;
      range.most += there.most != 0;
    }
    has_ = "has members from " + std::to_string(range.least) + " " + ticked(textAt(tables_.pool, rule.groups_text()));
  } else {
    bool members = rule.who().everyone() && !rule.who().voting_only();
    has_ = "has " + std::to_string(range.least) + " " + (members ? std::string("members") : ticked(what));
  }
  Truth enough = isEnough(range, tables_.quantities[rule.quantity()], rule.bound() == Bound::MoreThan);
  auto clause = clauseIf(rule.clause());
  if (enough == Truth::No)
    breach(Breach::Of::TooFew, ticked(model_.name(body_)) + " " + has_ + ruleInWords(rule.clause()) + ".", clause);
  else if (enough == Truth::Depends)
    unknown("who of " + ticked(model_.name(body_)) + " counts as " + ticked(what.empty() ? "members" : what) + ": it " +
                has_ + " for certain" + ruleInWords(rule.clause()),
            clause);
}

void MembershipCheck::capReached(const schema::Cap &cap, Range range, Range whole, const std::string &what) {
  auto within = [&](std::uint64_t count, std::uint64_t base) {
    std::uint64_t left = cap.denominator() == 0 ? count : count * cap.denominator();
    std::uint64_t right = cap.denominator() == 0 ? cap.number() : cap.numerator() * base;
    return cap.fewer_than() ? left < right : left <= right;
  };
  auto clause = clauseIf(cap.clause());
  // The most of them with the fewest besides is the worst there may be.
  if (!within(range.least, whole.most))
    breach(Breach::Of::TooMany,
           ticked(model_.name(body_)) + " has " + std::to_string(range.least) + " " + what + ruleInWords(cap.clause()) +
               ".",
           clause);
  else if (!within(range.most, std::max(whole.least, range.most)))
    unknown("how many " + what + " " + ticked(model_.name(body_)) + " has: " + std::to_string(range.least) + " to " +
                std::to_string(range.most) + ruleInWords(cap.clause()),
            clause);
}

void MembershipCheck::checkCap(const schema::Cap &cap) {
  Counted who = countOf(cap.who());
  if (cap.from_one() != kNone)
    return checkCapFromOne(cap, who);
  std::string_view text = textAt(tables_.pool, cap.who().text());
  bool members = cap.who().everyone() && !cap.who().voting_only();
  capReached(cap, who.number(), {persons_.size(), persons_.size()}, members ? "members" : ticked(text));
}

void MembershipCheck::checkCapFromOne(const schema::Cap &cap, const Counted &who) {
  const AuthorityTables &authority = model_.tables().authority();
  struct Party {
    std::uint32_t organisation;
    std::uint64_t certain, perhaps;
  };
  std::vector<Party> parties;
  std::uint64_t unsaid = 0;
  auto add = [&](PersonIndex person, bool certain) {
    auto rows = people_.belongings.at(people_.persons[number(person)].belongs());
    unsaid += rows.empty();
    std::vector<std::uint32_t> seen;
    for (const schema::Belonging &row : rows) {
      bool on = row.when().from_day() <= day_ && day_ < row.when().until_day();
      if (!on || has(seen, row.organisation()) ||
          !isKind(model_, authority.organisations[row.organisation()].kind(), cap.from_one()))
        continue;
      seen.push_back(row.organisation());
      auto at = std::find_if(parties.begin(), parties.end(),
                             [&](const Party &party) { return party.organisation == row.organisation(); });
      if (at == parties.end())
        at = parties.insert(at, {row.organisation(), 0, 0});
      ++(certain ? at->certain : at->perhaps);
    }
  };
  for (PersonIndex person : who.certain)
    add(person, true);
  for (PersonIndex person : who.perhaps)
    add(person, false);
  for (const Party &party : parties)
    capReached(cap, {party.certain, party.certain + party.perhaps + unsaid}, who.number(),
               "members from " + ticked(model_.name(OrganisationIndex{party.organisation})));
  if (parties.empty() && unsaid != 0)
    capReached(cap, {0, unsaid}, who.number(),
               "members from any one " + ticked(kindName(model_, KindIndex{cap.from_one()})));
}

} // namespace quorate::runtime
