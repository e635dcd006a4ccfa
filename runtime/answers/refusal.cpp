// Why a power is refused, in words, and what would have made it a yes.
#include "runtime/answers/refused_terms.h"
#include "runtime/model/tables.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// Whether a power comes from whoever gave something away, otherwise than through whom it was given to.
bool comesFrom(const AuthorityTables &tables, std::uint32_t grant, const schema::Delegation &away) {
  std::uint32_t through = kNone;
  for (std::uint32_t steps = 0; grant != kNone && steps <= tables.grants.size(); ++steps) {
    const schema::Grant &row = tables.grants[grant];
    if (row.actor() == away.from() && through != away.to())
      return true;
    through = row.actor();
    grant = row.parent();
  }
  return false;
}

/// The request as others are asked it: the actor's own place is meant in the question, and not theirs.
PowerRequest askedOfOthers(const Model &model, PowerRequest request) {
  if (!request.place)
    if (std::uint32_t own = model.tables().authority().actors[number(request.actor)].place(); own != kNone)
      request.place = PlaceIndex{own};
  return request;
}

/// The exclusive delegations that keep an actor from a power which it would have otherwise, in words.
/// [E4] What shuts the actor out is cited, of each way in which the actor would have the power.
std::vector<Reason> shutOutInWords(const Model &model, const PowerRequest &request) {
  const AuthorityTables &tables = model.tables().authority();
  GrantStretch own = grantsOf(model, request.actor, request.function);
  std::vector<Reason> reasons;
  for (std::uint32_t number : givenAway(model, askedOfOthers(model, request))) {
    const schema::Delegation &away = tables.delegations[number];
    bool keeps = false;
    for (std::uint32_t i = own.first; i < own.first + own.count; ++i)
      keeps = keeps || (any(tables.grants[i].flags() & GrantFlags::HeldOnly) && comesFrom(tables, i, away));
    // What may be given to somebody who is to be confirmed shuts nobody out for certain.
    if (!keeps || away.to() == kNone || ActorIndex{away.to()} == request.actor)
      continue;
    std::string giver = ticked(model.name(ActorIndex{away.from()})), actor = ticked(model.name(request.actor));
    std::string who = giver == actor ? actor : actor + ", whose power comes from " + giver + ",";
    addOnce(reasons,
            {giver + " has given " + ticked(model.name(request.function)) + " to " +
                 ticked(model.name(ActorIndex{away.to()})) + " exclusively, so that " + who + " may not decide it.",
             clauseIf(away.clause())});
  }
  return reasons;
}

/// That the place asked about is not there on the day; empty if it is.
std::optional<Reason> placeNotThere(const Model &model, const PowerRequest &request) {
  if (!request.place)
    return std::nullopt;
  const schema::Place &row = model.tables().authority().places[number(*request.place)];
  std::string name = ticked(model.name(*request.place));
  if (request.day < row.from_day())
    return Reason{name + " begins on " + printDay(row.from_day()) + ".", clauseIf(row.clause())};
  if (request.day >= row.until_day())
    return Reason{name + " was in force until " + printDay(row.until_day() - 1) + ".", clauseIf(row.clause())};
  return std::nullopt;
}

/// Others who may decide what is asked as the question stands.
struct Others {
  std::vector<std::string> certain, besides, perhaps; ///< `besides`: "`Board` may decide it, with the agreement of …"
  std::optional<Chain> first;                         ///< the chain of the first of them
  std::vector<Reason> dependsOn;                      ///< of those in `perhaps`
};

Others othersWho(const Model &model, const RefusedTerms &terms) {
  const AuthorityTables &tables = model.tables().authority();
  Others others;
  PowerRequest other = askedOfOthers(model, terms.request());
  for (std::uint32_t holder : tables.holders.at(tables.functions[number(other.function)].holders())) {
    other.actor = ActorIndex{holder};
    Truth truth = terms.truthOf(other);
    Power power = mayDecide(model, other);
    const std::string besides = truth == Truth::Depends ? terms.toldBesides(other) : std::string();
    if (!besides.empty() && others.besides.size() < kMostNamed) {
      others.besides.push_back(ticked(model.name(other.actor)) + " may decide it" + besides);
    } else if (truth == Truth::Depends && power.missing != kMissingHolder && others.perhaps.size() < kMostNamed) {
      others.perhaps.push_back(ticked(model.name(other.actor)));
      for (Reason &reason : terms.missing(other))
        addOnce(others.dependsOn, std::move(reason));
    }
    if (truth != Truth::Yes)
      continue;
    if (!others.first)
      others.first = power.chain;
    others.certain.push_back(ticked(model.name(other.actor)));
    if (others.certain.size() == kMostNamed)
      break;
  }
  return others;
}

/// "`Board` may decide it from 1 July 2026": others who may, if the question were changed besides.
std::optional<std::string> otherTermsOfOthers(const Model &model, const RefusedTerms &terms) {
  const AuthorityTables &tables = model.tables().authority();
  PowerRequest other = askedOfOthers(model, terms.request());
  std::optional<OtherTerms> nearest;
  std::string who;
  for (std::uint32_t holder : tables.holders.at(tables.functions[number(other.function)].holders())) {
    if (holder == number(terms.request().actor))
      continue;
    other.actor = ActorIndex{holder};
    std::vector<OtherTerms> changes = RefusedTerms(model, other, terms.members()).changes();
    if (changes.empty() || (nearest && !changes.front().nearerThan(*nearest)))
      continue;
    nearest = changes.front();
    who = ticked(model.name(other.actor));
  }
  if (!nearest)
    return std::nullopt;
  return who + " may decide it " + nearest->plain;
}

/// What is told of a function that is reserved to nobody, and so can be decided by no change but of the day or place.
void reservedInWords(const Model &model, const PowerRequest &request, std::uint32_t nobody, const RefusedTerms &terms,
                     Answer &answer) {
  addOnce(answer.because, nobodyInWords(model, request.function, nobody));
  for (OtherTerms &change : terms.changes())
    if (answer.instead.size() < kMostNamed)
      answer.instead.push_back(std::move(change.words));
}

} // namespace

void chainAssumptions(const Model &model, const Chain &chain, std::vector<Reason> &out) {
  const AuthorityTables &tables = model.tables().authority();
  for (std::uint32_t i = 0; i < chain.length; ++i) {
    const schema::Grant &grant = tables.grants[number(chain.grants[i])];
    if (grant.basis() != Basis::Delegation)
      continue;
    const schema::Delegation &row = tables.delegations[grant.source()];
    for (std::uint32_t open : {row.open(), row.dates_open(), row.limit_open(), row.to_open()})
      addFilledBy(model, open, out);
  }
}

Reason nobodyInWords(const Model &model, FunctionIndex function, std::uint32_t reservation) {
  return {ticked(model.name(function)) + " is reserved to nobody, so that it cannot be decided at all.",
          clauseIf(model.tables().authority().reservations[reservation].clause())};
}

/// [U4] What is named has been put to the runtime; the nearest comes first. Whether others are named with it.
static bool addChanges(RefusedTerms &terms, const Others &others, Answer &answer) {
  bool referred = false;
  for (OtherTerms &change : terms.changes()) {
    if (answer.instead.size() == kMostNamed)
      break;
    if (change.ofAmount() && !others.certain.empty() && !referred) {
      change.words += "; refer to " + listed(others.certain, "or");
      referred = true;
    }
    if (std::find(answer.instead.begin(), answer.instead.end(), change.words) == answer.instead.end())
      answer.instead.push_back(std::move(change.words));
  }
  return referred;
}

void refusalInWords(const Model &model, const PowerRequest &request, std::span<const std::uint32_t> members,
                    Answer &answer) {
  RefusedTerms terms(model, request, members);
  Others others = othersWho(model, terms);
  // [D3] Where the place is not there that is the first reason.
  if (auto place = placeNotThere(model, request))
    addOnce(answer.because, std::move(*place));
  if (!others.first)
    if (auto nobody = reservedToNobody(model, request.function, request.place, request.day))
      return reservedInWords(model, request, *nobody, terms, answer);
  for (Reason &shutOut : shutOutInWords(model, request))
    addOnce(answer.because, std::move(shutOut));
  if (auto reserved = reservedElsewhere(model, askedOfOthers(model, request))) {
    const schema::Reservation &row = model.tables().authority().reservations[*reserved];
    // [E4] What may or may not be in force shuts nobody out for certain.
    if (openOf(model.tables().text(), row.clause()) == kNone)
      addOnce(answer.because, {ticked(model.name(request.function)) + " is reserved to " +
                                   ticked(model.name(ActorIndex{row.to()})) + ".",
                               clauseIf(row.clause())});
  }
  if (grantsOf(model, request.actor, request.function).count == 0)
    answer.because.push_back(
        {"Nothing gives " + ticked(model.name(request.function)) + " to " + ticked(model.name(request.actor)) + ".",
         std::nullopt});
  for (Reason &reason : terms.shortfalls())
    addOnce(answer.because, std::move(reason));
  const bool referred = addChanges(terms, others, answer);
  if (others.first) {
    std::vector<Reason> chain;
    chainInWords(model, *others.first, chain);
    for (Reason &reason : chain)
      addOnce(answer.because, std::move(reason));
    chainAssumptions(model, *others.first, answer.assuming);
    if (!referred)
      answer.instead.push_back(listed(others.certain, "or") + " may decide it");
    return;
  }
  for (std::string &besides : others.besides)
    answer.instead.push_back(std::move(besides));
  // Who may only perhaps is no way out: it is told, and not advised.
  if (!others.perhaps.empty())
    addOnce(answer.because, {"Whether " + listed(others.perhaps, "or") + " may decide it depends on " +
                                 sentencesOf(others.dependsOn) + ".",
                             std::nullopt});
  if (!answer.instead.empty())
    return;
  if (auto later = otherTermsOfOthers(model, terms))
    answer.instead.push_back(std::move(*later));
  else if (others.perhaps.empty())
    answer.instead.push_back("give " + ticked(model.name(request.function)) +
                             " to somebody: nobody may decide it as the question stands");
}

} // namespace quorate::runtime
