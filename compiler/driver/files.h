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

/// All reading and writing goes through this, so that tests and the fuzzer run the whole tool in memory.
class Files {
public:
  virtual ~Files() = default;
  /// The contents of a file of at most `most` bytes.
  virtual ReadResult read(const std::string &path, std::uint64_t most) = 0;
  /// Writes a file whole or not at all, making the folders above it. Returns why it could not, or nothing.
  virtual std::optional<std::string> write(const std::string &path, std::string_view content) = 0;
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
  std::optional<std::string> write(const std::string &path, std::string_view content) override;
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
  std::optional<std::string> write(const std::string &path, std::string_view content) override;
  bool isFolder(const std::string &path) override;
  bool exists(const std::string &path) override;
  std::vector<std::string> list(const std::string &folder) override;
  std::string real(const std::string &path) override;
};

} // namespace quorate::driver
