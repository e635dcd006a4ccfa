// JSON with the place of every value, so that a message can point at it. Internal to the folder.
#pragma once

#include "compiler/register/register.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::registers {

struct Member;

struct Value {
  enum class Is : std::uint8_t { Nothing, Text, List, Object, Other } is = Is::Nothing;
  std::string text;            ///< of a text
  std::vector<Value> items;    ///< of a list
  std::vector<Member> members; ///< of an object, in the order written
  Range range;

  /// The value of a member; nothing if there is none, or it is null.
  const Value *at(std::string_view key) const;
};

struct Member {
  std::string key;
  Range keyRange;
  Value value;
};

/// Reads a file; reports why it cannot be read.
std::optional<Value> readJson(const SourceFile &file, Diagnostics &diagnostics, const Limits &limits);

} // namespace quorate::registers
