// Sentences about powers and where they come from.
#include "runtime/wording.h"
#include "runtime/tables.h"

#include <algorithm>

namespace quorate::runtime {

std::string ticked(std::string_view name) {
  std::string text;
  text.reserve(name.size() + 2);
  text += '`';
  text += name;
  text += '`';
  return text;
}

std::string joined(const std::vector<std::string> &items, std::string_view word) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0)
      text += i + 1 == items.size() ? " " + std::string(word) + " " : std::string(", ");
    text += items[i];
  }
  return text;
}

std::string counted(std::uint64_t number) { return number == 1 ? "one" : std::to_string(number); }

namespace {

void appendQuoted(std::string &text, std::string_view name) {
  text += '`';
  text += name;
  text += '`';
}

Money money(std::int64_t minor, std::uint8_t currency) { return {minor, static_cast<Currency>(currency % 3)}; }

/// The last day of a stretch that ends before `until`.
Day lastDay(Day until) { return until == Interval::kAlways ? until : until - 1; }

/// ", from 1 April 2020 until 31 March 2022": the last day, as people say it.
void appendDays(std::string &text, Interval days) {
  if (days.from != Interval::kAlways)
    text += ", from " + printDay(days.from);
  if (days.until != Interval::kForEver)
    text += ", until " + printDay(lastDay(days.until));
}

void appendDelegation(const Model &model, const schema::Grant &grant, std::vector<Reason> &out) {
  const Tables &tables = model.tables();
  const schema::Delegation &row = tables.authority().delegations[grant.source()];
  std::string text;
  text.reserve(192);
  if (row.from() == kNone) {
    text += "Somebody to be confirmed";
  } else {
    appendQuoted(text, model.name(ActorIndex{row.from()}));
  }
  text += " delegates ";
  appendQuoted(text, model.name(FunctionIndex{grant.function()}));
  text += " to ";
  appendQuoted(text, model.name(ActorIndex{grant.actor()}));
  if (row.place() != kNone) {
    text += " in ";
    appendQuoted(text, model.name(PlaceIndex{row.place()}));
  }
  if (row.limit() != kNoCeiling) {
    text += ", up to ";
    text += printMoney(money(row.limit(), row.currency()));
    text += row.per_year() ? " a year" : " a decision";
  } else if (row.limit_open() != kNone && unsettled(tables.text(), row.limit_open())) {
    text += ", up to an amount to be confirmed";
  }
  appendDays(text, {row.from_day(), row.until_day()});
  if (row.condition().count() != 0) {
    text += ", on condition: \"";
    text += tables.text().text(row.condition());
    text += '"';
  }
  text += '.';
  out.push_back({std::move(text), clauseIf(row.clause())});
}

void appendRoot(const Model &model, const schema::Grant &grant, std::vector<Reason> &out) {
  const AuthorityTables &tables = model.tables().authority();
  std::string function = ticked(model.name(FunctionIndex{grant.function()}));
  std::string actor = ticked(model.name(ActorIndex{grant.actor()}));
  if (grant.basis() == 0) {
    const schema::Reservation &row = tables.reservations[grant.source()];
    out.push_back({function + " is reserved to " + actor + ".", clauseIf(row.clause())});
    return;
  }
  const schema::Organisation &row = tables.organisations[grant.source()];
  std::string organisation = ticked(model.name(OrganisationIndex{grant.source()}));
  out.push_back({organisation + " holds " + function + ".",
                 clauseIf(row.holds_clause() == kNone ? row.clause() : row.holds_clause())});
  out.push_back({organisation + " acts through " + actor + ".",
                 clauseIf(row.acts_through_clause() == kNone ? row.clause() : row.acts_through_clause())});
}

} // namespace

std::string limitOf(const Model &model, GrantIndex index) {
  const schema::Grant &grant = model.tables().authority().grants[number(index)];
  std::string text;
  if (grant.above() != kNoFloor)
    text += "above " + printMoney(money(grant.above(), grant.currency()));
  if (grant.limit() != kNoCeiling) {
    text += (text.empty() ? "up to " : " and up to ") + printMoney(money(grant.limit(), grant.currency()));
    text += (grant.flags() & kYearly) ? " a year" : " a decision";
  }
  return text;
}

std::string boundsOf(const Model &model, GrantIndex index, Day day) {
  const schema::Grant &grant = model.tables().authority().grants[number(index)];
  std::string text = limitOf(model, index);
  if (grant.place() != kNone)
    text += (text.empty() ? "in " : ", in ") + ticked(model.name(PlaceIndex{grant.place()}));
  if (grant.until_day() != Interval::kForEver && grant.until_day() > day)
    text += (text.empty() ? "until " : ", until ") + printDay(lastDay(grant.until_day()));
  return text;
}

void chainInWords(const Model &model, const Chain &chain, std::vector<Reason> &out) {
  const AuthorityTables &tables = model.tables().authority();
  out.reserve(out.size() + chain.length + 1);
  std::vector<GrantIndex> beyond;
  if (chain.length == Chain::kMost)
    for (auto at = parentOf(model, chain.grants.back()); at && beyond.size() < tables.grants.size();
         at = parentOf(model, *at))
      beyond.push_back(*at);
  auto append = [&](GrantIndex index) {
    const schema::Grant &grant = tables.grants[number(index)];
    if (grant.basis() == 2)
      appendDelegation(model, grant, out);
    else
      appendRoot(model, grant, out);
  };
  for (std::size_t i = beyond.size(); i-- > 0;)
    append(beyond[i]);
  for (std::size_t i = chain.length; i-- > 0;)
    append(chain.grants[i]);
}

void openPointInWords(const Model &model, std::uint32_t open, std::vector<Reason> &out) {
  OpenPointInfo info = model.openPoint(OpenPointIndex{open});
  std::string text =
      "the open point: " + std::string(info.subject.empty() ? "a clause" : info.subject) + " is to be confirmed";
  if (!info.note.empty())
    text += " (\"" + std::string(info.note) + "\")";
  addOnce(out, {std::move(text), info.clause});
}

std::string placeOf(const Model &model, ClauseIndex clause) {
  ClauseInfo info = model.clause(clause);
  if (info.file.empty())
    return {};
  return std::string(info.file) + ":" + std::to_string(info.line);
}

void addOnce(std::vector<Reason> &all, Reason reason) {
  bool known = std::any_of(all.begin(), all.end(), [&](const Reason &other) {
    return other.sentence == reason.sentence && other.clause == reason.clause;
  });
  if (!known)
    all.push_back(std::move(reason));
}

namespace {

void addAssumption(const Model &model, ClauseIndex clause, std::vector<Reason> &out) {
  if (model.tables().text().clauses[number(clause)].assumption() == kNone)
    return;
  ClauseInfo info = model.clause(clause);
  std::string where = placeOf(model, clause);
  std::string text =
      "on the assumption" + (where.empty() ? std::string() : " at " + where) + ": " + std::string(*info.assumption);
  addOnce(out, {std::move(text), clause});
}

} // namespace

void addAssumptions(const Model &model, const std::vector<Reason> &reasons, std::vector<Reason> &out) {
  for (const Reason &reason : reasons)
    if (reason.clause)
      addAssumption(model, *reason.clause, out);
}

void addFilledBy(const Model &model, std::uint32_t open, std::vector<Reason> &out) {
  if (open == kNone)
    return;
  if (auto clause = model.openPoint(OpenPointIndex{open}).filledBy)
    addAssumption(model, *clause, out);
}

} // namespace quorate::runtime
