// Lambdas put together into one function of several types.
#pragma once

namespace quorate {

/// `Match{[](const A &) {…}, [](const B &) {…}}` takes what any of the lambdas takes, and nothing else: used to visit
/// all kinds of something, it does not compile while one is missing.
template <class... Ts> struct Match : Ts... { using Ts::operator()...; };
template <class... Ts> Match(Ts...) -> Match<Ts...>; // for clang 14, which clang-tidy is

} // namespace quorate
