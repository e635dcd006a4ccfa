// From text to a model; and the constitution that most tests of documents are about.
#include "tests/documents/made.h"

#include "compiler/lowering/lower.h"
#include "compiler/syntax/parse.h"

#include <catch2/catch.hpp>

namespace quorate::tests {

Made made(const std::string &text) {
  auto sources = std::make_shared<Sources>();
  Names names;
  Diagnostics diagnostics;
  std::vector<ast::Module> modules;
  modules.push_back(syntax::parse(*sources, sources->add("made.quorate", text), names, diagnostics));
  sema::Constitution constitution = sema::declare(modules, names, {}, diagnostics);
  Made result;
  result.model = ir::lower(constitution, names, sources, diagnostics);
  for (const Diagnostic &found : diagnostics.all())
    if (found.severity == Severity::Error)
      FAIL_CHECK(found.message << "; line " << sources->position(found.range).line);
  result.authority = ir::effectiveAuthority(result.model);
  return result;
}

const documents::File &fileNamed(const std::vector<documents::File> &files, std::string_view name) {
  for (const documents::File &file : files)
    if (file.name == name)
      return file;
  FAIL("there is no file " << name);
  throw;
}

const char *const kSouthEastLondon =
    R"quorate(// NHS South East London CCG, as the papers of 2019 propose it.
constitution "NHS South East London CCG" {
  status proposed
  version "0.3"
  in force from 1 April 2020
  text "Purpose of the merger": "One commissioning group for the six boroughs of south east London."
}

cite Reform Deck is "Delivering the NHS Long Term Plan: CCG reform" at "slides 6 to 7"
cite System Reform Slides is "System reform in South East London"

kind Commissioning Group is an Organisation
kind Local Authority is an Organisation
kind Borough is a Place
kind Clinical is a Member Class
kind Lay is a Member Class
kind Executive is a Member Class

place Southwark, Lambeth, Lewisham, Greenwich, Bexley, Bromley: Borough

kind CCG Matters is a Function
kind Local Services is a CCG Matters
function Commission Community Services: Local Services, has an amount
function Commission Mental Health Services: Local Services, has an amount
function Commission Acute Services: CCG Matters, has an amount
function Approve Constitution, Approve Annual Budget: CCG Matters
function Appoint Auditors: CCG Matters
function Social Care

organisation South East London CCG: Commissioning Group {
  holds CCG Matters
  acts through Governing Body
}
organisation Member Practices for each Borough
organisation Council for each Borough: Local Authority {
  holds Social Care
}

body Governing Body of South East London CCG, from 1 April 2020 {
  purpose "Ensures that the statutory functions and duties of the CCG are delivered effectively." see System Reform Slides at "slide 8"
  duty "Involves patients in commissioning health and care." see Reform Deck at "slide 8"
  see Reform Deck

  members {
    Chair                     1 seat, votes, has casting vote, Clinical, see Reform Deck at "slide 6"
    GP Member                 2 seats for each Borough, votes, elected by Member Practices of that Borough for 3 years at most 2 terms, Clinical
    Secondary Care Doctor     1 seat, votes, Clinical
    Registered Nurse          1 seat, votes, Clinical
    Lay Member                3 seats, votes, Lay
    Accountable Officer       1 seat, votes, Executive
    Chief Financial Officer   1 seat, votes, Executive
    Place Based Director      1 seat for each Borough, votes, Executive, also called Place Director and Borough Based Director
    Healthwatch               1 seat, does not vote, assumed "the voting table of slide 6 leaves it out"
  }

  chaired by Chair
  quorum at least 9 voting members including at least 1 Lay Member and more than 1/2 of Clinical assumed "no quorum is stated; modelled on the model constitution"
  decides by more than 1/2 of votes cast, Chair breaks a tie
  meets in public, at least 6 times a year, on 5 clear days notice
  text "Endorsement": "The composition is supported by the chairs of the six current Governing Bodies and the LMC." see Reform Deck at "slide 6"
}

body Audit Committee, committee of Governing Body { quorum to be confirmed "in the reform programme" }
body Remuneration & Nominations Committee, committee of Governing Body
body Commissioning Strategy Committee, committee of Governing Body
body Primary Care Commissioning Committee, committee of Governing Body { meets in public see Reform Deck at "slide 9" }
body Integrated Governance & Performance Committee, committee of Governing Body

body Borough Board for each Borough, committee of Governing Body, from 1 April 2020 {
  purpose "Is responsible for decisions and delivery as delegated to it from the single CCG and other partners as appropriate."
  accountable to Governing Body and Council of that Borough see Reform Deck at "slide 7"
  members {
    Borough Based Lead       1 seat, votes, the Place Based Director of that Borough
    GP                           2 seats, votes, the GP Member of that Borough
    Lay Representative           1 seat, votes, drawn from Lay Member of Governing Body
    "Director of Public Health"  1 seat, votes except on CCG Matters
    Healthwatch                  1 seat, does not vote
    LMC                          1 seat, does not vote, to be confirmed "with local authorities, by September 2019"
  }
  text "Leadership": "The Place Director leads the system." see Reform Deck at "slide 7"
}

in Borough Board of Southwark {
  meets in public see Reform Deck at "slide 9"
}

body Partnership Southwark {
  linked to Borough Board of Southwark "Link together as required"
}

reserve Approve Constitution, Approve Annual Budget to Governing Body see System Reform Slides

delegate Local Services in each Borough
  from Governing Body to Borough Board of that Borough
  up to £500,000 a decision, from 1 April 2020
  may be sub-delegated to Place Based Director of that Borough up to £50,000 a decision
  see System Reform Slides at "slide 8"

delegate Commission Acute Services from Governing Body to Chief Financial Officer up to an amount to be confirmed "by the Audit Committee" a year, on condition "a report is made to the next meeting"

scenario "Southwark approves a community contract" on 1 June 2020 {
  may Borough Board of Southwark decide Commission Community Services for £250,000?   yes
  may Borough Board of Southwark decide Approve Annual Budget?                        no
}
)quorate";

} // namespace quorate::tests
