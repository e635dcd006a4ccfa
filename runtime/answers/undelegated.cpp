// Answers "what is undelegated?": what no delegation gives to anybody, and who keeps it.
#include "runtime/answers/answering.h"
#include "runtime/answers/power_terms.h"
#include "runtime/model/tables.h"
#include "runtime/names/resolve.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// What becomes of one function on the day: who holds it to begin with, and whether anybody has it by delegation.
struct Kept {
  std::vector<std::uint32_t> keepers, perhaps; ///< actors; of those in `perhaps` it is open
  std::vector<std::uint32_t> open;             ///< grants that an open point decides about
  std::vector<std::uint32_t> perhapsTo;        ///< those to whom a delegation with something open gives it
  std::vector<std::uint32_t> openKeeping,
      openGiving; ///< points: to whom it is given, or who keeps it, is to be confirmed
  bool reserved = false, openReserved = false, delegated = false, partly = false;
  std::optional<ClauseIndex> openClause; ///< that says that somebody to be confirmed keeps it
  std::optional<std::uint32_t> root;     ///< a grant of a keeper
};

void addTo(std::vector<std::uint32_t> &all, std::uint32_t one) {
  if (std::find(all.begin(), all.end(), one) == all.end())
    all.push_back(one);
}

/// Somebody to be confirmed, to whom it is delegated, or who has it to begin with.
void addToBeConfirmed(const Model &model, PowerRequest request, Kept &kept) {
  const AuthorityTables &tables = model.tables().authority();
  request.anywhere = true;
  for (std::uint32_t row : openHoldingsFor(model, request, AskedOf::Anybody)) {
    const schema::OpenHolding &holding = tables.openHoldings[row];
    auto isFor = [&](const auto &one) { return one.to_open() == holding.open() && one.clause() == holding.clause(); };
    if (std::any_of(tables.delegations.begin(), tables.delegations.end(), isFor)) {
      addTo(kept.openGiving, holding.open());
      continue;
    }
    addTo(kept.openKeeping, holding.open());
    if (!kept.openClause)
      kept.openClause = clauseIf(holding.clause());
    kept.openReserved = kept.openReserved || std::any_of(tables.reservations.begin(), tables.reservations.end(), isFor);
  }
}

Kept keptOf(const Model &model, PowerRequest request) {
  const AuthorityTables &tables = model.tables().authority();
  Kept kept;
  addToBeConfirmed(model, request, kept);
  bool everywhere = false, somewhere = false;
  for (std::uint32_t holder : tables.holders.at(tables.functions[number(request.function)].holders())) {
    request.actor = ActorIndex{holder};
    GrantStretch stretch = grantsOf(model, request.actor, request.function);
    for (std::uint32_t i = stretch.first; i < stretch.first + stretch.count; ++i) {
      const schema::Grant &grant = tables.grants[i];
      Bearing found = bearing(model, GrantIndex{i}, request);
      if (found.truth == Truth::No)
        continue;
      // What else is missing (a condition, an agreement) does not undo a delegation: it is given, if not for every
      // case.
      bool open = (found.missing & kMissingOpenPoint) != 0;
      if (open)
        kept.open.push_back(i);
      if (grant.basis() == Basis::Delegation) {
        if (open)
          addTo(kept.perhapsTo, holder);
        if (!open)
          (grant.place() == kNone || request.place ? everywhere : somewhere) = true;
        continue;
      }
      kept.reserved = kept.reserved || grant.basis() == Basis::Reservation;
      if (!kept.root)
        kept.root = i;
      addTo(open ? kept.perhaps : kept.keepers, holder);
    }
  }
  std::erase_if(kept.perhaps, [&](std::uint32_t actor) {
    return std::find(kept.keepers.begin(), kept.keepers.end(), actor) != kept.keepers.end();
  });
  kept.delegated = everywhere || somewhere;
  kept.partly = somewhere && !everywhere && kept.root;
  return kept;
}

enum class Keeping : std::uint8_t { No, Perhaps, Yes };
Keeping keepingBy(const Model &model, const Kept &kept, ActorIndex actor, Day day) {
  auto has = [&](const std::vector<std::uint32_t> &all) {
    return std::find(all.begin(), all.end(), number(actor)) != all.end();
  };
  const schema::Actor &row = model.tables().authority().actors[number(actor)];
  // [W9] Anybody who is there may be somebody who is to be confirmed.
  bool confirmed = !kept.openKeeping.empty() && row.from_day() <= day && day < row.until_day();
  return has(kept.keepers) ? Keeping::Yes : has(kept.perhaps) || confirmed ? Keeping::Perhaps : Keeping::No;
}

/// "kept by `Board`, perhaps by `Committee`"
std::string keepersInWords(const Model &model, const Kept &kept) {
  const std::string somebody = "somebody to be confirmed";
  const bool reserved = kept.reserved || (kept.openReserved && kept.keepers.empty());
  const std::string by = reserved ? "to " : "by ";
  // What is reserved to somebody to be confirmed is no longer kept by whoever would have it otherwise.
  const bool perhaps = !kept.perhaps.empty() && !kept.openReserved;
  std::string text = reserved ? "reserved " : "kept ";
  if (!kept.keepers.empty())
    text += by + actorsInWords(model, kept.keepers);
  if (!kept.openKeeping.empty())
    text += (kept.keepers.empty() ? by : ", and " + by) + somebody;
  if (perhaps)
    text += (kept.keepers.empty() && kept.openKeeping.empty() ? "perhaps " : ", perhaps ") + by +
            actorsInWords(model, kept.perhaps);
  if (!kept.openGiving.empty())
    text += "; its delegation to " + somebody + " is open";
  if (!kept.perhapsTo.empty())
    text += std::string(kept.openGiving.empty() ? "; its delegation" : ", and that") + " to " +
            actorsInWords(model, kept.perhapsTo) + " is open";
  return text;
}

bool isAmendment(const AuthorityTables &tables, std::uint32_t function) {
  return std::any_of(tables.amendments.begin(), tables.amendments.end(),
                     [&](const schema::Amendment &row) { return row.function() == function; });
}

/// [U2] The points that can change whether anybody else has it, and whether it is kept by whom it is asked of.
void pointsInWords(const Model &model, const Kept &kept, bool byOne, std::vector<Reason> &out) {
  const AuthorityTables &tables = model.tables().authority();
  for (std::uint32_t point : kept.openGiving)
    openPointInWords(model, point, out);
  for (std::uint32_t point : byOne ? kept.openKeeping : std::vector<std::uint32_t>())
    openPointInWords(model, point, out);
  for (std::uint32_t grant : kept.open)
    for (std::uint32_t point : tables.contingencies.at(tables.grants[grant].contingencies()))
      openPointInWords(model, point, out);
}

/// Adds to the answer every function that nobody but those who keep it may decide; the names of those that are
/// delegated in some places only.
std::vector<std::string> listUndelegated(const Model &model, PowerRequest request, std::optional<ActorIndex> by,
                                         Answer &answer) {
  const AuthorityTables &tables = model.tables().authority();
  std::vector<std::string> partly;
  for (std::uint32_t i = 0; i < tables.functions.size(); ++i) {
    // What `amend` makes is reserved, and nobody may delegate that: listing it would tell nothing.
    if (tables.functions[i].is_group() || isAmendment(tables, i))
      continue;
    request.function = FunctionIndex{i};
    Kept kept = keptOf(model, request);
    Keeping keeping = by ? keepingBy(model, kept, *by, request.day) : Keeping::Yes;
    if ((!kept.root && kept.openKeeping.empty()) || keeping == Keeping::No)
      continue;
    std::string name(model.name(request.function));
    if (kept.partly && partly.size() < kMostNamed)
      partly.push_back(ticked(name));
    if (kept.delegated)
      continue;
    bool open = !kept.openGiving.empty() || !kept.perhapsTo.empty() || keeping == Keeping::Perhaps ||
                (kept.keepers.empty() && kept.openKeeping.empty());
    if (open)
      pointsInWords(model, kept, keeping == Keeping::Perhaps, answer.dependsOn);
    Listed listed{std::move(name), open ? Truth::Depends : Truth::Yes, keepersInWords(model, kept), {}, std::nullopt};
    if (kept.openClause && kept.keepers.empty()) {
      listed.because.push_back({"Who has " + ticked(listed.name) + " is to be confirmed.", kept.openClause});
    } else {
      Chain chain;
      chain.grants[chain.length++] = GrantIndex{*kept.root};
      chainInWords(model, chain, listed.because);
    }
    answer.list.push_back(std::move(listed));
  }
  return partly;
}

/// How many functions are delegated to nobody for certain, and which may be. `whose`: " by `Board`"; `bounds`: " for
/// £500".
void summariseUndelegated(const std::string &holder, const std::string &bounds, Answer &answer) {
  std::string whose = holder.empty() ? std::string() : " by " + holder;
  std::vector<std::string> perhaps;
  for (const Listed &one : answer.list)
    if (one.truth == Truth::Depends)
      perhaps.push_back(ticked(one.name));
  answer.truth = !perhaps.empty() ? Truth::Depends : answer.list.empty() ? Truth::No : Truth::Yes;
  answer.listHeading = perhaps.empty() ? "Delegated to nobody" : "Delegated to nobody, or perhaps to nobody";
  std::size_t certain = answer.list.size() - perhaps.size();
  if (answer.list.empty())
    answer.summary =
        "Everything that " + (holder.empty() ? "is held" : holder + " holds") + bounds + " is delegated to somebody.";
  else if (certain != 0)
    answer.summary = (certain == 1 ? "One function is" : std::to_string(certain) + " functions are") +
                     " delegated to nobody" + whose + bounds + ".";
  if (perhaps.empty())
    return;
  if (perhaps.size() > kMostNamed) {
    std::size_t more = perhaps.size() - kMostNamed;
    perhaps.resize(kMostNamed);
    perhaps.push_back(std::to_string(more) + " more");
  }
  answer.summary += (certain ? " Whether " : "Whether ") + listed(perhaps) + (perhaps.size() == 1 ? " is" : " are") +
                    " delegated to anybody" + (certain ? "" : whose) + " depends on what is open.";
}

} // namespace

Answering answerWhatIsUndelegated(const Model &model, const QuestionForm &question, Day day) {
  PowerTerms terms;
  if (auto why = readTerms(model, question, day, terms))
    return std::move(*why);
  std::optional<ActorIndex> by;
  if (!question.subject.head.empty()) {
    auto actor = resolveActor(model, question.subject);
    if (auto *why = std::get_if<NotUnderstood>(&actor))
      return std::move(*why);
    by = std::get<ActorIndex>(actor);
  }
  std::string holder = by ? ticked(model.name(*by)) : std::string();
  Answer answer;
  answer.asked = "what is undelegated" + (by ? " by " + holder : holder) + terms.bounds + " on " + printDay(day) + "?";
  std::vector<std::string> partly = listUndelegated(model, terms.request, by, answer);
  summariseUndelegated(holder, terms.bounds, answer);
  // What is open is told after what is certain.
  std::stable_partition(answer.list.begin(), answer.list.end(),
                        [](const Listed &one) { return one.truth == Truth::Yes; });
  if (!partly.empty())
    answer.because.push_back(
        {listed(partly) + (partly.size() == 1 ? " is" : " are") + " delegated in some places only: ask about a place.",
         std::nullopt});
  return answer;
}

} // namespace quorate::runtime
