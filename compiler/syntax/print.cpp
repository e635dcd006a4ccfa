// The formatter's layout: lines, comments and braces; and where it is entered. The rest stands in print_*.cpp.
#include "compiler/syntax/printer.h"

namespace quorate::syntax {

namespace {

// Whether a word of a name can stand without quotation marks: as the rule of names in the grammar has it.
bool isBareWord(std::string_view word) {
  if (word.empty())
    return false;
  auto letter = [](unsigned char c) { return c >= 0x80 || (c >= 'A' && c <= 'Z'); };
  auto inside = [&](unsigned char c) {
    return letter(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || c == '-';
  };
  if (!letter(static_cast<unsigned char>(word[0])))
    return false;
  for (char c : word)
    if (!inside(static_cast<unsigned char>(c)))
      return false;
  return true;
}

} // namespace

void Printer::comments(const std::vector<ast::Comment> &all) {
  for (const ast::Comment &c : all) {
    if (c.blankBefore && !out_.empty() && !out_.ends_with("{\n") && !out_.ends_with("\n\n"))
      out_ += '\n';
    newLine();
    out_ += c.text + "\n";
  }
}

void Printer::before(const ast::Trivia &trivia) {
  comments(trivia.before);
  if (trivia.blankBefore && !out_.empty() && !out_.ends_with("{\n") && !out_.ends_with("\n\n"))
    out_ += '\n';
}

void Printer::behind(const ast::Trivia &trivia) {
  if (trivia.behind)
    out_ += "  " + trivia.behind->text;
  out_ += '\n';
}

void Printer::put(const Line &line, const ast::Trivia &trivia, std::string_view end) {
  newLine();
  std::string text = line.broken(depth_ * 2, depth_ * 2 + 2);
  out_ += text;
  if (end.empty()) {
    behind(trivia);
    return;
  }
  // Behind a head of several lines the brace has a line to itself, so that the head is seen to end.
  if (text.find('\n') != std::string::npos) {
    out_ += '\n';
    newLine();
    end.remove_prefix(1);
  }
  out_ += end;
  out_ += '\n';
}

void Printer::close(const ast::Trivia &end, const ast::Trivia &trivia) {
  comments(end.before);
  --depth_;
  newLine();
  out_ += "}";
  behind(trivia);
}

std::string Printer::module(const ast::Module &module) {
  declarations(module.declarations);
  comments(module.end.before);
  return std::move(out_);
}

std::string writeName(std::string_view name) {
  bool bare = !name.empty();
  std::size_t at = 0;
  bool wordBefore = false;
  while (bare && at <= name.size()) {
    std::size_t next = std::min(name.find(' ', at), name.size());
    std::string_view word = name.substr(at, next - at);
    if (word == "&") {
      bare = wordBefore && next < name.size();
      wordBefore = false;
    } else {
      bare = isBareWord(word);
      wordBefore = true;
    }
    at = next + 1;
  }
  return bare ? std::string(name) : quote(name);
}

std::string print(const ast::Module &module, const Names &names) { return Printer(names).module(module); }
std::string print(const ast::Question &question, const Names &names) {
  return Printer(names).question(question).inOneLine();
}
std::string print(const ast::Property &property, const Names &names) {
  return Printer(names).property(property).inOneLine();
}
std::string print(const ast::Ref &ref, const Names &names) { return Printer(names).ref(ref); }

} // namespace quorate::syntax
