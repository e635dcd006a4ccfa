// Documents from a constitution: terms of reference, the scheme of reservation and delegation, standing orders, charts,
// the source texts, and an index of all of them.
#pragma once

#include "compiler/authority/authority.h"
#include "compiler/documents/tree.h"
#include "compiler/ir/model.h"

#include <string>
#include <vector>

namespace quorate::documents {

/// A file to be written. The name is a path of slugs, "terms-of-reference/borough-board-of-southwark.html".
struct File {
  std::string name;
  std::string content;
};

/// How documents are written.
enum class Format { Html, Markdown };

/// All documents as trees, finished: numbered, and with their references resolved. The index is the first.
std::vector<Document> documentTrees(const ir::Model &model, const ir::Authority &authority);

/// All documents as files, charts among them.
std::vector<File> documents(const ir::Model &model, const ir::Authority &authority, Format format);

} // namespace quorate::documents
