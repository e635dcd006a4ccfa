// `quorate minutes`: the examples as they are judged, and minutes that say what cannot be.
#include "running.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::testing;

namespace {

/// A small constitution: a chair, three trustees and two advisers without a vote.
const std::string kConstitution = R"(constitution "Friends of the Park"
kind Charity is an Organisation
kind Spending is a Function
function Buy Land: Spending, has an amount
function Plan Walks: Spending
organisation Friends: Charity {
  holds Spending
  acts through Board
}
body Board of Friends {
  members {
    Chair    1 seat, votes
    Trustee  3 seats, votes
    Adviser  2 seats, does not vote
  }
  chaired by Chair
  quorum at least 2 voting members
  decides by more than 1/2 of votes cast, a tie is lost
  must "Tell the members" within 14 days of each decision
}
)";

/// The same, where everyone is known by name; the chair breaks ties.
const std::string kPeople = R"(
person Ann Pell is Chair of Board
person Bill Quist is Trustee of Board
person Cat Roe is Trustee of Board
person Dev Shah is Trustee of Board
person Jo Zane is Adviser of Board
)";

Ran judge(const std::string &minutes, std::vector<std::string> after = {}, const std::string &name = "m.json",
          const std::string &constitution = kConstitution) {
  driver::MemoryFiles files;
  files.files["a.quorate"] = constitution;
  files.files[name] = minutes;
  std::vector<std::string> arguments = {"minutes", name, "a.quorate"};
  arguments.insert(arguments.end(), after.begin(), after.end());
  return run(files, arguments);
}

/// Minutes of the board with these events.
std::string events(const std::string &all, const std::string &present = "\"Chair\", \"2 Trustee\", \"1 Adviser\"") {
  return "{ \"body\": \"Board\", \"day\": \"2026-06-04\", \"present\": [" + present + "],\n\"events\": [\n" + all +
         "\n] }\n";
}

bool mentions(const Ran &ran, std::string_view what) { return ran.err.find(what) != std::string::npos; }

} // namespace

TEST_CASE("the minutes of the example are judged") {
  driver::MemoryFiles files = filesOf({"examples", "stdlib"});
  const std::string folder = "examples/south-east-london-2019";
  for (const std::string &name : {std::string("governing-body.json"), std::string("southwark-borough-board.csv")}) {
    Ran text = run(files, {"minutes", folder + "/minutes/" + name, folder});
    INFO(text.err);
    CHECK(text.exit == 0);
    golden("minutes-" + name + ".txt", text.out);
    Ran json = run(files, {"minutes", folder + "/minutes/" + name, folder, "--json"});
    CHECK(json.exit == 0);
    golden("minutes-" + name + ".json", json.out);
    CHECK(run(files, {"minutes", folder + "/minutes/" + name, folder, "--strict"}).exit == 1);
  }
}

TEST_CASE("an item is judged with those who are there at its moment") {
  Ran ran = judge(events(R"({"item": 1, "matter": "Buy Land", "amount": "£900", "votes": {"for": 3}},
    {"leaves": "2 Trustee"},
    {"item": 2, "matter": "Plan Walks", "votes": {"for": ["Chair"]}})"));
  INFO(ran.out << ran.err);
  CHECK(ran.exit == 0);
  // Somebody in the room has no vote: the three votes are those of the three who have.
  CHECK(ran.out.find("Item 1\n  Valid.") != std::string::npos);
  CHECK(ran.out.find("Item 2\n  Not valid.") != std::string::npos);
  CHECK(ran.out.find("one more voting member present") != std::string::npos);
  CHECK(ran.out.find("Tell the members, by 18 June 2026") != std::string::npos);
  Ran valid =
      judge(events(R"({"item": 1, "matter": "Plan Walks", "votes": {"for": ["Chair", "1 Trustee"]}})"), {"--strict"});
  INFO(valid.out);
  CHECK(valid.exit == 0);
  CHECK(valid.out.find("Item 1\n  Valid.") != std::string::npos);
}

TEST_CASE("what the minutes do not say, the verdict depends on") {
  Ran ran = judge(R"({"body": "Board", "day": "2026-06-04",
    "events": [{"item": 1, "matter": "Plan Walks", "motion": "That we walk."}]})");
  INFO(ran.out << ran.err);
  CHECK(ran.exit == 0);
  CHECK(ran.out.find("who was there, which the minutes do not say") != std::string::npos);
  CHECK(ran.out.find("the votes, which the minutes do not record") != std::string::npos);
  CHECK(judge(R"({"body": "Board", "day": "2026-06-04", "events": [{"item": 1, "motion": "x"}]})", {"--strict"}).exit ==
        1);
}

TEST_CASE("minutes that contradict themselves are refused where they do") {
  struct {
    std::string events;
    std::string_view message;
  } const cases[] = {
      {R"({"item": 1, "votes": {"for": ["3 Trustee"]}})", "only 2 of them are left there"},
      {R"({"item": 1, "votes": {"for": 4}})",
       "4 votes for are recorded, but only 3 people are left there who may vote"},
      {R"({"item": 1, "votes": {"for": 3, "against": 1}})", "1 vote against is recorded, but nobody is left there"},
      {R"({"item": 1, "votes": {"for": 2, "against": 2}})", "2 votes against are recorded, but only 1 person is left"},
      {R"({"declares": "1 Trustee", "item": 1}, {"item": 1, "votes": {"for": 3}})", "only 2 people are left there"},
      {R"({"leaves": "3 Trustee"})", "only 2 of them are there"},
      {R"({"arrives": "2 Trustee"})", "only 1 of them who are not there yet"},
      {R"({"leaves": "Chair"}, {"item": 1, "votes": {"against": ["Chair"]}})", "votes of `Chair` are recorded"},
      {R"({"declares": "Chair", "item": 4})", "there is no such item"},
      {R"({"leaves": "Chair"}, {"declares": "Chair", "item": 1}, {"item": 1})", "is not there"},
      {R"({"item": 1}, {"item": 1})", "item 1 is judged twice"},
      {R"({"item": 1, "matter": "Buy Lnad"})", "Buy Land"},
      {R"({"arrives": "Trustees"})", "Trustee"},
      {R"({"item": 1, "amount": "£99999999999999999999"})", "beyond the range"},
      {R"({"item": 1, "amount": "£5"}, {"item": 2, "amount": "€5"})", "two currencies"},
      {R"({"item": 0})", "whole number from 1"},
      {R"({"item": 1, "mater": "Buy Land"})", "did you mean `matter`?"},
  };
  for (const auto &each : cases) {
    INFO(each.events);
    Ran ran = judge(events(each.events));
    INFO(ran.out << ran.err);
    CHECK(ran.exit == 2);
    CHECK(ran.out.empty());
    CHECK(mentions(ran, each.message));
    CHECK(mentions(ran, "--> m.json:"));
  }
  CHECK(mentions(judge(R"({"body": "Bord", "day": "2026-06-04"})"), "Board"));
  CHECK(mentions(judge(R"({"body": "Board", "day": "31 February 2026"})"), "there is no such day"));
  CHECK(mentions(judge(R"({"body": "Board"})"), "do not say the day"));
  CHECK(mentions(judge("{ \"body\": "), "not JSON"));
  CHECK(judge("", {}, "m.csv").exit == 2);
  CHECK(judge("", {}, "m.txt").exit == 2);
}

TEST_CASE("votes that may not be cast are not counted, and the minutes say so") {
  auto carried = [](const Ran &ran, std::string_view what) {
    INFO(ran.out << ran.err);
    CHECK(ran.exit == 0);
    CHECK(ran.out.find(what) != std::string::npos);
  };
  const std::string adviser = R"({"item": 1, "matter": "Plan Walks",
    "votes": {"for": ["Chair"], "against": ["1 Trustee", "1 Adviser"]}})";
  carried(judge(events(adviser)), "The vote of `Adviser` against is not counted: `Adviser` has no vote.");
  carried(judge(events(adviser)), "1 in favour, 1 against");
  carried(judge(events(adviser), {"--json"}), "The vote of `Adviser` against is not counted");
  const std::string interest = R"({"declares": "1 Trustee", "item": 1},
    {"item": 1, "matter": "Plan Walks", "votes": {"for": ["Chair"], "against": ["2 Trustee"]}})";
  carried(judge(events(interest)),
          "1 of the votes of `Trustee` is not counted: whoever has declared an interest in the item may not vote");
  // "everyone" is everyone who may: nobody is told that an adviser has no vote.
  Ran all = judge(events(R"({"item": 1, "matter": "Plan Walks", "votes": {"for": "everyone"}})"));
  carried(all, "3 in favour");
  CHECK(all.out.find("not counted") == std::string::npos);
}

TEST_CASE("minutes tell the casting vote apart from the first one") {
  std::string casting = kConstitution;
  casting.replace(casting.find("a tie is lost"), 13, "whoever presides breaks a tie");
  auto ran = [&](const std::string &votes, const std::string &name = "m.json") {
    return judge(name == "m.json" ? events(R"({"item": 1, "matter": "Plan Walks", "votes": )" + votes + "}") : votes,
                 {}, name, casting);
  };
  const std::string silent = R"("for": ["1 Trustee"], "against": ["1 Trustee"], "abstaining": ["Chair"])";
  auto says = [](const Ran &judged, std::string_view what) {
    INFO(judged.out << judged.err);
    CHECK(judged.out.find(what) != std::string::npos);
  };
  says(ran("{" + silent + "}"), "the casting vote of `Chair`, which is not told");
  says(ran("{" + silent + R"(, "casting": "for"})"), "by the casting vote of `Chair`");
  says(ran("{" + silent + R"(, "casting": ["against"]})"), "`Chair` gives the casting vote against");
  says(ran(R"({"for": ["Chair"], "against": ["1 Trustee"], "casting": "against"})"), "lost on a tie");
  says(ran(R"({"for": ["Chair", "1 Trustee"], "against": ["1 Trustee"], "casting": "against"})"),
       "The casting vote is not counted: the motion is not tied.");
  CHECK(mentions(ran("{" + silent + R"(, "casting": "Chair"})"), "a casting vote is `for` or `against`"));
  CHECK(mentions(ran("{" + silent + R"(, "casting": ["for", "for"]})"), "the casting vote of this item twice"));
  says(ran("what,item,value\nbody,,Board\nday,,2026-06-04\npresent,,Chair\npresent,,2 Trustee\nmatter,1,Plan Walks\n"
           "for,1,1 Trustee\nagainst,1,1 Trustee\nabstaining,1,Chair\ncasting,1,for\n",
           "m.csv"),
       "by the casting vote of `Chair`");
}

TEST_CASE("of numbers alone no reason says whose votes they were") {
  std::string veto = kConstitution;
  veto.replace(veto.find(", a tie is lost"), 15, " and no votes against by Chair");
  Ran judged =
      judge(events(R"({"item": 1, "matter": "Plan Walks", "votes": {"for": 2, "against": 1}})"), {}, "m.json", veto);
  INFO(judged.out << judged.err);
  CHECK(judged.out.find("by no votes against by `Chair`: whether that is so depends on who voted how.") !=
        std::string::npos);
  CHECK(judged.out.find("0 against") == std::string::npos);
}

TEST_CASE("a vote by proxy that does not count is told by its name") {
  const std::string byName = R"({"item": 1, "matter": "Plan Walks", "by proxy": ["Cat Roe"],
    "votes": {"for": ["Ann Pell", "Bill Quist", "Cat Roe"]}})";
  Ran none = judge(events(byName, R"("Ann Pell", "Bill Quist")"), {}, "m.json", kConstitution + kPeople);
  INFO(none.out << none.err);
  CHECK(none.out.find("The vote of `Cat Roe` for is not counted: `Board` has no clause that lets a proxy vote.") !=
        std::string::npos);
  CHECK(none.out.find("2 in favour, 0 against") != std::string::npos);
  const std::string byPost = R"({"item": 1, "matter": "Plan Walks", "by proxy": ["2 Trustee"],
    "votes": {"for": ["2 Trustee"]}})";
  std::string proxies = kConstitution;
  proxies.replace(proxies.find("must \"Tell"), 0, "proxies may vote and count\n  ");
  Ran nobody = judge(events(byPost, R"("Adviser")"), {}, "m.json", proxies);
  INFO(nobody.out << nobody.err);
  CHECK(nobody.out.find("The 2 votes of `Trustee` by proxy are not counted: nobody is there who may hold a proxy") !=
        std::string::npos);
}

TEST_CASE(
    "who votes by proxy in two posts may be told of with each, and bare votes may be of proxies that are left out") {
  const std::string both = kConstitution + kPeople + "person Bill Quist is Adviser of Board\n" +
                           "in Board { proxies may vote and count, at most 1 for each holder }\n";
  auto judged = [&](const std::string &proxies, const std::string &votes) {
    Ran ran =
        judge(events(R"({"item": 1, "matter": "Plan Walks", "by proxy": [)" + proxies + R"(], "votes": )" + votes + "}",
                     R"("Ann Pell")"),
              {}, "m.json", both);
    return ran.err + ran.out;
  };
  // [A4] There are three trustees and two advisers, one of whom is both.
  const std::string all = judged(R"("3 Trustee", "2 Adviser")", R"({"for": ["Ann Pell"]})");
  INFO(all);
  CHECK(all.find("Carried: Yes") != std::string::npos);
  CHECK(judged(R"("3 Trustee", "3 Adviser")", R"({"for": ["Ann Pell"]})").find("cannot vote by proxy") !=
        std::string::npos);
  // [Y2] Four people are told of, and only one of the three proxies counts.
  const std::string bare = judged(R"("3 Trustee")", R"({"for": "4"})");
  INFO(bare);
  CHECK(bare.find("2 in favour, 0 against") != std::string::npos);
}

TEST_CASE("who presides by name breaks a tie by their own vote") {
  std::string casting = kConstitution + kPeople;
  casting.replace(casting.find("a tie is lost"), 13, "whoever presides breaks a tie");
  Ran judged = judge(R"({"body": "Board", "day": "2026-06-04", "presiding": "Cat Roe",
      "present": ["Cat Roe", "Bill Quist"], "events": [{"item": 1, "matter": "Plan Walks",
      "votes": {"for": ["Cat Roe"], "against": ["Bill Quist"]}}]})",
                     {}, "m.json", casting);
  INFO(judged.out << judged.err);
  CHECK(judged.out.find("by the casting vote of `Cat Roe`") != std::string::npos);
}

TEST_CASE("a vote of somebody named who may not vote is not taken for somebody else's") {
  const std::string present = R"("Ann Pell", "Bill Quist", "Cat Roe", "Dev Shah", "Jo Zane")";
  auto ran = [&](const std::string &votes) {
    Ran judged =
        judge(events(R"({"declares": "Dev Shah", "item": 1}, {"declares": "Ann Pell", "item": 2},)" + votes, present),
              {}, "m.json", kConstitution + kPeople);
    INFO(judged.err);
    CHECK(judged.exit == 0);
    return judged.out;
  };
  // Bill Quist is of the same post and has not voted.
  std::string one = ran(R"({"item": 1, "votes": {"for": ["Ann Pell", "Cat Roe"], "against": ["Dev Shah", "Jo Zane"]}},
                           {"item": 2})");
  CHECK(one.find("The vote of `Dev Shah` against is not counted: whoever has declared an interest") !=
        std::string::npos);
  CHECK(one.find("The vote of `Jo Zane` against is not counted: `Adviser` has no vote.") != std::string::npos);
  CHECK(one.find("2 in favour, 0 against") != std::string::npos);
  std::string chair = ran(R"({"item": 1}, {"item": 2, "votes": {"for": ["Ann Pell"], "against": ["Cat Roe"]}})");
  CHECK(chair.find("The vote of `Ann Pell` for is not counted") != std::string::npos);
  CHECK(chair.find("0 in favour, 1 against") != std::string::npos);
}

TEST_CASE("numbers are enough but where it matters whose the votes are; then posts settle it") {
  std::string casting = kConstitution;
  casting.replace(casting.find("a tie is lost"), 13, "the Chair breaks a tie");
  auto ran = [&](const std::string &votes) {
    Ran judged = judge(events(R"({"item": 1, "matter": "Plan Walks", "votes": )" + votes + "}",
                              R"("Chair", "3 Trustee", "1 Adviser")"),
                       {}, "m.json", casting);
    INFO(judged.err);
    CHECK(judged.exit == 0);
    return judged.out;
  };
  CHECK(ran(R"({"for": 3, "against": 1})").find("Carried: Yes.") != std::string::npos);
  std::string tie = ran(R"({"for": 2, "against": 2})");
  CHECK(tie.find("Carried: Depends.") != std::string::npos);
  CHECK(tie.find("votes told by post, such as `1 Chair`, or by name would settle it") != std::string::npos);
  CHECK(ran(R"({"for": ["Chair", "1 Trustee"], "against": 2})").find("by the casting vote") != std::string::npos);
}

TEST_CASE("notice given after the meeting is told to be so") {
  std::string constitution = kConstitution;
  constitution.insert(constitution.find("  must "), "  meets on 7 clear days notice\n");
  Ran ran = judge(R"({"body": "Board", "day": "2026-06-04", "notice": "2026-06-05", "present": ["Chair"]})", {},
                  "m.json", constitution);
  INFO(ran.out << ran.err);
  CHECK(ran.out.find("Notice was given on 5 June 2026, after the meeting on 4 June 2026.") != std::string::npos);
}

TEST_CASE("without a quorum no decision is made, however many votes are recorded") {
  for (const std::string votes : {R"(, "votes": {"for": 1})", R"(, "votes": {"for": ["Chair"]})", ""}) {
    Ran ran = judge(events(R"({"leaves": "2 Trustee"}, {"item": 1, "matter": "Plan Walks")" + votes + "}"));
    INFO(ran.out << ran.err);
    CHECK(ran.out.find("Carried: No. No decision is made: `Board` is not quorate.") != std::string::npos);
  }
}

TEST_CASE("minutes as a table: who comes while an item is open has a vote on it") {
  const std::string table = "what,item,value\nbody,,Board\nday,,2026-06-04\npresent,,Chair\npresent,,1 Trustee\n"
                            "matter,1,Plan Walks\nfor,1,Chair\narrives,,1 Trustee\nfor,1,2 Trustee\n";
  Ran ran = judge(table, {"--strict"}, "m.csv");
  INFO(ran.out << ran.err);
  CHECK(ran.exit == 0);
  CHECK(ran.out.find("3 in favour, 0 against") != std::string::npos);
  CHECK(mentions(judge(table + "for,2\n", {}, "m.csv"), "three values"));
  CHECK(mentions(judge(table + "colour,,red\n", {}, "m.csv"), "no field of minutes"));
}

TEST_CASE("minutes as a table: quotation marks within words stand, and one that is never closed is told") {
  const std::string top = "what,item,value\nbody,,Board\nday,,2026-06-04\npresent,, \"Chair\" \npresent,,2 Trustee\n";
  Ran words = judge(top + "title,1,The \"Old Oak\"\nmatter,1,Plan Walks\nfor,1,3\n", {"--strict"}, "m.csv");
  INFO(words.out << words.err);
  CHECK(words.exit == 0);
  CHECK(words.out.find("The \"Old Oak\"") != std::string::npos);
  // It would take the votes for a part of the motion.
  Ran open = judge(top + "matter,1,Plan Walks\nmotion,1,\"That we walk.\nfor,1,Chair\n", {}, "m.csv");
  CHECK(open.exit == 2);
  CHECK(mentions(open, "this line has a quotation that is never closed"));
  CHECK(mentions(open, "--> m.csv:7:10"));
  Ran behind = judge(top + "title,1,\"Walks\" and more\n", {}, "m.csv");
  CHECK(behind.exit == 2);
  CHECK(mentions(behind, "this line goes on behind a closing quotation mark"));
}

TEST_CASE("minutes that are nested too deep are not told to be no JSON") {
  Ran ran = judge("{\"body\": " + std::string(40, '[') + std::string(40, ']') + "}");
  CHECK(ran.exit == 2);
  CHECK(mentions(ran, "minutes hold at most 32 lists and objects within one another"));
}

TEST_CASE("a meeting that never had its quorum to begin was never open, whoever came later") {
  const std::string begins = kConstitution + "in Board { quorum to begin at least 4 members }\n";
  const std::string late = events(R"({ "arrives": "2 Trustee" },
  { "item": 1, "matter": "Plan Walks", "votes": { "for": ["Chair", "3 Trustee"] } })",
                                  R"("Chair", "1 Trustee")");
  Ran never = judge(late, {}, "m.json", begins);
  INFO(never.out << never.err);
  CHECK(never.out.find("The meeting was never open: it had no quorum to begin.") != std::string::npos);
  CHECK(never.out.find("Not valid") != std::string::npos);
  // [Q9] Who votes by proxy in the first item that tells of proxies was there by proxy then.
  Ran proxies = judge(
      events(
          R"({ "item": 1, "matter": "Plan Walks", "by proxy": ["2 Trustee"], "votes": { "for": ["Chair", "3 Trustee"] } })",
          R"("Chair", "1 Trustee")"),
      {}, "m.json", begins + "in Board { proxies may vote and count }\n");
  INFO(proxies.out << proxies.err);
  CHECK(proxies.out.find("Quorate to begin: Yes") != std::string::npos);
  CHECK(proxies.out.find("never open") == std::string::npos);
  // Where no such quorum may be needed yet, the meeting may have been open.
  Ran perhaps =
      judge(late, {}, "m.json",
            kConstitution + "in Board { quorum to begin at least 4 members, from to be confirmed \"by the Board\" }\n");
  INFO(perhaps.out << perhaps.err);
  CHECK(perhaps.out.find("Whether the meeting was open depends on whether it had a quorum to begin.") !=
        std::string::npos);
  CHECK(perhaps.out.find("Not valid") == std::string::npos);
  // Nor does it matter whether it was needed, if it was there: that there was none to meet is another thing.
  Ran needless = judge(
      events(R"({ "item": 1, "matter": "Plan Walks", "votes": { "for": ["Chair"] } })", R"("Chair", "2 Adviser")"), {},
      "m.json",
      kConstitution + "in Board { quorum to begin at least 3 members, from to be confirmed \"by the Board\" }\n");
  INFO(needless.out << needless.err);
  CHECK(needless.out.find("Not valid") != std::string::npos);
  CHECK(needless.out.find("Whether the meeting was open") == std::string::npos);
  const std::string open = events(R"({ "leaves": "2 Trustee" },
  { "item": 1, "matter": "Plan Walks", "votes": { "for": ["Chair", "1 Trustee"] } })",
                                  R"("Chair", "3 Trustee")");
  Ran opened = judge(open, {}, "m.json", begins);
  INFO(opened.out << opened.err);
  CHECK(opened.out.find("never open") == std::string::npos);
  CHECK(opened.out.find("Not valid") == std::string::npos);
}

TEST_CASE("an item that names no matter may be about one that has a rule of its own") {
  const std::string ruled = kConstitution + "in Board { decides on Plan Walks by at least 1/3 of votes cast }\n";
  Ran ran =
      judge(events(R"({ "item": 1, "motion": "To go.", "votes": { "for": ["Chair"], "against": ["2 Trustee"] } })"), {},
            "m.json", ruled);
  INFO(ran.out << ran.err);
  CHECK(ran.out.find("the matter, which the minutes do not name") != std::string::npos);
  CHECK(ran.out.find("Not valid") == std::string::npos);
}

TEST_CASE("a vote of a whole post whose holder has an interest is left out, as it is by name") {
  const std::string item = R"({"declares": "Chair", "item": 1},
    {"item": 1, "matter": "Plan Walks", "votes": {"for": ["Chair"], "against": ["2 Trustee"]}})";
  Ran ran = judge(events(item));
  INFO(ran.out << ran.err);
  CHECK(ran.exit == 0);
  CHECK(ran.out.find("1 of the votes of `Chair` is not counted: whoever has declared an interest") !=
        std::string::npos);
  CHECK(ran.out.find("0 in favour, 2 against") != std::string::npos);
}

TEST_CASE("somebody in two seats is one head in minutes, by post, by name and as one of everyone") {
  const std::string constitution = R"(constitution "Mill" { in force from 1 January 2026 }
function Grind
organisation Mill {
  holds Grind
  acts through Board
}
body Board {
  accountable to Mill
  members { Miller 1 seat, votes Clerk 1 seat, votes Hand 3 seats, votes }
  chaired by Miller
  quorum at least 3 members
  decides by more than 1/2 of votes cast, a tie is lost
  conflicted members leave
}
person Ada Bell {
  holds Miller of Board
  holds Clerk of Board
}
person Ben Cole is Hand of Board
person Cy Dunn is Hand of Board
)";
  auto quorate = [&](const std::string &present, const std::string &events, const std::string &name = "m.json") {
    std::string text = R"({"body": "Board", "day": "2026-06-04", "present": [)" + present + R"(], "events": [)" +
                       events + R"({"item": 1}]})";
    if (name == "m.csv")
      text = "what,item,value\nbody,,Board\nday,,2026-06-04\n" + present + events + "title,1,Talk\n";
    Ran ran = judge(text, {}, name, constitution);
    INFO(ran.out << ran.err);
    REQUIRE(ran.exit == 0);
    std::string item = ran.out.substr(ran.out.find("Item 1"));
    std::size_t at = item.find("Quorate: ") + 9;
    return item.substr(at, item.find('.', at) - at);
  };
  CHECK(quorate(R"("everyone")", "") == "Yes");
  CHECK(quorate(R"("everyone except Ben Cole")", "") == "No");
  CHECK(quorate(R"("Miller", "Clerk", "1 Hand")", "") == "No");
  CHECK(quorate(R"("Ada Bell", "Cy Dunn")", "") == "No");
  CHECK(quorate(R"("Miller", "2 Hand")", "") == "Yes");
  // Who leaves, or has an interest, does so in every seat.
  CHECK(quorate(R"("everyone")", R"({"leaves": "Clerk"},)") == "No");
  CHECK(quorate(R"("everyone")", R"({"leaves": "1 Hand"},)") == "No");
  CHECK(quorate(R"("everyone")", R"({"leaves": "Clerk"}, {"arrives": "Miller"},)") == "Yes");
  CHECK(quorate(R"("everyone")", R"({"declares": "Miller", "item": 1},)") == "No");
  CHECK(quorate("present,,everyone\n", "declares,1,Ada Bell\n", "m.csv") == "No");
  CHECK(quorate("present,,Miller\npresent,,Clerk\npresent,,2 Hand\n", "", "m.csv") == "Yes");
  CHECK(quorate("present,,Miller\npresent,,Clerk\npresent,,1 Hand\n", "", "m.csv") == "No");
}

TEST_CASE("a quorum of none is there whoever began, and outside meetings nothing begins") {
  const std::string constitution = R"(constitution "Mill" { in force from 1 January 2026 }
organisation Mill
body Crew of Mill {
  members { Hand 10 seats, votes }
  quorum none
  decides by more than 1/2 of votes cast, a tie is lost
  decides electronically by more than 1/2 of votes cast, a tie is lost
}
)";
  auto ran = [&](const std::string &mode, const std::string &votes) {
    return judge("what,item,value\nbody,,Crew\nday,,2026-06-04\ntitle,1,Talk\nmode,1," + mode + "\n" + votes, {},
                 "m.csv", constitution);
  };
  Ran met = ran("at the meeting", "");
  INFO(met.out << met.err);
  CHECK(met.out.find("Quorate to begin: Yes") != std::string::npos);
  Ran outside = ran("electronically", "for,1,5\nagainst,1,2\n");
  INFO(outside.out << outside.err);
  CHECK(outside.exit == 0);
  CHECK(outside.out.find("Quorate to begin") == std::string::npos);
}

TEST_CASE("a decision stands without the notice that it wants, unless its business is void then") {
  auto judged = [](const std::string &orVoid) {
    std::string constitution = kConstitution;
    constitution.insert(constitution.find("  must "), "  meets on 7 clear days notice" + orVoid + "\n");
    return judge(R"({"body": "Board", "day": "2026-06-04", "notice": "2026-06-01", "present": ["Chair", "2 Trustee"],
                     "events": [{"item": 1, "matter": "Plan Walks", "votes": {"for": ["Chair", "2 Trustee"]}}]})",
                 {"--json"}, "m.json", constitution)
        .out;
  };
  std::string stands = judged(""), isVoid = judged(" or its business is void");
  INFO(stands << isVoid);
  CHECK(stands.find("\"valid\":\"yes\"") != std::string::npos);
  CHECK(isVoid.find("\"valid\":\"no\"") != std::string::npos);
}

TEST_CASE("a meeting that was adjourned, and decisions outside meetings, are asked for no notice of their own") {
  std::string constitution = kConstitution;
  constitution.insert(constitution.find("  must "), "  meets on 7 clear days notice or its business is void\n"
                                                    "  without a quorum the meeting is adjourned for 7 days\n"
                                                    "  decides in writing by more than 1/2 of votes cast\n");
  auto judged = [&](const std::string &head, const std::string &item) {
    return judge(R"({"body": "Board", "day": "2026-06-04", )" + head +
                     R"( "events": [{"item": 1, "matter": "Plan Walks", )" + item + "}]}",
                 {}, "m.json", constitution);
  };
  const std::string votes = R"("votes": {"for": ["Chair", "2 Trustee"]})";
  const std::string there = R"("notice": "2026-06-01", "present": ["Chair", "2 Trustee"],)";
  CHECK(judged(there, votes).out.find("Not valid") != std::string::npos);
  Ran adjourned = judged(R"("adjourned": "yes", )" + there, votes);
  INFO(adjourned.out << adjourned.err);
  CHECK(adjourned.out.find("Notice") == std::string::npos);
  CHECK(adjourned.out.find("Not valid") == std::string::npos);
  Ran written = judged("", R"("mode": "in writing", )" + votes);
  INFO(written.out << written.err);
  CHECK(written.out.find("Notice") == std::string::npos);
}

TEST_CASE("[A8] minutes may name somebody who is no member any more, and say that they do not count") {
  const std::string people = kConstitution + R"(
person Ann Pell is Chair of Board, from 1 January 2026
person Bill Quist is Trustee of Board, from 1 January 2026
person Cat Roe is Trustee of Board, from 1 January 2026 until 1 June 2026
)";
  auto judged = [&](const std::string &present, const std::string &day, const std::string &more) {
    return judge(
        "{ \"body\": \"Board\", \"day\": \"" + day + "\", \"present\": [" + present + "],\n\"events\": [\n" + more +
            "{ \"item\": 1, \"title\": \"Walks\", \"matter\": \"Plan Walks\", \"motion\": \"that it is done\", "
            "\"votes\": { \"for\": [\"Ann Pell\", \"Cat Roe\"], \"against\": [\"Bill Quist\"] } }\n] }\n",
        {}, "m.json", people);
  };
  const std::string all = "\"Ann Pell\", \"Bill Quist\", \"Cat Roe\"";
  Ran member = judged(all, "2026-05-31", "");
  INFO(member.out << member.err);
  CHECK(member.out.find("The motion carries.") != std::string::npos);
  Ran gone = judged(all, "2026-06-01", "");
  INFO(gone.out << gone.err);
  CHECK(gone.exit != 2);
  CHECK(gone.out.find("The vote of `Cat Roe` is not counted: `Cat Roe` holds no seat on `Board` on 1 June 2026.") !=
        std::string::npos);
  CHECK(gone.out.find(
            "`Cat Roe` is not counted towards the quorum: `Cat Roe` holds no seat on `Board` on 1 June 2026.") !=
        std::string::npos);
  CHECK(gone.out.find("a tied motion is lost") != std::string::npos);
  // They come, declare and leave as others do; with them there is no quorum of two.
  Ran comes =
      judged("\"Ann Pell\"", "2026-06-01",
             "{ \"arrives\": \"Cat Roe\" }, { \"declares\": \"Cat Roe\", \"item\": 1 }, { \"arrives\": \"Bill Quist\" "
             "}, { \"leaves\": \"Cat Roe\" },\n");
  INFO(comes.out << comes.err);
  CHECK(comes.exit != 2);
  CHECK(comes.out.find("`Board` is not quorate.") != std::string::npos);
  // Somebody without a seat presides over nothing, and a name that nobody has is a slip.
  Ran presides = judged(all, "2026-06-01", "{ \"presides\": \"Cat Roe\" },\n");
  CHECK(presides.exit == 2);
  CHECK(mentions(presides, "`Cat Roe` presides: `Cat Roe` holds no seat on `Board` on 1 June 2026"));
  CHECK(judged("\"Ann Pell\", \"Bill Quist\", \"Kat Roe\"", "2026-06-01", "").exit == 2);
}

TEST_CASE("a matter is referred to those only who may decide it, and proxies that are too many are told") {
  std::string constitution = kConstitution + R"(body Assembly of Friends {
  members { Member 9 seats, votes }
  chaired by Member
  quorum at least 1 member
  decides by more than 1/2 of votes cast, a tie is lost
  proxies may vote and count, at most 1 for each holder
}
)";
  constitution.insert(constitution.find("  must "),
                      "  conflicted members leave, if too many leave the matter goes to Assembly\n");
  auto asked = [&](const std::string &question) {
    driver::MemoryFiles files;
    files.files["a.quorate"] = constitution;
    return run(files, {"ask", "a.quorate", question, "--on", "2026-06-04"}).out;
  };
  std::string away = asked("is Board quorate on Buy Land with Chair and 1 Trustee present, Chair conflicted?");
  INFO(away);
  CHECK(away.find("the matter goes to `Assembly`") != std::string::npos);
  CHECK(away.find("refer the matter") == std::string::npos);
  std::string many = asked("does a motion of Assembly carry with 3 Member present, 5 Member by proxy, 8 Member for?");
  INFO(many);
  CHECK(many.find("Only 3 of the 5 votes by proxy count") != std::string::npos);
}

TEST_CASE("two notices of one body that disagree are told, and two that agree are not") {
  auto checked = [](const std::string &second) {
    driver::MemoryFiles files;
    files.files["a.quorate"] = R"(constitution "Mill" { in force from 1 January 2026 }
organisation Mill
body Crew of Mill {
  members { Hand 10 seats, votes }
  quorum at least 3 members
  decides by more than 1/2 of votes cast, a tie is lost
  meets on 14 clear days notice
  )" + second + "\n}\n";
    Ran ran = run(files, {"check", "a.quorate"});
    return ran.out + ran.err;
  };
  std::string told = checked("meets on 7 clear days notice");
  INFO(told);
  CHECK(told.find("Q0301") != std::string::npos);
  CHECK(told.find("the notice of `Crew`") != std::string::npos);
  CHECK(checked("meets on 14 clear days notice").find("Q0301") == std::string::npos);
  CHECK(checked("meets on 7 clear days notice, until 1 January 2026").find("Q0301") == std::string::npos);
}

TEST_CASE("an item that names no matter may be about any, also where only the quorum or the seats differ") {
  const std::string quorum =
      std::string(kConstitution)
          .replace(kConstitution.find("  decides by"), 0, "  quorum on Buy Land at least 4 voting members\n");
  const std::string item = R"({"item": 1, "votes": {"for": ["Chair", "2 Trustee"]}})";
  Ran ran = judge(events(item), {}, "m.json", quorum);
  INFO(ran.out << ran.err);
  CHECK(ran.out.find("the matter, which the minutes do not name") != std::string::npos);
  CHECK(ran.out.find("Whether `Board` is quorate depends") != std::string::npos);
  // An adviser whose seat votes on one matter may make the difference.
  std::string seats = kConstitution;
  seats.replace(seats.find("does not vote"), 13, "votes only on Buy Land");
  Ran other =
      judge(events(R"({"item": 1, "votes": {"for": ["1 Trustee"], "against": ["1 Adviser"]}})"), {}, "m.json", seats);
  INFO(other.out << other.err);
  CHECK(other.out.find("Whether the motion carries depends") != std::string::npos);
}

TEST_CASE("whoever came to the meeting is in post when it decides in writing too") {
  std::string constitution = kConstitution;
  constitution.replace(constitution.find("3 seats"), 7, "2 to 9 seats");
  constitution.replace(constitution.find("  must"), 0, "  decides in writing by more than 1/2 of the electorate\n");
  const std::string item =
      R"({"item": 1, "matter": "Plan Walks", "mode": "in writing", "votes": {"for": ["Chair", "1 Trustee"]}})";
  Ran many = judge(events(item, "\"Chair\", \"5 Trustee\""), {}, "m.json", constitution);
  INFO(many.out << many.err);
  CHECK(many.out.find("Item 1\n  Not valid.") != std::string::npos);
  Ran later =
      judge(events(item + R"(, {"arrives": "3 Trustee"})", "\"Chair\", \"2 Trustee\""), {}, "m.json", constitution);
  INFO(later.out << later.err);
  CHECK(later.out.find("Item 1\n  Not valid.") != std::string::npos);
  // So it is at the meeting, after some have left.
  constitution.replace(constitution.find("1/2 of votes cast"), 17, "1/2 of all seats");
  const std::string left =
      R"({"leaves": "4 Trustee"}, {"item": 1, "matter": "Plan Walks", "votes": {"for": ["Chair", "1 Trustee"]}})";
  Ran there = judge(events(left, "\"Chair\", \"5 Trustee\""), {}, "m.json", constitution);
  INFO(there.out << there.err);
  CHECK(there.out.find("Item 1\n  Not valid.") != std::string::npos);
  // [A2] Whoever comes in after somebody has left may be the same: of five seats it is not known whether there are six.
  constitution.replace(constitution.find("more than 1/2 of all seats"), 26, "more than 1/3 of all seats");
  Ran again = judge(
      events(
          R"({"leaves": "1 Trustee"}, {"arrives": "1 Trustee"}, {"item": 1, "matter": "Plan Walks", "votes": {"for": ["Chair", "1 Trustee"]}})",
          "\"Chair\", \"2 Trustee\""),
      {}, "m.json", constitution);
  INFO(again.out << again.err);
  CHECK(again.out.find("Whether the motion carries depends") != std::string::npos);
  // But two who are there together are two.
  Ran both = judge(
      events(
          R"({"leaves": "1 Trustee"}, {"arrives": "2 Trustee"}, {"item": 1, "matter": "Plan Walks", "votes": {"for": ["Chair", "1 Trustee"]}})",
          "\"Chair\", \"2 Trustee\""),
      {}, "m.json", constitution);
  INFO(both.out << both.err);
  CHECK(both.out.find("Item 1\n  Not valid.") != std::string::npos);
  // Of two it is not known whether there are more.
  Ran few = judge(events(item, "\"Chair\", \"2 Trustee\""), {}, "m.json", constitution);
  INFO(few.out << few.err);
  CHECK(few.out.find("Whether the motion carries depends") != std::string::npos);
}
