// Sentences about powers and where they come from.
#include "runtime/words/wording.h"
#include "runtime/model/tables.h"
#include "runtime/words/rules.h"

#include <algorithm>
#include <array>

namespace quorate::runtime {

std::string oneLine(std::string text) {
  for (char &c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      c = ' ';
  return text;
}

std::string counted(std::uint64_t number) { return number == 1 ? "one" : std::to_string(number); }

namespace {

void appendQuoted(std::string &text, std::string_view name) {
  text += '`';
  text += name;
  text += '`';
}

Money money(std::int64_t minor, Currency currency) { return {minor, checked(currency)}; }

/// The last day of a stretch that ends before `until`.
Day lastDay(Day until) { return until == Interval::kAlways ? until : until - 1; }

/// ", from 1 April 2020 until 31 March 2022": the last day, as people say it.
void appendDays(std::string &text, Interval days) {
  if (days.from != Interval::kAlways)
    text += ", from " + printDay(days.from);
  if (days.until != Interval::kForEver)
    text += ", until " + printDay(lastDay(days.until));
}

/// ", up to £5,000 a decision and £50,000 a year"
void appendLimits(const Model &model, const schema::Delegation &row, std::string &text) {
  auto isOpen = [&](std::uint32_t open) { return open != kNone && unsettled(model.tables().text(), open); };
  auto append = [&](std::int64_t limit, Currency currency, Per per, std::uint32_t open, std::string_view before) {
    if (limit == kNoCeiling && !isOpen(open))
      return false;
    text += before;
    text += limit != kNoCeiling ? printMoney(money(limit, currency)) : "an amount to be confirmed";
    if (limit != kNoCeiling || per != Per::Decision)
      text += " " + words::per(per);
    return true;
  };
  if (row.above() != kNoFloor) {
    text += ", above ";
    text += printMoney(money(row.above(), row.above_currency()));
  }
  bool first = append(row.limit(), row.currency(), row.per(), row.limit_open(),
                      row.above() != kNoFloor ? " and up to " : ", up to ");
  append(row.in_all(), row.in_all_currency(), row.in_all_per(), row.in_all_open(), first ? " and " : ", up to ");
}

/// Whom it came from, if it came to its holder by succession.
void appendMoved(const Model &model, const schema::Delegation &row, std::string &text) {
  if (row.moved_from() == kNone)
    return;
  const schema::Delegation &before = model.tables().authority().delegations[row.moved_from()];
  auto succeeds = [&](std::uint32_t now, std::uint32_t then) {
    if (now == then || now == kNone || then == kNone)
      return;
    text += ", as ";
    appendQuoted(text, model.name(ActorIndex{now}));
    text += " succeeds ";
    appendQuoted(text, model.name(ActorIndex{then}));
  };
  succeeds(row.from(), before.from());
  succeeds(row.to(), before.to());
}

void appendAgreement(const Model &model, const schema::Span &agreement, std::string &text) {
  if (agreement.count() != 0)
    text += std::string(", ") + words::kWithTheAgreementOf + " " +
            actorsInWords(model, model.tables().authority().agreeing.at(agreement));
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
  appendLimits(model, row, text);
  appendDays(text, {row.from_day(), row.until_day()});
  if (row.condition().count() != 0) {
    text += ", on condition: \"";
    text += tables.text().text(row.condition());
    text += '"';
  }
  appendAgreement(model, row.agreement(), text);
  if (row.exclusive())
    text += ", exclusively";
  appendMoved(model, row, text);
  text += '.';
  out.push_back({std::move(text), clauseIf(row.clause())});
}

void appendRoot(const Model &model, GrantIndex index, std::vector<Reason> &out) {
  const schema::Grant &grant = model.tables().authority().grants[number(index)];
  const schema::Condition *condition = model.tables().authority().conditionAt(number(index));
  const std::string given =
      condition ? ", on condition: \"" + std::string(model.tables().text().text(condition->text())) + '"' : "";
  const AuthorityTables &tables = model.tables().authority();
  std::string function = ticked(model.name(FunctionIndex{grant.function()}));
  std::string actor = ticked(model.name(ActorIndex{grant.actor()}));
  if (grant.basis() == Basis::Reservation) {
    const schema::Reservation &row = tables.reservations[grant.source()];
    std::string text = function + " is reserved to " + actor + given;
    appendAgreement(model, row.agreement(), text);
    out.push_back({text + ".", clauseIf(row.clause())});
    return;
  }
  const schema::Organisation &row = tables.organisations[grant.source()];
  std::string organisation = ticked(model.name(OrganisationIndex{grant.source()}));
  // [E3] The clause that says that it holds this function: what it holds may stand in several.
  std::uint32_t heldBy = tables.heldBy(number(index));
  std::uint32_t otherwise = row.holds_clause() == kNone ? row.clause() : row.holds_clause();
  out.push_back({organisation + " holds " + function + given + ".", clauseIf(heldBy == kNone ? otherwise : heldBy)});
  out.push_back({organisation + " acts through " + actor + ".",
                 clauseIf(row.acts_through_clause() == kNone ? row.clause() : row.acts_through_clause())});
}

} // namespace

std::string actorsInWords(const Model &model, std::span<const std::uint32_t> actors, std::string_view word) {
  std::vector<std::string> names;
  for (std::uint32_t actor : actors)
    names.push_back(ticked(model.name(ActorIndex{actor})));
  return listed(names, word);
}

// The least limit of each sort along the chain.
std::string upToOf(const Model &model, GrantIndex index) {
  const schema::Grant &grant = model.tables().authority().grants[number(index)];
  constexpr std::size_t kSorts = static_cast<std::size_t>(lastOf(Per{})) + 1;
  std::array<std::optional<Money>, kSorts> least;
  auto take = [&](Money amount, Per per) {
    auto &known = least[static_cast<std::size_t>(checked(per))];
    if (!known || (known->currency == amount.currency && amount.minor < known->minor))
      known = amount;
  };
  for (const PeriodLimit &limit : periodLimitsOf(model, index))
    take(limit.amount, limit.per);
  bool byPeriod = std::any_of(least.begin(), least.end(), [&](const auto &one) {
    return one && one->minor == grant.limit() && one->currency == grant.currency();
  });
  // What no limit for a stretch of time explains is for one decision.
  if (grant.limit() != kNoCeiling && !byPeriod)
    take(money(grant.limit(), grant.currency()), Per::Decision);
  std::vector<std::string> words;
  for (std::size_t per = 0; per < kSorts; ++per)
    if (least[per])
      words.push_back(printMoney(*least[per]) + " " + words::per(static_cast<Per>(per)));
  return listed(words);
}

std::string limitOf(const Model &model, GrantIndex index) {
  const schema::Grant &grant = model.tables().authority().grants[number(index)];
  std::string text;
  if (grant.above() != kNoFloor && grant.above() >= 0) // every amount lies above a bound below nothing
    text += "above " + printMoney(money(grant.above(), grant.above_currency()));
  std::string upTo = upToOf(model, index);
  if (!upTo.empty())
    text += (text.empty() ? "up to " : " and up to ") + upTo;
  // [L3] What is so in other currencies is told of the powers for amounts in them.
  if (any(grant.flags() & GrantFlags::OneCurrency) && text.empty())
    text = words::amountsIn(checked(grant.currency()));
  if (any(grant.flags() & GrantFlags::InOther))
    text += " as far as bounds in other currencies allow";
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
  // A chain of the usual length is in the answer itself, so that a look-up need not allocate; the rest is fetched here.
  if (chain.length == Chain::kMost)
    for (auto at = parentOf(model, chain.grants.back()); at && beyond.size() < tables.grants.size();
         at = parentOf(model, *at))
      beyond.push_back(*at);
  auto append = [&](GrantIndex index) {
    const schema::Grant &grant = tables.grants[number(index)];
    if (grant.basis() == Basis::Delegation)
      appendDelegation(model, grant, out);
    else
      appendRoot(model, index, out);
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

std::string clauseInWords(const Model &model, ClauseIndex clause) {
  constexpr std::size_t kMost = 100;
  std::string text;
  for (char c : model.clause(clause).text) {
    if (c == '{')
      break;
    bool blank = static_cast<unsigned char>(c) <= 0x20;
    if (!blank)
      text += c;
    else if (!text.empty() && text.back() != ' ')
      text += ' ';
  }
  while (text.ends_with(' '))
    text.pop_back();
  if (text.size() <= kMost)
    return text;
  std::size_t end = text.rfind(' ', kMost);
  if (end == std::string::npos)
    // Not within a character: the bytes that go on with one begin with the bits 10.
    for (end = kMost; end != 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80;)
      --end;
  return text.substr(0, end) + " \xE2\x80\xA6";
}

void addNumberUnknown(const Model &model, SeatIndex seat, std::vector<Reason> &out) {
  const schema::Seat &row = model.tables().bodies().seats[number(seat)];
  if (unsettled(model.tables().text(), row.count_open()))
    return openPointInWords(model, row.count_open(), out);
  addOnce(out, {"how many seats " + ticked(model.name(seat)) + " has", clauseIf(row.clause())});
}

void addVoteUnknown(const Model &model, SeatIndex seat, std::vector<Reason> &out) {
  const schema::Seat &row = model.tables().bodies().seats[number(seat)];
  if (unsettled(model.tables().text(), row.voting_open()))
    return openPointInWords(model, row.voting_open(), out);
  addOnce(out,
          {"whether " + ticked(model.name(seat)) + " has a vote on this, which is not said", clauseIf(row.clause())});
}

Reason holdersUnknown(const Model &model, BodyIndex body, Day day) {
  Day from = model.tables().bodies().bodies[number(body)].known_from();
  std::string text = "who holds the seats of " + ticked(model.name(body)) + " on " + printDay(day) + ": ";
  text +=
      from == Interval::kForEver ? "nobody is registered for any of them" : "the register begins on " + printDay(from);
  return {text, std::nullopt};
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
