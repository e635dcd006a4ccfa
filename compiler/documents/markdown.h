// The Markdown writer: GitHub-flavoured, from the same tree as the pages.
#pragma once

#include "compiler/documents/tree.h"

#include <string>

namespace quorate::documents {

/// The text of a finished document in Markdown. Nothing in the document can become markup.
std::string writeMarkdown(const Document &document);

} // namespace quorate::documents
