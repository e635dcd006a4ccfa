// What the writers of the sections of a decision model share.
#pragma once

#include "compiler/emit/emit.h"
#include "runtime/model/tables.h"

#include <schema/rows.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::emit {

using runtime::kNone;

/// The number of an id; none stays none.
template <class Tag> std::uint32_t raw(Id<Tag> id) { return id.value; }
static_assert(Id<int>::kNone == kNone);

/// Text of a section, each text once.
class Pool {
public:
  schema::Span add(std::string_view text) {
    if (text.empty())
      return {0, 0};
    auto [at, fresh] = known_.try_emplace(std::string(text), schema::Span(size(), count(text)));
    if (fresh)
      append(text);
    return at->second;
  }
  /// Adds without looking whether it is there already.
  schema::Span append(std::string_view text) {
    schema::Span span(size(), count(text));
    bytes_.insert(bytes_.end(), text.begin(), text.end());
    return span;
  }
  const std::vector<std::uint8_t> &bytes() const { return bytes_; }

private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size()); }
  static std::uint32_t count(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

  std::map<std::string, schema::Span, std::less<>> known_;
  std::vector<std::uint8_t> bytes_;
};

/// Rows of one vector, added in stretches.
template <class T> class Stretches {
public:
  schema::Span add(const std::vector<T> &rows) {
    schema::Span span(static_cast<std::uint32_t>(rows_.size()), static_cast<std::uint32_t>(rows.size()));
    rows_.insert(rows_.end(), rows.begin(), rows.end());
    return span;
  }
  const std::vector<T> &rows() const { return rows_; }

private:
  std::vector<T> rows_;
};

/// Numbers of ids.
template <class Tag> std::vector<std::uint32_t> raws(const std::vector<Id<Tag>> &ids) {
  std::vector<std::uint32_t> numbers;
  for (Id<Tag> id : ids)
    numbers.push_back(raw(id));
  return numbers;
}

/// A limit in the file: the greatest number if there is none.
inline std::int64_t limitOf(const ir::Limit &limit) { return limit.amount ? limit.amount->minor : runtime::kNoCeiling; }
inline runtime::Currency currencyOf(const ir::Limit &limit) {
  return limit.amount ? limit.amount->currency : runtime::Currency::Pound;
}

/// What is known of a vote.
inline runtime::Truth truthOf(std::optional<bool> votes) {
  return !votes ? runtime::Truth::Depends : *votes ? runtime::Truth::Yes : runtime::Truth::No;
}

using Bytes = std::vector<std::byte>;

/// The bytes of a section.
template <class Section> Bytes bytesOf(const Section &section) {
  flatbuffers::FlatBufferBuilder builder(1 << 16);
  builder.Finish(Section::TableType::Pack(builder, &section));
  auto *data = reinterpret_cast<const std::byte *>(builder.GetBufferPointer());
  return Bytes(data, data + builder.GetSize());
}

Bytes bodiesSection(const ir::Model &model);
Bytes namesSection(const ir::Model &model);
/// Words that the authority section refers to and the text section holds: a stretch of its pool for each.
struct AuthorityWords {
  std::vector<schema::Span> conditions;                    ///< of each delegation
  std::map<std::string, schema::Span, std::less<>> byText; ///< every condition
  std::vector<schema::Span> amended;                       ///< what each amendment is of
};
Bytes textSection(const ir::Model &model, AuthorityWords &words);
Bytes authoritySection(const ir::Model &model, const ir::Authority &authority, const AuthorityWords &words);
Bytes peopleSection(const ir::Model &model);

/// For each clause the body that it says something of; none if it is of no one body.
std::vector<std::uint32_t> bodiesOfClauses(const ir::Model &model);

} // namespace quorate::emit
