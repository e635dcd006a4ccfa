// Every way in which minutes may be meant, up to one of their items.
#include "runtime/attendance/alike.h"
#include "runtime/attendance/attendees.h"

#include "runtime/meeting/tally.h"
#include "runtime/words/wording.h"

#include <algorithm>
#include <set>

namespace quorate::runtime {

namespace {

/// So many events are gone through for one item, in all ways together; and so many ways at least.
constexpr std::size_t kMostSteps = 200000, kFewestReadings = 64;

} // namespace

MinutedMeeting::MinutedMeeting(const Model &model, BodyIndex body, const Minutes &minutes, Faults &faults)
    : minutes_(minutes), room_(model, body, minutes.day) {
  understand(minutes.present, faults);
  for (const MinutedEvent &event : minutes.events) {
    if (event.is != MinutedEvent::Is::Item) {
      understand(event.who, faults);
      continue;
    }
    for (const auto *some :
         {&event.item.inFavour, &event.item.against, &event.item.abstaining, &event.item.byProxy, &event.item.asking})
      understand(*some, faults);
  }
}

void MinutedMeeting::understand(const std::vector<MinutedPeople> &some, Faults &faults) {
  for (const MinutedPeople &people : some)
    understand(people, faults);
}

void MinutedMeeting::understand(const MinutedPeople &people, Faults &faults) {
  if (people.bare)
    return;
  auto found = room_.understand(people.form);
  if (auto *who = std::get_if<Who>(&found)) {
    who_.emplace(&people, std::move(*who));
    return;
  }
  auto &[is, why] = std::get<NotMeant>(found);
  std::sort(why.didYouMean.begin(), why.didYouMean.end());
  why.didYouMean.erase(std::unique(why.didYouMean.begin(), why.didYouMean.end()), why.didYouMean.end());
  if (is == NotMeant::Is::NoSuchName)
    why.message = ticked(people.form.name.text()) + " is no post of " + ticked(room_.model().name(room_.body())) +
                  " and nobody who is registered";
  faults.push_back({people.at, std::move(why.message), std::move(why.didYouMean)});
}

const Who *MinutedMeeting::find(const MinutedPeople &people) const {
  auto at = who_.find(&people);
  return at == who_.end() ? nullptr : &at->second;
}

/// [R1] An item that names no matter may be about any: of those for which the same rules are chosen and the same seats
/// vote, one.
std::vector<std::optional<FunctionIndex>> MinutedMeeting::mattersFor(const Meeting &start,
                                                                     const MinutedItem *item) const {
  if (!item || item->matter)
    return {start.matter};
  std::vector<std::optional<FunctionIndex>> matters;
  std::set<std::string> seen;
  auto add = [&](std::optional<FunctionIndex> matter) {
    Meeting about = start;
    about.matter = matter;
    about.seats.assign(room_.size(), {});
    std::vector<Run> runs(room_.size());
    const Tally counted = tally(room_.model(), about, runs);
    std::string key;
    auto addRule = [&](const auto &rule) {
      key += std::to_string(rule ? static_cast<std::int64_t>(rule->clause()) : -1) + ",";
    };
    const BodyRules &rules = counted.rules;
    addRule(rules.toMeet), addRule(rules.toVote), addRule(rules.toBegin), addRule(rules.adjourned);
    addRule(rules.needsNone), addRule(rules.decides), addRule(rules.besides), addRule(rules.proxies);
    addRule(rules.chairing), addRule(rules.conflict);
    for (const Run &run : runs)
      key += run.votesUnknown ? '?' : run.votes ? '1' : '0';
    if (seen.insert(key).second)
      matters.push_back(matter);
  };
  add(std::nullopt);
  for (FunctionIndex matter : mattersNamed(room_.model(), room_.body(), room_.day()))
    add(matter);
  return matters;
}

RollTerms MinutedMeeting::termsFor(const Meeting &start, const MinutedItem *item,
                                   const std::vector<std::optional<FunctionIndex>> &matters) const {
  RollTerms terms(room_);
  Alike alike(room_);
  for (const std::optional<FunctionIndex> &matter : matters) {
    Meeting about = start;
    about.matter = matter;
    alike.addRules(about);
  }
  if (!minutes_.presenceTold) {
    terms.numberMatters.assign(room_.size(), true);
    terms.mentioned.assign(room_.size(), true);
  }
  // [U1] Whoever comes in, or votes by proxy, after others have left may be one of these: so many have a seat at least
  // as are told of at one time.
  enum class Tells : std::uint8_t { Comes, Goes, Else };
  std::vector<std::uint64_t> here(room_.size(), 0);
  auto look = [&](const MinutedPeople &people, Tells tells) {
    const Who *who = find(people);
    if (!who)
      return;
    mention(*who, alike, terms);
    for (std::uint32_t run : who->runs) {
      if (!who->number && !who->person)
        terms.numberMatters[run] = true;
      if (tells == Tells::Comes)
        here[run] += who->number.value_or(0);
      else if (tells == Tells::Goes)
        here[run] -= std::min<std::uint64_t>(here[run], who->person ? 1 : who->number.value_or(here[run]));
      terms.told[run] = std::max(terms.told[run], here[run]);
    }
  };
  for (const MinutedPeople &people : minutes_.present)
    look(people, Tells::Comes);
  for (const MinutedEvent &event : minutes_.events) {
    if (event.is != MinutedEvent::Is::Item) {
      look(event.who, event.is == MinutedEvent::Is::Arrives  ? Tells::Comes
                      : event.is == MinutedEvent::Is::Leaves ? Tells::Goes
                                                             : Tells::Else);
      continue;
    }
    const std::vector<std::uint64_t> before = here;
    for (const auto *some :
         {&event.item.inFavour, &event.item.against, &event.item.abstaining, &event.item.byProxy, &event.item.asking})
      for (const MinutedPeople &people : *some)
        // Votes on other items say only who was there; [Q9] proxies, who was there by proxy when the meeting began.
        if (&event.item == item || (find(people) && find(people)->person) || (!item && some == &event.item.byProxy))
          look(people, some == &event.item.byProxy ? Tells::Comes : Tells::Else);
    here = before;
  }
  terms.alike = std::move(alike).keys();
  return terms;
}

std::optional<Attendances> MinutedMeeting::at(const Meeting &start, const MinutedItem *item, Faults &faults) const {
  const std::vector<std::optional<FunctionIndex>> matters = mattersFor(start, item);
  const RollTerms terms = termsFor(start, item, matters);
  Attendances all;
  Faults why;
  // Each way goes through all events once more: of long minutes fewer are tried.
  const std::size_t most =
      std::min(kMostReadings, std::max(kFewestReadings, kMostSteps / (minutes_.events.size() + 1)));
  bool first = true;
  all.tooMany = !forEveryWay(most, [&](Choices &choices) {
    Meeting about = start;
    about.matter = matters[choices.choose(Choice::Is::Matter, matters.size())];
    Replay replay(*this, item, terms, choices);
    Attendance way = replay.replay(about);
    if (replay.faults().empty())
      all.ways.push_back(std::move(way));
    else if (first)
      why = replay.faults();
    first = false;
  });
  if (!all.ways.empty())
    return all;
  faults = std::move(why);
  return std::nullopt;
}

} // namespace quorate::runtime
