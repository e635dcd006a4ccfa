// The same meeting as a question tells it, all at once, and as minutes tell it, one thing after another: random small
// bodies and what happens at their meetings, with one verdict and the same reasons.
#include "tests/support/builder.h"
#include "tests/support/dice.h"

#include "runtime/minutes.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace quorate;
using namespace quorate::runtime;
using test::Builder;
using test::Dice;

namespace {

constexpr Day kThatDay = 1000;
using Role = GroupForm::Role;

PeopleForm some(std::string name, std::optional<std::uint32_t> number = {}, bool deputy = false) {
  PeopleForm form;
  form.name.head = std::move(name);
  form.number = number;
  form.deputy = deputy;
  return form;
}
PeopleForm everyone() {
  PeopleForm form;
  form.who = PeopleForm::Who::Everyone;
  return form;
}

/// One meeting, told both ways.
struct ToldMeeting {
  std::vector<std::pair<Role, PeopleForm>> parts;
  Mode mode = Mode::AtMeeting;

  void tell(Role role, PeopleForm people) { parts.emplace_back(role, std::move(people)); }

  bool has(PeopleForm::Who who) const {
    return std::any_of(parts.begin(), parts.end(), [&](const auto &part) { return part.second.who == who; });
  }
  QuestionForm question(QuestionForm::Asks asks) const {
    QuestionForm form;
    form.asks = asks;
    form.subject.head = "Board";
    form.mode = mode;
    form.to = QuorumTo::Vote;
    for (const auto &[role, people] : parts)
      form.attendance.push_back({role, {people}});
    return form;
  }
  Minutes minutes() const {
    Minutes made;
    made.body.text = "Board";
    made.day = kThatDay;
    made.presenceTold = true;
    MinutedEvent item;
    item.is = MinutedEvent::Is::Item;
    item.item.number = 1;
    item.item.mode = mode;
    item.item.votesTold = true;
    for (const auto &[role, people] : parts) {
      MinutedPeople who{people, false, people.name.head, 0};
      MinutedEvent event;
      event.who = who;
      event.number = 1;
      switch (role) {
      case Role::Present: made.present.push_back(who); break;
      case Role::For: item.item.inFavour.push_back(who); break;
      case Role::Against: item.item.against.push_back(who); break;
      case Role::Abstaining: item.item.abstaining.push_back(who); break;
      case Role::ByProxy: item.item.byProxy.push_back(who); break;
      case Role::CastingFor: item.item.casting = Ballot::For; break;
      case Role::CastingAgainst: item.item.casting = Ballot::Against; break;
      case Role::Conflicted:
        event.is = MinutedEvent::Is::Declares;
        made.events.push_back(event);
        break;
      case Role::Presiding:
        event.is = MinutedEvent::Is::Presides;
        made.events.push_back(event);
        break;
      case Role::Absent: break;
      }
    }
    made.events.push_back(item);
    return made;
  }
};

/// A random body, and meetings of it.
struct SomeBody {
  Builder b;
  ir::BodyId body = b.body("Board");
  std::vector<std::uint32_t> holders;
  bool registered = false, shared = false;

  explicit SomeBody(Dice &dice) {
    registered = dice.in(3);
    shared = dice.in(3);
    for (std::uint32_t i = 0, count = 2 + dice.upTo(3); i < count; ++i)
      addSeat(dice, i);
    std::vector<ir::SeatId> seats = b.at(body).seats;
    b.quorum(body, {b.atLeast(1 + dice.upTo(4), seats, "members", dice.in(2))});
    b.rule(body, {}, dice.in(2) ? ir::Tie::BrokenByPresider : ir::Tie::Lost).counts.silence = dice.any<ir::CountAs>(3);
    b.chairs(body, {seats[0]});
    if (!dice.in(3)) {
      ir::ConflictRule &rule = b.conflicts(body, !dice.in(3), dice.in(2));
      rule.vote = !rule.leave && dice.in(2);
      rule.goesTo = b.actorOf(body);
      rule.ifTooMany = dice.any<ir::ConflictRule::IfTooMany>(4);
    }
    if (dice.in(2)) {
      ir::Proxies proxies;
      proxies.count = dice.in(2);
      proxies.clause = b.clause("proxies");
      b.at(body).proxies.push_back(proxies);
    }
  }

  /// Two posts may share a name, so that it has to be chosen which of them are meant.
  std::string name(std::size_t i) const { return shared && i > 0 ? "Member" : "Post " + std::to_string(i); }
  std::size_t names() const { return shared ? 2 : holders.size(); }

  void addSeat(Dice &dice, std::uint32_t i) {
    auto voting = dice.in(4) ? ir::Voting::Never : ir::Voting::Always;
    ir::SeatId seat = b.seat(body, name(i), 1 + dice.upTo(4), {}, voting);
    b.at(seat).actor = b.actor(name(i));
    b.at(seat).weight = dice.in(4) ? 2 : 1;
    b.at(seat).deputyMayAttend = dice.in(2);
    b.at(seat).deputyCounts = dice.in(2);
    b.at(seat).deputyVotes = dice.in(2);
    holders.push_back(registered ? 1 + dice.upTo(b.at(seat).most) : b.at(seat).most);
    for (std::uint32_t h = 0; registered && h < holders.back(); ++h) {
      ir::Person person;
      person.name = person_(i, h);
      person.holdings.push_back({ir::Holding::How::Holds, seat, b.at(seat).actor, {0, 9999}, b.clause("holds")});
      b.model.persons.push_back(person);
    }
    b.model.registered = registered;
  }
  static std::string person_(std::size_t i, std::size_t h) { return "Person " + std::to_string(i) + std::to_string(h); }
  std::uint32_t all(std::size_t i) const {
    std::uint32_t all = 0;
    for (std::size_t run = i; run < (shared && i > 0 ? holders.size() : i + 1); ++run)
      all += holders[run];
    return all;
  }

  ToldMeeting meeting(Dice &dice) const {
    ToldMeeting told;
    bool byName = registered && !shared && dice.in(2);
    if (dice.in(6))
      told.mode = dice.any<Mode>(3);
    for (std::size_t i = 0; i < names(); ++i)
      byName ? tellPeople(dice, i, told) : tellPost(dice, i, told);
    if (dice.in(4))
      told.tell(dice.in(2) ? Role::For : Role::Against, everyone());
    if (std::none_of(told.parts.begin(), told.parts.end(),
                     [](const auto &part) { return part.first == Role::For || part.first == Role::Against; }))
      told.tell(Role::Abstaining, everyone());
    return told;
  }
  void tellPost(Dice &dice, std::size_t i, ToldMeeting &told) const {
    // Where posts share a name, it is chosen in another order who is there and who votes by proxy.
    std::uint32_t there = dice.upTo(all(i) + 1), deputies = !shared && dice.in(3) ? dice.upTo(there + 1) : 0;
    told.tell(Role::Present, some(name(i), there - deputies));
    told.tell(Role::Present, some(name(i), deputies, true));
    std::uint32_t byProxy = !shared && dice.in(3) ? dice.upTo(all(i) - there + 1) : 0;
    told.tell(Role::ByProxy, some(name(i), byProxy));
    std::uint32_t conflicted = dice.in(3) ? dice.upTo(there + 1) : 0;
    if (conflicted != 0)
      told.tell(Role::Conflicted, some(name(i), conflicted));
    std::uint32_t left = there + byProxy - (dice.in(8) ? 0 : conflicted);
    for (Role role : {Role::For, Role::Against, Role::Abstaining}) {
      std::uint32_t votes = dice.upTo(left + 1);
      left -= votes;
      if (votes != 0)
        told.tell(role, some(name(i), votes, !shared && dice.in(10)));
    }
    if (there != 0 && dice.in(6))
      told.tell(Role::Presiding, some(name(i)));
  }
  void tellPeople(Dice &dice, std::size_t i, ToldMeeting &told) const {
    for (std::uint32_t h = 0; h < holders[i]; ++h) {
      if (dice.in(3))
        continue;
      told.tell(Role::Present, some(person_(i, h)));
      if (dice.in(5))
        told.tell(Role::Conflicted, some(person_(i, h)));
      else if (!dice.in(4))
        told.tell(dice.in(2) ? Role::For : Role::Against, some(person_(i, h)));
    }
  }
};

std::string words(const std::vector<Reason> &reasons) {
  std::string all;
  for (const Reason &reason : reasons)
    all += "\n  " + reason.sentence;
  return all;
}

std::string counts(const Meeting &meeting) {
  std::string all = "\n  presiding " + (meeting.presiding ? std::to_string(*meeting.presiding) : "?");
  for (const SeatCounts &c : meeting.seats)
    all += " | there " + std::to_string(c.present) + ", conflicted " + std::to_string(c.conflicted) + ", votes " +
           std::to_string(c.inFavour) + " " + std::to_string(c.against) + " " + std::to_string(c.abstaining) +
           ", deputies " + std::to_string(c.deputies) + ", by proxy " + std::to_string(c.byProxy);
  return all;
}

std::string words(const ToldMeeting &told) {
  static constexpr const char *kRoles[] = {"present", "absent",     "conflicted", "for",
                                           "against", "abstaining", "presiding",  "by proxy"};
  std::string all;
  for (const auto &[role, people] : told.parts)
    all += (people.number ? std::to_string(*people.number) + " " : "") + (people.deputy ? "deputy of " : "") +
           (people.who == PeopleForm::Who::Named ? people.name.head : "everyone") + " " +
           kRoles[static_cast<std::size_t>(role)] + ", ";
  return all;
}

} // namespace

TEST_CASE("a meeting told as a question and told as minutes has one verdict") {
  std::size_t same[3] = {}, wrong = 0, refused = 0;
  for (unsigned seed = 1; seed <= 800; ++seed) {
    Dice dice(seed);
    SomeBody made(dice);
    Model model = made.b.load();
    for (int round = 0; round < 8; ++round) {
      ToldMeeting told = made.meeting(dice);
      auto carried = answer(model, told.question(QuestionForm::Asks::Carried), kThatDay);
      auto quorate = answer(model, told.question(QuestionForm::Asks::Quorate), kThatDay);
      auto judging = judgeMinutes(model, told.minutes());
      auto *minutes = std::get_if<JudgedMinutes>(&judging);
      auto *asked = std::get_if<Answer>(&carried);
      std::string where = "seed " + std::to_string(seed) + ", round " + std::to_string(round) + ": " + words(told);
      if (!asked || !minutes) {
        // A question refuses votes of those who may not vote for an interest; minutes tell that they do not count.
        bool interest = std::any_of(told.parts.begin(), told.parts.end(),
                                    [](const auto &part) { return part.first == Role::Conflicted; });
        ++refused;
        // Minutes in which everyone votes and nobody is there contradict themselves; a question may suppose it.
        bool nobody = told.has(PeopleForm::Who::Everyone);
        // [A2] Outside a meeting a question leaves aside who is there; minutes tell of a room all the same.
        nobody = nobody || told.mode != Mode::AtMeeting;
        // Minutes may tell that one presides after another.
        interest = interest || std::count_if(told.parts.begin(), told.parts.end(),
                                             [](const auto &part) { return part.first == Role::Presiding; }) > 1;
        if ((asked && !minutes && !nobody) || (!asked && minutes && !interest)) {
          ++wrong;
          UNSCOPED_INFO(where << "\n only the " << (asked ? "question: " : "minutes: ")
                              << (asked ? std::get<std::vector<MinutesFault>>(judging)[0].message
                                        : std::get<NotUnderstood>(carried).message));
        }
        continue;
      }
      const JudgedItem &item = minutes->items.at(0);
      std::vector<Reason> because = item.quorate.because;
      because.insert(because.end(), item.carried->because.begin(), item.carried->because.end());
      bool alike = item.carried->truth == asked->truth && item.carried->byCastingVote == asked->byCastingVote;
      // Of the quorum the question may be silent where nothing was asked about it.
      if (told.mode == Mode::AtMeeting)
        alike = alike && item.quorate.truth == std::get<Answer>(quorate).truth;
      // [A7] A deputy is there in place of somebody: outside a meeting nobody is there.
      bool odd = told.mode != Mode::AtMeeting &&
                 std::any_of(told.parts.begin(), told.parts.end(), [](const auto &part) { return part.second.deputy; });
      for (const Reason &reason : asked->because)
        alike = alike && (asked->truth == Truth::Depends || odd ||
                          std::any_of(because.begin(), because.end(),
                                      [&](const Reason &each) { return each.sentence == reason.sentence; }));
      wrong += !alike;
      if (!alike)
        UNSCOPED_INFO(where << "\n question " << int(asked->truth) << counts(*asked->meeting) << words(asked->because)
                            << "\n minutes " << int(item.carried->truth) << counts(*item.carried->meeting)
                            << words(because));
      ++same[int(asked->truth)];
    }
  }
  CHECK(wrong == 0);
  for (std::size_t count : same)
    CHECK(count > 100);
  CHECK(refused > 20);
}
