// Answers "who rules on a conflict of …?".
#include "runtime/answers/answering.h"
#include "runtime/model/tables.h"
#include "runtime/names/resolve.h"
#include "runtime/people/people.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// The matters of a rule in words: " on `A` and `B`"; empty for every other matter.
std::string mattersInWords(const Model &model, const schema::Span &matters) {
  std::vector<std::string> names;
  for (std::uint32_t matter : model.tables().bodies().ruleMatters.at(matters))
    names.push_back(ticked(model.name(FunctionIndex{matter})));
  return names.empty() ? std::string() : " on " + listed(names);
}

/// [W9] A seat as lists name it: by its post, with the body where another body has a post of that name.
std::string listedName(const Model &model, SeatIndex seat) {
  const std::string_view own = model.name(seat);
  const std::uint32_t actor = model.tables().bodies().seats[number(seat)].actor();
  // A seat that goes with a post is named by itself.
  const bool isPost = actor != kNone && model.name(ActorIndex{actor}).starts_with(std::string(own) + " of ");
  return std::string(isPost ? model.name(ActorIndex{actor}) : own);
}

/// Who rules by one rule of a body on a conflict of somebody in one of some seats (none: of anybody).
class Ruling {
public:
  Ruling(const Model &model, BodyIndex body, const schema::ConflictRule &rule, const std::vector<SeatIndex> &concerned,
         Day day)
      : model_(model), tables_(model.tables().bodies()), text_(model.tables().text()),
        body_(tables_.bodies[number(body)]), rule_(rule), concerned_(concerned), day_(day) {
    note(body_.open());
    note(body_.start_open());
    note(rule.days().open());
    for (SeatIndex seat : model.body(body).seats)
      note(tables_.seats[number(seat)].open());
  }

  /// In each way of settling the open points who rules: the first in the order; nobody, if the text is empty.
  std::vector<std::string> inEveryWay() {
    std::vector<std::string> ruling;
    const std::size_t ways = std::size_t{1} << points_.size();
    for (std::size_t way = 0; way < ways; ++way) {
      const std::vector<std::string> names = orderIn(way);
      ruling.push_back(names.empty() ? std::string() : names.front());
    }
    return ruling;
  }

  /// [U5] Whether there are more open points than are tried.
  bool isUntried() const { return !untried_.empty(); }

  /// [U2] The points that can change who rules, and those that are not tried.
  std::vector<std::uint32_t> bearing(const std::vector<std::string> &ruling) const {
    std::vector<std::uint32_t> found = untried_;
    for (std::size_t point = 0; point < points_.size(); ++point)
      for (std::size_t way = 0; way < ruling.size(); ++way)
        if (ruling[way] != ruling[way ^ (std::size_t{1} << point)]) {
          found.push_back(points_[point]);
          break;
        }
    return found;
  }

  /// Everybody in the order, if the open points are settled in a way that has somebody.
  std::vector<std::string> orderIn(std::size_t way) {
    settled_ = settledIn(points_, way);
    return order();
  }

private:
  static constexpr std::size_t kMostTried = 8; // ways are doubled with each

  void note(std::uint32_t open) {
    if (!unsettled(text_, open) || std::find(points_.begin(), points_.end(), open) != points_.end())
      return;
    if (points_.size() < kMostTried)
      points_.push_back(open);
    else
      untried_.push_back(open);
  }

  /// [D5] Whether what stands in a clause, under such a point, is there.
  bool isThere(std::uint32_t clause, std::uint32_t open) const { return isThereIn(text_, clause, open, settled_); }

  /// [D3] Nobody holds a post that is not in force.
  bool isThere(SeatIndex seat) const {
    const schema::Seat &row = tables_.seats[number(seat)];
    return model_.seat(seat).inForce.contains(day_) && isThere(row.clause(), row.open()) &&
           (row.actor() == kNone || isActorThere(ActorIndex{row.actor()}));
  }
  bool isActorThere(ActorIndex actor) const {
    const schema::Actor &row = model_.tables().authority().actors[number(actor)];
    return row.from_day() <= day_ && day_ < row.until_day();
  }

  /// Whether somebody may rule who is called so: of a post that has seats on the body, in one of them.
  bool isThere(std::string_view name) const {
    bool sits = false;
    for (std::uint32_t seat : tables_.seatLists.at(body_.seats()))
      if (model_.name(SeatIndex{seat}) == name) {
        if (isThere(SeatIndex{seat}))
          return true;
        sits = true;
      }
    if (sits)
      return false;
    const std::uint32_t actors = static_cast<std::uint32_t>(model_.tables().authority().actors.size());
    for (std::uint32_t actor = 0; actor < actors; ++actor)
      if (model_.name(ActorIndex{actor}) == name)
        return isActorThere(ActorIndex{actor});
    return true;
  }

  /// [C4] Who rules, in order. The holder of a single seat does not rule on themselves; of several holders, another
  /// may.
  std::vector<std::string> order() const {
    if (!isThere(body_.clause(), body_.open()) || !isThere(body_.clause(), body_.start_open()) ||
        !isThere(rule_.clause(), rule_.days().open()))
      return {};
    std::vector<std::string> own;
    for (SeatIndex seat : concerned_) {
      // Nobody is judge in their own cause, unless there is another holder on the day.
      bool another = std::any_of(concerned_.begin(), concerned_.end(), [&](SeatIndex other) {
        return model_.name(other) == model_.name(seat) && isThere(other) && tables_.seats[number(other)].most() != 1;
      });
      if (!another)
        own.emplace_back(model_.name(seat));
    }
    auto isOwn = [&](std::string_view name) { return std::find(own.begin(), own.end(), name) != own.end(); };
    auto named = tables_.seatLists.at(rule_.ruled_on_by());
    auto written = tables_.texts.at(rule_.ruled_on_names());
    std::vector<std::string> order;
    if (named.size() >= written.size()) {
      for (std::uint32_t row : named)
        if (!isOwn(model_.name(SeatIndex{row})) && isThere(model_.name(SeatIndex{row})))
          order.push_back(listedName(model_, SeatIndex{row}));
      return order;
    }
    // The words name those too that have no seat on the body.
    for (const schema::Span &name : written)
      if (!isOwn(textAt(tables_.pool, name)) && isThere(textAt(tables_.pool, name)))
        order.emplace_back(textAt(tables_.pool, name));
    return order;
  }

  const Model &model_;
  const BodyTables &tables_;
  const TextTables &text_;
  const schema::Body &body_;
  const schema::ConflictRule &rule_;
  const std::vector<SeatIndex> &concerned_;
  Day day_;
  std::vector<std::uint32_t> points_; ///< on which it hangs who is there
  std::vector<Settled> settled_;
  std::vector<std::uint32_t> untried_;
};

/// Who rules in one body on a conflict of somebody in one of these seats (none: of anybody).
void addRulings(const Model &model, BodyIndex body, const std::vector<SeatIndex> &concerned, Day day, Answer &answer) {
  const BodyTables &tables = model.tables().bodies();
  for (const schema::ConflictRule &rule : tables.conflicts.at(tables.bodies[number(body)].conflicts())) {
    if (day < rule.days().from_day() || day >= rule.days().until_day())
      continue;
    Ruling ruling(model, body, rule, concerned, day);
    const std::vector<std::string> ways = ruling.inEveryWay();
    const bool open = ruling.isUntried() ||
                      std::any_of(ways.begin(), ways.end(), [&](const auto &one) { return one != ways.front(); });
    for (std::uint32_t point : ruling.bearing(ways))
      openPointInWords(model, point, answer.dependsOn);
    std::string where = "in " + ticked(model.name(body)) + mattersInWords(model, rule.matters());
    for (std::size_t way = 0; way < ways.size(); ++way) {
      if (ways[way].empty() ||
          std::find(ways.begin(), ways.begin() + std::ptrdiff_t(way), ways[way]) != ways.begin() + std::ptrdiff_t(way))
        continue;
      std::string sentence = "A conflict of interest " + where + " is ruled on by ";
      const std::vector<std::string> order = ruling.orderIn(way);
      for (std::size_t i = 0; i < order.size(); ++i)
        sentence += (i == 0 ? "" : ", then by ") + ticked(order[i]);
      sentence += ".";
      answer.list.push_back(
          {ways[way], open ? Truth::Depends : Truth::Yes, where, {{sentence, clauseIf(rule.clause())}}, std::nullopt});
      addOnce(answer.because, {sentence, clauseIf(rule.clause())});
    }
  }
}

using Sitting = std::vector<std::pair<BodyIndex, std::vector<SeatIndex>>>;

/// The bodies that some are, or sit on, with the seats that they have there.
Sitting sittingOf(const Model &model, const std::vector<ActorIndex> &actors) {
  const Tables &tables = model.tables();
  Sitting bodies;
  for (ActorIndex actor : actors) {
    if (std::uint32_t body = tables.authority().actors[number(actor)].body(); body != kNone)
      bodies.push_back({BodyIndex{body}, {}});
    for (SeatIndex seat : seatsOf(model, actor)) {
      BodyIndex body{tables.bodies().seats[number(seat)].body()};
      auto at = std::find_if(bodies.begin(), bodies.end(), [&](const auto &one) { return one.first == body; });
      if (at == bodies.end())
        at = bodies.insert(at, {body, {}});
      at->second.push_back(seat);
    }
  }
  return bodies;
}

} // namespace

Answering answerWhoRulesOnConflict(const Model &model, const QuestionForm &question, Day day) {
  auto actors = resolveActors(model, question.subject);
  if (auto *why = std::get_if<NotUnderstood>(&actors))
    return std::move(*why);
  Answer answer;
  std::string name = question.subject.text();
  answer.asked = "who rules on a conflict of " + ticked(name) + " on " + printDay(day) + "?";
  Sitting bodies = sittingOf(model, std::get<std::vector<ActorIndex>>(actors));
  std::vector<std::string> silent;
  const std::size_t all = bodies.size();
  // [D4] In a body that is not in force nobody rules.
  std::erase_if(bodies, [&](const auto &one) {
    return !model.body(one.first).inForce.contains(day) || !model.tables().names().inForce.contains(day);
  });
  if (bodies.empty() && all != 0) {
    answer.truth = Truth::No;
    answer.summary = "Nobody rules on a conflict of " + ticked(name) + ": it is not in force on " + printDay(day) + ".";
    return answer;
  }
  for (const auto &[body, seats] : bodies) {
    std::size_t before = answer.list.size();
    addRulings(model, body, seats, day, answer);
    if (answer.list.size() == before)
      silent.push_back(ticked(model.name(body)));
  }
  const bool known =
      !answer.list.empty() && std::none_of(answer.list.begin(), answer.list.end(),
                                           [](const Listed &one) { return one.truth == Truth::Depends; });
  answer.truth = known ? Truth::Yes : Truth::Depends;
  std::vector<std::string> rulers;
  for (const Listed &one : answer.list)
    rulers.push_back(ticked(one.name) + " " + one.within);
  if (!rulers.empty() && !known)
    answer.summary = "Who rules on a conflict of " + ticked(name) + " depends on what is not known.";
  else if (!rulers.empty())
    answer.summary =
        listed(rulers) + (rulers.size() == 1 ? " rules" : " rule") + " on a conflict of " + ticked(name) + ".";
  else
    answer.summary = "Who rules on a conflict of " + ticked(name) + " is not said.";
  if (!rulers.empty() && !silent.empty())
    answer.summary += " Who rules on one in " + listed(silent, "or") + " is not said.";
  // [C4] Who rules is named for each clause that says it: a body besides that says nothing leaves nothing open.
  if (rulers.empty() && !silent.empty())
    answer.dependsOn.push_back(
        {"who rules on a conflict of interest in " + listed(silent) + ", which no clause says", std::nullopt});
  else if (bodies.empty())
    answer.dependsOn.push_back(
        {"who rules on a conflict of " + ticked(name) + ", which sits on no body", std::nullopt});
  return answer;
}

} // namespace quorate::runtime
