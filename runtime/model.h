// The decision model: one file that the compiler writes and this opens without the compiler. Nothing in it is trusted
// before it is verified.
#pragma once

#include "runtime/value.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace quorate::runtime {

// Indexes into the tables of a model; the same numbers as in the compiler's flat model.
enum class BodyIndex : std::uint32_t {};
enum class FunctionIndex : std::uint32_t {};
enum class PlaceIndex : std::uint32_t {};
enum class ActorIndex : std::uint32_t {};
enum class ClauseIndex : std::uint32_t {};
enum class GrantIndex : std::uint32_t {};

/// Why a file is refused as a decision model, in a plain sentence.
struct Refusal {
  std::string reason;
};

enum class Verify : std::uint8_t {
  Everything,  ///< check the whole file when opening it
  OnFirstUse,  ///< check the header now and each section the first time it is used; a bad section throws ModelDamaged
};

class Model {
public:
  /// Opens a model file (mapped, not read).
  static std::variant<Model, Refusal> open(const std::filesystem::path &path, Verify verify = Verify::Everything);
  /// Opens a model held in memory.
  static std::variant<Model, Refusal> fromBytes(std::vector<std::byte> bytes, Verify verify = Verify::Everything);

  Model(Model &&) noexcept;
  Model &operator=(Model &&) noexcept;
  ~Model();

  // The rest of the interface — tables by index, names, clauses with file, line, citation — is the runtime's to design.

private:
  struct Data;
  explicit Model(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

} // namespace quorate::runtime
