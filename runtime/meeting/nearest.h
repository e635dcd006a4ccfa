// What would have made a meeting quorate, or a motion carry: changes of what people do, tried one after another with
// fewest people first.
#pragma once

#include "runtime/meeting/unknowns.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace quorate::runtime {

/// What more people do than is told.
enum class Deed : std::uint8_t {
  Come,        ///< are there, and do not vote
  ComeAndVote, ///< are there, and in favour
  Vote,        ///< of those there: in favour, and not silent or abstaining
  Turn,        ///< in favour instead of against
  Withhold,    ///< not against, and say nothing
  Abstain,     ///< not against, and abstain
};

/// People who may do something, and who are alike to every rule.
struct Pool {
  std::size_t heap = 0;              ///< which of the people of the scene
  std::vector<std::uint32_t> runs;   ///< of the seats in which they do it
  std::optional<PersonIndex> person; ///< of one who is known
  bool abstains = false;             ///< they abstain now
  bool fit = true;                   ///< they may hold their seats
  bool votes = false;                ///< one of their seats has a vote for certain
  std::uint64_t left = 0;            ///< so many of them
  std::uint64_t lists = 0;           ///< in how many of the lists of the rules they are
  std::string key;                   ///< those with the same are alike
};
using Taken = std::vector<std::uint64_t>; ///< of each pool

/// A meeting in one way in which it may be meant, with its people: what would it come to, if some did something else?
class Scene {
public:
  virtual ~Scene() = default;
  /// Who may do something. Whoever comes need not have a vote, or a seat that they may hold.
  virtual std::vector<Pool> whoMay(Deed deed) const = 0;
  virtual std::shared_ptr<const Scene> with(Deed deed, const std::vector<Pool> &pools, const Taken &taken) const = 0;
  /// The same people at another sitting.
  virtual std::shared_ptr<const Scene> decided(Mode mode) const = 0;
  virtual std::shared_ptr<const Scene> adjourned() const = 0;
  /// The answer, whatever is not known.
  virtual bool isYes(Sought sought) const = 0;
};
using Scenes = std::vector<std::shared_ptr<const Scene>>;

/// Some people: by the runs of seats that they are of, and what is known of them besides.
struct Whom {
  std::vector<std::uint32_t> runs{}; ///< in order
  bool oneOfEach = false;            ///< of groups, each of which is to be there: nobody counts twice for one of them
  bool voting = false;               ///< of these, those with a vote
  std::string words{};               ///< "`Lay`"
  std::uint64_t least = 0;           ///< so many of them at least
  std::optional<bool> abstains{};    ///< who abstain now, or who are silent
  bool fit = false;                  ///< who may hold their seats
  std::optional<PersonIndex> person{};
};

/// So many do so, and it is a yes. Whoever of them it is, if nobody is named.
struct Plan {
  Deed deed = Deed::Come;
  std::uint64_t heads = 0;
  Whom label;               ///< who they are
  std::size_t labelled = 0; ///< which of the labels that is
  std::vector<Whom> ofWhom; ///< at least so many of them are of these
  bool named = false;       ///< and these are all of them: nobody else would do
  bool any() const { return heads != 0; }
};

/// Tries changes of a meeting, in every way in which it may be meant. Each is judged by the runtime, in all worlds.
class Nearest {
public:
  Nearest(Scenes scenes, Sought sought) : scenes_(std::move(scenes)), sought_(sought) {}

  bool isYes() const;
  /// The fewest who would do, if they did so. `labels`: ways to say who, the widest first; `lacking`: of whom more are
  /// needed. None: no number of them would do.
  Plan plan(Deed deed, const std::vector<Whom> &labels, const std::vector<Whom> &lacking) const;
  /// The meeting with a plan carried out, by whomever it may be; nothing if these are too many.
  Scenes with(const Plan &plan) const;

private:
  struct Here {
    const Scene *scene = nullptr;
    std::vector<Pool> pools;
    std::uint64_t all = 0;
  };
  using Sorts = std::vector<std::vector<std::size_t>>; ///< pools of people who are alike

  std::vector<Here> here(Deed deed) const;
  bool tried(Deed deed, const Here &here, const Taken &taken) const;
  static std::vector<Taken> waysToTake(const std::vector<Pool> &pools, std::uint64_t heads, std::uint64_t few);
  static void everyWay(const std::vector<Pool> &pools, const Sorts &sorts, std::size_t at, std::uint64_t heads,
                       Taken &taken, std::vector<Taken> &ways);
  static std::optional<std::vector<Taken>> waysOf(const Here &here, const Whom &label, const std::vector<Whom> &ofWhom,
                                                  std::uint64_t heads);
  std::optional<Taken> someWay(Deed deed, const Here &here, std::uint64_t heads) const;
  bool anyWay(Deed deed, const std::vector<Here> &all, const Whom &label, const std::vector<Whom> &ofWhom,
              std::uint64_t heads) const;
  bool describe(const std::vector<Here> &all, const std::vector<Whom> &labels, const std::vector<Whom> &lacking,
                Plan &plan) const;
  bool nameThem(const std::vector<Here> &all, const std::vector<Whom> &labels, Plan &plan) const;
  std::uint64_t fewest(Deed deed, const Here &first) const;

  Scenes scenes_;
  Sought sought_;
  mutable std::size_t tries_ = 0;
};

} // namespace quorate::runtime
