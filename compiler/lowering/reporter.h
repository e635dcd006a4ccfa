// What the steps of lowering report, each in one wording; and the ceiling on what templates may make.
#pragma once

#include "compiler/lowering/declared.h"

#include <initializer_list>
#include <string_view>

namespace quorate::ir::lowering {

class Reporter {
public:
  Reporter(const Declared &declared, Diagnostics &diagnostics) : declared_(declared), diagnostics_(diagnostics) {}

  template <class D, class... Args> Diagnostic &report(Range range, const Args &...args) {
    return diagnostics_.report<D>(range, args...);
  }
  /// A reference that means nothing of the sorts wanted: misspelt, of another sort, or not with what follows `of`.
  void unknown(const ast::Ref &ref, std::string_view what, std::initializer_list<sema::Sort> sorts);
  void unknown(const ast::Name &name, std::string_view what, sema::Sort sort) { unknown(plain(name), what, {sort}); }
  /// A reference that means several where one is wanted.
  void whichOne(const ast::Ref &ref, const std::vector<std::string> &candidates);
  /// Something is made for each of a kind of which there is nothing.
  void eachOfNothing(Range range, NameId kind);
  /// Whether as much has been made as may be. Templates inside templates multiply: a page of source could fill the
  /// memory. The first time is reported; from then on `stopped` tells every step to make nothing more.
  bool tooMany(std::size_t count, std::string_view what);
  bool stopped() const { return stopped_; }

private:
  std::vector<std::string> namesOf(std::initializer_list<sema::Sort> sorts) const;
  bool oneNameMisspelt(const ast::Ref &ref, std::string_view what, const std::vector<std::string> &candidates);

  const Declared &declared_;
  Diagnostics &diagnostics_;
  bool stopped_ = false;
};

} // namespace quorate::ir::lowering
