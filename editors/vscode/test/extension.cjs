// What the extension is to the rest of VS Code, asked where extensions run. `extension.mjs` starts this, on a
// folder of briefs of which none is open.

const assert = require("node:assert");
const { join } = require("node:path");
const vscode = require("vscode");

const folder = vscode.workspace.workspaceFolders[0].uri.fsPath;
const extension = vscode.extensions.getExtension("attache.attache");
const ask = (command, ...words) => vscode.commands.executeCommand(command, ...words);
const tests = [];
const test = (what, act) => tests.push({ what, act });

let brief;

async function until(what, seen) {
  for (const end = Date.now() + 120_000; Date.now() < end; ) {
    const answer = await seen();
    if (answer) return answer;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`${what} did not happen`);
}

/** The findings of the brief, by the name of their rules. */
const found = () => vscode.languages.getDiagnostics(brief.uri).map((finding) => finding.code.value ?? finding.code);

/** The place of some words, a character into them. */
function at(words) {
  return brief.positionAt(brief.getText().indexOf(words) + 1);
}

test("nothing runs until a brief is open", async () => {
  await vscode.window.showTextDocument(vscode.Uri.file(join(folder, "notes.txt")));
  assert.equal(extension.isActive, false);
});

test("opening one of a thousand briefs brings its findings", async () => {
  const began = Date.now();
  brief = await vscode.workspace.openTextDocument(join(folder, "brief-0512.md"));
  await vscode.window.showTextDocument(brief);
  await until("the first finding", () => found().length > 0);
  note(`first findings after ${Date.now() - began} ms, start of the extension included`);
  assert.ok(found().includes("undefined-acronym"), found().join());
  assert.ok(extension.isActive);
});

test("every command of the palette is there", async () => {
  const known = new Set(await vscode.commands.getCommands(true));
  const stated = extension.packageJSON.contributes.commands.map(({ command }) => command);
  assert.deepEqual(stated.filter((command) => !known.has(command)), []);
});

test("a term has exactly one definition", async () => {
  const places = await ask("vscode.executeDefinitionProvider", brief.uri, at("FBCR yet"));
  assert.equal(places.length, 1);
  assert.equal((places[0].targetRange ?? places[0].range).start.line, at("(FBCR)").line);
});

test("every heading is one symbol", async () => {
  const symbols = await ask("vscode.executeDocumentSymbolProvider", brief.uri);
  const names = (symbols) => symbols.flatMap(({ name, children }) => [name, ...names(children ?? [])]);
  for (const heading of ["Executive Summary", "What to do"]) {
    assert.equal(names(symbols).filter((name) => name.includes(heading)).length, 1, names(symbols).join(" | "));
  }
  assert.ok(names(symbols).some((name) => name.startsWith("FBCR")), names(symbols).join(" | "));
});

test("a link is one link, a reference one reference, a fold one fold", async () => {
  const twice = (things) => things.filter((thing, index) => things.indexOf(thing) !== index);
  const range = ({ start, end }) => `${start.line}:${start.character}-${end.line}:${end.character}`;
  const links = await ask("vscode.executeLinkProvider", brief.uri);
  assert.deepEqual(twice(links.map((link) => range(link.range))), []);
  const places = await ask("vscode.executeReferenceProvider", brief.uri, at("FBCR yet"));
  assert.ok(places.length >= 2);
  assert.deepEqual(twice(places.map((place) => `${place.uri} ${range(place.range)}`)), []);
  const folds = await ask("vscode.executeFoldingRangeProvider", brief.uri);
  assert.deepEqual(twice(folds.map(({ start }) => start)), []);
});

test("a link of Markdown has VS Code's own definition alone", async () => {
  const places = await ask("vscode.executeDefinitionProvider", brief.uri, at("[survey]"));
  assert.equal(places.length, 1);
});

test("a term is hovered once", async () => {
  const cards = await ask("vscode.executeHoverProvider", brief.uri, at("FBCR yet"));
  assert.equal(cards.length, 1);
  assert.ok(cards[0].contents[0].value.includes("Falster Baltic Caspian Register"), cards[0].contents[0].value);
});

test("rules are set in the settings of VS Code as well", async () => {
  const settings = vscode.workspace.getConfiguration("attache");
  await settings.update("rules", { "undefined-acronym": "off" }, vscode.ConfigurationTarget.Global);
  await until("the rule's silence", () => !found().includes("undefined-acronym"));
  await settings.update("rules", undefined, vscode.ConfigurationTarget.Global);
  await until("its return", () => found().includes("undefined-acronym"));
});

test("findings go and come with a restart", async () => {
  let gone = false;
  const watch = vscode.languages.onDidChangeDiagnostics(() => (gone ||= found().length === 0));
  await ask("attache.restart");
  await until("the return of the findings", () => gone && found().length > 0);
  watch.dispose();
});

const note = (words) => console.log("attache:note", words);

exports.run = async () => {
  for (const { what, act } of tests) {
    const problem = await act().then(() => undefined, (error) => error.stack);
    console.log("attache:check", what, ...(problem ? [problem] : []));
    // What comes after would only wait in vain.
    if (problem) return;
  }
};
