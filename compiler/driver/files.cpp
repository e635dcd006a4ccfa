// Reading and writing, on the disk and in memory.
#include "compiler/driver/files.h"

#include <llvm/Support/Error.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/raw_ostream.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace quorate::driver {

namespace fs = std::filesystem;

namespace {
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
} // namespace

ReadResult DiskFiles::read(const std::string &path, std::uint64_t most) {
  std::error_code error;
  fs::file_status status = fs::status(path, error);
  if (!fs::exists(status))
    return {{}, false, "there is no such file"};
  if (fs::is_directory(status))
    return {{}, false, "it is a folder"};
  // A device or a pipe may never end.
  if (!fs::is_regular_file(status))
    return {{}, false, "it is not a file"};
  std::uint64_t size = fs::file_size(path, error);
  if (error)
    return {{}, false, plain(error)};
  if (size > most)
    return {{}, true, "it is too large"};
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return {{}, false, plain(std::error_code(errno, std::generic_category()))};
  std::string text(size, '\0');
  in.read(text.data(), static_cast<std::streamsize>(size));
  // The file may have become shorter since its size was asked.
  text.resize(static_cast<std::size_t>(in.gcount()));
  return {std::move(text), false, {}};
}

std::optional<std::string> DiskFiles::write(const std::string &path, std::string_view content) {
  std::error_code error;
  fs::path target(path);
  if (target.has_parent_path())
    fs::create_directories(target.parent_path(), error);
  if (error)
    return plain(error);
  // Written beside its place and then moved there, so that nothing half-written is ever found under the name; LLVM
  // takes the file away again if the tool is interrupted.
  llvm::Expected<llvm::sys::fs::TempFile> beside = llvm::sys::fs::TempFile::create(path + ".part-%%%%%%");
  if (!beside)
    return plain(llvm::errorToErrorCode(beside.takeError()));
  {
    llvm::raw_fd_ostream out(beside->FD, /*shouldClose=*/false);
    out.write(content.data(), content.size());
    out.flush();
    if (out.has_error()) {
      std::string why = plain(out.error());
      out.clear_error();
      llvm::consumeError(beside->discard());
      return why;
    }
  }
  if (llvm::Error failed = beside->keep(path)) {
    std::string why = plain(llvm::errorToErrorCode(std::move(failed)));
    llvm::consumeError(beside->discard());
    return why;
  }
  return std::nullopt;
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

std::optional<std::string> MemoryFiles::write(const std::string &path, std::string_view content) {
  for (const auto &[name, text] : files)
    if (real(path).starts_with(name + "/"))
      return "a part of the path is a file and not a folder";
  files[real(path)] = std::string(content);
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
