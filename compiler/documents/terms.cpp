// Terms of reference, section by section.
#include "compiler/documents/terms.h"

#include "compiler/documents/deviations.h"
#include "compiler/documents/english.h"
#include "compiler/documents/members.h"
#include "compiler/documents/powers.h"
#include "compiler/documents/words.h"

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
    chair();
    quorum();
    decisions();
    c_.section("Conflicts of interest", "conflicts");
    c_.add(c_.clause(conflictWords(body_.conflicts), body_.conflicts.clause));
    c_.section("Powers", "powers");
    writePowers(c_, authority_, body_.actor);
    meetings();
    links();
    provisions();
    writeDeviations(c_, id_);
  }

private:
  Inline the() const { return c_.the(id_); }
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
    if (!body_.succeeds.empty()) {
      std::vector<Inline> before;
      for (BodyId other : body_.succeeds)
        before.push_back(c_.the(other));
      c_.add(c_.also(Inline("It succeeds ") << list(before), body_.clause));
    }
  }

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
      c_.add(c_.clause(does(provision), provision.clause));
    }
    if (!any)
      c_.add(c_.notStated("No purpose or duty is stated"));
  }

  /// "The Governing Body ensures that …" if the prose begins so; else "Purpose." or "Duty." before it.
  Inline does(const Provision &provision) const {
    constexpr std::array<std::string_view, 56> kVerbs = {
        "Acts",       "Advises",   "Agrees",       "Answers",    "Appoints", "Approves",    "Assures",  "Brings",
        "Carries",    "Champions", "Commissions",  "Considers",  "Controls", "Coordinates", "Decides",  "Delivers",
        "Determines", "Develops",  "Directs",      "Enables",    "Ensures",  "Exercises",   "Gives",    "Has",
        "Helps",      "Holds",     "Investigates", "Involves",   "Is",       "Joins",       "Keeps",    "Leads",
        "Links",      "Makes",     "Manages",      "Monitors",   "Oversees", "Plans",       "Prepares", "Promotes",
        "Provides",   "Publishes", "Receives",     "Recommends", "Reports",  "Represents",  "Reviews",  "Scrutinises",
        "Sees",       "Sets",      "Shapes",       "Shares",     "Steers",   "Supports",    "Takes",    "Works"};
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
    std::vector<Party> before;
    for (const Accountability &it : body_.accountability) {
      if (it.to.empty() && it.open) {
        c_.add(c_.clause(Inline("To whom it is accountable is open. ") << c_.open(it.open), it.clause));
        continue;
      }
      std::vector<Inline> to;
      for (Party party : it.to)
        to.push_back(c_.the(party));
      Inline text = the();
      if (to.size() == 2 && before.empty())
        text << " has dual accountability: it is accountable both to " << to[0] << " and to " << to[1];
      else
        text << (before.empty() ? " is accountable to " : " is also accountable to ") << list(to);
      before.insert(before.end(), it.to.begin(), it.to.end());
      c_.add(c_.clause(std::move(text), it.clause));
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

  void chair() {
    c_.section("Chair", "chair");
    if (body_.chairing)
      c_.add(c_.clause(chairWords(c_, id_), body_.chairing->clause));
    else
      c_.add(c_.notStated("Who takes the chair is not stated"));
  }

  void quorum() {
    c_.section("Quorum", "quorum");
    if (!body_.quorum)
      return c_.add(c_.notStated("No quorum is stated"));
    c_.add(c_.clause(quorumWords(c_, id_, *body_.quorum), body_.quorum->clause));
    if (!body_.quorum->open && !body_.quorum->none)
      c_.add(c_.clause(Inline("The quorum is judged for each item, by who is present when it is decided.")
                       << Composer::isDefault()));
  }

  void decisions() {
    c_.section("Decisions", "decisions");
    if (body_.decisions.empty())
      c_.add(c_.notStated("By what majority motions are carried is not stated"));
    for (const DecisionRule &rule : body_.decisions) {
      Inline text = mattersWords(c_, body_, rule);
      text << (text.empty() ? "" : ", ") << thresholdWords(c_, rule);
      text = sentence(std::move(text));
      if (Inline tie = rule.open ? Inline() : tieWords(c_, id_, rule); !tie.empty())
        text << " " << tie;
      c_.add(c_.clause(std::move(text), rule.clause));
    }
  }

  void meetings() {
    c_.section("Meetings", "meetings");
    bool often = false, notice = false, audience = false, open = false;
    for (const MeetingRules &rules : body_.meetings) {
      for (const MeetingRule &rule : rules.rules) {
        open = open || rule.of == MeetingRule::Of::Open;
        often = often || rule.of == MeetingRule::Of::TimesAYear;
        notice = notice || rule.of == MeetingRule::Of::ClearDaysNotice;
        audience = audience || rule.of == MeetingRule::Of::InPublic || rule.of == MeetingRule::Of::InPrivate;
      }
      c_.add(c_.clause(the() << " meets " << meetingWords(c_, rules), rules.clause));
    }
    std::vector<std::string> missing;
    if (!often)
      missing.emplace_back("how often it meets");
    if (!notice)
      missing.emplace_back("what notice of meetings is given");
    if (!audience)
      missing.emplace_back("whether it meets in public");
    if (!missing.empty() && !open)
      c_.add(c_.notStated("It is not stated " + english::list(missing, "or")));
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
      c_.add(c_.clause(std::move(text), link.clause));
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
      c_.add(c_.clause(std::move(text), provision.clause));
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
