// The sections of an opened model as rows, checked when first used. Inside the runtime only: everybody else asks Model.
#pragma once

#include "runtime/model.h"
#include "runtime/model/container.h"

#include <schema/model_generated.h>

#include <atomic>
#include <mutex>

namespace quorate::runtime {

inline constexpr std::uint32_t kNone = 0xFFFFFFFFu;

/// Throws ModelDamaged: one part of the model refers to what another part does not have.
[[noreturn]] void throwDangling();

/// An enumerator as the file has it; a number that means nothing throws ModelDamaged.
template <class Enum> Enum checked(Enum value) {
  if (value > lastOf(value)) [[unlikely]]
    throwDangling();
  return value;
}

/// One vector of a section. Following an index or a stretch that leaves it throws.
template <class T> class Rows {
public:
  Rows() = default;
  Rows(const T *data, std::uint32_t size) : data_(data), size_(size) {}

  std::uint32_t size() const { return size_; }
  const T &operator[](std::uint32_t index) const {
    if (index >= size_) [[unlikely]]
      throwDangling();
    return data_[index];
  }
  std::span<const T> at(const schema::Span &span) const {
    if (std::uint64_t(span.first()) + span.count() > size_) [[unlikely]]
      throwDangling();
    return {data_ + span.first(), span.count()};
  }
  const T *begin() const { return data_; }
  const T *end() const { return data_ + size_; }

private:
  const T *data_ = nullptr;
  std::uint32_t size_ = 0;
};

/// Text of a section.
inline std::string_view textAt(const Rows<std::uint8_t> &pool, const schema::Span &span) {
  auto bytes = pool.at(span);
  return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

struct AuthorityTables {
  Rows<schema::Slot> slots; ///< a power of two of them, or none
  Rows<schema::Grant> grants;
  Rows<std::uint32_t> contingencies;
  Rows<std::uint8_t> turns; ///< of each of these, a `Turns`
  Rows<schema::Delegation> delegations;
  Rows<schema::Reservation> reservations;
  Rows<schema::Organisation> organisations;
  Rows<schema::Actor> actors;
  Rows<schema::Place> places;
  Rows<schema::Function> functions;
  Rows<std::uint32_t> members, holders;
  Rows<schema::OpenHolding> openHoldings;
  Rows<schema::GivenAway> givenAway;
  Rows<std::uint32_t> agreeing, reserved;
  Rows<schema::Amendment> amendments;
  Rows<schema::Condition> conditions;
  Rows<std::uint32_t> conditionOf;

  /// [L6] The condition that the last link of a grant stands under; null if it has none.
  const schema::Condition *conditionAt(std::uint32_t grant) const {
    std::uint32_t row = conditionOf[grant];
    return row == kNone || conditions[row].text().count() == 0 ? nullptr : &conditions[row];
  }
  /// Of a grant by default: by which of several clauses the organisation holds the function; none if none says it.
  std::uint32_t heldBy(std::uint32_t grant) const {
    std::uint32_t row = conditionOf[grant];
    return row == kNone ? kNone : conditions[row].clause();
  }
};

/// Rows over a vector that may be absent.
template <class T> Rows<T> rows(const flatbuffers::Vector<const T *> *vector) {
  return vector ? Rows<T>(reinterpret_cast<const T *>(vector->Data()), vector->size()) : Rows<T>();
}
template <class T> Rows<T> rows(const flatbuffers::Vector<T> *vector) {
  return vector ? Rows<T>(vector->data(), vector->size()) : Rows<T>();
}

struct BodyTables {
  const schema::Bodies *root = nullptr; ///< for rows that one place only looks at
  Rows<schema::Body> bodies;
  Rows<schema::Seat> seats;
  Rows<std::uint32_t> seatLists, positions, classes;
  Rows<schema::MatterStatus> statuses;
  Rows<schema::Requirement> requirements;
  Rows<schema::Quantity> quantities;
  Rows<schema::Rule> rules;
  Rows<std::uint32_t> ruleMatters;
  Rows<schema::Threshold> thresholds;
  Rows<std::uint32_t> parents;
  Rows<std::uint8_t> pool;
  Rows<schema::Who> groups;
  Rows<schema::Quorum> quorums;
  Rows<schema::WithoutQuorum> withoutQuorum;
  Rows<schema::ConflictRule> conflicts;
  Rows<schema::SeatFilling> fillings;
  Rows<schema::Several> several;
  Rows<schema::Cap> caps;
  Rows<schema::Span> texts;
};

struct NameTables {
  schema::Span title;
  Interval inForce;
  std::uint32_t inForceOpen = kNone, headerClause = kNone;
  Rows<schema::Span> actors, bodies, functions, places, organisations;
  Rows<schema::Kind> kinds;
  Rows<schema::SeatName> seats;
  Rows<schema::Span> aliases;
  Rows<schema::NameEntry> index;
  Rows<std::uint8_t> pool;
  Rows<schema::Span> persons;

  std::string_view text(const schema::Span &span) const { return textAt(pool, span); }
};

struct TextTables {
  Rows<schema::Span> files;
  Rows<schema::Clause> clauses;
  Rows<schema::Reference> references;
  Rows<schema::Citation> citations;
  Rows<schema::OpenPoint> openPoints;
  Rows<schema::Assumption> assumptions;
  Rows<std::uint8_t> pool;
  Rows<std::uint32_t> endsOpen;           ///< clauses, in order, of which the open day is that on which they end
  Rows<schema::Order> orders, variations; ///< in order

  std::string_view text(const schema::Span &span) const { return textAt(pool, span); }
};

struct PeopleTables {
  bool registered = false;
  Rows<schema::Person> persons;
  Rows<schema::Holding> holdings;
  Rows<schema::Belonging> belongings;
  Rows<schema::PersonClass> classes;
  Rows<schema::Tenure> tenures;
  Rows<schema::Incompatible> incompatible;
  Rows<schema::Calendar> calendars;
  Rows<schema::Stretch> days;
  Rows<schema::Notice> notices;
  Rows<schema::Duty> duties;
  Rows<std::uint32_t> seats, actors, kinds, matters;
  Rows<std::uint8_t> pool;

  std::string_view text(const schema::Span &span) const { return textAt(pool, span); }
};

/// What keeps the bytes of a model alive.
class Bytes {
public:
  virtual ~Bytes() = default;
  std::span<const std::byte> all;
};

/// An opened file: the header checked, each section checked at its first use. Safe to use from several threads.
class Tables {
public:
  Tables(std::unique_ptr<Bytes> bytes, const container::Header &header);

  const AuthorityTables &authority() const { return ready(container::Section::Authority), authority_; }
  const BodyTables &bodies() const { return ready(container::Section::Bodies), bodies_; }
  const NameTables &names() const { return ready(container::Section::Names), names_; }
  const TextTables &text() const { return ready(container::Section::Text), text_; }
  const PeopleTables &people() const { return ready(container::Section::People), people_; }

  /// Checks every section. Throws ModelDamaged.
  void verifyAll() const;

private:
  void ready(container::Section section) const {
    if (!ready_[static_cast<std::size_t>(section)].load(std::memory_order_acquire)) [[unlikely]]
      load(section);
  }
  void load(container::Section section) const;
  std::span<const std::byte> bytesOf(container::Section section) const;
  void loadAuthority(std::span<const std::byte> bytes) const;
  void loadBodies(std::span<const std::byte> bytes) const;
  void loadNames(std::span<const std::byte> bytes) const;
  void loadText(std::span<const std::byte> bytes) const;
  void loadPeople(std::span<const std::byte> bytes) const;

  std::unique_ptr<Bytes> bytes_;
  container::Header header_;
  mutable std::mutex loading_;
  mutable std::array<std::atomic<bool>, container::kSections> ready_{};
  mutable AuthorityTables authority_;
  mutable BodyTables bodies_;
  mutable NameTables names_;
  mutable TextTables text_;
  mutable PeopleTables people_;
};

/// The clause, if there is one.
inline std::optional<ClauseIndex> clauseIf(std::uint32_t index) {
  return index == kNone ? std::nullopt : std::optional(ClauseIndex{index});
}

/// Whether a reference to an open point leaves something unknown: there is one, and no assumption stands in for it.
inline bool unsettled(const TextTables &text, std::uint32_t open) {
  return open != kNone && text.openPoints[open].filled_by() == kNone;
}

/// A point that leaves it open whether a clause applies on a day at all; kNone if none does.
inline std::uint32_t openOf(const TextTables &text, std::uint32_t clause) {
  if (clause == kNone)
    return kNone;
  const schema::Clause &row = text.clauses[clause];
  return unsettled(text, row.open()) ? row.open() : unsettled(text, row.dates_open()) ? row.dates_open() : kNone;
}

/// [D1] [D5] Whether what stands in a clause is there, if an open point that it hangs on comes about, or does not: a
/// day that comes is the first one of a clause, or that on which it ends.
inline bool isThereIf(const TextTables &text, std::uint32_t clause, std::uint32_t open, bool comes) {
  const bool ends = clause != kNone && text.clauses[clause].dates_open() == open &&
                    std::binary_search(text.endsOpen.begin(), text.endsOpen.end(), clause);
  return comes != ends;
}

/// [R2] Whether one clause goes before another by some of the orders of the model.
inline bool goesBefore(const Rows<schema::Order> &orders, std::uint32_t stronger, std::uint32_t weaker) {
  return std::binary_search(orders.begin(), orders.end(), schema::Order(stronger, weaker),
                            [](const schema::Order &a, const schema::Order &b) {
                              return std::pair(a.stronger(), a.weaker()) < std::pair(b.stronger(), b.weaker());
                            });
}

/// Whether a clause applies on a day; no clause always does.
inline bool inForce(const TextTables &text, std::uint32_t clause, Day day) {
  return clause == kNone || (text.clauses[clause].from_day() <= day && day < text.clauses[clause].until_day());
}

/// [D3] Whether a function is in force on a day.
inline bool inForce(const Tables &tables, FunctionIndex function, Day day) {
  return inForce(tables.text(), tables.authority().functions[number(function)].clause(), day);
}

/// [P5] Whether seats vote alike where it is unknown if they do: one open point, or one line, says it of both.
inline bool voteAlike(const schema::Seat &one, const schema::Seat &other) {
  return one.voting_open() == other.voting_open() && one.clause() == other.clause() && one.clause() != kNone &&
         one.voting() == other.voting();
}

/// Whether the deputy of somebody who sits there may attend and vote.
inline bool deputiesVote(const schema::Seat &seat) {
  return any(seat.deputies() & Deputies::MayAttend) && any(seat.deputies() & Deputies::Vote);
}

/// The look-up table's hash of an actor and a function.
inline std::uint32_t slotHash(std::uint32_t actor, std::uint32_t function) {
  std::uint64_t key = (std::uint64_t(actor) << 32 | function) * 0x9E3779B97F4A7C15u;
  return static_cast<std::uint32_t>(key >> 32);
}

/// The hash of names in the index of names.
std::uint64_t nameHash(std::string_view name);

/// Of these flags of a grant, the chain says more.
inline constexpr GrantFlags kLookAtChain = GrantFlags::Conditional | GrantFlags::ForPeriod | GrantFlags::Agreement;
/// In place of a unit where no span is stated.
inline constexpr auto kNoSpan = static_cast<SpanUnit>(255);
inline constexpr std::int64_t kNoCeiling = std::numeric_limits<std::int64_t>::max();
inline constexpr std::int64_t kNoFloor = std::numeric_limits<std::int64_t>::min();

} // namespace quorate::runtime
