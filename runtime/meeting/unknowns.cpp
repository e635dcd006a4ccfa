// Goes through the worlds of an item one by one and finds what can change the answer.
#include "runtime/meeting/unknowns.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// What one world comes to, as one of five: no; otherwise yes, or what the rules leave open there.
enum : std::uint8_t { kNo = 1, kYes = 2, kQuorumOpen = 4, kVotesOpen = 8, kBothOpen = 16 };

std::uint8_t answerOf(const Outcome &outcome, Sought sought, LeftOpen &open) {
  Truth quorate = sought == Sought::Carried   ? Truth::Yes
                  : sought == Sought::Quorate ? outcome.quorum.truth
                                              : outcome.mayDecide;
  Truth carried = sought == Sought::Quorate ? Truth::Yes : outcome.carried;
  // [V1] Without a quorum nothing is carried, whatever else is unknown.
  if (quorate == Truth::No || carried == Truth::No)
    return kNo;
  open = {quorate == Truth::Depends, carried == Truth::Depends};
  return open.quorum ? open.votes ? kBothOpen : kQuorumOpen : open.votes ? kVotesOpen : kYes;
}

} // namespace

Explored explore(Item &item, Sought sought, const std::function<void(LeftOpen)> &leftOpen) {
  Possibilities possible(item);
  Explored found;
  found.unknowns = possible.unknowns();
  std::vector<std::uint8_t> answers(possible.tooMany() ? 0 : possible.worlds()); // of each world, all that it may be
  std::uint8_t any = 0;
  bool all = possible.everywhere([&](std::size_t world) {
    LeftOpen open;
    Outcome outcome = item.outcome();
    std::uint8_t answer = answerOf(outcome, sought, open);
    answers[world] |= answer;
    any |= answer;
    if (leftOpen && !outcome.ruleOpen && (open.quorum || open.votes))
      leftOpen(open);
    return false;
  });
  found.tooMany = !all;
  // [U1] Depends if and only if two worlds answer differently.
  found.truth = !all ? Truth::Depends : any == kYes ? Truth::Yes : any == kNo ? Truth::No : Truth::Depends;
  // [U2] Something matters if two worlds that differ in it alone do.
  std::size_t step = answers.size();
  for (Unknown &unknown : found.unknowns) {
    unknown.matters = !all;
    std::size_t block = step;
    step /= std::max<std::size_t>(unknown.values.size(), 1);
    for (std::size_t i = 0; i + step < answers.size() && !unknown.matters; ++i)
      // The next value of this one, with all others as they are.
      unknown.matters = i % block + step < block && answers[i] != answers[i + step];
  }
  auto single = [](std::uint8_t answer) { return (answer & (answer - 1)) == 0; };
  if (!std::all_of(answers.begin(), answers.end(), single))
    found.unknowns.push_back({Unknown::Is::WhichVotes, kNone, {}, false, true});
  return found;
}

} // namespace quorate::runtime
