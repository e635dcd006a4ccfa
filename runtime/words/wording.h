// Plain English for answers: names in backticks, amounts, days, chains of authority.
#pragma once

#include "runtime/authority.h"
#include "runtime/reason.h"
#include "runtime/words/text.h"

namespace quorate::runtime {

using words::listed;
using words::ticked;

/// "one", "2", "3".
std::string counted(std::uint64_t number);
/// The text with a blank for each control character, so that it stays on its line.
std::string oneLine(std::string text);
/// So many things are named in a sentence at most.
inline constexpr std::size_t kMostNamed = 5;

/// What bounds a grant: "up to £500,000 a decision, in `Southwark`, until 31 March 2022". Empty if nothing does, on and
/// after the day that is asked about.
std::string boundsOf(const Model &model, GrantIndex grant, Day day);
/// "up to £500,000 a decision and £1,000,000 a year" or "above £1,000"; empty if the grant has no limit.
std::string limitOf(const Model &model, GrantIndex grant);
/// "£500,000 a decision and £1,000,000 a year"; empty if the grant has no ceiling.
std::string upToOf(const Model &model, GrantIndex grant);

/// "`Name`, `Other` and `Third`" of the actors in a list.
std::string actorsInWords(const Model &model, std::span<const std::uint32_t> actors, std::string_view word = "and");

/// Adds the reasons of a chain, its root first.
void chainInWords(const Model &model, const Chain &chain, std::vector<Reason> &out);

/// Adds an open point: what is open, and what would settle it.
void openPointInWords(const Model &model, std::uint32_t open, std::vector<Reason> &out);

/// Adds the assumed clauses among those that the reasons rest on, each once.
void addAssumptions(const Model &model, const std::vector<Reason> &reasons, std::vector<Reason> &out);
/// Adds the clause that fills an open point, if that is how the point is settled.
void addFilledBy(const Model &model, std::uint32_t open, std::vector<Reason> &out);

/// "file.quorate:12"; empty if the clause stands in no file.
std::string placeOf(const Model &model, ClauseIndex clause);

/// The words of a clause on one line, up to where its braces open, cut short if they are many.
std::string clauseInWords(const Model &model, ClauseIndex clause);

/// Adds a reason unless the same one is there.
void addOnce(std::vector<Reason> &all, Reason reason);

/// Adds what is not known where it is open how many seats a run has, or whether they have a vote on the matter: an open
/// point, or that it is not said.
void addNumberUnknown(const Model &model, SeatIndex seat, std::vector<Reason> &out);
void addVoteUnknown(const Model &model, SeatIndex seat, std::vector<Reason> &out);

/// What is not known where nobody is registered for a body yet.
Reason holdersUnknown(const Model &model, BodyIndex body, Day day);

} // namespace quorate::runtime
