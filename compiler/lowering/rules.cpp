// Who is counted, of what, and how many: quantities, thresholds and caps.
#include "compiler/lowering/rules.h"

#include "compiler/syntax/parse.h"
#include "runtime/rules/base.h"
#include "runtime/words/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace quorate::ir::lowering {

static_assert(syntax::Limits{}.nesting <= rules::kMostMade, "what is read can be asked");

Selector RuleReader::named(const ast::Ref &ref, BodyId body, const Scope &scope) const {
  Selector made{{}, false, declared_.write(ref)};
  // Of "Clinical of Southwark" only the seats tell who is meant, and not what somebody is.
  if (const ast::Ref whole = declared_.whole(ref); whole.of.empty())
    made.kind = references_.ifMemberClass(whole.head.id);
  const std::vector<SeatId> found = references_.seats(ref, scope, IfNothing::Ignore);
  for (SeatId id : found)
    if (seats_.all[id.index()].body == body)
      made.seats.push_back(id);
  // [Q2] [N1] What a person is counts in a membership, whatever their seat is of.
  if (!made.seats.empty() || (made.kind && asks_ == Asks::People))
    return made;
  const Body &of = bodies_.all[body.index()];
  if (!declared_.has(ref.head.id, sema::Sort::Post) && !declared_.has(ref.head.id, sema::Sort::Kind)) {
    references_.unknownMember(ref);
    return made;
  }
  reporter_.report<diag::NoSuchMember>(ref.range, of.name, declared_.write(ref))
      .label(bodies_.templateOf(declared_, body).declaration->range, "its members are stated here")
      .mend(found.empty() || ref.of.empty()
                ? std::string("name a post or a class of members that it has, or add the seat")
                : fmt::format("name a post that it has, or give this one a seat on it: `{} 1 seat, the {}, "
                              "does not vote`",
                              declared_.text(ref.head.id), declared_.write(ref)));
  return made;
}

Selector RuleReader::everybody(BodyId body, bool votingOnly) const {
  return Selector::all(seats_.of(body), votingOnly);
}

Selector RuleReader::selector(const ast::Who &who, BodyId body, const Scope &scope) const {
  if (who.of == ast::Who::Of::Named)
    return named(*who.ref, body, scope);
  return everybody(body, who.of == ast::Who::Of::VotingMembers);
}

/// The seats of a body that are for one place or what lies in it, or for one organisation.
Selector RuleReader::seatsFor(BodyId body, const Instance &instance) const {
  Selector made{{}, false, organisations_.nameOf(vocabulary_, instance)};
  made.place = instance.place;
  made.organisation = instance.organisation;
  for (SeatId id : seats_.of(body)) {
    const Seat &seat = seats_.all[id.index()];
    bool inside = false;
    for (PlaceId at = instance.place ? seat.place : PlaceId(); at && !inside;
         at = vocabulary_.places[at.index()].parent)
      inside = at == instance.place;
    if (inside || (instance.organisation && seat.organisation == instance.organisation))
      made.seats.push_back(id);
  }
  return made;
}

/// The seats of a body by the places or organisations of a kind that they are for; those with no seats left out.
std::vector<Selector> RuleReader::constituents(const ast::Name &kind, BodyId body) const {
  std::vector<Selector> made;
  std::optional<std::uint32_t> of = references_.kind(kind, "kind of place or organisation");
  if (!of)
    return made;
  for (const Instance &instance : organisations_.instancesOf[*of])
    if (Selector each = seatsFor(body, instance); !each.seats.empty())
      made.push_back(std::move(each));
  if (made.empty())
    reporter_
        .report<diag::NoSuchMember>(kind.range, bodies_.all[body.index()].name,
                                    "seat for each " + declared_.text(kind.id))
        .mend("write seats `for each " + declared_.text(kind.id) + "`, or name a kind that it has seats for");
  return made;
}

RuleReader::Asked RuleReader::share(const ast::ShareOf &written, BodyId body, const Scope &scope) const {
  Asked found;
  Quantity &made = found.quantity;
  made.fraction = written.fraction;
  made.rounded = written.rounded;
  made.plus = written.plus;
  if (auto *base = std::get_if<ast::Base>(&written.of)) {
    made.form = written.squareRoot ? Quantity::Form::FractionOfRootBase : Quantity::Form::FractionOfBase;
    made.base = *base;
    found.who = everybody(body, rules::ofVoters(made.base));
  } else {
    made.form = Quantity::Form::FractionOfSelector;
    made.of = named(std::get<ast::Ref>(written.of), body, scope);
    found.who = made.of;
  }
  return found;
}

/// Whether two ways to say who is counted come to the same people, whatever the matter.
bool RuleReader::countAlike(const Selector &one, const Selector &other) const {
  auto vote = [&](SeatId id) { return seats_.all[id.index()].voting == Voting::Always; };
  return one.seats == other.seats &&
         (one.votingOnly == other.votingOnly || std::all_of(one.seats.begin(), one.seats.end(), vote));
}

/// [Q4] Each of the two counts the people whom it names. Where those are others, the greater asks for both, as
/// `including` does; of the smaller one would do, which no requirement can say.
std::vector<RuleReader::Asked> RuleReader::made(const ast::GreaterOf &written, Range at, BodyId body,
                                                const Scope &scope) const {
  std::vector<Asked> first = counted(*written.first, at, body, scope),
                     second = counted(*written.second, at, body, scope);
  bool alike = first.size() == 1 && second.size() == 1 && countAlike(first[0].who, second[0].who);
  if (!alike && !written.smaller) {
    std::move(second.begin(), second.end(), std::back_inserter(first));
    return first;
  }
  if (!alike)
    reporter_.report<diag::DifferentPeople>(at, "`the smaller of`")
        .mend("count the same people in both parts, or state a rule for each");
  Asked both;
  both.who = std::move(first[0].who);
  both.quantity.form = written.smaller ? Quantity::Form::SmallerOf : Quantity::Form::GreaterOf;
  both.quantity.operands.push_back(std::move(first[0].quantity));
  both.quantity.operands.push_back(std::move(second[0].quantity));
  std::vector<Asked> one;
  one.push_back(std::move(both));
  return one;
}

/// Reads a quantity: one, or several that must all be reached.
std::vector<RuleReader::Asked> RuleReader::counted(const ast::Quantity &written, Range at, BodyId body,
                                                   const Scope &scope) const {
  if (auto *greater = std::get_if<ast::GreaterOf>(&written.is))
    return made(*greater, at, body, scope);
  std::vector<Asked> one;
  if (auto *of = std::get_if<ast::ShareOf>(&written.is)) {
    one.push_back(share(*of, body, scope));
  } else {
    const auto &number = std::get<ast::NumberOfPeople>(written.is);
    one.emplace_back();
    one[0].quantity.number = number.number;
    one[0].who = selector(number.who, body, scope);
  }
  return one;
}

std::vector<People> RuleReader::fromEach(const People &asked, const ast::Ref &from, std::uint32_t kind,
                                         BodyId body) const {
  std::vector<People> all;
  eachOf(organisations_.instancesOf[kind], from.range, from.head.id, reporter_, [&](const Instance &instance) {
    all.push_back(asked);
    all.back().who = Selector::both(asked.who, seatsFor(body, instance));
  });
  return all;
}

/// [Q2] Narrows those who are counted to those of them who are among `from` too. Of members in general these are
/// simply those of `from`.
void RuleReader::from(People &asked, const ast::Ref &from, BodyId body, const Scope &scope) const {
  Selector narrower = named(from, body, scope);
  if (!asked.who.everyone()) {
    asked.who = Selector::both(std::move(asked.who), std::move(narrower));
  } else {
    narrower.votingOnly = asked.who.votingOnly;
    asked.who = std::move(narrower);
  }
}

std::vector<People> RuleReader::people(const ast::People &written, BodyId body, ClauseId clause,
                                       const Scope &scope) const {
  People made;
  made.bound = written.bound;
  made.clause = clause;
  if (written.form == ast::People::Form::AllBut) {
    made.quantity.form = Quantity::Form::AllBut;
    made.quantity.number = written.number;
    made.who = selector(written.who, body, scope);
    return {made};
  }
  if (written.form == ast::People::Form::FromPlaces) {
    made.quantity.number = written.number;
    made.who = everybody(body, false);
    made.groups = constituents(written.kind, body);
    made.groupsText = declared_.text(written.kind.id);
    return {made};
  }
  std::vector<People> all;
  for (Asked &each : counted(written.quantity, written.range, body, scope)) {
    made.quantity = std::move(each.quantity);
    made.who = std::move(each.who);
    if (auto kind =
            written.from && isEach(*written.from) ? declared_.kindWithInstances(written.from->head.id) : std::nullopt) {
      for (People &one : fromEach(made, *written.from, *kind, body))
        all.push_back(std::move(one));
      continue;
    }
    all.push_back(made);
    if (written.from)
      from(all.back(), *written.from, body, scope);
  }
  return all;
}

std::optional<People> RuleReader::onePeople(const ast::People &written, BodyId body, ClauseId clause,
                                            const Scope &scope) const {
  std::vector<People> all = people(written, body, clause, scope);
  if (all.size() > 1)
    reporter_.report<diag::DifferentPeople>(written.range, "what stands here")
        .mend("ask for a number of one sort of people");
  return all.empty() ? std::nullopt : std::optional(std::move(all[0]));
}

MembershipRule::Cap RuleReader::cap(const ast::Cap &written, BodyId body, const Scope &scope) const {
  MembershipRule::Cap made;
  made.fewerThan = written.fewerThan;
  if (auto *number = std::get_if<std::uint32_t>(&written.amount)) {
    made.number = *number;
  } else {
    made.isFraction = true;
    made.fraction = std::get<Fraction>(written.amount);
  }
  made.who = selector(written.who, body, scope);
  if (written.fromOne)
    if (auto kind = references_.kind(*written.fromOne, "kind of organisation"))
      made.fromOne = KindId(*kind);
  made.text = fmt::format("{} {} {}", words::cap(made.fewerThan),
                          made.isFraction ? words::fraction(words::Style::Finding, made.fraction) + " of"
                                          : fmt::format("{}", made.number),
                          ir::nameOf(made.who, made.isFraction ? 2 : made.number));
  if (written.fromOne)
    made.text += " from one " + declared_.text(written.fromOne->id);
  return made;
}

SeatId RuleReader::seat(const ast::Ref &ref, BodyId body, const Scope &scope) const {
  Selector found = named(ref, body, scope);
  if (found.seats.size() > 1 && !references_.areOnePost(found.seats)) {
    std::vector<std::string> candidates;
    for (SeatId id : found.seats)
      candidates.push_back(seats_.all[id.index()].name);
    reporter_.whichOne(ref, candidates);
    return {};
  }
  return found.seats.empty() ? SeatId() : found.seats[0];
}

namespace {

/// What a threshold asks, without whose votes are counted.
Threshold asked(const ast::Threshold &written) {
  using Form = ast::Threshold::Form;
  Threshold made;
  made.bound = written.bound;
  made.fraction = written.fraction;
  made.number = written.number;
  made.base = written.base;
  made.counted = written.counted;
  switch (written.form) {
  case Form::Share: break;
  case Form::All:
    made.bound = Bound::AtLeast;
    made.fraction = {1, 1};
    break;
  case Form::ForToEach:
    // "2 for to each 1 against" is two in three of the votes cast.
    made.fraction = {written.number, written.number + 1};
    made.base = Base::VotesCast;
    made.number = 0;
    break;
  case Form::Against: made.form = Threshold::Form::Against; break;
  case Form::Margin: made.form = Threshold::Form::Margin; break;
  case Form::For: made.form = Threshold::Form::For; break;
  }
  return made;
}

} // namespace

/// Reads a threshold. `by each Borough` is one for every borough.
void RuleReader::addThreshold(const ast::Threshold &written, BodyId body, const Scope &scope,
                              std::vector<Threshold> &into) const {
  Threshold made = asked(written);
  if (written.counted == Counted::ByConstituent) {
    made.constituents = constituents(written.kind, body);
    made.constituentsText = declared_.text(written.kind.id);
  }
  if (written.by && isEach(*written.by) && declared_.kindWithInstances(written.by->head.id)) {
    for (Selector &constituent : constituents(written.by->head, body)) {
      made.among = std::move(constituent);
      into.push_back(made);
    }
    return;
  }
  if (written.by)
    made.among = named(*written.by, body, scope);
  into.push_back(std::move(made));
}

std::vector<Threshold> RuleReader::thresholds(const std::vector<ast::Threshold> &written, BodyId body,
                                              const Scope &scope) const {
  std::vector<Threshold> all;
  for (const ast::Threshold &each : written)
    addThreshold(each, body, scope, all);
  return all;
}

} // namespace quorate::ir::lowering
