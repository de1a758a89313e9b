// Starts the language server and nothing else: every decision is the server's.

import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel("attache", { log: true });
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand("attache.restart", async () => {
      await client?.dispose();
      await start(output);
    }),
    vscode.commands.registerCommand("attache.showOutput", () => output.show()),
  );
  await start(output);
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}

async function start(output: vscode.LogOutputChannel): Promise<void> {
  const command = vscode.workspace.getConfiguration("attache").get<string | null>("server.path") ?? "attache";
  client = new LanguageClient(
    "attache",
    "attache",
    { command, args: ["lsp"], transport: TransportKind.stdio },
    {
      documentSelector: [
        { language: "markdown", scheme: "file" },
        { language: "markdown", scheme: "untitled" },
      ],
      outputChannel: output,
    },
  );
  try {
    await client.start();
  } catch (error) {
    output.error(String(error));
    const settings = "Open Settings";
    const message = `attache could not start “${command}”. Install it with “cargo install attache”, or name its path in the settings.`;
    if ((await vscode.window.showErrorMessage(message, settings)) === settings) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "attache.server.path");
    }
  }
}
