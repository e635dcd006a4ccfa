// The flat model as lines of text: every fact that has a meaning, and none that has not, so that two models that print
// alike mean alike.
#include "compiler/listing/print.h"
#include "compiler/ir/kinds.h"

#include "runtime/words/rules.h"

#include <fmt/format.h>

namespace quorate::ir {

namespace {

class Listing {
public:
  explicit Listing(const Model &model) : model_(model) {}

  std::string run() {
    header();
    for (const Citation &c : model_.citations)
      line("citation {} is \"{}\" at \"{}\"{}", c.name, c.title, c.locator, c.dated ? " dated " + day(*c.dated) : "");
    for (const Kind &k : model_.kinds)
      line("kind {}{}", k.name, k.parent ? " is a " + model_.at(k.parent).name : "");
    for (const Place &p : model_.places)
      line("place {}: {} [{}, {}){}", p.name, model_.at(p.kind).name, p.first, p.last,
           p.parent ? " in " + model_.at(p.parent).name : "");
    for (const Organisation &o : model_.organisations)
      organisation(o);
    for (const Function &f : model_.functions)
      line("{} {}: {}{}{}", f.isGroup ? "group" : "function", f.name, functions(f.groups),
           f.hasAmount ? ", has an amount" : "", f.law.empty() ? "" : fmt::format(", under \"{}\"", f.law));
    for (const Body &b : model_.bodies)
      body(b);
    for (const Actor &a : model_.actors)
      if (!a.body)
        line("post {}{}{}{}", a.name, seatNames(a.seats), a.place ? " in " + model_.at(a.place).name : "",
             strings(" also called ", a.aliases));
    for (const Reservation &r : model_.reservations)
      line("reserve {} to {}{}{}{}{}{}", functions(r.functions), r.to || r.toOpen ? who(r.to, r.toOpen) : "nobody",
           place(r.place), condition(r.condition) + agreement(r.agreement), interval(r.inForce), open(r.open),
           provenance(r.clause));
    for (const Delegation &d : model_.delegations)
      delegation(d);
    for (const BandTable &t : model_.bands)
      for (const BandTable::Band &b : t.bands)
        line("band of {}{} from {}: {} to {}", functions(t.functions), place(t.place), who(t.from, {}),
             words::amounts(b.amounts, " "), who(b.who, {}));
    for (const Amendment &a : model_.amendments)
      line("amend {} by {}{}", a.what, a.by || a.byOpen ? who(a.by, a.byOpen) : "nobody", agreement(a.agreement));
    for (const Calendar &c : model_.calendars) {
      line("calendar {} leaves out weekdays {}", c.name, c.weekdays);
      for (const Interval &days : c.days)
        line("  {}", interval(days));
    }
    for (const Person &p : model_.persons)
      person(p);
    for (const Incompatible &i : model_.incompatible)
      line("nobody holds both {} and {}{}", i.firstText, i.secondText, provenance(i.clause));
    for (const Phase &p : model_.phases)
      line("phase {}{}{}", p.name, interval(p.when), open(p.open));
    for (const Claim &c : model_.claims)
      line("claim \"{}\" {} (known {}){}", c.title, c.text, static_cast<int>(c.known), provenance(c.clause));
    for (const Scenario &s : model_.scenarios) {
      line("scenario \"{}\"{}", s.title, s.day ? " on " + day(*s.day) : "");
      for (const Expectation &e : s.expectations)
        line("  {} {}{}", e.text, static_cast<int>(e.answer), strings(" ", e.names));
    }
    for (const Text &t : model_.texts)
      line("text \"{}\": \"{}\"{}", t.heading, t.prose, provenance(t.clause));
    for (const OpenPoint &o : model_.openPoints)
      line("to be confirmed: {} ({}){}", o.subject, o.note, o.filledBy ? ", assumed meanwhile" : "");
    for (const Assumption &a : model_.assumptions)
      line("assumed: {}", a.reason);
    return std::move(out_);
  }

  std::string run(const Authority &authority) {
    for (std::size_t i = 0; i < authority.grants.size(); ++i) {
      const Grant &g = authority.grants[i];
      const std::string what = model_.at(g.function).name + place(g.place) + interval(g.inForce) + limit(g.limit);
      const std::string from = g.from ? fmt::format(" from {}", g.from.value) : "";
      const std::string rests =
          g.dependsOn.empty() ? "" : fmt::format(", depends on {} open points", g.dependsOn.size());
      line("{}: {} may decide {} by {}{}{}{}", i, model_.at(g.actor).name, what, basis(g), from,
           g.conditional ? ", on a condition" : "", rests);
    }
    for (const AuthorityFault &f : authority.faults)
      line("fault {} of delegation {}", static_cast<int>(f.is), f.delegation.value);
    return std::move(out_);
  }

  std::string run(const AnyClause &any) {
    std::visit([this](const auto *each) { clause(*each); }, any);
    return std::move(out_);
  }

  std::string run(const Seat &each) {
    seat(each);
    return std::move(out_);
  }

private:
  std::string basis(const Grant &g) const {
    switch (g.basis) {
    case Basis::Reservation: return "reservation";
    case Basis::Default: return "default of " + model_.at(g.organisation).name;
    case Basis::Delegation: break;
    }
    return fmt::format("delegation {}", g.delegation.value);
  }

  template <class... Args> void line(fmt::format_string<Args...> format, Args &&...args) {
    out_ += fmt::format(format, std::forward<Args>(args)...) + "\n";
  }
  static std::string day(Day d) { return runtime::printDay(d); }
  static std::string interval(const Interval &i) {
    std::string out;
    if (i.from != Interval::kAlways)
      out += " from " + day(i.from);
    if (i.until != Interval::kForEver)
      out += " until " + day(i.until);
    return out;
  }
  std::string open(OpenPointId id) const { return id ? " to be confirmed: " + model_.at(id).subject : ""; }
  std::string place(PlaceId id) const { return id ? " in " + model_.at(id).name : ""; }
  std::string who(ActorId id, OpenPointId unknown) const {
    return id ? model_.at(id).name : "somebody" + open(unknown);
  }
  std::string provenance(ClauseId id) const {
    if (!id)
      return {};
    const Clause &c = model_.at(id);
    std::string out;
    for (const Reference &r : c.references)
      out += fmt::format(" see {} at \"{}\"", model_.at(r.citation).name, r.at);
    if (c.assumption)
      out += " assumed: " + model_.at(c.assumption).reason;
    if (!c.knownAs.empty())
      out += " known as " + c.knownAs;
    return out + interval(c.inForce) + open(c.datesOpen) + open(c.open);
  }
  std::string functions(const std::vector<FunctionId> &all) const {
    std::string out;
    for (FunctionId id : all)
      out += (out.empty() ? "" : ", ") + model_.at(id).name;
    return out;
  }
  static std::string strings(std::string_view before, const std::vector<std::string> &all) {
    std::string out;
    for (const std::string &each : all)
      out += (out.empty() ? std::string(before) : ", ") + each;
    return out;
  }
  static std::string inTurn(const std::vector<std::string> &all) {
    std::string out;
    for (const std::string &each : all)
      out += (out.empty() ? "" : ", then ") + each;
    return out;
  }
  std::string seatNames(const std::vector<SeatId> &all) const {
    std::string out;
    for (SeatId id : all)
      out += (out.empty() ? " holds " : ", ") + model_.at(id).name + " of " + model_.at(model_.at(id).body).name;
    return out;
  }
  std::string limit(const Limit &l) const {
    if (!l.amount && !l.open)
      return "";
    return std::string(" ") + words::kUpTo + " " +
           (l.amount ? runtime::printMoney(*l.amount) : "an amount" + open(l.open)) + " " + words::per(l.per);
  }
  std::string agreement(const std::vector<ActorId> &all) const {
    std::string out;
    for (ActorId id : all)
      out += (out.empty() ? std::string(" ") + words::kWithTheAgreementOf + " " : ", ") + model_.at(id).name;
    return out;
  }
  std::string party(const Party &p) const { return p.body ? model_.at(p.body).name : model_.at(p.organisation).name; }
  std::string parties(const std::vector<Party> &all) const {
    std::string out;
    for (const Party &p : all)
      out += (out.empty() ? "" : ", ") + party(p);
    return out;
  }
  std::string selector(const Selector &s) const {
    std::string out = (s.everyone() && s.seats.empty() ? "" : nameOf(s)) + (s.votingOnly ? " (voting)" : "") + " [";
    for (std::size_t i = 0; i < s.seats.size(); ++i)
      out += (i ? ", " : "") + model_.at(s.seats[i]).name;
    return out + "]";
  }
  std::string quantity(const Quantity &q) const {
    std::string share = fmt::format("{}/{}", q.fraction.numerator, q.fraction.denominator);
    std::string rounded = fmt::format(" rounded {} plus {}", static_cast<int>(q.rounded), q.plus);
    switch (q.form) {
    case Quantity::Form::Number: return fmt::format("{}", q.number);
    case Quantity::Form::AllBut: return fmt::format("all but {}", q.number); // exactly, and "all but 0" too
    case Quantity::Form::FractionOfBase:
      return fmt::format("{} of base {}{}", share, static_cast<int>(q.base), rounded);
    case Quantity::Form::FractionOfRootBase:
      return fmt::format("{} of the root of base {}", share, static_cast<int>(q.base));
    case Quantity::Form::FractionOfSelector: return share + " of " + selector(q.of) + rounded;
    case Quantity::Form::GreaterOf:
    case Quantity::Form::SmallerOf: break;
    }
    std::vector<std::string> operands;
    for (const Quantity &operand : q.operands)
      operands.push_back(quantity(operand));
    return words::ofBoth(q.form, operands);
  }
  std::string people(const People &p) const {
    std::string out = fmt::format("{} {} of {}", words::bound(p.bound), quantity(p.quantity), selector(p.who));
    for (const Selector &group : p.groups)
      out += " group " + selector(group);
    return out;
  }
  std::string threshold(const Threshold &t) const {
    std::string out = fmt::format("{} {} {}/{} or {} of base {} {} counted {}", static_cast<int>(t.form),
                                  words::bound(t.bound), t.fraction.numerator, t.fraction.denominator, t.number,
                                  static_cast<int>(t.base), selector(t.among), static_cast<int>(t.counted));
    for (const Selector &constituent : t.constituents)
      out += " constituent " + selector(constituent);
    return out;
  }

  void header() {
    const Header &h = model_.header;
    line("constitution \"{}\" status {} version \"{}\"{}{}", h.title, static_cast<int>(h.status), h.version,
         interval(h.inForce), open(h.inForceOpen));
    for (const Text &t : h.texts)
      line("  text \"{}\": \"{}\"", t.heading, t.prose);
  }

  void organisation(const Organisation &o) {
    std::string covers;
    for (PlaceId p : o.covers)
      covers += (covers.empty() ? ", covers " : ", ") + model_.at(p).name;
    line("organisation {}{}{}{}{}{}", o.name, o.kind ? ": " + model_.at(o.kind).name : "", covers,
         o.holds.empty() ? "" : ", holds " + functions(o.holds),
         o.actsThrough ? ", acts through " + model_.at(o.actsThrough).name : "",
         open(o.actsThroughOpen) + interval(o.inForce));
    for (const Organisation::Held &held : o.held)
      if (!held.condition.empty())
        line("  holds {}{}", functions(held.functions), condition(held.condition));
  }

  void body(const Body &b) {
    line("body {}{}{}{}{}{}", b.name, b.kind ? ": " + model_.at(b.kind).name : "", place(b.place),
         b.organisation ? " of " + model_.at(b.organisation).name : "", interval(b.inForce), open(b.startOpen));
    out_.insert(out_.size() - 1, strings(" also called ", b.aliases) + provenance(b.clause));
    for (BodyId parent : b.parents)
      line("  {}committee of {}", b.joint ? "joint " : "", model_.at(parent).name);
    auto each = [&](bool told) {
      return [this, told](const auto &clause) {
        if ((clause.kKind.bears == Bears::OnNothing) == told)
          this->clause(clause);
      };
    };
    eachClause(b, each(true)); // prose and relations come before the seats
    for (SeatId id : b.seats)
      seat(model_.at(id));
    eachClause(b, each(false));
    for (BodyId before : b.succeeds)
      line("  succeeds {}", model_.at(before).name);
    for (const Deviation &d : b.deviations)
      line("  deviates in {}{}", d.what, d.model.empty() ? "" : " from " + d.model);
  }

  // One for each kind of clause of a body.
  void clause(const Accountability &a) {
    line("  accountable to {}{}{}", parties(a.to), open(a.open), provenance(a.clause));
  }
  void clause(const Link &l) { line("  linked to {} \"{}\"{}", parties(l.to), l.how, provenance(l.clause)); }
  void clause(const Provision &p) {
    line("  {} \"{}\": \"{}\"{}", static_cast<int>(p.of), p.heading, p.prose, provenance(p.clause));
  }
  void clause(const Chairing &c) {
    std::vector<std::string> order;
    for (SeatId id : c.order)
      order.push_back(model_.at(id).name);
    line("  chaired by {}{}{}", inTurn(order), open(c.open), provenance(c.clause));
  }
  void clause(const Quorum &q) {
    line("  quorum {} on [{}]{}{}{}", static_cast<int>(q.to), functions(q.matters), q.none ? " none" : "", open(q.open),
         provenance(q.clause));
    for (const People &p : q.requirements)
      line("    {}", people(p));
  }
  void clause(const WithoutQuorum &w) {
    line("  without a quorum {}{} whoever {}{} only [{}]{}", static_cast<int>(w.is),
         w.span ? " " + runtime::printSpan(*w.span) : "", w.whoeverIsPresent, w.then ? " " + people(*w.then) : "",
         functions(w.matters), provenance(w.clause));
  }
  void clause(const Proxies &p) {
    line("  proxies count {} most {}{}", p.count, p.most ? fmt::format("{}", *p.most) : "any", provenance(p.clause));
  }
  void clause(const MeetingRules &m) {
    line("  meets{}", provenance(m.clause));
    for (const MeetingRule &r : m.rules)
      meeting(r);
  }
  void clause(const ConflictRule &c) {
    line("  conflicted members leave {} vote {} count {} on [{}] ruled on by {} if too many {}{}{}", c.leave, c.vote,
         c.countToQuorum, functions(c.matters), inTurn(c.ruledOnByNames), static_cast<int>(c.ifTooMany),
         c.goesTo ? " to " + model_.at(c.goesTo).name : "", provenance(c.clause));
  }
  void clause(const MembershipRule &m) {
    line("  requires {}{}", m.people ? people(*m.people) : m.cap->text, provenance(m.clause));
  }
  void clause(const Duty &d) {
    line("  must \"{}\" {}{} {} of {} \"{}\"{}{}", d.what, static_cast<int>(d.when), d.day ? " " + day(*d.day) : "",
         runtime::printSpan(d.span), static_cast<int>(d.of), d.event, open(d.dayOpen), provenance(d.clause));
  }

  void meeting(const MeetingRule &r) {
    std::string with;
    for (BodyId id : r.with)
      with += " with " + model_.at(id).name;
    line("    {} {} \"{}\"{} on [{}]{}{}{}", static_cast<int>(r.of), r.number, r.venue, with, functions(r.matters),
         r.calendar ? " leaving out " + model_.at(r.calendar).name : "", r.orVoid ? " or void" : "", open(r.open));
  }

  static std::string counts(const CountsAs &as) {
    return fmt::format("abstentions {} silence {} vacancies {}", static_cast<int>(as.abstentions),
                       static_cast<int>(as.silence), static_cast<int>(as.vacancies));
  }

  void clause(const DecisionRule &d) {
    line("  decides {} on [{}] tie {}{}{}{}{}{}", static_cast<int>(d.mode), functions(d.matters),
         static_cast<int>(d.tie), d.breaker ? " by " + model_.at(d.breaker).name : "",
         d.referredTo ? " to " + model_.at(d.referredTo).name : "", open(d.open), open(d.tieOpen),
         provenance(d.clause));
    line("    {}{}{}", counts(d.counts), d.within ? " within " + runtime::printSpan(*d.within) : "",
         d.unlessAsked ? " unless " + people(*d.unlessAsked) : "");
    for (const Threshold &t : d.thresholds)
      line("    {}", threshold(t));
    if (d.failingCounts.any())
      line("    failing that {}", counts(d.failingCounts));
    for (const Threshold &t : d.failingThat)
      line("    failing that {}", threshold(t));
  }

  void person(const Person &p) {
    line("person {}{}{}", p.name, p.born ? " born " + day(*p.born) : "", strings(" also called ", p.aliases));
    for (const Holding &h : p.holdings)
      line("  {} {}{}{}", static_cast<int>(h.how), model_.at(h.actor).name,
           h.seat ? " of " + model_.at(model_.at(h.seat).body).name : "", interval(h.when));
    for (const Person::Belongs &b : p.belongs)
      line("  belongs to {}{}", model_.at(b.organisation).name, interval(b.when));
    for (const Person::Class &c : p.classes)
      line("  is a {}{}", model_.at(c.kind).name, interval(c.when));
  }

  void seat(const Seat &s) {
    std::string classes;
    for (KindId k : s.classes)
      classes += ", " + model_.at(k).name;
    std::string most = s.most == Seat::kNoLimit ? "any" : fmt::format("{}", s.most);
    line("  seat {} {} to {}{}{}, votes {} [{}]{} weight {}{}{}", s.name, s.least, most, open(s.countOpen), classes,
         static_cast<int>(s.voting), functions(s.matters), open(s.votingOpen), s.weight,
         s.castingVote ? ", casting vote" : "",
         s.exOfficio ? ", the " + model_.at(s.exOfficio).name + " of " + model_.at(model_.at(s.exOfficio).body).name
                     : "");
    std::string more;
    for (SeatId id : s.drawnFrom)
      more += (more.empty() ? " drawn from " : ", ") + model_.at(id).name;
    if (!s.filledByText.empty() || s.filledByOpen)
      more += fmt::format(" {} by {}{} for {} years at most {} terms", s.elected ? "elected" : "appointed",
                          s.filledByText, open(s.filledByOpen), s.termYears, s.mostTerms);
    if (!s.approvedByText.empty() || !s.method.empty() || s.mostTermsInAll || s.yearsOut)
      more += fmt::format(" approved by {} using \"{}\" in a row {} in all {} out {}", s.approvedByText, s.method,
                          s.termsInARow, s.mostTermsInAll, s.yearsOut);
    if (s.retiring)
      more += fmt::format(" {}/{} retire each year", s.retiring->numerator, s.retiring->denominator);
    if (s.sharedBy != 1)
      more += fmt::format(" shared by {}", s.sharedBy);
    if (s.actsIfVacant)
      more += " if vacant " + model_.at(s.actsIfVacant).name;
    for (KindId k : s.mustBe)
      more += " must be " + model_.at(k).name;
    for (KindId k : s.mayNotBe)
      more += " may not be " + model_.at(k).name;
    for (ActorId a : s.mayNotHold)
      more += " may not hold " + model_.at(a).name;
    if (s.minimumAge)
      more += fmt::format(" aged {}", s.minimumAge);
    if (s.deputyMayAttend)
      more += fmt::format(" deputy counts {} votes {}", s.deputyCounts, s.deputyVotes);
    more += interval(s.inForce) + strings(" also called ", s.aliases) + provenance(s.clause);
    out_.insert(out_.size() - 1, more);
  }

  static std::string condition(const std::string &condition) {
    return condition.empty() ? "" : fmt::format(" on condition \"{}\"", condition);
  }

  void delegation(const Delegation &d) {
    std::string sub = agreement(d.agreement);
    if (d.above)
      sub += " above " + runtime::printMoney(*d.above);
    if (d.inAll)
      sub += " and" + limit(*d.inAll);
    if (d.irrevocableOnceUsed)
      sub += " irrevocable once used";
    if (d.sub.allowed)
      sub += " may be sub-delegated" + (d.sub.times ? fmt::format(" {} times", *d.sub.times) : "") +
             (d.sub.to ? " to " + model_.at(d.sub.to).name : "") + limit(d.sub.limit);
    if (d.reportedTo)
      sub += " reported to " + model_.at(d.reportedTo).name +
             (d.reportedWithin ? " within " + runtime::printSpan(*d.reportedWithin) : "");
    const std::string what = functions(d.functions) + place(d.place);
    const std::string when = interval(d.inForce) + open(d.datesOpen);
    const std::string given = condition(d.condition);
    line("delegate {} from {} to {}{}{}{}{}{}{}", what, who(d.from, d.fromOpen), who(d.to, d.toOpen), limit(d.limit),
         when, given, d.exclusive ? " exclusively" : "", sub, provenance(d.clause));
  }

  const Model &model_;
  std::string out_;
};

} // namespace

std::string print(const Model &model) { return Listing(model).run(); }
std::string print(const Model &model, const AnyClause &clause) { return Listing(model).run(clause); }
std::string print(const Model &model, const Seat &seat) { return Listing(model).run(seat); }
std::string print(const Model &model, const Authority &authority) { return Listing(model).run(authority); }

} // namespace quorate::ir
