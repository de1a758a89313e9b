#!/usr/bin/env bash
# Builds the extension and packs it, with a program inside if one is named:
#
#   editors/vscode/test/pack.sh FILE.vsix [PROGRAM TARGET]       TARGET such as linux-x64
#
# The schema of attache.toml comes from the program, or from the one that ATTACHE names, or from the PATH.
set -euo pipefail
file=$(realpath -m "$1")
program=${2:+$(realpath "$2")}
cd "$(dirname "$0")/.."
[ -d node_modules ] || npm ci --no-audit --no-fund --loglevel=error
npm run --silent check
"${program:-${ATTACHE:-attache}}" schema > attache.schema.json
rm -rf server
if [ -n "$program" ]; then
  mkdir server
  cp "$program" server/
fi
# The extension's own LICENSE says that there are two.
cp ../../LICENSE-MIT ../../LICENSE-APACHE .
npx vsce package --no-dependencies ${3:+--target "$3"} --out "$file"
rm -rf server LICENSE-MIT LICENSE-APACHE
