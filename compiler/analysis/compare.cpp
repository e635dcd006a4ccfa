// Says everything of each of two constitutions in the same words, and puts the words side by side.
#include "compiler/analysis/compare_rows.h"
#include "compiler/analysis/words.h"
#include "compiler/ir/kinds.h"
#include "compiler/listing/print.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <utility>

namespace quorate::analysis {
namespace {

constexpr const char *kSections[] = {"Bodies",       "Members",       "Votes",  "Quorum",
                                     "Voting rules", "Other clauses", "Powers", "Claims"};

/// Says of one side what can be said.
class Telling {
public:
  explicit Telling(const Side &side) : model_(*side.model), side_(side) {}

  Facts run() {
    for (std::size_t i = 0; i < model_.bodies.size(); ++i)
      // A side cut down to one day keeps its numbering; what is not there on that day has no days left.
      if (!model_.bodies[i].inForce.empty())
        body(ir::BodyId(i));
    powers();
    claims();
    return std::move(facts_);
  }

private:
  /// A clause with its days, if it does not apply on all of them.
  std::string dated(std::string text, ir::ClauseId clause) const {
    if (clause && model_.at(clause).inForce != ir::Interval{})
      text += " " + written(model_.at(clause).inForce);
    return text;
  }
  std::string on(const std::vector<ir::FunctionId> &matters) const {
    return matters.empty() ? "" : " on " + functionNames(model_, matters);
  }

  void body(ir::BodyId id) {
    const ir::Body &body = model_.at(id);
    std::string name = ticked(body.name), what = "there";
    if (!body.parents.empty())
      what = fmt::format("{}committee of {}", body.joint ? "joint " : "", parents(body));
    if (body.inForce != ir::Interval{})
      what += " " + written(body.inForce);
    if (unsettled(model_, body.open))
      what += ", to be confirmed";
    facts_.add(Section::Bodies, name, what);
    head(body, name);
    seats(body, name);
    ir::eachClause(body, [&](const auto &clause) { this->clause(clause, name); });
  }

  /// A clause in words; what it means, exactly; and what is left of that without what the words tell.
  template <class Clause> Said said(std::string words, const Clause &clause, const Clause &untold) const {
    return {dated(std::move(words), clause.clause), ir::print(model_, ir::AnyClause(&clause)),
            ir::print(model_, ir::AnyClause(&untold)), writtenText(clause.clause)};
  }

  /// "`quorum at least 3 members`"; empty if the clause has no text.
  std::string writtenText(ir::ClauseId clause) const {
    std::string text = clauseText(model_, clause);
    return text.empty() ? text : ticked(text);
  }

  // Kinds of clauses that have a wording and a section of their own; any other is shown as it is written.
  void clause(const auto &clause, const std::string &name) {
    std::string text = writtenText(clause.clause);
    facts_.add(Section::OtherClauses, fmt::format("{} of {}", ir::nameOf(clause), name),
               said(text.empty() ? ir::nameOf(clause) : text, clause, clause));
  }

  void clause(const ir::Accountability &to, const std::string &name) {
    ir::Accountability untold = to;
    untold.to.clear();
    facts_.add(Section::Bodies, name + " is accountable to", said(parties(to), to, untold));
  }

  void clause(const ir::Quorum &quorum, const std::string &name) {
    ir::Quorum untold = quorum;
    untold.none = false;
    untold.requirements.clear();
    facts_.add(Section::Quorum, name + words::spaced(words::purpose(quorum.to)) + on(quorum.matters),
               said(written(quorum), quorum, untold));
  }

  static std::string countsText(const ir::CountsAs &counts) {
    std::string text;
    for (const auto &[what, as] : {std::pair("abstentions", counts.abstentions), std::pair("silence", counts.silence),
                                   std::pair("vacancies", counts.vacancies)})
      if (as != ir::CountAs::Nothing)
        text += fmt::format(", {} count {}", what, words::countsAs(as));
    return text;
  }

  void clause(const ir::DecisionRule &rule, const std::string &name) {
    std::string text = unsettled(model_, rule.open) ? words::kToBeConfirmed : written(rule.thresholds);
    text += countsText(rule.counts);
    if (!rule.failingThat.empty())
      text += ", failing that " + written(rule.failingThat) + countsText(rule.failingCounts);
    ir::DecisionRule untold = rule;
    untold.open = {};
    untold.thresholds.clear();
    untold.failingThat.clear();
    untold.counts = untold.failingCounts = {};
    untold.tie = ir::Tie::Unstated;
    untold.breaker = {};
    untold.referredTo = {};
    facts_.add(Section::VotingRules, name + words::spaced(words::mode(rule.mode)) + on(rule.matters),
               said(text + tieText(rule), rule, untold));
  }

  /// What stands at the head of a body and in no clause.
  void head(const ir::Body &body, const std::string &name) {
    auto add = [&](const char *what, const std::vector<std::string> &names) {
      if (!names.empty())
        facts_.add(Section::Bodies, name + what, listed(names));
    };
    auto one = [&](auto id) { return id ? std::vector{ticked(model_.at(id).name)} : std::vector<std::string>(); };
    std::vector<std::string> before, aliases;
    for (ir::BodyId each : body.succeeds)
      before.push_back(ticked(model_.at(each).name));
    for (const std::string &alias : body.aliases)
      aliases.push_back(ticked(alias));
    add(" is of the kind", one(body.kind));
    add(" is for", one(body.place));
    add(" is a body of", one(body.organisation));
    add(" succeeds", before);
    add(" is also called", aliases);
    if (!body.follows.empty())
      add(" follows the model", {ticked(body.follows)});
  }

  std::string parents(const ir::Body &body) const {
    std::vector<std::string> names;
    for (ir::BodyId parent : body.parents)
      names.push_back(ticked(model_.at(parent).name));
    return listed(names);
  }

  std::string parties(const ir::Accountability &to) const {
    std::vector<std::string> names;
    for (const ir::Party &party : to.to)
      names.push_back(ticked(party.body ? model_.at(party.body).name : model_.at(party.organisation).name));
    return names.empty() ? words::kToBeConfirmed : listed(names);
  }

  static std::string voteText(const ir::Seat &seat) {
    switch (seat.voting) {
    case ir::Voting::Always: return seat.weight == 1 ? "votes" : fmt::format("votes with weight {}", seat.weight);
    case ir::Voting::Never: return "does not vote";
    case ir::Voting::ExceptOn: return "votes except on some matters";
    case ir::Voting::OnlyOn: return "votes only on some matters";
    case ir::Voting::OnlyTie: return "votes only to break a tie";
    case ir::Voting::Unstated: break;
    }
    return "vote not stated";
  }

  std::string countText(const ir::Seat &seat) const {
    if (unsettled(model_, seat.countOpen))
      return "a number of seats to be confirmed";
    if (seat.most == ir::Seat::kNoLimit)
      return fmt::format("{} {}", words::bound(ir::Bound::AtLeast), counted(seat.least, "seat"));
    return seat.least == seat.most ? counted(seat.least, "seat")
                                   : fmt::format("{} to {}", seat.least, counted(seat.most, "seat"));
  }

  void seats(const ir::Body &body, const std::string &name) {
    std::uint64_t members = 0, votes = 0;
    bool settled = true, any = false;
    for (ir::SeatId id : body.seats) {
      const ir::Seat &seat = model_.at(id);
      if (seat.inForce.empty())
        continue;
      any = true;
      std::string text =
          fmt::format("{}, {}{}", countText(seat), voteText(seat), seat.castingVote ? ", has casting vote" : "");
      if (seat.inForce != ir::Interval{})
        text += " " + written(seat.inForce);
      ir::Seat untold = seat;
      untold.least = untold.most = 0;
      untold.countOpen = {};
      untold.voting = ir::Voting::Unstated; // the words tell that there are matters, and not which
      untold.weight = seat.voting == ir::Voting::Always ? 1 : seat.weight;
      untold.castingVote = false;
      untold.inForce = {};
      facts_.add(Section::Members, fmt::format("`{}` of {}", seat.name, name),
                 {text, ir::print(model_, seat), ir::print(model_, untold), writtenText(seat.clause)});
      std::optional<bool> may = ir::votesOn(model_, seat, {});
      settled = settled && may && seat.least == seat.most && !unsettled(model_, seat.countOpen);
      members += seat.least;
      votes += may.value_or(false) ? std::uint64_t(seat.least) * seat.weight : 0;
    }
    if (any)
      facts_.add(Section::Votes, name,
                 settled ? fmt::format("{}, {}", counted(members, "member"), counted(votes, "vote"))
                         : fmt::format("{} and {} that are settled, more or fewer that are not",
                                       counted(members, "member"), counted(votes, "vote")));
  }

  std::string tieText(const ir::DecisionRule &rule) const {
    if (rule.tie == ir::Tie::Unstated)
      return "";
    if (rule.tie == ir::Tie::BrokenBy && !rule.breaker) // by a seat the body has not got
      return fmt::format(", {}", words::tie(ir::Tie::Lost));
    std::string who = rule.breaker                    ? ticked(model_.at(rule.breaker).post)
                      : rule.tie == ir::Tie::Referred ? actorName(model_, rule.referredTo)
                                                      : std::string();
    return ", " + words::tie(rule.tie, who);
  }

  std::string boundsText(const ir::Grant &grant) const {
    std::string text;
    if (grant.above)
      text = "above " + runtime::printMoney(*grant.above);
    if (unsettled(model_, grant.limit.open))
      text += std::string(text.empty() ? "" : ", ") + "up to an amount to be confirmed";
    else if (grant.limit.amount)
      text += fmt::format("{}up to {}", text.empty() ? "" : ", ", written(grant.limit));
    if (text.empty())
      text = model_.at(grant.function).hasAmount ? written(ir::Limit()) : "yes";
    if (grant.only)
      text += ", " + words::amountsIn(*grant.only);
    if (grant.conditional)
      text += ", on a condition or with agreement";
    if (grant.inForce != ir::Interval{})
      text += " " + written(grant.inForce);
    if (std::any_of(grant.dependsOn.begin(), grant.dependsOn.end(),
                    [&](ir::OpenPointId open) { return unsettled(model_, open); }))
      text += ", depending on what is to be confirmed";
    return text;
  }

  void powers() {
    for (const ir::Grant &grant : side_.authority->grants)
      if (!grant.heldOnly && !grant.inForce.empty())
        facts_.add(Section::Powers,
                   fmt::format("{} may decide `{}`{}", actorName(model_, grant.actor), model_.at(grant.function).name,
                               grant.place ? fmt::format(" in `{}`", model_.at(grant.place).name) : ""),
                   boundsText(grant));
  }

  void claims() {
    for (const ClaimVerdict &verdict : *side_.claims)
      facts_.add(Section::Claims, fmt::format("\"{}\"", model_.claims[verdict.claim].title),
                 fmt::format("{}: {}", word(verdict.is), verdict.explanation));
  }

  const ir::Model &model_;
  const Side &side_;
  Facts facts_;
};

/// The lines of the listing of a side, without what is in force on no day.
std::vector<std::string> listing(const ir::Model &whole) {
  ir::Model model = whole;
  std::erase_if(model.delegations, [](const ir::Delegation &each) { return each.inForce.empty(); });
  std::erase_if(model.reservations, [](const ir::Reservation &each) { return each.inForce.empty(); });
  std::vector<std::string> lines;
  std::string head; // what the lines set back are said of
  std::istringstream all(ir::print(model));
  for (std::string line; std::getline(all, line);)
    if (std::size_t begin = line.find_first_not_of(' '); begin == 0)
      lines.push_back(head = line);
    else if (begin != std::string::npos)
      lines.push_back(head + ": " + line.substr(begin));
  return lines;
}

/// What one side lists and the other does not.
std::string listedOnly(const std::vector<std::string> &one, const std::vector<std::string> &other) {
  std::set<std::string> there(other.begin(), other.end());
  std::string text;
  for (const std::string &line : one)
    if (!there.contains(line))
      text += (text.empty() ? "" : "; ") + line;
  return text;
}

/// Something may differ that has no words here: who holds a post, a citation, a condition. Then that is said too, as
/// the listing has it, so that "nothing differs" is always true.
void addRest(const Side &left, const Side &right, Comparison &comparison) {
  std::vector<std::string> one = listing(*left.model), other = listing(*right.model);
  ComparedRow row{"as `quorate emit ir` lists it", listedOnly(one, other), listedOnly(other, one)};
  if (!row.differs())
    return;
  comparison.same = false;
  comparison.sections.push_back({"Everything else", {std::move(row)}});
}

} // namespace

Comparison compare(const Side &left, const Side &right, bool all) {
  Facts one = Telling(left).run(), other = Telling(right).run();
  Comparison comparison{left.name, right.name, {}, true};
  for (std::size_t i = 0; i < std::size(kSections); ++i) {
    Section section = static_cast<Section>(i);
    ComparedSection rows{kSections[i], {}};
    auto add = [&](const std::string &name) {
      ComparedRow row = rowOf(section, name, one, other);
      comparison.same = comparison.same && !row.differs();
      if (all || row.differs())
        rows.rows.push_back(std::move(row));
    };
    for (const std::string &name : one.names(section))
      add(name);
    for (const std::string &name : other.names(section))
      if (one.of(section, name).empty())
        add(name);
    if (!rows.rows.empty())
      comparison.sections.push_back(std::move(rows));
  }
  if (comparison.same)
    addRest(left, right, comparison);
  return comparison;
}

} // namespace quorate::analysis
