// A real VS Code workbench (code-server) with an extension in it, and Chromium to look at it. Takes from the
// command line where things are:
//
//   --tools FOLDER_OF_SET_UP [--extension FILE.vsix] [--pictures FOLDER] [--chromium /usr/bin/chromium]
//
// Nothing but this machine is asked for anything.

import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { check, hasFailed, until } from "./report.mjs";

export const option = (name, standard) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? standard : process.argv[at + 1];
};
export const tools = resolve(option("tools"));
const { chromium } = createRequire(join(tools, "package.json"))("playwright-core");
const workbench = join(tools, "node_modules/code-server/out/node/entry.js");
const pictures = option("pictures");

const SETTINGS = {
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
  "window.autoDetectColorScheme": true,
  "window.restoreWindows": "none",
  "workbench.enableExperiments": false,
  "workbench.preferredDarkColorTheme": "Default Dark Modern",
  "workbench.preferredLightColorTheme": "Default Light Modern",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
};

/** Chromium, off line but for this machine. */
export async function browse(size = { width: 1280, height: 800 }) {
  const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const browser = await chromium.launch({ executablePath: option("chromium", "/usr/bin/chromium"), args: flags });
  const context = await browser.newContext({ viewport: size });
  await context.route((url) => url.protocol.startsWith("http") && !["127.0.0.1", "localhost"].includes(url.hostname), (route) => route.abort());
  const page = await context.newPage();
  page.setDefaultTimeout(90_000);
  return { browser, page };
}

/**
 * Starts a workbench on a folder and has something done in it. What is done gets the page with the folder open
 * in it, and a way to change the settings of the machine. Tests, if any, run within the extension host.
 */
export async function work(folder, act, { tests, size, prepare } = {}) {
  const home = mkdtempSync(join(tmpdir(), "attache-vscode-"));
  const user = join(home, "user");
  const set = (whose, stated) => {
    mkdirSync(join(user, whose), { recursive: true });
    writeFileSync(join(user, whose, "settings.json"), JSON.stringify(stated));
  };
  set("User", SETTINGS);
  // Settings that name a program belong to the machine that the workbench runs on, not to the browser.
  const setMachine = (stated) => set("Machine", stated);
  setMachine({});
  writeFileSync(join(home, "config.yaml"), "auth: none\n");
  const places = ["--user-data-dir", user, "--extensions-dir", join(home, "extensions"), "--config", join(home, "config.yaml")];
  // As if started from a terminal: the PATH is this one, and no login shell is asked for another.
  const env = { ...process.env, VSCODE_CLI: "1", EXTENSIONS_GALLERY: "{}", XDG_CONFIG_HOME: join(home, "config"), XDG_DATA_HOME: join(home, "data") };
  let server;
  let browser;
  let page;
  let log = "";
  try {
    const installed = spawnSync(process.execPath, [workbench, ...places, "--install-extension", resolve(option("extension")), "--force"], { env, encoding: "utf8" });
    check("the extension installs", installed.status === 0, installed.stdout + installed.stderr);
    const address = `127.0.0.1:${await freePort()}`;
    const quiet = ["--auth", "none", "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"];
    // A built workbench passes over tests otherwise; with it, it shows no notification.
    quiet.push(...(tests ? ["--vscode-option", "enable-smoke-test-driver"] : []));
    server = spawn(process.execPath, [workbench, ...places, ...quiet, "--bind-addr", address, folder], { env, stdio: ["ignore", "pipe", "pipe"] });
    server.stdout.on("data", (data) => (log += data));
    server.stderr.on("data", (data) => (log += data));
    check("the workbench starts", await until(async () => (await fetch(`http://${address}/healthz`)).ok), log);
    ({ browser, page } = await browse(size));
    await prepare?.(page);
    const payload = tests ? `&payload=${encodeURIComponent(JSON.stringify(asked(tests, home, address)))}` : "";
    await page.goto(`http://${address}/?folder=${encodeURIComponent(folder)}${payload}`, { waitUntil: "domcontentloaded" });
    await page.locator(".monaco-workbench .part.statusbar").waitFor();
    await act({ page, setMachine });
  } catch (error) {
    check("nothing went wrong on the way", false, error.stack);
  } finally {
    if (hasFailed() && pictures) {
      await page?.screenshot({ path: join(resolve(pictures), "failure.png") }).catch(() => {});
      cpSync(join(user, "logs"), join(resolve(pictures), "logs"), { recursive: true });
    }
    await browser?.close().catch(() => {});
    server?.kill();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What makes a workbench run tests: they run where an extension is developed, and that is the one just installed. */
function asked(tests, home, address) {
  const remote = (path) => `vscode-remote://${address}${resolve(path)}`;
  const extensions = join(home, "extensions");
  const developed = join(extensions, readdirSync(extensions).find((name) => name.startsWith("attache.")));
  return [["extensionDevelopmentPath", remote(developed)], ["extensionTestsPath", remote(tests)]];
}

async function freePort() {
  return new Promise((found) => {
    const listener = createServer().listen(0, "127.0.0.1", () => {
      const { port } = listener.address();
      listener.close(() => found(port));
    });
  });
}

/** What hands can do in a workbench. */
export function hands(page) {
  const input = page.locator(".quick-input-widget input");
  const rows = page.locator(".quick-input-list .monaco-list-row");
  const closed = () => page.locator(".quick-input-widget").waitFor({ state: "hidden" }).catch(() => {});
  return {
    rows,
    async command(title) {
      await page.keyboard.press("F1");
      await input.waitFor();
      await input.fill(`>${title}`);
      await rows.first().waitFor();
      await page.keyboard.press("Enter");
      await closed();
    },
    async open(file) {
      await page.keyboard.press("Control+P");
      await input.waitFor();
      await input.fill(file);
      await rows.filter({ hasText: file }).first().waitFor();
      await page.keyboard.press("Enter");
      await page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
      await page.locator(".monaco-editor .view-line").first().waitFor();
    },
    async go(line, column) {
      await page.keyboard.press("Control+G");
      await input.waitFor();
      await input.fill(`:${line}:${column}`);
      await page.keyboard.press("Enter");
      await closed();
    },
    text: async () => (await page.locator(".monaco-editor .view-lines").first().innerText()).replaceAll("\u00a0", " "),
    place: () => page.locator(".part.statusbar .statusbar-item", { hasText: /Ln \d+, Col \d+/ }).first().innerText(),
    shown: (locator) => until(async () => (await locator.count()) > 0),
    /** A menu that a late change of the page has closed is asked for again. */
    async press(key, locator) {
      for (let tries = 0; tries < 6; tries++) {
        await page.keyboard.press(key);
        if (await locator.first().waitFor({ timeout: 3000 }).then(() => true, () => false)) return true;
        await page.keyboard.press("Escape");
      }
      return false;
    },
  };
}
