// The ledger as a page beside the brief: every quantity that is stated more than once, with a plot of the
// values over time. The page runs no script but its own and fetches nothing.

import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { Quantity, Statement } from "./overview";
import { plot } from "./plot";
import type { Server } from "./server";

export class Ledger implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private pending: NodeJS.Timeout | undefined;

  constructor(private readonly server: Server) {}

  async open(): Promise<void> {
    if (this.panel) {
      this.panel.reveal(undefined, true);
      return;
    }
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = (this.panel = vscode.window.createWebviewPanel("attache.ledger", "Ledger of Figures", column, {
      enableScripts: true,
      localResourceRoots: [],
    }));
    panel.onDidDispose(() => (this.panel = undefined));
    panel.webview.onDidReceiveMessage((place: { uri: string; line: number; character: number }) => this.show(place));
    await this.draw();
  }

  refresh(): void {
    clearTimeout(this.pending);
    this.pending = setTimeout(() => void this.draw(), 500);
  }

  dispose(): void {
    clearTimeout(this.pending);
    this.panel?.dispose();
  }

  private async show({ uri, line, character }: { uri: string; line: number; character: number }): Promise<void> {
    const selection = new vscode.Range(line, character, line, character);
    await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection, viewColumn: vscode.ViewColumn.One });
  }

  private async draw(): Promise<void> {
    const quantities = this.panel && (await this.server.ledger());
    // While the server is away the page stays as it was.
    if (this.panel && (quantities || !this.panel.webview.html)) {
      this.panel.webview.html = page(quantities ?? [], randomBytes(16).toString("hex"));
    }
  }
}

// Marks that turn the direction of reading are shown, and turn nothing.
const escape = (text: string) =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`).replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");

function page(quantities: Quantity[], nonce: string): string {
  const repeated = quantities.filter((quantity) => quantity.statements.length > 1);
  const sections = repeated.map(section).join("\n");
  const nothing = "<p>No figure of this project is stated twice.</p>";
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<title>Ledger of Figures</title>
<style nonce="${nonce}">
  body { font: var(--vscode-font-size) var(--vscode-font-family); color: var(--vscode-foreground); padding: 0 1rem 2rem; max-width: 50rem; }
  h2 { font-size: 1.1rem; margin: 1.6rem 0 .3rem; }
  h2 small { font-weight: normal; opacity: .8; margin-left: .5rem; }
  .differ small { color: var(--vscode-editorWarning-foreground); }
  table { border-collapse: collapse; width: 100%; }
  td { padding: .2rem .6rem .2rem 0; vertical-align: top; border-top: 1px solid var(--vscode-widget-border, #8884); }
  td:first-child { white-space: nowrap; }
  a { color: var(--vscode-textLink-foreground); cursor: pointer; }
  svg { display: block; margin: .4rem 0; width: 100%; max-width: 400px; }
  svg text { fill: var(--vscode-foreground); font-size: 11px; }
  svg .axis { stroke: var(--vscode-foreground); opacity: .4; }
  svg .agree { fill: var(--vscode-charts-blue, #3794ff); stroke: var(--vscode-charts-blue, #3794ff); }
  svg .odd { fill: var(--vscode-editorWarning-foreground, #cca700); stroke: var(--vscode-editorWarning-foreground, #cca700); }
</style></head>
<body><h1>Ledger of Figures</h1>
${sections || nothing}
<script nonce="${nonce}">
  const editor = acquireVsCodeApi();
  document.addEventListener("click", (event) => {
    const place = event.target.closest("[data-uri]");
    if (place) editor.postMessage({ uri: place.dataset.uri, line: +place.dataset.line, character: +place.dataset.character });
  });
</script></body></html>`;
}

function section(quantity: Quantity): string {
  const row = ({ text, location, year, date }: Statement) => {
    const { line, character } = location.range.start;
    const name = decodeURIComponent(location.uri.slice(location.uri.lastIndexOf("/") + 1));
    const link = `<a data-uri="${escape(location.uri)}" data-line="${line}" data-character="${character}">${escape(name)}:${line + 1}</a>`;
    return `<tr><td>${escape(text)}</td><td>${escape(year ?? "")}</td><td>${link}</td><td>${escape(date ?? "")}</td></tr>`;
  };
  const { declared, standing, statements, title } = quantity;
  const sheet = declared ? `<p>Declared: ${escape(declared.value)} (${escape(declared.source)})</p>` : "";
  return `<section class="${standing}"><h2>${escape(title)}<small>${standing}</small></h2>
${plot(quantity)}${sheet}<table>${statements.map(row).join("")}</table></section>`;
}
