// Membership: seats, votes and how seats are filled.
#include "compiler/documents/members.h"

#include "compiler/documents/english.h"
#include "compiler/documents/sums.h"
#include "compiler/documents/words.h"

#include <algorithm>
#include <tuple>

namespace quorate::documents {

using namespace ir;

namespace {

/// Seats of one post that differ in nothing but their place, shown as one row.
using Alike = std::vector<SeatId>;

std::string postKey(const Model &model, SeatId id, PlaceId place) {
  const Seat &seat = model.at(id);
  return forEachPlace(model, seat.name, place) + "/" + (seat.body ? model.at(seat.body).templateName : "");
}

/// Two seats with the same key can share a row.
auto alikeKey(const Model &model, const Seat &seat) {
  std::string filled = forEachPlace(model, seat.filledByText, seat.place);
  if (seat.exOfficio)
    filled += "/" + postKey(model, seat.exOfficio, seat.place);
  for (SeatId from : seat.drawnFrom)
    filled += "/" + postKey(model, from, seat.place);
  Range range = seat.clause ? model.at(seat.clause).range : Range{};
  return std::tuple(seat.post, filled, range, seat.classes, std::tuple(seat.least, seat.most), seat.voting,
                    seat.matters, std::tuple(seat.weight, seat.castingVote, seat.elected),
                    std::tuple(seat.termYears, seat.mostTerms, seat.inForce));
}

std::vector<Alike> grouped(const Model &model, const Body &body) {
  std::vector<Alike> rows;
  for (SeatId id : body.seats) {
    const Seat &seat = model.at(id);
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

// ---------------------------------------------------------------- cells

Inline postCell(Composer &composer, const Alike &row) {
  const Seat &seat = composer.model.at(row.front());
  Inline cell(row.size() == 1 ? seat.name : seat.post);
  if (!seat.aliases.empty() && row.size() == 1)
    cell << " (also called " << english::list(seat.aliases) << ")";
  if (seat.castingVote)
    cell << "*";
  return cell;
}

std::string numberOfSeats(const Seat &seat) {
  if (seat.most == Seat::kNoLimit)
    return english::number(seat.least) + " or more";
  return seat.least == seat.most ? std::to_string(seat.most)
                                 : std::to_string(seat.least) + " to " + std::to_string(seat.most);
}

Inline seatsCell(Composer &composer, const Alike &row) {
  const Model &model = composer.model;
  const Seat &seat = model.at(row.front());
  if (seat.countOpen)
    return composer.open(seat.countOpen);
  if (row.size() == 1)
    return numberOfSeats(seat);
  std::vector<std::string> places;
  for (SeatId id : row)
    places.push_back(model.at(model.at(id).place).name);
  bool exact = seat.least == seat.most;
  std::string total = exact ? std::to_string(std::uint64_t{seat.most} * row.size()) + ": " : "";
  return total + numberOfSeats(seat) + " for each of " + english::list(places);
}

Inline classCell(const Model &model, const Seat &seat) {
  std::vector<std::string> names;
  for (KindId kind : seat.classes)
    names.push_back(model.at(kind).name);
  return names.empty() ? Composer::silent() : Inline(english::list(names));
}

Inline votingCell(Composer &composer, const Seat &seat) {
  Inline cell;
  if (seat.votingOpen)
    return composer.open(seat.votingOpen);
  switch (seat.voting) {
  case Voting::Always: cell << "Votes"; break;
  case Voting::Never: cell << "Does not vote"; break;
  case Voting::ExceptOn:
    cell << "Votes, except on " << functionWords(composer, topmost(composer.model, seat.matters));
    break;
  case Voting::OnlyOn:
    cell << "Votes only on " << functionWords(composer, topmost(composer.model, seat.matters));
    break;
  case Voting::Unstated: cell << Composer::silent(); break;
  }
  if (seat.weight != 1)
    cell << "; each vote counts as " << english::number(seat.weight);
  if (seat.castingVote)
    cell << "; has a casting vote";
  return cell;
}

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

Inline filledCell(Composer &composer, const Alike &row) {
  const Seat &seat = composer.model.at(row.front());
  Inline cell;
  if (seat.exOfficio) {
    cell << "Held by ";
    Inline holder = composer.the(seat.exOfficio, seat.body);
    cell << (row.size() > 1 ? forEachPlace(composer.model, std::move(holder), seat.place) : holder);
  } else if (const Actor &who = composer.model.at(seat.actor); who.seats.empty() || who.seats.front() != row.front()) {
    // Held by the holder of a post that has no seat of its own.
    cell << "Held by " << english::definite(who.name);
  } else if (!seat.drawnFrom.empty()) {
    cell << (seat.most == 1 ? "One of " : "From among ") << drawnWords(composer, seat);
  }
  if (seat.filledByOpen) {
    cell << (cell.empty() ? "" : "; ")
         << (cell.empty() ? (seat.elected ? "Elected" : "Appointed") : (seat.elected ? "elected" : "appointed"))
         << ", by whom is open " << composer.open(seat.filledByOpen);
  } else if (!seat.filledByText.empty()) {
    std::string by = row.size() > 1 ? forEachPlace(composer.model, seat.filledByText, seat.place) : seat.filledByText;
    cell << (cell.empty() ? (seat.elected ? "Elected by " : "Appointed by ")
                          : (seat.elected ? "; elected by " : "; appointed by "))
         << english::definite(by);
  }
  return cell.empty() ? Composer::silent() : cell;
}

Inline termCell(const Body &body, const Seat &seat) {
  Inline cell = Composer::silent();
  if (seat.termYears != 0)
    cell = english::capitalised(english::count(seat.termYears, "year"));
  else if (seat.exOfficio)
    cell = "While in that post";
  if (seat.mostTerms != 0)
    cell << ", at most " << english::count(seat.mostTerms, "term");
  if (seat.inForce != body.inForce && seat.inForce != runtime::Interval{})
    cell << "; the seat exists " << english::period(seat.inForce);
  return cell;
}

// ---------------------------------------------------------------- clauses

void writeTable(Composer &composer, const Body &body, const Sums &sums) {
  documents::Clause intro = composer.opening("The members are as follows");
  Table table{"Members of " + english::definite(body.name),
              {"Post", "Seats", "Class", "Voting", "How the seat is filled", "Term of office"},
              {},
              true,
              {}};
  bool casting = false;
  for (const Alike &alike : grouped(composer.model, body)) {
    const Seat &seat = composer.model.at(alike.front());
    casting = casting || seat.castingVote;
    Inline post = postCell(composer, alike);
    if (seat.open)
      post << " " << composer.open(seat.open);
    table.rows.push_back(composer.row({std::move(post), seatsCell(composer, alike), classCell(composer.model, seat),
                                       votingCell(composer, seat), filledCell(composer, alike), termCell(body, seat)},
                                      seat.clause));
  }
  Row total;
  total.total = true;
  std::string seats = english::capitalised((sums.exact ? "" : "at least ") + english::count(sums.seats, "seat"));
  total.cells = {"Total", seats, "", capitalised(votesTotal(composer, sums)), "", ""};
  table.rows.push_back(std::move(total));
  if (casting)
    table.notes.push_back("* A casting vote is used only when the votes are equal. It is in addition to any vote of "
                          "the member’s own, and is not counted in the total.");
  intro.blocks.push_back({std::move(table)});
  composer.add(std::move(intro));
}

void writeDeputies(Composer &composer, const Body &body) {
  bool any = false;
  for (const Alike &alike : grouped(composer.model, body)) {
    const Seat &seat = composer.model.at(alike.front());
    if (!seat.deputyMayAttend)
      continue;
    any = true;
    Inline text("A deputy may attend in place of " +
                (seat.most > 1 || alike.size() > 1 ? english::withArticle(seat.post) : "the " + seat.name));
    std::vector<std::string> may;
    may.push_back(seat.deputyCounts ? "counts towards the quorum" : "does not count towards the quorum");
    may.push_back(seat.deputyVotes ? "may vote" : "may not vote");
    bool contrast = seat.deputyCounts != seat.deputyVotes;
    text << ". The deputy " << english::list(may, contrast ? "but" : "and");
    composer.add(composer.clause(std::move(text), seat.clause));
  }
  if (!any)
    composer.add(composer.notStated("No deputies are provided for"));
}

} // namespace

void writeMembership(Composer &composer, BodyId id) {
  const Body &body = composer.model.at(id);
  if (body.seats.empty()) {
    composer.add(composer.notStated(body.membersStated ? "The list of members is empty" : "No members are stated"));
    return;
  }
  Sums sums = sumsOf(composer.model, body);
  composer.add(composer.clause(seatSentence(composer, id, sums)));
  if (std::string classes = classSentence(composer.model, body, sums); !classes.empty())
    composer.add(composer.clause(classes));
  writeTable(composer, body, sums);
  writeDeputies(composer, body);
}

} // namespace quorate::documents
