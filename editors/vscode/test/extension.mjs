// Runs `extension.cjs` in the extension host of a real workbench, on a folder of a thousand briefs. The
// extension has no program within it and finds the one on the PATH:
//
//   PATH=/folder/of/attache:$PATH FOLDER=/a/thousand/briefs node editors/vscode/test/extension.mjs --tools FOLDER_OF_SET_UP \
//     --extension attache.vsix

import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { check, end } from "./report.mjs";
import { work } from "./workbench.mjs";

const PATIENCE = 400_000;
const tests = join(dirname(fileURLToPath(import.meta.url)), "extension.cjs");

let finish;
const done = new Promise((resolve, reject) => {
  finish = resolve;
  setTimeout(() => reject(new Error("the tests in the extension host did not end")), PATIENCE).unref();
});

async function prepare(page) {
  await page.exposeFunction("codeAutomationLog", (_, words) => {
    const [kind, what, seen] = words;
    if (kind === "attache:check") check(what, seen === undefined, seen);
    if (kind === "attache:note") console.log(`     ${what}`);
  });
  await page.exposeFunction("codeAutomationExit", finish);
}

await work(resolve(process.env.FOLDER), () => done, { tests, prepare });
end();
