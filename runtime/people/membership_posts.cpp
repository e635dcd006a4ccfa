// Judges members by the other posts that they hold: those that shut them out, and those that their seat rests on.
#include "runtime/people/membership_check.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

void MembershipCheck::checkOtherPosts(const Member &member) {
  const schema::Tenure &row = people_.tenures[number(member.seat)];
  auto clause = model_.seat(member.seat).clause;
  std::string holds = nameOf(member.person) + " holds " + nameOf(member.seat);
  for (std::uint32_t post : people_.actors.at(row.may_not_hold()))
    if (holdsPost(model_, member.person, ActorIndex{post}, day_))
      breach(Breach::Of::MayNotHold,
             holds + ", and may not hold " + ticked(model_.name(ActorIndex{post})) + " besides.", clause, &member);
  // [N1] Whoever acts in a seat does so without what it rests on.
  if (member.holding.how == Holds::ActsAs)
    return;
  // [N1] The seat follows the post: whoever gives that up, or may not hold it, has this no longer, whatever the
  // register says.
  if (row.ex_officio() != kNone && !holdsRightly(member.person, SeatIndex{row.ex_officio()})) {
    BodyIndex other{model_.tables().bodies().seats[row.ex_officio()].body()};
    breach(
        Breach::Of::NotExOfficio,
        holds + ", which is for the " + ticked(model_.name(SeatIndex{row.ex_officio()})) + " of " +
            ticked(model_.name(other)) + ", and " +
            (holdsSeat(model_, member.person, SeatIndex{row.ex_officio()}, day_) ? "may not hold" : "does not hold") +
            " that post.",
        clause, &member);
  }
  // Drawn from among others: it is not the post that carries the seat, but only its holders may be chosen.
  auto from = people_.seats.at(row.drawn_from());
  bool drawn = from.empty() || std::any_of(from.begin(), from.end(), [&](std::uint32_t seat) {
                 return holdsRightly(member.person, SeatIndex{seat});
               });
  if (drawn)
    return;
  std::vector<std::string> names;
  for (std::uint32_t seat : from)
    if (std::string name = ticked(model_.name(SeatIndex{seat}));
        std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  const bool holdsOne = std::any_of(from.begin(), from.end(), [&](std::uint32_t seat) {
    return holdsSeat(model_, member.person, SeatIndex{seat}, day_);
  });
  breach(Breach::Of::NotDrawn,
         holds + ", which is filled from among " + listed(names, "or") + ", and " +
             (holdsOne ? "may hold none of these posts." : "is none of them."),
         clause, &member);
}

/// [A8] [D3] Whether somebody holds a seat, of any body, that is there on the day, and may hold it. Of seats that rest
/// on one another in a circle each is held rightly.
bool MembershipCheck::holdsRightly(PersonIndex person, SeatIndex post) const {
  const BodyIndex body = model_.seat(post).body;
  const std::optional<ClauseIndex> clause = model_.body(body).clause;
  const TextTables &text = model_.tables().text();
  if (!model_.body(body).inForce.contains(day_) ||
      (clause && !isThereIn(text, number(*clause), openOf(text, number(*clause)), settled_)))
    return false;
  if (std::find(asked_.begin(), asked_.end(), post) != asked_.end())
    return true;
  MembershipCheck there(model_, body, day_, settled_);
  there.asked_ = asked_;
  there.asked_.push_back(post);
  // [P7] Of a post that is written for other days the seats of the day.
  return std::any_of(there.seats_.begin(), there.seats_.end(), [&](SeatIndex seat) {
    return areOnePost(model_, post, seat) && holdsSeat(model_, person, seat, day_) && there.mayHold(person, seat);
  });
}

bool MembershipCheck::mayHold(PersonIndex person, SeatIndex seat) {
  for (const Member &member : members_)
    if (member.person == person && member.seat == seat)
      checkMember(member);
  checkIncompatible();
  return std::none_of(found_.breaches.begin(), found_.breaches.end(), [&](const Breach &each) {
    return each.person == person && std::find(each.seats.begin(), each.seats.end(), seat) != each.seats.end();
  });
}

} // namespace quorate::runtime
