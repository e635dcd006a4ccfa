// From the parser's tree to ours: where the builder is entered. The rest of it stands in build_*.cpp.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

ast::Declaration Builder::declaration(const Node *tree) {
  ast::Declaration made;
  made.range = rangeOf(tree);
  with_.comments.open(made.range, made.trivia);
  Cursor outer = read(tree);
  readDeclaration(outer, made);
  with_.comments.close(made.range, made.trivia);
  return made;
}

ast::Declaration Builder::blockHead(const Node *tree) {
  ast::Declaration made;
  made.range = rangeOf(tree);
  with_.comments.open(made.range, made.trivia);
  Cursor in = read(tree);
  if (in.accept("option")) {
    ast::Option option;
    option.name = name(in.need(Rule::Name));
    made.is = std::move(option);
  } else {
    in.word("assume");
    made.is = ast::Assume{in.string(), {}};
  }
  return made;
}

ast::Declaration buildDeclaration(Building &with, const Node *tree) { return Builder(with).declaration(tree); }

ast::Declaration buildBlockHead(Building &with, const Node *tree) { return Builder(with).blockHead(tree); }

ast::Question buildQuestion(Building &with, const Node *tree) { return Builder(with).question(tree); }

ast::Group buildPeople(Building &with, const Node *tree) { return Builder(with).peopleAlone(tree); }

} // namespace quorate::syntax
