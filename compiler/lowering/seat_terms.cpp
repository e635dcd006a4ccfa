// What is said of a seat: how it votes, who fills it and for how long, and what its holder must be.
#include "compiler/lowering/references.h"

#include "compiler/support/chains.h"
#include "compiler/support/text.h"
#include "runtime/words/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace quorate::ir::lowering {

namespace {

/// Reads the terms of one seat.
class SeatTermReader {
public:
  SeatTermReader(const Declared &declared, const Bodies &bodies, const SeatReferences &references,
                 Provenance &provenance, Reporter &reporter, SeatId id, const Scope &outside, Seat &into)
      : declared_(declared), bodies_(bodies), references_(references), provenance_(provenance), reporter_(reporter),
        id_(id), outside_(outside), seat_(into) {}

  void read(const ast::SeatTerm &term) {
    range_ = term.range;
    std::visit([&](const auto &written) { add(written); }, term.is);
  }

  /// [D1] The seat is there on these days at the outside.
  void within(const ast::Period &period) { within(provenance_.days(period, seat_.clause, "the seat " + seat_.post)); }
  void within(const Days &days) {
    seat_.inForce = intersect(seat_.inForce, days.when);
    if (!days.open)
      return;
    seat_.open = days.open;
    provenance_.openDays(seat_.clause, days); // [D5] there once the day has come, or until it comes
  }

private:
  void add(const ast::SeatVotes &votes) {
    vote(votes.on);
    seat_.matters = references_.closed(votes.matters);
    seat_.weight = votes.weight.value_or(1);
    if (votes.on == Voting::OnlyTie)
      seat_.castingVote = true;
  }
  void add(const ast::SeatVoteOpen &open) {
    if (!twice(seat_.voting != Voting::Unstated, "how it votes"))
      seat_.votingOpen = openPoint(open.open, "whether " + seat_.post + " of ", " votes");
  }
  void add(const ast::SeatDoesNotVote &) { vote(Voting::Never); }
  void add(const ast::SeatCastingVote &) { seat_.castingVote = true; }
  void add(const ast::SeatExOfficio &held) {
    const bool said = twice(static_cast<bool>(seat_.exOfficio), "whose seat it is");
    std::vector<ActorId> officers = references_.officers(held.of, outside_);
    std::vector<SeatId> found =
        references_.seats(held.of, outside_, officers.empty() ? IfNothing::Report : IfNothing::Ignore);
    std::erase(found, id_);
    if (found.size() > 1 && !references_.areOnePost(found))
      reporter_.whichOne(held.of, references_.seatNames(found));
    else if (!found.empty() && !said)
      seat_.exOfficio = found[0];
    else if (officers.size() == 1)
      seat_.actor = officers[0];
  }
  void add(const ast::SeatDrawnFrom &drawn) { seat_.drawnFrom = references_.seats(drawn.from, outside_); }
  void add(const ast::SeatFilledBy &filled) {
    seat_.elected = filled.elected;
    seat_.method = filled.method.value_or("");
    seat_.termYears = filled.years.value_or(0);
    seat_.mostTerms = filled.terms.value_or(0);
    seat_.termsInARow = filled.inARow;
    seat_.mostTermsInAll = filled.termsInAll.value_or(0);
    seat_.yearsOut = filled.yearsOut.value_or(0);
    if (auto *open = std::get_if<ast::Open>(&filled.by))
      seat_.filledByOpen = openPoint(*open, "who fills the seat " + seat_.post + " of ", "");
  }
  void add(const ast::SeatRotation &rotation) { seat_.retiring = rotation.share; }
  void add(const ast::SeatDeputy &deputy) {
    seat_.deputyMayAttend = true;
    seat_.deputyCounts = deputy.counts;
    seat_.deputyVotes = deputy.votes;
  }
  void add(const ast::SeatShared &shared) { seat_.sharedBy = shared.by; }
  void add(const ast::SeatEligible &eligible) {
    if (auto kind = references_.memberClass(eligible.memberClass))
      (eligible.not_ ? seat_.mayNotBe : seat_.mustBe).push_back(*kind);
  }
  void add(const ast::SeatAged &aged) { seat_.minimumAge = aged.years; }
  void add(const ast::Period &period) { within(period); }
  // Read when the seat was made.
  void add(const ast::SeatClass &) {}
  void add(const ast::Note &) {}
  // Read by `seatActors`: other posts are known only once every post has its holder.
  void add(const ast::SeatMayNotHold &) {}
  void add(const ast::SeatIfVacant &) {}

  bool twice(bool said, std::string_view what) {
    if (said)
      reporter_.report<diag::SeatSaysTwice>(range_, seat_.post, what).mend("keep one of the two");
    return said;
  }
  void vote(Voting voting) {
    if (!twice(seat_.voting != Voting::Unstated || seat_.votingOpen, "how it votes"))
      seat_.voting = voting;
  }
  OpenPointId openPoint(const ast::Open &open, const std::string &before, const std::string &after) {
    return provenance_.openPoint(open, seat_.clause, before + bodies_.subjectOf(declared_, seat_.body) + after);
  }

  const Declared &declared_;
  const Bodies &bodies_;
  const SeatReferences &references_;
  Provenance &provenance_;
  Reporter &reporter_;
  SeatId id_;
  const Scope &outside_;
  Seat &seat_;
  Range range_;
};

/// Who fills a seat, in words and as far as they can decide anything.
struct Fillers {
  std::vector<ActorId> actors;
  std::string text;
};

Fillers fillers(const Declared &declared, const std::vector<ast::Ref> &refs, const Scope &scope,
                const Organisations &organisations, const Bodies &bodies, const ActorReferences &references) {
  Fillers made;
  std::vector<std::string> names;
  for (const ast::Ref &by : refs) {
    const ast::Ref ref = declared.whole(by);
    if (declared.has(ref.head.id, sema::Sort::Organisation)) {
      for (OrganisationId each : references.organisations(ref, scope))
        names.push_back(organisations.all[each.index()].name);
    } else if (declared.has(ref.head.id, sema::Sort::Body)) {
      for (BodyId each : references.bodies(ref, scope)) {
        names.push_back(bodies.all[each.index()].name);
        made.actors.push_back(bodies.all[each.index()].actor);
      }
    } else if (std::vector<ActorId> posts = references.actors(ref, scope); !posts.empty()) {
      names.push_back(declared.write(ref));
      made.actors.insert(made.actors.end(), posts.begin(), posts.end());
    }
  }
  made.text = words::listed(names);
  return made;
}

/// [D5] Whether the one of two runs of seats is there until a day that is to be confirmed, and the other from then on.
bool meetOnOpenDay(const std::vector<Seat> &all, const std::vector<SeatId> &runs, const Provenance &provenance) {
  if (runs.size() != 2)
    return false;
  const Clause &a = provenance.at(all[runs[0].index()].clause), &b = provenance.at(all[runs[1].index()].clause);
  return (a.onlyBefore && a.onlyBefore == b.onlyFrom) || (b.onlyBefore && b.onlyBefore == a.onlyFrom);
}

/// [P7] The seats of one post follow each other day on day: a post that is not there on some days between is another.
void daysOfPosts(const std::vector<Seat> &all, const Seats &seats, const Provenance &provenance, Reporter &reporter) {
  for (const Seats::OnBody &on : seats.on) {
    std::map<std::string_view, std::vector<SeatId>> posts;
    for (SeatId id : on.seats)
      if (!all[id.index()].inForce.empty())
        posts[all[id.index()].name].push_back(id);
    for (auto &[name, runs] : posts) {
      auto days = [&](SeatId id) { return all[id.index()].inForce; };
      std::stable_sort(runs.begin(), runs.end(), [&](SeatId a, SeatId b) { return days(a).from < days(b).from; });
      for (std::size_t i = 1; i < runs.size(); ++i) {
        if (days(runs[i - 1]).until == days(runs[i]).from || meetOnOpenDay(all, runs, provenance))
          continue;
        bool gap = days(runs[i - 1]).until < days(runs[i]).from;
        const Seats::Origin &later = seats.origin[std::max(runs[i - 1], runs[i]).index()],
                            &first = seats.origin[std::min(runs[i - 1], runs[i]).index()];
        reporter
            .report<diag::StatedTwice>(
                later.written->range,
                fmt::format("the seat `{}` {}", name, gap ? "with days between" : "for the same days"))
            .label(first.written->range, "it is stated here first")
            .mend(gap ? "let the one begin on the day on which the other is over, or give it another name"
                      : "let the one be over on the day on which the other begins");
      }
    }
  }
}

} // namespace

namespace {

/// Seats that are held ex officio of one another. Circles of them are found when the model is checked.
void cutLongChains(std::vector<Seat> &all, const Bodies &bodies, const Provenance &provenance, Reporter &reporter) {
  followChains(
      all.size(),
      [&](std::uint32_t i) {
        const SeatId from = all[i].exOfficio;
        return from ? std::optional(std::uint32_t(from.index())) : std::nullopt;
      },
      [](std::uint32_t) {},
      [&](std::uint32_t i, bool first) {
        if (first)
          reporter
              .report<diag::ChainTooLong>(provenance.at(all[i].clause).range,
                                          all[i].name + " of " + bodies.all[all[i].body.index()].name, kLongestChain,
                                          "seats, each held with the next")
              .mend(kShorten);
        all[i].exOfficio = {};
      },
      [](std::uint32_t) {});
}

} // namespace

std::vector<Seat> seatTerms(const Declared &declared, const Bodies &bodies, const Seats &seats,
                            const SeatReferences &references, Provenance &provenance, Reporter &reporter) {
  std::vector<Seat> all = seats.all;
  for (std::size_t i = 0; i < all.size(); ++i) {
    // A reference in a seat is to a post of another body, unless the body itself has one of that name.
    const Scope outside = seats.origin[i].scope.outside();
    SeatTermReader reader(declared, bodies, references, provenance, reporter, SeatId(i), outside, all[i]);
    for (const ast::SeatTerm &term : seats.origin[i].written->terms)
      reader.read(term);
    if (seats.origin[i].period != nullptr)
      reader.within(*seats.origin[i].period);
    for (const Days &days : seats.origin[i].left)
      reader.within(days);
  }
  daysOfPosts(all, seats, provenance, reporter);
  cutLongChains(all, bodies, provenance, reporter);
  return all;
}

std::vector<Seat> seatActors(const Declared &declared, std::vector<Seat> terms, const Seats &seats,
                             const Organisations &organisations, const Bodies &bodies, const Actors &actors,
                             const ActorReferences &references) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    Seat &seat = terms[i];
    const Scope &scope = seats.origin[i].scope;
    seat.actor = actors.ofSeat[i];
    seat.namesHolder = actors.namesHolder[i];
    for (const ast::SeatTerm &term : seats.origin[i].written->terms) {
      if (auto *other = std::get_if<ast::SeatMayNotHold>(&term.is)) {
        seat.mayNotHold = references.actors(other->posts, scope);
      } else if (auto *acts = std::get_if<ast::SeatIfVacant>(&term.is)) {
        seat.actsIfVacant = references.actor(acts->acts, scope);
      } else if (auto *filled = std::get_if<ast::SeatFilledBy>(&term.is)) {
        Fillers by, approved;
        if (auto *refs = std::get_if<std::vector<ast::Ref>>(&filled->by))
          by = fillers(declared, *refs, scope, organisations, bodies, references);
        approved = fillers(declared, filled->approvedBy, scope, organisations, bodies, references);
        seat.filledBy = std::move(by.actors);
        seat.filledByText = std::move(by.text);
        seat.approvedBy = std::move(approved.actors);
        seat.approvedByText = std::move(approved.text);
      }
    }
  }
  return terms;
}

} // namespace quorate::ir::lowering
