// The outside of a decision model file: a fixed header with a table of sections, each with its own hash, so that
// opening a file looks at the header only. All numbers are little-endian.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace quorate::runtime::container {

static_assert(std::endian::native == std::endian::little, "model files are read in place");

inline constexpr std::array<char, 8> kMagic = {'Q', 'U', 'O', 'R', 'A', 'T', 'E', '\x1A'};
/// A file with a greater major version is refused; a greater minor version only adds.
inline constexpr std::uint16_t kMajor = 6, kMinor = 0;
inline constexpr std::size_t kAlignment = 64;

enum class Section : std::uint32_t { Authority, Bodies, Names, Text, People };
inline constexpr std::size_t kSections = 5;

struct SectionEntry {
  std::uint64_t offset = 0, length = 0, hash = 0;
};

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint16_t major = kMajor, minor = kMinor;
  std::uint32_t sections = kSections;
  std::uint64_t length = 0; ///< of the whole file
  std::uint64_t hash = 0;   ///< of this header, with 0 here
  std::array<SectionEntry, kSections> table;
};
static_assert(sizeof(Header) == 152);

/// XXH3, 64 bits.
std::uint64_t hash(std::span<const std::byte> bytes);

/// The hash that belongs in a header.
std::uint64_t hashOf(Header header);

} // namespace quorate::runtime::container
