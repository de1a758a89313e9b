// The side bar: all terms and all figures of the project, each a click from its places.

import * as path from "node:path";
import * as vscode from "vscode";
import type { Place, Quantity, Term } from "./overview";
import type { Server } from "./server";

const ICONS: Record<Term["status"], [icon: string, colour?: string]> = {
  defined: ["book"],
  known: ["library"],
  undefined: ["question", "list.warningForeground"],
  conflicting: ["warning", "list.errorForeground"],
};

abstract class View<T extends object> implements vscode.TreeDataProvider<T | Place> {
  private readonly changed = new vscode.EventEmitter<void>();
  private pending: NodeJS.Timeout | undefined;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(protected readonly server: Server) {}

  /** Asks again, once things have been quiet for a moment. */
  refresh(): void {
    clearTimeout(this.pending);
    this.pending = setTimeout(() => this.changed.fire(), 300);
  }

  async getChildren(parent?: T | Place): Promise<(T | Place)[]> {
    if (!parent) {
      return (await this.ask()) ?? [];
    }
    return "uri" in parent ? [] : this.places(parent as T);
  }

  getTreeItem(item: T | Place): vscode.TreeItem {
    return "uri" in item ? placeItem(item as Place) : this.item(item as T);
  }

  protected abstract ask(): Promise<T[] | undefined>;
  protected abstract places(item: T): Place[];
  protected abstract item(item: T): vscode.TreeItem;
}

export class TermsView extends View<Term> {
  protected ask(): Promise<Term[] | undefined> {
    return this.server.ask("attache.terms");
  }

  protected places(term: Term): Place[] {
    return term.places;
  }

  protected item(term: Term): vscode.TreeItem {
    const item = new vscode.TreeItem(term.short, vscode.TreeItemCollapsibleState.Collapsed);
    const [icon, colour] = ICONS[term.status];
    item.description = `${term.long ?? "never defined"} · ${term.places.length}`;
    item.iconPath = new vscode.ThemeIcon(icon, colour ? new vscode.ThemeColor(colour) : undefined);
    item.tooltip = `${term.short}: ${item.description}\n${term.status}`;
    return item;
  }
}

export class FiguresView extends View<Quantity> {
  protected ask(): Promise<Quantity[] | undefined> {
    return this.server.ledger();
  }

  protected places(quantity: Quantity): Place[] {
    return quantity.statements.map(({ text, location }) => ({ ...location, text }));
  }

  protected item(quantity: Quantity): vscode.TreeItem {
    const item = new vscode.TreeItem(quantity.title, vscode.TreeItemCollapsibleState.Collapsed);
    const agree = quantity.standing === "agree";
    item.description = `${quantity.standing} · ${quantity.statements.length}`;
    item.tooltip = `${quantity.title}: ${item.description}`;
    item.iconPath = new vscode.ThemeIcon(agree ? "pass" : "warning", agree ? undefined : new vscode.ThemeColor("list.warningForeground"));
    return item;
  }
}

function placeItem(place: Place): vscode.TreeItem {
  const uri = vscode.Uri.parse(place.uri);
  const item = new vscode.TreeItem(place.text);
  const { start, end } = place.range;
  item.description = `${path.basename(uri.path)}:${start.line + 1}`;
  item.tooltip = `${uri.fsPath}:${start.line + 1}`;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  item.command = { command: "vscode.open", title: "Open", arguments: [uri, { selection }] };
  return item;
}
