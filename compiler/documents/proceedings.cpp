// Chair, quorum, decisions, conflicts and meetings of one body.
#include "compiler/documents/proceedings.h"

#include "compiler/documents/english.h"
#include "compiler/documents/sentences.h"
#include "compiler/documents/votes.h"
#include "compiler/documents/words.h"

#include <algorithm>

namespace quorate::documents {

using namespace ir;

void writeChair(Composer &c, BodyId id) {
  const Body &body = c.model.at(id);
  c.section("Chair", "chair");
  for (const Chairing &it : body.chairings)
    c.add(c.ruled(chairWords(c, id, it), it.clause, body.inForce));
  if (body.chairings.empty())
    c.add(c.notStated("Who takes the chair is not stated"));
}

void writeQuorum(Composer &c, BodyId id) {
  const Body &body = c.model.at(id);
  c.section("Quorum", "quorum");
  bool toMeet = false, judged = false;
  for (const Quorum &it : body.quorums) {
    toMeet = toMeet || it.to == Quorum::To::Meet;
    judged = judged || (it.to == Quorum::To::Meet && !it.open && !it.none);
    c.add(c.ruled(quorumWords(c, id, it), it.clause, body.inForce));
  }
  if (!toMeet)
    c.add(c.notStated("No quorum is stated"));
  for (const WithoutQuorum &it : body.withoutQuorum)
    c.add(c.ruled(withoutQuorumWords(c, id, it), it.clause, body.inForce));
  // A rule of the language that readers ask about: a quorum at the start of a meeting is none for an item from which
  // members have left.
  if (judged)
    c.add(c.clause(Inline("The quorum is judged for each item, by who is present when it is decided.")
                   << Composer::isDefault()));
}

void writeDecisions(Composer &c, BodyId id) {
  const Body &body = c.model.at(id);
  c.section("Decisions", "decisions");
  bool atMeetings = false, outside = false;
  for (const DecisionRule &rule : body.decisions) {
    atMeetings = atMeetings || rule.mode == Mode::AtMeeting;
    outside = outside || rule.mode != Mode::AtMeeting;
    Inline text = decisionWords(c, body, rule);
    if (Inline tie = tieWords(c, id, rule); !tie.empty())
      text << " " << tie;
    c.add(c.ruled(std::move(text), rule.clause, body.inForce));
  }
  if (!atMeetings)
    c.add(c.notStated("By what majority motions are carried is not stated"));
  eachSentence(body, [&](Inline text, ClauseId clause) { c.add(c.ruled(std::move(text), clause, body.inForce)); });
  // Without a rule for it, there is no decision outside a meeting (docs/language.md, "Outside a meeting").
  if (!outside && atMeetings)
    c.add(c.clause(Inline("It decides at meetings only.") << Composer::isDefault()));
  if (body.proxies.empty() && atMeetings)
    c.add(c.clause(Inline("Nobody may vote by proxy.") << Composer::isDefault()));
}

void writeConflicts(Composer &c, BodyId id) {
  const Body &body = c.model.at(id);
  c.section("Conflicts of interest", "conflicts");
  bool general = false;
  for (const ConflictRule &it : body.conflicts) {
    general = general || it.matters.empty();
    c.add(c.ruled(conflictWords(c, id, it), it.clause, body.inForce));
  }
  // Rules for some matters only leave the others to what the language lays down.
  if (!general)
    c.add(c.clause(conflictWords(c, id, ConflictRule{})));
}

void writeMeetings(Composer &c, BodyId id) {
  const Body &body = c.model.at(id);
  c.section("Meetings", "meetings");
  bool often = false, notice = false, audience = false, open = false;
  for (const MeetingRules &rules : body.meetings) {
    for (const MeetingRule &rule : rules.rules) {
      open = open || rule.of == MeetingRule::Of::Open;
      often = often || rule.of == MeetingRule::Of::TimesAYear;
      notice = notice || rule.of == MeetingRule::Of::ClearDaysNotice;
      audience = audience || rule.of == MeetingRule::Of::InPublic || rule.of == MeetingRule::Of::InPrivate;
    }
    bool first = true;
    if (Inline meets = meetingWords(c, rules); !meets.empty()) {
      c.add(c.ruled(c.the(id) << " meets " << meets, rules.clause, body.inForce));
      first = false;
    }
    for (Inline &line : noticeWords(c, rules)) {
      c.add(first ? c.ruled(std::move(line), rules.clause, body.inForce)
                  : c.also(c.stated(std::move(line), rules.clause, body.inForce), rules.clause));
      first = false;
    }
  }
  std::vector<std::string> missing;
  if (!often)
    missing.emplace_back("how often it meets");
  if (!notice)
    missing.emplace_back("what notice of meetings is given");
  if (!audience)
    missing.emplace_back("whether it meets in public");
  if (!missing.empty() && !open)
    c.add(c.notStated("It is not stated " + english::list(missing, "or")));
}

} // namespace quorate::documents
