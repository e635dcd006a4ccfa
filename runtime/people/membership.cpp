// Judges who sits on a body: each run of seats and each holder.
#include "runtime/membership.h"
#include "runtime/people/membership_check.h"
#include "runtime/words/rules.h"
#include "runtime/words/wording.h"

#include <algorithm>
#include <unordered_set>

namespace quorate::runtime {

MembershipCheck::MembershipCheck(const Model &model, BodyIndex body, Day day, const std::vector<Settled> &settled)
    : model_(model), tables_(model.tables().bodies()), people_(model.tables().people()), body_(body), day_(day),
      settled_(settled) {
  for (SeatIndex seat : model.body(body).seats)
    if (const schema::Seat &row = tables_.seats[number(seat)];
        model.seat(seat).inForce.contains(day) && isThereIn(model.tables().text(), row.clause(), row.open(), settled))
      seats_.push_back(seat);
  std::unordered_set<PersonIndex> seen;
  for (SeatIndex seat : seats_) {
    for (const HoldingInfo &holding : holdersOf(model, seat, day)) {
      members_.push_back({holding.person, seat, holding});
      if (seen.insert(holding.person).second)
        // Votes belong to seats and heads to people (docs/language.md, Counting): whoever has two seats is one of the
        // members.
        persons_.push_back(holding.person);
    }
    addActing(seat);
  }
}

/// How many seats there are at most. [P4] Of a number that is to be confirmed one may be vacant as long as it may be
/// higher.
std::optional<std::uint32_t> MembershipCheck::mostOf(SeatIndex seat) const {
  std::uint32_t open = tables_.seats[number(seat)].count_open();
  return unsettled(model_.tables().text(), open) ? std::nullopt : model_.seat(seat).most;
}

/// [P2] Whether somebody has a seat of a run already, however often it is said.
bool MembershipCheck::sitsIn(PersonIndex person, SeatIndex seat) const {
  return std::any_of(members_.begin(), members_.end(),
                     [&](const Member &member) { return member.person == person && member.seat == seat; });
}

/// [N1] Whoever acts in a seat that is vacant is one of the members in the place of its holder; [P2] and so is each who
/// acts, if they are more than there are vacant seats.
void MembershipCheck::addActing(SeatIndex seat) {
  std::uint32_t post = tables_.seats[number(seat)].actor();
  if (seatsTaken(model_, seat, day_) >= mostOf(seat).value_or(kNone))
    return;
  for (const schema::Holding &row : people_.holdings) {
    bool here = (row.seat() != kNone && areOnePost(model_, SeatIndex{row.seat()}, seat)) ||
                (row.seat() == kNone && post != kNone && row.actor() == post);
    PersonIndex person{row.person()};
    if (row.how() != Holds::ActsAs || !here || day_ < row.when().from_day() || day_ >= row.when().until_day() ||
        sitsIn(person, seat))
      continue;
    HoldingInfo holding;
    holding.person = person;
    holding.how = Holds::ActsAs;
    members_.push_back({person, seat, holding});
    if (std::find(persons_.begin(), persons_.end(), person) == persons_.end())
      persons_.push_back(person);
  }
}

std::uint32_t MembershipCheck::takenWithActing(SeatIndex seat) const {
  auto acts = [&](const Member &member) { return member.seat == seat && member.holding.how == Holds::ActsAs; };
  return seatsTaken(model_, seat, day_) +
         static_cast<std::uint32_t>(std::count_if(members_.begin(), members_.end(), acts));
}

void MembershipCheck::breach(Breach::Of of, std::string sentence, std::optional<ClauseIndex> clause,
                             const Member *member) {
  if (member)
    return breachBy(member->person, {member->seat}, of, std::move(sentence), clause);
  found_.breaches.push_back({of, std::move(sentence), clause, {}, {}});
}

void MembershipCheck::breachBy(PersonIndex person, std::vector<SeatIndex> seats, Breach::Of of, std::string sentence,
                               std::optional<ClauseIndex> clause) {
  found_.breaches.push_back({of, std::move(sentence), clause, std::move(seats), person});
}

void MembershipCheck::unknown(std::string what, std::optional<ClauseIndex> clause) {
  addOnce(found_.unknown, {std::move(what), clause});
}

std::string MembershipCheck::nameOf(PersonIndex person) const { return ticked(model_.name(person)); }

std::string MembershipCheck::nameOf(SeatIndex seat) const {
  return ticked(model_.name(seat)) + " on " + ticked(model_.name(body_));
}

Membership MembershipCheck::run() {
  for (SeatIndex seat : seats_)
    checkSeat(seat);
  checkIncompatible();
  const TextTables &text = model_.tables().text();
  const schema::Body &body = tables_.bodies[number(body_)];
  for (const schema::Requirement &rule : tables_.requirements.at(body.membership()))
    if (inForce(text, rule.clause(), day_))
      checkComposition(rule);
  for (const schema::Cap &cap : tables_.caps.at(body.caps()))
    if (inForce(text, cap.clause(), day_))
      checkCap(cap);
  // [D4] [D5] Of a body that may not be in force the membership may not be valid.
  if (std::uint32_t open = openOf(text, body.clause()); open != kNone)
    openPointInWords(model_, open, found_.unknown);
  // A breach is a no whatever else is unknown. A vacancy is neither: a body with an empty seat is validly made up.
  found_.valid = !found_.breaches.empty() ? Truth::No : found_.unknown.empty() ? Truth::Yes : Truth::Depends;
  return std::move(found_);
}

void MembershipCheck::checkSeat(SeatIndex seat) {
  SeatInfo info = model_.seat(seat);
  std::vector<HoldingInfo> holders = holdersOf(model_, seat, day_);
  checkNumber(seat, info, holders);
  checkActing(seat, info);
  checkRetiring(seat, holders);
  for (const Member &member : members_)
    if (member.seat == seat)
      checkMember(member);
}

void MembershipCheck::checkMember(const Member &member) {
  checkClasses(member);
  checkAge(member);
  checkOtherPosts(member);
  checkTerms(member);
}

void MembershipCheck::checkNumber(SeatIndex seat, const SeatInfo &info, const std::vector<HoldingInfo> &holders) {
  std::uint32_t taken = seatsTaken(model_, seat, day_);
  auto sharing = static_cast<std::uint32_t>(std::count_if(
      holders.begin(), holders.end(), [](const HoldingInfo &holder) { return holder.how == Holds::Shares; }));
  auto whole = static_cast<std::uint32_t>(holders.size()) - sharing;
  std::uint32_t by = std::max<std::uint32_t>(tenureOf(model_, seat).sharedBy, 1);
  std::uint32_t open = model_.tables().bodies().seats[number(seat)].count_open();
  // [P4] How many seats there are is to be confirmed: then nobody can be one too many, and nothing is vacant yet.
  const bool numberOpen = open != kNone && unsettled(model_.tables().text(), open);
  std::uint32_t said = saidToShare(model_, seat, day_);
  if (by == 1 && said != 0)
    breach(Breach::Of::TooManySharing,
           "The seat of " + nameOf(seat) + " may not be shared, and " + counted(said) +
               (said == 1 ? " person shares it." : " people share it."),
           info.clause);
  else if (!numberOpen && info.most && whole <= *info.most && sharing > std::uint64_t{by} * (*info.most - whole))
    breach(Breach::Of::TooManySharing,
           std::to_string(sharing) + " people share " + nameOf(seat) + ", and at most " + std::to_string(by) +
               " may share a seat.",
           info.clause);
  else if (!numberOpen && info.most && taken > *info.most)
    breach(Breach::Of::TooManyHolders,
           nameOf(seat) + " has " + std::to_string(*info.most) + (*info.most == 1 ? " seat, and " : " seats, and ") +
               std::to_string(taken) + " are taken.",
           info.clause);
  if (numberOpen || taken >= info.least)
    return;
  found_.vacancies.push_back({vacancyInWords(model_, seat, info.least - taken) + ".", info.clause});
}

/// "an `Employee`": a name in backticks with the article that it takes.
static std::string articled(const std::string &name) {
  constexpr std::string_view kVowels = "AEIO";
  bool vowel = name.size() > 1 && kVowels.find(name[1]) != std::string_view::npos;
  return (vowel ? "an " : "a ") + name;
}

void MembershipCheck::checkClasses(const Member &member) {
  const schema::Tenure &row = people_.tenures[number(member.seat)];
  auto clause = model_.seat(member.seat).clause;
  for (std::uint32_t kind : people_.kinds.at(row.must_be())) {
    auto is = isOfClass(model_, member.person, KindIndex{kind}, day_);
    std::string name = ticked(kindName(model_, KindIndex{kind}));
    if (!is)
      unknown("whether " + nameOf(member.person) + ", who holds " + nameOf(member.seat) + ", is " + articled(name),
              clause);
    else if (!*is)
      breach(Breach::Of::WrongClass,
             nameOf(member.person) + " holds " + nameOf(member.seat) + ", whose holder must be " + articled(name) + ".",
             clause, &member);
  }
  for (std::uint32_t kind : people_.kinds.at(row.may_not_be()))
    // A class that is needed is asked after where nothing is said; one that shuts people out is not imputed to them.
    if (isOfClass(model_, member.person, KindIndex{kind}, day_).value_or(false))
      breach(Breach::Of::ForbiddenClass,
             nameOf(member.person) + " is " + articled(ticked(kindName(model_, KindIndex{kind}))) +
                 ", and the holder of " + nameOf(member.seat) + " may not be.",
             clause, &member);
}

void MembershipCheck::checkAge(const Member &member) {
  std::uint32_t years = tenureOf(model_, member.seat).minimumAge;
  if (years == 0)
    return;
  auto clause = model_.seat(member.seat).clause;
  Day born = people_.persons[number(member.person)].born();
  if (born == Interval::kAlways)
    unknown("when " + nameOf(member.person) + ", who holds " + nameOf(member.seat) + ", was born", clause);
  // On the birthday they are of age. Who was born on 29 February is so on the 28th where the year has no such day.
  else if (day_ < after(born, {years, Span::Unit::Years}))
    breach(Breach::Of::TooYoung,
           nameOf(member.person) + " is not yet " + std::to_string(years) + ", and the holder of " +
               nameOf(member.seat) + " must be.",
           clause, &member);
}

void MembershipCheck::checkActing(SeatIndex seat, const SeatInfo &info) {
  std::uint32_t post = model_.tables().bodies().seats[number(seat)].actor();
  auto appointed = tenureOf(model_, seat).actsIfVacant;
  for (const schema::Holding &row : people_.holdings) {
    bool here = (row.seat() != kNone && areOnePost(model_, SeatIndex{row.seat()}, seat)) ||
                (row.seat() == kNone && post != kNone && row.actor() == post);
    if (row.how() != Holds::ActsAs || !here || day_ < row.when().from_day() || day_ >= row.when().until_day())
      continue;
    PersonIndex person{row.person()};
    // [P2] Whoever holds the post has that seat of it, and acts in no other.
    if (holdsSeat(model_, person, seat, day_))
      continue;
    std::vector<SeatIndex> sits;
    if (std::any_of(members_.begin(), members_.end(), [&](const Member &member) {
          return member.seat == seat && member.person == person && member.holding.how == Holds::ActsAs;
        }))
      sits = {seat};
    std::string acts = nameOf(person) + words::spaced(words::holds(Holds::ActsAs)) + " " + nameOf(seat);
    // Whoever acts stands in for a holder who is not there; beside one they would be a second voice for the same seat,
    // and have none. [P2] Of more than there are vacant seats it is not said who is one too many: each sits.
    if (sits.empty() || takenWithActing(seat) > mostOf(seat).value_or(kNone))
      breachBy(person, {}, Breach::Of::ActsWithoutVacancy,
               acts + (sits.empty() ? ", which is not vacant." : ", in which more act than it has vacant seats."),
               clauseIf(row.clause()));
    // [N1] Where the constitution names who acts, nobody else may be asked to.
    if (appointed && !holdsPost(model_, person, *appointed, day_))
      breachBy(person, sits, Breach::Of::WrongActing,
               acts + "; while it is vacant, " + ticked(model_.name(*appointed)) + " does.", info.clause);
  }
}

/// Whether a seat is one of the posts that do not go together.
bool MembershipCheck::isOfPair(SeatIndex seat, const schema::Incompatible &pair) const {
  std::uint32_t post = tables_.seats[number(seat)].actor();
  auto names = [&](const schema::Span &posts) {
    auto all = people_.actors.at(posts);
    return std::find(all.begin(), all.end(), post) != all.end();
  };
  return post != kNone && (names(pair.first()) || names(pair.second()));
}

void MembershipCheck::checkIncompatible() {
  for (const schema::Incompatible &pair : people_.incompatible) {
    if (!inForce(model_.tables().text(), pair.clause(), day_))
      continue;
    for (PersonIndex person : persons_) {
      auto held = [&](const schema::Span &posts, std::uint32_t but) {
        for (std::uint32_t post : people_.actors.at(posts))
          if (post != but && holdsPost(model_, person, ActorIndex{post}, day_))
            return post;
        return kNone;
      };
      std::uint32_t first = held(pair.first(), kNone);
      // One post may stand on both sides ("A or B with B or C"): holding it once is not holding two.
      std::uint32_t second = first == kNone ? kNone : held(pair.second(), first);
      if (second == kNone)
        continue;
      // [N1] It is said of the seats of the two posts, and of no other that they have.
      std::vector<SeatIndex> seats;
      for (const Member &member : members_)
        if (member.person == person && isOfPair(member.seat, pair))
          seats.push_back(member.seat);
      if (seats.empty())
        continue;
      breachBy(person, std::move(seats), Breach::Of::Incompatible,
               nameOf(person) + " holds both " + ticked(model_.name(ActorIndex{first})) + " and " +
                   ticked(model_.name(ActorIndex{second})) + ", which nobody may.",
               clauseIf(pair.clause()));
    }
  }
}

namespace {

/// The open points that say whether some seats of a body are there, and those of other bodies that they rest on.
class OpenSeats {
public:
  OpenSeats(const Model &model, Day day) : model_(model), day_(day) {}

  std::vector<std::uint32_t> of(BodyIndex body) {
    for (SeatIndex seat : model_.body(body).seats)
      add(seat);
    return std::move(points_);
  }

private:
  void add(SeatIndex seat) {
    if (!model_.seat(seat).inForce.contains(day_) || std::find(seen_.begin(), seen_.end(), seat) != seen_.end())
      return;
    seen_.push_back(seat);
    addPoint(model_.tables().bodies().seats[number(seat)].open());
    const PeopleTables &people = model_.tables().people();
    const schema::Tenure &row = people.tenures[number(seat)];
    if (row.ex_officio() != kNone)
      addPost(SeatIndex{row.ex_officio()});
    for (std::uint32_t from : people.seats.at(row.drawn_from()))
      addPost(SeatIndex{from});
  }
  /// [P7] Of a post that is written for several stretches of days, the seats of each.
  void addPost(SeatIndex post) {
    const BodyInfo body = model_.body(model_.seat(post).body);
    addPoint(openOf(model_.tables().text(), body.clause ? number(*body.clause) : kNone));
    for (SeatIndex seat : body.seats)
      if (areOnePost(model_, post, seat))
        add(seat);
  }
  void addPoint(std::uint32_t open) {
    if (unsettled(model_.tables().text(), open) && std::find(points_.begin(), points_.end(), open) == points_.end())
      points_.push_back(open);
  }

  const Model &model_;
  Day day_;
  std::vector<SeatIndex> seen_;
  std::vector<std::uint32_t> points_;
};

/// [D5] [U1] A seat whose days are open is there or is not: what is wrong in some ways only may be wrong.
Membership inEveryWay(const Model &model, BodyIndex body, Day day) {
  constexpr std::size_t kMostTried = 8; // ways are doubled with each
  const std::vector<std::uint32_t> points = openSeatsOf(model, body, day);
  Membership all = MembershipCheck(model, body, day, {}).run();
  const Truth first = all.valid;
  // [U5] Of more than can be tried it is not known.
  bool differ = points.size() > kMostTried;
  const std::size_t ways = points.empty() || differ ? 0 : std::size_t{1} << points.size();
  for (std::size_t way = 0; way < ways; ++way) {
    Membership one = MembershipCheck(model, body, day, settledIn(points, way)).run();
    differ = differ || one.valid != first;
    for (Reason &reason : one.unknown)
      addOnce(all.unknown, std::move(reason));
  }
  if (!differ)
    return all;
  all.valid = Truth::Depends;
  all.breaches.clear();
  for (std::uint32_t open : points)
    openPointInWords(model, open, all.unknown);
  return all;
}

/// Whether it is known who sits on a body, of whom something can be wrong.
bool isKnown(const Model &model, BodyIndex body, Day day) {
  return holdersKnown(model, body, day) && isRegistered(model);
}

} // namespace

std::vector<std::uint32_t> openSeatsOf(const Model &model, BodyIndex body, Day day) {
  return OpenSeats(model, day).of(body);
}

std::vector<Breach> breachesIf(const Model &model, BodyIndex body, Day day, const std::vector<Settled> &settled) {
  if (!model.body(body).inForce.contains(day) || !isKnown(model, body, day))
    return {};
  return MembershipCheck(model, body, day, settled).run().breaches;
}

Membership membershipOf(const Model &model, BodyIndex body, Day day) {
  if (!model.body(body).inForce.contains(day))
    return {};
  // Without a register nothing is known of anybody, which is not the same as every seat being vacant.
  if (!isKnown(model, body, day)) {
    Membership none;
    none.valid = Truth::Depends;
    if (isRegistered(model))
      none.unknown.push_back(holdersUnknown(model, body, day));
    else
      none.unknown.push_back({"who sits on " + ticked(model.name(body)) +
                                  ", which this constitution does not say: register people, or name them",
                              model.body(body).clause});
    return none;
  }
  return inEveryWay(model, body, day);
}

} // namespace quorate::runtime
