// Sentences about votes by proxy that are too many, and the way to leave them out in which the votes are told.
#include "runtime/meeting/meeting_words.h"
#include "runtime/words/rules.h"
#include "runtime/words/wording.h"

#include <algorithm>
#include <tuple>

namespace quorate::runtime {

/// [Y2] A number that is told is of a way that there is: that with the most votes in favour, or with the fewest if the
/// motion is carried all the same.
void MeetingWords::chooseOneWay() {
  if (!item_.tally.someProxies)
    return;
  bool carried = true, alone = true;
  std::optional<Left> most, fewest;
  Possibilities(item_).everywhere([&](std::size_t world) {
    const Tally &tally = item_.tally;
    if (world != 0 || !tally.leftKnown || !tally.lostKnown)
      return true;
    carried = item_.outcome().carried == Truth::Yes && carried;
    Left here;
    for (const Run &run : runs_)
      here.ofRuns.push_back({run.proxiesLeft, run.proxiesLeftStaying, run.exists && run.votes ? run.lost : Votes{}});
    here.ahead = static_cast<std::int64_t>(tally.weighted(&Votes::inFavour)) -
                 static_cast<std::int64_t>(tally.weighted(&Votes::against));
    alone = alone && (!most || most->ahead == here.ahead);
    if (!most || here.ahead > most->ahead)
      most = here;
    if (!fewest || here.ahead < fewest->ahead)
      fewest = std::move(here);
    return false;
  });
  left_ = carried ? std::move(fewest) : std::move(most);
  if (left_) {
    left_->mostInFavour = !carried;
    left_->alone = alone;
  }
  standInOneWay();
  outcome_ = item_.outcome();
}

void MeetingWords::standInOneWay() const {
  if (left_) {
    Tally &tally = item_.tally;
    tally.leftKnown = tally.lostKnown = true;
    for (std::size_t i = 0; i < left_->ofRuns.size(); ++i)
      std::tie(tally.runs[i].proxiesLeft, tally.runs[i].proxiesLeftStaying, tally.runs[i].lost) = left_->ofRuns[i];
  }
  item_.outcome();
}

void MeetingWords::addTooManyProxies(bool votes, std::vector<Reason> &out) const {
  const Tally &tally = item_.tally;
  const std::uint64_t lost = left_ ? tally.proxiesLost() : 0;
  if (lost == 0 || !(votes || tally.rules.proxies->count()))
    return;
  const std::uint64_t used = tally.proxiesUsed(), good = used - std::min(used, lost);
  std::string sentence = "Only " + std::to_string(good) + " of the " + std::to_string(used) + " votes by proxy " +
                         (good == 1 ? "counts" : "count") + ": those present may hold no more between them.";
  if (votes && !left_->alone)
    sentence += left_->mostInFavour ? " The votes told here are those with the most in favour that there may be."
                                    : " The votes told here are those with the fewest in favour that there may be.";
  out.push_back({sentence, clauseOf(tally.rules.proxies->clause())});
}

} // namespace quorate::runtime
