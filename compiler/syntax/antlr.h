// The parts of the ANTLR runtime that we use. The umbrella header cannot be read by every compiler we build with.
#pragma once

#include "grammar/QuorateLexer.h"
#include "grammar/QuorateParser.h"
