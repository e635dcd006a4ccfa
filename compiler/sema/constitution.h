// The constitution with its names declared: every kind, place, function, body and post that the files speak of, found
// by name. Templates are not expanded and references not yet followed; lowering does both.
#pragma once

#include "compiler/support/diagnostic.h"
#include "compiler/support/ids.h"
#include "compiler/support/names.h"
#include "compiler/syntax/ast.h"

#include <optional>
#include <string>
#include <vector>

namespace quorate::sema {

/// Where a declaration stands: under which assumption, if any.
struct Context {
  const ast::Declaration *assume = nullptr; ///< the `assume` block around it
};

/// The sorts of thing that a name can mean.
enum class Sort : std::uint8_t {
  Kind,
  Place,
  Organisation,
  Function,
  Body,
  Post,
  Officer,
  Citation,
  Phase,
  Model,
  Calendar,
  Person
};

/// "a place", "a body": for messages.
std::string_view inWords(Sort sort);

/// One meaning of a name.
struct Symbol {
  Sort sort = Sort::Kind;
  std::uint32_t index = 0; ///< into the table of its sort; for Post: into `posts`
};

/// What the built-in kinds are kinds of.
using RootKind = runtime::KindOf;

/// A kind, declared or built in.
struct Kind {
  NameId name;
  Range range;
  std::optional<std::uint32_t> parent; ///< into `kinds`; none for the built-in ones
  RootKind root = RootKind::Place;
  const ast::Declaration *declaration = nullptr; ///< none for the built-in ones
  Context context;
};

/// A place. `inside` makes a tree; a circle has been cut.
struct Place {
  NameId name;
  Range range;
  std::uint32_t kind = 0;
  std::optional<std::uint32_t> inside;
  const ast::Declaration *declaration = nullptr;
  Context context;
};

/// A function that is declared, or that an `amend` clause makes.
struct Function {
  NameId name;
  Range range;
  std::vector<std::uint32_t> groups; ///< kinds of function
  const ast::Declaration *declaration = nullptr;
  Context context;
};

/// An organisation, a body, or an officer: one declaration, perhaps made for each of a kind.
struct Template {
  NameId name;
  Range range;
  std::optional<std::uint32_t> forEach; ///< a kind of place or organisation
  const ast::Declaration *declaration = nullptr;
  Context context;
};

/// A name that seats carry, whatever the body.
struct Post {
  NameId name;
  Range range;
};

/// A paper that can be cited.
struct Cited {
  NameId name;
  const ast::Declaration *declaration = nullptr;
};

/// A phase, a model or a calendar: a declaration with a name of its own and no instances.
struct Named {
  NameId name;
  const ast::Declaration *declaration = nullptr;
  Context context;
};

/// Somebody, of whom several declarations may speak.
struct Person {
  NameId name;
  Range range;
  std::vector<std::pair<const ast::Declaration *, Context>> declarations;
};

/// A declaration that declares no name, in the order of the source.
struct Statement {
  const ast::Declaration *declaration = nullptr;
  Context context;
};

/// Everything declared, in the order of the files. Pointers lead into the modules, which must outlive this.
struct Constitution {
  std::vector<Kind> kinds; ///< the built-in ones first, in the order of RootKind
  std::vector<Place> places;
  std::vector<Template> organisations, bodies, officers;
  std::vector<Function> functions;
  std::vector<Post> posts;
  std::vector<Cited> citations;
  std::vector<Named> phases, models, calendars;
  std::vector<Person> persons;
  std::vector<Statement> statements; ///< variations, reservations, delegations, claims, scenarios, texts and the like
  const ast::Declaration *header = nullptr;

  /// What a name can mean: mostly one thing, but several bodies may share a name, and so may posts and classes.
  const std::vector<Symbol> &meanings(NameId name) const;

  std::vector<std::vector<Symbol>> byName; ///< indexed by NameId
};

/// Declares the names of all files. `options` are the names of the options chosen.
Constitution declare(const std::vector<ast::Module> &modules, Names &names, const std::vector<std::string> &options,
                     Diagnostics &diagnostics);

/// The names of the functions that an `amend` clause makes: "Amend Set Rents"; "Amend Constitution" for everything.
std::vector<std::string> amendedBy(const ast::Amend &amend, const Names &names);

/// A readable listing of what is declared, for `quorate emit sema`.
std::string print(const Constitution &constitution, const Names &names);

} // namespace quorate::sema
