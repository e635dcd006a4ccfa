// Offsets to lines and columns.
#include "compiler/support/source.h"

#include <algorithm>

namespace quorate {

namespace {

constexpr std::uint32_t kStep = 256;

/// How many bytes of a stretch start no column, because they continue a UTF-8 character.
std::uint32_t continuingIn(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }));
}

/// The same of everything before an offset.
std::uint32_t continuingBefore(const SourceFile &file, std::uint32_t offset) {
  const std::uint32_t from = offset / kStep * kStep;
  return file.continuing[from / kStep] + continuingIn(std::string_view(file.text).substr(from, offset - from));
}

} // namespace

FileId Sources::add(SourceFile file) {
  file.base = next_;
  file.lines = {0};
  for (std::size_t at = file.text.find('\n'); at != std::string::npos; at = file.text.find('\n', at + 1))
    file.lines.push_back(static_cast<std::uint32_t>(at + 1));
  file.continuing = {0};
  for (std::size_t at = kStep; at <= file.text.size(); at += kStep)
    file.continuing.push_back(file.continuing.back() +
                              continuingIn(std::string_view(file.text).substr(at - kStep, kStep)));
  // One byte between files, so that the end of one is not the beginning of the next.
  next_ += static_cast<std::uint32_t>(file.text.size()) + 1;
  files_.push_back(std::move(file));
  return FileId(files_.size() - 1);
}

FileId Sources::fileOf(std::uint32_t offset) const {
  auto after = std::upper_bound(files_.begin(), files_.end(), offset,
                                [](std::uint32_t o, const SourceFile &f) { return o < f.base; });
  return FileId(static_cast<std::size_t>(after - files_.begin() - 1));
}

std::string_view Sources::text(Range range) const {
  const SourceFile &in = file(fileOf(range.begin));
  return std::string_view(in.text).substr(range.begin - in.base, range.end - range.begin);
}

Position Sources::position(Range range) const {
  FileId id = fileOf(range.begin);
  const SourceFile &in = file(id);
  std::uint32_t offset = std::min(range.begin - in.base, static_cast<std::uint32_t>(in.text.size()));
  auto after = std::upper_bound(in.lines.begin(), in.lines.end(), offset);
  std::uint32_t start = *(after - 1);
  std::uint32_t columns = offset - start - (continuingBefore(in, offset) - continuingBefore(in, start));
  return {id, static_cast<std::uint32_t>(after - in.lines.begin()), columns + 1};
}

std::string_view Sources::line(FileId id, std::uint32_t line) const {
  const SourceFile &in = file(id);
  std::uint32_t begin = in.lines[line - 1];
  std::size_t end = line < in.lines.size() ? in.lines[line] - 1 : in.text.size();
  std::string_view found = std::string_view(in.text).substr(begin, end - begin);
  if (found.ends_with('\r'))
    found.remove_suffix(1);
  return found;
}

} // namespace quorate
