// The flat model as lines of text: every fact that has a meaning, and none that has not, so that two models that print
// alike mean alike.
#include "compiler/ir/authority.h"
#include "compiler/ir/lower.h"

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
      line("reserve {} to {}{}{}{}{}", functions(r.functions), who(r.to, r.toOpen), place(r.place), interval(r.inForce),
           open(r.open), provenance(r.clause));
    for (const Delegation &d : model_.delegations)
      delegation(d);
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
      line("{}: {} may decide {}{}{}{} by {}{}{}{}", i, model_.at(g.actor).name, model_.at(g.function).name,
           place(g.place), interval(g.inForce), limit(g.limit),
           g.basis == Basis::Reservation ? "reservation"
           : g.basis == Basis::Default   ? "default of " + model_.at(g.organisation).name
                                         : fmt::format("delegation {}", g.delegation.value),
           g.from ? fmt::format(" from {}", g.from.value) : "", g.conditional ? ", on a condition" : "",
           g.dependsOn.empty() ? "" : fmt::format(", depends on {} open points", g.dependsOn.size()));
    }
    for (const AuthorityFault &f : authority.faults)
      line("fault {} of delegation {}", static_cast<int>(f.is), f.delegation.value);
    return std::move(out_);
  }

private:
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
    const Clause &c = model_.at(id);
    std::string out;
    for (const Reference &r : c.references)
      out += fmt::format(" see {} at \"{}\"", model_.at(r.citation).name, r.at);
    if (c.assumption)
      out += " assumed: " + model_.at(c.assumption).reason;
    return out + open(c.open);
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
  std::string seatNames(const std::vector<SeatId> &all) const {
    std::string out;
    for (SeatId id : all)
      out += (out.empty() ? " holds " : ", ") + model_.at(id).name + " of " + model_.at(model_.at(id).body).name;
    return out;
  }
  std::string limit(const Limit &l) const {
    if (!l.amount && !l.open)
      return "";
    return " up to " + (l.amount ? runtime::printMoney(*l.amount) : "an amount" + open(l.open)) +
           (l.per == Per::Year ? " a year" : " a decision");
  }
  std::string party(const Party &p) const { return p.body ? model_.at(p.body).name : model_.at(p.organisation).name; }
  std::string parties(const std::vector<Party> &all) const {
    std::string out;
    for (const Party &p : all)
      out += (out.empty() ? "" : ", ") + party(p);
    return out;
  }
  std::string selector(const Selector &s) const {
    std::string out = s.text + (s.votingOnly ? " (voting)" : "") + " [";
    for (std::size_t i = 0; i < s.seats.size(); ++i)
      out += (i ? ", " : "") + model_.at(s.seats[i]).name;
    return out + "]";
  }
  std::string quantity(const Quantity &q) const {
    switch (q.form) {
    case Quantity::Form::Number: return fmt::format("{}", q.number);
    case Quantity::Form::FractionOfBase:
      return fmt::format("{}/{} of base {}", q.fraction.numerator, q.fraction.denominator, static_cast<int>(q.base));
    case Quantity::Form::FractionOfSelector:
      return fmt::format("{}/{} of {}", q.fraction.numerator, q.fraction.denominator, selector(q.of));
    case Quantity::Form::GreaterOf: break;
    }
    return "the greater of " + quantity(q.operands[0]) + " and " + quantity(q.operands[1]);
  }
  static const char *bound(Bound b) { return b == Bound::AtLeast ? "at least" : "more than"; }

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
         o.actsThrough ? ", acts through " + model_.at(o.actsThrough).name : "", open(o.actsThroughOpen));
  }

  void body(const Body &b) {
    line("body {}{}{}{}{}{}", b.name, b.kind ? ": " + model_.at(b.kind).name : "", place(b.place),
         b.organisation ? " of " + model_.at(b.organisation).name : "", interval(b.inForce), open(b.startOpen));
    out_.insert(out_.size() - 1, strings(" also called ", b.aliases) + provenance(b.clause));
    for (BodyId parent : b.parents)
      line("  {}committee of {}", b.joint ? "joint " : "", model_.at(parent).name);
    for (const Accountability &a : b.accountability)
      line("  accountable to {}{}{}", parties(a.to), open(a.open), provenance(a.clause));
    for (const Link &l : b.links)
      line("  linked to {} \"{}\"{}", parties(l.to), l.how, provenance(l.clause));
    for (const Provision &p : b.provisions)
      line("  {} \"{}\": \"{}\"{}", static_cast<int>(p.of), p.heading, p.prose, provenance(p.clause));
    for (SeatId id : b.seats)
      seat(model_.at(id));
    if (b.chairing) {
      std::string order;
      for (SeatId id : b.chairing->order)
        order += (order.empty() ? "" : ", then ") + model_.at(id).name;
      line("  chaired by {}{}{}", order, open(b.chairing->open), provenance(b.chairing->clause));
    }
    if (b.quorum) {
      line("  quorum{}{}{}", b.quorum->none ? " none" : "", open(b.quorum->open), provenance(b.quorum->clause));
      for (const People &p : b.quorum->requirements)
        line("    {} {} of {}", bound(p.bound), quantity(p.quantity), selector(p.who));
    }
    for (const DecisionRule &d : b.decisions) {
      line("  decides on [{}] tie {}{}{}{}{}", functions(d.matters), static_cast<int>(d.tie),
           d.breaker ? " by " + model_.at(d.breaker).name : "", open(d.open), open(d.tieOpen), provenance(d.clause));
      for (const Threshold &t : d.thresholds)
        line("    {} {}/{} of base {} {}", bound(t.bound), t.fraction.numerator, t.fraction.denominator,
             static_cast<int>(t.base), selector(t.among));
    }
    for (const MeetingRules &m : b.meetings) {
      line("  meets{}", provenance(m.clause));
      for (const MeetingRule &r : m.rules)
        line("    {} {} \"{}\"{}", static_cast<int>(r.of), r.number, r.venue, open(r.open));
    }
    if (b.conflicts.clause)
      line("  conflicted members leave {} count {}", b.conflicts.leave, b.conflicts.countToQuorum);
    for (BodyId before : b.succeeds)
      line("  succeeds {}", model_.at(before).name);
    for (const Deviation &d : b.deviations)
      line("  deviates in {}", d.what);
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
    if (s.deputyMayAttend)
      more += fmt::format(" deputy counts {} votes {}", s.deputyCounts, s.deputyVotes);
    more += interval(s.inForce) + strings(" also called ", s.aliases) + provenance(s.clause);
    out_.insert(out_.size() - 1, more);
  }

  void delegation(const Delegation &d) {
    std::string sub;
    if (d.sub.allowed)
      sub = " may be sub-delegated" + (d.sub.to ? " to " + model_.at(d.sub.to).name : "") + limit(d.sub.limit);
    line("delegate {}{} from {} to {}{}{}{}{}{}{}{}", functions(d.functions), place(d.place), who(d.from, d.fromOpen),
         who(d.to, d.toOpen), limit(d.limit), interval(d.inForce), open(d.datesOpen),
         d.condition.empty() ? "" : fmt::format(" on condition \"{}\"", d.condition), d.exclusive ? " exclusively" : "",
         sub, provenance(d.clause));
  }

  const Model &model_;
  std::string out_;
};

} // namespace

std::string print(const Model &model) { return Listing(model).run(); }
std::string print(const Model &model, const Authority &authority) { return Listing(model).run(authority); }

} // namespace quorate::ir
