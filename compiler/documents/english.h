// English as a committee secretary writes it: numbers in words, plurals, articles, lists, fractions, sentences. Knows
// nothing of constitutions; works on plain text.
#pragma once

#include "runtime/value.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::documents::english {

/// "no" for none is left to the caller: 0 is "zero", 9 is "nine", 26 is "26", 1200 is "1,200".
std::string number(std::uint64_t value);

/// "first" to "tenth", then "11th", "21st", "112th".
std::string ordinal(std::uint64_t value);

/// The plural of a name or noun. The head of a phrase takes the ending: "Directors of Public Health".
std::string plural(std::string_view name);

/// The name in the singular for one, in the plural otherwise.
std::string singularOrPlural(std::uint64_t count, std::string_view name);

/// "one seat", "26 seats".
std::string count(std::uint64_t count, std::string_view name);

/// "a" or "an", whichever stands before `next` when read aloud.
std::string_view article(std::string_view next);

/// "an NHS body".
std::string withArticle(std::string_view name);

/// Whether a name is spoken of with "the": "the Governing Body", but "South East London CCG", "Partnership Southwark".
bool takesThe(std::string_view name);

/// The name with "the" if it takes one.
std::string definite(std::string_view name);

/// "the Chair's", "the members'".
std::string possessive(std::string_view name);

/// "A", "A and B", "A, B and C"; `joiner` may be "or".
std::string list(const std::vector<std::string> &items, std::string_view joiner = "and");

/// "half", "two thirds", "three quarters", "51 per cent"; else "5/12". A whole is "all".
std::string fraction(runtime::Fraction fraction);

/// With the first letter a capital, if it is an ASCII letter.
std::string capitalised(std::string_view text);

/// With a capital at the start and a full stop at the end, unless it ends with a mark of its own. Empty stays empty.
std::string sentence(std::string_view text);

/// "from 1 April 2020", "until the end of 31 March 2022", "from … until the end of …", "on 1 April 2020"; "at all
/// times" if unbounded.
std::string period(runtime::Interval when);

/// "14 days", "one month", "ten clear days".
std::string span(runtime::Span span);

/// "once", "twice", "three times".
std::string times(std::uint64_t count);

/// With the first letter in lower case, unless the first word is written in capitals: "Publish" → "publish", "NHS".
std::string uncapitalised(std::string_view text);

/// Without the full stop at the end, if it is one sentence: a phrase that others can be added to.
std::string phrase(std::string_view text);

/// With runs of white space made single spaces, and none at either end.
std::string tidied(std::string_view text);

} // namespace quorate::documents::english
