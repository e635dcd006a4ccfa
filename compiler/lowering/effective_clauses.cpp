// Which clauses apply to a body, after its model, its template and its variations.
#include "compiler/lowering/body_clauses.h"

#include <algorithm>

namespace quorate::ir::lowering {

namespace {

bool isDated(const ast::BodyClause &clause, const ClauseSource &source) {
  return source.period || std::any_of(clause.notes.begin(), clause.notes.end(), [](const ast::Note &note) {
           return std::holds_alternative<ast::Period>(note.is);
         });
}

// What tells apart the slots of clauses of one kind, besides their matters.
std::string_view purposeOf(const auto &) { return {}; }
std::string_view purposeOf(const ast::Quorum &quorum) {
  return quorum.to == ast::Quorum::To::Vote ? " to vote" : quorum.to == ast::Quorum::To::Begin ? " to begin" : "";
}
std::string_view purposeOf(const ast::Decides &decides) {
  return decides.mode == ast::Mode::InWriting        ? " in writing"
         : decides.mode == ast::Mode::Electronically ? " by electronic vote"
                                                     : "";
}

/// What of a body a clause states once: "the quorum to vote on Pay". Clauses without a slot may stand several times,
/// and none takes the place of another.
std::string slotOf(const ast::BodyClause &clause, const Names &names) {
  return std::visit(
      [&](const auto &each) {
        std::string slot = std::string(each.kForm.slot) + std::string(purposeOf(each));
        if constexpr (requires { each.matters; })
          for (std::size_t i = 0; i < each.matters.size(); ++i)
            slot += (i == 0 ? " on " : ", ") + names.text(each.matters[i].head.id);
        return slot;
      },
      clause.is);
}

class Layers {
public:
  Layers(const Declared &declared, const Bodies &bodies, BodyId body, Reporter &reporter)
      : declared_(declared), bodies_(bodies), body_(body), reporter_(reporter) {}

  std::vector<EffectiveClause> run() && {
    for (const ClauseSource &source : bodies_.clauses[body_.index()])
      for (const ast::BodyClause &clause : *source.clauses)
        add(clause, source);
    std::erase_if(all_, [](const EffectiveClause &each) { return !each.clause; });
    return std::move(all_);
  }

private:
  void add(const ast::BodyClause &clause, const ClauseSource &source) {
    EffectiveClause made{&clause, &source, slotOf(clause, declared_.names)};
    if (!made.slot.empty()) {
      auto before =
          std::find_if(taken_.begin(), taken_.end(), [&](std::size_t each) { return all_[each].slot == made.slot; });
      if (before != taken_.end()) {
        beside(all_[*before], std::move(made));
        return;
      }
      taken_.push_back(all_.size());
    }
    all_.push_back(std::move(made));
  }

  /// What becomes of a clause whose slot another has taken first. `first` may be replaced.
  void beside(EffectiveClause &first, EffectiveClause made) {
    const bool within = first.source == made.source, sameLayer = first.source->layer == made.source->layer;
    const bool dated = isDated(*made.clause, *made.source), firstDated = isDated(*first.clause, *first.source);
    const bool isTemplate = bodies_.templateOf(declared_, body_).forEach.has_value();
    const bool varies = !sameLayer && (isTemplate || first.source->layer == Layer::Model);
    // Rules for different days stand side by side. Whether the days overlap is for the analysis to say; but a variation
    // goes before what it varies, whatever days that is for.
    if ((within && formOf(*made.clause).mayRepeat) || (dated && firstDated && !varies) ||
        (sameLayer && (dated || firstDated))) {
      all_.push_back(std::move(made));
      return;
    }
    made.fills = openOf(*first.clause) && !sameLayer;
    if (!made.fills && !varies && !dated) {
      twice(first, made);
      return;
    }
    made.replaced = first.clause;
    made.replacedSource = first.source;
    // [R2] What is varied may be written for several stretches of days: each is.
    if (varies)
      for (EffectiveClause &other : all_)
        if (&other != &first && other.clause && other.slot == made.slot && other.source->layer < made.source->layer) {
          made.replacedToo.emplace_back(other.clause, other.source);
          if (!dated)
            other.clause = nullptr;
        }
    if (!dated) {
      first = std::move(made);
      return;
    }
    made.fills = false;
    made.besides = true;
    all_.push_back(std::move(made));
  }

  void twice(const EffectiveClause &first, const EffectiveClause &made) {
    Diagnostic &found =
        reporter_
            .report<diag::StatedTwice>(made.clause->range, made.slot + " of " + bodies_.subjectOf(declared_, body_))
            .label(first.clause->range, "it is stated here first")
            .mend("keep one of the two");
    if (first.source != made.source)
      found.note("the two say different things of the same body, and nothing says which comes first");
  }

  const Declared &declared_;
  const Bodies &bodies_;
  BodyId body_;
  Reporter &reporter_;
  std::vector<EffectiveClause> all_;
  std::vector<std::size_t> taken_; ///< the first clause of each slot
};

} // namespace

const ast::ClauseForm &formOf(const ast::BodyClause &clause) {
  return std::visit([](const auto &each) -> const ast::ClauseForm & { return each.kForm; }, clause.is);
}

const ast::Open *openOf(const ast::BodyClause &clause) {
  if (auto *quorum = std::get_if<ast::Quorum>(&clause.is))
    return std::get_if<ast::Open>(&quorum->is);
  if (auto *chaired = std::get_if<ast::ChairedBy>(&clause.is))
    return std::get_if<ast::Open>(&chaired->order);
  if (auto *accountable = std::get_if<ast::AccountableTo>(&clause.is))
    return std::get_if<ast::Open>(&accountable->to);
  if (auto *decides = std::get_if<ast::Decides>(&clause.is))
    return std::get_if<ast::Open>(&decides->by);
  if (auto *meets = std::get_if<ast::Meets>(&clause.is); meets && meets->rules.size() == 1)
    return std::get_if<ast::Open>(&meets->rules[0].is);
  return nullptr;
}

std::vector<EffectiveClause> effectiveClauses(const Declared &declared, const Bodies &bodies, BodyId body,
                                              Reporter &reporter) {
  return Layers(declared, bodies, body, reporter).run();
}

} // namespace quorate::ir::lowering
