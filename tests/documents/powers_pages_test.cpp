// What documents say of powers: the days of a rest, and assumptions along a chain.
#include "tests/documents/made.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::tests;
using documents::File;
using documents::Format;

namespace {

const std::string kTrust = "constitution \"Weir Trust\" { in force from 1 January 2026 }\n"
                           "function Open Weir, Paint Weir, Let Boat\nfunction Buy Boat, has an amount\n"
                           "organisation Weir Trust {\n  holds Open Weir, Paint Weir, Let Boat, Buy Boat\n"
                           "  acts through Board\n}\npost Warden of Weir Trust\npost Clerk of Weir Trust\n"
                           "body Board {\n  accountable to Weir Trust\n  members { Chair 1 seat, votes Member 4 seats, "
                           "votes }\n  chaired by Chair\n  quorum at least 3 members\n"
                           "  decides by more than 1/2 of votes cast, a tie is lost\n}\n";

std::string pageOf(const std::string &text, const std::string &name) {
  Made all = made(text);
  return fileNamed(documents::documents(all.model, all.authority, Format::Markdown), name).content;
}

std::size_t countOf(const std::string &what, const std::string &in) {
  std::size_t count = 0;
  for (std::size_t at = in.find(what); at != std::string::npos; at = in.find(what, at + 1))
    ++count;
  return count;
}

const std::string kScheme = "scheme-of-reservation-and-delegation.md";

} // namespace

TEST_CASE("[W10] a rest is told with the days on which whoever gives it holds it", "[documents]") {
  const std::string text = kTrust + "delegate Open Weir from Board to Chair, until 1 July 2026\n"
                                    "delegate Let Boat from Board to Warden, from 1 May 2026 until 1 June 2026\n"
                                    "delegate everything else from Board to Warden, may be sub-delegated\n"
                                    "delegate everything else from Warden to Clerk\n";
  const std::string scheme = pageOf(text, kScheme);
  const std::string rest = "Everything that is not reserved or delegated otherwise (**";
  // Of the Board's rest, and of the Warden's, who has it from then only.
  CHECK(countOf(rest + "Open Weir**) | The [Board](terms-of-reference/board.md) | The Warden | Everywhere | *None "
                       "stated* | From 1 July 2026 |",
                scheme) == 1);
  CHECK(countOf(rest + "Open Weir**) | The Warden | The Clerk | Everywhere | *None stated* | From 1 July 2026 |",
                scheme) == 1);
  // What the Warden has by name for a month, and as the rest before and after, they have at all times.
  CHECK(countOf(rest + "Paint Weir**, **Let Boat** and **Buy Boat**) | The Warden | The Clerk | Everywhere | *None "
                       "stated* | *At all times* |",
                scheme) == 1);
  // A chart has no days, and one line for each clause.
  CHECK(countOf(rest, pageOf(text, "charts.md")) == 2);
}

TEST_CASE("a limit that comes from an assumption is marked, and listed, also further down the chain", "[documents]") {
  const std::string given = "delegate Buy Boat from Board to Warden up to £500 a decision, may be sub-delegated";
  const std::string passed = "delegate Buy Boat from Warden to Clerk, on condition \"it floats\"\n";
  const std::string assumed = pageOf(kTrust + "assume \"An example.\" {\n  " + given + "\n}\n" + passed, kScheme);
  CHECK(countOf("Delegated by the Warden, on a condition **Assumed: An example.**", assumed) == 1);
  const std::string stated = pageOf(kTrust + given + "\n" + passed, kScheme);
  CHECK(countOf("Delegated by the Warden, on a condition", stated) == 1);
  CHECK(countOf("Assumed:", stated) == 0);
  // So it is with what an organisation acts through.
  std::string acts = kTrust + given + "\n";
  acts.insert(acts.find("acts through Board") + 18, " assumed \"an example\"");
  CHECK(countOf("Delegated by the [Board](terms-of-reference/board.md) **Assumed: an example**",
                pageOf(acts, kScheme)) == 1);
}

TEST_CASE("[W6] what is given exclusively at another place is no exception to a delegation", "[documents]") {
  const std::string places = kTrust + "kind Lock is a Place\nplace Ham Lock, Mill Lock: Lock\n"
                                      "delegate Open Weir in Ham Lock from Board to Warden, exclusively\n";
  const std::string page = "terms-of-reference/board.md", but = "but neither may decide what is delegated exclusively";
  CHECK(countOf(but, pageOf(places + "delegate Open Weir in Mill Lock from Board to Clerk\n", page)) == 0);
  CHECK(countOf(but, pageOf(places + "delegate Open Weir from Board to Clerk\n", page)) == 1);
}
