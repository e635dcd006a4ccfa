// Reads a register by the form that its name says it has.
#include "compiler/register/register.h"

#include "compiler/records/json.h"
#include "compiler/register/csv.h"
#include "compiler/register/people.h"
#include "compiler/register/popolo.h"
#include "compiler/support/text.h"

#include <variant>

namespace quorate::registers {

namespace {

bool endsWith(const std::string &name, std::string_view end) {
  if (name.size() < end.size())
    return false;
  for (std::size_t i = 0; i < end.size(); ++i) {
    // Programs on Windows write endings in capitals, too.
    char c = name[name.size() - end.size() + i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != end[i])
      return false;
  }
  return true;
}

void readJson(const SourceFile &file, People &people, Diagnostics &diagnostics, const Limits &limits) {
  auto read = records::readJson(file, {limits.depth, limits.values});
  if (auto *root = std::get_if<Value>(&read))
    return readPopolo(file, *root, people, diagnostics, limits);
  const auto &fault = std::get<records::JsonFault>(read);
  if (fault.is == records::JsonFault::Is::TooLarge)
    diagnostics.report<diag::RegisterTooLarge>(fault.at, fault.most, fault.what)
        .note("nothing of it was read")
        .mend("split it into several registers");
  else
    diagnostics.report<diag::RegisterNotJson>(fault.at, fault.what).note("nothing of it was read").mend(fault.mend);
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
  else
    readJson(file, people, diagnostics, limits);
  return people.take();
}

} // namespace quorate::registers
