#!/usr/bin/env node
// Starts the program of this system, which npm chose among the optional dependencies, and decides nothing.

const { spawn } = require("node:child_process");
const { constants } = require("node:os");

const system = `${process.platform}-${process.arch}`;
let program;
try {
  program = require.resolve(`@attache-lint/${system}/attache${process.platform === "win32" ? ".exe" : ""}`);
} catch {
  console.error(`attache: there is no program for ${system} here: install @attache-lint/attache with its optional dependencies, or build it with cargo`);
  process.exit(2);
}

const child = spawn(program, process.argv.slice(2), { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => child.kill(signal));
}
child.on("error", (error) => {
  console.error(`attache: cannot start ${program}: ${error.message}`);
  process.exit(2);
});
child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
