// Opens model files: maps them, and refuses what is no model, is cut short, altered, or too new.
#include "runtime/model.h"
#include "runtime/model/tables.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace quorate::runtime {

namespace {

class MappedBytes : public Bytes {
public:
  MappedBytes(void *start, std::size_t size) : start_(start), size_(size) {
    all = {static_cast<const std::byte *>(start), size};
  }
  MappedBytes(const MappedBytes &) = delete;
  MappedBytes &operator=(const MappedBytes &) = delete;
  ~MappedBytes() override { ::munmap(start_, size_); }

private:
  void *start_;
  std::size_t size_;
};

class OwnedBytes : public Bytes {
public:
  explicit OwnedBytes(std::vector<std::byte> bytes) : bytes_(std::move(bytes)) { all = bytes_; }

private:
  std::vector<std::byte> bytes_;
};

class File {
public:
  explicit File(const std::string &path) : descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  File(const File &) = delete;
  File &operator=(const File &) = delete;
  ~File() {
    if (descriptor >= 0)
      ::close(descriptor);
  }
  const int descriptor;
};

/// Why these bytes are no model this runtime can use; the header, if they may be one.
/// `bytes`: the first of them at least; `size`: how many there are in all.
std::variant<container::Header, Refusal> readHeader(std::span<const std::byte> bytes, std::uint64_t size,
                                                    const std::string &name) {
  container::Header header;
  // A model cut short within its first bytes is still told from what never was one.
  std::size_t shared = std::min(bytes.size(), container::kMagic.size());
  if (bytes.empty())
    return Refusal{name + " is empty, so it is not a decision model"};
  if (std::memcmp(bytes.data(), container::kMagic.data(), shared) != 0)
    return Refusal{name + " is not a decision model; `quorate build` writes one"};
  constexpr std::size_t kVersionEnd = offsetof(container::Header, sections);
  // The format before the fingerprint: another format may reckon it otherwise, and "altered" would be the wrong reason.
  if (bytes.size() >= kVersionEnd) {
    std::memcpy(static_cast<void *>(&header), bytes.data(), kVersionEnd);
    if (header.major > 0 && header.major < container::kMajor)
      return Refusal{name + " is older than this runtime: it is written in format " + std::to_string(header.major) +
                     "." + std::to_string(header.minor) + "; build it again with this version"};
    if (header.major > container::kMajor)
      return Refusal{name + " is newer than this runtime: it is written in format " + std::to_string(header.major) +
                     "." + std::to_string(header.minor) + ", and formats up to " + std::to_string(container::kMajor) +
                     " are understood here; use a newer runtime, or build it again with this version"};
  }
  if (bytes.size() < sizeof header)
    return Refusal{name + " is cut short: only " + std::to_string(bytes.size()) +
                   " bytes of it are left; copy or build it again"};
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.major == 0 || header.hash != container::hashOf(header))
    return Refusal{name + " has been altered: its first part does not match its fingerprint; build it again"};
  if (size < header.length)
    return Refusal{name + " is cut short: it has " + std::to_string(size) + " of its " + std::to_string(header.length) +
                   " bytes; copy or build it again"};
  if (size > header.length)
    return Refusal{name + " has been altered: " + std::to_string(size - header.length) +
                   " bytes have been added at its end; copy or build it again"};
  for (const container::SectionEntry &entry : header.table)
    if (entry.offset % container::kAlignment != 0 || entry.offset < sizeof header || entry.offset > header.length ||
        entry.length > header.length - entry.offset)
      return Refusal{name + " has been altered: a part of it lies outside the file; build it again"};
  return header;
}

std::variant<std::unique_ptr<Tables>, Refusal> readTables(std::unique_ptr<Bytes> bytes, const std::string &name,
                                                          Verify verify) {
  auto header = readHeader(bytes->all, bytes->all.size(), name);
  if (auto *refusal = std::get_if<Refusal>(&header))
    return std::move(*refusal);
  auto tables = std::make_unique<Tables>(std::move(bytes), std::get<container::Header>(header));
  if (verify == Verify::Everything)
    try {
      tables->verifyAll();
    } catch (const ModelDamaged &damage) {
      return Refusal{name + " cannot be used: " + damage.what()};
    }
  return tables;
}

} // namespace

Model::Model(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
Model::Model(Model &&) noexcept = default;
Model &Model::operator=(Model &&) noexcept = default;
Model::~Model() = default;

static_assert(Model::kHeaderBytes == sizeof(container::Header));

std::optional<Refusal> Model::refusal(std::span<const std::byte> beginning, std::uint64_t size) {
  auto header = readHeader(beginning, size, "this");
  if (auto *refusal = std::get_if<Refusal>(&header))
    return std::move(*refusal);
  return std::nullopt;
}

std::variant<Model, Refusal> Model::open(const std::string &path, Verify verify) {
  std::string name = "`" + path + "`";
  File file(path);
  if (file.descriptor < 0)
    return Refusal{"cannot read " + name + ": " + std::strerror(errno)};
  struct stat status {};
  if (::fstat(file.descriptor, &status) != 0)
    return Refusal{"cannot read " + name + ": " + std::strerror(errno)};
  if (!S_ISREG(status.st_mode))
    return Refusal{name + " is not a file, so it is not a decision model"};
  auto size = static_cast<std::size_t>(status.st_size);
  std::unique_ptr<Bytes> bytes;
  if (size == 0) {
    bytes = std::make_unique<OwnedBytes>(std::vector<std::byte>{});
  } else {
    void *start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.descriptor, 0);
    if (start == MAP_FAILED)
      return Refusal{"cannot read " + name + ": " + std::strerror(errno)};
    bytes = std::make_unique<MappedBytes>(start, size);
  }
  auto tables = readTables(std::move(bytes), name, verify);
  if (auto *refusal = std::get_if<Refusal>(&tables))
    return std::move(*refusal);
  return Model(std::move(std::get<0>(tables)));
}

std::variant<Model, Refusal> Model::fromBytes(std::vector<std::byte> bytes, Verify verify) {
  auto tables = readTables(std::make_unique<OwnedBytes>(std::move(bytes)), "this", verify);
  if (auto *refusal = std::get_if<Refusal>(&tables))
    return std::move(*refusal);
  return Model(std::move(std::get<0>(tables)));
}

} // namespace quorate::runtime
