// Terms of reference, section by section.
#include "compiler/documents/terms.h"

#include "compiler/documents/changes.h"
#include "compiler/documents/deviations.h"
#include "compiler/documents/duties.h"
#include "compiler/documents/english.h"
#include "compiler/documents/members.h"
#include "compiler/documents/powers.h"
#include "compiler/documents/proceedings.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace quorate::documents {

using namespace ir;

namespace {

class Terms {
public:
  Terms(Composer &composer, const Authority &authority, BodyId id)
      : c_(composer), authority_(authority), id_(id), body_(composer.model.at(id)) {}

  void write() {
    head();
    establishment();
    purpose();
    accountability();
    c_.section("Membership", "membership");
    writeMembership(c_, id_);
    writeChair(c_, id_);
    writeQuorum(c_, id_);
    writeDecisions(c_, id_);
    writeConflicts(c_, id_);
    c_.section("Powers", "powers");
    writePowers(c_, authority_, body_.actor);
    writeMeetings(c_, id_);
    writeDuties(c_, id_);
    links();
    provisions();
    writeDeviations(c_, id_);
  }

private:
  Inline the() const { return c_.the(id_); }
  runtime::Interval daysOf(ClauseId clause) const { return clause ? c_.model.at(clause).inForce : runtime::Interval{}; }
  std::string name() const { return the().plain(); }

  void head() {
    c_.constitutionFacts();
    c_.describe("Purpose, membership, quorum, decisions and powers of " + name() + ".");
  }

  void establishment() {
    c_.section("Establishment", "establishment");
    Inline text = the();
    if (!body_.parents.empty()) {
      std::vector<Inline> parents;
      for (BodyId parent : body_.parents)
        parents.push_back(c_.the(parent));
      text << " is " << (body_.joint ? "a joint committee" : "a committee") << " of " << list(parents);
      if (body_.organisation)
        text << ", and part of " << c_.the(body_.organisation);
    } else if (body_.organisation) {
      text << " is a body of " << c_.the(body_.organisation) << ". It is not stated to be a committee of another body";
    } else {
      text << " is not stated to be a committee of another body";
    }
    if (body_.open)
      text << " " << c_.open(body_.open);
    c_.add(c_.clause(std::move(text), body_.clause));
    if (body_.kind)
      c_.add(c_.also("It is " + english::withArticle(c_.model.at(body_.kind).name), body_.clause));
    if (body_.place)
      c_.add(c_.also("It serves " + c_.model.at(body_.place).name, body_.clause));
    if (!body_.aliases.empty())
      c_.add(c_.also("It is also called " + english::list(body_.aliases, "or"), body_.clause));
    existence();
    committees();
  }

  void existence() {
    if (body_.startOpen)
      c_.add(c_.also(Inline("The day on which it begins is open. ") << c_.open(body_.startOpen), body_.clause));
    else if (body_.inForce != runtime::Interval{})
      c_.add(c_.also("It exists " + english::period(body_.inForce), body_.clause));
    writeSuccessionOf(c_, id_);
    if (!body_.follows.empty())
      c_.add(c_.also("It follows the model " + body_.follows, body_.clause));
  }

  /// Committees, those that share a template together.
  void committees() {
    std::vector<BodyId> below;
    for (std::size_t i = 0; i < c_.model.bodies.size(); ++i) {
      const std::vector<BodyId> &parents = c_.model.bodies[i].parents;
      if (std::find(parents.begin(), parents.end(), id_) != parents.end())
        below.emplace_back(i);
    }
    if (below.empty())
      return c_.add(c_.notStated("It has no committees"));
    Inline text(below.size() == 1 ? "It has one committee: "
                                  : "It has " + english::number(below.size()) + " committees: ");
    c_.add(c_.clause(text << c_.the(below)));
  }

  void purpose() {
    c_.section("Purpose and duties", "purpose");
    bool any = false;
    for (const Provision &provision : body_.provisions) {
      if (provision.of == Provision::Of::Text)
        continue;
      any = true;
      c_.add(c_.ruled(does(provision), provision.clause, body_.inForce));
    }
    if (!any)
      c_.add(c_.notStated("No purpose or duty is stated"));
  }

  /// "The Governing Body ensures that …" if the prose begins so; else "Purpose." or "Duty." before it.
  Inline does(const Provision &provision) const {
    // Verbs that purposes begin with. Any other first word may be a noun, which no "The Board" could stand before.
    constexpr std::array<std::string_view, 57> kVerbs = {
        "Acts",      "Advises",  "Agrees",     "Answers",     "Appoints",   "Approves", "Assures",
        "Brings",    "Carries",  "Champions",  "Commissions", "Considers",  "Controls", "Coordinates",
        "Decides",   "Delivers", "Determines", "Develops",    "Directs",    "Enables",  "Ensures",
        "Exercises", "Gives",    "Has",        "Hears",       "Helps",      "Holds",    "Investigates",
        "Involves",  "Is",       "Joins",      "Keeps",       "Leads",      "Links",    "Makes",
        "Manages",   "Monitors", "Oversees",   "Plans",       "Prepares",   "Promotes", "Provides",
        "Publishes", "Receives", "Recommends", "Reports",     "Represents", "Reviews",  "Scrutinises",
        "Sees",      "Sets",     "Shapes",     "Shares",      "Steers",     "Supports", "Takes",
        "Works"};
    std::string prose = english::tidied(provision.prose);
    std::string first = prose.substr(0, prose.find(' '));
    if (std::find(kVerbs.begin(), kVerbs.end(), first) != kVerbs.end()) {
      prose[0] = static_cast<char>(prose[0] + ('a' - 'A'));
      return the() << " " << prose;
    }
    Inline line;
    line << Run{Run::Is::Strong, provision.of == Provision::Of::Purpose ? "Purpose." : "Duty.", {}, Tone::Plain};
    return line << " " << prose;
  }

  void accountability() {
    c_.section("Accountability", "accountability");
    std::vector<const Accountability *> before;
    for (const Accountability &it : body_.accountability) {
      if (it.to.empty() && it.open) {
        c_.add(c_.ruled(Inline("To whom it is accountable is open. ") << c_.open(it.open), it.clause, body_.inForce));
        continue;
      }
      std::vector<Inline> to;
      for (Party party : it.to)
        to.push_back(c_.the(party));
      Inline text = the();
      // "Also" is wrong of two accountabilities that follow one another in time.
      bool first = std::none_of(before.begin(), before.end(), [&](const Accountability *other) {
        return !intersect(daysOf(other->clause), daysOf(it.clause)).empty();
      });
      if (to.size() == 2 && first)
        text << " has dual accountability: it is accountable both to " << to[0] << " and to " << to[1];
      else
        text << (first ? " is accountable to " : " is also accountable to ") << list(to);
      before.push_back(&it);
      c_.add(c_.ruled(std::move(text), it.clause, body_.inForce));
    }
    if (body_.accountability.empty())
      c_.add(c_.notStated("To whom " + name() + " is accountable is not stated"));
    answering();
  }

  /// Who is accountable to this body.
  void answering() {
    std::vector<BodyId> to;
    for (std::size_t i = 0; i < c_.model.bodies.size(); ++i)
      for (const Accountability &it : c_.model.bodies[i].accountability)
        if (std::find(it.to.begin(), it.to.end(), Party{id_, {}}) != it.to.end())
          to.emplace_back(i);
    if (!to.empty())
      c_.add(c_.clause(c_.the(to) << (to.size() == 1 ? " is accountable to " : " are accountable to ") << the()));
  }

  void links() {
    if (body_.links.empty())
      return;
    c_.section("Links with others", "links");
    for (const Link &link : body_.links) {
      std::vector<Party> others;
      for (Party party : link.to)
        if (party != Party{id_, {}})
          others.push_back(party);
      Inline text = the();
      text << " is linked to " << (others.empty() ? Inline("others not stated") : c_.the(others));
      if (!link.how.empty())
        text << ": “" << english::tidied(link.how) << "”";
      c_.add(c_.ruled(std::move(text), link.clause, body_.inForce));
    }
  }

  void provisions() {
    bool begun = false;
    for (const Provision &provision : body_.provisions) {
      if (provision.of != Provision::Of::Text)
        continue;
      if (!begun)
        c_.section("Further provisions", "provisions");
      begun = true;
      Inline text;
      if (!provision.heading.empty())
        text << Run{Run::Is::Strong, english::sentence(provision.heading), {}, Tone::Plain} << " ";
      text << english::tidied(provision.prose);
      c_.add(c_.ruled(std::move(text), provision.clause, body_.inForce));
    }
  }

  Composer &c_;
  const Authority &authority_;
  BodyId id_;
  const Body &body_;
};

} // namespace

Document termsOfReference(const Model &model, const Authority &authority, const Pages &pages, BodyId body) {
  Composer composer(model, pages, pages.bodies[body.index()], "Terms of reference: " + model.at(body).name);
  Terms(composer, authority, body).write();
  return composer.take();
}

} // namespace quorate::documents
