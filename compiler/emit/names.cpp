// Writes the names section: what everything is called, and an index from names to things.
#include "compiler/emit/parts.h"

namespace quorate::emit {

namespace {

class NamesWriter {
public:
  explicit NamesWriter(const ir::Model &model) : model_(model) {}

  Bytes write() {
    const ir::Header &header = model_.header;
    schema::Span title = pool_.add(header.title);
    auto actors = named(model_.actors), bodies = named(model_.bodies), functions = named(model_.functions);
    auto places = named(model_.places), organisations = named(model_.organisations);
    auto persons = named(model_.persons);
    auto kinds = this->kinds();
    auto seats = this->seats();
    index();
    flatbuffers::FlatBufferBuilder builder(1 << 16);
    auto actorRows = builder.CreateVectorOfStructs(actors);
    auto bodyRows = builder.CreateVectorOfStructs(bodies);
    auto functionRows = builder.CreateVectorOfStructs(functions);
    auto placeRows = builder.CreateVectorOfStructs(places);
    auto organisationRows = builder.CreateVectorOfStructs(organisations);
    auto kindRows = builder.CreateVectorOfStructs(kinds);
    auto seatRows = builder.CreateVectorOfStructs(seats);
    auto aliases = builder.CreateVectorOfStructs(aliases_.rows());
    auto entries = builder.CreateVectorOfStructs(entries_);
    auto pool = builder.CreateVector(pool_.bytes());
    auto personRows = builder.CreateVectorOfStructs(persons);
    builder.Finish(schema::CreateNames(builder, &title, header.inForce.from, header.inForce.until,
                                       raw(header.inForceOpen), raw(header.clause), actorRows, bodyRows, functionRows,
                                       placeRows, organisationRows, kindRows, seatRows, aliases, entries, pool,
                                       personRows));
    return bytesOf(builder);
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
      rows.emplace_back(pool_.add(kind.name), raw(kind.parent), kind.of, std::uint8_t{0}, std::uint16_t{0});
    return rows;
  }

  std::vector<schema::SeatName> seats() {
    std::vector<schema::SeatName> rows;
    for (const ir::Seat &seat : model_.seats) {
      std::vector<schema::Span> aliases;
      for (const std::string &alias : seat.aliases)
        aliases.push_back(pool_.add(alias));
      rows.emplace_back(pool_.add(seat.post), pool_.add(seat.name), aliases_.add(aliases));
    }
    return rows;
  }

  void enter(runtime::Names names, std::size_t index, std::string_view name) {
    if (!name.empty())
      entries_.emplace_back(runtime::nameHash(name), names, std::uint8_t{0}, std::uint16_t{0},
                            static_cast<std::uint32_t>(index), pool_.add(name));
  }
  void enterAll(runtime::Names names, std::size_t index, const std::vector<std::string> &all) {
    for (const std::string &name : all)
      enter(names, index, name);
  }

  void index() {
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
      if (seat.actor) {
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
    auto key = [](const schema::NameEntry &e) {
      return std::make_tuple(e.hash(), e.names(), e.index(), e.name().first(), e.name().count());
    };
    std::sort(entries_.begin(), entries_.end(), [&](const auto &a, const auto &b) { return key(a) < key(b); });
    entries_.erase(
        std::unique(entries_.begin(), entries_.end(), [&](const auto &a, const auto &b) { return key(a) == key(b); }),
        entries_.end());
  }

  const ir::Model &model_;
  Pool pool_;
  Stretches<schema::Span> aliases_;
  std::vector<schema::NameEntry> entries_;
};

} // namespace

Bytes namesSection(const ir::Model &model) { return NamesWriter(model).write(); }

} // namespace quorate::emit
