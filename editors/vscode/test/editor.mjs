// What an author does in VS Code, done in a real workbench (code-server) with a copy of a folder of briefs:
//
//   ATTACHE=/path/to/attache FOLDER=/copy/of/tests/briefs node editors/vscode/test/editor.mjs --tools FOLDER_OF_SET_UP \
//     --extension attache.vsix [--pictures FOLDER] [--chromium /usr/bin/chromium]
//
// Nothing but this machine is asked for anything. Says what it did line by line and ends with `N passed, N failed`.

import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const option = (name, standard) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? standard : process.argv[at + 1];
};
const tools = resolve(option("tools"));
const { chromium } = createRequire(join(tools, "package.json"))("playwright-core");
const workbench = join(tools, "node_modules/code-server/out/node/entry.js");
const folder = resolve(process.env.FOLDER);
const pictures = option("pictures");
const home = mkdtempSync(join(tmpdir(), "attache-vscode-"));
const began = Date.now();

let passed = 0;
let failed = 0;
function check(what, holds, seen) {
  holds ? passed++ : failed++;
  const time = ((Date.now() - began) / 1000).toFixed(1).padStart(5);
  console.log(`${holds ? "ok  " : "FAIL"} ${time} s ${what}${holds || seen === undefined ? "" : `: ${seen}`}`);
}

async function until(ask, seconds = 60) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const answer = await ask().catch(() => undefined);
    if (answer) return answer;
    await new Promise((done) => setTimeout(done, 100));
  }
  return undefined;
}

function settings(theme) {
  return {
    "chat.disableAIFeatures": true,
    "editor.cursorBlinking": "solid",
    "editor.hover.delay": 100,
    "editor.minimap.enabled": false,
    "editor.wordWrap": "on",
    "extensions.autoCheckUpdates": false,
    "extensions.ignoreRecommendations": true,
    "files.simpleDialog.enable": true,
    "git.enabled": false,
    "json.schemaDownload.enable": false,
    "security.workspace.trust.enabled": false,
    "telemetry.telemetryLevel": "off",
    "update.mode": "none",
    "window.restoreWindows": "none",
    "workbench.colorTheme": theme,
    "workbench.enableExperiments": false,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "workbench.startupEditor": "none",
  };
}

const user = join(home, "user");
// Settings that name a program belong to the machine that the workbench runs on, not to the browser.
for (const [whose, stated] of [["User", settings("Default Light Modern")], ["Machine", { "attache.server.path": process.env.ATTACHE }]]) {
  mkdirSync(join(user, whose), { recursive: true });
  writeFileSync(join(user, whose, "settings.json"), JSON.stringify(stated));
}
writeFileSync(join(home, "config.yaml"), "auth: none\n");
const places = ["--user-data-dir", user, "--extensions-dir", join(home, "extensions"), "--config", join(home, "config.yaml")];
const env = { ...process.env, EXTENSIONS_GALLERY: "{}", XDG_CONFIG_HOME: join(home, "config"), XDG_DATA_HOME: join(home, "data") };

const port = await new Promise((found) => {
  const listener = createServer().listen(0, "127.0.0.1", () => {
    const { port } = listener.address();
    listener.close(() => found(port));
  });
});

let server;
let browser;
let log = "";
try {
  const installed = spawnSync(process.execPath, [workbench, ...places, "--install-extension", resolve(option("extension")), "--force"], { env, encoding: "utf8" });
  check("the extension installs", installed.status === 0, installed.stdout + installed.stderr);
  const address = `127.0.0.1:${port}`;
  const quiet = ["--auth", "none", "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"];
  server = spawn(process.execPath, [workbench, ...places, ...quiet, "--bind-addr", address, folder], { env, stdio: ["ignore", "pipe", "pipe"] });
  server.stdout.on("data", (data) => (log += data));
  server.stderr.on("data", (data) => (log += data));
  check("the workbench starts", await until(async () => (await fetch(`http://${address}/healthz`)).ok, 60), log);

  const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  browser = await chromium.launch({ executablePath: option("chromium", "/usr/bin/chromium"), args: flags });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.route((url) => !["127.0.0.1", "localhost"].includes(url.hostname), (route) => route.abort());
  const page = await context.newPage();
  page.setDefaultTimeout(90_000);
  await page.goto(`http://${address}/?folder=${encodeURIComponent(folder)}`, { waitUntil: "domcontentloaded" });
  await page.locator(".monaco-workbench .part.statusbar").waitFor();
  await author(page);
} catch (error) {
  check("nothing went wrong on the way", false, error.stack);
} finally {
  if (failed && pictures) {
    cpSync(join(user, "logs"), join(resolve(pictures), "logs"), { recursive: true });
  }
  await browser?.close().catch(() => {});
  server?.kill();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

async function author(page) {
  const input = page.locator(".quick-input-widget input");
  const rows = page.locator(".quick-input-list .monaco-list-row");
  const picture = (name) => (pictures ? page.screenshot({ path: join(resolve(pictures), `${name}.png`) }) : undefined);
  const closed = () => page.locator(".quick-input-widget").waitFor({ state: "hidden" }).catch(() => {});
  const command = async (title) => {
    await page.keyboard.press("F1");
    await input.waitFor();
    await input.fill(`>${title}`);
    await rows.first().waitFor();
    await page.keyboard.press("Enter");
    await closed();
  };
  const open = async (file) => {
    await page.keyboard.press("Control+P");
    await input.waitFor();
    await input.fill(file);
    await rows.filter({ hasText: file }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
    await page.locator(".monaco-editor .view-line").first().waitFor();
  };
  const go = async (line, column) => {
    await page.keyboard.press("Control+G");
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    await page.keyboard.press("Enter");
    await closed();
  };
  const text = async () => (await page.locator(".monaco-editor .view-lines").first().innerText()).replaceAll("\u00a0", " ");
  const place = () => page.locator(".part.statusbar .statusbar-item", { hasText: /Ln \d+, Col \d+/ }).first().innerText();
  const shown = (locator) => until(async () => (await locator.count()) > 0);
  // A menu that a late change of the page has closed is asked for again.
  const press = async (key, locator) => {
    for (let tries = 0; tries < 6; tries++) {
      await page.keyboard.press(key);
      if (await locator.first().waitFor({ timeout: 3000 }).then(() => true, () => false)) return true;
      await page.keyboard.press("Escape");
    }
    return false;
  };

  const opened = Date.now();
  await open("command-transfer.md");
  check("findings are underlined", await shown(page.locator(".monaco-editor .squiggly-warning")));
  await picture("findings");
  console.log(`     first findings ${Date.now() - opened} ms after the brief was asked for`);

  await go(10, 31);
  await command("Show or Focus Hover");
  const card = page.locator(".monaco-hover:not(.hidden) .hover-contents", { hasText: "operational control" }).first();
  check("hover says what a term stands for", await card.waitFor().then(() => true, () => false));
  await picture("hover");
  await page.keyboard.press("Escape");

  await go(10, 31);
  await page.keyboard.press("F12");
  check("F12 goes to the one definition", await until(async () => (await place()).includes("Ln 15,")), await place());

  await command("Problems: Focus on Problems View");
  const problem = page.locator(".markers-panel .monaco-list-row", { hasText: "Lee Jae Mung" }).first();
  check("problems are listed with their rule", await until(async () => (await problem.innerText()).includes("misspelt-name")));
  await picture("problems");
  await command("View: Close Panel");
  await page.locator(".monaco-editor .view-line").first().click();

  await go(10, 75);
  const fix = page.locator(".action-widget .monaco-list-row", { hasText: "Lee Jae Myung" });
  check("a fix is offered", await press("Control+.", fix));
  await picture("fix");
  await fix.first().click();
  check("the fix puts the name right", await until(async () => (await text()).includes("Lee Jae Myung")));

  check("the outline has the terms", await press("Control+Shift+O", rows.filter({ hasText: "OPCON" })));
  const headings = (await rows.allInnerTexts()).filter((words) => words.includes("What to do")).length;
  check("every heading stands there once", headings === 1, headings);
  await page.keyboard.press("Escape");

  await go(10, 31);
  await page.keyboard.press("F2");
  const name = page.locator(".rename-box input, .rename-input").first();
  await name.waitFor();
  await name.fill("WOC");
  await page.keyboard.press("Enter");
  check("a term is renamed with its definition", await until(async () => (await text()).includes("(WOC)")));

  await command("View: Show attache");
  const row = (words) => page.locator(".pane-body .monaco-list-row", { hasText: words });
  check("the side bar lists terms", await shown(row("USFK")));
  await picture("terms");

  await command("attache: Open the Ledger of Figures");
  const page_of = async () => {
    for (const frame of page.frames()) {
      const words = await frame.evaluate(() => document.body?.innerText ?? "").catch(() => "");
      if (frame !== page.mainFrame() && words.includes("Ledger of Figures")) return words;
    }
  };
  check("the ledger opens beside the brief", await until(page_of));
  await picture("ledger");

  await command("attache: Restart Server");
  check("findings come back after a restart", await shown(page.locator(".monaco-editor .squiggly-warning")));
}
