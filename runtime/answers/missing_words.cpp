// What an answer of power depends on, in words.
#include "runtime/answers/answering.h"
#include "runtime/model/tables.h"
#include "runtime/words/rules.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// "the month", "the year", "all": the stretch of time that a limit is for.
std::string periodInWords(Per per) { return per == Per::InAll ? "all" : "the " + std::string(words::nounOf(per)); }

void addText(std::vector<std::string> &all, std::string text) {
  if (std::find(all.begin(), all.end(), text) == all.end())
    all.push_back(std::move(text));
}

/// The limits, or the places, of all ways that need such a thing, and the clause of the first of them.
struct Bounds {
  std::vector<std::string> limits, places, inCurrency;
  std::optional<ClauseIndex> clause;
  std::size_t more = 0; ///< places beyond those that are named
  bool openLimit = false;

  void add(const Model &model, const Need &need, GrantIndex grant) {
    if (!clause && (need.is & (kMissingAmount | kMissingPlace | kMissingCurrency)))
      clause = need.clause ? need.clause : limitingClause(model, grant);
    if (need.is == kMissingAmount && need.which == kNone)
      addText(limits, limitOf(model, grant));
    openLimit = openLimit || (need.is == kMissingAmount && need.which != kNone);
    if (need.is == kMissingCurrency)
      addText(inCurrency, limitOf(model, grant));
    if (need.is != kMissingPlace)
      return;
    std::string name = ticked(model.name(PlaceIndex{need.which}));
    if (std::find(places.begin(), places.end(), name) != places.end())
      return;
    if (places.size() == kMostNamed)
      ++more;
    else
      places.push_back(std::move(name));
  }

  void say(std::vector<Reason> &out) {
    if (!limits.empty() || openLimit)
      addOnce(out,
              {"the amount, which the question does not name: " +
                   (limits.empty() ? std::string() : "the power is " + listed(limits, "or")) +
                   (limits.empty() || !openLimit ? "" : ", and ") + (openLimit ? "a limit is to be confirmed" : ""),
               clause});
    if (more != 0)
      places.push_back(std::to_string(more) + " more");
    if (!places.empty())
      addOnce(out, {"the place, which the question does not name: the power is for " + listed(places), clause});
    if (!inCurrency.empty())
      addOnce(out, {"the amount in the currency of the limit: the power is " + listed(inCurrency, "or"), clause});
  }
};

void needInWords(const Model &model, const Need &need, std::vector<Reason> &out) {
  switch (need.is) {
  case kMissingSpent: {
    Per per = static_cast<Per>(need.which);
    std::string limit =
        need.most == kNoCeiling ? "to be confirmed" : printMoney({need.most, need.currency}) + " " + words::per(per);
    addOnce(out,
            {"how much has been decided already in " + periodInWords(per) + ": the limit is " + limit, need.clause});
    break;
  }
  case kMissingCondition: addOnce(out, {"whether this is so: \"" + std::string(need.words) + "\"", need.clause}); break;
  case kMissingAgreement: {
    std::string sentence = "the agreement of " + ticked(model.name(ActorIndex{need.which}));
    // The same agreement that two clauses ask for is one thing to be had.
    if (std::none_of(out.begin(), out.end(), [&](const Reason &known) { return known.sentence == sentence; }))
      out.push_back({std::move(sentence), need.clause});
    break;
  }
  case kMissingOpenPoint:
  case kMissingHolder: openPointInWords(model, need.which, out); break;
  default: break; // amounts and places of all ways are told together
  }
}

} // namespace

std::optional<ClauseIndex> limitingClause(const Model &model, GrantIndex index) {
  const AuthorityTables &tables = model.tables().authority();
  std::optional<GrantIndex> at = index;
  for (std::uint32_t steps = 0; at && steps <= tables.grants.size(); ++steps, at = parentOf(model, *at)) {
    const schema::Grant &grant = tables.grants[number(*at)];
    if (grant.basis() == Basis::Delegation && tables.delegations[grant.source()].limit() == grant.limit())
      return clauseIf(tables.delegations[grant.source()].clause());
  }
  return std::nullopt;
}

void missingInWords(const Model &model, const PowerRequest &request, const std::vector<OpenWay> &ways,
                    std::vector<Reason> &out) {
  Bounds bounds;
  for (const OpenWay &way : ways)
    for (const Need &need : way.needs)
      if (way.grant)
        bounds.add(model, need, *way.grant);
  bounds.say(out);
  for (const OpenWay &way : ways)
    for (const Need &need : way.needs)
      needInWords(model, need, out);
  if (out.empty())
    out.push_back({"facts about " + ticked(model.name(request.function)) + " that are not known", std::nullopt});
}

} // namespace quorate::runtime
