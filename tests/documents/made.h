// Documents made from text, through the whole of the compiler.
#pragma once

#include "compiler/documents/documents.h"

#include <string>

namespace quorate::tests {

/// A model and its authority, from one file of the given text. Fails the test if the text has a mistake.
struct Made {
  ir::Model model;
  ir::Authority authority;
};
/// Compiles `text`; fails the test if it has a mistake.
Made made(const std::string &text);

/// The file of that name; fails the test if there is none.
const documents::File &fileNamed(const std::vector<documents::File> &files, std::string_view name);

/// A constitution modelled on the single commissioning group for South East London.
extern const char *const kSouthEastLondon;

} // namespace quorate::tests
