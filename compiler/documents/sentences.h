// Clauses that are told whole in a sentence or two, with the decisions of their body, in its terms of reference and in
// the standing orders. A kind of clause that has a function here needs no other place in the documents.
#pragma once

#include "compiler/documents/english.h"
#include "compiler/documents/tree.h"
#include "compiler/ir/kinds.h"

namespace quorate::documents {

/// "A member who is absent may vote by proxy, through a member who is present. …"
inline Inline sentenceOf(const ir::Proxies &proxies) {
  Inline line("A member who is absent may vote by proxy, through a member who is present. A vote by proxy ");
  line << (proxies.count ? "counts" : "does not count") << " towards the quorum.";
  if (proxies.most)
    line << (*proxies.most == 1 ? " Nobody may hold more than one proxy."
                                : " Nobody may hold more than " + english::number(*proxies.most) + " proxies.");
  return line;
}

/// Visits the clauses of a body that are told so: the sentence, and the clause that it comes from.
template <class Visit> void eachSentence(const ir::Body &body, Visit &&visit) {
  ir::eachClause(body, [&](const auto &clause) {
    if constexpr (requires { sentenceOf(clause); })
      visit(sentenceOf(clause), clause.clause);
  });
}

} // namespace quorate::documents
