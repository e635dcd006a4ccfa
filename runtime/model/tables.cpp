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
  // Somebody else may have read the section while this thread waited for the lock.
  if (ready.load(std::memory_order_relaxed))
    return;
  auto bytes = bytesOf(section);
  // The fingerprint first: it tells what was altered by accident from what was badly made, and costs less than
  // verifying.
  if (container::hash(bytes) != header_.table[static_cast<std::size_t>(section)].hash)
    throwDamaged(section, "does not match its fingerprint");
  switch (section) {
  case container::Section::Authority: loadAuthority(bytes); break;
  case container::Section::Bodies: loadBodies(bytes); break;
  case container::Section::Names: loadNames(bytes); break;
  case container::Section::Text: loadText(bytes); break;
  case container::Section::People: loadPeople(bytes); break;
  }
  // Last, and released: whoever sees it sees the rows as well.
  ready.store(true, std::memory_order_release);
}

void Tables::loadAuthority(std::span<const std::byte> bytes) const {
  const auto &root = rootOf<schema::Authority>(bytes, container::Section::Authority);
  authority_ = {
      .slots = rows(root.slots()),
      .grants = rows(root.grants()),
      .contingencies = rows(root.contingencies()),
      .turns = rows(root.turns()),
      .delegations = rows(root.delegations()),
      .reservations = rows(root.reservations()),
      .organisations = rows(root.organisations()),
      .actors = rows(root.actors()),
      .places = rows(root.places()),
      .functions = rows(root.functions()),
      .members = rows(root.members()),
      .holders = rows(root.holders()),
      .openHoldings = rows(root.open_holdings()),
      .givenAway = rows(root.given_away()),
      .agreeing = rows(root.agreeing()),
      .reserved = rows(root.reserved()),
      .amendments = rows(root.amendments()),
      .conditions = rows(root.conditions()),
      .conditionOf = rows(root.condition_of()),
  };
  // The look-up masks a hash with the size less one, which finds every place only if the size is a power of two.
  if (authority_.slots.size() & (authority_.slots.size() - 1))
    throwDamaged(container::Section::Authority, "is not laid out as it should be");
}

void Tables::loadBodies(std::span<const std::byte> bytes) const {
  const auto &root = rootOf<schema::Bodies>(bytes, container::Section::Bodies);
  bodies_ = {
      .root = &root,
      .bodies = rows(root.bodies()),
      .seats = rows(root.seats()),
      .seatLists = rows(root.seat_lists()),
      .positions = rows(root.positions()),
      .classes = rows(root.classes()),
      .statuses = rows(root.statuses()),
      .requirements = rows(root.requirements()),
      .quantities = rows(root.quantities()),
      .rules = rows(root.rules()),
      .ruleMatters = rows(root.rule_matters()),
      .thresholds = rows(root.thresholds()),
      .parents = rows(root.parents()),
      .pool = rows(root.pool()),
      .groups = rows(root.groups()),
      .quorums = rows(root.quorums()),
      .withoutQuorum = rows(root.without_quorum()),
      .conflicts = rows(root.conflicts()),
      .fillings = rows(root.fillings()),
      .several = rows(root.several()),
      .caps = rows(root.caps()),
      .texts = rows(root.texts()),
  };
}

void Tables::loadNames(std::span<const std::byte> bytes) const {
  const auto &root = rootOf<schema::Names>(bytes, container::Section::Names);
  names_ = {
      .title = root.title() ? *root.title() : schema::Span(0, 0),
      .inForce = {root.in_force_from(), root.in_force_until()},
      .inForceOpen = root.in_force_open(),
      .headerClause = root.header_clause(),
      .actors = rows(root.actors()),
      .bodies = rows(root.bodies()),
      .functions = rows(root.functions()),
      .places = rows(root.places()),
      .organisations = rows(root.organisations()),
      .kinds = rows(root.kinds()),
      .seats = rows(root.seats()),
      .aliases = rows(root.aliases()),
      .index = rows(root.index()),
      .pool = rows(root.pool()),
      .persons = rows(root.persons()),
  };
}

void Tables::loadText(std::span<const std::byte> bytes) const {
  const auto &root = rootOf<schema::Text>(bytes, container::Section::Text);
  text_ = {
      .files = rows(root.files()),
      .clauses = rows(root.clauses()),
      .references = rows(root.references()),
      .citations = rows(root.citations()),
      .openPoints = rows(root.open_points()),
      .assumptions = rows(root.assumptions()),
      .pool = rows(root.pool()),
      .endsOpen = rows(root.ends_open()),
      .orders = rows(root.orders()),
      .variations = rows(root.variations()),
  };
}

void Tables::loadPeople(std::span<const std::byte> bytes) const {
  const auto &root = rootOf<schema::People>(bytes, container::Section::People);
  people_ = {
      .registered = root.registered(),
      .persons = rows(root.persons()),
      .holdings = rows(root.holdings()),
      .belongings = rows(root.belongings()),
      .classes = rows(root.classes()),
      .tenures = rows(root.tenures()),
      .incompatible = rows(root.incompatible()),
      .calendars = rows(root.calendars()),
      .days = rows(root.days()),
      .notices = rows(root.notices()),
      .duties = rows(root.duties()),
      .seats = rows(root.seats()),
      .actors = rows(root.actors()),
      .kinds = rows(root.kinds()),
      .matters = rows(root.matters()),
      .pool = rows(root.pool()),
  };
}

} // namespace quorate::runtime
