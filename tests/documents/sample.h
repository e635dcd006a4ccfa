// A board and a council made by hand, with the parts that rules are made of, for tests of the sentences.
#pragma once

#include "compiler/documents/compose.h"
#include "compiler/documents/quantities.h"
#include "tests/support/builder.h"

#include <optional>
#include <string>

namespace quorate::tests {

using documents::Composer;
using documents::Pages;
using documents::pagesOf;
using ir::Base;
using ir::Bound;
using ir::Quantity;
using ir::Rounded;
using runtime::Fraction;
using test::Builder;

/// A board of a chair, six clinical members and three lay members; and a council.
struct Sample : Builder {
  ir::KindId clinical = memberClass("Clinical");
  ir::FunctionId rents = function("Set Rents"), budget = function("Approve Budget");
  ir::BodyId board = body("Board"), council = body("Council");
  ir::SeatId chair = seat(board, "Chair", 1), doctor = seat(board, "Doctor", 6, {clinical}),
             lay = seat(board, "Lay Member", 3);
  Pages pages;
  std::optional<Composer> composer;

  Sample() {
    finish();
    pages = pagesOf(model);
    composer.emplace(model, pages, "page", "Page");
    composer->section("Section");
  }
  Composer &c() { return *composer; }

  ir::Selector everyone() { return ir::Selector::all(at(board).seats); }
  ir::Selector voters() { return ir::Selector::all(at(board).seats, true); }
  ir::Selector lays() { return {{lay}, false, "Lay Member"}; }
  ir::Selector doctors() { return ofClass({doctor}, clinical); }

  static Quantity number(std::uint32_t number) {
    Quantity made;
    made.number = number;
    return made;
  }
  static Quantity share(Fraction fraction, Base base, Rounded rounded = Rounded::Not, std::uint32_t plus = 0) {
    Quantity made;
    made.form = Quantity::Form::FractionOfBase;
    made.fraction = fraction;
    made.base = base;
    made.rounded = rounded;
    made.plus = plus;
    return made;
  }
  static Quantity shareOf(Fraction fraction, ir::Selector of, Rounded rounded = Rounded::Not) {
    Quantity made;
    made.form = Quantity::Form::FractionOfSelector;
    made.fraction = fraction;
    made.of = std::move(of);
    made.rounded = rounded;
    return made;
  }
  static ir::People people(Quantity quantity, ir::Selector who, Bound bound = Bound::AtLeast) {
    ir::People made;
    made.bound = bound;
    made.quantity = std::move(quantity);
    made.who = std::move(who);
    return made;
  }
  std::string said(const ir::People &it) { return documents::people(model, it); }
  std::string there(const ir::People &it) { return documents::present(model, it); }
};

} // namespace quorate::tests
