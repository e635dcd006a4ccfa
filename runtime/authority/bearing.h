// How grants of authority bear on a request, one by one and together. Inside the runtime only; `authority.h` has the
// rest.
#pragma once

#include "runtime/authority.h"
#include "runtime/model/tables.h"

namespace quorate::runtime {

/// A request with its place worked out.
struct Asked {
  Day day;
  bool amountKnown, placeKnown;
  std::int64_t amount;
  Currency currency;
  std::uint32_t place;  ///< its row; only if known
  std::uint32_t number; ///< its number in the order of places; only if known
  bool there;           ///< the place is there on the day
  std::uint32_t open;   ///< the open point on which it hangs whether it is; none if that is known
  const Model &model;
  const PowerRequest &request;
};

inline bool isThere(const schema::Place &place, Day day) { return place.from_day() <= day && day < place.until_day(); }

/// How one grant bears on what is asked: No, Yes, or Depends with what is missing.
Bearing test(const schema::Grant &grant, const Asked &ask);

/// The best grant found so far.
struct Best {
  Bearing bearing;
  std::uint32_t grant = kNone;

  /// Looks at a stretch of grants; whether one of them settles the question.
  bool look(std::span<const schema::Grant> grants, std::uint32_t first, const Asked &ask);
};

/// The best of the grants of one actor for one function.
Best bestOf(const AuthorityTables &tables, const GrantStretch &stretch, const Asked &ask);

/// [U1] The first of several ways of which one or another is there however open points turn out, leaving aside what is
/// in a set of Missing; none if they may all fail.
std::uint32_t howeverSettled(const AuthorityTables &tables, const GrantStretch &stretch, const Asked &ask,
                             std::uint8_t aside);

/// What several grants settle together where none does by itself: `best` is the best of them.
Best together(const AuthorityTables &tables, const GrantStretch &stretch, const Asked &ask, Best best);

} // namespace quorate::runtime
