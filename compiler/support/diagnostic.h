// Findings and errors: what was found, where, what follows from it, what would mend it. A diagnostic is a value; passes
// collect them and the driver shows them. The registry is `diagnostics.def`; codes are stable and never reused.
#pragma once

#include "compiler/support/source.h"

#include <fmt/core.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quorate {

/// How much it matters. `Error`: the constitution has no one meaning, or says what cannot be. `Warning`: it means
/// something, but hardly what its author wants. `Note`: worth knowing, such as an open point.
enum class Severity : std::uint8_t { Note, Warning, Error };

/// Every finding there is, from one list (diagnostics.def). Its code, as `Q0201`, is what `quorate explain` takes.
enum class Code : std::uint16_t {
#define QUORATE_DIAGNOSTIC(name, code, severity, format) name,
#include "compiler/support/diagnostics.def"
#undef QUORATE_DIAGNOSTIC
};

/// What the registry says of a code.
struct CodeInfo {
  std::string_view name; ///< "UnknownName"
  std::string_view code; ///< "Q0201"
  Severity severity;
};

/// What the registry says of a code, and every code in its order.
const CodeInfo &info(Code code);
const std::vector<Code> &allCodes();
/// Finds "Q0201", upper or lower case.
std::optional<Code> findCode(std::string_view code);

/// Another place that has to do with a finding.
struct Label {
  Range range;
  std::string text;
};

/// One finding: what is wrong, where, what follows from it and what would mend it.
struct Diagnostic {
  Code code;
  Severity severity;
  Range range; ///< nowhere, if it is about no place in a file
  std::string message;
  std::vector<Label> labels;
  std::vector<std::string> notes; ///< what follows from it, one sentence each
  std::string help;               ///< what would mend it; may be empty

  Diagnostic &label(Range at, std::string what) & {
    labels.push_back({at, std::move(what)});
    return *this;
  }
  Diagnostic &note(std::string what) & {
    notes.push_back(std::move(what));
    return *this;
  }
  Diagnostic &mend(std::string how) & {
    help = std::move(how);
    return *this;
  }
};

namespace diag {
#define QUORATE_DIAGNOSTIC(name, code_, severity_, format_)                                                            \
  struct name {                                                                                                        \
    static constexpr Code code = Code::name;                                                                           \
    static constexpr Severity severity = Severity::severity_;                                                          \
    static constexpr char format[] = format_;                                                                          \
  };
#include "compiler/support/diagnostics.def"
#undef QUORATE_DIAGNOSTIC
} // namespace diag

/// Collects what the passes find, up to a limit per run.
class Diagnostics {
public:
  /// Reports a finding: `report<diag::UnknownName>(range, "body", name)`. The arguments are checked against the format
  /// of the registry when compiling. The reference stays good until the next report.
  template <class D, class... Args> Diagnostic &report(Range range, const Args &...args) {
    all_.push_back({D::code,
                    D::severity,
                    range,
                    fmt::format(fmt::format_string<const Args &...>(D::format), args...),
                    {},
                    {},
                    {}});
    return all_.back();
  }

  void add(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }
  const std::vector<Diagnostic> &all() const { return all_; }
  std::size_t count(Severity severity) const;
  bool hasErrors() const { return count(Severity::Error) != 0; }
  /// In the order of their places; those about no place first. Equal ones are kept once.
  void sort();

private:
  std::vector<Diagnostic> all_;
};

} // namespace quorate
