// A constitution written as text and taken down to the flat model and the decision model.
#pragma once

#include "compiler/authority/authority.h"
#include "compiler/emit/emit.h"
#include "compiler/lowering/lower.h"
#include "compiler/syntax/parse.h"
#include "runtime/model.h"

#include <catch2/catch.hpp>

#include <stdexcept>

namespace quorate::test {

/// A constitution compiled from text, for tests.
struct Written {
  std::shared_ptr<Sources> sources = std::make_shared<Sources>();
  Names names;
  Diagnostics diagnostics;
  ir::Model model;

  explicit Written(const std::string &text) {
    FileId file = sources->add("a.quorate", "constitution \"Test\" {\n  in force from 1 January 2020\n}\n" + text);
    std::vector<ast::Module> modules;
    modules.push_back(syntax::parse(*sources, file, names, diagnostics));
    sema::Constitution declared = sema::declare(modules, names, {}, diagnostics);
    model = ir::lower(declared, names, sources, diagnostics);
    for (const Diagnostic &each : diagnostics.all())
      UNSCOPED_INFO(info(each.code).code << ": " << each.message);
  }

  bool good() const { return !diagnostics.hasErrors(); }

  runtime::Model load() const {
    auto opened = runtime::Model::fromBytes(emit::decisionModel(model, ir::effectiveAuthority(model)));
    if (auto *refusal = std::get_if<runtime::Refusal>(&opened))
      throw std::runtime_error(refusal->reason);
    return std::move(std::get<runtime::Model>(opened));
  }
};

} // namespace quorate::test
