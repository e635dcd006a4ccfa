#!/usr/bin/env bash
# What tests/mutations/list.txt breaks is in the code: whoever changes that code changes the list.
set -euo pipefail
tests/mutations/run list
