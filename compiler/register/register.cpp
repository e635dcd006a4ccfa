// Reads a register by the form that its name says it has.
#include "compiler/register/register.h"

#include "compiler/register/csv.h"
#include "compiler/register/json.h"
#include "compiler/register/people.h"
#include "compiler/register/popolo.h"
#include "compiler/support/text.h"

namespace quorate::registers {

namespace {

bool endsWith(const std::string &name, std::string_view end) {
  if (name.size() < end.size())
    return false;
  for (std::size_t i = 0; i < end.size(); ++i) {
    char c = name[name.size() - end.size() + i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != end[i])
      return false;
  }
  return true;
}

} // namespace

std::vector<ast::Declaration> read(const Sources &sources, FileId id, Range declared, Names &names,
                                   Diagnostics &diagnostics, const Limits &limits) {
  const SourceFile &file = sources.file(id);
  People people(names, diagnostics);
  if (endsWith(file.name, ".csv"))
    readCsv(file, people, diagnostics, limits);
  else if (!endsWith(file.name, ".json"))
    diagnostics.report<diag::RegisterKind>(declared, visible(file.name))
        .note("nothing of it was read")
        .mend("save the register as comma-separated values (`.csv`) or as Popolo JSON (`.json`)");
  else if (auto root = readJson(file, diagnostics, limits))
    readPopolo(file, *root, people, diagnostics, limits);
  return people.take();
}

} // namespace quorate::registers
