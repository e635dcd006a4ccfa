// Finishing a document: numbers, ids, the table of sources, and references that lead somewhere.
#include "compiler/documents/slug.h"
#include "compiler/documents/tree.h"

#include <algorithm>
#include <map>
#include <string>

namespace quorate::documents {

namespace {

/// What a key stands for once everything has its number.
struct Place {
  std::string id, label; ///< label: "clause 4.2"
};
using Places = std::map<std::string, Place, std::less<>>;

/// Calls `each` for every line of text of a document.
template <class F> void everyLine(std::vector<Block> &blocks, F &each);

template <class F> struct LinesOf {
  F &each;
  void operator()(Paragraph &it) const { each(it.text); }
  void operator()(List &it) const {
    for (Inline &item : it.items)
      each(item);
  }
  void operator()(Table &it) const {
    for (Row &row : it.rows)
      for (Inline &cell : row.cells)
        each(cell);
    for (Inline &note : it.notes)
      each(note);
  }
  void operator()(Figure &) const {}
  void operator()(Excerpt &) const {}
  void operator()(Listing &it) const {
    for (ListingLine &line : it.lines)
      each(line.madeInto);
  }
  void operator()(Clause &it) const {
    each(it.text);
    everyLine(it.blocks, each);
  }
};

template <class F> void everyLine(std::vector<Block> &blocks, F &each) {
  for (Block &block : blocks)
    std::visit(LinesOf<F>{each}, block.is);
}

template <class F> void everyLine(Section &section, F &each) {
  everyLine(section.blocks, each);
  for (Section &inner : section.sections)
    everyLine(inner, each);
}

template <class F> void everyLine(Document &document, F each) {
  for (Fact &fact : document.facts)
    each(fact.value);
  for (Paragraph &notice : document.notices)
    each(notice.text);
  for (Section &section : document.sections)
    everyLine(section, each);
  for (Source &source : document.sources) {
    each(source.where);
    each(source.cited);
  }
}

/// Gives numbers and ids to the clauses of one document, and gathers which of them come from which source.
class Numberer {
public:
  explicit Numberer(Document &document) : document_(document), users_(document.sources.size()) {}

  Places run() {
    std::size_t number = 0;
    for (Section &section : document_.sections)
      take(section, section.numbered ? std::to_string(++number) : std::string());
    return std::move(places_);
  }

  /// For each source, the numbers and ids of the clauses that come from it.
  const std::vector<std::vector<Place>> &users() const { return users_; }

private:
  void take(Section &section, std::string number) {
    section.number = std::move(number);
    section.id = "section-" + ids_.unique(section.heading); // a prefix for each sort, so that no two can meet
    remember(section.key, {section.id, section.numbered ? "section " + section.number : section.heading});
    std::size_t next = 0;
    for (Block &block : section.blocks) {
      if (auto *clause = std::get_if<Clause>(&block.is))
        take(*clause, section.number + (section.number.empty() ? "" : ".") + std::to_string(++next), 0);
      else if (auto *table = std::get_if<Table>(&block.is))
        if (table->numbered)
          takeRows(*table, section.number, 0);
    }
    for (Section &inner : section.sections)
      take(inner, section.numbered && inner.numbered ? section.number + "." + std::to_string(++next) : std::string());
  }

  void take(Clause &clause, std::string number, unsigned depth) {
    clause.number = std::move(number);
    clause.id = clauseIds_.unique("clause " + clause.number);
    remember(clause.key, {clause.id, "clause " + clause.number});
    mark(clause.text, clause.sources, {clause.id, clause.number});
    std::size_t next = 0;
    for (Block &block : clause.blocks) {
      if (auto *part = std::get_if<Clause>(&block.is))
        take(*part, clause.number + ending(next++, depth), depth + 1);
      else if (auto *table = std::get_if<Table>(&block.is))
        if (table->numbered)
          next = takeRows(*table, clause.number, next, depth);
    }
  }

  static std::string ending(std::size_t index, unsigned depth) {
    return "(" + (depth == 0 ? letterOf(index) : romanOf(index)) + ")";
  }

  std::size_t takeRows(Table &table, const std::string &under, std::size_t next, unsigned depth = 0) {
    for (Row &row : table.rows) {
      // A sum is no clause that anybody could cite.
      if (row.total)
        continue;
      row.number = under + ending(next++, depth);
      row.id = clauseIds_.unique("clause " + row.number);
      remember(row.key, {row.id, "clause " + row.number});
      if (!row.cells.empty())
        mark(row.cells.back(), row.sources, {row.id, row.number});
    }
    return next;
  }

  void remember(const std::string &key, Place place) {
    if (!key.empty())
      // What stands first under a key keeps it: a reference leads to where a thing is told and not to where it is told
      // again.
      places_.try_emplace(key, std::move(place));
  }

  void mark(Inline &line, const std::vector<std::size_t> &sources, const Place &of) {
    for (std::size_t source : sources) {
      if (source >= users_.size())
        continue;
      line << Run{
          Run::Is::Source, std::to_string(source + 1), {"", "source-" + std::to_string(source + 1)}, Tone::Plain};
      users_[source].push_back(of);
    }
  }

  Document &document_;
  Slugs ids_, clauseIds_;
  Places places_;
  std::vector<std::vector<Place>> users_;
};

/// The table of sources: each with the clauses that come from it, linked to them.
Section sourcesOf(const Document &document, const std::vector<std::vector<Place>> &users) {
  Section section{"Sources", "sources", {}, {}, false, {}, {}};
  section.blocks.push_back({Paragraph{"The number in square brackets after a clause is its number in this table. "
                                      "The clause numbers lead back to the clauses.",
                                      Tone::Plain}});
  Table table{
      "Where each clause comes from", {"Source", "Clauses", "Where it is written", "Paper cited"}, {}, false, {}};
  for (std::size_t i = 0; i < document.sources.size(); ++i) {
    std::vector<Inline> clauses;
    for (const Place &place : users[i])
      clauses.emplace_back() << Run{Run::Is::Reference, place.label, {"", "#" + place.id}, Tone::Plain};
    const Source &source = document.sources[i];
    Row row;
    row.cells = {Inline(std::to_string(i + 1)), list(clauses), source.where,
                 source.cited.empty() ? Inline("None cited") : source.cited};
    row.id = "source-" + std::to_string(i + 1);
    table.rows.push_back(std::move(row));
  }
  section.blocks.push_back({std::move(table)});
  return section;
}

/// Tells the lines of the source texts which clauses were made from them.
void tellListings(std::vector<Document> &documents, const Document &from,
                  const std::vector<std::vector<Place>> &users) {
  for (std::size_t i = 0; i < users.size(); ++i)
    for (const Run &run : from.sources[i].where.runs) {
      // Only a source that is a line of a file has a listing to be told in.
      if (!run.to.anchor.starts_with("#line-") || users[i].empty())
        continue;
      auto page = std::find_if(documents.begin(), documents.end(),
                               [&](const Document &document) { return document.path == run.to.page; });
      if (page == documents.end())
        continue;
      auto *listing = std::get_if<Listing>(&page->sections.front().blocks.front().is);
      std::size_t line = std::stoul(run.to.anchor.substr(6));
      if (!listing || line == 0 || line > listing->lines.size())
        continue;
      Inline &into = listing->lines[line - 1].madeInto;
      into << (into.empty() ? "" : "; ") << from.title << ": ";
      std::vector<Inline> links;
      for (const Place &user : users[i])
        links.emplace_back() << Run{Run::Is::Reference, user.label, {from.path, "#" + user.id}, Tone::Plain};
      into << list(links);
    }
}

Places number(Document &document, std::vector<Document> &all) {
  Numberer numberer(document);
  Places places = numberer.run();
  if (document.sources.empty())
    return places;
  Section sources = sourcesOf(document, numberer.users());
  sources.id = "sources";
  places.try_emplace(sources.key, Place{sources.id, "Sources"});
  document.sections.push_back(std::move(sources));
  tellListings(all, document, numberer.users());
  return places;
}

/// Turns keys into ids, and references that lead nowhere into text.
void resolve(Document &document, const std::map<std::string, Places, std::less<>> &all) {
  everyLine(document, [&](Inline &line) {
    for (Run &run : line.runs) {
      if (run.is != Run::Is::Reference && run.is != Run::Is::Name)
        continue;
      Target &to = run.to;
      if (to.anchor.starts_with('#')) { // an id already
        to.anchor.erase(0, 1);
        continue;
      }
      auto page = all.find(to.page.empty() ? document.path : to.page);
      // A document may be finished by itself, as the report is: the names in it then stand as text.
      bool found = page != all.end();
      if (found && !to.anchor.empty()) {
        auto place = page->second.find(to.anchor);
        found = place != page->second.end();
        to.anchor = found ? place->second.id : "";
        if (found && run.text.empty())
          run.text = place->second.label;
      }
      if (to.page == document.path)
        to.page.clear();
      if (!found)
        to = {};
      if (to.page.empty() && to.anchor.empty() && run.is == Run::Is::Reference)
        run.is = Run::Is::Text;
    }
  });
}

} // namespace

void finish(std::vector<Document> &documents) {
  std::map<std::string, Places, std::less<>> all;
  for (Document &document : documents)
    // All are numbered before any reference is resolved, since references lead from each document to every other.
    all.emplace(document.path, number(document, documents));
  for (Document &document : documents)
    resolve(document, all);
}

void finish(Document &document) {
  std::vector<Document> one;
  one.push_back(std::move(document));
  finish(one);
  document = std::move(one.front());
}

} // namespace quorate::documents
