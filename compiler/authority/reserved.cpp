// What is reserved, and where a delegation stands despite a reservation.
#include "compiler/authority/closure.h"

#include <algorithm>

namespace quorate::ir {

namespace {

constexpr std::uint32_t kNoMore = NumberMap::kNothing;

template <class T> bool isAmong(const std::vector<T> &all, T one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

} // namespace

void Closure::indexReservations() {
  std::vector<std::uint32_t> last(model_.functions.size(), kNoMore);
  for (std::size_t i = 0; i < model_.reservations.size(); ++i)
    for (FunctionId function : model_.reservations[i].functions) {
      auto number = static_cast<std::uint32_t>(reserved_.size());
      reserved_.push_back({ReservationId(i), kNoMore});
      std::uint32_t &before = last[function.index()];
      (before == kNoMore ? firstReserved_[function.index()] : reserved_[before].next) = number;
      before = number;
    }
}

// [W2] What is reserved to an actor is its own, and nobody else's.
void Closure::addReservations() {
  for (std::size_t i = 0; i < model_.reservations.size(); ++i) {
    const Reservation &reservation = model_.reservations[i];
    for (FunctionId function : reservation.functions) {
      if (model_.at(function).isGroup)
        continue;
      // Reserved to nobody: it can be decided by none, and the runtime says so from the reservation itself.
      if (!reservation.to) {
        if (isOpen(reservation.toOpen))
          openHoldings_.push_back(
              {function, reservation.place, reservation.inForce, {}, reservation.toOpen, reservation.clause});
        continue;
      }
      Grant grant;
      grant.actor = reservation.to;
      grant.function = function;
      grant.place = reservation.place;
      grant.inForce = intersect(reservation.inForce, spanOf(reservation.to));
      grant.basis = Basis::Reservation;
      grant.reservation = ReservationId(i);
      // The holder cannot decide alone: with nobody there to agree there is no power on that day.
      grant.conditional = haveToAgree(reservation.agreement, grant);
      askForCondition(grant);
      limitTo(function, grant);
      hangOn(grant, reservation.clause, {reservation.open});
      hangOn(grant, reservation.to);
      std::vector<Removal> yielded;
      std::vector<OpenPointId> beginning, ending;
      bool mixed = false;
      for (Yielding &one : yieldingOf(ReservationId(i), function)) {
        // While whoever it is reserved to is not there, nobody holds it.
        std::erase_if(one.where.dependsOn,
                      [&](OpenPointId open) { return isAmong(actorOpen_[reservation.to.index()], open); });
        // Where the one has to end on the day on which the other begins, it cannot be said of the day by itself.
        for (OpenPointId open : one.where.dependsOn)
          (turnOf(model_.at(one.to).clause, open) == Turn::ComesNot ? ending : beginning).push_back(open);
        yielded.push_back(std::move(one.where));
        mixed = mixed || one.mixed;
      }
      mixed = mixed ||
              std::any_of(ending.begin(), ending.end(), [&](OpenPointId open) { return isAmong(beginning, open); });
      if (yielded.empty())
        add(std::move(grant));
      else
        for (const Piece &piece : remainder(model_, places_, grant.place, grant.inForce, yielded)) {
          Grant stands = grant;
          for (OpenPointId open : piece.dependsOn)
            hang(stands, open, isAmong(ending, open) ? Turn::Comes : Turn::ComesNot);
          if (std::optional<Grant> left = narrowed(stands, piece)) {
            left->mixed = stands.mixed || (mixed && left->mixed);
            add(std::move(*left));
          }
        }
    }
  }
}

void Closure::indexYielding() {
  for (std::size_t i = 0; i < model_.delegations.size(); ++i) {
    const Delegation &delegation = model_.delegations[i];
    if (!delegation.clause || model_.at(delegation.clause).despite.empty() || delegation.filledBy)
      continue;
    const std::vector<ClauseId> &weaker = model_.at(delegation.clause).despite;
    for (std::size_t j = 0; j < model_.reservations.size(); ++j)
      if (isAmong(weaker, model_.reservations[j].clause)) {
        yielding_.resize(model_.reservations.size());
        yielding_[j].push_back(DelegationId(i));
      }
  }
}

/// [W2] What a delegation covers that stands despite a reservation: on its days, at its place and for its amounts.
std::vector<Closure::Yielding> Closure::yieldingOf(ReservationId id, FunctionId function) const {
  std::vector<Yielding> all;
  if (yielding_.empty())
    return all;
  for (DelegationId stronger : yielding_[id.index()]) {
    const Delegation &delegation = model_.at(stronger);
    const Reservation &reservation = model_.at(id);
    const std::optional<PlaceId> place = commonPlace(model_, reservation.place, delegation.place);
    Removal where{place.value_or(PlaceId()), intersect(reservation.inForce, delegation.inForce), {}, {}, {}};
    const Clause &clause = model_.at(delegation.clause);
    for (OpenPointId open : {delegation.open, delegation.datesOpen, clause.onlyFrom, clause.onlyBefore})
      depend(where.dependsOn, open);
    const std::size_t ofClause = where.dependsOn.size();
    depend(where.dependsOn, delegation.fromOpen);
    // [D3] From or to somebody who is not there it is without effect.
    for (ActorId actor : {delegation.from, delegation.to})
      if (actor) {
        where.inForce = intersect(where.inForce, spanOf(actor));
        addTo(where.dependsOn, actorOpen_[actor.index()]);
      }
    const bool mixed = where.dependsOn.size() != ofClause;
    if (model_.at(function).hasAmount) {
      where.above = delegation.above;
      where.upTo = delegation.limit.amount;
      depend(where.dependsOn, delegation.limit.open);
      if (delegation.inAll && delegation.inAll->amount &&
          (!where.upTo || delegation.inAll->amount->minor < where.upTo->minor))
        where.upTo = delegation.inAll->amount;
    }
    if (place && !where.inForce.empty() && isAmong(delegation.functions, function))
      all.push_back({id, stronger, where, mixed});
  }
  return all;
}

/// [W2] What of a power by default is not reserved since a delegation stands despite the reservation. A reservation
/// despite which it does not stand holds there too.
std::vector<Closure::PieceYielded> Closure::piecesYielded(const Grant &whole) const {
  std::vector<PieceYielded> pieces;
  if (yielding_.empty())
    return pieces;
  for (std::uint32_t at = firstReserved_[whole.function.index()]; at != kNoMore; at = reserved_[at].next)
    for (const Yielding &one : yieldingOf(reserved_[at].reservation, whole.function)) {
      const std::optional<PlaceId> place = commonPlace(model_, whole.place, one.where.place);
      if (!place)
        continue;
      const std::vector<Removal> others =
          reservedElsewhere(whole.function, model_.at(model_.at(one.to).clause).despite);
      for (Piece &piece : remainder(model_, places_, *place, intersect(whole.inForce, one.where.inForce), others)) {
        const bool mixed = one.mixed || !piece.dependsOn.empty();
        piece.above = one.where.above;
        piece.upTo = one.where.upTo;
        addTo(piece.dependsOn, one.where.dependsOn);
        std::vector<OpenPointId> unless;
        for (OpenPointId open : piece.dependsOn)
          if (turnOf(model_.at(one.to).clause, open) == Turn::ComesNot)
            unless.push_back(open);
        pieces.push_back({std::move(piece), mixed, std::move(unless)});
      }
    }
  return pieces;
}

/// What is left of a power where the reservations that it hangs on do not apply. One with two open days applies or not
/// by both together.
void Closure::notReserved(FunctionId function, Grant &grant) const {
  for (OpenPointId open : grant.dependsOn) {
    bool begins = false, ends = false;
    for (std::uint32_t at = firstReserved_[function.index()]; at != kNoMore; at = reserved_[at].next)
      if (const Reservation &it = model_.at(reserved_[at].reservation); it.open == open || it.toOpen == open) {
        (it.open == open && turnOf(it.clause, open) == Turn::ComesNot ? ends : begins) = true;
        begins = begins || (it.clause && model_.at(it.clause).onlyFrom && model_.at(it.clause).onlyBefore);
      }
    grant.mixed = grant.mixed || (begins && ends);
    if (!ends)
      addTo(grant.unless, open);
  }
}

std::vector<Removal> Closure::reservedElsewhere(FunctionId function, const std::vector<ClauseId> &weaker) const {
  std::vector<Removal> removals;
  for (std::uint32_t at = firstReserved_[function.index()]; at != kNoMore; at = reserved_[at].next) {
    const Reservation &reservation = model_.at(reserved_[at].reservation);
    if (isAmong(weaker, reservation.clause))
      continue;
    Removal removal{reservation.place, reservation.inForce, {}, {}, {}};
    depend(removal.dependsOn, reservation.open);
    if (reservation.clause)
      for (OpenPointId open : {model_.at(reservation.clause).onlyFrom, model_.at(reservation.clause).onlyBefore})
        depend(removal.dependsOn, open);
    // Reserved to somebody to be confirmed, who may turn out to be the very holder: so what is left depends on it.
    depend(removal.dependsOn, reservation.toOpen);
    removals.push_back(std::move(removal));
  }
  return removals;
}

} // namespace quorate::ir
