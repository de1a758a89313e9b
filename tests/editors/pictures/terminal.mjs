// Pictures of editors that live in a terminal, light and dark, for their pages. The terminal is the one of
// VS Code (xterm.js) in Chromium, with a real process behind it:
//
//   ATTACHE=/path/to/attache FOLDER=/copy/of/pictures/briefs node tests/editors/pictures/terminal.mjs --editor neovim|emacs --program PROGRAM \
//     --tools FOLDER_OF_SET_UP --pictures FOLDER

import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { check, end, until } from "../../../editors/vscode/test/report.mjs";
import { browse, option, tools } from "../../../editors/vscode/test/workbench.mjs";

const [COLUMNS, ROWS] = [124, 34];
const THEMES = {
  light: { background: "#e0e2ea", foreground: "#1f2328", cursor: "#1f2328" },
  dark: { background: "#14161b", foreground: "#e0e2ea", cursor: "#e0e2ea" },
};
const editors = resolve(dirname(fileURLToPath(import.meta.url)), "../../../editors");
const packages = join(tools, "node_modules/code-server/lib/vscode/node_modules");
const { spawn } = createRequire(join(packages, "package.json"))("node-pty");
const folder = resolve(process.env.FOLDER);
const brief = "who-pays-in-2026.md";
const attache = JSON.stringify(process.env.ATTACHE);

// How each editor is started, and what is typed when it shows some words.
const SCENES = {
  neovim: (scheme) => ({
    args: ["--clean", "-n", "--cmd", `set background=${scheme} termguicolors rtp^=${join(editors, "neovim")}`,
      "-c", `lua vim.lsp.config('attache', { cmd = { ${attache}, 'lsp' } }) vim.lsp.enable('attache') vim.o.winborder = 'rounded' vim.o.signcolumn = 'yes' vim.diagnostic.config({ virtual_text = true })`,
      "-c", `edit ${brief}`],
    steps: [["is spelt", "11G50|K"]],
    last: "작전통제권",
  }),
  emacs: (scheme) => ({
    args: ["-nw", "--no-splash", "--eval", `(progn (setq frame-background-mode '${scheme} native-comp-async-report-warnings-errors nil ring-bell-function 'ignore max-mini-window-height 10 eldoc-echo-area-use-multiline-p 10 eglot-sync-connect 10) (menu-bar-mode -1) (load "${join(editors, "emacs/attache.el")}") (setq attache-program ${attache}) (add-hook 'markdown-mode-hook #'eglot-ensure))`, brief],
    steps: [["Flymake[0 8", "\x1bgg11\r\x13OPCON\r\x02"]],
    last: "작전통제권",
  }),
};

const [name, program] = [option("editor"), option("program")];
const album = resolve(option("pictures"));
mkdirSync(album, { recursive: true });
const { browser, page } = await browse({ width: 1120, height: 680 });
const heard = [];
await page.exposeFunction("typed", (data) => heard.forEach((hear) => hear(data)));
for (const scheme of ["light", "dark"]) {
  await scene(scheme, SCENES[name](scheme));
}
await browser.close();
end();

async function scene(scheme, { args, steps, last }) {
  await page.setContent(`<body style="margin:0;background:${THEMES[scheme].background}"><div id="screen" style="padding:8px;display:inline-block"></div></body>`);
  await page.addStyleTag({ path: join(packages, "@xterm/xterm/css/xterm.css") });
  await page.addScriptTag({ path: join(packages, "@xterm/xterm/lib/xterm.js") });
  await page.evaluate(([cols, rows, theme]) => {
    globalThis.terminal = new Terminal({ cols, rows, theme, fontFamily: "'DejaVu Sans Mono', NanumGothicCoding, monospace", fontSize: 14, allowProposedApi: true });
    terminal.open(document.getElementById("screen"));
    terminal.onData(typed);
    globalThis.words = () => Array.from({ length: rows }, (_, row) => terminal.buffer.active.getLine(row).translateToString(true)).join("\n");
  }, [COLUMNS, ROWS, THEMES[scheme]]);

  // A terminal that says that it can underline with waves.
  const env = { ...process.env, TERM: "xterm-256color", COLORTERM: "truecolor", VTE_VERSION: "7600", LC_ALL: "C.UTF-8" };
  const editor = spawn(program, args, { cols: COLUMNS, rows: ROWS, cwd: folder, env });
  const ended = new Promise((done) => editor.onExit(done));
  heard.push((data) => editor.write(data));
  editor.onData((data) => page.evaluate((data) => terminal.write(data), data).catch(() => {}));
  const words = () => page.evaluate(() => globalThis.words());
  for (const [shown, keys] of steps) {
    await until(async () => (await words()).includes(shown));
    editor.write(keys);
  }
  check(`${name}, ${scheme}`, await until(async () => (await words()).includes(last), 30), await words());
  await page.waitForTimeout(300);
  await page.locator("#screen").screenshot({ path: join(album, `${name}-${scheme}.png`) });
  heard.length = 0;
  editor.kill();
  await ended;
}
