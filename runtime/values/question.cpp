// Names of questions in words.
#include "runtime/question.h"

namespace quorate::runtime {

std::string NameForm::text() const {
  std::string all = head;
  for (const std::string &qualifier : of)
    all += " of " + qualifier;
  return all;
}

} // namespace quorate::runtime
