// A constitution that says something with every form of the language, and the documents made from it, as they are.
// QUORATE_REWRITE=1 writes them anew.
#include "tests/documents/made.h"
#include "tests/documents/markup.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace quorate;
using namespace quorate::tests;
using documents::File;

namespace {

const std::filesystem::path kGolden = std::filesystem::path(QUORATE_ROOT) / "tests/documents/golden";

std::string read(const std::filesystem::path &path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool rewrites() {
  const char *rewrite = std::getenv("QUORATE_REWRITE");
  return rewrite && std::string_view(rewrite) == "1";
}

std::vector<File> everything(documents::Format format) {
  Made all = made(read(kGolden / "everything.quorate"));
  return documents::documents(all.model, all.authority, format);
}

/// A page without what is not read: links and anchors.
std::string prose(std::string page) {
  for (const char *mark : {"](", "<a "}) {
    char end = mark[0] == ']' ? ')' : '>';
    for (std::size_t at = page.find(mark); at != std::string::npos; at = page.find(mark, at))
      page.erase(at, page.find(end, at) - at + 1);
  }
  std::erase_if(page, [](char c) { return c == '*' || c == '['; });
  return page.substr(0, page.find("Where each clause comes from"));
}

} // namespace

TEST_CASE("every form of the language in the documents, word for word", "[documents][golden]") {
  for (const File &file : everything(documents::Format::Markdown)) {
    if (!file.name.ends_with(".md") || file.name.starts_with("sources/"))
      continue;
    std::filesystem::path path = kGolden / "everything" / file.name;
    if (rewrites()) {
      std::filesystem::create_directories(path.parent_path());
      std::ofstream(path, std::ios::binary) << file.content;
    }
    INFO(file.name);
    CHECK(read(path) == file.content);
  }
}

TEST_CASE("no sentence of any document stumbles", "[documents][golden]") {
  for (const File &file : everything(documents::Format::Markdown)) {
    if (file.name.starts_with("sources/") || !file.name.ends_with(".md"))
      continue;
    INFO(file.name);
    std::string text = prose(file.content);
    for (const char *slip : {" from from ",
                             " the the ",
                             " until until ",
                             " by by ",
                             " of of ",
                             " ,",
                             ",,",
                             "..",
                             "  .",
                             " .",
                             ". .",
                             " an an ",
                             " a a ",
                             "The the ",
                             ": :",
                             ".,",
                             " at least at least ",
                             " all of all ",
                             " 1 seats",
                             " one members",
                             " one are ",
                             ", ,",
                             ", and  "}) {
      INFO(slip);
      std::size_t at = text.find(slip);
      CHECK((at == std::string::npos ? "" : text.substr(at < 60 ? 0 : at - 60, 120)) == "");
    }
  }
}

TEST_CASE("pages with every form of the language are well formed", "[documents][golden]") {
  for (const File &file : everything(documents::Format::Html)) {
    INFO(file.name);
    CHECK(readMarkup(file.content).wrong == "");
  }
}
