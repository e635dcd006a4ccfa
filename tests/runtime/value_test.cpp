// Days and money: exact, and nothing where there is no such value.
#include "runtime/value.h"

#include <catch2/catch.hpp>

using namespace quorate::runtime;

TEST_CASE("days are read in three ways and written in one") {
  CHECK(printDay(*parseDay("1 April 2020")) == "1 April 2020");
  CHECK(parseDay("1st April 2020") == parseDay("1 April 2020"));
  CHECK(parseDay("2020-04-01") == parseDay("1 April 2020"));
  CHECK(parseDay("  23rd  March \t 2021 ") == dayOf(2021, 3, 23));
  CHECK(dayOf(1970, 1, 1) == 0);
  CHECK(dayOf(1969, 12, 31) == -1);
  CHECK(printDay(*dayOf(2024, 2, 29)) == "29 February 2024");
}

TEST_CASE("there are days that do not exist") {
  for (const char *text : {"",
                           "31 February 2020",
                           "29 February 2021",
                           "0 May 2020",
                           "32 May 2020",
                           "1 Mai 2020",
                           "1 April 20",
                           "1 April 02020",
                           "1 April",
                           "April 2020",
                           "2020-4-1",
                           "2020-13-01",
                           "2020-00-10",
                           "1April 2020",
                           "1 April 2020 x",
                           "1 April 1799",
                           "1 April 3000",
                           "99999999999999 April 2020",
                           "-1 April 2020",
                           "2020-04-01x",
                           "1 April2020"})
    CHECK_FALSE(parseDay(text));
  CHECK(parseDay("1 January 1800"));
  CHECK(parseDay("31 December 2999"));
}

TEST_CASE("every day of a long stretch is written and read back") {
  for (Day day = *dayOf(1800, 1, 1); day < *dayOf(2999, 12, 31); day += 97)
    REQUIRE(parseDay(printDay(day)) == day);
}

TEST_CASE("money is exact") {
  auto minor = [](const char *text) { return parseMoney(text)->minor; };
  CHECK(minor("£250,000") == 25'000'000);
  CHECK(minor("£1.50") == 150);
  CHECK(minor("£1.5") == 150);
  CHECK(minor("£0.01") == 1);
  CHECK(minor("£4.7 million") == 470'000'000);
  CHECK(minor("£1.000001 million") == 100'000'100);
  CHECK(minor("£4.7000 billion") == 470'000'000'000);
  CHECK(minor("£250000") == 25'000'000);
  CHECK(minor("£92,233,720,368,547,758.07") == std::numeric_limits<std::int64_t>::max());
  CHECK(parseMoney("€10")->currency == Currency::Euro);
  CHECK(parseMoney("$10")->currency == Currency::Dollar);
}

TEST_CASE("amounts that cannot be held exactly are none") {
  for (const char *text : {"", "£", "250", "£1.005", "£1.000000001 million", "£25,00", "£,250", "£1,0000", "£1000,000",
                           "£92,233,720,368,547,758.08", "£99999999999999999999", "£10,000,000,000 billion", "£1.",
                           "£1 trillion", "£1million", "£-1", "£1.2.3", "£1 000"})
    CHECK_FALSE(parseMoney(text));
}

TEST_CASE("money is written with groups of three") {
  CHECK(printMoney({25'000'000, Currency::Pound}) == "£250,000");
  CHECK(printMoney({150, Currency::Pound}) == "£1.50");
  CHECK(printMoney({5, Currency::Euro}) == "€0.05");
  CHECK(printMoney({0, Currency::Dollar}) == "$0");
  CHECK(printMoney({-123'456'789, Currency::Pound}) == "-£1,234,567.89");
  CHECK(printMoney({std::numeric_limits<std::int64_t>::max(), Currency::Pound}) == "£92,233,720,368,547,758.07");
}
