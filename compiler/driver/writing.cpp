// Puts files in their place at one stroke: written beside it, to the disk, and then moved. One writer at a time; a
// signal waits until what was written beside is moved or taken away, and what a killed writer left is taken away by the
// next.
#include "compiler/driver/writing.h"

#include "compiler/driver/files.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace quorate::driver {

namespace fs = std::filesystem;

namespace {

std::error_code lastError() { return {errno, std::generic_category()}; }

/// An open file or folder.
class Descriptor {
public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor &) = delete;
  Descriptor &operator=(const Descriptor &) = delete;
  ~Descriptor() {
    if (number_ >= 0)
      ::close(number_);
  }
  int number() const { return number_; }
  bool isOpen() const { return number_ >= 0; }
  /// Closing may be where a disk says that it could not write.
  std::error_code close() {
    int closed = ::close(std::exchange(number_, -1));
    return closed == 0 ? std::error_code() : lastError();
  }

private:
  int number_;
};

/// While it lives, signals that end the program wait.
class SignalsWait {
public:
  SignalsWait() {
    sigemptyset(&ending_);
    for (int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT})
      sigaddset(&ending_, signal);
    pthread_sigmask(SIG_BLOCK, &ending_, &before_);
  }
  SignalsWait(const SignalsWait &) = delete;
  SignalsWait &operator=(const SignalsWait &) = delete;
  ~SignalsWait() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  /// Whether one of them has come in the meantime.
  bool hasCome() const {
    sigset_t come;
    sigpending(&come);
    for (int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT})
      if (sigismember(&come, signal) == 1 && sigismember(&before_, signal) == 0)
        return true;
    return false;
  }

private:
  sigset_t ending_, before_;
};

/// The folder above something that is written, held by one writer at a time.
class Above {
public:
  explicit Above(const fs::path &target) : path_(target.parent_path()), folder_(-1) {}

  std::error_code hold() {
    std::error_code error;
    fs::create_directories(path_, error);
    if (error)
      return error;
    int number = ::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (number < 0)
      return lastError();
    folder_.emplace(number);
    // A file system that knows no locks is written to without one.
    while (::flock(number, LOCK_EX) != 0 && errno == EINTR) {
    }
    return {};
  }
  /// Lets the disk know the new names.
  std::error_code sync() const { return ::fsync(folder_->number()) == 0 ? std::error_code() : lastError(); }

private:
  fs::path path_;
  std::optional<Descriptor> folder_;
};

/// Where something is written before it is moved to its place.
fs::path besideOf(const fs::path &target) {
  return target.parent_path() / ("." + target.filename().string() + ".part");
}

std::error_code writeWhole(const fs::path &path, std::string_view content, mode_t mode) {
  Descriptor out(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
  if (!out.isOpen())
    return lastError();
  while (!content.empty()) {
    ssize_t written = ::write(out.number(), content.data(), content.size());
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return lastError();
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(out.number()) != 0)
    return lastError();
  return out.close();
}

/// Whatever was left there is taken away.
std::error_code clear(const fs::path &path) {
  std::error_code error;
  fs::remove_all(path, error);
  return error;
}

std::error_code syncFolder(const fs::path &path) {
  Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return folder.isOpen() && ::fsync(folder.number()) == 0 ? folder.close() : lastError();
}

std::error_code move(const fs::path &from, const fs::path &to) {
  return std::rename(from.c_str(), to.c_str()) == 0 ? std::error_code() : lastError();
}

/// Both names change what they stand for at one stroke.
std::error_code exchange(const fs::path &one, const fs::path &other) {
  return ::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0 ? std::error_code()
                                                                                           : lastError();
}

/// A set of files on its way into a folder.
class Staged {
public:
  Staged(fs::path folder, const std::vector<NewFile> &files)
      : folder_(std::move(folder)), beside_(besideOf(folder_)), files_(files) {
    for (const NewFile &file : files)
      names_.insert(*fs::path(file.name).begin());
  }

  std::error_code write(const SignalsWait &signals) {
    std::set<fs::path> folders{beside_};
    for (const NewFile &file : files_)
      folders.insert((beside_ / file.name).parent_path());
    std::error_code error;
    for (const fs::path &folder : folders)
      if (fs::create_directories(folder, error); error)
        return error;
    for (const NewFile &file : files_) {
      if (signals.hasCome())
        return std::make_error_code(std::errc::interrupted);
      if (error = writeWhole(beside_ / file.name, file.content, 0666); error)
        return error;
    }
    for (const fs::path &folder : folders)
      if (error = syncFolder(folder); error)
        return error;
    return {};
  }

  std::error_code place() {
    std::error_code error;
    if (!fs::exists(folder_, error))
      return error ? error : move(beside_, folder_);
    if (isOurs())
      if (error = exchange(beside_, folder_); !error)
        return {};
    return placeEach();
  }

private:
  /// Whether the folder holds nothing but what is written now, and nobody who runs this stands in it.
  bool isOurs() const {
    std::error_code error;
    const fs::path here = fs::current_path(error);
    auto [inside, rest] = std::mismatch(folder_.begin(), folder_.end(), here.begin(), here.end());
    if (error || inside == folder_.end())
      return false;
    for (fs::directory_iterator at(folder_, error), end; !error && at != end; at.increment(error))
      if (!names_.contains(at->path().filename()))
        return false;
    return !error && beside_.parent_path() != folder_;
  }

  /// One by one; if one cannot be, those before it go back.
  std::error_code placeEach() {
    std::vector<fs::path> placed, fresh;
    std::error_code failed;
    for (const fs::path &name : names_) {
      std::error_code error;
      const bool there = fs::exists(fs::symlink_status(folder_ / name, error));
      failed = there ? exchange(beside_ / name, folder_ / name) : move(beside_ / name, folder_ / name);
      if (failed)
        break;
      (there ? placed : fresh).push_back(name);
    }
    if (failed) {
      for (const fs::path &name : placed)
        exchange(beside_ / name, folder_ / name);
      for (const fs::path &name : fresh)
        move(folder_ / name, beside_ / name);
    }
    return failed ? failed : syncFolder(folder_);
  }

  fs::path folder_, beside_;
  const std::vector<NewFile> &files_;
  std::set<fs::path> names_; ///< directly in the folder
};

/// Where a path leads, with its links followed.
std::error_code follow(const std::string &path, fs::path &target) {
  std::error_code error;
  target = fs::weakly_canonical(fs::absolute(path, error), error);
  // A folder may be written with a slash after it.
  if (!target.has_filename())
    target = target.parent_path();
  return error;
}

/// Puts something in its place, alone and without leaving anything beside it. `put` writes it beside and moves it.
template <class Put> std::optional<std::string> placed(const std::string &path, Put put) {
  fs::path target;
  if (std::error_code error = follow(path, target); error)
    return plain(error);
  const SignalsWait signals;
  Above above(target);
  if (std::error_code error = above.hold(); error)
    return plain(error);
  std::error_code error = clear(besideOf(target));
  if (!error)
    error = put(target, signals);
  // What is left beside is what was there before, or what could not be placed.
  clear(besideOf(target));
  if (!error)
    error = above.sync();
  return error ? std::optional(plain(error)) : std::nullopt;
}

/// Writes a file anew beside it and moves it there. Whoever might read it may read it still, and nobody else.
std::error_code replace(const fs::path &target, std::string_view content) {
  const fs::path beside = besideOf(target);
  struct stat before {};
  const bool there = ::stat(target.c_str(), &before) == 0;
  std::error_code error = writeWhole(beside, content, there ? 0600 : 0666);
  if (!error && there) {
    if ((before.st_uid != ::geteuid() || before.st_gid != ::getegid()) &&
        ::chown(beside.c_str(), before.st_uid, before.st_gid) != 0)
      error = lastError();
    if (!error && ::chmod(beside.c_str(), before.st_mode & 07777) != 0)
      error = lastError();
  }
  return error ? error : move(beside, target);
}

} // namespace

std::optional<std::string> DiskFiles::write(const std::string &path, std::string_view content) {
  std::error_code error;
  if (fs::exists(path, error) && !fs::is_regular_file(path, error))
    return "it is not a file";
  return placed(path, [&](const fs::path &target, const SignalsWait &) { return replace(target, content); });
}

std::optional<std::string> DiskFiles::writeAll(const std::string &folder, const std::vector<NewFile> &files) {
  return placed(folder, [&](const fs::path &target, const SignalsWait &signals) {
    Staged staged(target, files);
    std::error_code error = staged.write(signals);
    return error ? error : staged.place();
  });
}

} // namespace quorate::driver
