# Makes compiler/syntax/rules.h, the rules of the grammar as an enumeration, out of the header of the generated parser: what
# reads the tree names the rules, and sees nothing of the parser.
/^    Rule/ {
  line = $0
  while (match(line, /Rule[A-Za-z]+ = [0-9]+/)) {
    split(substr(line, RSTART + 4, RLENGTH - 4), parts, " = ")
    if (parts[2] != count) { print "rules.awk: the rules are not in order" > "/dev/stderr"; exit 1 }
    names[count++] = parts[1]
    line = substr(line, RSTART + RLENGTH)
  }
}
END {
  print "// The rules of grammar/Quorate.g4, in its order. Made by grammar/rules.awk."
  print "#pragma once\n\n#include <cstdint>\n#include <string_view>\n\nnamespace quorate::syntax {\n\nenum class Rule : std::uint8_t {"
  for (i = 0; i < count; ++i) print "  " names[i] ","
  print "  None, ///< a word, which is no rule; also how many rules there are\n};"
  print "\ninline constexpr std::string_view kRuleNames[] = {"
  for (i = 0; i < count; ++i) print "    \"" names[i] "\","
  print "    \"None\",\n};\n\n} // namespace quorate::syntax"
}
