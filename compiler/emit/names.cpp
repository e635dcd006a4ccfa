// Writes the names section: what everything is called, and an index from names to things.
#include "compiler/emit/parts.h"

namespace quorate::emit {

namespace {

class NamesWriter {
public:
  explicit NamesWriter(const ir::Model &model) : model_(model) {}

  Bytes write() {
    const ir::Header &header = model_.header;
    schema::NamesT all;
    all.title = std::make_unique<schema::Span>(pool_.add(header.title));
    all.in_force_from = header.inForce.from;
    all.in_force_until = header.inForce.until;
    all.in_force_open = raw(header.inForceOpen);
    all.header_clause = raw(header.clause);
    all.actors = named(model_.actors);
    all.bodies = named(model_.bodies);
    all.functions = named(model_.functions);
    all.places = named(model_.places);
    all.organisations = named(model_.organisations);
    all.kinds = kinds();
    all.seats = seats();
    all.persons = named(model_.persons);
    all.aliases = aliases_.rows();
    all.index = index();
    all.pool = pool_.bytes();
    return bytesOf(all);
  }

private:
  template <class T> std::vector<schema::Span> named(const std::vector<T> &things) {
    std::vector<schema::Span> rows;
    for (const T &thing : things)
      rows.push_back(pool_.add(thing.name));
    return rows;
  }

  std::vector<schema::Kind> kinds() {
    std::vector<schema::Kind> rows;
    for (const ir::Kind &kind : model_.kinds)
      rows.push_back(row::Kind{.name = pool_.add(kind.name), .parent = raw(kind.parent), .of = kind.of});
    return rows;
  }

  std::vector<schema::SeatName> seats() {
    std::vector<schema::SeatName> rows;
    for (const ir::Seat &seat : model_.seats) {
      std::vector<schema::Span> aliases;
      for (const std::string &alias : seat.aliases)
        aliases.push_back(pool_.add(alias));
      rows.push_back(
          row::SeatName{.post = pool_.add(seat.post), .name = pool_.add(seat.name), .aliases = aliases_.add(aliases)});
    }
    return rows;
  }

  void enter(runtime::Names names, std::size_t index, std::string_view name) {
    if (!name.empty())
      entries_.push_back(row::NameEntry{.hash = runtime::nameHash(name),
                                        .names = names,
                                        .index = static_cast<std::uint32_t>(index),
                                        .name = pool_.add(name)});
  }
  void enterAll(runtime::Names names, std::size_t index, const std::vector<std::string> &all) {
    for (const std::string &name : all)
      enter(names, index, name);
  }

  std::vector<schema::NameEntry> index() {
    using runtime::Names;
    for (std::size_t i = 0; i < model_.actors.size(); ++i) {
      enter(Names::Actor, i, model_.actors[i].name);
      enterAll(Names::Actor, i, model_.actors[i].aliases);
    }
    for (const ir::Body &body : model_.bodies)
      if (body.actor) {
        enter(Names::Actor, body.actor.index(), body.name);
        enter(Names::Actor, body.actor.index(), body.templateName);
        enterAll(Names::Actor, body.actor.index(), body.aliases);
      }
    for (const ir::Seat &seat : model_.seats)
      if (seat.actor && seat.namesHolder) {
        // A question may name a post by itself ("Chair") or with its place ("Chair of Quay Panel"): both lead to it.
        enter(Names::Actor, seat.actor.index(), seat.post);
        enter(Names::Actor, seat.actor.index(), seat.name);
        enterAll(Names::Actor, seat.actor.index(), seat.aliases);
      }
    auto namesAndAliases = [&](Names names, const auto &table) {
      for (std::size_t i = 0; i < table.size(); ++i) {
        enter(names, i, table[i].name);
        enterAll(names, i, table[i].aliases);
      }
    };
    namesAndAliases(Names::Function, model_.functions);
    namesAndAliases(Names::Place, model_.places);
    namesAndAliases(Names::Organisation, model_.organisations);
    for (std::size_t i = 0; i < model_.kinds.size(); ++i)
      enter(Names::Kind, i, model_.kinds[i].name);
    namesAndAliases(Names::Person, model_.persons);
    for (std::size_t i = 0; i < model_.clauses.size(); ++i)
      enter(Names::Clause, i, model_.clauses[i].knownAs);
    // By hash for the look-up, and by all the rest so that the same constitution makes the same bytes.
    auto key = [](const schema::NameEntry &e) {
      return std::make_tuple(e.hash(), e.names(), e.index(), e.name().first(), e.name().count());
    };
    std::sort(entries_.begin(), entries_.end(), [&](const auto &a, const auto &b) { return key(a) < key(b); });
    entries_.erase(
        std::unique(entries_.begin(), entries_.end(), [&](const auto &a, const auto &b) { return key(a) == key(b); }),
        entries_.end());
    return std::move(entries_);
  }

  const ir::Model &model_;
  Pool pool_;
  Stretches<schema::Span> aliases_;
  std::vector<schema::NameEntry> entries_;
};

} // namespace

Bytes namesSection(const ir::Model &model) { return NamesWriter(model).write(); }

} // namespace quorate::emit
