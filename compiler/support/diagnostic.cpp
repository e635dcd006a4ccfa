// The registry, and the order in which findings are shown.
#include "compiler/support/diagnostic.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <tuple>

namespace quorate {

namespace {
constexpr std::array kInfo = {
#define QUORATE_DIAGNOSTIC(name, code, severity, format) CodeInfo{#name, code, Severity::severity},
#include "compiler/support/diagnostics.def"
#undef QUORATE_DIAGNOSTIC
};
} // namespace

const CodeInfo &info(Code code) { return kInfo[static_cast<std::size_t>(code)]; }

const std::vector<Code> &allCodes() {
  static const std::vector<Code> codes = [] {
    std::vector<Code> all;
    for (std::size_t i = 0; i < kInfo.size(); ++i)
      all.push_back(static_cast<Code>(i));
    return all;
  }();
  return codes;
}

std::optional<Code> findCode(std::string_view code) {
  std::string wanted(code);
  std::transform(wanted.begin(), wanted.end(), wanted.begin(), [](unsigned char c) { return std::toupper(c); });
  for (Code each : allCodes())
    if (info(each).code == wanted)
      return each;
  return std::nullopt;
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(all_.begin(), all_.end(), [&](const Diagnostic &d) { return d.severity == severity; }));
}

void Diagnostics::sort() {
  auto key = [](const Diagnostic &d) { return std::tie(d.range.begin, d.code, d.range.end, d.message); };
  std::stable_sort(all_.begin(), all_.end(), [&](const Diagnostic &a, const Diagnostic &b) { return key(a) < key(b); });
  all_.erase(
      std::unique(all_.begin(), all_.end(), [&](const Diagnostic &a, const Diagnostic &b) { return key(a) == key(b); }),
      all_.end());
}

} // namespace quorate
