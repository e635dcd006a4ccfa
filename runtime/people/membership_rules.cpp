// Judges the members of a body all together: how many of whom there must be, and how many there may be at most.
#include "runtime/model/terms.h"
#include "runtime/people/membership_check.h"
#include "runtime/rules/base.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

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

/// Whether somebody is one of these by their seat or by what they are, whatever their vote.
Truth MembershipCheck::isOf(const Member &member, const schema::Who &who) const {
  if (auto two = tables_.groups.at(who.both_of()); !two.empty()) {
    Truth all = Truth::Yes;
    for (const schema::Who &each : two) {
      if (each.both_of().count() != 0)
        throwDangling(); // none is of two itself
      all = both(all, isOf(member, each));
    }
    return all;
  }
  if (isIn(member.seat, who))
    return Truth::Yes;
  if (who.kind() == kNone)
    return Truth::No;
  // Where the class is written on seats, people of whom nothing is said are what their seats are.
  Truth unsaid = who.seats().count() == 0 ? Truth::Depends : Truth::No;
  auto is = isOfClass(model_, member.person, KindIndex{who.kind()}, day_);
  return !is ? unsaid : *is ? Truth::Yes : Truth::No;
}

MembershipCheck::Counted MembershipCheck::countOf(const schema::Who &who) const {
  Counted found;
  for (const Member &member : members_) {
    Truth counts = isOf(member, who);
    if (who.voting_only())
      counts = both(counts, people_.tenures[number(member.seat)].votes());
    if (counts == Truth::Yes && !has(found.certain, member.person))
      found.certain.push_back(member.person);
    if (counts == Truth::Depends && !has(found.perhaps, member.person))
      found.perhaps.push_back(member.person);
  }
  // Somebody in two seats is certain if one of them is; they must not widen the range besides.
  std::erase_if(found.perhaps, [&](PersonIndex person) { return has(found.certain, person); });
  return found;
}

/// What a base comes to where nobody meets: everybody in post is taken to be there, and to vote if they may.
MembershipCheck::Range MembershipCheck::baseOf(Base base) const {
  Range range;
  Persons heads;
  // Somebody in two seats is one head, and that for certain if one of the two counts for certain.
  for (Truth counts : {Truth::Yes, Truth::Depends})
    for (SeatIndex seat : seats_) {
      if ((rules::ofVoters(base) ? people_.tenures[number(seat)].votes() : Truth::Yes) != counts)
        continue;
      std::uint64_t here = 0;
      for (const Member &member : members_)
        if (member.seat == seat && !has(heads, member.person)) {
          heads.push_back(member.person);
          ++here;
        }
      // "At least 5 seats" has no most: the upper end is then what is known to be there, and not without bound, since a
      // share of a base without bound could never be met.
      SeatInfo info = model_.seat(seat);
      std::uint32_t taken = takenWithActing(seat);
      rules::Part part{.votes = true,
                       .seats = here + info.least - std::min(info.least, taken),
                       .filled = here, // [Q5] people, each once
                       .inPost = here,
                       .present = here,
                       .inFavour = here};
      range.least += counts == Truth::Yes ? rules::partOf(base, part) : 0;
      std::uint32_t most = info.most.value_or(std::max(info.least, taken));
      part.seats = here + most - std::min(most, taken);
      range.most += rules::partOf(base, part);
    }
  return range;
}

/// The quantities of a requirement of the members; see `rules::least`.
struct MembershipCheck::Quantities {
  using Node = std::reference_wrapper<const schema::Quantity>;
  const MembershipCheck &check;
  std::uint64_t count; ///< how many are counted towards it
  bool leastBase;      ///< what it is a share of is as small as it may be, or as great

  rules::Leaf leaf(const schema::Quantity &row) const { return leafOf(row); }
  std::span<const schema::Quantity> operands(const schema::Quantity &row) const {
    return operandsOf(check.tables_.quantities, row);
  }
  std::uint64_t of(const schema::Quantity &row) const {
    auto end = [&](Range range) { return leastBase ? range.least : range.most; };
    switch (row.form()) {
    case QuantityForm::FractionOfBase:
    case QuantityForm::FractionOfRootBase: return end(check.baseOf(row.base()));
    case QuantityForm::FractionOfSelector: return end(check.countOf(row.of()).number());
    case QuantityForm::AllBut: return count; // of those in post, and they are all there
    case QuantityForm::Number:
    case QuantityForm::GreaterOf:
    case QuantityForm::SmallerOf: break;
    }
    return 0;
  }
};

Truth MembershipCheck::isEnough(Range range, const schema::Requirement &rule) const {
  const schema::Quantity &quantity = tables_.quantities[rule.quantity()];
  bool all = true, any = false;
  // A quantity only grows with its base, and more people only help: so the four corners bound all that lies between.
  for (std::uint64_t count : {range.least, range.most})
    for (bool leastBase : {true, false}) {
      bool enough = count >= leastOf(Quantities{*this, count, leastBase}, quantity, rule.bound());
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
      // A group is there if one of its members is; how many come from it does not matter.
      range.least += there.least != 0;
      range.most += there.most != 0;
    }
    has_ = "has members from " + std::to_string(range.least) + " " + ticked(textAt(tables_.pool, rule.groups_text()));
  } else {
    bool members = rule.who().everyone() && !rule.who().voting_only();
    has_ = "has " + std::to_string(range.least) + " " + (members ? std::string("members") : ticked(what));
  }
  Truth enough = isEnough(range, rule);
  auto clause = clauseIf(rule.clause());
  if (enough == Truth::No)
    breach(Breach::Of::TooFew, ticked(model_.name(body_)) + " " + has_ + ruleInWords(rule.clause()) + ".", clause);
  else if (enough == Truth::Depends)
    unknown("who of " + ticked(model_.name(body_)) + " counts as " + ticked(what.empty() ? "members" : what) + ": it " +
                has_ + " for certain" + ruleInWords(rule.clause()),
            clause);
}

void MembershipCheck::capReached(const schema::Cap &cap, Range range, Range whole, const std::string &what) {
  rules::Cap limit = capOf(cap);
  auto clause = clauseIf(cap.clause());
  // The most of them with the fewest besides is the worst there may be.
  // The fewest of all the people there may be: if even these are too many, it is a breach for certain.
  if (!rules::within(limit, range.least, whole.most))
    breach(Breach::Of::TooMany,
           ticked(model_.name(body_)) + " has " + std::to_string(range.least) + " " + what + ruleInWords(cap.clause()) +
               ".",
           clause);
  else if (!rules::within(limit, range.most, std::max(whole.least, range.most)))
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

/// [P3] Whether somebody belongs to an organisation; unknown until anything of that sort is said of them.
Truth MembershipCheck::belongsTo(PersonIndex person, std::uint32_t organisation) const {
  bool told = false;
  for (const schema::Belonging &row : people_.belongings.at(people_.persons[number(person)].belongs())) {
    if (row.organisation() == organisation && row.when().from_day() <= day_ && day_ < row.when().until_day())
      return Truth::Yes;
    told = told || row.when().from_day() <= day_;
  }
  return told ? Truth::No : Truth::Depends;
}

void MembershipCheck::checkCapFromOne(const schema::Cap &cap, const Counted &who) {
  const AuthorityTables &authority = model_.tables().authority();
  std::vector<std::uint32_t> unnamed; // of the kind: nobody is said to belong to them
  std::uint64_t unsaid = 0;
  for (std::uint32_t i = 0; i < authority.organisations.size(); ++i) {
    const schema::Organisation &of = authority.organisations[i];
    // [D3] Nobody belongs to an organisation that is not there on the day.
    if (!isKind(model_, of.kind(), cap.from_one()) || day_ < of.from_day() || day_ >= of.until_day())
      continue;
    auto are = [&](const Persons &people, Truth belong) {
      return static_cast<std::uint64_t>(std::count_if(
          people.begin(), people.end(), [&](PersonIndex person) { return belongsTo(person, i) == belong; }));
    };
    const std::uint64_t certain = are(who.certain, Truth::Yes), perhaps = are(who.perhaps, Truth::Yes);
    unsaid = are(who.certain, Truth::Depends) + are(who.perhaps, Truth::Depends);
    if (certain + perhaps == 0)
      unnamed.push_back(i);
    else
      capReached(cap, {certain, certain + perhaps + unsaid}, who.number(),
                 "members from " + ticked(model_.name(OrganisationIndex{i})));
  }
  // Of an organisation of which nobody is there are not too many.
  if (unsaid == 0)
    return;
  // [U2] Those of whom nothing is said may all be of one of the others.
  if (unnamed.size() > kMostNamed) {
    capReached(cap, {0, unsaid}, who.number(),
               "members from any other " + ticked(kindName(model_, KindIndex{cap.from_one()})));
    return;
  }
  for (std::uint32_t each : unnamed)
    capReached(cap, {0, unsaid}, who.number(), "members from " + ticked(model_.name(OrganisationIndex{each})));
}

} // namespace quorate::runtime
