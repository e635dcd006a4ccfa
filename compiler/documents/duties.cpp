// Duties in words, and the table of them.
#include "compiler/documents/duties.h"

#include "compiler/documents/english.h"
#include "runtime/words/rules.h"

#include <algorithm>
#include <map>

namespace quorate::documents {

using namespace ir;

namespace {

std::string after(const Duty &duty) {
  return duty.of == Duty::Of::Event ? english::phrase(duty.event) : std::string(words::each(duty.of));
}

/// "publish its minutes", as it stands after "must"; the author's full stop left out.
std::string taskWords(const Duty &duty) { return english::uncapitalised(english::phrase(duty.what)); }

/// Whether the words of the duty are one phrase that a time can be added to.
bool isPhrase(const std::string &task) { return task.find(". ") == std::string::npos && !task.ends_with('.'); }

} // namespace

Inline dueWords(Composer &composer, const Duty &duty) {
  Inline line;
  switch (duty.when) {
  case Duty::When::Unstated: return line;
  case Duty::When::By:
    if (duty.dayOpen)
      return line << "by a day to be confirmed " << composer.open(duty.dayOpen);
    return duty.day ? line << "by " << runtime::printDay(*duty.day) : line;
  case Duty::When::Within: return line << "within " << english::span(duty.span) << " of " << after(duty);
  case Duty::When::For: return line << "for " << english::span(duty.span);
  case Duty::When::Every: break;
  }
  line << "every " << words::every(words::Style::Document, duty.span);
  if (duty.dayOpen)
    return line << ", beginning on a day to be confirmed " << composer.open(duty.dayOpen);
  return duty.day ? line << ", beginning on " << runtime::printDay(*duty.day) : line;
}

void writeDuties(Composer &composer, BodyId id) {
  const Body &body = composer.model.at(id);
  if (body.duties.empty())
    return;
  composer.section("Duties and when they fall due", "duties");
  for (const Duty &it : body.duties) {
    Inline text = composer.the(id), due = dueWords(composer, it);
    std::string task = taskWords(it);
    if (isPhrase(task))
      text << " must " << task << (due.empty() ? "" : " ") << due;
    else if (due.empty())
      text << " must do the following: " << english::capitalised(task);
    else
      text << " must do the following " << due << ": " << english::capitalised(task);
    composer.add(composer.ruled(std::move(text), it.clause, body.inForce));
  }
  // A rule of the language, which a reader would otherwise ask about first (docs/language.md, "Duties").
  composer.add(composer.clause("A decision is valid even if a duty has not been carried out"));
}

void writeDutiesOfAll(Composer &composer) {
  const Model &model = composer.model;
  struct Due {
    std::vector<BodyId> bodies;
    const Duty *duty = nullptr;
  };
  std::vector<Due> all;
  std::map<std::pair<Range, std::string>, std::size_t> known; // a duty of a template stands once
  for (std::size_t i = 0; i < model.bodies.size(); ++i)
    for (const Duty &duty : model.bodies[i].duties) {
      const Body &body = model.bodies[i];
      std::string what = body.place ? forEachPlace(model, duty.what, body.place) : duty.what;
      auto [at, isNew] =
          known.try_emplace({duty.clause ? model.at(duty.clause).range : Range{}, std::move(what)}, all.size());
      if (isNew || !duty.clause)
        all.push_back({{}, &duty});
      (isNew || !duty.clause ? all.back() : all[at->second]).bodies.push_back(BodyId(i));
    }
  composer.section("Duties and when they fall due", "duties");
  if (all.empty())
    return composer.add(composer.notStated("No duties with a time are stated"));
  // Stable, so that duties without a day keep the order of the text.
  std::stable_sort(all.begin(), all.end(), [](const Due &a, const Due &b) {
    constexpr Day kLast = runtime::Interval::kForEver;
    return a.duty->day.value_or(kLast) < b.duty->day.value_or(kLast);
  });
  documents::Clause intro = composer.opening("The following is due, those duties first that have a day");
  Table table{"Duties and when they fall due", {"Falls due", "Who", "What is to be done", "In force"}, {}, true, {}};
  for (const Due &it : all) {
    Inline due = dueWords(composer, *it.duty), days = composer.days(it.duty->clause);
    std::string task = english::sentence(it.duty->what);
    if (PlaceId place = model.at(it.bodies.front()).place; place && it.bodies.size() > 1)
      task = forEachPlace(model, std::move(task), place);
    table.rows.push_back(composer.row({due.empty() ? Composer::silent("No time stated") : capitalised(std::move(due)),
                                       capitalised(composer.the(it.bodies)), task,
                                       days.empty() ? Inline("At all times") : capitalised(std::move(days))},
                                      it.duty->clause));
  }
  intro.blocks.push_back({std::move(table)});
  composer.add(std::move(intro));
}

} // namespace quorate::documents
