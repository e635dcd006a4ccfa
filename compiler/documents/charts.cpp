// What the charts show: from the model to boxes and arrows, and to tables.
#include "compiler/documents/charts.h"

#include "compiler/documents/delegations.h"
#include "compiler/documents/drawing.h"
#include "compiler/documents/english.h"
#include "compiler/documents/words.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace quorate::documents {

using namespace ir;

namespace {

/// Boxes for bodies, organisations and posts, made when first asked for.
class Boxes {
public:
  Boxes(const Model &model, Drawing &drawing) : model_(model), drawing_(drawing) {
    for (const Body &body : model.bodies)
      ++instances_[body.templateName];
    for (const Organisation &organisation : model.organisations)
      ++ofKind_[organisation.kind];
  }

  /// The box of a body; many of one template share one, or the chart could not be read.
  std::size_t of(BodyId id) {
    const Body &body = model_.at(id);
    std::size_t count = instances_[body.templateName];
    std::string label = count > kSeparate ? body.templateName + " (" + std::to_string(count) + " bodies)" : body.name;
    return box("b" + label, label, Shape::Box);
  }
  std::size_t of(OrganisationId id) {
    const Organisation &organisation = model_.at(id);
    std::size_t count = organisation.kind ? ofKind_[organisation.kind] : 0;
    std::string label = count > kSeparate
                            ? model_.at(organisation.kind).name + " (" + std::to_string(count) + " organisations)"
                            : organisation.name;
    return box("o" + label, label, Shape::Ellipse);
  }
  std::size_t of(Party party) { return party.body ? of(party.body) : of(party.organisation); }
  std::size_t of(ActorId id) {
    const Actor &actor = model_.at(id);
    return actor.body ? of(actor.body) : box("p" + actor.name, actor.name, Shape::Rounded);
  }

  void arrow(std::size_t from, std::size_t to, Stroke stroke, std::string label = {}) {
    // Two boxes have one arrow, however many bodies share a box.
    if (drawn_.insert({from, to}).second)
      drawing_.arrows.push_back({from, to, std::move(label), stroke});
  }

private:
  static constexpr std::size_t kSeparate = 8; ///< more instances than this share a box

  std::size_t box(const std::string &key, const std::string &label, Shape shape) {
    auto [at, isNew] = boxes_.try_emplace(key, drawing_.nodes.size());
    if (isNew)
      drawing_.nodes.push_back({label, shape});
    return at->second;
  }

  const Model &model_;
  Drawing &drawing_;
  std::map<std::string, std::size_t> instances_, boxes_;
  std::map<KindId, std::size_t> ofKind_;
  std::set<std::pair<std::size_t, std::size_t>> drawn_;
};

void put(Composer &c, const Drawing &drawing, Table table) {
  documents::Clause clause = c.clause(drawing.describe);
  clause.blocks.push_back({Figure{drawing.title, drawing.describe, draw(drawing), drawing.id + ".svg"}});
  clause.blocks.push_back({std::move(table)});
  c.add(std::move(clause));
}

void bodies(Composer &c) {
  c.section("Bodies and committees", "bodies");
  Drawing drawing{"chart-of-bodies", "Bodies and committees", "", {}, {}};
  Boxes boxes(c.model, drawing);
  Table table{"Bodies and what each is a committee of", {"Body", "Committee of", "Organisation"}, {}, true, {}};
  std::size_t committees = 0;
  for (std::size_t i = 0; i < c.model.bodies.size(); ++i) {
    const Body &body = c.model.bodies[i];
    std::size_t own = boxes.of(BodyId(i));
    std::vector<Inline> parents;
    for (BodyId parent : body.parents) {
      parents.push_back(c.the(parent));
      boxes.arrow(boxes.of(parent), own, Stroke::Solid);
    }
    // A committee is a body of the organisation of its parent: that arrow would say it twice.
    if (body.organisation && parents.empty())
      boxes.arrow(boxes.of(body.organisation), own, Stroke::Dashed);
    committees += parents.empty() ? 0 : 1;
    table.rows.push_back(
        c.row({c.name(BodyId(i)), parents.empty() ? Composer::silent("None stated") : capitalised(list(parents)),
               body.organisation ? Inline(c.model.at(body.organisation).name) : Composer::silent()},
              body.clause));
  }
  if (table.rows.empty())
    return c.add(c.notStated("No bodies are stated"));
  drawing.describe =
      "The chart shows " + english::count(c.model.bodies.size(), "body") + ", " +
      (committees == 0 ? "none of them a committee"
                       : english::number(committees) + " of them " + (committees == 1 ? "a committee" : "committees")) +
      ". A box is a body and an oval an organisation. An arrow leads from a body to its committee; a "
      "dashed arrow leads from an organisation to its body. The table says the same.";
  put(c, drawing, std::move(table));
}

void accountability(Composer &c) {
  c.section("Accountability", "accountability");
  Drawing drawing{"chart-of-accountability", "Accountability", "", {}, {}};
  Boxes boxes(c.model, drawing);
  Table table{"To whom each body is accountable", {"Body", "Accountable to"}, {}, true, {}};
  std::size_t accountable = 0;
  for (std::size_t i = 0; i < c.model.bodies.size(); ++i) {
    const Body &body = c.model.bodies[i];
    std::vector<Inline> to;
    Inline open;
    for (const Accountability &it : body.accountability) {
      Inline days = c.days(it.clause, body.inForce);
      for (Party party : it.to) {
        to.push_back(days.empty() ? c.the(party) : c.the(party) << " (" << days << ")");
        boxes.arrow(boxes.of(BodyId(i)), boxes.of(party), Stroke::Solid);
      }
      if (it.open)
        open << " " << c.open(it.open);
    }
    accountable += to.empty() ? 0 : 1;
    Inline cell = to.empty() && open.empty() ? Composer::silent() : capitalised(list(to)) << open;
    table.rows.push_back(c.row({c.name(BodyId(i)), std::move(cell)},
                               body.accountability.empty() ? ClauseId() : body.accountability.front().clause));
  }
  if (accountable == 0)
    return c.add(c.notStated("It is not stated to whom any body is accountable"));
  drawing.describe =
      "The chart shows to whom " + english::count(accountable, "body") + (accountable == 1 ? " is" : " are") +
      " accountable. A box is a body and an oval an organisation; an arrow leads from a body to "
      "whoever it is accountable to. The table says the same, and lists the bodies for which nothing is stated.";
  put(c, drawing, std::move(table));
}

/// "Commission Community Services", "four matters".
std::string briefly(const Model &model, const std::vector<FunctionId> &named) {
  if (named.empty())
    return "everything else";
  return named.size() == 1 ? model.at(named.front()).name : english::count(named.size(), "matter");
}

/// Of a rest that is given on some days, and of another on others, one row: the table has no days.
std::optional<Delegation> wholeRest(const Model &model, const Delegation &it) {
  Delegation whole = it;
  for (const Delegation &other : model.delegations) {
    if (!other.everythingElse || other.clause != it.clause || other.from != it.from || other.to != it.to)
      continue;
    if (&other < &it)
      return std::nullopt;
    if (&other != &it)
      for (FunctionId id : other.functions)
        if (std::find(whole.functions.begin(), whole.functions.end(), id) == whole.functions.end())
          whole.functions.push_back(id);
  }
  std::sort(whole.functions.begin(), whole.functions.end());
  return whole;
}

/// An arrow stands for all that one gives to another, so that its label can only be brief; the table says it in full.
void delegation(Composer &c) {
  c.section("Delegation", "delegation");
  Drawing drawing{"chart-of-delegation", "Delegation", "", {}, {}};
  Boxes boxes(c.model, drawing);
  Table table{"Who delegates to whom", {"From", "To", "Matters", "Amounts", "Who must agree"}, {}, true, {}};
  std::map<std::pair<std::size_t, std::size_t>, std::vector<FunctionId>> between; // what each arrow stands for
  for (const Delegation &it : c.model.delegations) {
    if (it.from && it.to) {
      std::vector<FunctionId> &matters = between[{boxes.of(it.from), boxes.of(it.to)}];
      for (FunctionId id : it.named)
        if (std::find(matters.begin(), matters.end(), id) == matters.end())
          matters.push_back(id);
    }
    std::optional<Delegation> rest = it.everythingElse ? wholeRest(c.model, it) : std::nullopt;
    if (it.everythingElse && !rest)
      continue;
    const Delegation &told = rest ? *rest : it;
    Inline from = giver(c, it), to = receiver(c, it), limit = amountWords(c, told);
    table.rows.push_back(
        c.row({capitalised(from), capitalised(to), capitalised(matterWords(c, told)),
               limit.empty() ? Composer::silent("None stated") : capitalised(limit),
               it.agreement.empty() ? Composer::silent("Nobody else") : capitalised(c.the(it.agreement))},
              it.clause));
  }
  for (const Delegation &it : c.model.delegations)
    if (it.from && it.to) {
      std::size_t from = boxes.of(it.from), to = boxes.of(it.to);
      boxes.arrow(from, to, it.open ? Stroke::Dashed : Stroke::Solid, briefly(c.model, between[{from, to}]));
    }
  std::size_t lines = drawing.arrows.size();
  for (const Delegation &it : c.model.delegations)
    for (ActorId agreeing : it.agreement)
      if (it.to && agreeing != it.to)
        boxes.arrow(boxes.of(agreeing), boxes.of(it.to), Stroke::Bold, "must agree");
  bool agreement = drawing.arrows.size() > lines;
  if (table.rows.empty())
    return c.add(c.notStated("No powers are delegated"));
  drawing.describe = "The chart shows " + english::count(lines, "line") +
                     " of delegation. A box is a body and a box with round corners a post; an arrow leads from whoever "
                     "delegates to whoever receives the power, and is dashed if it is still to be confirmed. " +
                     (agreement ? "A bold arrow leads from whoever must agree to whoever decides. " : "") +
                     "The table says the same in full.";
  put(c, drawing, std::move(table));
}

/// What follows what: one arrow, labelled with its day, from the old to the new.
class Succession {
public:
  explicit Succession(Composer &composer) : c_(composer), boxes_(composer.model, drawing_) {}

  template <class Id> void add(Id id, runtime::Interval when, OpenPointId open, ClauseId clause) {
    const auto &thing = c_.model.at(id);
    if (thing.succeeds.empty())
      return;
    std::string day = when.from == runtime::Interval::kAlways ? "" : runtime::printDay(when.from);
    std::vector<Inline> before;
    for (Id old : thing.succeeds) {
      before.push_back(c_.the(old));
      boxes_.arrow(boxes_.of(old), boxes_.of(id), open ? Stroke::Dashed : Stroke::Solid, day);
    }
    Inline on = open ? c_.open(open) : day.empty() ? Composer::silent() : Inline(day);
    table_.rows.push_back(c_.row({capitalised(c_.the(id)), capitalised(list(before)), std::move(on)}, clause));
  }

  bool empty() const { return table_.rows.empty(); }
  void put() {
    drawing_.describe = "The chart shows " + english::count(drawing_.arrows.size(), "succession") +
                        ". A box is a body and an oval an organisation; an arrow leads from what closes to what takes "
                        "its place, and is dashed if the day is still to be confirmed. The table says the same.";
    documents::put(c_, drawing_, std::move(table_));
  }

private:
  Composer &c_;
  Drawing drawing_{"chart-of-succession", "Succession", "", {}, {}};
  Boxes boxes_;
  Table table_{"What takes the place of what", {"Takes its place", "Closes or hands over", "On"}, {}, true, {}};
};

void succession(Composer &c) {
  Succession all(c);
  for (std::size_t i = 0; i < c.model.bodies.size(); ++i)
    all.add(BodyId(i), c.model.bodies[i].inForce, c.model.bodies[i].startOpen, c.model.bodies[i].clause);
  for (std::size_t i = 0; i < c.model.organisations.size(); ++i)
    all.add(OrganisationId(i), c.model.organisations[i].inForce, c.model.organisations[i].startOpen,
            c.model.organisations[i].clause);
  if (all.empty())
    return;
  c.section("Succession", "succession");
  all.put();
}

} // namespace

Document charts(const Model &model, const Pages &pages) {
  Composer c(model, pages, pages.charts, "Charts of bodies, accountability and delegation");
  c.constitutionFacts();
  c.describe(
      "The bodies, to whom they are accountable, who delegates to whom, and what takes the place of what, drawn and in "
      "tables.");
  bodies(c);
  accountability(c);
  delegation(c);
  succession(c);
  return c.take();
}

std::vector<const Figure *> figuresOf(const Document &document) {
  std::vector<const Figure *> figures;
  for (const Section &section : document.sections)
    for (const Block &block : section.blocks)
      if (const auto *clause = std::get_if<documents::Clause>(&block.is))
        for (const Block &inner : clause->blocks)
          if (const auto *figure = std::get_if<Figure>(&inner.is))
            figures.push_back(figure);
  return figures;
}

} // namespace quorate::documents
