// People as minutes write them: "9 GP Member", "deputy of Chair", "Ann Smith", "everyone", a bare number. Internal to
// the folder.
#pragma once

#include "compiler/records/csv.h"
#include "runtime/minutes.h"

namespace quorate::minutes {

/// People in the words of the language. What the grammar does not take is a name as it stands, so that posts and people
/// whose names have small letters need no quotation marks in minutes; whether there is such a name the runtime says.
runtime::MinutedPeople people(const records::Cell &value);

} // namespace quorate::minutes
