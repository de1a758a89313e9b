// Finds the program, starts it, says how it is, and passes questions on.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";
import type { Quantity } from "./overview";
import { LanguageClient, type Location, type Position, State, TransportKind } from "vscode-languageclient/node";

const run = promisify(execFile);

export class Server implements vscode.Disposable {
  readonly output = vscode.window.createOutputChannel("attache", { log: true });
  /** What answered to `--version`, and where it lies. */
  version: string | undefined;
  program: string | undefined;

  private brief: vscode.Uri | undefined;
  private client: LanguageClient | undefined;
  private readonly trace = vscode.window.createOutputChannel("attache (trace)", { log: true });
  private readonly status = vscode.languages.createLanguageStatusItem("attache.status", { language: "markdown" });
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable[] = [];

  /** The server came, went, or may say something else about its briefs. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly context: vscode.ExtensionContext) {
    this.status.name = "attache";
    const isOurs = (event: vscode.ConfigurationChangeEvent) => event.affectsConfiguration("attache.server");
    this.listeners.push(
      vscode.workspace.onDidChangeConfiguration((event) => isOurs(event) && this.restart()),
      vscode.workspace.onDidSaveTextDocument(() => this.changed.fire()),
      vscode.languages.onDidChangeDiagnostics(() => this.changed.fire()),
    );
  }

  async start(): Promise<void> {
    this.say("$(sync~spin) attache", "starting");
    const program = await this.find();
    if (program) {
      await this.connect(program);
    }
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await vscode.commands.executeCommand("setContext", "attache.running", false);
    await client?.dispose().catch(() => undefined);
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  dispose(): void {
    void this.stop();
    [this.status, this.changed, this.output, this.trace, ...this.listeners].forEach((thing) => thing.dispose());
  }

  /** Has a command carried out; nothing if the server does not run or will not. */
  async ask<T>(command: string, ...args: unknown[]): Promise<T | undefined> {
    if (this.client?.state !== State.Running) {
      return undefined;
    }
    try {
      return (await this.client.sendRequest("workspace/executeCommand", { command, arguments: args })) as T;
    } catch (error) {
      this.output.warn(`${command}: ${String(error)}`);
      return undefined;
    }
  }

  /** The ledger of the project of the brief at hand. */
  async ledger(): Promise<Quantity[] | undefined> {
    const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
    const brief = editors.find((editor) => editor?.document.languageId === "markdown")?.document.uri;
    this.brief = brief ?? this.brief;
    return this.brief && this.ask("attache.ledger", this.address(this.brief));
  }

  /** Opens the list of places that a lens counts. */
  async showPlaces(uri: string, position: Position, places: Location[]): Promise<void> {
    const convert = this.client?.protocol2CodeConverter;
    if (convert) {
      const [at, found] = [convert.asPosition(position), places.map((place) => convert.asLocation(place))];
      await vscode.commands.executeCommand("editor.action.showReferences", convert.asUri(uri), at, found);
    }
  }

  /** A document as the server knows it. */
  address(uri: vscode.Uri): string {
    return this.client ? this.client.code2ProtocolConverter.asUri(uri) : uri.toString();
  }

  /** The program of the setting, the one in the extension, the one on the PATH; the first that answers. */
  private async find(): Promise<string | undefined> {
    const stated = vscode.workspace.getConfiguration("attache").get<string | null>("server.path");
    const name = process.platform === "win32" ? "attache.exe" : "attache";
    const bundled = path.join(this.context.extensionPath, "server", name);
    const candidates = stated ? [stated] : [...(existsSync(bundled) ? [bundled] : []), "attache"];
    for (const candidate of candidates) {
      try {
        const { stdout } = await run(candidate, ["--version"], { timeout: 10_000, env: this.environment() });
        this.version = stdout.trim().replace(/^attache /, "");
        this.program = candidate;
        return candidate;
      } catch (error) {
        this.output.warn(`${candidate} --version: ${String(error)}`);
      }
    }
    this.say("$(error) attache", "the program was not found", vscode.LanguageStatusSeverity.Error);
    void this.advise(candidates.join(" or "));
    return undefined;
  }

  private async connect(command: string): Promise<void> {
    const client = new LanguageClient(
      "attache",
      "attache",
      { command, args: ["lsp"], transport: TransportKind.stdio, options: { env: this.environment() } },
      {
        documentSelector: [
          { language: "markdown", scheme: "file" },
          { language: "markdown", scheme: "untitled" },
        ],
        outputChannel: this.output,
        traceOutputChannel: this.trace,
        // VS Code's own Markdown extension lists the headings already.
        initializationOptions: { symbols: { headings: false } },
      },
    );
    this.client = client;
    client.registerFeature({
      // Lenses open a list of places only where the editor says that it can show one.
      fillClientCapabilities: (capabilities) => {
        capabilities.experimental = { ...capabilities.experimental, commands: { commands: ["attache.showReferences"] } };
      },
      initialize: () => undefined,
      getState: () => ({ kind: "static" }),
      clear: () => undefined,
    });
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) {
        this.say("$(check) attache", this.version ?? "");
      } else if (newState === State.Stopped && this.client === client) {
        this.say("$(error) attache", "the server has stopped", vscode.LanguageStatusSeverity.Error);
      }
      void vscode.commands.executeCommand("setContext", "attache.running", newState === State.Running);
      this.changed.fire();
    });
    try {
      await client.start();
    } catch (error) {
      this.output.error(String(error));
      void this.advise(command);
    }
  }

  private environment(): NodeJS.ProcessEnv {
    return { ...process.env, ...vscode.workspace.getConfiguration("attache").get<Record<string, string>>("server.extraEnv") };
  }

  private say(text: string, detail: string, severity = vscode.LanguageStatusSeverity.Information): void {
    Object.assign(this.status, { text, detail, severity, command: { command: "attache.showOutput", title: "Show Output" } });
  }

  private async advise(tried: string): Promise<void> {
    const [settings, output] = ["Open Settings", "Show Output"];
    const message = `attache was not started: there is no working program ${tried}. Install it with “cargo install --path server” from a checkout, or name it in the settings.`;
    const chosen = await vscode.window.showErrorMessage(message, settings, output);
    if (chosen === settings) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "attache.server.path");
    } else if (chosen === output) {
      this.output.show();
    }
  }
}
