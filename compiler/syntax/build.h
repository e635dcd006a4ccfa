// From what the parser read to the syntax tree. Internal to the folder.
#pragma once

#include "compiler/support/diagnostic.h"
#include "compiler/support/names.h"
#include "compiler/syntax/ast.h"
#include "compiler/syntax/tree.h"

namespace quorate::syntax {

/// Hands each comment of a file to the clause it stands before, behind or in.
class Comments {
public:
  explicit Comments(const SourceFile &file) : file_(file) {}

  /// Adds the next comment of the file.
  void add(ast::Comment comment) { comments_.push_back(std::move(comment)); }
  /// The comments before `range`, and whether a blank line stands there.
  void open(Range range, ast::Trivia &trivia);
  /// The comments left inside `range`, and the one behind it on its line.
  void close(Range range, ast::Trivia &trivia);
  /// The comments before a closing brace or the end of the file.
  void end(std::uint32_t offset, ast::Trivia &trivia);

private:
  bool blankBefore(std::uint32_t offset) const;
  void take(std::uint32_t until, ast::Trivia &trivia);

  const SourceFile &file_;
  std::vector<ast::Comment> comments_;
  std::size_t next_ = 0;
};

/// What the builder needs beside the tree.
struct Building {
  const SourceFile &file;
  Names &names;
  Diagnostics &diagnostics;
  Comments &comments;
};

ast::Declaration buildDeclaration(Building &with, const Node *tree);
/// The head of `option` or `assume`, without its declarations.
ast::Declaration buildBlockHead(Building &with, const Node *tree);
ast::Question buildQuestion(Building &with, const Node *tree);
/// Those that a phrase for people names, without a role.
ast::Group buildPeople(Building &with, const Node *tree);

} // namespace quorate::syntax
