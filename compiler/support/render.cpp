// How diagnostics look.
#include "compiler/support/render.h"

#include "compiler/support/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate {

std::string_view word(Severity severity) {
  switch (severity) {
  case Severity::Error: return "error";
  case Severity::Warning: return "warning";
  case Severity::Note: break;
  }
  return "note";
}

namespace {

class Pretty {
public:
  Pretty(const Sources &sources, Colour colour) : sources_(sources), colour_(colour) {}

  std::string show(const Diagnostic &d) {
    std::string_view tint = d.severity == Severity::Error ? "1;31" : d.severity == Severity::Warning ? "1;33" : "1;36";
    out_ += in(tint, fmt::format("{}[{}]", word(d.severity), info(d.code).code));
    out_ += in("1", ": " + visible(d.message, 4000)) + "\n";
    if (d.range)
      place(d.range, "", tint, '^');
    for (const Label &label : d.labels)
      if (label.range)
        place(label.range, label.text, "1;34", '-');
    for (const std::string &note : d.notes)
      line("= ", note);
    if (!d.help.empty())
      line("= help: ", d.help);
    return std::move(out_);
  }

private:
  std::string in(std::string_view tint, std::string text) const {
    return colour_ == Colour::Never ? text : fmt::format("\x1b[{}m{}\x1b[0m", tint, text);
  }
  void line(std::string_view mark, const std::string &text) {
    out_ += fmt::format("   {}{}\n", mark, visible(text, 4000));
  }

  void place(Range range, const std::string &text, std::string_view tint, char under) {
    Position at = sources_.position(range);
    std::string number = fmt::format("{}", at.line);
    std::string margin(number.size(), ' ');
    out_ += in("34", fmt::format("{}--> ", margin)) +
            fmt::format("{}:{}:{}\n", visible(sources_.file(at.file).name), at.line, at.column);
    std::string_view whole = sources_.line(at.file, at.line);
    // A line of a megabyte, or one with characters that move the cursor, must not reach a terminal as it is.
    std::string shown = visible(whole, 160);
    // The mark under the line ends with the line.
    std::string_view before = sources_.text(range);
    before = before.substr(0, before.find('\n'));
    std::size_t width = std::max<std::size_t>(1, count(before));
    if (at.column <= 160)
      width =
          std::min(width, std::max<std::size_t>(1, count(shown) + 1 - std::min<std::size_t>(count(shown), at.column)));
    out_ += in("34", margin + " |") + "\n";
    out_ += in("34", number + " |") + " " + shown + "\n";
    if (at.column <= 160)
      out_ += in("34", margin + " |") + " " + std::string(at.column - 1, ' ') +
              in(tint, std::string(width, under) + (text.empty() ? "" : " " + visible(text))) + "\n";
    else if (!text.empty())
      out_ += in("34", margin + " |") + " " + visible(text) + "\n";
  }

  static std::size_t count(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  }

  const Sources &sources_;
  Colour colour_;
  std::string out_;
};

/// As GitHub asks: nothing in a message or a property can end it.
std::string escapeCommand(std::string_view text, bool property) {
  std::string out;
  for (char c : visible(text, 4000)) {
    switch (c) {
    case '%': out += "%25"; break;
    case '\r': out += "%0D"; break;
    case '\n': out += "%0A"; break;
    case ':': out += property ? "%3A" : ":"; break;
    case ',': out += property ? "%2C" : ","; break;
    default: out += c;
    }
  }
  // Two colons in a row could begin another command.
  for (std::size_t at = out.find("::"); at != std::string::npos; at = out.find("::", at))
    out.replace(at, 2, "%3A%3A");
  return out;
}

} // namespace

std::string renderPretty(const Diagnostic &diagnostic, const Sources &sources, Colour colour) {
  return Pretty(sources, colour).show(diagnostic);
}

std::string renderCompact(const Diagnostic &d, const Sources &sources) {
  std::string where;
  if (d.range) {
    Position at = sources.position(d.range);
    where = fmt::format("{}:{}:{}: ", visible(sources.file(at.file).name), at.line, at.column);
  }
  return fmt::format("{}{} {}: {}{}\n", where, word(d.severity), info(d.code).code, visible(d.message, 4000),
                     d.help.empty() ? "" : "; " + visible(d.help, 4000));
}

std::string renderGithub(const Diagnostic &d, const Sources &sources) {
  std::string_view command = d.severity == Severity::Note ? "notice" : word(d.severity);
  std::string where;
  if (d.range) {
    Position from = sources.position(d.range);
    where = fmt::format("file={},line={},col={},", escapeCommand(sources.file(from.file).name, true), from.line,
                        from.column);
  }
  std::string message = d.message;
  for (const std::string &note : d.notes)
    message += "\n" + note;
  if (!d.help.empty())
    message += "\n" + d.help;
  std::string escaped;
  for (std::size_t at = 0; at <= message.size();) {
    std::size_t end = std::min(message.find('\n', at), message.size());
    escaped += (at > 0 ? "%0A" : "") + escapeCommand(std::string_view(message).substr(at, end - at), false);
    at = end + 1;
  }
  return fmt::format("::{} {}title={}::{}\n", command, where, info(d.code).code, escaped);
}

} // namespace quorate
