#!/usr/bin/env bash
# What an author does in Helix, done to a copy of a folder of briefs, in a terminal that nobody sees:
#
#   ATTACHE=/path/to/attache FOLDER=/copy/of/tests/briefs bash editors/helix/test/editor.sh [HX]
#
# Needs tmux. Says what it did line by line and ends with `N passed, N failed`; the exit code is 1 if anything
# failed.
set -uo pipefail
helix=${1:-hx}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
room=$(mktemp -d)
terminal() { tmux -L "attache-$$" -f /dev/null "$@"; }
trap 'terminal kill-server 2>/dev/null; rm -rf "$room"' EXIT

mkdir -p "$room/.config/helix" "$room/bin"
cp "$here/../languages.toml" "$room/.config/helix"
ln -s "$ATTACHE" "$room/bin/attache"

passed=0 failed=0
screen() { terminal capture-pane -p; }
keys() { terminal send-keys "$@"; }
# The first true answer, or nothing after twenty seconds.
await() {
  for _ in $(seq 200); do
    "$@" && return
    sleep 0.1
  done
  return 1
}
shows() { screen | grep -qF -- "$1"; }
holds() { grep -qF -- "$2" "$FOLDER/$1" 2>/dev/null; }
check() {
  local what=$1
  shift
  if await "$@"; then
    passed=$((passed + 1))
    echo "ok   $what"
  else
    failed=$((failed + 1))
    echo "FAIL $what"
    screen
  fi
}
# Puts the cursor on the first place of some words.
go() {
  keys Escape Escape g g
  keys -l "/$1"
  keys Enter
}

cd "$FOLDER" || exit 1
HOME=$room PATH=$room/bin:$PATH COLORTERM=truecolor terminal new-session -d -x 160 -y 50 "$helix" command-transfer.md
check 'Helix opens a brief' shows 'command-transfer.md'

check 'findings are marked in the gutter' shows '●  10  Seoul'

keys Space d
check 'the picker of diagnostics has a misspelt name' shows 'WARN     misspelt-name'
keys Escape

# A search selects its words, and the cursor is on the last letter.
go 'OPCON'
keys Space k
check 'hovering shows what a term stands for' shows 'Defined below'

go 'whether the CFC'
keys g d
check 'the definition of a term is found' shows '1 sel  16:'

go 'SMA'
keys g r
check 'references run through the briefs' shows 'cost-sharing.md'
keys Escape

keys Space s
check 'the symbols of a brief are its sections and terms' shows 'OPCON'
keys Escape

go 'Lee Jae Mung'
keys Space a
check 'a fix is offered' shows 'Replace by “Lee Jae Myung”'
keys Enter
sleep 0.5
keys -l ':write'
keys Enter
check 'the fix is made' holds command-transfer.md 'Lee Jae Myung'

keys -l ':quit-all!'
keys Enter
gone() { ! terminal has-session 2>/dev/null; }
check 'the editor ends' gone

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
