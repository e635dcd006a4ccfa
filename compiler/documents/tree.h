// The document tree: what a document says, with no word about how it looks. Builders fill in text, keys and sources;
// `finish` numbers the clauses and resolves the references; the writers (html.h, markdown.h) only print.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace quorate::documents {

/// What a stretch of text is to its reader. Shown by a word or a mark as well as by colour.
enum class Tone {
  Plain,
  Open,    ///< to be confirmed
  Assumed, ///< assumed, not stated by a source
  Default, ///< not stated: the rule of the language that applies
  Good,    ///< as wished
  Bad,     ///< not as wished
};

/// Where a reference leads. A builder gives the key of a clause, row or section; `finish` turns it into an id.
struct Target {
  std::string page;   ///< path of a document without its ending, "terms-of-reference/audit-committee"; empty: this one
  std::string anchor; ///< a key before `finish`, an id after it; may be empty if `page` is not
};

/// A stretch of a line.
struct Run {
  enum class Is {
    Text,
    Strong,
    Emphasis,
    Name,      ///< a defined term; a link if `to` leads somewhere
    Reference, ///< a link; with no text it shows the number of what it leads to: "clause 4.2"
    Mark,      ///< a label set apart, such as an open point or an assumption
    Source,    ///< the mark of a source: written by `finish`
  } is = Is::Text;
  std::string text;
  Target to;
  Tone tone = Tone::Plain;
};

/// A line of text.
struct Inline {
  std::vector<Run> runs;

  Inline() = default;
  Inline(std::string text);
  Inline(const char *text) : Inline(std::string(text)) {}
  bool empty() const { return runs.empty(); }
  /// The text alone, as it would be read.
  std::string plain() const;
};

/// Adds to the end of a line; plain text is joined to plain text before it.
Inline &operator<<(Inline &line, std::string_view text);
inline Inline &operator<<(Inline &line, const std::string &text) { return line << std::string_view(text); }
inline Inline &operator<<(Inline &line, const char *text) { return line << std::string_view(text); }
Inline &operator<<(Inline &line, Run run);
Inline &operator<<(Inline &line, const Inline &more);

/// Lets a line be begun and handed on in one go.
template <class More> Inline operator<<(Inline &&line, const More &more) {
  line << more;
  return std::move(line);
}

/// "A, B and C" of lines.
Inline list(const std::vector<Inline> &items, std::string_view joiner = "and");
/// Capital at the start, full stop at the end.
Inline sentence(Inline line);
/// The line with a capital at its start.
Inline capitalised(Inline line);
/// As it stands after other words of its sentence: a first word that is no name begins with a small letter.
Inline following(Inline line);

struct Block;

/// Text by itself.
struct Paragraph {
  Inline text;
  Tone tone = Tone::Plain;
};

/// Items without numbers.
struct List {
  std::vector<Inline> items;
};

/// Text to be shown as it stands, line by line.
struct Excerpt {
  std::string text;
};

/// One row of a table; its number and id come with `finish`.
struct Row {
  std::vector<Inline> cells;        ///< as many as the table has columns, without that of the numbers
  std::vector<std::size_t> sources; ///< indexes into Document::sources
  std::string key;                  ///< for references to it; may be empty
  bool total = false;               ///< a sum of the rows above
  std::string number, id;           ///< by `finish`
};

/// A table with header cells. If it is `numbered`, `finish` makes its rows parts of the clause it stands in.
struct Table {
  std::string caption;
  std::vector<std::string> columns;
  std::vector<Row> rows;
  bool numbered = false;
  std::vector<Inline> notes; ///< below the table
};

/// A drawing with its name and a description that says the same in words.
struct Figure {
  std::string title, description;
  std::string svg;  ///< an <svg> element; empty if it could not be drawn
  std::string file; ///< path of the drawing as a file of its own
};

/// One line of a source text, and what was made from it.
struct ListingLine {
  std::string text;
  Inline madeInto;
};

/// A source text with numbered lines. Line n has the id "line-n".
struct Listing {
  std::vector<ListingLine> lines;
};

/// A numbered clause: 4.1, or within another (a), or within that (i).
struct Clause {
  Inline text;
  std::vector<std::size_t> sources; ///< indexes into Document::sources
  std::string key;                  ///< for references to it; may be empty
  Tone tone = Tone::Plain;
  std::vector<Block> blocks;
  std::string number, id; ///< by `finish`: "4.1(a)"
};

/// One part of a section or of a clause.
struct Block {
  std::variant<Paragraph, List, Table, Figure, Excerpt, Listing, Clause> is;
};

/// A heading and what stands under it. Numbers and ids come with `finish`.
struct Section {
  std::string heading;
  std::string key;
  std::vector<Block> blocks;
  std::vector<Section> sections;
  bool numbered = true;
  std::string number, id; ///< by `finish`
};

/// Where a clause comes from, and what it cites.
struct Source {
  Inline where; ///< "members.quorate, line 12"
  Inline cited; ///< the papers it cites; may be empty
};

/// A fact of the head of a document: "Status", "Proposed".
struct Fact {
  std::string name;
  Inline value;
};

/// One page, before it is written as HTML or Markdown.
struct Document {
  std::string path;     ///< without an ending: "terms-of-reference/audit-committee"
  std::string title;    ///< "Terms of reference: Audit Committee"
  std::string over;     ///< what stands above the title: the name of the constitution
  std::string describe; ///< one sentence for lists of documents
  std::vector<Fact> facts;
  std::vector<Paragraph> notices; ///< before the first section
  std::vector<Section> sections;
  std::vector<Source> sources;
  std::vector<Run> trail; ///< links that lead here, as "All documents"
  bool contents = true;   ///< whether to open with a list of the sections
};

/// Numbers sections, clauses and rows, gives each its id, adds the table of sources, and resolves all references, in
/// one document and between them. A reference to what is not there becomes plain text.
void finish(std::vector<Document> &documents);
/// The same for a document that stands by itself.
void finish(Document &document);

/// "a" to "z", "aa", "ab", …
std::string letterOf(std::size_t index);
/// "i", "ii", "iii", "iv", … for 0, 1, 2, 3, …
std::string romanOf(std::size_t index);

} // namespace quorate::documents
