// Which clause a comment belongs to.
#include "compiler/syntax/build.h"

namespace quorate::syntax {

bool Comments::blankBefore(std::uint32_t offset) const {
  int lineEnds = 0;
  for (std::uint32_t at = offset - file_.base; at > 0; --at) {
    char c = file_.text[at - 1];
    if (c == '\n')
      ++lineEnds;
    else if (c != ' ' && c != '\t' && c != '\r')
      return lineEnds > 1;
    if (lineEnds > 1)
      return true;
  }
  return false;
}

void Comments::take(std::uint32_t until, ast::Trivia &trivia) {
  for (; next_ < comments_.size() && comments_[next_].range.begin < until; ++next_) {
    comments_[next_].blankBefore = blankBefore(comments_[next_].range.begin);
    trivia.before.push_back(std::move(comments_[next_]));
  }
}

void Comments::open(Range range, ast::Trivia &trivia) {
  take(range.begin, trivia);
  trivia.blankBefore = blankBefore(range.begin);
}

void Comments::close(Range range, ast::Trivia &trivia) {
  take(range.end, trivia);
  if (next_ == comments_.size())
    return;
  ast::Comment &next = comments_[next_];
  std::string_view between = std::string_view(file_.text).substr(range.end - file_.base, next.range.begin - range.end);
  // On the same line behind a clause it is about that clause; on a line of its own, about the next.
  if (between.find_first_not_of(" \t") != std::string_view::npos)
    return;
  trivia.behind = std::move(next);
  ++next_;
}

void Comments::end(std::uint32_t offset, ast::Trivia &trivia) {
  take(offset, trivia);
  trivia.blankBefore = false;
}

} // namespace quorate::syntax
