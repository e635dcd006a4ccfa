# Writes a C++ source that holds files byte for byte: cmake -DROOT=… -DOUTPUT=… -DFILES=a;b -P embed.cmake
# Each byte becomes a hexadecimal escape, so that quotes, line ends and bytes that are no text need no special care.
string(REPEAT "[0-9a-f]" 64 line)

set(table "")
list(LENGTH FILES count)
foreach(file IN LISTS FILES)
  file(SIZE ${ROOT}/${file} size)
  set(literals "\"\"")
  if(size GREATER 0)
    file(READ ${ROOT}/${file} bytes HEX)
    string(REGEX REPLACE "(${line})" "\\1\n" bytes "${bytes}")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
    string(REGEX REPLACE "\n$" "" bytes "${bytes}")
    string(REPLACE "\n" "\"\n   \"" literals "\"${bytes}\"")
  endif()
  string(APPEND table "  {\"${file}\",\n   {${literals}, ${size}}},\n")
endforeach()

file(CONFIGURE OUTPUT ${OUTPUT} @ONLY CONTENT [=[
// Written by compiler/driver/embed.cmake. Do not edit.
#include "compiler/driver/embedded.h"

#include <array>

namespace quorate::driver {

static constexpr std::array<EmbeddedFile, @count@> kFiles{{
@table@}};

std::span<const EmbeddedFile> embeddedFiles() { return kFiles; }

} // namespace quorate::driver
]=])
