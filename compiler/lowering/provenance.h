// Provenance: every clause of the source becomes one clause of the model, shared by all copies of a template. All steps
// add to it, none takes anything back; what is written into a clause later has a name and a reason here.
#pragma once

#include "compiler/ir/model.h"
#include "compiler/lowering/reporter.h"

#include <map>
#include <unordered_map>

namespace quorate::ir::lowering {

/// What an open point of a prose clause is about: the text by its heading.
inline std::string textSubject(const ast::Text &prose) {
  return prose.second ? "what is said of \"" + prose.first + "\"" : "a text";
}

/// A stretch of days as written, and what of it is to be confirmed.
struct Days {
  Interval when;
  OpenPointId open{};                  ///< one of the two, if any
  OpenPointId fromOpen{}, untilOpen{}; ///< of the first day, and of the day of ending
};

/// `subject to` and `despite`, which wait until all clauses are known.
struct ClauseOrder {
  ClauseId clause;
  ast::Name other;
  bool despite = false;
};

class Provenance {
public:
  /// Reads the phases first of all, since the days of any clause may be told by them.
  Provenance(const Declared &declared, Reporter &reporter);

  /// The clause of the model for a clause of the source: the same one whenever it is asked for again.
  ClauseId clause(Range range, const ast::Notes &notes, const sema::Context &context, const std::string &subject);
  ClauseId clause(const ast::Declaration &declaration, const sema::Context &context, const std::string &subject) {
    return clause(declaration.range, declaration.notes, context, subject);
  }
  OpenPointId openPoint(const ast::Open &open, ClauseId clause, const std::string &subject);
  Days days(const ast::Period &period, ClauseId clause, const std::string &subject);

  /// Good until the next clause is added.
  const Clause &at(ClauseId id) const { return clauses_[id.index()]; }
  const std::vector<ClauseOrder> &orders() const { return orders_; }
  /// The clause that others call by this name; none if none is.
  ClauseId knownAs(NameId name) const;

  /// A clause that stands inside another applies on no days but those of the other.
  void narrow(ClauseId id, const Days &to);
  /// A day between which a clause applies is to be confirmed.
  void openDays(ClauseId id, const Days &days);
  /// The same clause once more, for other days.
  ClauseId another(ClauseId id);
  /// The open days between which a clause applies.
  void setOpenDays(ClauseId id, const Days &days);
  /// The days that a delegation states itself are those of its clause.
  void setDays(ClauseId id, const Interval &days) { clauses_[id.index()].inForce = days; }
  /// On the days of both, `stronger` applies instead of `weaker`.
  void standsBeside(ClauseId stronger, ClauseId weaker) { clauses_[stronger.index()].varies.push_back(weaker); }
  /// `weaker` gives way to `stronger`, whichever of the two said so; false if the opposite was said before, be it by
  /// way of others on some day.
  bool giveWay(ClauseId weaker, ClauseId stronger);
  /// An assumed clause stands in for an open point.
  void fill(OpenPointId point, ClauseId by) { openPoints_[point.index()].filledBy = by; }
  bool isFilled(OpenPointId point) const { return static_cast<bool>(openPoints_[point.index()].filledBy); }
  /// The copies of a template share their open points: one is filled when it is filled for every copy.
  void fillForCopy(OpenPointId point, ClauseId by, std::size_t copies);

  /// Hands over what was gathered. Nothing is added afterwards.
  void moveInto(Model &model) &&;

private:
  /// Whether a clause gives way to another on some day, be it by way of others that are in force on it.
  bool givesWay(ClauseId one, ClauseId to) const;
  AssumptionId assumption(const sema::Context &context);
  void note(ClauseId id, const ast::Note &note, const std::string &subject);
  void cite(ClauseId id, const ast::See &see);
  void nameClause(ClauseId id, const ast::KnownAs &known);
  void readDate(const ast::Date &date, Day &into, OpenPointId &open, ClauseId clause, const char *what,
                const std::string &subject);
  void phase(PhaseId id, std::vector<bool> &onWay);
  void phasesBefore(const ast::Period &period, std::vector<bool> &onWay);
  const Phase *phaseNamed(const ast::Name &name);

  struct Filled {
    std::size_t copies = 0; ///< of a template, for which the point is filled
    ClauseId by;
  };

  const Declared &declared_;
  Reporter &reporter_;
  std::vector<Clause> clauses_;
  std::vector<OpenPoint> openPoints_;
  std::vector<Assumption> assumptions_;
  std::vector<Phase> phases_;
  std::vector<bool> phaseKnown_;
  std::unordered_map<std::uint64_t, ClauseId> byRange_;
  std::unordered_map<std::uint32_t, ClauseId> byName_; ///< by NameId
  std::unordered_map<std::uint32_t, OpenPointId> openByPlace_;
  std::unordered_map<const ast::Declaration *, AssumptionId> assumptionOf_;
  std::vector<ClauseOrder> orders_;
  std::map<OpenPointId, Filled> filledForCopies_;
};

} // namespace quorate::ir::lowering
