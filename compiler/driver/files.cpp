// Reading and writing, on the disk and in memory.
#include "compiler/driver/files.h"

#include "compiler/driver/writing.h"

#include <llvm/Support/Error.h>
#include <llvm/Support/FileSystem.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace quorate::driver {

namespace fs = std::filesystem;

std::string plain(const std::error_code &error) {
  if (error == std::errc::no_such_file_or_directory)
    return "there is no such file";
  if (error == std::errc::permission_denied || error == std::errc::read_only_file_system)
    return "it is not allowed";
  if (error == std::errc::not_a_directory)
    return "a part of the path is a file and not a folder";
  if (error == std::errc::no_space_on_device)
    return "there is no space left";
  return error.message();
}

namespace {

/// A file that can be read to its end, and its size; or why there is none.
struct Opened {
  llvm::sys::fs::file_t file = llvm::sys::fs::kInvalidFile;
  std::uint64_t size = 0;
  std::string why;
};

Opened openedAt(const std::string &path) {
  std::error_code error;
  fs::file_status status = fs::status(path, error);
  if (!fs::exists(status))
    return {.why = "there is no such file"};
  if (fs::is_directory(status))
    return {.why = "it is a folder"};
  // A device or a pipe may never end.
  if (!fs::is_regular_file(status))
    return {.why = "it is not a file"};
  Opened made;
  made.size = fs::file_size(path, error);
  if (error)
    return {.why = plain(error)};
  llvm::Expected<llvm::sys::fs::file_t> in = llvm::sys::fs::openNativeFileForRead(path);
  if (!in)
    return {.why = plain(llvm::errorToErrorCode(in.takeError()))};
  made.file = *in;
  return made;
}

/// So many bytes of a file, which is closed then. What was not read whole is not judged.
std::string readAll(llvm::sys::fs::file_t file, std::size_t size, std::string &text) {
  text.resize(size);
  std::string why;
  for (std::size_t there = 0; there < size && why.empty();) {
    llvm::Expected<std::size_t> got =
        llvm::sys::fs::readNativeFile(file, llvm::MutableArrayRef<char>(text.data() + there, size - there));
    if (!got)
      why = "it could not be read to its end: " + plain(llvm::errorToErrorCode(got.takeError()));
    else if (*got == 0)
      why = "it became shorter while it was read";
    else
      there += *got;
  }
  if (std::error_code closed = llvm::sys::fs::closeFile(file); closed && why.empty())
    why = "it could not be read to its end: " + plain(closed);
  return why;
}

} // namespace

ReadResult DiskFiles::read(const std::string &path, std::uint64_t most) {
  Opened opened = openedAt(path);
  if (!opened.why.empty())
    return {{}, false, std::move(opened.why)};
  if (opened.size > most) {
    llvm::sys::fs::closeFile(opened.file);
    return {{}, true, "it is too large"};
  }
  std::string text;
  if (std::string why = readAll(opened.file, opened.size, text); !why.empty())
    return {{}, false, std::move(why)};
  return {std::move(text), false, {}};
}

Beginning DiskFiles::beginning(const std::string &path, std::size_t bytes) {
  Opened opened = openedAt(path);
  Beginning made{{}, opened.size, std::move(opened.why)};
  if (made.why.empty())
    made.why = readAll(opened.file, std::min<std::uint64_t>(bytes, opened.size), made.text);
  return made;
}

bool DiskFiles::isFolder(const std::string &path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

bool DiskFiles::exists(const std::string &path) {
  std::error_code error;
  return fs::exists(path, error);
}

std::vector<std::string> DiskFiles::list(const std::string &folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (at->is_regular_file(error))
      names.push_back(at->path().filename().string());
  // A folder lists its files in an order of its own, which differs from machine to machine.
  std::sort(names.begin(), names.end());
  return names;
}

std::string DiskFiles::real(const std::string &path) {
  std::error_code error;
  fs::path found = fs::weakly_canonical(path, error);
  return error ? path : found.string();
}

// ---------------------------------------------------------------- in memory

ReadResult MemoryFiles::read(const std::string &path, std::uint64_t most) {
  auto found = files.find(real(path));
  if (found == files.end())
    return {{}, false, isFolder(path) ? "it is a folder" : "there is no such file"};
  if (found->second.size() > most)
    return {{}, true, "it is too large"};
  return {found->second, false, {}};
}

Beginning MemoryFiles::beginning(const std::string &path, std::size_t bytes) {
  ReadResult all = read(path, UINT64_MAX);
  if (!all.text)
    return {{}, 0, std::move(all.why)};
  return {all.text->substr(0, bytes), all.text->size(), {}};
}

std::optional<std::string> MemoryFiles::write(const std::string &path, std::string_view content) {
  for (const auto &[name, text] : files)
    if (real(path).starts_with(name + "/"))
      return "a part of the path is a file and not a folder";
  files[real(path)] = std::string(content);
  return std::nullopt;
}

std::optional<std::string> MemoryFiles::writeAll(const std::string &folder, const std::vector<NewFile> &all) {
  const std::string at = real(folder) == "." ? "" : real(folder) + "/";
  if (files.contains(real(folder)))
    return "it is a file and not a folder";
  for (const NewFile &file : all)
    if (std::size_t slash = file.name.find('/'); slash != std::string::npos)
      std::erase_if(files, [&](const auto &one) { return one.first.starts_with(at + file.name.substr(0, slash + 1)); });
  for (const NewFile &file : all)
    files[at + file.name] = std::string(file.content);
  return std::nullopt;
}

bool MemoryFiles::isFolder(const std::string &path) {
  std::string folder = real(path);
  if (folder == ".")
    return true;
  auto found = files.lower_bound(folder + "/");
  return found != files.end() && found->first.starts_with(folder + "/");
}

bool MemoryFiles::exists(const std::string &path) { return files.contains(real(path)) || isFolder(path); }

std::vector<std::string> MemoryFiles::list(const std::string &folder) {
  std::string before = real(folder) == "." ? "" : real(folder) + "/";
  std::vector<std::string> names;
  for (const auto &[name, text] : files)
    if (name.starts_with(before) && name.find('/', before.size()) == std::string::npos)
      names.push_back(name.substr(before.size()));
  return names;
}

std::string MemoryFiles::real(const std::string &path) {
  std::string plainPath = fs::path(path).lexically_normal().string();
  while (plainPath.size() > 1 && plainPath.ends_with('/'))
    plainPath.pop_back();
  return plainPath;
}

} // namespace quorate::driver
