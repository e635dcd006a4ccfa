// Answers "who holds …?" and "which terms end by …?".
#include "runtime/people/people.h"
#include "runtime/answers/answering.h"
#include "runtime/model/tables.h"
#include "runtime/names/resolve.h"
#include "runtime/words/rules.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// The posts that are meant: those of a body's members, if a body is named; each once.
std::vector<ActorIndex> postsOf(const Model &model, const std::vector<ActorIndex> &actors) {
  const Tables &tables = model.tables();
  std::vector<ActorIndex> posts;
  auto add = [&](ActorIndex post) {
    if (std::find(posts.begin(), posts.end(), post) == posts.end())
      posts.push_back(post);
  };
  for (ActorIndex actor : actors) {
    std::uint32_t body = tables.authority().actors[number(actor)].body();
    if (body == kNone) {
      add(actor);
      continue;
    }
    for (std::uint32_t seat : tables.bodies().seatLists.at(tables.bodies().bodies[body].seats()))
      if (std::uint32_t post = tables.bodies().seats[seat].actor(); post != kNone)
        add(ActorIndex{post});
  }
  return posts;
}

/// [P3] The posts with which seats of the same name on the same body go, on some days, besides those that are meant.
std::vector<ActorIndex> withSeatsOfTheirName(const Model &model, std::vector<ActorIndex> posts) {
  const Tables &tables = model.tables();
  const NameTables &names = tables.names();
  const auto nameOf = [&](std::uint32_t seat) { return names.text(names.seats[seat].name()); };
  for (std::size_t i = 0, count = posts.size(); i < count; ++i) {
    const auto declared = clauseIf(tables.authority().actors[number(posts[i])].clause());
    for (SeatIndex own : seatsOf(model, posts[i])) {
      if (model.seat(own).clause != declared)
        continue; // it goes with the post
      const schema::Body &body = tables.bodies().bodies[tables.bodies().seats[number(own)].body()];
      for (std::uint32_t seat : tables.bodies().seatLists.at(body.seats()))
        if (const ActorIndex post{tables.bodies().seats[seat].actor()};
            number(post) != kNone && nameOf(seat) == nameOf(number(own)) &&
            std::find(posts.begin(), posts.end(), post) == posts.end())
          posts.push_back(post);
    }
  }
  return posts;
}

bool namesBody(const Model &model, const std::vector<ActorIndex> &actors) {
  return std::any_of(actors.begin(), actors.end(), [&](ActorIndex actor) {
    return model.tables().authority().actors[number(actor)].body() != kNone;
  });
}

/// "since 1 April 2020, until 31 March 2023"
std::string daysInWords(const Model &model, const HoldingInfo &holding) {
  std::string text;
  if (holding.when.from != Interval::kAlways)
    text = "since " + printDay(holding.when.from);
  if (auto end = endOf(model, holding))
    text += (text.empty() ? "until " : ", until ") + printDay(*end - 1);
  return text;
}

/// Vacant seats: how many of how many, and who acts while they are.
void addVacancies(const Model &model, const std::vector<SeatIndex> &seats, Day day, std::vector<Reason> &out) {
  for (SeatIndex seat : seats) {
    SeatInfo info = model.seat(seat);
    // Of "at least 5 seats" nobody can say that one more is vacant.
    if (!info.inForce.contains(day) || info.most != info.least)
      continue;
    std::uint32_t taken = seatsTaken(model, seat, day);
    if (taken >= info.least)
      continue;
    std::string text = vacancyInWords(model, seat, info.least - taken);
    if (auto acting = tenureOf(model, seat).actsIfVacant)
      text += "; while it is, " + ticked(model.name(*acting)) + " acts";
    addOnce(out, {text + ".", info.clause});
  }
}

/// A point that leaves it open whether a clause applies on a day at all; kNone if none does.
std::uint32_t openOf(const Model &model, std::optional<ClauseIndex> clause) {
  return openOf(model.tables().text(), clause ? number(*clause) : kNone);
}

/// Who holds one post: in the reasons all, in the list all but deputies, in `held` each person once.
void addHolders(const Model &model, ActorIndex post, Day day, bool alone, std::vector<Reason> &open,
                std::vector<std::pair<std::string, std::string>> &held, Answer &answer) {
  for (const HoldingInfo &holding : holdersOf(model, post, day)) {
    std::string person(model.name(holding.person));
    std::string which(model.name(post));
    std::string days = daysInWords(model, holding);
    std::string sentence = ticked(person) + " " + std::string(words::holds(holding.how)) + " " + ticked(which) +
                           (days.empty() ? "" : ", " + days) + ".";
    addOnce(answer.because, {sentence, holding.clause});
    // A deputy does not hold the post; the reasons tell of them, the list does not.
    if (holding.how == Holds::DeputisesFor)
      continue;
    std::string within = alone ? std::string() : ticked(which);
    auto add = [&](std::string_view more) {
      if (!more.empty())
        within += (within.empty() ? "" : ", ") + std::string(more);
    };
    if (holding.how == Holds::ActsAs)
      add("acting");
    if (holding.how == Holds::Shares)
      add("sharing");
    add(days);
    auto at = std::find_if(held.begin(), held.end(), [&](const auto &one) { return one.first == person; });
    if (at == held.end())
      held.emplace_back(person, within);
    else if (!within.empty())
      at->second += (at->second.empty() ? "" : "; ") + within;
    // [D5] The days of what is held may be to be confirmed.
    std::uint32_t point = openOf(model, holding.clause);
    if (point != kNone)
      openPointInWords(model, point, open);
    answer.list.push_back({std::move(person),
                           point == kNone ? Truth::Yes : Truth::Depends,
                           std::move(within),
                           {{sentence, holding.clause}},
                           std::nullopt});
    answer.truth = Truth::Yes;
  }
}

/// [D3] Whether some seats are there on a day, each with its body.
Truth areThere(const Model &model, const std::vector<SeatIndex> &seats, Day day, std::vector<Reason> &open) {
  const Tables &tables = model.tables();
  Truth there = Truth::No;
  for (SeatIndex seat : seats) {
    SeatInfo info = model.seat(seat);
    BodyInfo body = model.body(info.body);
    if (!info.inForce.contains(day) || !body.inForce.contains(day))
      continue;
    std::uint32_t point = tables.bodies().seats[number(seat)].open();
    if (!unsettled(tables.text(), point))
      point = openOf(model, body.clause);
    if (point == kNone)
      return Truth::Yes;
    openPointInWords(model, point, open);
    there = Truth::Depends;
  }
  return there;
}

/// The seats of a post itself, without those that go with it; none of a post outside any body.
std::vector<SeatIndex> ownSeats(const Model &model, ActorIndex post) {
  std::vector<SeatIndex> seats = seatsOf(model, post);
  const auto declared = clauseIf(model.tables().authority().actors[number(post)].clause());
  auto own =
      std::find_if(seats.begin(), seats.end(), [&](SeatIndex seat) { return model.seat(seat).clause == declared; });
  if (own == seats.end())
    return {};
  std::vector<SeatIndex> itself = seats;
  std::erase_if(itself, [&](SeatIndex seat) { return !areOnePost(model, *own, seat); });
  return itself;
}

/// [D3] Whether a post is there on a day: itself, and the body of one of its seats; and, where the name of a seat that
/// goes with it is asked for, that seat.
Truth isThere(const Model &model, ActorIndex post, const NameForm &name, Day day, std::vector<Reason> &open) {
  const Tables &tables = model.tables();
  if (!tables.names().inForce.contains(day))
    return Truth::No;
  const schema::Actor &actor = tables.authority().actors[number(post)];
  const std::vector<SeatIndex> own = ownSeats(model, post);
  Truth there = Truth::Yes;
  if (own.empty()) { // a post outside any body is there by itself, whatever seats go with it
    const std::uint32_t point = openOf(model, clauseIf(actor.clause()));
    there = day < actor.from_day() || day >= actor.until_day() ? Truth::No
            : point == kNone                                   ? Truth::Yes
                                                               : Truth::Depends;
    if (there == Truth::Depends)
      openPointInWords(model, point, open);
  } else {
    there = areThere(model, own, day, open);
  }
  const std::vector<SeatIndex> withPost = seatsWithPost(model, post, name);
  return withPost.empty() ? there : both(there, areThere(model, withPost, day, open));
}

/// [P3] Who holds a post outside any body is known from the first day on which anybody is said to hold it.
void addIfUnknown(const Model &model, ActorIndex post, Day day, std::vector<Reason> &open) {
  const Day from = knownFrom(model, post);
  if (day >= from)
    return;
  addOnce(open, {"who holds " + ticked(model.name(post)) + " on " + printDay(day) + ": " +
                     (from == Interval::kForEver ? "nobody is registered for it"
                                                 : "the register begins on " + printDay(from)),
                 std::nullopt});
}

const char *kNotRegistered = "who holds the posts, which this constitution does not say: register people, or name them";

/// Whose bodies do not say who sits there, of the seats of a post that nobody is known to hold.
void addWhereUnknown(const Model &model, const std::vector<SeatIndex> &seats, Day day, std::vector<Reason> &dependsOn) {
  for (SeatIndex seat : seats)
    if (BodyIndex body = model.seat(seat).body;
        model.body(body).inForce.contains(day) && !holdersKnown(model, body, day))
      addOnce(dependsOn, holdersUnknown(model, body, day));
}

/// [D3] What is held of a post that is not there is without effect.
Answer nobodyHolds(const Model &model, ActorIndex post, const NameForm &subject, Day day, Answer answer) {
  const std::string name = ticked(subject.text());
  answer.summary = "Nobody holds " + name + ": it is not in force on " + printDay(day) + ".";
  const std::vector<SeatIndex> seats = seatsWithPost(model, post, subject);
  const auto own = clauseIf(model.tables().authority().actors[number(post)].clause());
  answer.because.push_back(
      {name + " is not in force on " + printDay(day) + ".", seats.empty() ? own : model.seat(seats.front()).clause});
  return answer;
}

/// What of a post is vacant, and where nobody is known to hold it, whether that is known.
void addNobody(const Model &model, ActorIndex post, const NameForm &subject, Day day, bool none, Answer &answer) {
  std::vector<SeatIndex> seats = seatsWithPost(model, post, subject);
  if (seats.empty())
    seats = ownSeats(model, post);
  // [P3] A seat is vacant only if it is known who holds the seats of its body.
  std::vector<SeatIndex> known = seats.empty() ? seatsOf(model, post) : seats;
  std::erase_if(known, [&](SeatIndex seat) { return !holdersKnown(model, model.seat(seat).body, day); });
  addVacancies(model, known, day, answer.because);
  if (!none)
    return;
  if (seats.empty())
    addIfUnknown(model, post, day, answer.dependsOn);
  addWhereUnknown(model, seats, day, answer.dependsOn);
}

} // namespace

// [P3] Who holds a post, as far as it is known who holds the seats of its body.
Answering answerWhoHolds(const Model &model, const QuestionForm &question, Day day) {
  auto actors = resolveActors(model, question.subject);
  if (auto *why = std::get_if<NotUnderstood>(&actors))
    return std::move(*why);
  std::vector<ActorIndex> asked = std::get<std::vector<ActorIndex>>(actors);
  // [D4] A body that is not in force has no members.
  std::vector<ActorIndex> there = asked;
  std::erase_if(there, [&](ActorIndex actor) {
    const std::uint32_t body = model.tables().authority().actors[number(actor)].body();
    return body != kNone && !model.body(BodyIndex{body}).inForce.contains(day);
  });
  auto posts = withSeatsOfTheirName(model, postsOf(model, there));
  Answer answer;
  std::string name = ticked(question.subject.text());
  answer.asked = "who holds " + name + " on " + printDay(day) + "?";
  std::vector<Reason> open;
  const std::vector<ActorIndex> all = there.empty() ? asked : posts;
  std::erase_if(posts, [&](ActorIndex post) { return isThere(model, post, question.subject, day, open) == Truth::No; });
  answer.truth = Truth::No;
  if (posts.empty() && !all.empty())
    return nobodyHolds(model, all.front(), question.subject, day, std::move(answer));
  if (!isRegistered(model)) {
    answer.truth = Truth::Depends;
    answer.summary = "Who holds " + name + " is not known: nobody is registered.";
    answer.dependsOn.push_back({kNotRegistered, std::nullopt});
    return answer;
  }
  std::vector<std::pair<std::string, std::string>> held; // each person once, with all that they hold
  for (ActorIndex post : posts) {
    addHolders(model, post, day, posts.size() == 1, open, held, answer);
    // What is held of a post of which it is open whether it is there is open too.
    if (std::vector<Reason> own; isThere(model, post, question.subject, day, own) == Truth::Depends)
      for (Listed &one : answer.list)
        one.truth = posts.size() == 1 ? Truth::Depends : one.truth;
    addNobody(model, post, question.subject, day, held.empty(), answer);
  }
  if (held.empty() && !answer.dependsOn.empty()) {
    answer.truth = Truth::Depends;
    answer.because.clear();
    answer.summary = "Who holds " + name + " is not known.";
    return answer;
  }
  if (!held.empty())
    answer.dependsOn = std::move(open);
  // Of a body the reasons say what each holds and since when; of one post the answer does.
  bool ofBody = namesBody(model, std::get<std::vector<ActorIndex>>(actors));
  std::vector<std::string> names;
  for (const auto &[person, within] : held)
    names.push_back(ticked(person) + (ofBody || within.empty() ? "" : " (" + within + ")"));
  std::string verb = ofBody ? (names.size() > 1 ? " sit on " : " sits on ") : (names.size() > 1 ? " hold " : " holds ");
  answer.summary = (names.empty() ? "Nobody" : listed(names)) + verb + name + ".";
  return answer;
}

namespace {

/// One term that ends, or has ended and goes on all the same.
struct Ending {
  HoldingInfo holding;
  Day end = 0;
  bool overrun = false;
};

/// The terms that end after `from` and no later than the day, and those that were over by `from` and still go on.
std::vector<Ending> endingsOf(const Model &model, const std::vector<ActorIndex> &posts, bool all, Day from, Day by) {
  std::vector<Ending> endings;
  for (std::uint32_t i = 0; i < model.persons(); ++i)
    for (const HoldingInfo &holding : holdingsOf(model, PersonIndex{i})) {
      if (!all && std::find(posts.begin(), posts.end(), holding.actor) == posts.end())
        continue;
      auto end = endOf(model, holding);
      if (!end || holding.how == Holds::DeputisesFor || *end - 1 > by)
        continue;
      bool overrun = *end <= from && holding.when.contains(from);
      if (*end > from || overrun)
        endings.push_back({holding, *end, overrun});
    }
  std::stable_sort(endings.begin(), endings.end(), [](const Ending &a, const Ending &b) { return a.end < b.end; });
  return endings;
}

/// Posts whose terms cannot be told, because it is not known since when they are held.
void addUnknownTerms(const Model &model, const std::vector<ActorIndex> &posts, bool all, Day from, Answer &answer) {
  for (std::uint32_t i = 0; i < model.persons(); ++i)
    for (const HoldingInfo &holding : holdingsOf(model, PersonIndex{i}))
      if (holding.seat && holding.when.contains(from) && holding.when.from == Interval::kAlways &&
          !endOf(model, holding) && tenureOf(model, *holding.seat).termYears != 0 &&
          (all || std::find(posts.begin(), posts.end(), holding.actor) != posts.end()))
        addOnce(answer.dependsOn,
                {"since when " + ticked(model.name(holding.person)) + " holds " + ticked(model.name(holding.actor)),
                 holding.clause});
}

} // namespace

Answering answerWhichTermsEnd(const Model &model, const QuestionForm &question, Day day, Day today) {
  bool all = question.subject.head.empty();
  std::vector<ActorIndex> posts;
  if (!all) {
    auto actors = resolveActors(model, question.subject);
    if (auto *why = std::get_if<NotUnderstood>(&actors))
      return std::move(*why);
    posts = postsOf(model, std::get<std::vector<ActorIndex>>(actors));
  }
  Day from = firstDay(model, day, question.first.value_or(today));
  std::string whose = all ? std::string() : " of " + ticked(question.subject.text());
  Answer answer;
  answer.asked = "which terms" + whose + " end by " + printDay(day) + "?";
  answer.listHeading = "Terms, from " + printDay(from) + " to " + printDay(day);
  if (!isRegistered(model)) {
    answer.truth = Truth::Depends;
    answer.summary = "Which terms end is not known: nobody is registered.";
    answer.dependsOn.push_back({kNotRegistered, std::nullopt});
    return answer;
  }
  for (const Ending &ending : endingsOf(model, posts, all, from, day)) {
    std::string post = ticked(model.name(ending.holding.actor));
    std::string person(model.name(ending.holding.person));
    std::string ends = std::string(ending.overrun ? "ended on " : "ends on ") + printDay(ending.end - 1) +
                       (ending.overrun ? " and is still held" : "");
    std::string within = post + ", " + ends;
    answer.list.push_back(
        {person,
         Truth::Yes,
         within,
         {{"The term of " + ticked(person) + " as " + post + " " + ends + ".", ending.holding.clause}},
         ending.end - 1});
  }
  addUnknownTerms(model, posts, all, from, answer);
  std::size_t count = answer.list.size();
  answer.truth = count != 0 ? Truth::Yes : answer.dependsOn.empty() ? Truth::No : Truth::Depends;
  answer.summary = count == 0 ? "No term" + whose + " that is known ends by " + printDay(day) + "."
                              : (count == 1 ? "One term" : std::to_string(count) + " terms") + whose +
                                    (count == 1 ? " ends by " : " end by ") + printDay(day) + ".";
  return answer;
}

} // namespace quorate::runtime
