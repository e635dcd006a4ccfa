// `build` and `doc`: what is written to a folder.
#include "compiler/driver/commands.h"
#include "compiler/driver/json.h"
#include "compiler/driver/report_document.h"

#include "compiler/documents/documents.h"
#include "compiler/documents/html.h"

#include <fmt/format.h>

namespace quorate::driver {

namespace {

/// Compiles up to the report, or says why nothing can be made of it.
std::optional<Compilation> compiled(const Session &session, Upto upto) {
  Compilation made = compile(session.arguments.operands[0], session.files, session.options(), upto);
  session.show(made, Severity::Error);
  if (made.diagnostics.hasErrors()) {
    session.err << "Nothing was written: the errors above come first. `quorate check` shows all findings.\n";
    return std::nullopt;
  }
  return made;
}

std::optional<std::string> folderOf(const Session &session) {
  std::optional<std::string> folder = session.arguments.value("-o");
  if (!folder || folder->empty()) {
    session.err << fmt::format("error: `quorate {}` needs a folder to write to: -o DIR\n",
                               session.arguments.command->name);
    return std::nullopt;
  }
  if (session.files.exists(*folder) && !session.files.isFolder(*folder)) {
    session.err << fmt::format("error: cannot write to `{}`: it is a file and not a folder\n", shown(*folder));
    return std::nullopt;
  }
  return folder;
}

std::string reportHtml(const Compilation &made) {
  documents::Document report = reportDocument(*made.model, reportOf(made));
  documents::finish(report);
  return documents::writeHtml(report);
}

/// Adds files to a set; `within`: the folder of the set that they stand in.
void addTo(std::vector<NewFile> &set, const std::string &within, const std::vector<documents::File> &all) {
  for (const documents::File &file : all)
    set.push_back({within + file.name, file.content});
}

bool writeSet(const Session &session, const std::string &folder, const std::vector<NewFile> &set) {
  auto why = session.files.writeAll(folder, set);
  if (why)
    session.err << fmt::format("error: cannot write to `{}`: {}; it stays as it was\n", shown(folder), *why);
  return !why;
}

} // namespace

int build(const Session &session) {
  std::optional<std::string> folder = folderOf(session);
  if (!folder)
    return kUnreadable;
  std::optional<Compilation> made = compiled(session, Upto::Report);
  if (!made)
    return kUnreadable;
  made->diagnostics.sort();
  auto all = documents::documents(*made->model, made->authority, documents::Format::Html);
  std::string_view bytes(reinterpret_cast<const char *>(made->bytes.data()), made->bytes.size());
  const std::string html = reportHtml(*made), json = reportJson(*made, Paths::InConstitution);
  std::vector<NewFile> set{{"model.qdm", bytes}, {"report.html", html}, {"report.json", json}};
  addTo(set, "documents/", all);
  if (!writeSet(session, *folder, set))
    return kUnreadable;
  session.err << fmt::format("{0}/model.qdm       the decision model\n"
                             "{0}/documents/      {1} documents and charts; begin with index.html\n"
                             "{0}/report.html     the consistency report ({2}, {3})\n"
                             "{0}/report.json     the same for programs\n",
                             shown(*folder), all.size(), counted(made->diagnostics.count(Severity::Warning), "warning"),
                             counted(made->diagnostics.count(Severity::Note), "note"));
  return kWell;
}

int doc(const Session &session) {
  std::optional<std::string> folder = folderOf(session);
  if (!folder)
    return kUnreadable;
  std::optional<Compilation> made = compiled(session, Upto::DecisionModel);
  if (!made)
    return kUnreadable;
  bool markdown = session.arguments.value("--format").value_or("html") == "markdown";
  auto all = documents::documents(*made->model, made->authority,
                                  markdown ? documents::Format::Markdown : documents::Format::Html);
  std::vector<NewFile> set;
  addTo(set, "", all);
  if (!writeSet(session, *folder, set))
    return kUnreadable;
  session.err << fmt::format("{} documents and charts in {}\n", all.size(), shown(*folder));
  return kWell;
}

} // namespace quorate::driver
