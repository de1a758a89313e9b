// Packs the program of one system for npm, beside the package that chooses among them:
//
//   node server/npm/pack.mjs linux-x64 target/x86_64-unknown-linux-musl/release/attache packed
//
// The program for Linux on x64 is the static one, so that nobody has to tell one libc from another.

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";

const [system, program, out] = process.argv.slice(2);
if (!out) {
  console.error("usage: pack.mjs SYSTEM PROGRAM FOLDER");
  process.exit(2);
}
const chooser = join(import.meta.dirname, "attache");
const top = join(import.meta.dirname, "../..");
const { version, description, license, repository, optionalDependencies } = JSON.parse(readFileSync(join(chooser, "package.json"), "utf8"));
const name = `@attache-lint/${system}`;
if (optionalDependencies[name] !== version) {
  console.error(`pack.mjs: ${name} ${version} is not among the optional dependencies of the package that chooses`);
  process.exit(2);
}
const [os, cpu] = system.split("-");
const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const room = mkdtempSync(join(tmpdir(), "attache-npm-"));
mkdirSync(out, { recursive: true });

/** Packs what `fill` puts into a folder, with the licences. */
function pack(fill) {
  const folder = mkdtempSync(join(room, "package-"));
  fill(folder);
  for (const licence of ["LICENSE-APACHE", "LICENSE-MIT"]) copyFileSync(join(top, licence), join(folder, licence));
  execFileSync(npm, ["pack", "--silent", "--pack-destination", resolve(out)], { cwd: folder, stdio: "inherit", shell: os === "win32" });
}

try {
  pack((folder) => {
    const file = basename(program);
    copyFileSync(program, join(folder, file));
    chmodSync(join(folder, file), 0o755);
    const manifest = { name, version, description: `${description}: the program for ${system}`, license, repository, os: [os], cpu: [cpu], files: [file, "LICENSE-*"] };
    writeFileSync(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
  });
  pack((folder) => {
    for (const file of ["package.json", "attache.js"]) copyFileSync(join(chooser, file), join(folder, file));
    copyFileSync(join(top, "README.md"), join(folder, "README.md"));
  });
} finally {
  rmSync(room, { recursive: true, force: true });
}
