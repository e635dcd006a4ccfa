#!/usr/bin/env bash
# The tool needs no shared library but those of C: looking for more would cost start-up time, and tie it to a machine.
set -euo pipefail
needed=$(ldd "$QUORATE_BUILD/quorate")
if [[ $needed == *libasan* ]]; then exit 0; fi # the sanitizers need their own
others=$(grep -vE 'linux-vdso|/ld-linux|lib(c|m|dl|pthread)\.so' <<<"$needed" || true)
if [[ -n $others ]]; then
  printf 'build/quorate needs other libraries:\n%s\n' "$others"
  exit 1
fi
