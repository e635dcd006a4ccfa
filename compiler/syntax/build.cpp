// From the parser's tree to ours: where the builder is entered. The rest of it stands in build_*.cpp.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

std::string unquote(std::string_view quoted) {
  std::string out;
  int lineEnds = 0;
  bool gap = false;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    char c = quoted[i];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      gap = true;
      lineEnds += c == '\n';
      continue;
    }
    if (c == '\\' && i + 2 < quoted.size())
      c = quoted[++i];
    if (gap && !out.empty())
      out += lineEnds > 1 ? "\n\n" : " ";
    gap = false;
    lineEnds = 0;
    out += c;
  }
  return out;
}

ast::Declaration Builder::declaration(P::DeclarationContext *tree) {
  ast::Declaration made;
  made.range = rangeOf(tree);
  with_.comments.open(made.range, made.trivia);
  Cursor outer = read(tree);
  readDeclaration(outer, made);
  with_.comments.close(made.range, made.trivia);
  return made;
}

ast::Declaration Builder::blockHead(P::BlockHeadContext *tree) {
  ast::Declaration made;
  made.range = rangeOf(tree);
  with_.comments.open(made.range, made.trivia);
  Cursor in = read(tree);
  if (in.accept("option")) {
    ast::Option option;
    option.name = name(in.take<P::NameContext>());
    made.is = std::move(option);
  } else {
    in.skip();
    made.is = ast::Assume{in.string(), {}};
  }
  return made;
}

ast::Declaration buildDeclaration(Building &with, P::DeclarationContext *tree) {
  return Builder(with).declaration(tree);
}

ast::Declaration buildBlockHead(Building &with, P::BlockHeadContext *tree) { return Builder(with).blockHead(tree); }

ast::Question buildQuestion(Building &with, P::QuestionContext *tree) { return Builder(with).question(tree); }

ast::Group buildPeople(Building &with, P::SelectionContext *tree) { return Builder(with).people(tree); }

} // namespace quorate::syntax
