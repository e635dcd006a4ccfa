// What the links of a chain of authority ask besides place, amount and day: conditions, agreement, room under limits
// for a stretch of time. Looked at only where the flags of a grant say that there is something to look at.
#include "runtime/authority/chain.h"
#include "runtime/model/tables.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The words of a condition, to be compared: small letters, one blank between words, no full stop at the end.
std::string plainWords(std::string_view text) {
  std::string plain;
  for (char c : text) {
    if (!isSpace(c))
      plain += small(c);
    else if (!plain.empty() && plain.back() != ' ')
      plain += ' ';
  }
  while (!plain.empty() && (plain.back() == ' ' || plain.back() == '.'))
    plain.pop_back();
  return plain;
}

/// The condition of a link, which is a row of the table of grants; null if it has none.
const schema::Condition *conditionOf(const AuthorityTables &tables, const schema::Grant &link) {
  return tables.conditionAt(static_cast<std::uint32_t>(&link - tables.grants.begin()));
}

/// Calls `use(grant, parent)` for each link from this one back to the root; `parent` is null at the root.
template <class Use> void eachLink(const AuthorityTables &tables, const schema::Grant &last, Use use) {
  const schema::Grant *at = &last;
  // A sound chain is no longer than there are grants; in a damaged file it may go in a circle.
  for (std::uint32_t steps = 0; at && steps <= tables.grants.size(); ++steps) {
    const schema::Grant *parent = at->parent() == kNone ? nullptr : &tables.grants[at->parent()];
    use(*at, parent);
    at = parent;
  }
}

bool isDelegation(const schema::Grant &grant) { return grant.basis() == Basis::Delegation; }

/// Calls `use(amount, currency, per, clause)` for each limit for a stretch of time of one link.
template <class Use>
void eachPeriodLimit(const AuthorityTables &tables, const schema::Grant &link, const schema::Grant *parent, Use use) {
  if (!isDelegation(link))
    return;
  auto one = [&](std::int64_t amount, Currency currency, Per per, std::uint32_t clause) {
    if (amount != kNoCeiling && per != Per::Decision)
      use(amount, currency, per, clause);
  };
  const schema::Delegation &row = tables.delegations[link.source()];
  one(row.limit(), row.currency(), row.per(), row.clause());
  one(row.in_all(), row.in_all_currency(), row.in_all_per(), row.clause());
  // Leave to pass on may have a limit of its own, which stands in the delegation before this one.
  if (parent && isDelegation(*parent)) {
    const schema::Delegation &before = tables.delegations[parent->source()];
    one(before.sub_limit(), before.sub_currency(), before.sub_per(), before.clause());
  }
}

/// Calls `use(actor, clause)` for everybody who must agree to what is decided by this link.
/// [L5] Whose agreement is needed adds up along the chain.
template <class Use> void eachAgreeing(const AuthorityTables &tables, const schema::Grant &link, Use use) {
  if (link.basis() == Basis::Default)
    return;
  bool delegated = isDelegation(link);
  const schema::Span &span =
      delegated ? tables.delegations[link.source()].agreement() : tables.reservations[link.source()].agreement();
  std::uint32_t clause =
      delegated ? tables.delegations[link.source()].clause() : tables.reservations[link.source()].clause();
  for (std::uint32_t actor : tables.agreeing.at(span))
    use(actor, clause);
}

/// Whether an amount fits under a limit for a stretch of time, with what has been decided in it already.
/// [L2] What has been decided already counts, and is unknown unless told.
/// `floor`: the power is for amounts above this only.
bool fitsPeriod(std::int64_t limit, Currency currency, std::int64_t floor, const PowerRequest &request,
                std::uint8_t &missing) {
  auto inOther = [&](const std::optional<Money> &money) { return money && money->currency != currency; };
  auto above = [&](const std::optional<Money> &money) { return money && !inOther(money) && money->minor > limit; };
  // An amount that alone is above the limit is refused, whatever has been decided already (docs/language.md, delegate);
  // so is any amount where the limit is used up, in whatever currency.
  bool usedUp = request.after && !inOther(request.after) && request.after->minor == limit && request.amount &&
                inOther(request.amount) && request.amount->minor > 0;
  if (above(request.amount) || above(request.after) || usedUp)
    return false;
  if (inOther(request.amount) || inOther(request.after)) {
    missing |= kMissingCurrency;
    return true;
  }
  // An amount that is not named may be any that the power is for; what has been decided may leave no room for the
  // least.
  std::int64_t amount = request.amount ? request.amount->minor : floor == kNoFloor ? 0 : floor + 1;
  if (!request.amount && !request.after)
    return true;
  if (!request.after) {
    missing |= kMissingSpent;
    return true;
  }
  // Taken from the limit, since the sum of two amounts of the question might not fit.
  return request.after->minor <= limit - std::max<std::int64_t>(amount, 0);
}

} // namespace

// [L4] The same words, but for capitals, blanks and a full stop.
bool isGiven(std::string_view condition, std::span<const std::string> given) {
  if (given.empty())
    return false;
  std::string plain = plainWords(condition);
  return std::any_of(given.begin(), given.end(), [&](const std::string &one) { return plainWords(one) == plain; });
}

bool chainAllows(const Model &model, const schema::Grant &grant, const PowerRequest &request, std::uint8_t &missing) {
  const AuthorityTables &tables = model.tables().authority();
  bool amounts = tables.functions[number(request.function)].has_amount();
  bool fits = true;
  eachLink(tables, grant, [&](const schema::Grant &link, const schema::Grant *parent) {
    if (amounts)
      eachPeriodLimit(tables, link, parent, [&](std::int64_t limit, Currency currency, Per, std::uint32_t) {
        fits = fits && fitsPeriod(limit, currency, currency == grant.above_currency() ? grant.above() : kNoFloor,
                                  request, missing);
      });
    if (any(grant.flags() & GrantFlags::Agreement))
      eachAgreeing(tables, link, [&](std::uint32_t actor, std::uint32_t) {
        ActorIndex who{actor};
        // Nobody has to agree with themselves: the decision is their agreement.
        bool agrees = who == request.actor ||
                      std::find(request.agreement.begin(), request.agreement.end(), who) != request.agreement.end();
        if (!agrees)
          missing |= kMissingAgreement;
      });
    if (!any(grant.flags() & GrantFlags::Conditional))
      return;
    const schema::Condition *condition = conditionOf(tables, link);
    // Whether a condition is met is a fact that the question may tell, in the words of the constitution; nothing judges
    // it.
    if (condition && (request.given.empty() || !isGiven(model.tables().text().text(condition->text()), request.given)))
      missing |= kMissingCondition;
  });
  return fits;
}

std::vector<PeriodLimit> periodLimitsOf(const Model &model, GrantIndex grant) {
  const AuthorityTables &tables = model.tables().authority();
  std::vector<PeriodLimit> limits;
  const schema::Grant &last = tables.grants[number(grant)];
  if (!any(last.flags() & GrantFlags::ForPeriod))
    return limits;
  eachLink(tables, last, [&](const schema::Grant &link, const schema::Grant *parent) {
    eachPeriodLimit(tables, link, parent, [&](std::int64_t amount, Currency currency, Per per, std::uint32_t clause) {
      limits.push_back({{amount, checked(currency)}, per, clauseIf(clause)});
    });
  });
  return limits;
}

std::vector<ChainCondition> conditionsOf(const Model &model, GrantIndex grant) {
  const Tables &tables = model.tables();
  std::vector<ChainCondition> conditions;
  const schema::Grant &last = tables.authority().grants[number(grant)];
  eachLink(tables.authority(), last, [&](const schema::Grant &link, const schema::Grant *) {
    if (const schema::Condition *one = conditionOf(tables.authority(), link))
      conditions.push_back({tables.text().text(one->text()), clauseIf(one->clause())});
  });
  return conditions;
}

std::vector<ChainAgreement> agreementOf(const Model &model, GrantIndex grant) {
  const AuthorityTables &tables = model.tables().authority();
  std::vector<ChainAgreement> all;
  const schema::Grant &last = tables.grants[number(grant)];
  if (!any(last.flags() & GrantFlags::Agreement))
    return all;
  eachLink(tables, last, [&](const schema::Grant &link, const schema::Grant *) {
    eachAgreeing(tables, link, [&](std::uint32_t actor, std::uint32_t clause) {
      bool known = actor == last.actor() || std::any_of(all.begin(), all.end(), [&](const ChainAgreement &other) {
                     return other.actor == ActorIndex{actor};
                   });
      if (!known)
        all.push_back({ActorIndex{actor}, clauseIf(clause)});
    });
  });
  return all;
}

namespace {

/// The first reservation of a function that is in force on a day for a place, and is to whom it is asked for.
template <class To>
std::optional<std::uint32_t> findReservation(const Model &model, FunctionIndex function,
                                             std::optional<PlaceIndex> place, Day day, To to) {
  const AuthorityTables &tables = model.tables().authority();
  for (std::uint32_t i = 0; i < tables.reservations.size(); ++i) {
    const schema::Reservation &row = tables.reservations[i];
    if (!to(row) || day < row.from_day() || day >= row.until_day())
      continue;
    if (row.place() != kNone) {
      const schema::Place &reserved = tables.places[row.place()];
      // A question without a place is not about the one that is reserved.
      if (!place)
        continue;
      std::uint32_t at = tables.places[number(*place)].first();
      if (at < reserved.first() || at >= reserved.last())
        continue;
    }
    auto functions = tables.reserved.at(row.functions());
    if (std::binary_search(functions.begin(), functions.end(), number(function)))
      return i;
  }
  return std::nullopt;
}

} // namespace

std::optional<std::uint32_t> reservedToNobody(const Model &model, FunctionIndex function,
                                              std::optional<PlaceIndex> place, Day day) {
  // To nobody is not to somebody who is yet to be confirmed.
  return findReservation(model, function, place, day,
                         [](const schema::Reservation &row) { return row.to() == kNone && row.to_open() == kNone; });
}

namespace {

/// [W2] Whether a reservation gives way to a delegation of what is asked for.
bool yields(const Model &model, const schema::Reservation &row, PowerRequest request) {
  const AuthorityTables &tables = model.tables().authority();
  const TextTables &text = model.tables().text();
  if (text.orders.size() == 0)
    return false;
  for (std::uint32_t holder : tables.holders.at(tables.functions[number(request.function)].holders())) {
    request.actor = ActorIndex{holder};
    const GrantStretch stretch = grantsOf(model, request.actor, request.function);
    for (std::uint32_t i = stretch.first; i < stretch.first + stretch.count; ++i) {
      const schema::Grant &grant = tables.grants[i];
      if (grant.basis() == Basis::Delegation &&
          goesBefore(text.orders, tables.delegations[grant.source()].clause(), row.clause()) &&
          bearing(model, GrantIndex{i}, request).truth != Truth::No)
        return true;
    }
  }
  return false;
}

} // namespace

std::optional<std::uint32_t> reservedElsewhere(const Model &model, const PowerRequest &request) {
  return findReservation(model, request.function, request.place, request.day, [&](const schema::Reservation &row) {
    return row.to() != kNone && row.to() != number(request.actor) && !yields(model, row, request);
  });
}

} // namespace quorate::runtime
