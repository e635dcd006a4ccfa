// Which of the people who hold several seats are meant where seats are told: by name, by a whole post, by a number.
#include "runtime/attendance/room.h"

#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// Finds out who sits where, run by run: first in the runs in which it is certain.
class Seating {
public:
  Seating(const std::vector<NamedPerson> &several, const Counts &some, const Counts &of, const Seated &within,
          const std::vector<NamedPerson> &named, const std::vector<NamedPerson> &out)
      : several_(several), some_(some), of_(of), within_(within), named_(named), out_(out), in(several.size()) {
    for (std::size_t i = 0; i < several_.size(); ++i)
      if (const NamedPerson *each = findPerson(named_, several_[i].person))
        std::copy_if(within_[i].begin(), within_[i].end(), std::back_inserter(in[i]),
                     [&](std::uint32_t run) { return isOneOf(each->runs, run); });
  }

  /// Whether everything about a run is certain; then it is noted who is there.
  bool settleCertain(std::uint32_t run) {
    Free free = freeIn(run);
    if (free.least != free.most)
      return false;
    take(run, free, free.most, Taking::FirstFirst);
    return true;
  }
  void settle(std::uint32_t run, Taking taking) {
    Free free = freeIn(run);
    take(run, free, taking == Taking::FirstFirst ? free.least : free.most, taking);
  }

private:
  /// Those of whom it is open whether they are among those told of a run.
  struct Free {
    std::vector<std::size_t> people;
    std::size_t least = 0, most = 0; ///< how many of them are
  };

  std::uint32_t singles(const std::vector<NamedPerson> &all, std::uint32_t run) const {
    return static_cast<std::uint32_t>(std::count_if(all.begin(), all.end(), [&](const NamedPerson &each) {
      return isOneOf(each.runs, run) && !findPerson(several_, each.person);
    }));
  }

  Free freeIn(std::uint32_t run) const {
    Free free;
    std::uint32_t holding = 0, sitting = singles(named_, run);
    std::uint32_t others = singles(named_, run) + singles(out_, run);
    for (std::size_t i = 0; i < several_.size(); ++i) {
      if (!isOneOf(within_[i], run))
        continue;
      ++holding;
      if (isOneOf(in[i], run))
        ++sitting;
      else if (!findPerson(named_, several_[i].person) && !findPerson(out_, several_[i].person))
        free.people.push_back(i);
    }
    std::uint32_t places = some_[run] - std::min(some_[run], sitting);
    std::uint32_t strangers = of_[run] - std::min(of_[run], holding + others);
    free.most = std::min<std::size_t>(free.people.size(), places);
    free.least = std::min<std::size_t>(free.most, places - std::min(places, strangers));
    return free;
  }

  void take(std::uint32_t run, Free &free, std::size_t number, Taking taking) {
    // As few heads as can be: those first who are there in another seat; as many: those last.
    auto elsewhere = [&](std::size_t i) {
      return !in[i].empty() || std::any_of(within_[i].begin(), within_[i].end(),
                                           [&](std::uint32_t other) { return other != run && some_[other] != 0; });
    };
    auto rank = [&](std::size_t i) { return (in[i].empty() ? 0 : 2) + int(elsewhere(i)); };
    std::stable_sort(free.people.begin(), free.people.end(), [&](std::size_t a, std::size_t b) {
      return taking == Taking::FirstFirst ? rank(a) < rank(b) : rank(a) > rank(b);
    });
    for (std::size_t at = 0; at < number; ++at)
      in[free.people[at]].push_back(run);
  }

  const std::vector<NamedPerson> &several_;
  const Counts &some_, &of_;
  const Seated &within_;
  const std::vector<NamedPerson> &named_, &out_;

public:
  Seated in;
};

} // namespace

Seated Room::whoAmong(const Counts &some, const Counts &of, const Seated &within, const std::vector<NamedPerson> &named,
                      const std::vector<NamedPerson> &out) {
  if (several_.empty())
    return {};
  Seating seating(several_, some, of, within, named, out);
  std::vector<std::uint32_t> open;
  for (std::uint32_t run = 0; run < size(); ++run)
    if (!seating.settleCertain(run))
      open.push_back(run);
  for (std::uint32_t run : open)
    seating.settle(run, taking_);
  number_ = number_ || !open.empty();
  for (std::vector<std::uint32_t> &runs : seating.in)
    std::sort(runs.begin(), runs.end());
  return std::move(seating.in);
}

void Room::addUnclear(std::string_view sharedName, std::vector<Reason> &out) const {
  if (sharedName_)
    addOnce(out, {std::string(sharedName), std::nullopt});
  if (holders_)
    addOnce(out, holdersUnknown(model_, body_, day_));
  if (!number_)
    return;
  std::string who;
  for (const NamedPerson &each : several_)
    who += (who.empty() ? "" : ", ") + ticked(model_.name(each.person));
  addOnce(out, {"who is meant where a number is told: say it by name" +
                    (who.empty() ? std::string() : ", for more than one seat is held by " + who),
                std::nullopt});
}

} // namespace quorate::runtime
