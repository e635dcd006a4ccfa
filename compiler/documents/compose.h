// Putting a document together from the model: names that link to their documents, clauses that know their sources,
// open points and assumptions marked wherever they stand and listed at the end.
#pragma once

#include "compiler/documents/tree.h"
#include "compiler/ir/model.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace quorate::documents {

/// Where each document lies.
struct Pages {
  std::string index = "index", scheme = "scheme-of-reservation-and-delegation", orders = "standing-orders",
              charts = "charts";
  std::vector<std::string> bodies;  ///< terms of reference, one for each body of the model
  std::vector<std::string> sources; ///< the texts, one for each file of the model
  std::vector<std::string> names;   ///< what each file is called, wherever the tool was started
};
/// The paths of all documents, without an ending; each is unique, also where names differ only in letters a path cannot
/// have.
Pages pagesOf(const ir::Model &model);

/// A text about one place, made to hold for each of its kind: "GP Member of Southwark" → "GP Member of that Borough".
std::string forEachPlace(const ir::Model &model, std::string text, ir::PlaceId place);
Inline forEachPlace(const ir::Model &model, Inline line, ir::PlaceId place);

/// Gathers one document. Open points and assumptions met while a line is written belong to the next clause or row that
/// is added.
class Composer {
public:
  Composer(const ir::Model &model, const Pages &pages, std::string path, std::string title);

  const ir::Model &model;
  const Pages &pages;

  // Names.
  Inline name(ir::BodyId body) const;
  Inline the(ir::BodyId body) const;
  Inline the(ir::ActorId actor) const;
  /// Several holders of powers: "the Board and the Treasurer".
  Inline the(const std::vector<ir::ActorId> &actors) const;
  Inline the(ir::OrganisationId organisation) const;
  Inline the(ir::Party party) const;
  /// Several parties, as several bodies are named.
  Inline the(const std::vector<ir::Party> &parties) const;
  /// Several bodies; those of one template together: "the Audit Committee and the Borough Boards of Lambeth and
  /// Bexley".
  Inline the(const std::vector<ir::BodyId> &bodies) const;
  /// The holders of a run of seats, told apart from those of other bodies unless `within` is theirs.
  Inline the(ir::SeatId seat, ir::BodyId within = {}) const;
  /// A function by name, as a defined term.
  Inline term(const std::string &name) const;

  /// "Not stated", in a cell.
  static Inline silent(std::string text = "Not stated");

  // Marks.
  /// "[To be confirmed: note]"
  Inline open(ir::OpenPointId point);
  /// Whether an open point has been marked since the last clause or row was added.
  bool isMarked(ir::OpenPointId point) const;
  /// What is to be said of a clause as a whole: "[assumed: reason]", "[To be confirmed: note]".
  Inline marks(ir::ClauseId clause);
  /// Of these only that it is assumed; empty if it is not.
  Inline assumed(ir::ClauseId clause);
  /// "from 14 April 2022", with the mark of a day still open; empty if the clause applies on every day of `within`.
  Inline days(ir::ClauseId clause, ir::Interval within = {});
  /// The same of a stretch of days that is stated apart from a clause.
  Inline days(ir::Interval when, ir::OpenPointId open, ir::Interval within = {});
  /// The text with what the clause says of itself before it: "Emergency Rule. Subject to Standing Orders, from 14 April
  /// 2022, a meeting …"
  Inline stated(Inline text, ir::ClauseId clause, ir::Interval within = {});
  /// The same where the text says the days itself.
  Inline statedWithDays(Inline text, ir::ClauseId clause);
  /// "[default]": what the language lays down where a text says nothing.
  static Inline isDefault();

  // What is added goes to the section begun last.
  void section(std::string heading, std::string key = {});
  void add(Clause clause);
  void add(Table table);
  /// A clause with its marks and sources.
  Clause clause(Inline text, ir::ClauseId from = {});
  /// A clause with its marks and sources, and before it its name, the clauses it gives way to, and its days unless they
  /// are all of `within`.
  Clause ruled(Inline text, ir::ClauseId from, ir::Interval within = {});
  /// A further clause from a source clause whose marks stand on an earlier one.
  Clause also(Inline text, ir::ClauseId from);
  /// A clause that opens a list or a table: it ends with a colon.
  Clause opening(Inline text, ir::ClauseId from = {});
  /// A clause that says that something is not stated.
  Clause notStated(std::string text);
  /// A row with its marks (in its last cell) and sources.
  Row row(std::vector<Inline> cells, ir::ClauseId from = {});

  /// What was marked since the last clause belongs to the clause or row of that key too: it stands for several alike.
  void belongsTo(const std::string &key) { attach(key); }

  /// The marks met since the last clause or row, taken away, to be given back before the row that they belong to.
  struct Marks {
    std::vector<ir::OpenPointId> open;
    std::vector<ir::AssumptionId> assumed;
  };
  Marks setAside();
  void giveBack(const Marks &marks);
  /// What was marked in a row that is left out stands in another instead.
  void standsIn(const std::string &instead, const std::string &leftOut);

  /// The facts of the constitution that stand at the head of each document.
  void constitutionFacts();
  void fact(std::string name, Inline value) { document_.facts.push_back({std::move(name), std::move(value)}); }
  void notice(Inline text, Tone tone) { document_.notices.push_back({std::move(text), tone}); }
  void describe(std::string text) { document_.describe = std::move(text); }

  /// The document, with its open points and assumptions listed.
  Document take();
  /// The document as it stands.
  Document takeWithoutLists() { return std::move(document_); }

private:
  std::string key(std::string given, ir::ClauseId from = {});
  Inline reference(ir::ClauseId clause) const;
  Inline preceded(Inline text, ir::ClauseId clause, Inline days) const;
  void attach(const std::string &key);
  std::vector<std::size_t> sources(ir::ClauseId clause);
  void listOpenPoints();
  void listAssumptions();
  Inline references(const std::vector<std::string> &keys) const;
  Inline where(ir::ClauseId clause) const;
  Inline cited(ir::ClauseId clause) const;

  Document document_;
  unsigned keys_ = 0;
  std::set<ir::ClauseId> written_; ///< clauses that something in this document leads to
  Marks pending_;
  std::vector<std::pair<ir::OpenPointId, std::vector<std::string>>> open_; ///< in the order they were met
  std::vector<std::pair<std::string, std::vector<std::string>>> assumed_;  ///< by reason, in the order met
  std::map<std::pair<std::string, std::string>, std::size_t> sourceIndex_; ///< by place and paper
  std::map<ir::ClauseId, ir::OpenPointId> filled_;                         ///< open points by what stands in
};

} // namespace quorate::documents
