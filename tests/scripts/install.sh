#!/usr/bin/env bash
# What is installed works by itself: the tool far from its sources, and a program of somebody else's on the runtime alone.
set -euo pipefail
# A library built with the sanitizers cannot be linked without them.
if [[ $(ldd "$QUORATE_BUILD/quorate") == *libasan* ]]; then exit 0; fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake --install "$QUORATE_BUILD" --prefix "$folder/to" >"$folder/log"
cd "$folder"
to/bin/quorate --version
to/bin/quorate explain Q0101 | grep -q Q0101

cat >program.cpp <<'END'
#include "runtime/answer.h"
#include <iostream>
int main() {
  const auto opened = quorate::runtime::Model::open("no-such-file.qdm");
  const auto *refused = std::get_if<quorate::runtime::Refusal>(&opened);
  std::cout << (refused ? "refused" : "opened") << '\n';
}
END
g++ -std=c++20 -Ito/include/quorate program.cpp "$(find to -name libquorate-runtime.a)" -o program
[[ $(./program) == refused ]]
