// Says of each clause which body it is about, so that changes can be told body by body.
#include "compiler/emit/parts.h"

namespace quorate::emit {

namespace {

class Owners {
public:
  explicit Owners(const ir::Model &model) : model_(model), bodies_(model.clauses.size(), kNone) {}

  std::vector<std::uint32_t> all() {
    for (std::uint32_t i = 0; i < model_.bodies.size(); ++i)
      addBody(i, model_.bodies[i]);
    for (std::uint32_t &owner : bodies_)
      if (owner == kShared)
        owner = kNone;
    return std::move(bodies_);
  }

private:
  /// A clause of a template belongs to each body made from it: such a clause is of no one body.
  void add(std::uint32_t body, ir::ClauseId clause) {
    if (!clause)
      return;
    std::uint32_t &owner = bodies_[clause.index()];
    owner = owner == kNone || owner == body ? body : kShared;
  }
  template <class T> void addAll(std::uint32_t body, const std::vector<T> &clauses) {
    for (const T &one : clauses)
      add(body, one.clause);
  }

  void addBody(std::uint32_t i, const ir::Body &body) {
    add(i, body.clause);
    addAll(i, body.accountability);
    addAll(i, body.links);
    addAll(i, body.provisions);
    for (ir::SeatId seat : body.seats)
      add(i, model_.at(seat).clause);
    addAll(i, body.quorums);
    for (const ir::Quorum &quorum : body.quorums)
      addAll(i, quorum.requirements);
    addAll(i, body.withoutQuorum);
    addAll(i, body.decisions);
    addAll(i, body.proxies);
    addAll(i, body.chairings);
    addAll(i, body.meetings);
    addAll(i, body.conflicts);
    addAll(i, body.membership);
    addAll(i, body.duties);
  }

  static constexpr std::uint32_t kShared = kNone - 1;
  const ir::Model &model_;
  std::vector<std::uint32_t> bodies_;
};

} // namespace

std::vector<std::uint32_t> bodiesOfClauses(const ir::Model &model) { return Owners(model).all(); }

} // namespace quorate::emit
