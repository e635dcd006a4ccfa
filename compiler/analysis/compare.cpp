// Says everything of each of two constitutions in the same words, and puts the words side by side.
#include "compiler/analysis/compare.h"
#include "compiler/analysis/standing.h"
#include "compiler/analysis/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace quorate::analysis {
namespace {

constexpr const char *kSections[] = {"Bodies", "Members", "Votes", "Quorum", "Voting rules", "Powers", "Claims"};
enum Section : std::uint8_t { kBodies, kMembers, kVotes, kQuorum, kRules, kPowers, kClaims };

/// What is said of one side, in order. Something said twice of one name is joined.
class Facts {
public:
  void add(Section section, const std::string &name, const std::string &value) {
    auto [found, isNew] = index_.try_emplace({section, name}, all_.size());
    if (isNew)
      all_.push_back({section, name, value});
    else if (std::string &text = all_[found->second].value; text.find(value) == std::string::npos)
      text += "; " + value;
  }
  std::string of(Section section, const std::string &name) const {
    auto found = index_.find({section, name});
    return found == index_.end() ? std::string() : all_[found->second].value;
  }
  struct Fact {
    Section section;
    std::string name, value;
  };
  const std::vector<Fact> &all() const { return all_; }

private:
  std::vector<Fact> all_;
  std::map<std::pair<Section, std::string>, std::size_t> index_;
};

/// Says of one side what can be said.
class Telling {
public:
  explicit Telling(const Side &side) : model_(*side.model), side_(side) {}

  Facts run() {
    for (std::size_t i = 0; i < model_.bodies.size(); ++i)
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
    facts_.add(kBodies, name, what);
    if (const ir::Accountability *to = body.accountability.empty() ? nullptr : &body.accountability.front())
      facts_.add(kBodies, name + " is accountable to", parties(*to));
    seats(body, name);
    quorums(body, name);
    decisions(body, name);
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
    return names.empty() ? "to be confirmed" : listed(names);
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
      return fmt::format("at least {}", counted(seat.least, "seat"));
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
      facts_.add(kMembers, fmt::format("`{}` of {}", seat.name, name), text);
      std::optional<bool> may = ir::votesOn(model_, seat, {});
      settled = settled && may && seat.least == seat.most && !unsettled(model_, seat.countOpen);
      members += seat.least;
      votes += may.value_or(false) ? std::uint64_t(seat.least) * seat.weight : 0;
    }
    if (any)
      facts_.add(kVotes, name,
                 settled ? fmt::format("{}, {}", counted(members, "member"), counted(votes, "vote"))
                         : fmt::format("{} and {} that are settled, more or fewer that are not",
                                       counted(members, "member"), counted(votes, "vote")));
  }

  void quorums(const ir::Body &body, const std::string &name) {
    constexpr const char *kTo[] = {"", " to vote", " to begin"};
    for (const ir::Quorum &quorum : body.quorums)
      facts_.add(kQuorum, name + kTo[static_cast<std::size_t>(quorum.to)] + on(quorum.matters),
                 dated(written(quorum), quorum.clause));
  }

  std::string tieText(const ir::DecisionRule &rule) const {
    switch (rule.tie) {
    case ir::Tie::Unstated: return "";
    case ir::Tie::Lost: return ", a tie is lost";
    case ir::Tie::BrokenBy:
      return rule.breaker ? fmt::format(", `{}` breaks a tie", model_.at(rule.breaker).post) : ", a tie is lost";
    case ir::Tie::BrokenByPresider: return ", whoever presides breaks a tie";
    case ir::Tie::ByLot: return ", a tie is decided by lot";
    case ir::Tie::Referred: return fmt::format(", a tie goes to {}", actorName(model_, rule.referredTo));
    }
    return "";
  }

  void decisions(const ir::Body &body, const std::string &name) {
    constexpr const char *kMode[] = {"", " in writing", " electronically"};
    constexpr const char *kAs[] = {"", "for", "against"};
    for (const ir::DecisionRule &rule : body.decisions) {
      std::string text = unsettled(model_, rule.open) ? "to be confirmed" : written(rule.thresholds);
      if (!rule.failingThat.empty())
        text += ", failing that " + written(rule.failingThat);
      for (const auto &[what, as] : {std::pair("abstentions", rule.abstentions), std::pair("silence", rule.silence),
                                     std::pair("vacancies", rule.vacancies)})
        if (as != ir::CountAs::Nothing)
          text += fmt::format(", {} count {}", what, kAs[static_cast<std::size_t>(as)]);
      facts_.add(kRules, name + kMode[static_cast<std::size_t>(rule.mode)] + on(rule.matters),
                 dated(text + tieText(rule), rule.clause));
    }
  }

  std::string boundsText(const ir::Grant &grant) const {
    constexpr const char *kPer[] = {"a decision", "a month", "a quarter", "a year", "in all"};
    std::string text;
    if (grant.above)
      text = "above " + runtime::printMoney(*grant.above);
    if (unsettled(model_, grant.limit.open))
      text += std::string(text.empty() ? "" : ", ") + "up to an amount to be confirmed";
    else if (grant.limit.amount)
      text += fmt::format("{}up to {} {}", text.empty() ? "" : ", ", runtime::printMoney(*grant.limit.amount),
                          kPer[static_cast<std::size_t>(grant.limit.per)]);
    if (text.empty())
      text = model_.at(grant.function).hasAmount ? "any amount" : "yes";
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
        facts_.add(kPowers,
                   fmt::format("{} may decide `{}`{}", actorName(model_, grant.actor), model_.at(grant.function).name,
                               grant.place ? fmt::format(" in `{}`", model_.at(grant.place).name) : ""),
                   boundsText(grant));
  }

  void claims() {
    for (const ClaimVerdict &verdict : *side_.claims)
      facts_.add(kClaims, fmt::format("\"{}\"", model_.claims[verdict.claim].title),
                 fmt::format("{}: {}", word(verdict.is), verdict.explanation));
  }

  const ir::Model &model_;
  const Side &side_;
  Facts facts_;
};

} // namespace

Comparison compare(const Side &left, const Side &right, bool all) {
  Facts one = Telling(left).run(), other = Telling(right).run();
  Comparison comparison{left.name, right.name, {}, true};
  for (std::size_t i = 0; i < std::size(kSections); ++i) {
    Section section = static_cast<Section>(i);
    ComparedSection rows{kSections[i], {}};
    auto add = [&](const std::string &name) {
      ComparedRow row{name, one.of(section, name), other.of(section, name)};
      comparison.same = comparison.same && !row.differs();
      if (all || row.differs())
        rows.rows.push_back(std::move(row));
    };
    for (const Facts::Fact &fact : one.all())
      if (fact.section == section)
        add(fact.name);
    for (const Facts::Fact &fact : other.all())
      if (fact.section == section && one.of(section, fact.name).empty())
        add(fact.name);
    if (!rows.rows.empty())
      comparison.sections.push_back(std::move(rows));
  }
  return comparison;
}

} // namespace quorate::analysis
