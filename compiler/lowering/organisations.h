// Organisations and the copies of templates: what `for each` stands for once it is known which organisations there are.
#pragma once

#include "compiler/lowering/scope.h"
#include "compiler/lowering/vocabulary.h"

namespace quorate::ir::lowering {

/// Which places and organisations there are of a kind, those of its sub-kinds among them: places first.
using InstancesOfKind = std::vector<std::vector<Instance>>; ///< by kind

/// Organisations as far as their declarations name them: what is said in their clauses is not read yet.
struct Organisations {
  std::vector<Organisation> all;
  std::vector<Instance> instance;                      ///< by organisation: what its copy of a template is for
  std::vector<std::uint32_t> from;                     ///< by organisation: the declaration
  std::vector<std::vector<OrganisationId>> ofTemplate; ///< by declaration
  InstancesOfKind instancesOf;

  /// What one copy of a template is for: "Southwark".
  const std::string &nameOf(const Vocabulary &vocabulary, const Instance &instance) const;
  /// [D1] The days of what one copy of a template is for: the copy is there on these at most.
  Interval daysOf(const Vocabulary &vocabulary, const Instance &instance) const;
  /// [D5] The open point that says whether what one copy of a template is for is there; none if that is known.
  OpenPointId openOf(const Vocabulary &vocabulary, const Instance &instance) const;
};

Organisations organisations(const Declared &declared, const Vocabulary &vocabulary, Provenance &provenance,
                            Reporter &reporter);

/// The kind that is written of an organisation or a body; none if none is. A name that means no such kind is reported.
KindId kindOf(const Declared &declared, const std::optional<ast::Name> &written, sema::RootKind root,
              std::string_view what, Reporter &reporter);

/// Calls `make` for each of these instances: the copies of one template. That there are none is reported.
template <class Make>
void eachOf(const std::vector<Instance> &instances, Range range, NameId kind, Reporter &reporter, Make &&make) {
  if (instances.empty())
    reporter.eachOfNothing(range, kind);
  for (const Instance &instance : instances) {
    if (reporter.stopped())
      return;
    make(instance);
  }
}

/// Calls `make` for each place or organisation that a declaration is made for; once, with nothing, if it is no
/// template. `written` is what the source says it is for, of which it may not be known what it means.
template <class Make>
void eachCopy(const Declared &declared, const Organisations &organisations, const sema::Template &from,
              const std::optional<ast::Name> &written, Reporter &reporter, Make &&make) {
  if (!written)
    make(Instance{});
  else if (from.forEach) // otherwise it was reported that its kind is unknown
    eachOf(organisations.instancesOf[*from.forEach], from.range, declared.in.kinds[*from.forEach].name, reporter, make);
}

/// "Borough Board of Southwark": what one copy of a template is called, and what else.
std::string nameOfCopy(const Declared &declared, const sema::Template &from, const std::string &of);
std::vector<std::string> aliasesOfCopy(const Declared &declared, const sema::Template &from, const std::string &of);

} // namespace quorate::ir::lowering
