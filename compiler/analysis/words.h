// Names, numbers and lists as findings write them.
#pragma once

#include "compiler/ir/model.h"
#include "runtime/words/rules.h"

#include <string>
#include <string_view>
#include <vector>

namespace quorate::analysis {

using words::counted;
using words::listed;
using words::ticked;

/// "1/2"; "75%" if it was written as a percentage.
std::string written(ir::Fraction fraction);
/// "from 1 April 2020 until 1 April 2022", "from 1 April 2020", "until …"; "always" for the unbounded interval.
std::string written(ir::Interval interval);
/// "votes cast"
std::string written(ir::Base base);
/// "£5,000 a decision"; "any amount" if there is no limit.
std::string written(const ir::Limit &limit);
/// "at least 2/3 of votes cast by Lay Member"
std::string written(const ir::Threshold &threshold);
/// All of them, joined by "and".
std::string written(const std::vector<ir::Threshold> &thresholds);
/// "at least 9 voting members"
std::string written(const ir::People &people);
/// The requirements of a quorum, joined by "and"; "none".
std::string written(const ir::Quorum &quorum);

/// Where a clause stands in the sources; nowhere if there is no such clause.
Range rangeOf(const ir::Model &model, ir::ClauseId clause);
/// "constitution.quorate:12"; empty if nowhere.
std::string placeOf(const ir::Model &model, ir::ClauseId clause);

/// The clause as its author wrote it, on one line.
std::string clauseText(const ir::Model &model, ir::ClauseId clause);

/// Whether a value is to be confirmed and nothing is assumed for it meanwhile.
bool unsettled(const ir::Model &model, ir::OpenPointId open);

/// "`GP Member of Southwark`", "each `GP Member`" when a clause made several, with the body where it is not plain.
std::string seatName(const ir::Model &model, ir::SeatId seat);
/// "`GP Member of Southwark` of `Governing Body`"
std::string seatOfBody(const ir::Model &model, ir::SeatId seat);
/// The posts of several seats, each once, in order: "`Chair` and `GP Member`".
std::string postNames(const ir::Model &model, const std::vector<ir::SeatId> &seats);
/// "`A`", "each `Borough Board`" if they are all that a template made, "each of `A` and `B`".
std::string bodyNames(const ir::Model &model, const std::vector<ir::BodyId> &bodies);
/// "`Lay Member` of each `Borough Board`"
std::string seatNames(const ir::Model &model, const std::vector<ir::SeatId> &seats);
/// "`A`, `B` and `C`", shortened to a few and "… others" if there are many.
std::string functionNames(const ir::Model &model, const std::vector<ir::FunctionId> &functions);
/// "`Governing Body`"; "somebody to be confirmed" if there is none.
std::string actorName(const ir::Model &model, ir::ActorId actor);
/// "`Delegate …`" in words: "the delegation of `F` from `A` to `B`".
std::string delegationName(const ir::Model &model, const ir::Delegation &delegation);

} // namespace quorate::analysis
