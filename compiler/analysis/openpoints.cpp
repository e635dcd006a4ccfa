// What is still open, what is assumed meanwhile, and where an instance departs from its template.
#include "compiler/analysis/checks.h"

#include <fmt/format.h>

namespace quorate::analysis {
namespace {

/// Every open point once, as a note: it is no fault, and whatever depends on it says so at its own place.
void openPoints(const Context &c) {
  for (const ir::OpenPoint &point : c.model.openPoints) {
    Diagnostic &found = c.out.report<diag::OpenPoint>(c.at(point.clause), point.subject, point.note);
    if (point.filledBy)
      found.label(c.at(point.filledBy), "assumed meanwhile")
          .note(fmt::format("Assumed meanwhile at {}.", placeOf(c.model, point.filledBy)));
    else
      found.note("Answers that depend on it say so.");
  }
}

/// What no source says, told so that nobody takes it for the sources' word.
void assumptions(const Context &c) {
  for (const ir::Assumption &assumption : c.model.assumptions)
    c.out.report<diag::Assumed>(c.at(assumption.clause), assumption.reason)
        .note("No source says so. Answers that rely on it say so.");
}

/// What a body does otherwise than the model it follows.
void departure(const Context &c, const ir::Body &body, const ir::Deviation &deviation) {
  const char *how = !deviation.template_ ? "the model has none"
                    : !deviation.instead ? "the body leaves it out"
                                         : "the body has its own";
  Diagnostic &found =
      c.out.report<diag::DepartsFromModel>(c.at(deviation.instead ? deviation.instead : body.clause), ticked(body.name),
                                           deviation.model, fmt::format("{}: {}", deviation.what, how));
  if (deviation.template_)
    found.label(c.at(deviation.template_), "the clause of the model");
}

/// Where one instance of a template, or a follower of a model, does otherwise: read as a fault by whoever knows only
/// the template.
void deviations(const Context &c) {
  for (const ir::Body &body : c.model.bodies)
    for (const ir::Deviation &deviation : body.deviations) {
      if (!deviation.model.empty()) {
        departure(c, body, deviation);
        continue;
      }
      Diagnostic &found = c.out.report<diag::Deviation>(c.at(deviation.instead ? deviation.instead : body.clause),
                                                        ticked(body.name), ticked(body.templateName), deviation.what);
      if (deviation.template_)
        found.label(c.at(deviation.template_), "the clause of the template that it replaces");
    }
}

constexpr Check kOpenpointsChecks[] = {
    {"open points", openPoints},
    {"assumptions", assumptions},
    {"deviations from a template or a model", deviations},
};

} // namespace

std::span<const Check> openPointChecks() { return kOpenpointsChecks; }

} // namespace quorate::analysis
