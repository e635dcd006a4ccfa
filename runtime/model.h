// The decision model: one file that the compiler writes and this opens without the compiler. Nothing in it is trusted
// before it is verified.
#pragma once

#include "runtime/value.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace quorate::runtime {

// Indexes into the tables of a model; the same numbers as in the compiler's flat model.
enum class BodyIndex : std::uint32_t {};
enum class SeatIndex : std::uint32_t {};
enum class FunctionIndex : std::uint32_t {};
enum class PlaceIndex : std::uint32_t {};
enum class OrganisationIndex : std::uint32_t {};
enum class KindIndex : std::uint32_t {};
enum class ActorIndex : std::uint32_t {};
enum class ClauseIndex : std::uint32_t {};
enum class GrantIndex : std::uint32_t {};
enum class OpenPointIndex : std::uint32_t {};
enum class PersonIndex : std::uint32_t {};

/// The number behind an index.
template <class Index> constexpr std::uint32_t number(Index index) { return static_cast<std::uint32_t>(index); }

/// Why a file is refused as a decision model, in a plain sentence.
struct Refusal {
  std::string reason;
};

/// When a file is checked.
enum class Verify : std::uint8_t {
  Everything, ///< check the whole file when opening it
  OnFirstUse, ///< check the header now and each section the first time it is used; a bad section throws ModelDamaged
};

/// Thrown when a part of a model turns out to be damaged while it is used. `what()` is a plain sentence.
class ModelDamaged : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// A paper that a clause cites, and the part of it that is meant.
struct CitationInfo {
  std::string_view name; ///< "Reform Deck"
  std::string_view title;
  std::string_view at; ///< "slide 6"; may be empty
};

/// A clause of the source.
struct ClauseInfo {
  std::string_view file;
  std::uint32_t line = 0, column = 0; ///< from 1
  std::string_view text;              ///< as it stands in the source
  std::vector<CitationInfo> citations;
  std::optional<std::string_view> assumption; ///< the reason, if the clause is assumed
  std::optional<OpenPointIndex> open;         ///< if the clause as a whole is to be confirmed
};

/// Something the constitution leaves to be confirmed.
struct OpenPointInfo {
  std::string_view subject; ///< "the quorum of Governing Body"
  std::string_view note;    ///< who settles it and by when
  std::optional<ClauseIndex> clause;
  std::optional<ClauseIndex> filledBy; ///< the assumed clause that stands in for it
};

/// A body, as far as questions need it.
struct BodyInfo {
  std::string_view name;
  ActorIndex actor{};
  std::optional<PlaceIndex> place;
  std::optional<OrganisationIndex> organisation;
  std::vector<BodyIndex> parents;
  std::vector<SeatIndex> seats; ///< in the order that `Meeting::seats` follows
  Interval inForce;
  std::optional<ClauseIndex> clause;
};

/// A run of seats alike.
struct SeatInfo {
  BodyIndex body{};
  std::string_view post, name;
  std::optional<PlaceIndex> place;
  std::uint32_t least = 0;
  std::optional<std::uint32_t> most; ///< empty: no upper bound
  std::uint32_t weight = 1;
  bool castingVote = false;
  Interval inForce;
  std::optional<ClauseIndex> clause;
};

class Tables;

/// An opened decision model: moved and not copied, and safe to ask from several threads.
class Model {
public:
  /// Opens a model file (mapped, not read).
  static std::variant<Model, Refusal> open(const std::string &path, Verify verify = Verify::Everything);
  /// Why a file is no model that can be used, as far as its first bytes (`kHeaderBytes`, or all there are) and its size
  /// say it: so that nothing large is read for nothing.
  static std::optional<Refusal> refusal(std::span<const std::byte> beginning, std::uint64_t size);
  static constexpr std::size_t kHeaderBytes = 152;
  /// Opens a model held in memory.
  static std::variant<Model, Refusal> fromBytes(std::vector<std::byte> bytes, Verify verify = Verify::Everything);

  Model(Model &&) noexcept;
  Model &operator=(Model &&) noexcept;
  ~Model();

  // Everything below throws ModelDamaged for an index that names nothing, and where the file turns out to be damaged.

  /// The title of the constitution.
  std::string_view title() const;
  /// The days the constitution is in force.
  Interval inForce() const;

  /// How many of each there are: their indexes go from 0 to one less.
  std::uint32_t bodies() const;
  std::uint32_t actors() const;
  std::uint32_t functions() const;
  std::uint32_t places() const;
  std::uint32_t grants() const;
  std::uint32_t persons() const;

  /// Names as the constitution has them; the text lives as long as the model.
  std::string_view name(BodyIndex body) const;
  std::string_view name(SeatIndex seats) const;
  std::string_view name(FunctionIndex function) const;
  std::string_view name(PlaceIndex place) const;
  std::string_view name(OrganisationIndex organisation) const;
  std::string_view name(ActorIndex actor) const;
  std::string_view name(PersonIndex person) const;

  /// What is known of one of them.
  BodyInfo body(BodyIndex body) const;
  SeatInfo seat(SeatIndex seats) const;
  ClauseInfo clause(ClauseIndex clause) const;
  OpenPointInfo openPoint(OpenPointIndex point) const;

  /// The parts of the file; for the runtime's own use.
  const Tables &tables() const { return *tables_; }

private:
  explicit Model(std::unique_ptr<Tables> tables);
  std::unique_ptr<Tables> tables_;
};

} // namespace quorate::runtime
