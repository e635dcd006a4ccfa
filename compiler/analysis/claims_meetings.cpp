// Claims about meetings and motions, decided by looking through every meeting.
#include "compiler/analysis/claims.h"
#include "compiler/analysis/matters.h"
#include "compiler/analysis/search.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::analysis {
namespace {

using Is = ClaimVerdict::Is;

/// Everything that is not settled about how a body meets and decides a matter: open points, and what is not said.
std::vector<std::string> unsettledFacts(const ClaimCase &c, const Board &board, bool votes, ClaimPart &part) {
  std::vector<std::string> unsaid;
  const ir::Body &body = board.body;
  auto open = [&](ir::OpenPointId point) { addOpen(c.model, part.openPoints, point); };
  // A clause may be to be confirmed as a whole, or on which days it applies.
  auto openClause = [&](ir::ClauseId clause) {
    if (clause) {
      open(c.model.at(clause).open);
      open(c.model.at(clause).datesOpen);
    }
  };
  open(body.open);
  open(body.startOpen);
  // Outside a meeting there is no quorum to state.
  if (!board.toMeet && board.question.mode == ir::Mode::AtMeeting)
    unsaid.push_back("no quorum is stated");
  for (const ir::Quorum *quorum : {board.toMeet, votes ? board.toVote : nullptr})
    if (quorum) {
      open(quorum->open);
      openClause(quorum->clause);
    }
  openClause(board.conflict.clause);
  if (votes && !board.rule)
    unsaid.push_back("no voting rule is stated");
  if (votes && board.rule) {
    open(board.rule->open);
    open(board.rule->tieOpen);
    openClause(board.rule->clause);
    // What is left to chance cannot be foretold, and a claim that meets it is open.
    if (board.rule->tie == ir::Tie::ByLot)
      unsaid.emplace_back(words::tie(ir::Tie::ByLot));
    if (board.rule->tie == ir::Tie::BrokenByPresider) {
      if (!board.chairing)
        unsaid.push_back("it is not said who presides");
      else
        open(board.chairing->open);
    }
  }
  for (ir::SeatId id : board.question.standing.seats) {
    const ir::Seat &seat = c.model.at(id);
    open(seat.open);
    open(seat.countOpen);
    if (seat.voting == ir::Voting::OnlyTie || ir::votesOn(c.model, seat, board.question.matter))
      continue;
    if (unsettled(c.model, seat.votingOpen))
      open(seat.votingOpen);
    else
      unsaid.push_back(fmt::format("it is not said, or not plain, whether `{}` votes", seat.name));
  }
  return unsaid;
}

void relyOn(const Board &board, bool votes, ClaimPart &part) {
  const ir::Body &body = board.body;
  if (board.toMeet)
    part.reliesOn.push_back(board.toMeet->clause);
  for (const Cell &cell : board.cells)
    for (std::uint32_t run : cell.runs)
      part.reliesOn.push_back(board.model.at(body.seats[run]).clause);
  if (!votes)
    return;
  if (board.toVote)
    part.reliesOn.push_back(board.toVote->clause);
  part.reliesOn.push_back(board.conflict.clause);
  if (board.rule)
    part.reliesOn.push_back(board.rule->clause);
  if (board.chairing && board.rule && board.rule->tie == ir::Tie::BrokenByPresider)
    part.reliesOn.push_back(board.chairing->clause);
}

/// One form of claim about meetings.
struct MeetingClaim {
  Goal goal = Goal::LostWith;
  bool votes = true; ///< motions matter, not only who is there
  std::size_t kinds = 1;
  const char *vacuous = ""; ///< what is so if no such meeting can be held
  std::string (*proved)(const SearchResult &) = nullptr;
  std::string (*refuted)(const Witness &) = nullptr;
};

std::string votesIn(std::uint64_t inFavour, std::uint64_t against) {
  return fmt::format("{} for and {} against", inFavour, against);
}

/// "on `Approve Budget`" and "from 1 April 2021" where a body has several matters or stretches of days.
std::string where(const ClaimCase &c, const BoardQuestion &asked, std::size_t matters, std::size_t stretches) {
  std::string text;
  if (asked.mode != ir::Mode::AtMeeting)
    text += fmt::format("{}: ", words::mode(asked.mode));
  if (asked.matter && matters > 1)
    text += fmt::format("on `{}`: ", c.model.at(asked.matter).name);
  if (stretches > 1) {
    std::vector<ir::Interval> days = asked.standing.again;
    days.push_back(asked.standing.when);
    std::vector<std::string> written;
    for (ir::Interval each : joined(std::move(days)))
      written.push_back(analysis::written(each));
    text += listed(written) + ": ";
  }
  return text;
}

/// How many people the claim supposes away, and how many there are.
bool supposesTooMany(const ClaimCase &c, const Board &board, ClaimPart &part) {
  using When = ir::When::Is;
  if (c.claim.when.is != When::Absent && c.claim.when.is != When::Conflicted)
    return false;
  std::uint32_t there = 0;
  for (const Cell &cell : board.cells)
    there += cell.named ? cell.size : 0;
  if (c.claim.when.number <= there)
    return false;
  part.is = Is::Refuted;
  part.text = fmt::format("it supposes that {} of {} are away, but there are only {}", c.claim.when.number,
                          postNames(c.model, c.claim.when.seats), there);
  return true;
}

void conclude(const ClaimCase &c, Board &board, const MeetingClaim &form, SearchResult result, ClaimPart &part) {
  relyOn(board, form.votes, part);
  if (sitsTwice(c.model, board.question.standing)) {
    part.is = Is::Open;
    part.text =
        "one person may sit in two of its seats, and be one head with two votes; what follows from that depends "
        "on who sits where, so the claim is not decided";
    return;
  }
  if (c.claim.when.is == ir::When::Is::Conflicted && board.conflict.ifTooMany == ir::ConflictRule::IfTooMany::MayStay) {
    part.is = Is::Open;
    part.text = "if too many have declared an interest they may stay and vote, so whether those named vote depends on "
                "who else is there";
    return;
  }
  if (!result.witnesses.empty()) {
    part.is = Is::Refuted;
    part.text = form.refuted(result.witnesses.front());
    part.witnesses = std::move(result.witnesses);
    return;
  }
  // Before what is not settled: a search that was cut short has not seen whether that matters.
  if (result.tooMany) {
    part.is = Is::Undecided;
    part.text = fmt::format("there are more than {} meetings to look at", kMostMeetings);
    return;
  }
  std::vector<std::string> unsaid = unsettledFacts(c, board, form.votes, part);
  if (result.maybe || (board.seatsUnbounded && !part.openPoints.empty())) {
    part.is = Is::Open;
    part.text = unsaid.empty() ? "what is not settled decides it" : listed(unsaid);
    return;
  }
  // None of them mattered to any meeting that was looked at, so the proof does not wait for them.
  part.openPoints.clear();
  if (board.seatsUnbounded) {
    part.is = Is::Undecided;
    part.text = "the text sets no limit to the number of some of the seats";
    return;
  }
  part.is = Is::Proved;
  part.byCastingVoteOnly = form.goal == Goal::LostWith && result.byCastingVote;
  part.text = result.any ? form.proved(result) : form.vacuous;
  if (board.othersMayStandIn())
    part.text += ", deputies and proxies left out of account";
}

ClaimPart decideBoard(const ClaimCase &c, const MeetingClaim &form, const BoardQuestion &asked) {
  Board board(c.model, asked);
  ClaimPart part;
  part.body = asked.standing.id;
  if (supposesTooMany(c, board, part))
    return part;
  SearchQuestion question{form.goal, c.claim.when, form.kinds, false};
  conclude(c, board, form, search(board, c.decisionModel, question), part);
  if (part.byCastingVoteOnly) {
    // What breaks it: any other meeting, whatever the quorum turns out to be.
    SearchQuestion breaks{form.goal, {}, form.kinds, true};
    part.witnesses = search(board, c.decisionModel, breaks).witnesses;
  }
  bool anyMeeting = part.byCastingVoteOnly || c.claim.when.is == ir::When::Is::AnyQuorateMeeting;
  if (form.goal == Goal::LostWith && anyMeeting && !part.witnesses.empty())
    addInterested(board, c.decisionModel, form.kinds, part.witnesses);
  if (part.byCastingVoteOnly)
    for (Witness &witness : part.witnesses)
      witness.title = "it no longer holds when " + witness.title;
  return part;
}

/// The ways of deciding that a claim is about: motions may be carried outside meetings too, where a rule says so.
std::vector<ir::Mode> modesOf(const ClaimCase &c, const MeetingClaim &form, const Standing &standing,
                              ir::FunctionId matter) {
  std::vector<ir::Mode> modes{ir::Mode::AtMeeting};
  // That some carry any motion is claimed of meetings; that none is carried without somebody, or left tied, would be
  // broken by a written resolution as well.
  bool anyMotion =
      form.goal == Goal::CarriedAgainst || form.goal == Goal::CarriedWithout || form.goal == Goal::LeftTied;
  if (anyMotion && c.claim.when.is == ir::When::Is::AnyQuorateMeeting)
    for (ir::Mode mode : {ir::Mode::InWriting, ir::Mode::Electronically})
      if (standing.rule(c.model, matter, mode))
        modes.push_back(mode);
  return modes;
}

/// Whether a body has another quorum, or none, for some matters.
bool quorumByMatter(const ClaimCase &c, const Standing &standing) {
  auto quorums = onDay(c.model, standing.body->quorums, standing.day);
  auto without = onDay(c.model, standing.body->withoutQuorum, standing.day);
  auto named = [](const auto *each) { return !each->matters.empty(); };
  return std::any_of(quorums.begin(), quorums.end(), named) || std::any_of(without.begin(), without.end(), named);
}

/// Decides a claim for one body: for each stretch of days, each matter that it decides in its own way, and each way of
/// deciding. A part for each, so that the verdict can say where it fails.
void decideBody(const ClaimCase &c, const MeetingClaim &form, std::size_t index, ClaimParts &parts) {
  std::vector<Standing> standings = standingsOfPeople(c.model, c.decisionModel, c.claim.bodies[index]);
  for (const Standing &standing : standings) {
    std::vector<ir::FunctionId> matters{c.claim.matter};
    // A claim on who is there needs no other matter looked at, unless the quorum itself differs by matter.
    if (form.votes || quorumByMatter(c, standing))
      matters = mattersApart(c.model, standing, c.claim.matter);
    // A claim on no matter in particular is of every matter: one is looked at for each way in which the body decides.
    for (ir::FunctionId matter : matters)
      for (ir::Mode mode : modesOf(c, form, standing, matter)) {
        BoardQuestion asked{standing, matter, mode, c.claim.subjects.seats, c.claim.when.seats, {}};
        if (index < c.claim.people.size())
          asked.people = c.claim.people[index];
        for (const ir::People &people : asked.people) {
          asked.mine.insert(asked.mine.end(), people.who.seats.begin(), people.who.seats.end());
          for (const ir::Selector &group : people.groups)
            asked.mine.insert(asked.mine.end(), group.seats.begin(), group.seats.end());
        }
        ClaimPart part = decideBoard(c, form, asked);
        part.text = where(c, asked, matters.size(), standings.size()) + part.text;
        parts.push_back(std::move(part));
      }
  }
}

ClaimParts decide(const ClaimCase &c, const MeetingClaim &form) {
  ClaimParts parts;
  for (std::size_t i = 0; i < c.claim.bodies.size(); ++i) {
    const ir::Body &body = c.model.at(c.claim.bodies[i]);
    if (!body.seats.empty()) {
      decideBody(c, form, i, parts);
      continue;
    }
    ClaimPart part;
    part.is = Is::Open;
    part.body = c.claim.bodies[i];
    part.text = "its members are not stated";
    addOpen(c.model, part.openPoints, body.open);
    parts.push_back(std::move(part));
  }
  return parts;
}

} // namespace

/// Looks for a motion that all of them vote for and that is lost. Three kinds of witness, since an author mends one
/// weakness at a time.
ClaimParts decideCarry(const ClaimCase &c) {
  return decide(c, {Goal::LostWith, true, 3, "no such meeting can be held",
                    [](const SearchResult &found) {
                      return found.byCastingVote
                                 ? fmt::format("with {}, the casting vote decides",
                                               votesIn(found.leastFor, found.mostAgainst))
                                 : fmt::format("at the closest, {}", votesIn(found.leastFor, found.mostAgainst));
                    },
                    [](const Witness &witness) {
                      return fmt::format("when {}, a motion is lost with {}", witness.title,
                                         votesIn(witness.verdict.inFavour, witness.verdict.against));
                    }});
}

/// Looks for a motion that all of them vote against and that is carried.
ClaimParts decideBlock(const ClaimCase &c) {
  return decide(c, {Goal::CarriedAgainst, true, 1, "no such meeting can be held",
                    [](const SearchResult &found) {
                      return fmt::format("at the closest, {}", votesIn(found.leastFor, found.mostAgainst));
                    },
                    [](const Witness &witness) {
                      return fmt::format("when {}, a motion is carried against them with {}", witness.title,
                                         votesIn(witness.verdict.inFavour, witness.verdict.against));
                    }});
}

/// Looks for a quorate meeting without those whom the claim names. Votes do not matter.
ClaimParts decideMeetingIncludes(const ClaimCase &c) {
  return decide(c,
                {Goal::Lacks, false, 1, "no meeting without them can be quorate",
                 [](const SearchResult &) { return std::string("no meeting without them can be quorate"); },
                 [](const Witness &witness) { return fmt::format("a meeting is quorate though {}", witness.title); }});
}

/// Looks for a motion that is carried without so many of their votes.
ClaimParts decideCarriedWithVotesOf(const ClaimCase &c) {
  return decide(c, {Goal::CarriedWithout, true, 1, "no motion can be carried without their votes",
                    [](const SearchResult &) { return std::string("no motion can be carried without their votes"); },
                    [](const Witness &witness) {
                      return fmt::format("when {}, a motion is carried without those votes, {}", witness.title,
                                         votesIn(witness.verdict.inFavour, witness.verdict.against));
                    }});
}

/// Looks for a tie at which nobody is there to break it.
ClaimParts decideNeverTied(const ClaimCase &c) {
  return decide(c, {Goal::LeftTied, true, 1, "no tie is left",
                    [](const SearchResult &) { return std::string("no tie is left unbroken"); },
                    [](const Witness &witness) {
                      bool may = witness.verdict.carried == runtime::Truth::Depends;
                      return fmt::format("when {}, a motion can be tied with {}, and {}", witness.title,
                                         votesIn(witness.verdict.inFavour, witness.verdict.against),
                                         may ? "whoever may break the tie does not" : "nobody breaks the tie");
                    }});
}

} // namespace quorate::analysis
