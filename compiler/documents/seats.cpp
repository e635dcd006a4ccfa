// Terms, eligibility, deputies and composition.
#include "compiler/documents/seats.h"

#include "compiler/documents/english.h"
#include "compiler/documents/quantities.h"
#include "runtime/words/rules.h"

#include <algorithm>
#include <tuple>

namespace quorate::documents {

using namespace ir;

namespace {

std::string postKey(const Model &model, SeatId id, PlaceId place) {
  const Seat &seat = model.at(id);
  return forEachPlace(model, seat.name, place) + "/" + (seat.body ? model.at(seat.body).templateName : "");
}

/// Two seats with the same key can share a row.
auto alikeKey(const Model &model, const Seat &seat) {
  std::string filled =
      forEachPlace(model, seat.filledByText + "/" + seat.approvedByText + "/" + seat.method, seat.place);
  if (seat.exOfficio)
    filled += "/" + postKey(model, seat.exOfficio, seat.place);
  for (SeatId from : seat.drawnFrom)
    filled += "/" + postKey(model, from, seat.place);
  Range range = seat.clause ? model.at(seat.clause).range : Range{};
  return std::tuple(seat.post, filled, range, seat.classes, std::tuple(seat.least, seat.most), seat.voting,
                    seat.matters, std::tuple(seat.weight, seat.castingVote, seat.elected),
                    std::tuple(seat.termYears, seat.mostTerms, seat.inForce));
}

} // namespace

std::vector<AlikeSeats> alikeSeats(const Model &model, const Body &body) {
  std::vector<AlikeSeats> rows;
  for (SeatId id : body.seats) {
    const Seat &seat = model.at(id);
    // Only neighbours are joined, so that the rows stay in the order of the text.
    bool own = seat.place && seat.place != body.place;
    const Seat *before = rows.empty() ? nullptr : &model.at(rows.back().front());
    if (own && before && before->place && before->place != body.place &&
        alikeKey(model, *before) == alikeKey(model, seat))
      rows.back().push_back(id);
    else
      rows.push_back({id});
  }
  return rows;
}

// ---------------------------------------------------------------- how a seat is filled, and for how long

namespace {

/// "the Lay Members of the Governing Body": the posts that seats are drawn from, each once.
Inline drawnWords(Composer &composer, const Seat &seat) {
  std::vector<Inline> posts;
  std::vector<std::string> seen;
  for (SeatId from : seat.drawnFrom) {
    const Seat &other = composer.model.at(from);
    bool single = seat.drawnFrom.size() == 1;
    std::string name = english::plural(single ? other.name : other.post);
    if (std::find(seen.begin(), seen.end(), name) != seen.end())
      continue;
    seen.push_back(name);
    Inline post("the " + name);
    if (other.body && other.body != seat.body)
      post << " of " << composer.the(other.body);
    posts.push_back(std::move(post));
  }
  return list(posts);
}

/// "elected by the Member Practices, using …, with the approval of …"; empty if nothing is said of it.
Inline appointedWords(Composer &composer, const Seat &seat, bool forEach) {
  Inline line;
  auto inEach = [&](const std::string &text) {
    return forEach ? forEachPlace(composer.model, text, seat.place) : text;
  };
  std::string how = seat.elected ? "elected" : "appointed";
  if (seat.filledByOpen)
    line << how << ", by whom is open " << composer.open(seat.filledByOpen);
  else if (!seat.filledByText.empty())
    line << how << " by " << english::definite(inEach(seat.filledByText));
  else
    return line;
  if (!seat.method.empty())
    line << ", using " << english::phrase(seat.method);
  if (!seat.approvedByText.empty())
    line << ", " << words::kWithTheApprovalOf << " " << english::definite(inEach(seat.approvedByText));
  return line;
}

/// Whether the seat is held by the holder of a post that has no seat of its own. A post that comes from a seat is of
/// the clause of that seat, however many other seats its holder sits in.
bool heldByOfficer(const Model &model, const Seat &seat) {
  if (!seat.actor || !seat.clause || model.at(seat.actor).clause == seat.clause)
    return false;
  // [P7] The seats of a post on other days are its own too.
  const Actor &post = model.at(seat.actor);
  return post.seats.empty() || model.at(post.seats[0]).clause != post.clause ||
         model.at(post.seats[0]).body != seat.body || model.at(post.seats[0]).name != seat.name;
}

} // namespace

Inline filledCell(Composer &composer, const AlikeSeats &row) {
  const Seat &seat = composer.model.at(row.front());
  Inline cell;
  if (seat.exOfficio) {
    cell << "held by ";
    Inline holder = composer.the(seat.exOfficio, seat.body);
    cell << (row.size() > 1 ? forEachPlace(composer.model, std::move(holder), seat.place) : holder);
  } else if (heldByOfficer(composer.model, seat)) {
    cell << "held by " << english::definite(composer.model.at(seat.actor).name);
  } else if (!seat.drawnFrom.empty()) {
    cell << (seat.most == 1 ? "one of " : "from among ") << drawnWords(composer, seat);
  }
  if (Inline appointed = appointedWords(composer, seat, row.size() > 1); !appointed.empty())
    cell << (cell.empty() ? "" : "; ") << appointed;
  return cell.empty() ? Composer::silent() : capitalised(std::move(cell));
}

Inline termCell(Composer &composer, const Body &body, const Seat &seat) {
  std::vector<std::string> parts;
  if (seat.termYears != 0)
    parts.push_back(english::count(seat.termYears, "year"));
  else if (seat.exOfficio)
    parts.emplace_back("while in that post");
  std::string most;
  if (seat.mostTerms != 0)
    most = std::string(words::cap(false)) + " " + english::count(seat.mostTerms, "term") +
           (seat.termsInARow ? " in a row" : "");
  if (seat.mostTermsInAll != 0)
    most += (most.empty() ? std::string(words::cap(false)) + " " + english::count(seat.mostTermsInAll, "term")
                          : " and " + english::number(seat.mostTermsInAll)) +
            " in all";
  if (!most.empty())
    parts.push_back(most);
  if (seat.yearsOut != 0)
    parts.push_back("then " + english::count(seat.yearsOut, "year") + " out");
  std::string all;
  for (const std::string &words : parts)
    all += (all.empty() ? "" : ", ") + words;
  Inline cell = all.empty() ? Composer::silent() : Inline(english::capitalised(all));
  OpenPointId open = seat.clause ? composer.model.at(seat.clause).datesOpen : OpenPointId();
  if (open || (seat.inForce != body.inForce && seat.inForce != runtime::Interval{}))
    cell << "; the seat exists " << composer.days(seat.inForce, open);
  return cell;
}

// ---------------------------------------------------------------- rules on the holders

namespace {

/// One run of seats, or several alike, as it stands in a sentence.
struct Holders {
  bool several;
  std::string each, seat; ///< "each GP Member", "a seat of GP Member"; "the Chair", "the seat of the Chair"
};

Holders holdersOf(const Model &model, const AlikeSeats &row) {
  const Seat &seat = model.at(row.front());
  if (row.size() > 1 || seat.most > 1)
    return {true, "each " + (row.size() > 1 ? seat.post : seat.name), "a seat of " + seat.post};
  return {false, "the " + seat.name, "the seat of the " + seat.name};
}

std::string kinds(const Model &model, const std::vector<KindId> &of, std::string_view joiner) {
  std::vector<std::string> names;
  for (KindId kind : of)
    names.push_back(english::withArticle(model.at(kind).name));
  return english::list(names, joiner);
}

Inline eligibility(Composer &composer, const Holders &holders, const Seat &seat) {
  std::vector<Inline> parts;
  if (!seat.mustBe.empty())
    parts.emplace_back("must be " + kinds(composer.model, seat.mustBe, "and"));
  if (!seat.mayNotBe.empty())
    parts.emplace_back("must not be " + kinds(composer.model, seat.mayNotBe, "or"));
  if (!seat.mayNotHold.empty()) {
    std::vector<Inline> posts;
    for (ActorId actor : seat.mayNotHold)
      posts.push_back(composer.the(actor));
    parts.push_back(Inline("must not also be ") << list(posts, "or"));
  }
  if (seat.minimumAge != 0)
    parts.emplace_back("must be " + limitOf(Bound::AtLeast) + english::count(seat.minimumAge, "year") + " old");
  return parts.empty() ? Inline() : Inline(holders.each + " ") << list(parts);
}

Inline deputies(const Holders &holders, const Seat &seat) {
  if (!seat.deputyMayAttend)
    return {};
  std::string of = holders.several ? english::withArticle(seat.post) : holders.each;
  std::vector<std::string> may = {seat.deputyCounts ? "counts towards the quorum" : "does not count towards the quorum",
                                  seat.deputyVotes ? "may vote" : "may not vote"};
  bool contrast = seat.deputyCounts != seat.deputyVotes;
  return "A deputy may attend in place of " + of + ". The deputy " + english::list(may, contrast ? "but" : "and");
}

/// What is said of the holders of a row of seats, a sentence each; some may be empty.
std::vector<Inline> rulesOf(Composer &composer, const AlikeSeats &row) {
  const Seat &seat = composer.model.at(row.front());
  Holders holders = holdersOf(composer.model, row);
  std::vector<Inline> all = {eligibility(composer, holders, seat)};
  if (seat.sharedBy > 1)
    all.emplace_back((seat.sharedBy == 2 ? "Two" : "Up to " + english::number(seat.sharedBy)) + " people may hold " +
                     holders.seat + " together, with its one vote between them");
  if (seat.retiring)
    all.emplace_back("The terms of " + part(*seat.retiring) + "the " + english::plural(seat.post) + " end each year");
  if (seat.actsIfVacant)
    all.push_back(Inline("While " + holders.seat + " is vacant, ") << composer.the(seat.actsIfVacant) << " acts in it");
  all.push_back(deputies(holders, seat));
  return all;
}

} // namespace

void writeSeatRules(Composer &composer, BodyId id) {
  bool deputy = false;
  const Body &body = composer.model.at(id);
  for (const AlikeSeats &row : alikeSeats(composer.model, body)) {
    const Seat &seat = composer.model.at(row.front());
    deputy = deputy || seat.deputyMayAttend;
    for (Inline &line : rulesOf(composer, row))
      if (!line.empty())
        composer.add(composer.also(std::move(line), seat.clause));
  }
  if (!deputy)
    composer.add(composer.notStated("No deputies are provided for"));
}

// ---------------------------------------------------------------- the membership in all

namespace {

Inline capWords(const Model &model, const MembershipRule::Cap &cap) {
  std::string bound = std::string(words::cap(cap.fewerThan)) + " ";
  std::string who = several(cap.who);
  std::string one = cap.fromOne ? " may belong to any one " + model.at(cap.fromOne).name : "";
  if (cap.isFraction)
    return bound + part(cap.fraction) + "the " + who + (one.empty() ? " may be in post" : one);
  if (!one.empty())
    return bound + english::number(cap.number) + " of the " + who + one;
  return "there must be " + bound + english::count(cap.number, oneOf(cap.who));
}

/// Whether one of the posts is a seat of the body. A seat that its holder has by another post does not count.
bool isPostOf(const Model &model, const std::vector<ActorId> &actors, BodyId body) {
  return std::any_of(actors.begin(), actors.end(), [&](ActorId actor) {
    const std::vector<SeatId> &seats = model.at(actor).seats;
    return std::any_of(seats.begin(), seats.end(),
                       [&](SeatId seat) { return model.at(seat).body == body && !model.at(seat).exOfficio; });
  });
}

} // namespace

Inline incompatibleWords(const Incompatible &it) {
  return "Nobody may hold both the post of " + it.firstText + " and the post of " + it.secondText;
}

void writeComposition(Composer &composer, BodyId id) {
  const Body &body = composer.model.at(id);
  for (std::size_t i = 0; i < body.membership.size(); ++i) {
    const MembershipRule &rule = body.membership[i];
    if (rule.cap)
      composer.add(composer.ruled(capWords(composer.model, *rule.cap), rule.clause, body.inForce));
    if (!rule.people)
      continue;
    std::vector<std::string> needs = {people(composer.model, *rule.people)};
    // One clause may ask for somebody from each of many places.
    for (; i + 1 < body.membership.size() && body.membership[i + 1].clause == rule.clause &&
           body.membership[i + 1].people && !body.membership[i + 1].cap && !rule.cap;
         ++i)
      needs.push_back(people(composer.model, *body.membership[i + 1].people));
    composer.add(composer.ruled("the membership must include " + english::list(needs), rule.clause, body.inForce));
  }
  for (const Incompatible &it : composer.model.incompatible)
    if (isPostOf(composer.model, it.first, id) || isPostOf(composer.model, it.second, id))
      composer.add(composer.ruled(incompatibleWords(it), it.clause, body.inForce));
}

} // namespace quorate::documents
