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
  // [D4] Of a body that is not in force it does not matter who is told to be there.
  if (!room_.model().body(room_.body()).inForce.contains(room_.day()))
    return;
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

/// [U1] [A5] Of each run, how many are there or vote by proxy at one time at least: so many hold its seats. Whoever
/// leaves may be who comes in later.
std::vector<std::uint64_t> MinutedMeeting::mostTold(const MinutedItem *item) const {
  std::vector<std::uint64_t> there(room_.size()), most(room_.size());
  auto tell = [&](const MinutedPeople &people, std::vector<std::uint64_t> &sums) {
    // Of a class or place, several runs together have so many.
    if (const Who *who = find(people); who && who->number && who->runs.size() == 1)
      sums[who->runs.front()] += *who->number;
  };
  auto note = [&](const std::vector<std::uint64_t> &now) {
    for (std::size_t run = 0; run < now.size(); ++run)
      most[run] = std::max(most[run], now[run]);
  };
  for (const MinutedPeople &people : minutes_.present)
    tell(people, there);
  note(there);
  bool first = true;
  for (const MinutedEvent &event : minutes_.events) {
    if (event.is == MinutedEvent::Is::Item && event.item.mode == Mode::AtMeeting && !event.item.byProxy.empty()) {
      std::vector<std::uint64_t> now = there;
      for (const MinutedPeople &people : event.item.byProxy)
        tell(people, now);
      if (&event.item == item || (!item && first))
        note(now);
      first = false;
    } else if (event.is == MinutedEvent::Is::Arrives) {
      tell(event.who, there);
      note(there);
    } else if (event.is == MinutedEvent::Is::Leaves) {
      if (const Who *who = find(event.who))
        for (std::uint32_t run : who->runs)
          there[run] -= std::min<std::uint64_t>(there[run], who->person ? 1 : who->number.value_or(there[run]));
    }
  }
  return most;
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
  auto look = [&](const MinutedPeople &people) {
    const Who *who = find(people);
    if (!who)
      return;
    mention(*who, alike, terms);
    for (std::uint32_t run : who->runs)
      if (!who->number && !who->person)
        terms.numberMatters[run] = true;
  };
  for (const MinutedPeople &people : minutes_.present)
    look(people);
  for (const MinutedEvent &event : minutes_.events) {
    if (event.is != MinutedEvent::Is::Item) {
      look(event.who);
      continue;
    }
    for (const auto *some :
         {&event.item.inFavour, &event.item.against, &event.item.abstaining, &event.item.byProxy, &event.item.asking})
      for (const MinutedPeople &people : *some)
        // Votes on other items say only who was there; [Q9] proxies, who was there by proxy when the meeting began.
        if (&event.item == item || (find(people) && find(people)->person) || (!item && some == &event.item.byProxy))
          look(people);
  }
  terms.told = mostTold(item);
  terms.alike = std::move(alike).keys();
  return terms;
}

std::optional<Attendances> MinutedMeeting::at(const Meeting &start, const MinutedItem *item, Faults &faults) const {
  const std::vector<std::optional<FunctionIndex>> matters = mattersFor(start, item);
  RollTerms terms = termsFor(start, item, matters);
  Attendances all;
  Faults why;
  // Each way goes through all events once more: of long minutes fewer are tried.
  const std::size_t most =
      std::min(kMostReadings, std::max(kFewestReadings, kMostSteps / (minutes_.events.size() + 1)));
  withFewerNumbers(room_, terms, [&] {
    all = {};
    why.clear();
    bool first = true;
    all.tooMany = !forEveryWay(most, [&](Choices &choices) {
      Meeting about = start;
      about.matter = matters[choices.choose(Choice::Is::Matter, matters.size())];
      Replay replay(*this, item, terms, choices);
      Attendance way = replay.replay(about);
      if (replay.faults().empty())
        all.add(std::move(way));
      else if (first)
        why = replay.faults();
      first = false;
    });
    return !all.tooMany;
  });
  if (!all.ways.empty())
    return all;
  faults = std::move(why);
  return std::nullopt;
}

} // namespace quorate::runtime
