#!/usr/bin/env bash
# Every shell script of the tree is free of what shellcheck warns of.
set -euo pipefail
shellcheck dev .ci/run bench/run tests/fuzz/run tests/coverage/run tests/scripts/*.sh
