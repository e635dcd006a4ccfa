// Checks the sections of a model file and lays rows over them.
#include "runtime/model/tables.h"

namespace quorate::runtime {

namespace {

constexpr std::string_view kContents[container::kSections] = {"the powers", "the bodies", "the names", "the clauses",
                                                              "the people"};

[[noreturn]] void throwDamaged(container::Section section, std::string_view how) {
  throw ModelDamaged("the decision model has been altered: the part that holds " +
                     std::string(kContents[static_cast<std::size_t>(section)]) + " " + std::string(how) +
                     "; build it again from its source");
}

/// The root of a section. Its vectors lie inside the section once the verifier is content.
template <class Root> const Root &rootOf(std::span<const std::byte> bytes, container::Section section) {
  auto *data = reinterpret_cast<const std::uint8_t *>(bytes.data());
  flatbuffers::Verifier verifier(data, bytes.size());
  if (!verifier.VerifyBuffer<Root>(nullptr))
    throwDamaged(section, "is not laid out as it should be");
  return *flatbuffers::GetRoot<Root>(data);
}

} // namespace

void throwDangling() {
  throw ModelDamaged("the decision model contradicts itself: one part of it refers to what another part does not have; "
                     "build it again from its source");
}

std::uint64_t nameHash(std::string_view name) {
  return container::hash(std::as_bytes(std::span(name.data(), name.size())));
}

Tables::Tables(std::unique_ptr<Bytes> bytes, const container::Header &header)
    : bytes_(std::move(bytes)), header_(header) {}

void Tables::verifyAll() const {
  for (std::size_t i = 0; i < container::kSections; ++i)
    ready(static_cast<container::Section>(i));
}

std::span<const std::byte> Tables::bytesOf(container::Section section) const {
  const container::SectionEntry &entry = header_.table[static_cast<std::size_t>(section)];
  return bytes_->all.subspan(entry.offset, entry.length);
}

void Tables::load(container::Section section) const {
  std::lock_guard lock(loading_);
  auto &ready = ready_[static_cast<std::size_t>(section)];
  if (ready.load(std::memory_order_relaxed))
    return;
  auto bytes = bytesOf(section);
  if (container::hash(bytes) != header_.table[static_cast<std::size_t>(section)].hash)
    throwDamaged(section, "does not match its fingerprint");
  switch (section) {
  case container::Section::Authority: loadAuthority(bytes); break;
  case container::Section::Bodies: loadBodies(bytes); break;
  case container::Section::Names: loadNames(bytes); break;
  case container::Section::Text: loadText(bytes); break;
  case container::Section::People: loadPeople(bytes); break;
  }
  ready.store(true, std::memory_order_release);
}

void Tables::loadAuthority(std::span<const std::byte> bytes) const {
  const auto &root = rootOf<schema::Authority>(bytes, container::Section::Authority);
  authority_ = {rows(root.slots()),       rows(root.grants()),       rows(root.contingencies()),
                rows(root.delegations()), rows(root.reservations()), rows(root.organisations()),
                rows(root.actors()),      rows(root.places()),       rows(root.functions()),
                rows(root.members()),     rows(root.holders()),      rows(root.open_holdings()),
                rows(root.agreeing()),    rows(root.reserved()),     rows(root.amendments())};
  if (authority_.slots.size() & (authority_.slots.size() - 1))
    throwDamaged(container::Section::Authority, "is not laid out as it should be");
}

void Tables::loadBodies(std::span<const std::byte> bytes) const {
  const auto &root = rootOf<schema::Bodies>(bytes, container::Section::Bodies);
  bodies_ = {&root,
             rows(root.bodies()),
             rows(root.seats()),
             rows(root.seat_lists()),
             rows(root.positions()),
             rows(root.classes()),
             rows(root.statuses()),
             rows(root.requirements()),
             rows(root.quantities()),
             rows(root.rules()),
             rows(root.rule_matters()),
             rows(root.thresholds()),
             rows(root.parents()),
             rows(root.pool()),
             rows(root.groups()),
             rows(root.quorums()),
             rows(root.without_quorum()),
             rows(root.conflicts()),
             rows(root.fillings()),
             rows(root.caps())};
}

void Tables::loadNames(std::span<const std::byte> bytes) const {
  const auto &root = rootOf<schema::Names>(bytes, container::Section::Names);
  names_ = {root.title() ? *root.title() : schema::Span(0, 0),
            {root.in_force_from(), root.in_force_until()},
            root.in_force_open(),
            root.header_clause(),
            rows(root.actors()),
            rows(root.bodies()),
            rows(root.functions()),
            rows(root.places()),
            rows(root.organisations()),
            rows(root.kinds()),
            rows(root.seats()),
            rows(root.aliases()),
            rows(root.index()),
            rows(root.pool()),
            rows(root.persons())};
}

void Tables::loadText(std::span<const std::byte> bytes) const {
  const auto &root = rootOf<schema::Text>(bytes, container::Section::Text);
  text_ = {rows(root.files()),       rows(root.clauses()),     rows(root.references()), rows(root.citations()),
           rows(root.open_points()), rows(root.assumptions()), rows(root.pool())};
}

void Tables::loadPeople(std::span<const std::byte> bytes) const {
  const auto &root = rootOf<schema::People>(bytes, container::Section::People);
  people_ = {root.registered(),    rows(root.persons()), rows(root.holdings()),     rows(root.belongings()),
             rows(root.classes()), rows(root.tenures()), rows(root.incompatible()), rows(root.calendars()),
             rows(root.days()),    rows(root.notices()), rows(root.duties()),       rows(root.seats()),
             rows(root.actors()),  rows(root.kinds()),   rows(root.matters()),      rows(root.pool())};
}

} // namespace quorate::runtime
