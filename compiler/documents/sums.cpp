// Adding up seats and votes.
#include "compiler/documents/sums.h"

#include "compiler/documents/english.h"
#include "compiler/documents/quantities.h"
#include "compiler/documents/words.h"

#include <algorithm>

namespace quorate::documents {

using namespace ir;

namespace {

/// Whether a seat exists in a stretch of days in which no seat begins or ends.
bool existsIn(const Seat &seat, runtime::Interval when) { return !intersect(seat.inForce, when).empty(); }

Sums sumsIn(const Model &model, const Body &body, runtime::Interval when) {
  Sums sums;
  sums.when = when;
  for (SeatId id : body.seats) {
    const Seat &seat = model.at(id);
    if (!existsIn(seat, when))
      continue;
    if (seat.least != seat.most || seat.countOpen)
      sums.exact = false;
    // Of a range the fewest: the total is then told as "at least".
    std::uint64_t seats = seat.least, votes = seats * seat.weight;
    sums.seats += seats;
    if (seat.votingOpen || seat.voting == Voting::Unstated) {
      sums.unstated += seats;
    } else if (seat.voting == Voting::Always) {
      sums.voting += seats;
      sums.votes += votes;
    } else if (seat.voting == Voting::Never) {
      sums.silent += seats;
    } else if (seat.voting == Voting::OnlyTie) {
      sums.tieOnly += seats;
    } else {
      sums.partSeats += seats;
      sums.partVotes += votes;
      bool same = !sums.part || (sums.part->matters == seat.matters && sums.part->voting == seat.voting);
      sums.oneMatter = sums.oneMatter && same;
      sums.part = &seat;
    }
  }
  return sums;
}

} // namespace

std::vector<Sums> sumsOf(const Model &model, const Body &body) {
  std::vector<Day> days = {body.inForce.from, body.inForce.until};
  for (SeatId id : body.seats)
    for (Day day : {model.at(id).inForce.from, model.at(id).inForce.until})
      if (body.inForce.from < day && day < body.inForce.until)
        days.push_back(day);
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  std::vector<Sums> all;
  for (std::size_t i = 0; i + 1 < days.size(); ++i)
    all.push_back(sumsIn(model, body, {days[i], days[i + 1]}));
  return all;
}

namespace {

std::string haveA(std::uint64_t count, std::string_view what) {
  return english::number(count) + (count == 1 ? " has " : " have ") + std::string(what);
}

} // namespace

Inline seatSentence(Composer &composer, BodyId body, const Sums &sums) {
  Inline line = composer.the(body);
  line << " has " << (sums.exact ? "" : limitOf(Bound::AtLeast)) << english::count(sums.seats, "seat");
  if (sums.seats == sums.voting && sums.seats != 0)
    return line << (sums.seats == 1   ? ", which has a vote"
                    : sums.seats == 2 ? ", both with a vote"
                                      : ", all with a vote");
  std::vector<std::string> parts;
  if (sums.voting != 0)
    parts.push_back(haveA(sums.voting, "a vote"));
  if (sums.partSeats != 0)
    parts.push_back(haveA(sums.partSeats, "a vote on some matters only"));
  if (sums.tieOnly != 0)
    parts.push_back(haveA(sums.tieOnly, "a vote only to break a tie"));
  if (sums.silent != 0)
    parts.push_back(haveA(sums.silent, "no vote"));
  if (sums.unstated != 0)
    parts.push_back("of " + english::number(sums.unstated) + " it is not stated whether " +
                    (sums.unstated == 1 ? "it has" : "they have") + " a vote");
  return parts.empty() ? line : line << ": " << english::list(parts);
}

Inline votesTotal(Composer &composer, const Sums &sums) {
  std::string least = sums.exact && sums.unstated == 0 ? "" : limitOf(Bound::AtLeast);
  Inline cell(least + english::count(sums.votes, "vote"));
  if (sums.partVotes == 0)
    return cell;
  if (!sums.oneMatter)
    return cell << " on every matter, and up to " << english::number(sums.partVotes) << " more on some";
  bool except = sums.part->voting == Voting::ExceptOn;
  Inline matters = functionWords(composer, topmost(composer.model, sums.part->matters));
  std::string more = least + english::number(sums.votes + sums.partVotes);
  if (except)
    return cell << " on " << matters << ", " << more << " on every other matter";
  return cell << ", " << more << " on " << matters;
}

namespace {

/// The class that others are kinds of: Clinical, for GP.
KindId broadest(const Model &model, KindId kind) {
  while (KindId parent = model.at(kind).parent) {
    if (!model.at(parent).clause) // the built-in kind of all classes
      break;
    kind = parent;
  }
  return kind;
}

using Votes = std::vector<std::pair<KindId, std::uint64_t>>;

void count(Votes &votes, KindId kind, std::uint64_t more) {
  auto at = std::find_if(votes.begin(), votes.end(), [&](auto &entry) { return entry.first == kind; });
  if (at == votes.end())
    at = votes.insert(votes.end(), {kind, 0});
  at->second += more;
}

std::string holdWords(const Model &model, const Votes &votes) {
  std::vector<std::string> parts;
  for (auto &[kind, votesOf] : votes) {
    std::string verb = parts.empty() ? (votesOf == 1 ? " member holds " : " members hold ")
                                     : (votesOf == 1 ? " member " : " members ");
    parts.push_back((votesOf == 1 ? "the " : "") + model.at(kind).name + verb + english::number(votesOf));
  }
  return english::list(parts);
}

} // namespace

std::string classSentence(const Model &model, const Body &body, const Sums &sums) {
  // Shares of a total that is not known would be wrong as soon as it is.
  if (!sums.exact || sums.unstated != 0 || sums.partSeats != 0 || sums.votes < 2)
    return {};
  Votes broad;
  std::vector<std::pair<KindId, Votes>> narrow; // of a broad class, those within it
  for (SeatId id : body.seats) {
    const Seat &seat = model.at(id);
    if (seat.voting != Voting::Always || !existsIn(seat, sums.when))
      continue;
    // A seat of two classes would be counted twice, and the parts would not add up.
    if (seat.classes.size() != 1)
      return {};
    KindId of = broadest(model, seat.classes[0]);
    std::uint64_t votes = std::uint64_t{seat.most} * seat.weight;
    count(broad, of, votes);
    auto at = std::find_if(narrow.begin(), narrow.end(), [&](auto &entry) { return entry.first == of; });
    if (at == narrow.end())
      at = narrow.insert(narrow.end(), {of, {}});
    count(at->second, seat.classes[0], votes);
  }
  std::string words = "Of the " + english::number(sums.votes) + " votes, " + holdWords(model, broad);
  for (std::size_t i = 0; i < narrow.size(); ++i)
    if (narrow[i].second.size() > 1)
      words += ". Of the " + english::number(broad[i].second) + " " + model.at(narrow[i].first).name + " votes, " +
               holdWords(model, narrow[i].second);
  return words;
}

} // namespace quorate::documents
