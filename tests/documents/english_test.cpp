// English: numbers, plurals, articles, lists, fractions, sentences.
#include "compiler/documents/english.h"

#include <catch2/catch.hpp>

using namespace quorate::documents;
using quorate::runtime::Fraction;

TEST_CASE("numbers are words up to ten and figures above", "[english]") {
  CHECK(english::number(0) == "zero");
  CHECK(english::number(1) == "one");
  CHECK(english::number(10) == "ten");
  CHECK(english::number(11) == "11");
  CHECK(english::number(999) == "999");
  CHECK(english::number(1000) == "1,000");
  CHECK(english::number(1234567) == "1,234,567");
}

TEST_CASE("ordinals", "[english]") {
  CHECK(english::ordinal(1) == "first");
  CHECK(english::ordinal(10) == "tenth");
  for (auto [value, words] : {std::pair(11, "11th"),
                              {12, "12th"},
                              {13, "13th"},
                              {21, "21st"},
                              {22, "22nd"},
                              {23, "23rd"},
                              {24, "24th"},
                              {101, "101st"},
                              {111, "111th"},
                              {112, "112th"}})
    CHECK(english::ordinal(static_cast<std::uint64_t>(value)) == words);
}

TEST_CASE("plurals of posts and nouns", "[english]") {
  for (auto [one, many] : {std::pair("seat", "seats"),
                           {"GP Member", "GP Members"},
                           {"GP", "GPs"},
                           {"LMC", "LMCs"},
                           {"DASS", "DASSes"},
                           {"Registered Nurse", "Registered Nurses"},
                           {"Secondary Care Doctor", "Secondary Care Doctors"},
                           {"Director of Public Health", "Directors of Public Health"},
                           {"Chief Executive of Lewisham", "Chief Executives of Lewisham"},
                           {"Lay Member for Governance", "Lay Members for Governance"},
                           {"Officer in Charge", "Officers in Charge"},
                           {"Deputy", "Deputies"},
                           {"Secretary", "Secretaries"},
                           {"Attorney", "Attorneys"},
                           {"Coach", "Coaches"},
                           {"Matriarch", "Matriarchs"},
                           {"Boss", "Bosses"},
                           {"body", "bodies"},
                           {"day", "days"},
                           {"Chairman", "Chairmen"},
                           {"person", "people"},
                           {"Vice-Chair", "Vice-Chairs"},
                           {"Secretary-General", "Secretaries-General"},
                           {"Healthwatch", "Healthwatch"},
                           {"Lay Member (Audit)", "Lay Members (Audit)"},
                           {"Borough Board", "Borough Boards"},
                           {"hypothesis", "hypotheses"}})
    CHECK(english::plural(one) == many);
  CHECK(english::count(1, "seat") == "one seat");
  CHECK(english::count(2, "seat") == "two seats");
  CHECK(english::count(26, "seat") == "26 seats");
}

TEST_CASE("articles follow the sound", "[english]") {
  for (const char *an :
       {"NHS body", "LMC representative", "MP", "SRO", "executive", "hour", "honorary member", "8", "11", "18", "80",
        "800", "11,000", "£8 fee", "order", "unimportant matter", "uninterested party", "X-ray", "Audit Committee"}) {
    INFO(an);
    CHECK(english::article(an) == "an");
  }
  for (const char *a : {"GP",
                        "CCG",
                        "university",
                        "unanimous vote",
                        "unit",
                        "union",
                        "European body",
                        "one-off",
                        "user",
                        "usual matter",
                        "1",
                        "10",
                        "110",
                        "118",
                        "1,100",
                        "£5",
                        "quorum",
                        "NICE guideline",
                        "UK body",
                        ""}) {
    INFO(a);
    CHECK(english::article(a) == "a");
  }
  CHECK(english::withArticle("NHS body") == "an NHS body");
}

TEST_CASE("names that are spoken of with the", "[english]") {
  for (const char *name : {"Governing Body", "Audit Committee", "Borough Board of Southwark", "Council of Southwark",
                           "Director of Public Health"})
    CHECK(english::takesThe(name));
  for (const char *name : {"South East London CCG", "Partnership Southwark", "Southwark Council", "NHS England"})
    CHECK_FALSE(english::takesThe(name));
}

TEST_CASE("lists", "[english]") {
  CHECK(english::list({}).empty());
  CHECK(english::list({"A"}) == "A");
  CHECK(english::list({"A", "B"}) == "A and B");
  CHECK(english::list({"A", "B", "C"}) == "A, B and C");
  CHECK(english::list({"A", "B", "C"}, "or") == "A, B or C");
}

TEST_CASE("fractions in words where there are words, exact otherwise", "[english]") {
  for (auto [fraction, words] : {std::pair(Fraction{1, 2}, "half"),
                                 {{50, 100}, "half"},
                                 {{1, 3}, "one third"},
                                 {{2, 3}, "two thirds"},
                                 {{1, 4}, "one quarter"},
                                 {{75, 100}, "three quarters"},
                                 {{3, 5}, "three fifths"},
                                 {{9, 10}, "nine tenths"},
                                 {{51, 100}, "51 per cent"},
                                 {{19, 20}, "95 per cent"},
                                 {{5, 12}, "5/12"},
                                 {{4, 4}, "all"},
                                 {{3, 2}, "3/2"}})
    CHECK(english::fraction(fraction) == words);
}

TEST_CASE("sentences begin with a capital and end once", "[english]") {
  CHECK(english::sentence("the end") == "The end.");
  CHECK(english::sentence("  who   knows? ") == "Who knows?");
  CHECK(english::sentence("He said \"stop.\"") == "He said \"stop.\"");
  CHECK(english::sentence("(see above)") == "(see above).");
  CHECK(english::sentence("").empty());
  for (const char *text : {"a", "A b.", "to be confirmed", "£5", "x!", "see (a)"}) {
    std::string once = english::sentence(text);
    CHECK(english::sentence(once) == once);
  }
}

TEST_CASE("possessives and periods", "[english]") {
  CHECK(english::possessive("Chair") == "Chair’s");
  CHECK(english::possessive("members") == "members’");
  CHECK(english::possessive("DASS") == "DASS’s");
  using quorate::runtime::dayOf;
  using quorate::runtime::Interval;
  CHECK(english::period({}) == "at all times");
  CHECK(english::period({*dayOf(2020, 4, 1), Interval::kForEver}) == "from 1 April 2020");
  CHECK(english::period({Interval::kAlways, *dayOf(2022, 4, 1)}) == "until the end of 31 March 2022");
  CHECK(english::period({*dayOf(2020, 4, 1), *dayOf(2022, 4, 1)}) ==
        "from 1 April 2020 until the end of 31 March 2022");
}

TEST_CASE("spans, times, and phrases that go on", "[english]") {
  using quorate::runtime::Span;
  CHECK(english::span({14, Span::Unit::ClearDays}) == "14 clear days");
  CHECK(english::span({1, Span::Unit::Months}) == "one month");
  CHECK(english::span({2, Span::Unit::Weeks}) == "two weeks");
  CHECK(english::span({1, Span::Unit::Years}) == "one year");
  CHECK(english::times(1) == "once");
  CHECK(english::times(2) == "twice");
  CHECK(english::times(3) == "three times");
  CHECK(english::uncapitalised("Publish it") == "publish it");
  CHECK(english::uncapitalised("NHS bodies") == "NHS bodies");
  CHECK(english::phrase("Act fairly. ") == "Act fairly");
  CHECK(english::phrase("Act fairly. Act soon.") == "Act fairly. Act soon.");
  using quorate::runtime::dayOf;
  CHECK(english::period({*dayOf(2020, 4, 1), *dayOf(2020, 4, 2)}) == "on 1 April 2020");
}

TEST_CASE("counts agree with their nouns for every number", "[english]") {
  for (std::uint64_t i = 0; i < 300; ++i) {
    std::string words = english::count(i, "seat");
    CHECK(words.ends_with(i == 1 ? " seat" : " seats"));
    CHECK(words.starts_with(english::number(i) + " "));
    // Above ten a number read aloud begins with a vowel only if it begins with eight, eleven or eighteen.
    if (i > 10) {
      std::string digits = std::to_string(i);
      bool vowel = digits[0] == '8' || i == 11 || i == 18;
      CHECK(english::article(digits) == (vowel ? "an" : "a"));
    }
  }
}
