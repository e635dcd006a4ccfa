// The HTML writer: one page, complete in itself, for any document tree.
#pragma once

#include "compiler/documents/tree.h"

#include <string>

namespace quorate::documents {

/// The page of a finished document: HTML that is well-formed XML too, with no script and no outside resource.
std::string writeHtml(const Document &document);

/// The path from one document to another: ("a/b", "c") → "../c".
std::string relativePath(std::string_view from, std::string_view to);

} // namespace quorate::documents
