// Ways in for registers.
#include "compiler/driver/loader.h"
#include "compiler/syntax/print.h"
#include "tests/fuzz/targets.h"
#include "tests/support/corpus.h"

#include <catch2/catch.hpp>

namespace quorate::tests {

namespace {

struct Read {
  std::string text; ///< the declarations that a register is read into
  bool well = false;
};

Read readWith(const std::string &constitution, std::string_view name, std::string_view input) {
  driver::MemoryFiles files;
  files.files["a.quorate"] = constitution;
  files.files[std::string(name)] = input;
  Diagnostics diagnostics;
  driver::LoadLimits limits;
  limits.registers = !name.empty();
  driver::Loaded loaded = driver::load("a.quorate", files, diagnostics, limits);
  if (loaded.modules.empty() || diagnostics.hasErrors())
    return {};
  return {syntax::print(loaded.modules.back(), loaded.names), true};
}

/// A register is read into declarations that its author could have written: what is printed of them reads the same.
std::string takeRegister(const std::string &name, std::string_view input) {
  const Read read = readWith("register \"" + name + "\"\n", name, input);
  if (!read.well)
    return {};
  const Read again = readWith(read.text, {}, {});
  if (!again.well)
    return "what a register is read into cannot be written:\n" + read.text;
  return again.text == read.text ? "" : "what a register is read into is written otherwise:\n" + read.text;
}

} // namespace

std::string takeRegisterCsv(std::string_view input) { return takeRegister("r.csv", input); }
std::string takePopolo(std::string_view input) { return takeRegister("r.json", input); }

std::vector<std::string> registerCsvSeeds() {
  return {"person,post,body,from\nAnn,Chair,Board,2026-01-01\nBen,Trustee,Board,1 May 2026\n",
          "person,post,body,place,from,until,how,belongs to,class,born\n"
          "\"Smith, Ann\",Chair,Board,Ash,2026-01-01,2027-01-01,holds,Org,Lay,1970-01-01\n"
          "Ann Smith,Vice Chair,Board,,,,acts as,,,\nAnn Smith,,,,,,,Org,,\nAnn Smith,,,,,,is a,,Lay,\n",
          "\xEF\xBB\xBFperson,Post\r\n\"Ann \"\"A\"\" Lee\",\"Chair of \"\"The\"\" Board\"\r\n"};
}

std::vector<std::string> popoloSeeds() {
  return {
      R"({"persons": [{"id": "1", "name": "Ann Smith", "birth_date": "1970-01-01", "memberships": [
{"post_id": "c", "start_date": "2026-01-01", "end_date": "2027-01-01", "role": "holds", "organization_id": "o"}]}],
"organizations": [{"id": "o", "name": "Board", "posts": [{"id": "c", "label": "Chair", "organization_id": "o"}]}],
"posts": [{"id": "c", "label": "Chair of Board", "organization_id": "o"}], "memberships": [{"person_id": "1",
"post_id": "c", "organization_id": "o", "start_date": "2026-01-05"}]})",
      R"({"persons": [{"id": "1", "name": "Ann", "memberships": [{"role": "Chair", "organization": {"name": "Board"}}]}]})",
      R"({"persons": [], "memberships": [{"person": {"name": "Ann \"A\""}, "post": {"label": "Chair"}}]})"};
}

TEST_CASE("seeds of registers are read, and read again as printed", "[fuzz]") {
  CHECK(readWith("register \"r.csv\"\n", "r.csv", registerCsvSeeds()[0]).text.find("person Ann") != std::string::npos);
  CHECK(readWith("register \"r.json\"\n", "r.json", popoloSeeds()[0]).text.find("Ann Smith") != std::string::npos);
}

} // namespace quorate::tests
