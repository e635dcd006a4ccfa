// What is wrong with delegations, read off from how far each of their functions got.
#include "compiler/authority/closure.h"

#include <algorithm>
#include <map>

namespace quorate::ir {

namespace {

using Is = AuthorityFault::Is;

/// Strongly connected components of a graph, by Tarjan's method without recursion.
class Components {
public:
  explicit Components(const std::vector<std::vector<std::uint32_t>> &edges)
      : edges_(edges), component(edges.size(), kNone), index_(edges.size(), kNone), low_(edges.size(), 0) {
    for (std::uint32_t node = 0; node < edges.size(); ++node)
      if (index_[node] == kNone)
        visit(node);
  }

private:
  static constexpr std::uint32_t kNone = NumberMap::kNothing;

  void open(std::uint32_t node) {
    index_[node] = low_[node] = next_++;
    stack_.push_back(node);
    path_.push_back({node, 0});
  }

  void close(std::uint32_t node) {
    path_.pop_back();
    if (!path_.empty())
      low_[path_.back().first] = std::min(low_[path_.back().first], low_[node]);
    if (low_[node] != index_[node])
      return;
    std::uint32_t member = kNone;
    do {
      member = stack_.back();
      stack_.pop_back();
      component[member] = count_;
    } while (member != node);
    ++count_;
  }

  void visit(std::uint32_t start) {
    open(start);
    while (!path_.empty()) {
      auto &[node, edge] = path_.back();
      if (edge == edges_[node].size()) {
        close(node);
        continue;
      }
      std::uint32_t to = edges_[node][edge++];
      if (index_[to] == kNone)
        open(to);
      else if (component[to] == kNone)
        low_[node] = std::min(low_[node], index_[to]);
    }
  }

  const std::vector<std::vector<std::uint32_t>> &edges_;

public:
  std::vector<std::uint32_t> component;

private:
  std::vector<std::uint32_t> index_, low_, stack_;
  std::vector<std::pair<std::uint32_t, std::size_t>> path_;
  std::uint32_t next_ = 0, count_ = 0;
};

Is faultOf(Stage stage) {
  switch (stage) {
  case Stage::OutsidePlace: return Is::OutsidePlace;
  case Stage::OutsideDates: return Is::OutsideDates;
  case Stage::Reserved: return Is::Reserved;
  case Stage::NotPermitted: return Is::NotPermitted;
  case Stage::NotPermittedToThem: return Is::NotPermittedToThem;
  case Stage::Circle: return Is::Circle;
  case Stage::NotHeld:
  case Stage::Given: break;
  }
  return Is::NotHeld;
}

} // namespace

/// Delegations that nothing supports but each other.
std::vector<bool> Closure::circularEntries() const {
  std::vector<bool> circular(entries_.size(), false);
  NumberMap nodes;
  std::vector<std::vector<std::uint32_t>> edges;
  auto nodeOf = [&](ActorId actor, FunctionId function) {
    std::uint32_t &node = nodes.at(keyOf(actor.value, function.value));
    if (node == NumberMap::kNothing) {
      node = static_cast<std::uint32_t>(edges.size());
      edges.emplace_back();
    }
    return node;
  };
  std::vector<std::uint32_t> unsupported;
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    const Delegation &delegation = model_.at(entries_[i].delegation);
    // Whatever got further has somebody who holds it: a circle that a holder feeds is no fault of its own.
    if (entries_[i].stage != Stage::NotHeld || !delegation.from || !delegation.to)
      continue;
    unsupported.push_back(i);
    std::uint32_t from = nodeOf(delegation.from, entries_[i].function);
    std::uint32_t to = nodeOf(delegation.to, entries_[i].function);
    edges[from].push_back(to);
  }
  Components components(edges);
  for (std::uint32_t i : unsupported) {
    const Delegation &delegation = model_.at(entries_[i].delegation);
    // "A gives to B what B gives to A": neither has it. One word says that better than two delegations of what is not
    // held.
    circular[i] = components.component[nodeOf(delegation.from, entries_[i].function)] ==
                  components.component[nodeOf(delegation.to, entries_[i].function)];
  }
  return circular;
}

/// The settled reservation of a function that a delegation would give away, if there is one.
ReservationId Closure::reservationOf(const Entry &entry) const {
  const Delegation &delegation = model_.at(entry.delegation);
  // A reservation that is to be confirmed is no reason yet to call the delegation wrong.
  for (std::uint32_t at = firstReserved_[entry.function.index()]; at != NumberMap::kNothing; at = reserved_[at].next) {
    const Reservation &reservation = model_.at(reserved_[at].reservation);
    if (!isOpen(reservation.open) && !isOpen(reservation.toOpen) &&
        commonPlace(model_, reservation.place, delegation.place) &&
        !intersect(reservation.inForce, delegation.inForce).empty())
      return reserved_[at].reservation;
  }
  return {};
}

/// Whether what the delegator holds in several places adds up to the place of the delegation.
bool Closure::coversTogether(const Entry &entry) const {
  const Delegation &delegation = model_.at(entry.delegation);
  const Place &whole = model_.at(delegation.place);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> parts;
  for (std::uint32_t i : grantsOf(delegation.from, entry.function))
    if (PlaceId place = grants_[i].place; place && containsPlace(model_, delegation.place, place))
      parts.emplace_back(model_.at(place).first, model_.at(place).last);
  std::sort(parts.begin(), parts.end());
  // The first number is the place itself; its parts come after it. Together they must leave no number out.
  std::uint32_t reached = whole.first + 1;
  for (auto [first, last] : parts)
    if (first <= reached)
      reached = std::max(reached, last);
  return reached >= whole.last;
}

bool Closure::isDespite(ClauseId stronger, ClauseId weaker) const {
  if (!stronger || !weaker)
    return false;
  const std::vector<ClauseId> &despite = model_.at(stronger).despite;
  return std::find(despite.begin(), despite.end(), weaker) != despite.end();
}

void Closure::addFaults(std::vector<AuthorityFault> &faults, std::size_t first, std::size_t last,
                        const std::vector<bool> &circular) const {
  DelegationId id = entries_[first].delegation;
  const Delegation &delegation = model_.at(id);
  // Of a delegator to be confirmed nobody can say that they do not hold it.
  if (!delegation.from)
    return;
  auto all = [&] {
    std::vector<FunctionId> functions;
    for (std::size_t i = first; i < last; ++i)
      functions.push_back(entries_[i].function);
    return functions;
  };
  // Nothing else matters then: every other fault would tell to mend what cannot take effect.
  if (delegation.to && intersect(delegation.inForce, ownSpanOf(delegation.to)).empty()) {
    faults.push_back({Is::Dead, id, {}, {}, all()});
    return;
  }
  // One fault for each sort and each clause it breaks, in the order of their sorts.
  std::map<std::tuple<Is, DelegationId, ReservationId>, std::vector<FunctionId>> found;
  for (std::size_t i = first; i < last; ++i) {
    const Entry &entry = entries_[i];
    if (entry.stage != Stage::Given) {
      ReservationId reservation =
          entry.stage == Stage::NotHeld || entry.stage == Stage::Reserved ? reservationOf(entry) : ReservationId();
      // [W2] What gives way to the reservation gives away what is left, be it nothing.
      if (reservation && isDespite(model_.at(reservation).clause, delegation.clause))
        continue;
      Is is = reservation ? Is::Reserved : circular[i] ? Is::Circle : faultOf(entry.stage);
      bool names = is != Is::Reserved && is != Is::NotHeld && is != Is::Circle;
      found[{is, names ? entry.other : DelegationId(), reservation}].push_back(entry.function);
      continue;
    }
    // Giving without a limit what one has up to a limit is no fault: what is given is then the smaller of the two.
    if (!entry.withinLimit && delegation.limit.amount)
      found[{Is::BeyondLimit, entry.other, {}}].push_back(entry.function);
    else if (!entry.withinPermission && delegation.limit.amount)
      found[{Is::BeyondPermission, entry.other, {}}].push_back(entry.function);
    if (delegation.place && !entry.wholePlace && !coversTogether(entry))
      found[{Is::OutsidePlace, entry.other, {}}].push_back(entry.function);
  }
  for (auto &[key, functions] : found) {
    auto [is, other, reservation] = key;
    // Some of a group are not held: mostly an `except` is missing, which is other advice than "give it first".
    if (is == Is::NotHeld && functions.size() < last - first)
      is = Is::PartlyNotHeld;
    faults.push_back({is, id, other, reservation, std::move(functions)});
  }
}

std::vector<AuthorityFault> Closure::faults() const {
  std::vector<AuthorityFault> faults;
  std::vector<bool> circular = circularEntries();
  for (std::size_t first = 0, last = 0; first < entries_.size(); first = last) {
    while (last < entries_.size() && entries_[last].delegation == entries_[first].delegation)
      ++last;
    addFaults(faults, first, last, circular);
  }
  faults.insert(faults.end(), tooMany_.begin(), tooMany_.end());
  return faults;
}

} // namespace quorate::ir
