// Which documents there are, the index of them, and the pages that show the source texts.
#include "compiler/documents/documents.h"

#include "compiler/documents/charts.h"
#include "compiler/documents/english.h"
#include "compiler/documents/html.h"
#include "compiler/documents/markdown.h"
#include "compiler/documents/orders.h"
#include "compiler/documents/scheme.h"
#include "compiler/documents/terms.h"

#include <utility>

namespace quorate::documents {

using namespace ir;

namespace {

void listDocuments(Composer &c, const std::vector<Document> &documents) {
  c.section("Documents", "documents");
  Table general{"Documents on the whole constitution", {"Document", "What it holds"}, {}, false, {}};
  Table bodies{"Terms of reference", {"Body", "Committee of"}, {}, false, {}};
  Table texts{"The text of the constitution", {"File"}, {}, false, {}};
  for (const Document &document : documents) {
    Inline link;
    link << Run{Run::Is::Reference, document.title, {document.path, ""}, Tone::Plain};
    if (document.path.starts_with("sources/"))
      texts.rows.emplace_back().cells = {std::move(link)};
    else if (!document.path.starts_with("terms-of-reference/"))
      general.rows.emplace_back().cells = {std::move(link), document.describe};
  }
  for (std::size_t i = 0; i < c.model.bodies.size(); ++i) {
    std::vector<Inline> parents;
    for (BodyId parent : c.model.bodies[i].parents)
      parents.push_back(c.the(parent));
    bodies.rows.emplace_back().cells = {c.name(BodyId(i)),
                                        parents.empty() ? Composer::silent("None stated") : capitalised(list(parents))};
  }
  for (Table *table : {&general, &bodies, &texts})
    if (!table->rows.empty())
      c.add(std::move(*table));
}

void listPapers(Composer &c) {
  if (c.model.citations.empty())
    return;
  c.section("Papers cited", "papers");
  documents::Clause intro = c.opening("The constitution cites the following papers");
  Table papers{"Papers cited", {"Name", "Title", "Part", "Dated"}, {}, true, {}};
  for (const Citation &it : c.model.citations)
    papers.rows.push_back(
        c.row({it.name, it.title.empty() ? "Not stated" : it.title, it.locator.empty() ? "The whole" : it.locator,
               it.dated ? runtime::printDay(*it.dated) : "Not stated"},
              it.clause));
  intro.blocks.push_back({std::move(papers)});
  c.add(std::move(intro));
}

void listOpenPoints(Composer &c) {
  c.section("Points still open", "open");
  if (c.model.openPoints.empty())
    return c.add(c.clause("No point is open"));
  documents::Clause intro = c.opening("The following is still to be confirmed, over all documents");
  Table open{"Points still open", {"What is open", "To be confirmed"}, {}, true, {}};
  for (const OpenPoint &it : c.model.openPoints)
    open.rows.push_back(
        c.row({english::capitalised(it.subject), it.note.empty() ? "Nothing more is said" : english::sentence(it.note)},
              it.clause));
  intro.blocks.push_back({std::move(open)});
  c.add(std::move(intro));
}

Document indexOf(const Model &model, const Pages &pages, const std::vector<Document> &documents) {
  Composer c(model, pages, pages.index, "Documents of the constitution");
  c.constitutionFacts();
  listDocuments(c, documents);
  listPapers(c);
  listOpenPoints(c);
  return c.takeWithoutLists();
}

/// A source text, line by line. `finish` adds the clauses made from each.
Document listingOf(const Model &model, const Pages &pages, std::size_t index) {
  const SourceFile &file = model.sources->files()[index];
  Document document;
  document.path = pages.sources[index];
  document.title = pages.names[index];
  document.over = model.header.title;
  document.trail.push_back({Run::Is::Reference, "All documents", {pages.index, ""}, Tone::Plain});
  Listing listing;
  for (std::uint32_t line = 1; line <= file.lines.size(); ++line) {
    std::uint32_t begin = file.lines[line - 1];
    std::size_t end = line < file.lines.size() ? file.lines[line] - 1 : file.text.size();
    listing.lines.push_back({file.text.substr(begin, end - begin), {}});
  }
  Section section;
  section.heading = "Text of " + document.title;
  section.numbered = false;
  section.blocks.push_back({std::move(listing)});
  document.sections.push_back(std::move(section));
  return document;
}

} // namespace

std::vector<Document> documentTrees(const Model &model, const Authority &authority) {
  Pages pages = pagesOf(model);
  std::vector<Document> all;
  all.push_back(schemeOfDelegation(model, authority, pages));
  all.push_back(standingOrders(model, pages));
  all.push_back(charts(model, pages));
  for (std::size_t i = 0; i < model.bodies.size(); ++i)
    all.push_back(termsOfReference(model, authority, pages, BodyId(i)));
  for (std::size_t i = 0; i < pages.sources.size(); ++i)
    all.push_back(listingOf(model, pages, i));
  all.insert(all.begin(), indexOf(model, pages, all));
  // Last of all: references lead from every document to every other.
  finish(all);
  return all;
}

std::vector<File> documents(const Model &model, const Authority &authority, Format format) {
  std::vector<File> files;
  for (const Document &document : documentTrees(model, authority)) {
    bool html = format == Format::Html;
    files.push_back({document.path + (html ? ".html" : ".md"), html ? writeHtml(document) : writeMarkdown(document)});
    for (const Figure *figure : figuresOf(document))
      if (!figure->svg.empty())
        files.push_back({figure->file, figure->svg});
  }
  return files;
}

} // namespace quorate::documents
