// ICU in this process, opened when it is first needed.
#include "compiler/support/look.h"

#include <dlfcn.h>
#include <unicode/uspoof.h>

#include <algorithm>

namespace quorate {

namespace {

// ICU has its version in the names of its functions, as a macro.
#define QUORATE_NAME_OF(function) QUORATE_QUOTED(function)
#define QUORATE_QUOTED(text) #text

/// The functions of ICU in use, and what it checks with; empty if the machine has no ICU of this version.
struct Icu {
  decltype(&::uspoof_getSkeletonUTF8) skeleton = nullptr;
  USpoofChecker *checker = nullptr;

  Icu() {
    void *library = dlopen(QUORATE_ICU, RTLD_NOW | RTLD_LOCAL);
    if (!library)
      return;
    auto open = reinterpret_cast<decltype(&::uspoof_open)>(dlsym(library, QUORATE_NAME_OF(uspoof_open)));
    skeleton = reinterpret_cast<decltype(skeleton)>(dlsym(library, QUORATE_NAME_OF(uspoof_getSkeletonUTF8)));
    UErrorCode error = U_ZERO_ERROR;
    if (open && skeleton)
      checker = open(&error);
  }
};

#undef QUORATE_QUOTED
#undef QUORATE_NAME_OF

} // namespace

bool isBeyondAscii(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7F; });
}

std::string lookOf(const std::string &text) {
  static const Icu icu;
  if (!icu.checker)
    return text;
  std::string look(text.size() * 2 + 16, '\0');
  for (int round = 0; round < 2; ++round) {
    UErrorCode error = U_ZERO_ERROR;
    const std::int32_t length = icu.skeleton(icu.checker, 0, text.data(), static_cast<std::int32_t>(text.size()),
                                             look.data(), static_cast<std::int32_t>(look.size()), &error);
    if (length < 0 || (U_FAILURE(error) && error != U_BUFFER_OVERFLOW_ERROR))
      break;
    const bool fits = static_cast<std::size_t>(length) <= look.size();
    look.resize(static_cast<std::size_t>(length));
    if (fits)
      return look;
  }
  return text;
}

} // namespace quorate
