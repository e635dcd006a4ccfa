// Counts the votes and interests of an item.
#include "runtime/attendance/attendees.h"

#include "runtime/model/tables.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

bool isNumber(const std::string &text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

} // namespace

bool Attendees::deputiesVote(std::uint32_t run) const {
  return runtime::deputiesVote(model_.tables().bodies().seats[rows_[run]]);
}

/// Interests of those who are still there.
void Attendees::conflictsOf(std::uint32_t item, Meeting &meeting) const {
  for (const Interest &interest : interests_) {
    if (interest.item != item)
      continue;
    if (interest.who.person) {
      if (const Named *named = there(*interest.who.person))
        for (std::uint32_t run : named->runs)
          ++meeting.seats[run].conflicted;
      continue;
    }
    std::uint32_t wanted = interest.who.number.value_or(UINT32_MAX);
    for (std::uint32_t run : interest.who.runs) {
      SeatCounts &counts = meeting.seats[run];
      std::uint32_t some = std::min(wanted, present_[run] - std::min(present_[run], counts.conflicted));
      counts.conflicted += some;
      wanted -= some;
    }
  }
  for (SeatCounts &counts : meeting.seats)
    if (meeting.mode == Mode::AtMeeting)
      counts.conflicted = std::min(counts.conflicted, counts.present);
}

bool Attendees::isInterested(PersonIndex person, std::uint32_t item) const {
  return std::any_of(interests_.begin(), interests_.end(),
                     [&](const Interest &each) { return each.item == item && each.who.person == person; });
}

bool Attendees::leaveOut(const Who &who, std::uint32_t run, std::uint32_t number, const Meeting &meeting,
                         const MinutedPeople &people, std::string_view how) {
  std::string of = who.person ? people.text : std::string(model_.name(SeatIndex{rows_[run]}));
  if (who.deputy && !deputiesVote(run)) {
    notCounted_.push_back({"Deputies of " + ticked(model_.name(SeatIndex{rows_[run]})) +
                               " have no vote: " + std::to_string(number) +
                               (number == 1 ? " vote of theirs does" : " votes of theirs do") + " not count.",
                           clauseIf(model_.tables().bodies().seats[rows_[run]].clause())});
    return true;
  }
  if (rights_.runs[run].votes == Truth::No && !rights_.runs[run].breaksTies) {
    if (!who.everyone)
      notCounted_.push_back(noVote(model_, meeting, run, number, of, how));
    return true;
  }
  if (!who.person || rights_.interestedVote || !isInterested(*who.person, item_))
    return false;
  notCounted_.push_back(
      {notCountedInWords(1, of, how) + "whoever has declared an interest in the item may not vote on it.",
       rights_.conflicts});
  return true;
}

void Attendees::cast(const MinutedPeople &people, Counts &left, Counts &into, std::vector<PersonIndex> &voted,
                     const Meeting &meeting, std::string_view how) {
  std::optional<Who> who = understand(people);
  if (!who || who->bare)
    return;
  if (who->person) {
    bool proxies = std::any_of(meeting.seats.begin(), meeting.seats.end(),
                               [](const SeatCounts &counts) { return counts.byProxy != 0; });
    if (meeting.mode == Mode::AtMeeting && !proxies && !there(*who->person))
      return fault(people.at, "`" + people.text + "` votes, but is not there");
    if (std::find(voted.begin(), voted.end(), *who->person) != voted.end())
      return fault(people.at, "`" + people.text + "` votes twice on one item");
    voted.push_back(*who->person);
  }
  Counts votes(rows_.size());
  if (who->person) {
    for (std::uint32_t run : who->runs) {
      if (left[run] == 0)
        return fault(people.at, "more votes of " + ticked(model_.name(SeatIndex{rows_[run]})) +
                                    " are recorded than there are people to give them");
      --left[run];
      votes[run] = 1;
    }
  } else {
    // "everyone" is everyone without an interest; a number may be of those, too, who should not have voted.
    Counts out(rows_.size());
    for (std::uint32_t run = 0; !who->number && run < rows_.size(); ++run)
      out[run] = std::min(left[run], interested_[run]);
    std::uint64_t most = 0;
    for (std::uint32_t run : who->runs)
      most += left[run] -= out[run];
    bool taken = take(*who, left, votes);
    for (std::uint32_t run = 0; run < rows_.size(); ++run)
      left[run] += out[run];
    if (!taken || most == 0)
      return fault(people.at, "votes of `" + people.text + "` are recorded, but only " + std::to_string(most) +
                                  " of them " + (most == 1 ? "is" : "are") + " left there to give one");
  }
  for (std::uint32_t run = 0; run < rows_.size(); ++run)
    if (votes[run] != 0 && !leaveOut(*who, run, votes[run], meeting, people, how)) {
      into[run] += votes[run];
      if (!who->person && !who->everyone)
        toldAs_[run] = people.text.substr(std::min(people.text.find_first_not_of("0123456789 "), people.text.size()));
    }
}

/// Posts of which more votes are told than people there who may give them, in the words of the minutes.
void Attendees::tellExcess(const Counts &told, const Meeting &meeting) {
  std::vector<std::pair<std::string, std::uint64_t>> lost;
  std::vector<bool> interested;
  for (std::size_t run = 0; run < rows_.size(); ++run) {
    std::uint64_t may = rights_.runs[run].entitled;
    if (rights_.runs[run].votes == Truth::No || told[run] <= may || toldAs_[run].empty())
      continue;
    auto at = std::find_if(lost.begin(), lost.end(), [&](const auto &each) { return each.first == toldAs_[run]; });
    if (at == lost.end()) {
      at = lost.insert(lost.end(), {toldAs_[run], 0});
      interested.push_back(false);
    }
    at->second += told[run] - may;
    std::size_t place = static_cast<std::size_t>(at - lost.begin());
    interested[place] = interested[place] || meeting.seats[run].conflicted != 0;
  }
  for (std::size_t i = 0; i < lost.size(); ++i)
    notCounted_.push_back(tooManyVotes(rights_, lost[i].second, lost[i].first, interested[i]));
}

/// Votes of which only the number is told: of anybody there who may vote and has not voted.
void Attendees::castBare(const std::vector<MinutedPeople> &people, Counts &left, Counts &into, const char *what) {
  for (const MinutedPeople &each : people) {
    if (!isNumber(each.text))
      continue;
    bare_ = true;
    std::uint64_t wanted = each.text.size() > 7 ? UINT32_MAX : std::stoul(each.text), there = 0;
    for (std::uint32_t some : left)
      there += some;
    if (wanted > there && there == 0 && nobodyThere()) {
      fault(each.at, "votes are recorded, but nobody is there to give them: say who is `present`");
      continue;
    }
    if (wanted > there) {
      fault(each.at, each.text + (wanted == 1 ? " vote " : " votes ") + what + (wanted == 1 ? " is" : " are") +
                         " recorded, but " +
                         (there == 0 ? std::string("nobody is")
                                     : "only " + std::to_string(there) + (there == 1 ? " person is" : " people are")) +
                         " left there who may vote on this item");
      continue;
    }
    // Those who certainly vote first; whoever only breaks ties, last.
    auto rank = [&](std::uint32_t run) {
      return rights_.runs[run].breaksTies ? 2 : rights_.runs[run].votes == Truth::Yes ? 0 : 1;
    };
    for (int now = 0; now < 3; ++now)
      for (std::uint32_t i = 0; i < rows_.size(); ++i) {
        std::uint32_t run = lastFirst_ ? static_cast<std::uint32_t>(rows_.size()) - 1 - i : i;
        auto some = static_cast<std::uint32_t>(std::min<std::uint64_t>(wanted, left[run]));
        if (rank(run) != now || some == 0)
          continue;
        if (byPost_.empty())
          byPost_ = std::to_string(some) + " " + std::string(model_.name(SeatIndex{rows_[run]}));
        into[run] += some;
        left[run] -= some;
        wanted -= some;
      }
  }
}

void Attendees::addPeopleElsewhere(const MinutedItem &item, Counts &byProxy, Counts &asking) {
  Counts absent = room_;
  for (std::size_t run = 0; run < rows_.size(); ++run)
    absent[run] -= std::min(absent[run], present_[run]);
  auto add = [&](const std::vector<MinutedPeople> &all, Counts &left, Counts &into, const char *what) {
    for (const MinutedPeople &people : all) {
      std::optional<Who> who = understand(people);
      if (!who)
        continue;
      bool good = !who->bare;
      if (who->person)
        for (std::uint32_t run : who->runs) {
          good = good && left[run] != 0 && !(&into == &byProxy && there(*who->person));
          if (good) {
            --left[run];
            ++into[run];
          }
        }
      if (!good || (!who->person && !take(*who, left, into)))
        fault(people.at, "`" + people.text + "` " + what);
    }
  };
  add(item.byProxy, absent, byProxy, "cannot vote by proxy: there are not so many who are not there themselves");
  Counts members = room_;
  add(item.asking, members, asking, "cannot ask for a meeting: there are not so many members");
}

bool Attendees::nobodyThere() const {
  return std::all_of(present_.begin(), present_.end(), [](std::uint32_t some) { return some == 0; });
}

/// Those without an interest who sit in several seats.
void Attendees::addSeveral(std::uint32_t item, Meeting &meeting) const {
  for (const Named &named : named_)
    if (named.runs.size() > 1 && !isInterested(named.person, item) && !named.deputy)
      meeting.inSeveral.push_back(named.runs);
}

Meeting Attendees::meetingFor(const MinutedItem &item, const Meeting &start) {
  Meeting meeting = start;
  meeting.presiding = presiding_;
  bool atMeeting = item.mode == Mode::AtMeeting;
  meeting.seats.assign(rows_.size(), {});
  Counts byProxy(rows_.size()), asking(rows_.size()), inFavour(rows_.size()), against(rows_.size()),
      abstaining(rows_.size());
  addPeopleElsewhere(item, byProxy, asking);
  for (std::size_t run = 0; run < rows_.size(); ++run) {
    meeting.seats[run].present = present_[run];
    meeting.seats[run].deputies = deputies_[run];
  }
  conflictsOf(item.number, meeting);
  for (std::size_t run = 0; run < rows_.size(); ++run) {
    meeting.seats[run].byProxy = byProxy[run];
    meeting.seats[run].asking = asking[run];
  }
  addSeveral(item.number, meeting);
  rights_ = votingRights(model_, meeting);
  item_ = item.number;
  interested_.assign(rows_.size(), 0);
  for (std::size_t run = 0; !rights_.interestedVote && run < rows_.size(); ++run)
    interested_[run] = meeting.seats[run].conflicted;
  Counts left = atMeeting ? present_ : room_;
  for (std::size_t run = 0; atMeeting && run < rows_.size(); ++run)
    left[run] += byProxy[run];
  notCounted_.clear();
  bare_ = false;
  byPost_.clear();
  toldAs_.assign(rows_.size(), {});
  std::vector<PersonIndex> voted;
  auto all = [&](const std::vector<MinutedPeople> &people, Counts &into, std::string_view how) {
    for (const MinutedPeople &each : people)
      if (!isNumber(each.text))
        cast(each, left, into, voted, meeting, how);
  };
  all(item.inFavour, inFavour, " for");
  all(item.against, against, " against");
  all(item.abstaining, abstaining, " abstaining");
  Counts told = inFavour;
  for (std::size_t run = 0; run < rows_.size(); ++run)
    told[run] += against[run] + abstaining[run];
  tellExcess(told, meeting);
  // What is told as a number is told of those who may vote.
  for (std::size_t run = 0; run < rows_.size(); ++run) {
    VotingRight &right = rights_.runs[run];
    std::uint64_t may = right.votes != Truth::No || right.breaksTies ? right.entitled : 0;
    left[run] =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(left[run], may - std::min<std::uint64_t>(may, told[run])));
    right.untold = left[run];
  }
  castBare(item.inFavour, left, inFavour, "for");
  castBare(item.against, left, against, "against");
  castBare(item.abstaining, left, abstaining, "abstaining");
  for (std::size_t run = 0; run < rows_.size(); ++run) {
    SeatCounts &counts = meeting.seats[run];
    counts.inFavour = inFavour[run];
    counts.against = against[run];
    counts.abstaining = abstaining[run];
  }
  return meeting;
}

} // namespace quorate::runtime
