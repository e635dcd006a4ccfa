// Declares names: a walk over all files gives every name its meaning. What they are tied to is found afterwards
// (tie.h), since a name may be used before it is declared.
#include "compiler/sema/constitution.h"
#include "compiler/sema/look_alikes.h"
#include "compiler/sema/tie.h"

#include "runtime/words/text.h"

#include <algorithm>

namespace quorate::sema {

namespace {

class Declarer {
public:
  Declarer(Names &names, const std::vector<std::string> &options, Diagnostics &diagnostics)
      : names_(names), options_(options), diagnostics_(diagnostics) {
    for (std::size_t i = 0; i < std::size(kRootNames); ++i) {
      out_.kinds.push_back({names_.intern(kRootNames[i]), {}, {}, static_cast<RootKind>(i), nullptr, {}});
      add(out_.kinds.back().name, Sort::Kind, i);
    }
  }

  Constitution run(const std::vector<ast::Module> &modules) {
    for (const ast::Module &module : modules)
      declarations(module.declarations, {});
    // Only now are all options known: files may declare some anywhere.
    for (const std::string &option : options_)
      if (std::find(optionsSeen_.begin(), optionsSeen_.end(), option) == optionsSeen_.end())
        diagnostics_.report<diag::UnknownOption>(Range{}, option)
            .mend("choose one of: " + words::listed(optionsSeen_, "or"));
    tie(out_, names_, diagnostics_);
    std::vector<Range> declared;
    for (const std::vector<Symbol> &meanings : out_.byName)
      declared.push_back(meanings.empty() ? Range{} : rangeOf(meanings.front()));
    tellLookAlikes(declared, names_, diagnostics_);
    if (!out_.header && !modules.empty() && !diagnostics_.hasErrors())
      diagnostics_.report<diag::NoConstitution>(Range{}).mend("begin the first file with `constitution \"…\"`");
    return std::move(out_);
  }

private:
  void add(NameId name, Sort sort, std::size_t index) {
    if (name.index() >= out_.byName.size())
      out_.byName.resize(std::max(names_.size(), name.index() + 1));
    out_.byName[name.index()].push_back({sort, static_cast<std::uint32_t>(index)});
  }

  /// Reports a name that already means something of the same sort; several bodies or posts may share a name.
  bool fresh(const ast::Name &name, Sort sort) {
    for (const Symbol &other : out_.meanings(name.id)) {
      if (other.sort != sort)
        continue;
      Diagnostic &made = diagnostics_.report<diag::DeclaredTwice>(name.range, inWords(sort), names_.text(name.id));
      if (Range first = rangeOf(other))
        made.label(first, "it is declared here first");
      made.mend("give one of them another name, or leave one out");
      return false;
    }
    return true;
  }

  Range rangeOf(const Symbol &symbol) const {
    switch (symbol.sort) {
    case Sort::Kind: return out_.kinds[symbol.index].range;
    case Sort::Place: return out_.places[symbol.index].range;
    case Sort::Organisation: return out_.organisations[symbol.index].range;
    case Sort::Function: return out_.functions[symbol.index].range;
    case Sort::Body: return out_.bodies[symbol.index].range;
    case Sort::Post: return out_.posts[symbol.index].range;
    case Sort::Officer: return out_.officers[symbol.index].range;
    case Sort::Citation: return out_.citations[symbol.index].declaration->range;
    case Sort::Phase: return out_.phases[symbol.index].declaration->range;
    case Sort::Model: return out_.models[symbol.index].declaration->range;
    case Sort::Calendar: return out_.calendars[symbol.index].declaration->range;
    case Sort::Person: return out_.persons[symbol.index].range;
    }
    return {};
  }

  void aliases(const ast::Notes &notes, Sort sort, std::size_t index) {
    for (const ast::Note &note : notes)
      if (auto *also = std::get_if<ast::AlsoCalled>(&note.is))
        for (const ast::Name &name : also->names)
          if (fresh(name, sort))
            add(name.id, sort, index);
  }

  void declarations(const std::vector<ast::Declaration> &all, Context context) {
    for (const ast::Declaration &each : all)
      std::visit([&](const auto &what) { declare(what, each, context); }, each.is);
  }

  void declare(const ast::Constitution &, const ast::Declaration &d, Context) {
    if (!out_.header) {
      out_.header = &d;
      return;
    }
    diagnostics_.report<diag::StatedTwice>(d.range, "what this constitution is called")
        .label(out_.header->range, "it is stated here first");
  }
  void declare(const ast::Use &, const ast::Declaration &, Context) {}
  void declare(const ast::Cite &cite, const ast::Declaration &d, Context) {
    if (!fresh(cite.name, Sort::Citation))
      return;
    add(cite.name.id, Sort::Citation, out_.citations.size());
    out_.citations.push_back({cite.name.id, &d});
  }
  void declare(const ast::Kind &kind, const ast::Declaration &d, Context context) {
    for (const ast::Name &name : kind.names) {
      if (!fresh(name, Sort::Kind))
        continue;
      add(name.id, Sort::Kind, out_.kinds.size());
      out_.kinds.push_back({name.id, name.range, {}, RootKind::Place, &d, context});
    }
  }
  void declare(const ast::Place &place, const ast::Declaration &d, Context context) {
    for (const ast::Name &name : place.names) {
      if (!fresh(name, Sort::Place))
        continue;
      add(name.id, Sort::Place, out_.places.size());
      // "Also called" behind several names would be another name of which of them?
      if (place.names.size() == 1)
        aliases(d.notes, Sort::Place, out_.places.size());
      out_.places.push_back({name.id, name.range, 0, {}, &d, context});
    }
  }
  void declare(const ast::Organisation &organisation, const ast::Declaration &d, Context context) {
    if (!fresh(organisation.name, Sort::Organisation))
      return;
    declareTemplate(out_.organisations, Sort::Organisation, organisation.name, d, context);
  }
  void declare(const ast::Body &body, const ast::Declaration &d, Context context) {
    // Bodies of different organisations may share a name; `Audit Committee of …` tells them apart.
    if (!body.of && !fresh(body.name, Sort::Body))
      return;
    declareTemplate(out_.bodies, Sort::Body, body.name, d, context);
    posts(body.clauses);
  }
  void declare(const ast::Variation &variation, const ast::Declaration &d, Context context) {
    posts(variation.clauses);
    out_.statements.push_back({&d, context});
  }
  void declare(const ast::Post &post, const ast::Declaration &d, Context context) {
    if (!post.of && !fresh(post.name, Sort::Officer))
      return;
    declareTemplate(out_.officers, Sort::Officer, post.name, d, context);
  }
  void declare(const ast::Function &function, const ast::Declaration &d, Context context) {
    for (const ast::Name &name : function.names) {
      if (!fresh(name, Sort::Function))
        continue;
      add(name.id, Sort::Function, out_.functions.size());
      if (function.names.size() == 1)
        aliases(d.notes, Sort::Function, out_.functions.size());
      out_.functions.push_back({name.id, name.range, {}, &d, context});
    }
  }
  void named(const ast::Name &name, Sort sort, std::vector<Named> &into, const ast::Declaration &d, Context context) {
    if (!fresh(name, sort))
      return;
    add(name.id, sort, into.size());
    into.push_back({name.id, &d, context});
  }
  void declare(const ast::Phase &phase, const ast::Declaration &d, Context context) {
    named(phase.name, Sort::Phase, out_.phases, d, context);
  }
  void declare(const ast::Calendar &calendar, const ast::Declaration &d, Context context) {
    named(calendar.name, Sort::Calendar, out_.calendars, d, context);
  }
  void declare(const ast::ModelRules &model, const ast::Declaration &d, Context context) {
    named(model.name, Sort::Model, out_.models, d, context);
    posts(model.clauses);
  }
  void declare(const ast::Register &, const ast::Declaration &, Context) {}
  void declare(const ast::Option &option, const ast::Declaration &d, Context context) {
    const std::string &name = names_.text(option.name.id);
    if (std::find(optionsSeen_.begin(), optionsSeen_.end(), name) == optionsSeen_.end())
      optionsSeen_.push_back(name);
    if (std::find(options_.begin(), options_.end(), name) != options_.end())
      declarations(option.declarations, context);
    else
      diagnostics_.report<diag::OptionNotChosen>(d.range, name).mend("choose it with `--option \"" + name + "\"`");
  }
  void declare(const ast::Assume &assume, const ast::Declaration &d, Context) {
    declarations(assume.declarations, Context{&d});
  }
  void declare(const ast::Person &person, const ast::Declaration &d, Context context) {
    for (const Symbol &known : out_.meanings(person.name.id))
      if (known.sort == Sort::Person) {
        out_.persons[known.index].declarations.emplace_back(&d, context);
        return;
      }
    add(person.name.id, Sort::Person, out_.persons.size());
    out_.persons.push_back({person.name.id, person.name.range, {{&d, context}}});
  }
  /// What is amended becomes a function, so that it can be asked about and voted on like any other.
  void declare(const ast::Amend &amend, const ast::Declaration &d, Context context) {
    out_.statements.push_back({&d, context});
    for (const std::string &name : amendedBy(amend, names_)) {
      NameId id = names_.intern(name);
      bool known = std::any_of(out_.meanings(id).begin(), out_.meanings(id).end(),
                               [](const Symbol &s) { return s.sort == Sort::Function; });
      // Several clauses may say who amends the same thing, on different days.
      if (known)
        continue;
      add(id, Sort::Function, out_.functions.size());
      out_.functions.push_back({id, d.range, {}, &d, context});
    }
  }
  template <class Other> void declare(const Other &, const ast::Declaration &d, Context context) {
    out_.statements.push_back({&d, context});
  }

  void declareTemplate(std::vector<Template> &into, Sort sort, const ast::Name &name, const ast::Declaration &d,
                       Context context) {
    add(name.id, sort, into.size());
    aliases(d.notes, sort, into.size());
    into.push_back({name.id, name.range, {}, &d, context});
  }

  void posts(const std::vector<ast::BodyClause> &clauses) {
    for (const ast::BodyClause &clause : clauses)
      if (auto *members = std::get_if<ast::Members>(&clause.is))
        for (const ast::Seat &seat : members->seats) {
          post(seat.name);
          for (const ast::SeatTerm &term : seat.terms)
            if (auto *note = std::get_if<ast::Note>(&term.is))
              if (auto *also = std::get_if<ast::AlsoCalled>(&note->is))
                for (const ast::Name &name : also->names)
                  post(name);
        }
  }
  void post(const ast::Name &name) {
    for (const Symbol &known : out_.meanings(name.id))
      if (known.sort == Sort::Post)
        return;
    add(name.id, Sort::Post, out_.posts.size());
    out_.posts.push_back({name.id, name.range});
  }

  Names &names_;
  const std::vector<std::string> &options_;
  Diagnostics &diagnostics_;
  Constitution out_;
  std::vector<std::string> optionsSeen_;
};

} // namespace

Constitution declare(const std::vector<ast::Module> &modules, Names &names, const std::vector<std::string> &options,
                     Diagnostics &diagnostics) {
  return Declarer(names, options, diagnostics).run(modules);
}

} // namespace quorate::sema
