// Puts the sections of a decision model together behind their header.
#include "compiler/emit/emit.h"
#include "compiler/emit/parts.h"

#include <cstring>

namespace quorate::emit {

namespace container = runtime::container;

std::vector<std::byte> decisionModel(const ir::Model &model, const ir::Authority &authority) {
  AuthorityWords words;
  // Before the section of authority, whose rows refer to words that lie here.
  Bytes text = textSection(model, words);
  // In the order of container::Section.
  const Bytes sections[container::kSections] = {authoritySection(model, authority, words), bodiesSection(model),
                                                namesSection(model), std::move(text), peopleSection(model)};
  container::Header header;
  std::vector<std::byte> file(sizeof header);
  for (std::size_t i = 0; i < container::kSections; ++i) {
    // Sections are used where they are mapped, so that they begin where the widest of their numbers may stand.
    file.resize((file.size() + container::kAlignment - 1) / container::kAlignment * container::kAlignment);
    header.table[i] = {file.size(), sections[i].size(), container::hash(sections[i])};
    file.insert(file.end(), sections[i].begin(), sections[i].end());
  }
  header.length = file.size();
  header.hash = container::hashOf(header);
  std::memcpy(file.data(), &header, sizeof header);
  return file;
}

} // namespace quorate::emit
