# Makes the public header of the enumerations (runtime/enums.h) out of what flatc makes of enums.fbs: the enumerations
# and nothing else, so that whoever uses them needs no FlatBuffers. For each, `lastOf` says which enumerator is the last,
# for numbers out of a file; for flags, there are the operators that they need.
/^#include "flatbuffers/ { print "#include <cstdint>"; next }
/^\/\/ Ensure the included/, /^ *"Non-compatible/ { next }
/^inline /, /^}/ { next }
/^enum class / { name = $3; last = "" }
/^  (MIN|NONE|ANY) = / { next }
/^  MAX = / { last = $3; next }
/^FLATBUFFERS_DEFINE_BITMASK_OPERATORS/ {
  print "constexpr " name " operator|(" name " a, " name " b) { return " name "(std::uint8_t(a) | std::uint8_t(b)); }"
  print "constexpr " name " operator&(" name " a, " name " b) { return " name "(std::uint8_t(a) & std::uint8_t(b)); }"
  print "constexpr " name " &operator|=(" name " &a, " name " b) { return a = a | b; }"
  print "constexpr bool any(" name " flags) { return flags != " name "{}; }"
  next
}
/^$/ { if (blank++) next }
!/^$/ { blank = 0; gsub(/uint8_t/, "std::uint8_t") }
{ print }
/^};/ && last { print "constexpr " name " lastOf(" name ") { return " name "::" last "; }"; last = "" }
