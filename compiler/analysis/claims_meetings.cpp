// Claims about meetings and motions, decided by looking through every meeting.
#include "compiler/analysis/checks.h"
#include "compiler/analysis/claims.h"
#include "compiler/analysis/matters.h"
#include "compiler/analysis/search.h"

#include <fmt/format.h>

namespace quorate::analysis {
namespace {

using Is = ClaimVerdict::Is;

/// Everything that is not settled about how a body meets and decides a matter: open points, and what is not said.
std::vector<std::string> unsettledFacts(const ClaimCase &c, const Board &board, bool votes, ClaimPart &part) {
  std::vector<std::string> unsaid;
  const ir::Body &body = board.body;
  auto open = [&](ir::OpenPointId point) { addOpen(c.model, part.openPoints, point); };
  open(body.open);
  open(body.startOpen);
  if (!body.quorum)
    unsaid.push_back("no quorum is stated");
  else
    open(body.quorum->open);
  if (votes && !board.rule)
    unsaid.push_back("no voting rule is stated");
  if (votes && board.rule) {
    open(board.rule->open);
    open(board.rule->tieOpen);
    if (board.rule->tie == ir::Tie::BrokenByPresider) {
      if (!body.chairing)
        unsaid.push_back("it is not said who presides");
      else
        open(body.chairing->open);
    }
  }
  for (ir::SeatId id : seatsDuring(c.model, body, board.question.period)) {
    const ir::Seat &seat = c.model.at(id);
    open(seat.open);
    open(seat.countOpen);
    if (ir::votesOn(c.model, seat, board.question.matter))
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
  if (body.quorum)
    part.reliesOn.push_back(body.quorum->clause);
  for (const Cell &cell : board.cells)
    for (std::uint32_t run : cell.runs)
      part.reliesOn.push_back(board.model.at(body.seats[run]).clause);
  if (!votes)
    return;
  part.reliesOn.push_back(body.conflicts.clause);
  if (board.rule)
    part.reliesOn.push_back(board.rule->clause);
  if (body.chairing && board.rule && board.rule->tie == ir::Tie::BrokenByPresider)
    part.reliesOn.push_back(body.chairing->clause);
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

std::string votesIn(std::uint32_t inFavour, std::uint32_t against) {
  return fmt::format("{} for and {} against", inFavour, against);
}

/// "on `Approve Budget`" and "from 1 April 2021" where a body has several matters or periods.
std::string where(const ClaimCase &c, const Board &board, std::size_t matters, std::size_t periods) {
  std::string text;
  if (board.question.matter && matters > 1)
    text += fmt::format("on `{}`: ", c.model.at(board.question.matter).name);
  if (periods > 1)
    text += analysis::written(board.question.period) + ": ";
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
  if (!result.witnesses.empty()) {
    part.is = Is::Refuted;
    part.text = form.refuted(result.witnesses.front());
    part.witnesses = std::move(result.witnesses);
    return;
  }
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
  part.openPoints.clear();
  if (board.seatsUnbounded) {
    part.is = Is::Undecided;
    part.text = "the text sets no limit to the number of some of the seats";
    return;
  }
  part.is = Is::Proved;
  part.byCastingVoteOnly = form.goal == Goal::LostWith && result.byCastingVote;
  part.text = result.any ? form.proved(result) : form.vacuous;
}

ClaimParts decide(const ClaimCase &c, const MeetingClaim &form) {
  ClaimParts parts;
  for (std::size_t i = 0; i < c.claim.bodies.size(); ++i) {
    const ir::Body &body = c.model.at(c.claim.bodies[i]);
    if (body.seats.empty()) {
      ClaimPart part;
      part.is = Is::Open;
      part.body = c.claim.bodies[i];
      part.text = "its members are not stated";
      addOpen(c.model, part.openPoints, body.open);
      parts.push_back(std::move(part));
      continue;
    }
    std::vector<ir::Interval> periods = periodsOf(c.model, body);
    std::vector<ir::FunctionId> matters{c.claim.matter};
    if (form.votes)
      matters = mattersApart(c.model, body, c.claim.matter);
    for (ir::Interval period : periods)
      for (ir::FunctionId matter : matters) {
        BoardQuestion asked{c.claim.bodies[i], matter, period, c.claim.subjects.seats, c.claim.when.seats, {}};
        if (i < c.claim.people.size())
          asked.people = c.claim.people[i];
        for (const ir::People &people : asked.people)
          asked.mine.insert(asked.mine.end(), people.who.seats.begin(), people.who.seats.end());
        Board board(c.model, asked);
        ClaimPart part;
        part.body = c.claim.bodies[i];
        if (!supposesTooMany(c, board, part)) {
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
        }
        part.text = where(c, board, matters.size(), periods.size()) + part.text;
        parts.push_back(std::move(part));
      }
  }
  return parts;
}

} // namespace

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

ClaimParts decideMeetingIncludes(const ClaimCase &c) {
  return decide(c,
                {Goal::Lacks, false, 1, "no meeting without them can be quorate",
                 [](const SearchResult &) { return std::string("no meeting without them can be quorate"); },
                 [](const Witness &witness) { return fmt::format("a meeting is quorate though {}", witness.title); }});
}

ClaimParts decideCarriedWithVotesOf(const ClaimCase &c) {
  return decide(c, {Goal::CarriedWithout, true, 1, "no motion can be carried without their votes",
                    [](const SearchResult &) { return std::string("no motion can be carried without their votes"); },
                    [](const Witness &witness) {
                      return fmt::format("when {}, a motion is carried without those votes, {}", witness.title,
                                         votesIn(witness.verdict.inFavour, witness.verdict.against));
                    }});
}

ClaimParts decideNeverTied(const ClaimCase &c) {
  return decide(c, {Goal::LeftTied, true, 1, "no tie is left",
                    [](const SearchResult &) { return std::string("no tie is left unbroken"); },
                    [](const Witness &witness) {
                      return fmt::format("when {}, a motion can be tied with {}, and nobody breaks the tie",
                                         witness.title, votesIn(witness.verdict.inFavour, witness.verdict.against));
                    }});
}

} // namespace quorate::analysis
