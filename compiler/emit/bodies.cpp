// Writes the bodies section: bodies, seats, and how many of them are filled.
#include "compiler/emit/bodies_rows.h"

namespace quorate::emit {

namespace {

class BodiesWriter {
public:
  explicit BodiesWriter(const ir::Model &model) : model_(model) {}

  Bytes write() {
    gatherHoldings();
    rows_.people = peopleOf(model_);
    for (std::size_t i = 0; i < model_.seats.size(); ++i)
      addSeat(ir::SeatId(i));
    for (const ir::Body &body : model_.bodies)
      rows_.bodies.push_back(RulesOfBody(model_, body, rows_).row());
    return finish();
  }

private:
  Bytes finish() {
    schema::BodiesT all = std::move(rows_.clauses);
    all.bodies = std::move(rows_.bodies);
    all.seats = std::move(rows_.seats);
    all.seat_lists = rows_.seatLists.rows();
    all.positions = rows_.positions.rows();
    all.classes = rows_.classes.rows();
    all.statuses = rows_.statuses.rows();
    all.requirements = rows_.requirements.rows();
    all.quantities = std::move(rows_.quantities);
    all.rule_matters = rows_.ruleMatters.rows();
    all.thresholds = rows_.thresholds.rows();
    all.parents = rows_.parents.rows();
    all.pool = rows_.pool.bytes();
    all.texts = rows_.texts.rows();
    all.groups = rows_.groups.rows();
    all.fillings = rows_.fillings.rows();
    all.several = rows_.several.rows();
    return bytesOf(all);
  }

  /// The functions on which a run of seats may vote otherwise than on most; seats alike share them.
  schema::Span statusesOf(const ir::Seat &seat, bool otherwise) {
    std::vector<std::uint32_t> key = raws(seat.matters);
    key.push_back(static_cast<std::uint32_t>(seat.voting));
    if (auto known = statusesByMatters_.find(key); known != statusesByMatters_.end())
      return known->second;
    std::vector<ir::FunctionId> concerned = seat.matters;
    // Voting on a group may differ where voting on something in it does; the list grows while it is gone through.
    for (std::size_t i = 0; i < concerned.size(); ++i)
      for (ir::FunctionId group : model_.at(concerned[i]).groups)
        if (std::find(concerned.begin(), concerned.end(), group) == concerned.end())
          concerned.push_back(group);
    std::sort(concerned.begin(), concerned.end());
    concerned.erase(std::unique(concerned.begin(), concerned.end()), concerned.end());
    std::vector<schema::MatterStatus> statuses;
    for (ir::FunctionId function : concerned)
      if (auto votes = ir::votesOn(model_, seat, function); votes != otherwise)
        statuses.push_back(row::MatterStatus{.function = raw(function), .votes = truthOf(votes)});
    return statusesByMatters_[key] = rows_.statuses.add(statuses);
  }

  std::vector<std::uint32_t> classesOf(const ir::Seat &seat) const {
    std::vector<std::uint32_t> classes;
    for (ir::KindId kind : seat.classes)
      // Whoever is of a narrow class is of the wider ones: a question may name any of them.
      for (std::size_t steps = 0; kind && steps <= model_.kinds.size(); ++steps, kind = model_.at(kind).parent)
        classes.push_back(raw(kind));
    std::sort(classes.begin(), classes.end());
    classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
    return classes;
  }

  /// The days on which somebody begins or ceases to hold a post, by the post.
  void gatherHoldings() {
    if (!model_.registered)
      return;
    auto add = [](std::vector<ir::Day> &days, ir::Interval when) {
      days.push_back(when.from);
      days.push_back(when.until);
    };
    for (const ir::Person &person : model_.persons)
      for (const ir::Holding &holding : person.holdings) {
        if (holding.seat) {
          add(daysBySeat_[raw(holding.seat)], holding.when);
        }
        if (holding.actor)
          add(daysByActor_[raw(holding.actor)], holding.when);
      }
  }

  /// The days between which the number of holders may change, in order.
  std::vector<ir::Day> changesOf(ir::SeatId id) const {
    std::vector<ir::Day> days = {ir::Interval::kAlways};
    auto add = [&](const std::map<std::uint32_t, std::vector<ir::Day>> &known, std::uint32_t key) {
      if (auto found = known.find(key); found != known.end())
        days.insert(days.end(), found->second.begin(), found->second.end());
    };
    auto addInForce = [&](ir::Interval when) { days.insert(days.end(), {when.from, when.until}); };
    ir::SeatId seat = id;
    for (std::size_t steps = 0; seat && steps <= model_.seats.size(); ++steps, seat = model_.at(seat).exOfficio) {
      const ir::Seat &at = model_.at(seat);
      add(daysBySeat_, raw(seat));
      if (at.actor) {
        add(daysByActor_, raw(at.actor));
        addInForce(model_.at(at.actor).inForce);
      }
      addInForce(at.inForce);
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    if (!days.empty() && days.back() == ir::Interval::kForEver)
      days.pop_back();
    return days;
  }

  schema::Span fillingsOf(ir::SeatId id) {
    // No row is not a row of nought: where nobody is registered it is not known that the seats are empty.
    if (rows_.people[raw(model_.at(id).body)].empty())
      return {0, 0};
    std::vector<schema::SeatFilling> made;
    std::vector<ir::Day> days = changesOf(id);
    for (std::size_t i = 0; i < days.size(); ++i) {
      std::uint32_t filled = ir::filledSeats(model_, id, days[i]);
      ir::Day until = i + 1 < days.size() ? days[i + 1] : ir::Interval::kForEver;
      // A change of holders that leaves the number alone is no change here.
      std::uint32_t people = filled + ir::sharing(model_, id, days[i]);
      bool same = !made.empty() && made.back().filled() == filled && made.back().people() == people;
      ir::Day from = same ? made.back().from_day() : days[i];
      if (same)
        made.pop_back();
      made.push_back(
          row::SeatFilling{.seat = raw(id), .from_day = from, .until_day = until, .filled = filled, .people = people});
    }
    return rows_.fillings.add(made);
  }

  void addSeat(ir::SeatId id) {
    const ir::Seat &seat = model_.at(id);
    std::optional<bool> generally = ir::votesOn(model_, seat, {});
    if (seat.voting == ir::Voting::OnlyTie && generally)
      generally = false; // its vote is used when votes are equal, and not before
    std::optional<bool> otherwise = generally;
    schema::Span statuses(0, 0);
    if (generally && (seat.voting == ir::Voting::ExceptOn || seat.voting == ir::Voting::OnlyOn)) {
      otherwise = seat.voting == ir::Voting::ExceptOn;
      statuses = statusesOf(seat, *otherwise);
    }
    // Seats of which a day is to be confirmed may or may not be there.
    ir::OpenPointId open = seat.open || !seat.clause ? seat.open : model_.at(seat.clause).datesOpen;
    using runtime::Deputies;
    Deputies deputies = (seat.deputyMayAttend ? Deputies::MayAttend : Deputies{}) |
                        (seat.deputyCounts ? Deputies::Count : Deputies{}) |
                        (seat.deputyVotes ? Deputies::Vote : Deputies{});
    rows_.seats.push_back(row::Seat{.body = raw(seat.body),
                                    .place = raw(seat.place),
                                    .actor = raw(seat.actor),
                                    .clause = raw(seat.clause),
                                    .least = seat.least,
                                    .most = seat.most,
                                    .weight = seat.weight,
                                    .count_open = raw(seat.countOpen),
                                    .voting_open = raw(seat.votingOpen),
                                    .open = raw(open),
                                    .from_day = seat.inForce.from,
                                    .until_day = seat.inForce.until,
                                    .statuses = statuses,
                                    .classes = rows_.classes.add(classesOf(seat)),
                                    .fillings = fillingsOf(id),
                                    .votes_generally = truthOf(generally),
                                    .votes_otherwise = truthOf(otherwise),
                                    .voting = seat.voting,
                                    .casting_vote = seat.castingVote,
                                    .deputies = deputies});
  }

  const ir::Model &model_;
  BodiesRows rows_;
  std::map<std::vector<std::uint32_t>, schema::Span> statusesByMatters_;
  std::map<std::uint32_t, std::vector<ir::Day>> daysBySeat_, daysByActor_;
};

} // namespace

Bytes bodiesSection(const ir::Model &model) { return BodiesWriter(model).write(); }

} // namespace quorate::emit
