// `fmt`, `explain` and `emit`: the source text, the findings explained, the forms between.
#include "compiler/driver/commands.h"
#include "compiler/driver/embedded.h"

#include "compiler/listing/print.h"
#include "compiler/support/text.h"
#include "compiler/syntax/print.h"
#include "runtime/words/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::driver {

namespace {

/// The files to be formatted: those named, and those in the folders named.
std::vector<std::string> filesIn(const Session &session) {
  std::vector<std::string> all;
  for (const std::string &path : session.arguments.operands) {
    if (!session.files.isFolder(path)) {
      all.push_back(path);
      continue;
    }
    for (const std::string &name : session.files.list(path))
      if (name.ends_with(".quorate"))
        all.push_back(inFolder(path, name));
  }
  return all;
}

/// What a decision model holds.
std::string describe(const Compilation &made) {
  const runtime::Model &model = *made.decisionModel;
  return fmt::format("decision model of \"{}\": {} bytes\n{} bodies\n{} bodies and posts that can hold a power\n"
                     "{} functions\n{} places\n{} grants of authority\n",
                     model.title(), made.bytes.size(), model.bodies(), model.actors(), model.functions(),
                     model.places(), model.grants());
}

} // namespace

int format(const Session &session) {
  bool only = session.arguments.has("--check");
  int exit = kWell;
  for (const std::string &path : filesIn(session)) {
    Diagnostics diagnostics;
    // A file is formatted by itself: what it uses is read for nothing but is not written.
    LoadLimits limits;
    limits.registers = false;
    Loaded loaded = load(path, session.files, diagnostics, limits);
    const ast::Module *own = nullptr;
    for (const ast::Module &module : loaded.modules)
      if (loaded.sources->file(module.file).name == path)
        own = &module;
    bool bad = !own;
    for (const Diagnostic &each : diagnostics.all()) {
      Range at = each.range;
      bool here = !at || (own && loaded.sources->fileOf(at.begin) == own->file);
      std::string_view code = info(each.code).code;
      // A file that is formatted need not be a whole constitution: that a file it uses is missing, or cannot be read,
      // is no fault of its layout.
      if (!here || (own && code.starts_with("Q00")))
        continue;
      session.err << renderPretty(each, *loaded.sources, session.colour()) << '\n';
      bad = true;
    }
    if (bad) {
      exit = kUnreadable;
      continue;
    }
    std::string text = syntax::print(*own, loaded.names);
    // A file in the layout already is not written again: its time stays what it was.
    if (text == loaded.sources->file(own->file).text)
      continue;
    if (only) {
      session.out << shown(path) << '\n';
      exit = exit == kWell ? kFindings : exit;
    } else if (!session.write(path, text)) {
      exit = kUnreadable;
    }
  }
  return exit;
}

int explain(const Session &session) {
  std::optional<Code> code = findCode(session.arguments.operands[0]);
  if (!code) {
    session.err << fmt::format("error: there is no finding with the code `{}`\n",
                               visible(session.arguments.operands[0]));
    return kUnreadable;
  }
  std::string path = fmt::format("docs/findings/{}.md", info(*code).code);
  for (const EmbeddedFile &each : embeddedFiles())
    if (each.path == path) {
      session.out << each.content;
      return kWell;
    }
  session.err << fmt::format("error: {} is not explained yet\n", info(*code).code);
  return kOurFault;
}

int emitStage(const Session &session) {
  const std::string &stage = session.arguments.operands[0];
  static const std::vector<std::string> stages = {"source", "ast", "sema", "ir", "authority", "model"};
  std::size_t at = static_cast<std::size_t>(std::find(stages.begin(), stages.end(), stage) - stages.begin());
  if (at == stages.size()) {
    session.err << fmt::format("error: there is no stage `{}`; the stages are {}\n", visible(stage),
                               words::listed(stages));
    return kUnreadable;
  }
  Upto upto = at < 2 ? Upto::Syntax : at < 5 ? Upto::Model : Upto::DecisionModel;
  Compilation made = compile(session.arguments.operands[1], session.files, session.options(), upto);
  session.show(made, Severity::Error);
  bool reached = at < 2 || (at < 4 ? made.model.has_value() : !made.diagnostics.hasErrors());
  if (at == 5)
    reached = made.decisionModel.has_value();
  if (!reached || made.loaded.modules.empty())
    return kUnreadable;
  switch (at) {
  case 0:
    for (const SourceFile &file : made.loaded.sources->files())
      session.out << "// " << shown(file.name) << '\n' << file.text;
    break;
  case 1:
    for (const ast::Module &module : made.loaded.modules)
      session.out << "// " << made.loaded.sources->file(module.file).name << '\n'
                  << syntax::print(module, made.loaded.names);
    break;
  case 2: session.out << sema::print(made.declared, made.loaded.names); break;
  case 3: session.out << ir::print(*made.model); break;
  case 4: session.out << ir::print(*made.model, made.authority); break;
  default: session.out << describe(made);
  }
  return made.diagnostics.hasErrors() ? kUnreadable : kWell;
}

} // namespace quorate::driver
