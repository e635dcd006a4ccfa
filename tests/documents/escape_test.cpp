// Escaping and slugs: nothing from a name becomes markup, a path or something unseen.
#include "compiler/documents/escape.h"
#include "compiler/documents/slug.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace quorate::documents;

TEST_CASE("what cannot be seen is written out", "[escape]") {
  CHECK(visible("a\xE2\x80\xAE"
                "b") == "a[U+202E]b");
  CHECK(visible("a\xE2\x80\x8B"
                "b") == "a[U+200B]b");
  CHECK(visible(std::string("a\0b", 3)) == "a[U+0000]b");
  CHECK(visible("a\x1B[31m") == "a[U+001B][31m");
  CHECK(visible("a\xFF"
                "b") == "a[byte FF]b");
  CHECK(visible("\xC0\xAF") == "[byte C0][byte AF]");
  CHECK(visible("\xED\xA0\x80") == "[byte ED][byte A0][byte 80]");
  CHECK(visible("\xEF\xBF\xBE") == "[U+FFFE]");
  CHECK(visible("a\r\nb\tc") == "a b c");
  CHECK(visible("a\nb", true) == "a\nb");
  CHECK(visible("£5 – Café") == "£5 – Café");
}

TEST_CASE("HTML is escaped", "[escape]") {
  CHECK(escapeHtml("<script>alert(\"x\")</script>") == "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;");
  CHECK(escapeHtml("' onclick='x") == "&#39; onclick=&#39;x");
  CHECK(escapeHtml("&lt;") == "&amp;lt;");
}

TEST_CASE("Markdown is escaped", "[escape]") {
  CHECK(escapeMarkdown("<script>") == "&lt;script&gt;");
  CHECK(escapeMarkdown("](javascript:x)") == "\\](javascript:x)");
  CHECK(escapeMarkdown("`a`") == "\\`a\\`");
  CHECK(escapeMarkdown("# heading") == "\\# heading");
  CHECK(escapeMarkdown("a|b") == "a\\|b");
  CHECK(escapeMarkdown("- item") == "\\- item");
  CHECK(escapeMarkdown("1. item") == "1\\. item");
  CHECK(escapeMarkdown("1) item") == "1\\) item");
  CHECK(escapeMarkdown("4.1(a)") == "4.1(a)");
  CHECK(escapeMarkdown("> quote") == "&gt; quote");
  CHECK(escapeMarkdown("![x](y)") == "\\!\\[x\\](y)");
  CHECK(escapeMarkdown("*a* _b_ ~~c~~") == "\\*a\\* \\_b\\_ \\~\\~c\\~\\~");
  CHECK(escapeMarkdown("https://x.example") == "https\\://x.example");
  CHECK(escapeMarkdown("WWW.x.example") == "WWW\\.x.example");
  CHECK(escapeMarkdown("a\nb") == "a b");
  CHECK(escapeMarkdown("Approve £500,000 (once).") == "Approve £500,000 (once).");
}

TEST_CASE("slugs are safe", "[slug]") {
  CHECK(slug("Remuneration & Nominations") == "remuneration-nominations");
  CHECK(slug("Director's Group") == "directors-group");
  CHECK(slug("<script>") == "script");
  CHECK(slug("../../x") == "x");
  CHECK(slug("//") == "untitled");
  CHECK(slug("") == "untitled");
  CHECK(slug("Café") == "caf");
  CHECK(slug("CON") == "the-con");
  CHECK(slug(std::string(500, 'x')).size() == 80);
  for (const char *name : {"a/b", "..", "a\\b", "-a-", "A  B", "\xE2\x80\xAE"}) {
    std::string made = slug(name);
    CHECK(std::all_of(made.begin(), made.end(),
                      [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }));
    CHECK_FALSE(made.starts_with('-'));
    CHECK_FALSE(made.ends_with('-'));
  }
}

TEST_CASE("slugs of one folder are unique, whatever the names", "[slug]") {
  Slugs slugs;
  std::set<std::string> seen;
  for (const char *name : {"a", "A", "a-2", "a", "a!", "a-2", "a-3", "", "/", "untitled-2"})
    CHECK(seen.insert(slugs.unique(name)).second);
  Slugs again;
  CHECK(again.unique("a") == "a");
  CHECK(again.unique("A") == "a-2");
  CHECK(again.unique("a-2") == "a-2-2");
}
