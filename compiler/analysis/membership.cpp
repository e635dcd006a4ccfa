// Seats: numbers that do not add up, votes that cannot be told.
#include "compiler/analysis/checks.h"

#include <fmt/format.h>

namespace quorate::analysis {
namespace {

template <class Visit> void eachSeat(const Context &c, Visit visit) {
  for (ir::SeatId id : idsOf<ir::SeatId>(c.model.seats))
    visit(id, c.model.at(id));
}

bool numberKnown(const Context &c, const ir::Seat &seat) {
  return !unsettled(c.model, seat.countOpen) && seat.least == seat.most;
}

/// "4 to 2 seats".
void seatsUpsideDown(const Context &c) {
  SeatGrouping found;
  eachSeat(c, [&](ir::SeatId id, const ir::Seat &seat) {
    if (!unsettled(c.model, seat.countOpen) && seat.least > seat.most)
      found.add(c.at(seat.clause), id, fmt::format("{} to {}", seat.least, seat.most));
  });
  tell<diag::SeatsUpsideDown>(c, found, {nullptr, "write the smaller number first"});
}

void noSeats(const Context &c) {
  SeatGrouping found;
  eachSeat(c, [&](ir::SeatId id, const ir::Seat &seat) {
    if (!unsettled(c.model, seat.countOpen) && seat.most == 0)
      found.add(c.at(seat.clause), id);
  });
  tell<diag::NoSeats>(c, found, {"Nobody can ever hold it.", "give it at least 1 seat, or take the line out"});
}

/// A seat ex officio is held by whoever holds the post, so that there are as many of one as of the other. Ranges and
/// open numbers may still agree.
void exOfficioNumbers(const Context &c) {
  SeatGrouping found;
  eachSeat(c, [&](ir::SeatId id, const ir::Seat &seat) {
    if (!seat.exOfficio)
      return;
    const ir::Seat &post = c.model.at(seat.exOfficio);
    if (numberKnown(c, seat) && numberKnown(c, post) && seat.least != post.least)
      found.add(c.at(seat.clause), id,
                fmt::format("{}, but the post it comes from, `{}` of `{}`, has {}", counted(seat.least, "seat"),
                            post.post, c.model.at(post.body).templateName, post.least));
  });
  for (const auto &group : found.groups()) {
    const ir::Seat &seat = c.model.at(group.members.front());
    c.out.report<diag::ExOfficioNumber>(group.range, seatNames(c.model, group.members), group.detail)
        .label(c.at(c.model.at(seat.exOfficio).clause), "the post it comes from")
        .mend("give both the same number of seats, or write `drawn from` if only some of the holders sit here");
  }
}

/// Seats drawn from one pool of holders, over all bodies.
struct Drawn {
  std::vector<ir::SeatId> seats;
  bool numbersKnown = true;
  std::uint64_t total = 0;
};

/// A pool smaller than the seats of one body that are drawn from it cannot be; smaller than those of all bodies
/// together, somebody sits twice.
void drawnFromTooFew(const Context &c) {
  std::map<std::vector<ir::SeatId>, Drawn> pools;
  eachSeat(c, [&](ir::SeatId id, const ir::Seat &seat) {
    if (seat.drawnFrom.empty())
      return;
    Drawn &drawn = pools[seat.drawnFrom];
    drawn.seats.push_back(id);
    drawn.numbersKnown = drawn.numbersKnown && numberKnown(c, seat);
    drawn.total += unsettled(c.model, seat.countOpen) ? 0 : seat.least;
  });
  for (const auto &[pool, drawn] : pools) {
    SeatRange holders = countSeats(c.model, pool, [](const ir::Seat &) { return true; });
    if (!holders.most)
      continue;
    SeatGrouping single;
    for (ir::SeatId id : drawn.seats)
      if (const ir::Seat &seat = c.model.at(id); !unsettled(c.model, seat.countOpen) && seat.least > *holders.most)
        single.add(c.at(seat.clause), id, fmt::format("{}", seat.least));
    std::string poolName = seatNames(c.model, pool);
    for (const auto &group : single.groups())
      c.out
          .report<diag::DrawnFromTooFew>(group.range, seatNames(c.model, group.members), group.detail, poolName,
                                         *holders.most)
          .label(c.at(c.model.at(pool.front()).clause), "the holders they are drawn from")
          .mend("ask for fewer seats, or have more holders to draw from");
    if (!single.groups().empty() || drawn.seats.size() < 2 || drawn.total <= *holders.most)
      continue;
    Diagnostic &found = c.out.report<diag::DrawnFromShared>(c.at(c.model.at(drawn.seats.front()).clause), drawn.total,
                                                            poolName, *holders.most, seatNames(c.model, drawn.seats));
    found.label(c.at(c.model.at(pool.front()).clause), "the holders they are drawn from");
    if (*holders.most != 0 && drawn.total % *holders.most == 0)
      found.note(fmt::format("Shared evenly, each of them sits in {} of these seats; the text does not say that they "
                             "are shared evenly.",
                             drawn.total / *holders.most));
    else
      found.note("At least one of them sits more than once, and they cannot be shared evenly.");
    found.mend("say who sits where, or have more holders to draw from");
  }
}

/// Two or more seats filled by several appointers of different places, who cannot share them evenly.
void seatsNotShared(const Context &c) {
  SeatGrouping found;
  eachSeat(c, [&](ir::SeatId id, const ir::Seat &seat) {
    if (seat.place || !numberKnown(c, seat) || seat.least < 2 || seat.filledBy.size() < 2)
      return;
    std::vector<ir::PlaceId> places;
    for (ir::ActorId actor : seat.filledBy)
      if (ir::PlaceId place = c.model.at(actor).place; place)
        places.push_back(place);
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    if (places.size() == seat.filledBy.size() && seat.least % places.size() != 0)
      found.add(c.at(seat.clause), id,
                fmt::format("{} but is filled from {}", counted(seat.least, "seat"), counted(places.size(), "place")));
  });
  tell<diag::SeatsNotShared>(
      c, found,
      {"The places cannot have equally many of the seats, and the text does not say which has how many.",
       "write how many seats there are `for each` place"});
}

/// Follows ex officio from each seat; coming round again is a circle. Each circle is reported once.
void exOfficioCircles(const Context &c) {
  std::vector<std::size_t> visit(c.model.seats.size(), 0);
  for (std::size_t start = 0; start < visit.size(); ++start) {
    ir::SeatId at(start);
    while (at && visit[at.index()] == 0) {
      visit[at.index()] = start + 1;
      at = c.model.at(at).exOfficio;
    }
    if (!at || visit[at.index()] != start + 1 || !c.model.at(at).exOfficio)
      continue;
    std::vector<std::string> names;
    ir::SeatId first = at;
    do {
      names.push_back(seatOfBody(c.model, at));
      at = c.model.at(at).exOfficio;
    } while (at != first);
    c.out.report<diag::ExOfficioCircle>(c.at(c.model.at(first).clause), listed(names))
        .note("Each is held by the holder of the other, so nobody is ever appointed to any of them.")
        .mend("let one of them be appointed or elected");
    for (; visit[at.index()] == start + 1; at = c.model.at(at).exOfficio)
      visit[at.index()] = visit.size() + 1;
  }
}

/// Nothing said of the vote is a gap; `vote to be confirmed` is an open point and told as one.
void votingUnstated(const Context &c) {
  SeatGrouping found;
  eachSeat(c, [&](ir::SeatId id, const ir::Seat &seat) {
    if (seat.voting == ir::Voting::Unstated && !seat.votingOpen && !seat.open)
      found.add(c.at(seat.clause), id);
  });
  tell<diag::VotingUnstated>(c, found,
                             {"Whether a motion carries cannot be told wherever that vote would matter.",
                              "write `votes`, `does not vote`, or `to be confirmed \"…\"`"});
}

/// Groups named by the seat that the function stands in, and the first of its groups that is not.
std::string bothGroups(const Context &c, const ir::Seat &seat, const ir::Function &function) {
  auto named = [&](ir::FunctionId id) {
    return std::find(seat.matters.begin(), seat.matters.end(), id) != seat.matters.end();
  };
  std::vector<std::string> in, outside;
  for (ir::FunctionId group : function.groups)
    (named(group) ? in : outside).push_back(ticked(c.model.at(group).name));
  if (in.empty() || outside.empty())
    return {};
  return fmt::format("{} and in {}", listed(in), listed(outside));
}

/// "Votes except on CCG Matters" of a function that stands in another group, too: whether the seat votes on it cannot
/// be read from the text.
void ambiguousVotes(const Context &c) {
  SeatGrouping found;
  eachSeat(c, [&](ir::SeatId id, const ir::Seat &seat) {
    if (seat.voting != ir::Voting::ExceptOn && seat.voting != ir::Voting::OnlyOn)
      return;
    // Functions that stand in the same two groups are told together.
    std::map<std::string, std::vector<ir::FunctionId>> unclear;
    for (ir::FunctionId matter : seat.matters)
      if (const ir::Function &function = c.model.at(matter); !function.isGroup)
        if (std::string both = bothGroups(c, seat, function); !both.empty() && !ir::votesOn(c.model, seat, matter))
          unclear[both].push_back(matter);
    for (const auto &[both, functions] : unclear)
      found.add(c.at(seat.clause), id, fmt::format("{}, which is both in {}", functionNames(c.model, functions), both));
  });
  tell<diag::VoteAmbiguous>(
      c, found,
      {"Where that vote would matter, a question about it is answered \"depends\".",
       "name the function itself in `votes except on` or `votes only on`, or let it stand in one group"});
}

/// The casting vote is a second vote of somebody who votes (docs/language.md, "Ties"); who votes only to break a tie is
/// not meant.
void castingVoteWithoutVote(const Context &c) {
  SeatGrouping found;
  eachSeat(c, [&](ir::SeatId id, const ir::Seat &seat) {
    if (seat.castingVote && seat.voting == ir::Voting::Never)
      found.add(c.at(seat.clause), id);
  });
  tell<diag::CastingVoteWithoutVote>(
      c, found,
      {"A casting vote breaks a tie only if its holder votes, so it never comes to anything.",
       "write `votes, has casting vote`, or take the casting vote out"});
}

/// A weight of 0 is a vote that counts nothing, and looks like one that counts.
void weightNothing(const Context &c) {
  SeatGrouping found;
  eachSeat(c, [&](ir::SeatId id, const ir::Seat &seat) {
    if (seat.weight == 0 && seat.voting != ir::Voting::Never)
      found.add(c.at(seat.clause), id);
  });
  tell<diag::WeightNothing>(c, found,
                            {"Such a member counts as a voting member, but the vote changes nothing.",
                             "give the vote a weight of 1 or more, or write `does not vote`"});
}

/// A body that only advises: it is fine unless it has powers, but mostly the votes have been forgotten.
void nobodyVotes(const Context &c) {
  BodyGrouping found;
  for (ir::BodyId id : idsOf<ir::BodyId>(c.model.bodies)) {
    const ir::Body &body = c.model.at(id);
    auto never = [&](ir::SeatId seat) { return c.model.at(seat).voting == ir::Voting::Never; };
    if (!body.open && !body.seats.empty() && std::all_of(body.seats.begin(), body.seats.end(), never))
      found.add(c.at(body.clause), id);
  }
  tell<diag::NobodyVotes>(c, found, {"It can carry no motion.", "write `votes` for those members who do"});
}

constexpr Check kMembershipChecks[] = {
    {"number of seats upside down", seatsUpsideDown},
    {"post without seats", noSeats},
    {"ex officio seats and their post", exOfficioNumbers},
    {"seats drawn from too few", drawnFromTooFew},
    {"seats that cannot be shared", seatsNotShared},
    {"circles of ex officio", exOfficioCircles},
    {"voting unstated", votingUnstated},
    {"voting ambiguous", ambiguousVotes},
    {"casting vote without a vote", castingVoteWithoutVote},
    {"weight of nothing", weightNothing},
    {"nobody votes", nobodyVotes},
};

} // namespace

std::span<const Check> membershipChecks() { return kMembershipChecks; }

} // namespace quorate::analysis
