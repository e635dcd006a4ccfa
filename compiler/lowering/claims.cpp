// Claims: what the author expects of the constitution.
#include "compiler/lowering/statements.h"
#include "compiler/syntax/print.h"

#include <algorithm>
#include <span>

namespace quorate::ir::lowering {

namespace {

Measure measureOf(const ast::Measure &written) {
  Measure made;
  made.is = written.is;
  if (auto *number = std::get_if<std::uint32_t>(&written.amount)) {
    made.number = *number;
  } else {
    made.fraction = true;
    made.of = std::get<Fraction>(written.amount);
  }
  return made;
}

/// Reads what one claim says. Each `add` tells whether every name in it means something.
class PropertyReader {
public:
  PropertyReader(const Finished &finished, Reporter &reporter, const sema::Context &context, Claim &into)
      : declared_(finished.declared), organisations_(finished.organisations), bodies_(finished.bodies),
        references_(finished.references), rules_(finished, reporter), reporter_(reporter), context_(context),
        scope_(scopeOf(context)), claim_(into) {}

  bool read(const ast::Property &written) {
    return std::visit([&](const auto &what) { return add(what); }, written.is);
  }

private:
  using Says = Claim::Says;

  bool add(const ast::HoldVotes &hold) {
    claim_.says = Says::HoldVotes;
    subjects(hold.subjects);
    claim_.measure = measureOf(hold.measure);
    if (!bodies(hold.body) || !matter(hold.matter))
      return false;
    claim_.subjects.seats = seats(hold.subjects);
    return true;
  }
  bool add(const ast::CarryMotions &carry) {
    claim_.says = carry.block ? Says::Block : Says::Carry;
    subjects(carry.subjects);
    if (!bodies(carry.body) || !matter(carry.matter))
      return false;
    claim_.subjects.seats = seats(carry.subjects);
    return when(carry.when);
  }
  bool add(const ast::Begin &begin) {
    using How = ast::Begin::How;
    claim_.says = begin.how == How::InThatOrder    ? Says::BeginInOrder
                  : begin.how == How::OnTheSameDay ? Says::BeginTogether
                                                   : Says::BeginOn;
    claim_.day = begin.day;
    subjects(begin.subjects);
    for (const ast::Subject &subject : begin.subjects) {
      auto phase = declared_.meaning(subject.ref.head.id, sema::Sort::Phase);
      if (!phase) {
        reporter_.unknown(subject.ref, "phase", {sema::Sort::Phase});
        return false;
      }
      claim_.subjects.phases.push_back(PhaseId(*phase));
    }
    return true;
  }
  bool add(const ast::SitOn &sit) {
    claim_.says = Says::SitOn;
    subjects(sit.subjects);
    claim_.measure = measureOf(sit.measure);
    for (const ast::Subject &subject : sit.subjects)
      for (SeatId id : references_.seats(subject.ref, scope_))
        claim_.subjects.seats.push_back(id);
    return bodies(sit.body) && !claim_.subjects.seats.empty();
  }
  bool add(const ast::Has &has) {
    using What = ast::Has::What;
    claim_.says = has.what == What::Committees ? Says::HasCommittees
                  : has.what == What::Votes    ? Says::HasVotes
                                               : Says::HasMembers;
    subjects(has.subjects);
    claim_.measure = measureOf(has.measure);
    if (!subjectBodies(has.subjects))
      return false;
    if (has.what == What::Who)
      for (BodyId body : claim_.bodies) {
        std::optional<Selector> counted = who(has.who, body);
        if (!counted)
          return false;
        claim_.who.push_back(std::move(*counted));
      }
    return !has.fromEach || fromEach(*has.fromEach);
  }
  bool add(const ast::AreAccountable &accountable) {
    claim_.says = Says::AccountableTo;
    subjects(accountable.subjects);
    if (!subjectBodies(accountable.subjects))
      return false;
    for (BodyId body : claim_.bodies)
      claim_.parties.push_back(references_.parties(accountable.to, inside(body)));
    return true;
  }
  bool add(const ast::MayDecide &may) {
    claim_.says = may.only ? Says::OnlyMayDecide : Says::MayDecide;
    subjects(may.subjects);
    for (const ast::Subject &subject : may.subjects)
      for (ActorId id : references_.actors(subject.ref, scope_))
        claim_.subjects.actors.push_back(id);
    claim_.functions = references_.functions(may.functions);
    claim_.amount = may.amount;
    return !claim_.subjects.actors.empty() && claim_.functions.size() == may.functions.size();
  }
  bool add(const ast::MeetingIncludes &includes) {
    claim_.says = Says::MeetingIncludes;
    return bodies(includes.body) && people(includes.people);
  }
  bool add(const ast::CarriedWithVotesOf &carried) {
    claim_.says = Says::CarriedWithVotesOf;
    return bodies(carried.body) && matter(carried.matter) && people({&carried.people, 1});
  }
  bool add(const ast::NeverTied &tied) {
    claim_.says = Says::NeverTied;
    return bodies(tied.body) && matter(tied.matter) && when(tied.when);
  }
  bool add(const ast::EveryBodyStates &states) {
    using What = ast::EveryBodyStates::What;
    claim_.says = states.what == What::Quorum  ? Says::StatesQuorum
                  : states.what == What::Chair ? Says::StatesChair
                                               : Says::StatesVotingRule;
    return true;
  }

  /// Where what is said of one of the bodies is read.
  Scope inside(BodyId body) const { return bodies_.scopeOf(declared_, body, context_); }

  void subjects(const std::vector<ast::Subject> &subjects) {
    std::string &text = claim_.subjects.text;
    for (std::size_t i = 0; i < subjects.size(); ++i)
      text += (i == 0 ? "" : i + 1 == subjects.size() ? " and " : ", ") + declared_.write(subjects[i].ref);
  }
  bool subjectBodies(const std::vector<ast::Subject> &subjects) {
    for (const ast::Subject &subject : subjects)
      for (BodyId id : references_.bodies(subject.ref, scope_))
        claim_.bodies.push_back(id);
    claim_.subjects.bodies = claim_.bodies;
    return !claim_.bodies.empty();
  }
  bool bodies(const ast::Ref &ref) {
    claim_.bodies = references_.bodies(ref, scope_);
    return !claim_.bodies.empty();
  }
  bool matter(const std::optional<ast::Ref> &ref) {
    if (ref)
      claim_.matter = references_.function(*ref);
    return !ref || claim_.matter;
  }
  bool when(const ast::When &when) {
    claim_.when.is = when.is;
    claim_.when.number = when.number.value_or(0);
    if (when.ref)
      claim_.when.seats = seats({{false, *when.ref}});
    return !when.ref || !claim_.when.seats.empty();
  }
  bool people(std::span<const ast::People> all) {
    for (BodyId body : claim_.bodies) {
      std::vector<People> made;
      for (const ast::People &each : all)
        for (People &counted : rules_.people(each, body, claim_.clause, inside(body)))
          made.push_back(std::move(counted));
      claim_.people.push_back(std::move(made));
    }
    return true;
  }
  bool fromEach(const ast::Name &kind) {
    claim_.fromEachText = declared_.text(kind.id);
    if (auto meant = declared_.meaning(kind.id, sema::Sort::Kind))
      for (const Instance &instance : organisations_.instancesOf[*meant])
        if (instance.place)
          claim_.fromEach.push_back(instance.place);
    if (claim_.fromEach.empty())
      reporter_.unknown(kind, "kind of place", sema::Sort::Kind);
    return !claim_.fromEach.empty();
  }

  std::optional<Selector> who(const ast::Who &written, BodyId body);
  std::vector<SeatId> seats(const std::vector<ast::Subject> &subjects);

  const Declared &declared_;
  const Organisations &organisations_;
  const Bodies &bodies_;
  const ActorReferences &references_;
  const RuleReader rules_;
  Reporter &reporter_;
  const sema::Context &context_;
  const Scope scope_;
  Claim &claim_;
};

/// The seats that subjects mean on the bodies of the claim, in order. A post that has no seat there is a post all the
/// same: it holds none of the votes.
std::vector<SeatId> PropertyReader::seats(const std::vector<ast::Subject> &subjects) {
  std::vector<SeatId> all;
  for (const ast::Subject &subject : subjects) {
    const std::size_t before = all.size();
    for (BodyId body : claim_.bodies) {
      std::vector<SeatId> here = references_.seatsOn(body, subject.ref, scope_);
      all.insert(all.end(), here.begin(), here.end());
    }
    if (all.size() == before && !declared_.has(subject.ref.head.id, sema::Sort::Post))
      references_.unknownMember(subject.ref);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

/// The members that are counted. A claim may be about a post or a class that the body turns out not to have.
std::optional<Selector> PropertyReader::who(const ast::Who &written, BodyId body) {
  if (written.of != ast::Who::Of::Named)
    return rules_.selector(written, body, inside(body));
  const ast::Ref &ref = *written.ref;
  Selector made{references_.seatsOn(body, ref, inside(body)), false, declared_.write(ref)};
  if (made.seats.empty() && !declared_.has(ref.head.id, sema::Sort::Post) &&
      !declared_.has(ref.head.id, sema::Sort::Kind)) {
    references_.unknownMember(ref);
    return std::nullopt;
  }
  return made;
}

} // namespace

std::optional<Claim> claim(const Finished &finished, const ast::Claim &written, const ast::Declaration &declaration,
                           const sema::Context &context, Provenance &provenance, Reporter &reporter) {
  Claim made;
  made.title = written.title;
  made.clause = provenance.clause(declaration, context, "the claim " + written.title);
  made.text = syntax::print(written.property, finished.declared.names);
  made.known = written.known;
  made.knownBecause = written.because.value_or("");
  if (!PropertyReader(finished, reporter, context, made).read(written.property))
    return std::nullopt;
  return made;
}

} // namespace quorate::ir::lowering
