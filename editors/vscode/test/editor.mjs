// What an author does in VS Code, done in a real workbench with a copy of a folder of briefs. The extension has
// a program within it, for nothing else says where one is:
//
//   FOLDER=/copy/of/tests/briefs node editors/vscode/test/editor.mjs --tools FOLDER_OF_SET_UP --extension attache-linux-x64.vsix

import { resolve } from "node:path";
import { check, end, until } from "./report.mjs";
import { hands, work } from "./workbench.mjs";

const NOWHERE = "/nowhere/attache";

await work(resolve(process.env.FOLDER), async (bench) => {
  await write(bench.page);
  await look(bench.page);
  await loseTheServer(bench);
});
end();

/** Reads and mends a brief. */
async function write(page) {
  const { command, go, open, place, press, rows, shown, text } = hands(page);
  await open("command-transfer.md");
  check("findings are underlined", await shown(page.locator(".monaco-editor .squiggly-warning")));

  await go(10, 31);
  await command("Show or Focus Hover");
  const card = page.locator(".monaco-hover:not(.hidden) .hover-contents", { hasText: "operational control" }).first();
  check("hover says what a term stands for", await card.waitFor().then(() => true, () => false));
  await page.keyboard.press("Escape");

  await go(10, 31);
  await page.keyboard.press("F12");
  check("F12 goes to the one definition", await until(async () => (await place()).includes("Ln 15,")), await place());

  await command("Problems: Focus on Problems View");
  const problem = page.locator(".markers-panel .monaco-list-row", { hasText: "Lee Jae Mung" }).first();
  check("problems are listed with their rule", await until(async () => (await problem.innerText()).includes("misspelt-name")));
  await command("View: Close Panel");
  await page.locator(".monaco-editor .view-line").first().click();

  await go(10, 75);
  const fix = page.locator(".action-widget .monaco-list-row", { hasText: "Lee Jae Myung" });
  check("a fix is offered", await press("Control+.", fix));
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
}

/** Looks at what the side bar, the ledger and the status bar say. */
async function look(page) {
  const { command, shown } = hands(page);
  await command("View: Show attache");
  const row = (words) => page.locator(".pane-body .monaco-list-row", { hasText: words });
  check("the side bar lists terms", await shown(row("USFK")));

  await command("attache: Open the Ledger of Figures");
  const ledger = async () => {
    for (const frame of page.frames()) {
      const words = await frame.evaluate(() => document.body?.innerText ?? "").catch(() => "");
      if (frame !== page.mainFrame() && words.includes("Ledger of Figures")) return words;
    }
  };
  check("the ledger opens beside the brief", await until(ledger));
  await page.locator(".monaco-editor .view-line").first().click();

  const status = page.locator('.statusbar-item[id="status.languageStatus"]').first();
  const said = () => status.locator("[aria-label]").first().getAttribute("aria-label");
  check("the status of the language names attache and its version", await until(async () => /attache.*\d+\.\d+\.\d+/.test(await said())), await said());

  await command("attache: Show Version");
  const toast = page.locator(".notification-toast", { hasText: "/server/attache" }).first();
  check("the program within the extension is used", await toast.waitFor().then(() => true, () => false));
  await command("Notifications: Clear All Notifications");
}

/** Restarts the server, and names a program that is not there. */
async function loseTheServer({ page, setMachine }) {
  const { command, shown } = hands(page);
  const findings = page.locator(".monaco-editor .squiggly-warning");
  await command("attache: Restart Server");
  check("findings come back after a restart", await shown(findings));

  setMachine({ "attache.server.path": NOWHERE });
  const toast = page.locator(".notification-toast", { hasText: NOWHERE }).first();
  check("a program that is missing is named", await toast.waitFor().then(() => true, () => false));
  check("and how to get it", (await toast.innerText()).includes("cargo install"), await toast.innerText());
  check("its findings are gone", await until(async () => (await findings.count()) === 0));

  setMachine({});
  check("once the setting is right, findings are back", await shown(findings));
}
