// Writes the people section: who holds what, how the holder of a seat must be, calendars, notice, duties.
#include "compiler/emit/parts.h"

namespace quorate::emit {

namespace {

constexpr std::int32_t kNoDay = runtime::Interval::kAlways;

schema::Stretch stretchOf(ir::Interval days) { return {days.from, days.until}; }

class PeopleWriter {
public:
  explicit PeopleWriter(const ir::Model &model) : model_(model) {}

  Bytes write() {
    for (std::size_t i = 0; i < model_.persons.size(); ++i)
      addPerson(static_cast<std::uint32_t>(i), model_.persons[i]);
    for (const ir::Seat &seat : model_.seats)
      addTenure(seat);
    for (const ir::Incompatible &pair : model_.incompatible)
      incompatible_.emplace_back(actors_.add(raws(pair.first)), actors_.add(raws(pair.second)), raw(pair.clause));
    for (const ir::Calendar &calendar : model_.calendars)
      addCalendar(calendar);
    for (std::uint32_t i = 0; i < model_.bodies.size(); ++i)
      addBody(i, model_.bodies[i]);
    return finish();
  }

private:
  void addPerson(std::uint32_t number, const ir::Person &person) {
    std::vector<schema::Holding> holdings;
    for (const ir::Holding &h : person.holdings)
      holdings.emplace_back(number, raw(h.seat), raw(h.actor), raw(h.clause), stretchOf(h.when), h.how, std::uint8_t{0},
                            std::uint16_t{0});
    std::vector<schema::Belonging> belongings;
    for (const ir::Person::Belongs &b : person.belongs)
      belongings.emplace_back(raw(b.organisation), raw(b.clause), stretchOf(b.when));
    std::vector<schema::PersonClass> classes;
    for (const ir::Person::Class &c : person.classes)
      classes.emplace_back(raw(c.kind), raw(c.clause), stretchOf(c.when));
    persons_.emplace_back(person.born.value_or(kNoDay), raw(person.clause), holdings_.add(holdings),
                          belongings_.add(belongings), classes_.add(classes));
  }

  void addTenure(const ir::Seat &seat) {
    std::optional<bool> votes = ir::votesOn(model_, seat, {});
    ir::Fraction retiring = seat.retiring.value_or(ir::Fraction{0, 1});
    tenures_.emplace_back(seat.termYears, seat.mostTerms, seat.mostTermsInAll, seat.yearsOut, retiring.numerator,
                          retiring.denominator, seat.sharedBy, seat.minimumAge, raw(seat.actsIfVacant),
                          raw(seat.exOfficio), seats_.add(raws(seat.drawnFrom)), kinds_.add(raws(seat.mustBe)),
                          kinds_.add(raws(seat.mayNotBe)), actors_.add(raws(seat.mayNotHold)), seat.termsInARow,
                          truthOf(votes), std::uint16_t{0});
  }

  void addCalendar(const ir::Calendar &calendar) {
    std::vector<schema::Stretch> days;
    for (const ir::Interval &one : calendar.days)
      days.push_back(stretchOf(one));
    calendars_.emplace_back(pool_.add(calendar.name), days_.add(days), raw(calendar.clause), calendar.weekdays);
  }

  void addNotice(std::uint32_t body, const ir::MeetingRule &rule, ir::ClauseId clause) {
    if (rule.of != ir::MeetingRule::Of::ClearDaysNotice)
      return;
    std::vector<std::uint32_t> matters = raws(rule.matters);
    std::sort(matters.begin(), matters.end());
    notices_.emplace_back(body, raw(clause), matters_.add(matters), raw(rule.calendar), rule.number, rule.orVoid);
  }

  void addDuty(std::uint32_t body, const ir::Duty &duty) {
    duties_.emplace_back(body, raw(duty.clause), pool_.add(duty.what), pool_.add(duty.event), duty.day.value_or(kNoDay),
                         raw(duty.dayOpen), duty.span.count, duty.span.unit, duty.when, duty.of, std::uint8_t{0});
  }

  void addBody(std::uint32_t number, const ir::Body &body) {
    for (const ir::MeetingRules &rules : body.meetings)
      for (const ir::MeetingRule &rule : rules.rules)
        addNotice(number, rule, rules.clause);
    for (const ir::Duty &duty : body.duties)
      addDuty(number, duty);
  }

  Bytes finish() {
    flatbuffers::FlatBufferBuilder builder(1 << 12);
    auto persons = builder.CreateVectorOfStructs(persons_);
    auto holdings = builder.CreateVectorOfStructs(holdings_.rows());
    auto belongings = builder.CreateVectorOfStructs(belongings_.rows());
    auto classes = builder.CreateVectorOfStructs(classes_.rows());
    auto tenures = builder.CreateVectorOfStructs(tenures_);
    auto incompatible = builder.CreateVectorOfStructs(incompatible_);
    auto calendars = builder.CreateVectorOfStructs(calendars_);
    auto days = builder.CreateVectorOfStructs(days_.rows());
    auto notices = builder.CreateVectorOfStructs(notices_);
    auto duties = builder.CreateVectorOfStructs(duties_);
    auto seats = builder.CreateVector(seats_.rows());
    auto actors = builder.CreateVector(actors_.rows());
    auto kinds = builder.CreateVector(kinds_.rows());
    auto matters = builder.CreateVector(matters_.rows());
    auto pool = builder.CreateVector(pool_.bytes());
    builder.Finish(schema::CreatePeople(builder, model_.registered, persons, holdings, belongings, classes, tenures,
                                        incompatible, calendars, days, notices, duties, seats, actors, kinds, matters,
                                        pool));
    return bytesOf(builder);
  }

  const ir::Model &model_;
  std::vector<schema::Person> persons_;
  Stretches<schema::Holding> holdings_;
  Stretches<schema::Belonging> belongings_;
  Stretches<schema::PersonClass> classes_;
  std::vector<schema::Tenure> tenures_;
  std::vector<schema::Incompatible> incompatible_;
  std::vector<schema::Calendar> calendars_;
  Stretches<schema::Stretch> days_;
  std::vector<schema::Notice> notices_;
  std::vector<schema::Duty> duties_;
  Stretches<std::uint32_t> seats_, actors_, kinds_, matters_;
  Pool pool_;
};

} // namespace

Bytes peopleSection(const ir::Model &model) { return PeopleWriter(model).write(); }

} // namespace quorate::emit
