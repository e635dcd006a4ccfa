// What is said of each side of a comparison, and the rows that two sides make. Internal to `compare`.
#pragma once

#include "compiler/analysis/compare.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace quorate::analysis {

/// The sections of a comparison, in their order.
enum class Section : std::uint8_t { Bodies, Members, Votes, Quorum, VotingRules, OtherClauses, Powers, Claims };

/// One thing that is said of something.
struct Said {
  std::string words;
  std::string meaning; ///< differs wherever the thing differs, also where its words do not; empty: the words say all
  std::string rest;    ///< of the meaning, what the words do not tell
  std::string written; ///< as its author wrote it: shown where the words do not tell all that differs

  /// Clauses of other days or places of the text may mean the same.
  friend bool operator==(const Said &a, const Said &b) {
    return a.meaning == b.meaning && (!a.meaning.empty() || a.words == b.words);
  }
};

/// What is said of one side, in order, by section and by name.
class Facts {
public:
  void add(Section section, const std::string &name, Said said);
  void add(Section section, const std::string &name, std::string words) {
    add(section, name, Said{std::move(words), {}, {}, {}});
  }

  const std::vector<Said> &of(Section section, const std::string &name) const;
  /// The names of a section, in the order in which they were added.
  std::vector<std::string> names(Section section) const;

private:
  struct Fact {
    Section section;
    std::string name;
    std::vector<Said> said;
  };
  std::vector<Fact> all_;
  std::map<std::pair<Section, std::string>, std::size_t> index_;
};

/// The row of a name; it differs wherever what is said differs in words or in meaning.
ComparedRow rowOf(Section section, const std::string &name, const Facts &one, const Facts &other);

} // namespace quorate::analysis
