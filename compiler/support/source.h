// The texts a constitution is made of, and where in them something stands. A location is one number over all files;
// line and column are worked out only when they are shown.
#pragma once

#include "compiler/support/ids.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quorate {

struct SourceFile;
using FileId = Id<SourceFile>;

/// A half-open stretch of text in one file, as offsets over all files. Empty and at 0: nowhere.
struct Range {
  std::uint32_t begin = 0, end = 0;
  constexpr explicit operator bool() const { return end != 0; }
  friend constexpr auto operator<=>(const Range &, const Range &) = default;
};

/// A file and what it says.
struct SourceFile {
  std::string name; ///< as it was named: where whoever started the tool finds it
  std::string text;
  /// Where it stands in its constitution: relative to the root of that, and the same wherever the folder lies. Only
  /// this goes into what is made.
  std::string place;
  bool ofPackage = false;             ///< of the standard library, which comes with the tool
  std::uint32_t base = 0;             ///< offset of its first byte over all files
  std::vector<std::uint32_t> lines{}; ///< offset in the file of the first byte of each line
  /// How many bytes before each 256th only continue a character: columns are counted from the nearest of these, since a
  /// line may be as long as a file.
  std::vector<std::uint32_t> continuing{};
};

/// How files are named in what is told of them: as whoever started the tool named them, so that a program finds them;
/// or by their place in the constitution, so that what is kept does not depend on where that lies.
enum class Paths : std::uint8_t { AsNamed, InConstitution };

/// A place in a file, counted from 1. Columns count characters, not bytes.
struct Position {
  FileId file;
  std::uint32_t line = 0, column = 0;
};

/// All files of one constitution, in the order they were read.
class Sources {
public:
  /// Adds a file. The sum of all files must stay below 4 GiB; the loader sees to that.
  FileId add(std::string name, std::string text) {
    std::string place = name;
    return add(SourceFile{std::move(name), std::move(text), std::move(place)});
  }
  FileId add(SourceFile file);

  const SourceFile &file(FileId id) const { return files_[id.index()]; }
  const std::vector<SourceFile> &files() const { return files_; }
  std::size_t totalBytes() const { return next_; }

  /// The file that an offset lies in.
  FileId fileOf(std::uint32_t offset) const;
  /// The text of a stretch.
  std::string_view text(Range range) const;
  /// File, line and column of the first character of a stretch.
  Position position(Range range) const;
  /// The whole line (from 1) of a file, without its line end.
  std::string_view line(FileId file, std::uint32_t line) const;

private:
  std::vector<SourceFile> files_;
  std::uint32_t next_ = 1; // 0 means nowhere
};

} // namespace quorate
