// The file system as the tool sees it, so that tests can run on files in memory.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::driver {

/// What came of reading a file.
struct ReadResult {
  std::optional<std::string> text;
  bool tooLarge = false;
  std::string why; ///< in plain words, if there is no text
};

/// The first bytes of a file.
struct Beginning {
  std::string text;
  std::uint64_t size = 0; ///< of the whole file
  std::string why;        ///< why it cannot be read, in plain words; empty if it can
};

/// A file of a set that is written together.
struct NewFile {
  std::string name; ///< within the folder, with slashes
  std::string_view content;
};

/// All reading and writing goes through this, so that tests and the fuzzer run the whole tool in memory.
class Files {
public:
  virtual ~Files() = default;
  /// The contents of a file of at most `most` bytes.
  virtual ReadResult read(const std::string &path, std::uint64_t most) = 0;
  /// The first bytes of a file, as many as there are of so many, and how many it has in all.
  virtual Beginning beginning(const std::string &path, std::size_t bytes) = 0;
  /// Writes a file whole or not at all, making the folders above it. Who may read it stays as it was, and a link still
  /// leads to it. Returns why it could not, or nothing.
  virtual std::optional<std::string> write(const std::string &path, std::string_view content) = 0;
  /// Puts a set of files into a folder, all of them or none: nobody finds some of these beside some of an earlier set.
  /// What the folder holds besides stays, but for what lies in the folders of the set. Returns why it could not.
  virtual std::optional<std::string> writeAll(const std::string &folder, const std::vector<NewFile> &files) = 0;
  virtual bool isFolder(const std::string &path) = 0;
  virtual bool exists(const std::string &path) = 0;
  /// The names of the files directly in a folder, in the order of their bytes.
  virtual std::vector<std::string> list(const std::string &folder) = 0;
  /// The path with all links and `..` followed; the path itself if it does not exist.
  virtual std::string real(const std::string &path) = 0;
};

/// The files of the machine.
class DiskFiles final : public Files {
public:
  ReadResult read(const std::string &path, std::uint64_t most) override;
  Beginning beginning(const std::string &path, std::size_t bytes) override;
  std::optional<std::string> write(const std::string &path, std::string_view content) override;
  std::optional<std::string> writeAll(const std::string &folder, const std::vector<NewFile> &files) override;
  bool isFolder(const std::string &path) override;
  bool exists(const std::string &path) override;
  std::vector<std::string> list(const std::string &folder) override;
  std::string real(const std::string &path) override;
};

/// Files in memory. Folders are what stands before a slash.
class MemoryFiles final : public Files {
public:
  std::map<std::string, std::string> files;
  ReadResult read(const std::string &path, std::uint64_t most) override;
  Beginning beginning(const std::string &path, std::size_t bytes) override;
  std::optional<std::string> write(const std::string &path, std::string_view content) override;
  std::optional<std::string> writeAll(const std::string &folder, const std::vector<NewFile> &files) override;
  bool isFolder(const std::string &path) override;
  bool exists(const std::string &path) override;
  std::vector<std::string> list(const std::string &folder) override;
  std::string real(const std::string &path) override;
};

} // namespace quorate::driver
