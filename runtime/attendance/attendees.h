// Who is at a meeting while it goes on: people come and go, declare interests and vote; whatever cannot be is said.
#pragma once

#include "runtime/minutes.h"
#include "runtime/names/resolve.h"
#include "runtime/meeting/voting_rights.h"

namespace quorate::runtime {

/// Adds what cannot be.
using Faults = std::vector<MinutesFault>;

/// The people of one meeting, counted by runs of seats; those who are registered by name.
class Attendees {
public:
  /// `lastFirst`: where people are of several runs of seats and it is not said which, those of the last are taken.
  Attendees(const Model &model, BodyIndex body, Day day, bool lastFirst, Faults &faults);

  void arrive(const MinutedPeople &who);
  void leave(const MinutedPeople &who);
  void declare(const MinutedPeople &who, std::uint32_t item);
  void preside(const MinutedPeople &who);

  /// The counts of an item at this moment.
  Meeting meetingFor(const MinutedItem &item, const Meeting &start);
  /// Whether it had to be chosen which of several runs of seats was meant.
  bool chosen() const { return chosen_; }
  /// Whether votes are told as bare numbers in the item read last.
  bool bareVotes() const { return bare_; }
  /// An example of votes told by post, for what was told as a number in the item read last: "15 Member".
  const std::string &byPost() const { return byPost_; }
  const std::vector<Reason> &notCounted() const { return notCounted_; }
  /// Who may vote on the item read last.
  const VotingRights &rights() const { return rights_; }

private:
  using Counts = std::vector<std::uint32_t>;

  /// People as understood: of some runs of seats, or one who is registered.
  struct Who {
    std::optional<std::uint32_t> number;
    bool deputy = false, everyone = false, bare = false;
    std::optional<PersonIndex> person;
    std::vector<std::uint32_t> runs; ///< for a person: those they sit in
  };
  struct Named {
    PersonIndex person{};
    std::vector<std::uint32_t> runs;
    bool deputy = false;
  };
  struct Interest {
    std::uint32_t item = 0;
    Who who;
  };

  std::optional<Who> understand(const MinutedPeople &people);
  bool resolveWho(const std::string &text, const MinutedPeople &people, Who &who);
  bool seatsOfPerson(const MinutedPeople &people, Who &who);
  void fault(Mark at, std::string message, std::vector<std::string> didYouMean = {}) {
    faults_.push_back({at, std::move(message), std::move(didYouMean)});
  }
  const Named *there(PersonIndex person) const;
  std::uint32_t namedIn(std::uint32_t run) const;
  /// Takes people from `left`, run by run; false if there are too few.
  bool take(const Who &who, Counts &left, Counts &into);
  void castBare(const std::vector<MinutedPeople> &people, Counts &left, Counts &into, const char *what);
  void cast(const MinutedPeople &people, Counts &left, Counts &into, std::vector<PersonIndex> &voted,
            const Meeting &meeting, std::string_view how);
  void addSeveral(std::uint32_t item, Meeting &meeting) const;
  bool nobodyThere() const;
  void tellExcess(const Counts &told, const Meeting &meeting);
  bool isInterested(PersonIndex person, std::uint32_t item) const;
  /// Adds why a vote does not count; whether it is to be left out.
  bool leaveOut(const Who &who, std::uint32_t run, std::uint32_t number, const Meeting &meeting,
                const MinutedPeople &people, std::string_view how);
  void addPeopleElsewhere(const MinutedItem &item, Counts &byProxy, Counts &asking);
  void conflictsOf(std::uint32_t item, Meeting &meeting) const;
  bool deputiesVote(std::uint32_t run) const;

  const Model &model_;
  BodyIndex body_;
  Day day_;
  bool lastFirst_, chosen_ = false, bare_ = false;
  Faults &faults_;
  std::vector<std::uint32_t> rows_; ///< of seats
  Counts room_, inPost_, present_, deputies_;
  Counts interested_;      ///< in the item read last, and without a vote on it
  std::uint32_t item_ = 0; ///< read last
  VotingRights rights_;
  std::string byPost_;
  std::vector<std::string> toldAs_; ///< the words of the minutes for posts whose votes are told
  std::vector<Named> named_;
  std::vector<Interest> interests_;
  std::optional<std::uint32_t> presiding_;
  std::vector<Reason> notCounted_;
};

} // namespace quorate::runtime
