import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { ensurePlatform } from "../../scripts/sst-platform.ts";
import type { Evaluation } from "./program/evaluation.ts";

const root = path.resolve(import.meta.dirname, "../..");
const cache = path.join(root, "node_modules/.cache/infra");

/** The settings without which no stage can be. */
const needed = { MARSHRUT_MAIL_DOMAIN: "mail.example.org", MARSHRUT_ALARM_EMAILS: "on-call@example.org" };

type Settings = Record<string, string>;

/**
 * Evaluates sst.config.ts for a stage, with no network and no account: a process of its own, where connecting fails. The
 * same program with the same settings is evaluated once and kept, so that several files of tests can ask.
 * @throws Error with what the program said when it ended badly
 */
export async function evaluate(stage: string, settings: Settings = {}): Promise<Evaluation> {
  const program = await bundle();
  const key = createHash("sha256")
    .update(program)
    .update(readFileSync(path.join(root, "package-lock.json")))
    .update(JSON.stringify([stage, settings, process.version]))
    .digest("hex");
  const kept = path.join(cache, `${key.slice(0, 32)}.json`);
  if (!existsSync(kept)) {
    mkdirSync(cache, { recursive: true });
    const scratch = mkdtempSync(path.join(tmpdir(), "evaluate-"));
    const file = path.join(ensurePlatform(), `marshrut.${process.pid}.${key.slice(0, 8)}.mjs`);
    try {
      writeFileSync(file, program);
      await run(file, [stage, path.join(scratch, "out.json"), root], settings, scratch);
      const near = `${kept}.${process.pid}`;
      writeFileSync(near, readFileSync(path.join(scratch, "out.json")));
      renameSync(near, kept);
    } finally {
      rmSync(file, { force: true });
      rmSync(scratch, { recursive: true, force: true });
    }
  }
  return JSON.parse(readFileSync(kept, "utf8"));
}

/** The program as one text, bundled as sst does it; libraries stay where they are. */
async function bundle(): Promise<string> {
  ensurePlatform();
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["test/infra/program/main.ts"],
    outfile: path.join(root, ".sst/platform/marshrut.mjs"),
    write: false,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "es2024",
    mainFields: ["module", "main"],
    logLevel: "error",
    plugins: [
      {
        name: "libraries-stay",
        setup: (b) =>
          b.onResolve({ filter: /^[^./]/ }, ({ path: name }) =>
            name.startsWith("@marshrut/") || path.isAbsolute(name) ? undefined : { path: name, external: true },
          ),
      },
    ],
  });
  return outputFiles[0]!.text;
}

function run(program: string, args: string[], settings: Settings, home: string): Promise<void> {
  const offline = path.join(root, "test/infra/program/offline.mjs");
  const env = { PATH: process.env.PATH ?? "", HOME: home, ...needed, ...settings };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--no-deprecation", "--import", offline, program, ...args], {
      cwd: root,
      env,
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        said += chunk;
      });
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(said || `It ended with ${code}`))));
  });
}
