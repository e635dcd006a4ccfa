// Who sits on a body, and what it requires of them all together, judged by the words of the language reference: people
// counted one by one, in every way in which what is not said may turn out. Knows nothing of the compiler or the
// runtime.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace quorate::test::composition {

constexpr int kNobody = -1;

/// Years, from the first of January of one until the first of January of another.
struct Years {
  int from = 0, until = 9999;
  bool contains(int year) const { return from <= year && year < until; }
};

enum class Votes : std::uint8_t { Always, ExceptOnRents, OnlyOnRents, OnlyTie, Never, Unsaid };

/// A post on the body, one run of seats, or one for each borough.
struct Post {
  std::string name;
  std::uint32_t least = 1, most = 1;
  bool forEach = false;
  int ofClass = kNobody;
  Votes votes = Votes::Always;
  std::uint32_t sharedBy = 1;
};

/// A run of seats of a post, perhaps for one borough.
struct Run {
  std::size_t post;
  int borough = kNobody;
};

/// A seat held by somebody, in whole years.
struct Holds {
  std::size_t run;
  bool shares = false;
  Years when;
};
/// Somebody, with seats, classes and organisations.
struct Human {
  std::string name;
  std::vector<Holds> holds;
  struct Is {
    int kind; ///< a class, or the number of an organisation
    Years when;
  };
  std::vector<Is> classes, belongs;
};

enum class Base : std::uint8_t {
  VotesCast,
  VotesAndAbstentions,
  MembersPresent,
  VotingMembersPresent,
  EligibleMembers,
  EligibleVotingMembers,
  FilledSeats,
  FilledVotingSeats,
  AllSeats,
  AllVotingSeats,
  Electorate,
};
constexpr std::size_t kBases = 11;

/// Whom a requirement counts.
struct Who {
  enum class Of : std::uint8_t { Members, VotingMembers, Post, Run, Class } of = Of::Members;
  std::size_t which = 0;
};

/// How many, in the oracle's own terms: nothing of the rules library is used here.
struct Quantity {
  enum class Form : std::uint8_t { Number, ShareOfBase, RootOfBase, ShareOfWho, Greater, Smaller } form = Form::Number;
  std::int64_t number = 0;
  Who who; ///< for a number, and a share of people
  std::int64_t numerator = 1, denominator = 2;
  Base base = Base::AllSeats;
  enum class Rounded : std::uint8_t { Not, Up, Down, ToNearest } rounded = Rounded::Not;
  std::int64_t plus = 0;
  std::vector<Quantity> operands;
};

/// What is asked of the members in post in one year.
struct Requirement {
  enum class Form : std::uint8_t { People, AllBut, FromBoroughs, Cap } form = Form::People;
  bool strict = false; ///< "more than", "fewer than"
  Quantity quantity;   ///< for a cap a number, or a share of people
  std::optional<Who> from;
  bool fromEach = false; ///< of each borough
  Who who;               ///< for a cap, and for all but
  bool fromOne = false;  ///< a cap on those from any one company
};

/// A body, its people, and for each year one or two requirements.
struct Sitting {
  std::vector<std::string> boroughs, classes, companies;
  std::vector<int> above; ///< the class that a class is a kind of
  std::string other;      ///< an organisation that is no company
  std::vector<Post> posts;
  std::vector<Run> runs;
  std::vector<Human> people;
  std::vector<std::pair<int, Requirement>> requirements; ///< with their year
};

enum class Verdict : std::uint8_t { No, Yes, Depends };

/// Whether the people in post in a year meet all that is required in it.
Verdict judged(const Sitting &sitting, int year);

} // namespace quorate::test::composition
