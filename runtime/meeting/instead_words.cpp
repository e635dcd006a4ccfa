// What would have made a meeting quorate, or a motion carry, in words.
#include "runtime/authority.h"
#include "runtime/meeting/meeting_words.h"
#include "runtime/model/terms.h"
#include "runtime/words/rules.h"
#include "runtime/words/wording.h"

#include <algorithm>
#include <numeric>

namespace quorate::runtime {

struct MeetingWords::Labels {
  std::vector<Whom> labels, lacking;
  std::vector<const schema::Requirement *> asks{}; ///< of each label; none for those of votes

  /// Whoever it is; and if not anybody would do, those with a vote.
  void addEverybody(const Tally &tally) {
    for (bool voting : {false, true}) {
      Whom all;
      all.voting = voting;
      all.runs.resize(tally.runs.size());
      std::iota(all.runs.begin(), all.runs.end(), 0);
      labels.push_back(std::move(all));
      asks.push_back(nullptr);
    }
  }

  /// Of those whom two rules ask for, as many as either does.
  void lack(Whom among) {
    for (Whom &other : lacking)
      if (other.runs == among.runs && other.oneOfEach == among.oneOfEach && other.voting == among.voting) {
        if (among.least > other.least)
          other = std::move(among);
        return;
      }
    lacking.push_back(std::move(among));
  }
  /// The widest first: who may be anybody is told so.
  void sort() {
    std::vector<std::size_t> order(labels.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return labels[a].runs.size() > labels[b].runs.size(); });
    Labels sorted;
    for (std::size_t i : order) {
      sorted.labels.push_back(std::move(labels[i]));
      sorted.asks.push_back(asks[i]);
    }
    labels = std::move(sorted.labels);
    asks = std::move(sorted.asks);
  }
};

namespace {

Whom amongOf(const Tally &tally, const schema::Who &who) {
  Whom among;
  among.voting = who.voting_only();
  for (std::uint32_t i : tally.tables->positions.at(who.seats()))
    if (i < tally.runs.size())
      among.runs.push_back(i);
  among.words = who.everyone() ? std::string() : ticked(textAt(tally.tables->pool, who.text()));
  return among;
}

/// " who abstains", " who have not voted", " who may hold their seat"
std::string nowInWords(const Whom &one, std::uint64_t number) {
  if (one.fit)
    return number == 1 ? " who may hold their seat" : " who may hold their seats";
  if (!one.abstains)
    return {};
  return *one.abstains ? (number == 1 ? " who abstains" : " who abstain")
                       : (number == 1 ? " who has not voted" : " who have not voted");
}

/// One seat of each group of which nobody is there.
Whom missingGroups(const Tally &tally, const schema::Requirement &requirement) {
  Whom among;
  among.oneOfEach = true;
  for (const schema::Who &group : tally.tables->groups.at(requirement.groups()))
    if (tally.countOf(group) == 0)
      for (std::uint32_t i : tally.tables->positions.at(group.seats()))
        if (i < tally.runs.size() && tally.runs[i].mostFilled != 0) {
          among.runs.push_back(i);
          break;
        }
  return among;
}

} // namespace

MeetingWords::Labels MeetingWords::quorumLabels() const {
  Labels all;
  const Tally &tally = item_.tally;
  auto addAll = [&](const schema::Span &requirements) {
    for (const schema::Requirement &requirement : tables_.requirements.at(requirements)) {
      if (tally.met(requirement))
        continue;
      bool groups = requirement.groups().count() != 0;
      Whom among = groups ? missingGroups(tally, requirement) : amongOf(tally, requirement.who());
      std::uint64_t have = tally.have(requirement), needed = tally.needed(requirement);
      const std::uint64_t lacks = needed > have ? needed - have : 0;
      among.words = whoInWords(requirement, lacks);
      all.labels.push_back(among);
      all.asks.push_back(&requirement);
      among.least = lacks;
      all.lack(std::move(among));
    }
  };
  bool replaced = outcome_.quorum.by == QuorumBy::AdjournedThose;
  if (replaced)
    addAll(tally.rules.adjourned->then());
  auto [first, second] = item_.asked();
  for (const Applying<schema::Quorum> *quorum : {replaced ? nullptr : first, second})
    if (quorum && *quorum)
      addAll((*quorum)->requirements());
  all.sort();
  // In the words of what is lacking, if they say enough.
  all.addEverybody(tally);
  return all;
}

MeetingWords::Labels MeetingWords::voteLabels() const {
  Labels all;
  const Tally &tally = item_.tally;
  all.addEverybody(tally);
  if (const Applying<schema::Rule> &rule = tally.rules.decides)
    for (const schema::Span &span : {rule->thresholds(), rule->failing_that()})
      for (const schema::Threshold &threshold : tables_.thresholds.at(span)) {
        rules::Line line = lineOf(threshold);
        if (threshold.among().everyone() || rules::met(line, tally.sum(threshold)))
          continue;
        Whom among = amongOf(tally, threshold.among());
        all.labels.push_back(among);
        all.asks.push_back(nullptr);
        // So many of theirs as meet it while nobody else does anything.
        std::uint32_t votes = 1;
        while (votes < 100 && !rules::met(line, tally.sum(threshold, votes)))
          ++votes;
        among.least = votes;
        all.lack(std::move(among));
      }
  all.sort();
  return all;
}

std::string MeetingWords::whomInWords(const Whom &one) const {
  const std::string name = one.person          ? ticked(model_.name(*one.person))
                           : one.words.empty() ? seatName(runs_[one.runs.front()])
                                               : one.words;
  return name + nowInWords(one, one.least);
}

/// Of whom they are, or some of them: ", of whom one `Lay`", ": `Ann` and 2 of `Trustee`".
std::string MeetingWords::apartInWords(const Plan &plan) const {
  const bool come = plan.deed < Deed::Vote, named = plan.named;
  if (plan.ofWhom.empty())
    return plan.label.fit ? "," + nowInWords(plan.label, plan.heads)
           : plan.label.abstains
               ? (plan.heads == 1 ? ", of somebody" : ", of those") + nowInWords(plan.label, plan.heads)
               : std::string();
  if (named && plan.heads == 1)
    return (come ? ": " : ", that of ") + whomInWords(plan.ofWhom.front());
  std::vector<std::string> some;
  for (const Whom &one : plan.ofWhom) {
    const std::string_view of = come ? " " : named ? " of " : " by ";
    some.push_back((one.person ? std::string() : counted(one.least) + std::string(of)) + whomInWords(one));
  }
  return (named ? ": " : come ? ", of whom " : ", of which ") + listed(some);
}

std::string MeetingWords::planInWords(const Plan &plan, const Labels &labels) const {
  std::uint64_t heads = plan.heads;
  const Whom &label = plan.label;
  const schema::Requirement *asks = labels.asks[plan.labelled];
  const std::string apart = apartInWords(plan);
  std::string who = asks                  ? whoInWords(*asks, heads)
                    : label.words.empty() ? words::members(label.voting && !plan.named, heads)
                                          : label.words;
  std::string vote = " " + words::noun(heads, "vote");
  std::string by = label.words.empty() ? std::string() : " by " + label.words;
  switch (plan.deed) {
  case Deed::Come:
    if (label.oneOfEach && !plan.named)
      return "somebody from " + counted(heads) + " more " + who + apart;
    return counted(heads) + " more " + who + " present" + apart;
  case Deed::ComeAndVote: return counted(heads) + " more " + who + " present and in favour" + apart;
  case Deed::Vote: return counted(heads) + " more" + vote + " in favour" + by + apart;
  case Deed::Turn: return counted(heads) + " more" + vote + " in favour" + by + " instead of against" + apart;
  case Deed::Withhold:
  case Deed::Abstain: return counted(heads) + " fewer" + vote + " against" + by + apart;
  }
  return {};
}

/// Whether there are too many votes against for a threshold that looks at these alone.
bool MeetingWords::unmetAgainst() const {
  const Applying<schema::Rule> &rule = item_.tally.rules.decides;
  auto thresholds = rule ? tables_.thresholds.at(rule->thresholds()) : std::span<const schema::Threshold>();
  return std::any_of(thresholds.begin(), thresholds.end(), [&](const schema::Threshold &threshold) {
    return threshold.form() == ThresholdForm::Against && item_.tally.sum(threshold).against > threshold.number();
  });
}

/// [U4] Changes of what people do: the nearest that adds to what is told, and before it one that takes votes from the
/// other side, if that is nearer.
void MeetingWords::addPlans(Sought sought, bool quorum, const Scenes &scenes, std::vector<std::string> &out) const {
  Nearest nearest(scenes, sought);
  Labels those = quorumLabels(), voters = voteLabels();
  Plan best, turn;
  std::string bestWords, turnWords;
  auto take = [&](const Nearest &of, Deed deed, const Labels &labels, const std::string &before, std::uint64_t heads) {
    Plan plan = of.plan(deed, labels.labels, labels.lacking);
    if (!plan.any() || (best.any() && plan.heads + heads >= best.heads))
      return;
    bestWords = before + planInWords(plan, labels);
    best = std::move(plan);
    best.heads += heads;
  };
  if (!quorum)
    take(nearest, Deed::Come, those, {}, 0);
  if (sought == Sought::Decided) {
    take(nearest, Deed::Vote, voters, {}, 0);
    take(nearest, Deed::ComeAndVote, quorum ? voters : those, {}, 0);
    if (!quorum) {
      // More who come, and of those who are there more in favour.
      Nearest first(scenes, Sought::Quorate);
      if (Plan come = first.plan(Deed::Come, those.labels, those.lacking);
          come.any() && (!best.any() || come.heads + 1 < best.heads))
        take(Nearest(first.with(come), sought), Deed::Vote, voters, planInWords(come, those) + ", and ", come.heads);
    } else if (!best.any()) {
      take(nearest, Deed::Come, those, {}, 0);
    }
    bool veto = unmetAgainst();
    for (Deed deed : {veto ? Deed::Withhold : Deed::Turn, veto ? Deed::Turn : Deed::Withhold}) {
      Plan plan = nearest.plan(deed, voters.labels, voters.lacking);
      if (!plan.any() || (turn.any() && plan.heads >= turn.heads))
        continue;
      turnWords = planInWords(plan, voters);
      turn = std::move(plan);
    }
  }
  // Somebody who is there is as near as somebody who is not, unless their vote weighs more than one.
  bool weighed = std::any_of(runs_.begin(), runs_.end(),
                             [](const Run &run) { return run.exists && run.against != 0 && run.weight != 1; });
  bool instead = turn.any() && turn.heads == best.heads && best.deed == Deed::ComeAndVote && !weighed;
  if (turn.any() && (!best.any() || turn.heads < best.heads || instead))
    out.push_back(std::move(turnWords));
  if (best.any() && !instead)
    out.push_back(std::move(bestWords));
}

/// [U4] The same people at another sitting: an adjourned meeting, or outside one. Told only if it is enough.
void MeetingWords::addOtherSitting(Sought sought, const Scenes &scenes, std::vector<std::string> &out) const {
  const BodyRules &rules = item_.tally.rules;
  auto isYes = [&](auto change) {
    Scenes then;
    for (const auto &scene : scenes)
      then.push_back(change(*scene));
    return Nearest(std::move(then), sought).isYes();
  };
  if (!item_.tally.outside && !meeting_.adjourned && rules.adjourned && !unsettledRule(text_, rules.adjourned) &&
      outcome_.quorum.by != QuorumBy::GoesElsewhere && isYes([](const Scene &scene) { return scene.adjourned(); })) {
    const schema::WithoutQuorum &rule = *rules.adjourned.row;
    std::string text = "adjourn the meeting";
    if (rule.span_unit() != kNoSpan)
      text += " for " + printSpan({rule.span_count(), checked(rule.span_unit())});
    if (rule.whoever_is_present())
      text += "; whoever is present then is a quorum";
    for (const schema::Requirement &requirement : tables_.requirements.at(rule.then()))
      text += "; the quorum then is " + needInWords(requirement);
    out.push_back(std::move(text));
  }
  // Another way of deciding is no small change: it is told where nothing nearer helps.
  if (sought != Sought::Decided || !out.empty())
    return;
  for (Mode mode : {Mode::AtMeeting, Mode::InWriting, Mode::Electronically})
    if (mode != meeting_.mode && isYes([&](const Scene &scene) { return scene.decided(mode); }))
      out.push_back("decide it " +
                    (mode == Mode::AtMeeting ? std::string("at a meeting") : std::string(words::mode(mode))));
}

/// [U4] Whether somebody could decide what is decided here: a matter that goes to them is no nearer otherwise.
bool MeetingWords::mayBeReferredTo(ActorIndex actor) const {
  PowerRequest request;
  request.actor = actor;
  request.day = meeting_.day;
  if (!meeting_.matter)
    return true;
  request.function = *meeting_.matter;
  request.anywhere = true;
  return mayDecide(model_, request).truth != Truth::No;
}

void MeetingWords::addInstead(Sought sought, const Verdict &verdict, const Scenes &scenes,
                              std::vector<std::string> &out) const {
  const BodyRules &rules = item_.tally.rules;
  if (outcome_.quorum.by == QuorumBy::GoesElsewhere && mayBeReferredTo(ActorIndex{rules.conflict->goes_to()}))
    out.push_back("refer the matter to " + ticked(model_.name(ActorIndex{rules.conflict->goes_to()})));
  if (outcome_.by == CarriedBy::NoWay || outcome_.by == CarriedBy::MeetingAsked)
    return addOtherSitting(sought, scenes, out);
  addPlans(sought, (sought == Sought::Quorate ? verdict.quorate : verdict.mayDecide) == Truth::Yes, scenes, out);
  addOtherSitting(sought, scenes, out);
  if (sought == Sought::Decided && verdict.tied && item_.tieBreaker().is == TieBreaker::Is::Elsewhere &&
      mayBeReferredTo(ActorIndex{rules.decides->referred_to()}))
    out.push_back("refer it to " + ticked(model_.name(ActorIndex{rules.decides->referred_to()})));
}

} // namespace quorate::runtime
