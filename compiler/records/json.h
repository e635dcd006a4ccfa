// JSON with the place of every value, so that a message can point at it.
#pragma once

#include "compiler/support/source.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace quorate::records {

struct Member;

/// A value: numbers, true and false are Other, and are read from the text of their range.
struct Value {
  enum class Is : std::uint8_t { Nothing, Text, List, Object, Other } is = Is::Nothing;
  std::string text;            ///< of a text
  std::vector<Value> items;    ///< of a list
  std::vector<Member> members; ///< of an object, in the order written
  Range range;

  /// The value of a member; nothing if there is none, or it is null.
  const Value *at(std::string_view key) const;
};

/// A name of an object and what stands behind it.
struct Member {
  std::string key;
  Range keyRange;
  Value value;
};

/// Bounds on what is read of one JSON file.
struct JsonLimits {
  std::size_t depth = 32;         ///< lists and objects within one another
  std::size_t values = 1'000'000; ///< all together
};

/// Why a file is not read at all.
struct JsonFault {
  enum class Is : std::uint8_t { NotJson, TooLarge } is = Is::NotJson;
  Range at;
  std::string what;     ///< for NotJson, what is wrong: "it ends too early"; for TooLarge, what there is too much of
  std::size_t most = 0; ///< for TooLarge
  std::string mend;     ///< for NotJson, what would put it right
};

/// Reads a whole file, or says why it cannot be read.
std::variant<Value, JsonFault> readJson(const SourceFile &file, const JsonLimits &limits = {});

} // namespace quorate::records
