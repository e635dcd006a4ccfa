// Writes the people section: who holds what, how the holder of a seat must be, calendars, notice, duties.
#include "compiler/emit/parts.h"

namespace quorate::emit {

namespace {

/// The first day of all stands for none: nobody is born on it, and nothing falls due.
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
      incompatible_.push_back(row::Incompatible{.first = actors_.add(raws(pair.first)),
                                                .second = actors_.add(raws(pair.second)),
                                                .clause = raw(pair.clause)});
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
      holdings.push_back(row::Holding{.person = number,
                                      .seat = raw(h.seat),
                                      .actor = raw(h.actor),
                                      .clause = raw(h.clause),
                                      .when = stretchOf(h.when),
                                      .how = h.how});
    std::vector<schema::Belonging> belongings;
    for (const ir::Person::Belongs &b : person.belongs)
      belongings.push_back(
          row::Belonging{.organisation = raw(b.organisation), .clause = raw(b.clause), .when = stretchOf(b.when)});
    std::vector<schema::PersonClass> classes;
    for (const ir::Person::Class &c : person.classes)
      classes.push_back(row::PersonClass{.kind = raw(c.kind), .clause = raw(c.clause), .when = stretchOf(c.when)});
    persons_.push_back(row::Person{.born = person.born.value_or(kNoDay),
                                   .clause = raw(person.clause),
                                   .holdings = holdings_.add(holdings),
                                   .belongs = belongings_.add(belongings),
                                   .classes = classes_.add(classes)});
  }

  void addTenure(const ir::Seat &seat) {
    std::optional<bool> votes = ir::votesOn(model_, seat, {});
    // None need retire where nothing is said; a denominator of 0 is nowhere in a sound file.
    ir::Fraction retiring = seat.retiring.value_or(ir::Fraction{0, 1});
    tenures_.push_back(row::Tenure{.term_years = seat.termYears,
                                   .most_terms = seat.mostTerms,
                                   .most_in_all = seat.mostTermsInAll,
                                   .years_out = seat.yearsOut,
                                   .retiring_numerator = retiring.numerator,
                                   .retiring_denominator = retiring.denominator,
                                   .shared_by = seat.sharedBy,
                                   .minimum_age = seat.minimumAge,
                                   .acts_if_vacant = raw(seat.actsIfVacant),
                                   .ex_officio = raw(seat.exOfficio),
                                   .drawn_from = seats_.add(raws(seat.drawnFrom)),
                                   .must_be = kinds_.add(raws(seat.mustBe)),
                                   .may_not_be = kinds_.add(raws(seat.mayNotBe)),
                                   .may_not_hold = actors_.add(raws(seat.mayNotHold)),
                                   .in_a_row = seat.termsInARow,
                                   .votes = truthOf(votes)});
  }

  void addCalendar(const ir::Calendar &calendar) {
    std::vector<schema::Stretch> days;
    for (const ir::Interval &one : calendar.days)
      days.push_back(stretchOf(one));
    calendars_.push_back(row::Calendar{.name = pool_.add(calendar.name),
                                       .days = days_.add(days),
                                       .clause = raw(calendar.clause),
                                       .weekdays = calendar.weekdays});
  }

  void addNotice(std::uint32_t body, const ir::MeetingRule &rule, ir::ClauseId clause) {
    if (rule.of != ir::MeetingRule::Of::ClearDaysNotice)
      return;
    std::vector<std::uint32_t> matters = raws(rule.matters);
    // In order, since the runtime looks for a matter by halving.
    std::sort(matters.begin(), matters.end());
    notices_.push_back(row::Notice{.body = body,
                                   .clause = raw(clause),
                                   .matters = matters_.add(matters),
                                   .calendar = raw(rule.calendar),
                                   .number = rule.number,
                                   .or_void = rule.orVoid});
  }

  void addDuty(std::uint32_t body, const ir::Duty &duty) {
    duties_.push_back(row::Duty{.body = body,
                                .clause = raw(duty.clause),
                                .what = pool_.add(duty.what),
                                .event = pool_.add(duty.event),
                                .day = duty.day.value_or(kNoDay),
                                .day_open = raw(duty.dayOpen),
                                .count = duty.span.count,
                                .unit = duty.span.unit,
                                .when = duty.when,
                                .of = duty.of});
  }

  void addBody(std::uint32_t number, const ir::Body &body) {
    for (const ir::MeetingRules &rules : body.meetings)
      for (const ir::MeetingRule &rule : rules.rules)
        addNotice(number, rule, rules.clause);
    for (const ir::Duty &duty : body.duties)
      addDuty(number, duty);
  }

  Bytes finish() {
    schema::PeopleT all;
    all.registered = model_.registered;
    all.persons = persons_;
    all.holdings = holdings_.rows();
    all.belongings = belongings_.rows();
    all.classes = classes_.rows();
    all.tenures = tenures_;
    all.incompatible = incompatible_;
    all.calendars = calendars_;
    all.days = days_.rows();
    all.notices = notices_;
    all.duties = duties_;
    all.seats = seats_.rows();
    all.actors = actors_.rows();
    all.kinds = kinds_.rows();
    all.matters = matters_.rows();
    all.pool = pool_.bytes();
    return bytesOf(all);
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
