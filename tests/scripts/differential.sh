#!/usr/bin/env bash
# The tool and the second implementation of docs/semantics.md agree on 2,000 random questions, refusals and reasons too.
set -euo pipefail
python3 tests/differential/run.py 2000 1 --kinds 5
