// Names: of pages and files, of bodies, actors and parties as they stand in a sentence, and of each place of a
// template.
#include "compiler/documents/compose.h"

#include "compiler/documents/english.h"
#include "compiler/documents/slug.h"

#include <algorithm>

namespace quorate::documents {

using namespace ir;

Pages pagesOf(const Model &model) {
  Pages pages;
  Slugs names, texts;
  for (const Body &body : model.bodies)
    pages.bodies.push_back("terms-of-reference/" + names.unique(body.name));
  if (model.sources)
    for (const SourceFile &file : model.sources->files())
      pages.names.push_back(file.place);
  for (const std::string &name : pages.names) {
    std::size_t ending = name.ends_with(".quorate") ? name.size() - std::string_view(".quorate").size() : name.size();
    pages.sources.push_back("sources/" + texts.unique(std::string_view(name).substr(0, ending)));
  }
  return pages;
}

std::string forEachPlace(const Model &model, std::string text, PlaceId place) {
  const std::string &name = model.at(place).name;
  KindId kind = model.at(place).kind;
  std::string instead = "that " + (kind ? model.at(kind).name : std::string("place"));
  for (std::size_t at = text.find(name); !name.empty() && at != std::string::npos;
       at = text.find(name, at + instead.size()))
    text.replace(at, name.size(), instead);
  return text;
}

Inline forEachPlace(const Model &model, Inline line, PlaceId place) {
  for (Run &run : line.runs) {
    std::string text = forEachPlace(model, run.text, place);
    if (text != run.text)
      // What now stands for each place leads to none of them.
      run.to = {};
    run.text = std::move(text);
  }
  return line;
}

Inline Composer::name(BodyId body) const {
  Inline line;
  line << Run{Run::Is::Name, model.at(body).name, {pages.bodies[body.index()], ""}, Tone::Plain};
  return line;
}

Inline Composer::the(BodyId body) const {
  Inline line(english::takesThe(model.at(body).name) ? "the " : "");
  return line << name(body);
}

Inline Composer::the(OrganisationId organisation) const { return english::definite(model.at(organisation).name); }

Inline Composer::the(Party party) const { return party.body ? the(party.body) : the(party.organisation); }

Inline Composer::the(const std::vector<Party> &parties) const {
  std::vector<Inline> items;
  std::vector<BodyId> bodies;
  auto put = [&] {
    if (!bodies.empty())
      items.push_back(the(bodies));
    bodies.clear();
  };
  for (Party party : parties) {
    if (party.body && (bodies.empty() || model.at(bodies.back()).templateName == model.at(party.body).templateName)) {
      bodies.push_back(party.body);
      continue;
    }
    put();
    if (party.body)
      bodies.push_back(party.body);
    else
      items.push_back(the(party.organisation));
  }
  put();
  return documents::list(items);
}

Inline Composer::the(const std::vector<BodyId> &bodies) const {
  std::vector<Inline> items;
  for (std::size_t i = 0; i < bodies.size();) {
    const std::string &of = model.at(bodies[i]).templateName;
    std::size_t end = i + 1;
    while (end < bodies.size() && model.at(bodies[end]).templateName == of)
      ++end;
    if (end - i == 1 || !model.at(bodies[i]).place) {
      items.push_back(the(bodies[i++]));
      continue;
    }
    std::vector<Inline> places;
    for (; i < end; ++i) {
      const Body &body = model.at(bodies[i]);
      places.emplace_back() << Run{Run::Is::Name,
                                   body.place ? model.at(body.place).name : body.name,
                                   {pages.bodies[bodies[i].index()], ""},
                                   Tone::Plain};
    }
    items.push_back(Inline("the " + english::plural(of) + " of ") << documents::list(places));
  }
  return documents::list(items);
}

Inline Composer::silent(std::string text) {
  Inline line;
  return line << Run{Run::Is::Emphasis, std::move(text), {}, Tone::Plain};
}

Inline Composer::the(ActorId actor) const {
  const Actor &who = model.at(actor);
  if (who.body)
    return the(who.body);
  std::uint64_t seats = 0;
  for (SeatId seat : who.seats)
    seats = std::max<std::uint64_t>(seats, model.at(seat).most);
  return seats > 1 ? english::withArticle(who.name) : "the " + who.name;
}

Inline Composer::the(const std::vector<ActorId> &actors) const {
  std::vector<BodyId> bodies;
  for (ActorId actor : actors)
    if (BodyId body = model.at(actor).body)
      bodies.push_back(body);
  if (bodies.size() == actors.size())
    return the(bodies);
  std::vector<Inline> items;
  for (ActorId actor : actors)
    items.push_back(the(actor));
  return documents::list(items);
}

Inline Composer::the(SeatId id, BodyId within) const {
  const Seat &seat = model.at(id);
  bool many = seat.most > 1;
  Inline line("the " + (many ? english::plural(seat.name) : seat.name));
  if (seat.body && seat.body != within)
    line << (many ? ", members of " : ", a member of ") << the(seat.body);
  return line;
}

Inline Composer::term(const std::string &name) const {
  Inline line;
  return line << Run{Run::Is::Strong, name, {}, Tone::Plain};
}

} // namespace quorate::documents
