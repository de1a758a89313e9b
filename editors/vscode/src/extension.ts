// Starts the language server and shows what it says. Every decision is the server's.

import * as vscode from "vscode";
import { Ledger } from "./ledger";
import { Server } from "./server";
import { FiguresView, TermsView } from "./views";

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const running = (server = new Server(context));
  const terms = new TermsView(running);
  const figures = new FiguresView(running);
  const ledger = new Ledger(running);
  const command = (name: string, run: () => unknown) => vscode.commands.registerCommand(`attache.${name}`, run);
  context.subscriptions.push(
    running,
    ledger,
    vscode.window.registerTreeDataProvider("attache.terms", terms),
    vscode.window.registerTreeDataProvider("attache.figures", figures),
    running.onDidChange(() => [terms, figures, ledger].forEach((view) => view.refresh())),
    command("restart", () => running.restart()),
    command("showOutput", () => running.output.show()),
    command("showVersion", () => showVersion(running)),
    command("updateAbbreviations", () => updateAbbreviations(running)),
    command("explain", () => explain(running)),
    vscode.commands.registerCommand("attache.showReferences", running.showPlaces.bind(running)),
    command("openLedger", () => ledger.open()),
    command("refreshViews", () => [terms, figures].forEach((view) => view.refresh())),
    command("openWalkthrough", () =>
      vscode.commands.executeCommand("workbench.action.openWalkthrough", `${context.extension.id}#start`, false),
    ),
  );
  await running.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}

/** What to put into a report of a fault. */
async function showVersion(server: Server): Promise<void> {
  const copy = "Copy";
  const text = `attache ${server.version ?? "(not running)"} at ${server.program ?? "?"}, VS Code ${vscode.version}, ${process.platform}-${process.arch}`;
  if ((await vscode.window.showInformationMessage(text, copy)) === copy) {
    await vscode.env.clipboard.writeText(text);
  }
}

async function updateAbbreviations(server: Server): Promise<void> {
  const brief = vscode.window.activeTextEditor?.document.uri;
  const said = brief && (await server.ask<string>("attache.insertAbbreviations", server.address(brief)));
  if (said) {
    void vscode.window.showInformationMessage(said);
  }
}

/** Asks for a rule and shows its page beside the brief. */
async function explain(server: Server): Promise<void> {
  const list = await server.ask<string>("attache.explainRule");
  const rules = (list ?? "").split("\n").flatMap((line) => {
    const [, code, label, detail] = /^- (\S+) `(.+?)`: (.*)$/.exec(line) ?? [];
    return code && label ? [{ label, description: code, detail }] : [];
  });
  const chosen = await vscode.window.showQuickPick(rules, { matchOnDescription: true, matchOnDetail: true });
  const page = chosen && (await server.ask<string>("attache.explainRule", chosen.label));
  if (page) {
    const document = await vscode.workspace.openTextDocument({ content: `# ${chosen.label}\n\n${page}`, language: "markdown" });
    await vscode.commands.executeCommand("markdown.showPreviewToSide", document.uri);
  }
}
