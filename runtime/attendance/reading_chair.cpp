// Who presides, and who gives the casting vote.
#include "runtime/attendance/reading.h"

#include "runtime/words/wording.h"

namespace quorate::runtime {

void Reading::readPresiding() {
  bool known = told_.present || told_.absent;
  for (const Part &part : parts_) {
    if (part.role != Role::Presiding)
      continue;
    if (roll_.presiding)
      refuse("one person presides: " + ticked(part.who.name) + " is named besides another");
    Picks there = roll_.peopleOf(ofRuns(part.who.runs), [&](const Heap &heap, const OwnSeat &) {
      if (part.who.person && (part.who.deputy ? heap.deputy : heap.person) != part.who.person)
        return false;
      return heap.there == There::Present || (part.who.deputy && heap.there == There::Deputised) ||
             (heap.there == There::Untold && !known);
    });
    if (there.empty())
      refuseElsewhere(part.who);
    Pick pick = roll_.take(1, there, choiceAmong(part.who)).front();
    roll_.presiding = pick.heap;
    roll_.presidingSeat = pick.seat;
    if (There &now = roll_.heaps[pick.heap].there; now == There::Untold)
      now = There::Present;
  }
}

/// The casting vote, which is one person's.
void Reading::readCasting() {
  for (const Part &part : parts_) {
    if (part.role != Role::CastingFor && part.role != Role::CastingAgainst)
      continue;
    if (casting_)
      refuse("the casting vote is told twice: there is one");
    if (part.who.everyone || part.who.number.value_or(1) != 1)
      refuse("one person gives the casting vote: name their post or the person");
    casting_ = CastingTold{part.who.runs, part.who.name, part.role == Role::CastingFor ? Ballot::For : Ballot::Against};
    if (item_.mode != Mode::AtMeeting)
      continue;
    auto theirs = [&](There there) {
      return roll_.peopleOf(ofRuns(part.who.runs), [&](const Heap &heap, const OwnSeat &) {
        return heap.there == there &&
               (!part.who.person || part.who.person == heap.person || part.who.person == heap.deputy);
      });
    };
    // [X4] The casting vote is a person's, in whatever seat they have it.
    if (Picks there = theirs(There::Present); !there.empty()) {
      for (const Pick &pick : there)
        roll_.heaps[pick.heap].casts = true;
      continue;
    }
    if (part.who.deputy && !theirs(There::Deputised).empty())
      continue;
    // Whoever casts it is there, unless it has been said who is.
    Picks untold = theirs(There::Untold);
    if (told_.present || told_.absent || untold.empty())
      refuseElsewhere(part.who);
    Heap &heap = roll_.heaps[roll_.take(1, untold, choiceAmong(part.who)).front().heap];
    heap.there = There::Present;
    heap.casts = true;
  }
}

} // namespace quorate::runtime
