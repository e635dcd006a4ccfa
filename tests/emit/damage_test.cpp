// Damaged model files are refused with a reason, or do no harm.
#include "runtime/model/container.h"
#include "tests/support/builder.h"

#include <catch2/catch.hpp>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>

using namespace quorate;
using namespace quorate::runtime;
using test::Builder;

namespace {

/// People on a body, and everything that is said of them, of notice and of duties.
void addPeople(Builder &b, ir::BodyId body, ir::SeatId chair, ir::SeatId members, ir::KindId lay) {
  b.at(chair).actor = b.actor("Chair of the Governing Body");
  b.at(members).actor = b.actor("Member of the Governing Body");
  b.at(members).drawnFrom = {chair};
  b.at(members).exOfficio = chair;
  b.at(members).termYears = 3;
  b.at(members).mostTerms = 2;
  b.at(members).retiring = ir::Fraction{1, 3};
  b.at(members).mustBe = b.at(members).mayNotBe = {lay};
  b.at(members).minimumAge = 18;
  b.at(members).actsIfVacant = b.at(chair).actor;
  b.at(members).mayNotHold = {b.at(chair).actor};
  for (const char *name : {"Jane Smith", "Bob Jones"}) {
    ir::Person person;
    person.name = name;
    person.born = 1000;
    person.holdings = {{ir::Holding::How::Holds, members, b.at(members).actor, {17000, 20000}, b.clause("holds")},
                       {ir::Holding::How::ActsAs, chair, b.at(chair).actor, {17000, 20000}, b.clause("acts")}};
    person.belongs = {{ir::OrganisationId(std::size_t{0}), {}, {}}};
    person.classes = {{lay, {}, {}}};
    b.model.persons.push_back(person);
  }
  b.model.registered = true;
  b.model.incompatible.push_back({{b.at(chair).actor}, {b.at(members).actor}, "", "", b.clause("nobody")});
  ir::Calendar calendar;
  calendar.name = "Weekends";
  calendar.weekdays = 0x60;
  calendar.days = {{18000, 18005}};
  b.model.calendars = {calendar};
  ir::MeetingRule notice;
  notice.of = ir::MeetingRule::Of::ClearDaysNotice;
  notice.number = 5;
  notice.calendar = ir::CalendarId(std::size_t{0});
  b.at(body).meetings = {{{notice}, b.clause("meets")}};
  ir::Duty duty;
  duty.what = "report";
  duty.when = ir::Duty::When::Every;
  duty.day = 17000;
  duty.span = {1, Span::Unit::Months};
  b.at(body).duties = {duty};
  ir::MembershipRule half, cap;
  half.people = b.atLeast(2, {chair, members}, "members");
  half.people->quantity.form = ir::Quantity::Form::GreaterOf;
  half.people->quantity.operands.resize(2);
  half.people->groups = {{{chair}, false, "A"}, {{members}, false, "B"}};
  cap.cap = ir::MembershipRule::Cap{};
  cap.cap->number = 1;
  cap.cap->fromOne = b.memberClass("Council");
  b.model.organisations[0].kind = cap.cap->fromOne;
  b.at(body).membership = {half, cap};
  ir::FunctionId amend = b.function("Amend Constitution");
  b.model.amendments.push_back({"Constitution", amend, {}, {}, {}, b.clause("amend everything")});
}

Builder sample() {
  Builder b;
  ir::PlaceId london = b.place("London"), southwark = b.place("Southwark", london);
  ir::KindId lay = b.memberClass("Lay");
  ir::FunctionId group = b.function("Matters"), commission = b.function("Commission", {group}),
                 approve = b.function("Approve", {group});
  ir::BodyId governing = b.body("Governing Body"), board = b.body("Borough Board", southwark);
  ir::SeatId chair = b.seat(governing, "Chair", 1);
  ir::SeatId members = b.seat(governing, "Member", 5, {lay}, ir::Voting::ExceptOn);
  b.at(members).matters = {commission};
  b.at(members).countOpen = b.open("how many members");
  ir::People half = b.atLeast(2, {chair, members}, "members");
  half.quantity.form = ir::Quantity::Form::GreaterOf;
  ir::Quantity one, third;
  one.number = 1;
  third.form = ir::Quantity::Form::FractionOfBase;
  half.quantity.operands = {one, third};
  b.quorum(governing, {half});
  b.rule(governing, {}, ir::Tie::BrokenBy, chair);
  b.chairs(governing, {chair});
  b.organisation("CCG", {group, commission, approve}, b.actorOf(governing));
  b.reserve(b.actorOf(governing), {approve});
  ir::Delegation &first = b.delegate(b.actorOf(governing), b.actorOf(board), {commission}, test::pounds(100));
  first.place = southwark;
  first.limit.open = b.open("the limit");
  first.condition = "if agreed";
  ir::Delegation &second = b.delegate(b.actorOf(governing), {}, {commission});
  second.toOpen = b.open("to whom");
  second.inAll = ir::Limit{test::pounds(900), {}, ir::Per::Quarter};
  second.agreement = {b.actorOf(board)};
  second.reportedTo = b.actorOf(governing);
  b.assumed("an assumption", "because");
  addPeople(b, governing, chair, members, lay);
  return b;
}

/// Uses everything a model has. Whatever happens must be an answer or ModelDamaged.
void useAll(const Model &model) {
  auto guarded = [](auto use) {
    try {
      use();
    } catch (const ModelDamaged &) {
    }
  };
  for (unsigned kind = 0; kind <= static_cast<unsigned>(QuestionForm::Asks::NoticeEnough); ++kind)
    for (const char *subject : {"Governing Body", "Borough Board", "CCG", "Borough Bord", "Member"})
      for (const char *function : {"Commission", "Approve", "Matters"})
        guarded([&] {
          QuestionForm question;
          question.asks = static_cast<QuestionForm::Asks>(kind);
          question.first = 17990;
          question.day = 18000;
          question.subject.head = subject;
          question.function = NameForm{function, {}};
          question.amount = test::pounds(1000);
          PeopleForm everyone;
          everyone.who = PeopleForm::Who::Everyone;
          question.attendance = {{GroupForm::Role::For, {everyone}}};
          auto answered = answer(model, question, 18000);
          if (auto *found = std::get_if<Answer>(&answered)) {
            printText(model, *found);
            printJson(model, *found);
          }
        });
  guarded([&] {
    for (std::uint32_t i = 0; i < model.bodies(); ++i)
      model.body(BodyIndex{i});
  });
  for (std::uint32_t i = 0; i < 40; ++i) {
    guarded([&] { model.clause(ClauseIndex{i}); });
    guarded([&] { model.openPoint(OpenPointIndex{i}); });
    guarded([&] { model.seat(SeatIndex{i}); });
  }
}

std::string reasonOf(std::vector<std::byte> bytes, Verify verify = Verify::Everything) {
  auto opened = Model::fromBytes(std::move(bytes), verify);
  return std::holds_alternative<Refusal>(opened) ? std::get<Refusal>(opened).reason : std::string();
}

container::Header headerOf(const std::vector<std::byte> &bytes) {
  container::Header header;
  std::memcpy(static_cast<void *>(&header), bytes.data(), sizeof header);
  return header;
}

/// Puts the right hashes on a file that has been changed.
void seal(std::vector<std::byte> &bytes) {
  container::Header header = headerOf(bytes);
  for (container::SectionEntry &entry : header.table)
    entry.hash = container::hash(std::span(bytes).subspan(entry.offset, entry.length));
  header.hash = container::hashOf(header);
  std::memcpy(bytes.data(), &header, sizeof header);
}

} // namespace

TEST_CASE("a sound model is opened and two builds of it are the same") {
  CHECK(reasonOf(sample().bytes()).empty());
  CHECK(sample().bytes() == sample().bytes());
}

TEST_CASE("every way of being no model has its own message") {
  std::vector<std::byte> good = sample().bytes();
  CHECK(reasonOf({}) == "this is empty, so it is not a decision model");
  std::vector<std::byte> text(300, std::byte{'a'});
  CHECK(reasonOf(text) == "this is not a decision model; `quorate build` writes one");
  auto newer = good;
  newer[8] = std::byte{container::kMajor + 1};
  CHECK(reasonOf(newer).starts_with("this is newer than this runtime: it is written in format " +
                                    std::to_string(container::kMajor + 1) + ".0"));
  auto older = good;
  older[8] = std::byte{1};
  CHECK(reasonOf(older).starts_with("this is older than this runtime: it is written in format 1.0"));
  auto cut = good;
  cut.resize(good.size() - 1);
  CHECK(reasonOf(cut).starts_with("this is cut short: it has "));
  auto longer = good;
  longer.push_back({});
  CHECK(reasonOf(longer) == "this has been altered: 1 bytes have been added at its end; copy or build it again");
  auto header = good;
  header[40] ^= std::byte{1};
  CHECK(reasonOf(header).find("its first part does not match its fingerprint") != std::string::npos);
  auto section = good;
  section[headerOf(good).table[0].offset + 20] ^= std::byte{1};
  CHECK(reasonOf(section).find("the part that holds the powers does not match its fingerprint") != std::string::npos);
}

TEST_CASE("every shorter file is refused") {
  std::vector<std::byte> good = sample().bytes();
  for (std::size_t size = 0; size < good.size(); size += size < 300 ? 1 : 61) {
    INFO(size);
    std::vector<std::byte> cut(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size));
    CHECK_FALSE(reasonOf(cut).empty());
    CHECK_FALSE(reasonOf(cut, Verify::OnFirstUse).empty());
  }
}

TEST_CASE("a change of any byte is found, or is in a gap that nobody reads") {
  std::vector<std::byte> good = sample().bytes();
  container::Header header = headerOf(good);
  std::size_t harmless = 0;
  for (std::size_t at = 0; at < good.size(); ++at) {
    auto changed = good;
    changed[at] ^= std::byte{static_cast<unsigned char>(1u << (at % 8))};
    bool inside = at < sizeof header;
    for (const container::SectionEntry &entry : header.table)
      inside = inside || (at >= entry.offset && at < entry.offset + entry.length);
    bool refused = !reasonOf(std::move(changed)).empty();
    harmless += !refused;
    if (refused != inside)
      FAIL("byte " << at << " is " << (inside ? "in" : "outside") << " a section");
  }
  CHECK(harmless < container::kAlignment * container::kSections);
}

TEST_CASE("a bad section is found when it is first used") {
  std::vector<std::byte> bytes = sample().bytes();
  bytes[headerOf(bytes).table[3].offset + 40] ^= std::byte{1};
  auto opened = Model::fromBytes(bytes, Verify::OnFirstUse);
  REQUIRE(std::holds_alternative<Model>(opened));
  const Model &model = std::get<Model>(opened);
  CHECK(model.name(BodyIndex{0}) == "Governing Body");
  CHECK_THROWS_AS(model.clause(ClauseIndex{0}), ModelDamaged);
  CHECK_THROWS_AS(model.clause(ClauseIndex{0}), ModelDamaged);
}

TEST_CASE("a well-sealed file that makes no sense cannot crash") {
  std::vector<std::byte> good = sample().bytes();
  container::Header header = headerOf(good);
  std::mt19937 random(7);
  std::size_t opened = 0;
  for (int round = 0; round < 1000; ++round) {
    auto bytes = good;
    const container::SectionEntry &entry = header.table[random() % container::kSections];
    for (std::size_t changes = 1 + random() % 4; changes > 0; --changes) {
      std::size_t at = entry.offset + random() % entry.length;
      switch (random() % 4) {
      case 0: bytes[at] = std::byte{0xFF}; break;
      case 1: bytes[at] = std::byte{0}; break;
      case 2: bytes[at] ^= std::byte{static_cast<unsigned char>(1u << (random() % 8))}; break;
      default: bytes[at] = std::byte{static_cast<unsigned char>(random())}; break;
      }
    }
    seal(bytes);
    auto model = Model::fromBytes(std::move(bytes));
    if (auto *sound = std::get_if<Model>(&model)) {
      ++opened;
      useAll(*sound);
    }
  }
  CHECK(opened > 300);
}

TEST_CASE("a header may not point outside its file") {
  std::vector<std::byte> good = sample().bytes();
  for (std::uint64_t value :
       {std::uint64_t{0}, std::uint64_t{64}, ~std::uint64_t{0}, ~std::uint64_t{63}, std::uint64_t{1} << 40}) {
    auto bytes = good;
    container::Header header = headerOf(bytes);
    header.table[1].offset = value;
    header.hash = container::hashOf(header);
    std::memcpy(bytes.data(), &header, sizeof header);
    CHECK(reasonOf(bytes).find("lies outside the file") != std::string::npos);
    header = headerOf(good);
    header.table[1].length = value == 0 || value == 64 ? good.size() : value;
    header.hash = container::hashOf(header);
    std::memcpy(bytes.data(), &header, sizeof header);
    CHECK(reasonOf(bytes).find("lies outside the file") != std::string::npos);
  }
}

TEST_CASE("files are opened where they lie") {
  auto path = std::filesystem::temp_directory_path() / "quorate-damage-test.qdm";
  std::vector<std::byte> bytes = sample().bytes();
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  {
    auto opened = Model::open(path, Verify::OnFirstUse);
    REQUIRE(std::holds_alternative<Model>(opened));
    Model moved = std::move(std::get<Model>(opened));
    CHECK(moved.name(ActorIndex{0}) == "Governing Body");
    CHECK_THROWS_AS(moved.name(ActorIndex{99}), ModelDamaged);
  }
  std::ofstream(path, std::ios::trunc);
  CHECK(std::get<Refusal>(Model::open(path)).reason.ends_with("is empty, so it is not a decision model"));
  std::filesystem::remove(path);
  CHECK(std::get<Refusal>(Model::open(path)).reason.ends_with("No such file or directory"));
  CHECK(std::get<Refusal>(Model::open(path.parent_path())).reason.find("is not a file") != std::string::npos);
}
