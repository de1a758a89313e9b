// Pictures of VS Code at work, light and dark, for its page:
//
//   FOLDER=/copy/of/pictures/briefs node tests/editors/pictures/vscode.mjs --tools FOLDER_OF_SET_UP --extension attache-linux-x64.vsix \
//     --pictures FOLDER

import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { check, end, until } from "../../../editors/vscode/test/report.mjs";
import { hands, option, work } from "../../../editors/vscode/test/workbench.mjs";

const album = resolve(option("pictures"));
mkdirSync(album, { recursive: true });

await work(resolve(process.env.FOLDER), scenes, { size: { width: 1120, height: 680 } });
end();

async function scenes({ page }) {
  const { command, go, open, press, shown } = hands(page);
  const row = (words) => page.locator(".pane-body .monaco-list-row", { hasText: words });
  const take = async (name) => {
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const theme = page.locator(colorScheme === "dark" ? ".monaco-workbench.vs-dark" : ".monaco-workbench.vs");
      check(`${name}, ${colorScheme}`, await theme.waitFor().then(() => true, () => false));
      // The colours of the words follow those of the window.
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(album, `vscode-${name}-${colorScheme}.png`) });
    }
    await page.emulateMedia({ colorScheme: "light" });
  };

  await open("who-pays-in-2026.md");
  check("findings are underlined", await shown(page.locator(".monaco-editor .squiggly-warning")));
  await command("View: Toggle Primary Side Bar Visibility");

  await command("Problems: Focus on Problems View");
  await shown(page.locator(".markers-panel .monaco-list-row", { hasText: "Special Measures Agreement" }));
  await page.locator(".monaco-editor .view-line").first().click();
  await go(11, 52);
  await command("Show or Focus Hover");
  await page.locator(".monaco-hover:not(.hidden) .hover-contents", { hasText: "operational control" }).first().waitFor();
  await take("hover");
  await page.keyboard.press("Escape");
  await command("View: Close Panel");

  await go(16, 8);
  await press("Control+.", page.locator(".action-widget .monaco-list-row", { hasText: "Special Measures Agreement" }));
  await take("fix");
  await page.keyboard.press("Escape");

  await command("View: Show attache");
  await shown(row("USFK"));
  await row(/troops/).first().locator(".monaco-tl-twistie").click();
  await shown(row("a-smaller-garrison.md"));
  await command("attache: Open the Ledger of Figures");
  await until(async () => {
    for (const frame of page.frames()) {
      if (await frame.evaluate(() => document.querySelectorAll("svg circle").length > 2).catch(() => false)) return true;
    }
  });
  await take("ledger");
}
