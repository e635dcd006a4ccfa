// Membership: seats, votes and how seats are filled.
#include "compiler/documents/members.h"

#include "compiler/documents/english.h"
#include "compiler/documents/holders.h"
#include "compiler/documents/quantities.h"
#include "compiler/documents/seats.h"
#include "compiler/documents/sums.h"
#include "compiler/documents/votes.h"
#include "compiler/documents/words.h"

namespace quorate::documents {

using namespace ir;

namespace {

// ---------------------------------------------------------------- cells

Inline postCell(Composer &composer, const AlikeSeats &row) {
  const Seat &seat = composer.model.at(row.front());
  Inline cell(row.size() == 1 ? seat.name : seat.post);
  if (!seat.aliases.empty() && row.size() == 1)
    cell << " (also called " << english::list(seat.aliases) << ")";
  // The star leads to the note under the table; the total does not count a casting vote.
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

Inline seatsCell(Composer &composer, const AlikeSeats &row) {
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
  case Voting::OnlyTie: cell << "Votes only to break a tie"; break;
  case Voting::Unstated: cell << Composer::silent(); break;
  }
  if (seat.weight != 1)
    cell << "; each vote counts as " << english::number(seat.weight);
  if (seat.castingVote && seat.voting != Voting::OnlyTie)
    cell << "; has a casting vote";
  return cell;
}

// ---------------------------------------------------------------- clauses

void writeTable(Composer &composer, const Body &body, const std::vector<Sums> &all) {
  documents::Clause intro = composer.opening("The members are as follows");
  Table table{"Members of " + english::definite(body.name),
              {"Post", "Seats", "Class", "Voting", "How the seat is filled", "Term of office"},
              {},
              true,
              {}};
  bool casting = false, several = false;
  for (const AlikeSeats &alike : alikeSeats(composer.model, body)) {
    const Seat &seat = composer.model.at(alike.front());
    several = several || (seat.castingVote && !onlyCastingVote(composer.model, body));
    casting = casting || seat.castingVote;
    Inline post = postCell(composer, alike);
    if (seat.open)
      post << " " << composer.open(seat.open);
    table.rows.push_back(
        composer.row({std::move(post), seatsCell(composer, alike), classCell(composer.model, seat),
                      votingCell(composer, seat), filledCell(composer, alike), termCell(composer, body, seat)},
                     seat.clause));
  }
  for (const Sums &sums : all) {
    Row total;
    total.total = true;
    std::string seats =
        english::capitalised((sums.exact ? "" : limitOf(ir::Bound::AtLeast)) + english::count(sums.seats, "seat"));
    std::string when = all.size() == 1 ? "" : ", " + english::period(sums.when);
    total.cells = {"Total" + when, seats, "", capitalised(votesTotal(composer, sums)), "", ""};
    table.rows.push_back(std::move(total));
  }
  if (casting)
    table.notes.push_back("* A casting vote is used only when the votes are equal. It is in addition to any vote of "
                          "the member’s own, and is not counted in the total.");
  // [X3] Where two have one by their seats, nobody has.
  if (several)
    table.notes.push_back(
        "More than one person would have a casting vote by their seat: where no rule says who breaks a "
        "tie, nobody has one.");
  intro.blocks.push_back({std::move(table)});
  composer.add(std::move(intro));
}

} // namespace

void writeMembership(Composer &composer, BodyId id) {
  const Body &body = composer.model.at(id);
  if (body.seats.empty()) {
    composer.add(composer.notStated(body.membersStated ? "The list of members is empty" : "No members are stated"));
    writeComposition(composer, id);
    return;
  }
  std::vector<Sums> all = sumsOf(composer.model, body);
  for (const Sums &sums : all) {
    Inline when = composer.days(sums.when, {}, all.size() == 1 ? sums.when : runtime::Interval{});
    auto add = [&](Inline text) {
      composer.add(composer.clause(when.empty() ? text : Inline(when) << ", " << following(std::move(text))));
    };
    add(seatSentence(composer, id, sums));
    if (std::string classes = classSentence(composer.model, body, sums); !classes.empty())
      add(classes);
  }
  writeTable(composer, body, all);
  writeComposition(composer, id);
  writeSeatRules(composer, id);
  writeHolders(composer, id);
}

} // namespace quorate::documents
