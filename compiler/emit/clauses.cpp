// Says of each clause which body it is about, so that changes can be told body by body.
#include "compiler/emit/parts.h"
#include "compiler/ir/kinds.h"

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
  void addBody(std::uint32_t i, const ir::Body &body) {
    add(i, body.clause);
    for (ir::SeatId seat : body.seats)
      add(i, model_.at(seat).clause);
    ir::eachClause(body, [&](const auto &clause) { add(i, clause.clause); });
    for (const ir::Quorum &quorum : body.quorums)
      for (const ir::People &people : quorum.requirements)
        add(i, people.clause);
  }

  static constexpr std::uint32_t kShared = kNone - 1;
  const ir::Model &model_;
  std::vector<std::uint32_t> bodies_;
};

} // namespace

std::vector<std::uint32_t> bodiesOfClauses(const ir::Model &model) { return Owners(model).all(); }

} // namespace quorate::emit
