// The documents of a whole constitution: well formed, complete in their links, the same every time, and in good
// English.
#include "tests/documents/made.h"
#include "tests/documents/markup.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using namespace quorate;
using namespace quorate::tests;
using documents::File;
using documents::Format;

namespace {

std::vector<File> pagesOf(const std::string &text, Format format = Format::Html) {
  Made all = made(text);
  return documents::documents(all.model, all.authority, format);
}

/// What a link leads to, from the page it stands on: the name of a file.
std::string follow(std::string from, std::string to) {
  std::size_t slash = from.rfind('/');
  from = slash == std::string::npos ? "" : from.substr(0, slash + 1);
  while (to.starts_with("../")) {
    to.erase(0, 3);
    std::size_t before = from.empty() ? std::string::npos : from.rfind('/', from.size() - 2);
    from = before == std::string::npos ? "" : from.substr(0, before + 1);
  }
  return from + to;
}

/// Every page is well formed, ids are unique, and every link leads to a file and an id that are there.
void checkPages(const std::vector<File> &files) {
  std::map<std::string, Markup> pages;
  for (const File &file : files)
    CHECK(pages.emplace(file.name, readMarkup(file.content)).second);
  for (const auto &[name, page] : pages) {
    INFO(name);
    CHECK(page.wrong == "");
    std::set<std::string> ids(page.ids.begin(), page.ids.end());
    CHECK(ids.size() == page.ids.size());
    for (const std::string &link : page.links) {
      INFO(link);
      std::size_t hash = link.find('#');
      std::string file = link.substr(0, hash);
      auto target = file.empty() ? pages.find(name) : pages.find(follow(name, file));
      REQUIRE(target != pages.end());
      if (hash != std::string::npos) {
        const std::vector<std::string> &there = target->second.ids;
        CHECK(std::find(there.begin(), there.end(), link.substr(hash + 1)) != there.end());
      }
    }
    for (const char *element : {"script", "img", "iframe", "object", "link", "form", "base"})
      CHECK(page.elements.count(element) == 0);
  }
}

bool says(const File &file, std::string_view words) { return file.content.find(words) != std::string::npos; }

} // namespace

TEST_CASE("pages are well formed and every link leads somewhere", "[documents]") {
  std::vector<File> files = pagesOf(kSouthEastLondon);
  checkPages(files);
  for (const char *name :
       {"index.html", "scheme-of-reservation-and-delegation.html", "standing-orders.html", "charts.html",
        "terms-of-reference/governing-body.html", "terms-of-reference/borough-board-of-southwark.html",
        "terms-of-reference/borough-board-of-bromley.html", "sources/made.html", "chart-of-bodies.svg",
        "chart-of-accountability.svg", "chart-of-delegation.svg"})
    fileNamed(files, name);
}

TEST_CASE("two runs are the same byte for byte", "[documents]") {
  for (Format format : {Format::Html, Format::Markdown}) {
    std::vector<File> first = pagesOf(kSouthEastLondon, format), second = pagesOf(kSouthEastLondon, format);
    REQUIRE(first.size() == second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
      CHECK(first[i].name == second[i].name);
      CHECK(first[i].content == second[i].content);
    }
  }
}

TEST_CASE("the rules of the governing body in words", "[documents]") {
  std::vector<File> files = pagesOf(kSouthEastLondon, Format::Markdown);
  const File &terms = fileNamed(files, "terms-of-reference/governing-body.md");
  for (const char *words :
       {"The Governing Body ensures that the statutory functions and duties of the CCG are delivered effectively.",
        "The Governing Body has 27 seats: 26 have a vote and one has no vote.",
        "Of the 26 votes, Clinical members hold 15, Lay members three and Executive members eight.",
        "A meeting of the Governing Body is quorate when at least nine voting members are present, including at least "
        "one "
        "Lay Member and more than half of the Clinical members (at least eight of the 15).",
        "**Assumed: no quorum is stated; modelled on the model constitution**",
        "A motion is carried by more than half of the votes cast; abstentions are not votes cast. If the votes are "
        "equal, "
        "the Chair has a casting vote.",
        "The Governing Body meets in public, at least six times a year, on at least five clear days’ notice.",
        "12: 2 for each of Southwark, Lambeth, Lewisham, Greenwich, Bexley and Bromley",
        "Elected by Member Practices of that Borough", "Three years, at most two terms",
        "Meetings are chaired by the Chair.",
        "In each of Southwark, Lambeth, Lewisham, Greenwich, Bexley and Bromley, **Local Services**",
        "up to an amount for each year that is still open **To be confirmed: by the Audit Committee**"}) {
    INFO(words);
    CHECK(says(terms, words));
  }
}

TEST_CASE("a borough board: dual accountability, voting on some matters, and what is not stated", "[documents]") {
  std::vector<File> files = pagesOf(kSouthEastLondon, Format::Markdown);
  const File &terms = fileNamed(files, "terms-of-reference/borough-board-of-lambeth.md");
  for (const char *words :
       {"has dual accountability: it is accountable both to the [Governing "
        "Body](../terms-of-reference/governing-body.md) "
        "and to the Council of Lambeth.",
        "Held by the GP Members of Lambeth, members of the", "One of the Lay Members of the",
        "Votes, except on **CCG Matters**", "Four votes on **CCG Matters**, five on every other matter",
        "No quorum is stated.", "Who takes the chair is not stated.",
        "By what majority motions are carried is not stated.",
        "**To be confirmed: with local authorities, by September 2019**",
        "up to £500,000 a decision, from 1 April 2020",
        "It may be sub-delegated to the Place Based Director of Lambeth, up to £50,000 a decision."}) {
    INFO(words);
    CHECK(says(terms, words));
  }
  const File &southwark = fileNamed(files, "terms-of-reference/borough-board-of-southwark.md");
  CHECK(says(southwark, "A rule on meetings is stated for this body, and not for every Borough Board."));
  CHECK_FALSE(says(terms, "What differs from other"));
}

TEST_CASE("what is to be confirmed is marked once where it stands", "[documents]") {
  std::vector<File> files = pagesOf(R"(constitution "Test" {
  in force from 1 January 2020
}
body Board {
  members {
    Chair    1 seat,  votes, to be confirmed "by the council"
    Trustee  9 seats, votes
  }
}
)",
                                    Format::Markdown);
  const File &terms = fileNamed(files, "terms-of-reference/board.md");
  CHECK(says(
      terms,
      "| Chair **To be confirmed: by the council** | 1 | *Not stated* | Votes | *Not stated* | *Not stated* [\\["));
  std::string_view mark = "**To be confirmed: by the council**";
  std::size_t first = terms.content.find(mark);
  CHECK(terms.content.find(mark, first + 1) == std::string::npos);
}

TEST_CASE("source pages lead from each line to its clauses", "[documents]") {
  std::vector<File> files = pagesOf(kSouthEastLondon);
  const File &text = fileNamed(files, "sources/made.html");
  CHECK(says(text, "../terms-of-reference/governing-body.html#clause-6-1"));
  CHECK(says(fileNamed(files, "terms-of-reference/governing-body.html"), "../sources/made.html#line-"));
}

TEST_CASE("charts carry a title, a description and nothing of the program that drew them", "[documents]") {
  std::vector<File> files = pagesOf(kSouthEastLondon);
  const File &chart = fileNamed(files, "chart-of-bodies.svg");
  CHECK(readMarkup(chart.content).wrong == "");
  CHECK(says(chart, "role=\"img\""));
  CHECK(says(chart, "<title id=\"chart-of-bodies-title\">Bodies and committees</title>"));
  CHECK(says(chart, "<desc id="));
  CHECK(says(chart, "Southwark</text>"));
  CHECK_FALSE(says(chart, "graphviz"));
  CHECK_FALSE(says(chart, "<!--"));
}

TEST_CASE("hostile names are carried safely into every document", "[documents]") {
  std::string text = R"quorate(
constitution "<script>alert(1)</script> ](javascript:x)" { version "\"><img src=x>" }
kind Ward is a Place
place "../../x", "`|#", "</svg><script>": Ward
body "<script>" for each Ward { purpose "</main><script>alert(2)</script> & \\N \\\" <!-- -->" members { "`code` | *x*" 1 seat, votes } }
body "../../x" { purpose "| a | b |" }
body "..//x" { }
body "# heading" { text "](x)": "![x](y) https://x.example www.x.example" }
)quorate";
  Made all = made(text);
  for (Format format : {Format::Html, Format::Markdown})
    for (const File &file : documents::documents(all.model, all.authority, format)) {
      INFO(file.name);
      CHECK(file.content.find("<script") == std::string::npos);
      CHECK(file.content.find("<img") == std::string::npos);
      CHECK(std::all_of(file.name.begin(), file.name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/' || c == '.';
      }));
      CHECK(file.name.find("..") == std::string::npos);
      if (format == Format::Markdown) {
        CHECK(file.content.find("](x)") == file.content.find("\\](x)") + (says(file, "\\](x)") ? 1 : 0));
        CHECK(file.content.find("https://x") == std::string::npos);
      }
    }
  checkPages(documents::documents(all.model, all.authority, Format::Html));
}

namespace {

/// A meeting whose presider is the Chair of a board declared after it, what is reserved, bands, and people in post.
const char *const kHall = R"quorate(
constitution "Hall" { in force from 1 January 2026 }
kind Money is a Function
function Approve Budget: Money
function Spend: Money, has an amount
function Sell Hall, Let Hall, Elect Trustee, Close Hall
organisation Hall Trust {
  holds Money, Sell Hall, Let Hall, Elect Trustee, Close Hall
  acts through Board
}
body Assembly of Hall Trust {
  members { Member 30 seats, votes  Presider 1 seat, the Chair of Board, does not vote }
}
body Board of Hall Trust {
  members {
    Chair      1 seat, votes, elected by Assembly for 3 years
    Treasurer  1 seat, votes, appointed by Board
    Trustee    2 seats, votes
  }
  quorum at least 2 members including at least 1 Treasurer
  must "publish the minutes" within 21 days of each meeting
}
body Panel, committee of Board {
  members { Convener 1 seat, the Treasurer of Board, votes  Helper 1 seat, votes }
  quorum at least 1 member including at least 1 Convener
}
nobody holds both Treasurer of Board and Chair of Board
reserve Sell Hall, Approve Budget to Assembly
reserve Close Hall to Assembly, until 1 July 2026
reserve Elect Trustee to Board
bands of Spend from Board, from 1 July 2026 {
  up to £250: Chair of Board
  over £250: Panel
}
delegate Let Hall from Board to Panel
amend everything by Assembly, by at least 75% of votes cast
amend Sell Hall by Assembly, by at least 75% of votes cast
person Ann { holds Chair of Board, from 1 January 2026 until 1 January 2029 }
person Bob { holds Treasurer of Board, from 1 January 2026 until 1 January 2029 }
)quorate";

} // namespace

TEST_CASE("a seat is not said to be held by itself because another body's seat goes with it", "[documents]") {
  std::vector<File> files = pagesOf(kHall, Format::Markdown);
  const File &board = fileNamed(files, "terms-of-reference/board.md");
  CHECK(says(board, "| Elected by the Assembly |"));
  CHECK_FALSE(says(board, "Held by the Chair"));
  CHECK(says(fileNamed(files, "terms-of-reference/assembly.md"), "Held by the Chair, a member of the"));
}

TEST_CASE("what is reserved to others is not among what a board holds by default", "[documents]") {
  std::vector<File> files = pagesOf(kHall, Format::Markdown);
  CHECK(says(fileNamed(files, "terms-of-reference/board.md"),
             "except where they are delegated exclusively: **Spend**, **Let Hall**, **Elect Trustee** and **Close "
             "Hall** (from 1 July "
             "2026)."));
}

TEST_CASE("posts that exclude each other stand in the terms of reference of their own bodies only", "[documents]") {
  std::vector<File> files = pagesOf(kHall, Format::Markdown);
  const char *rule = "Nobody may hold both";
  CHECK(says(fileNamed(files, "terms-of-reference/board.md"), rule));
  CHECK_FALSE(says(fileNamed(files, "terms-of-reference/assembly.md"), rule));
  CHECK_FALSE(says(fileNamed(files, "terms-of-reference/panel.md"), rule));
}

TEST_CASE("vacant seats wait as they are filled, single posts are `the`, duties are plain", "[documents]") {
  std::vector<File> files = pagesOf(kHall, Format::Markdown);
  const File &board = fileNamed(files, "terms-of-reference/board.md");
  CHECK(says(board, "| Chair | *Vacant* | Nobody | 1 January 2029 | *Until somebody is elected* |"));
  CHECK(says(board, "| Treasurer | *Vacant* | Nobody | 1 January 2029 | *Until somebody is appointed* |"));
  CHECK(says(fileNamed(files, "terms-of-reference/panel.md"), "*Until the post it goes with is filled*"));
  CHECK(says(fileNamed(files, "terms-of-reference/panel.md"), "including the Convener."));
  CHECK(says(board, "A decision is valid even if a duty has not been carried out."));
}

TEST_CASE("bands say their days once, and the rest of a constitution comes last", "[documents]") {
  std::vector<File> files = pagesOf(kHall, Format::Markdown);
  const File &scheme = fileNamed(files, "scheme-of-reservation-and-delegation.md");
  CHECK(says(scheme, "From 1 July 2026, **Spend** is decided according to the amount"));
  CHECK_FALSE(says(scheme, "The Chair, from 1 July 2026 |"));
  const std::string &orders = fileNamed(files, "standing-orders.md").content;
  CHECK(orders.find("What this constitution says of **Sell Hall**") < orders.find("The rest of this constitution"));
}

TEST_CASE("a departure says the days of its block, whatever words are in it, and agrees in number", "[documents]") {
  std::vector<File> files = pagesOf(R"(constitution "C"
kind Ward is a Place
place Kew: Ward
kind Lay is a Member Class
model Small Board {
  members { Chair 1 seat, votes  Adviser 5 seats, Lay, votes }
  quorum at least 2 members
}
body Board, follows Small Board
in Board, from 1 April 2021 {
  quorum at least 1/2 of members present from Lay
  meets at least 6 times a year, from 1 May 2021
}
body Panel for each Ward {
  members { Chair 1 seat, votes }
  meets at least 4 times a year
}
in Panel of Kew { meets at least 6 times a year }
)",
                                    Format::Markdown);
  const File &board = fileNamed(files, "terms-of-reference/board.md");
  CHECK(
      says(board, "“quorum at least 1/2 of members present from Lay”](../sources/made.md#line-11), from 1 April 2021"));
  CHECK(says(board, "“meets at least 6 times a year, from 1 May 2021”](../sources/made.md#line-12) [\\["));
  CHECK(says(fileNamed(files, "terms-of-reference/panel-of-kew.md"),
             "The meetings are stated for this body itself, in place of what is stated for every Panel."));
}

TEST_CASE("an almost empty constitution has documents too", "[documents]") {
  checkPages(pagesOf("constitution \"Nothing\"\n"));
  checkPages(pagesOf("constitution \"One\"\nbody Only Board\n"));
}

TEST_CASE("many instances of a template share a box in the charts", "[documents]") {
  std::string text = "constitution \"Many\"\nkind Ward is a Place\n";
  for (char c = 'A'; c <= 'L'; ++c)
    text += std::string("place Ward ") + c + ": Ward\n";
  text += "body Main Board\nbody Ward Board for each Ward, committee of Main Board { accountable to Main Board }\n";
  std::vector<File> files = pagesOf(text);
  checkPages(files);
  CHECK(says(fileNamed(files, "chart-of-bodies.svg"), "Ward Board (12"));
  CHECK(says(fileNamed(files, "standing-orders.html"), "The Ward Boards of "));
}

TEST_CASE("an amendment is told for each sitting that has a rule of its own, first the meeting", "[documents]") {
  const std::string text = "constitution \"Weir Club\" { in force from 1 January 2026 }\norganisation Weir Club\n"
                           "body Assembly {\n  accountable to Weir Club\n  members { Member 20 seats, votes }\n"
                           "  chaired by Member\n  quorum at least 3 members\n"
                           "  decides by more than 1/2 of votes cast, a tie is lost\n";
  const std::string amend = "}\namend everything by Assembly, by at least 2/3 of votes cast\n";
  auto orders = [](const std::string &made) {
    return fileNamed(pagesOf(made, Format::Markdown), "standing-orders.md").content;
  };
  std::string plain = orders(text + amend);
  CHECK(
      plain.find(" The motion is carried by at least two thirds of the votes cast; abstentions are not votes cast.") !=
      std::string::npos);
  std::string both = orders(text + "  decides in writing on Amend Constitution by all the electorate\n" + amend);
  CHECK(both.find(" When it meets, the motion is carried by at least two thirds of the votes cast; abstentions are not "
                  "votes cast. In writing, the motion is carried by all of the members in post who have a vote on the "
                  "matter.") != std::string::npos);
}
