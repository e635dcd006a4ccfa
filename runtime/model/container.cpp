// Hashes of model files. The only place that knows which hash is used.
#include "runtime/model/container.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace quorate::runtime::container {

std::uint64_t hash(std::span<const std::byte> bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::uint64_t hashOf(Header header) {
  header.hash = 0;
  return hash(std::as_bytes(std::span(&header, 1)));
}

} // namespace quorate::runtime::container
