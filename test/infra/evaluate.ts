import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundled } from "./bundled.ts";
import { madeOnce } from "./made-once.ts";
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
  const program = await bundled();
  const key = createHash("sha256")
    .update(readFileSync(program))
    .update(readFileSync(path.join(root, "package-lock.json")))
    .update(JSON.stringify([stage, settings, process.version]))
    .digest("hex");
  const kept = path.join(cache, `${key.slice(0, 32)}.json`);
  await madeOnce(kept, async (near) => {
    const scratch = mkdtempSync(path.join(tmpdir(), "evaluate-"));
    try {
      const work = (options: string[]) =>
        run([...options, program, stage, path.join(scratch, "out.json"), root], settings, scratch);
      // Pulumi writes down where each of its promises was made, which takes a quarter of the time; who fails is asked again for it.
      await work(["--stack-trace-limit=0"]).catch(() => work([]));
      copyFileSync(path.join(scratch, "out.json"), near);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
  return JSON.parse(readFileSync(kept, "utf8"));
}

function run(args: string[], settings: Settings, home: string): Promise<void> {
  const offline = path.join(root, "test/infra/program/offline.mjs");
  const { PATH = "", NODE_COMPILE_CACHE = "" } = process.env;
  const env = { PATH, NODE_COMPILE_CACHE, HOME: home, ...needed, ...settings };
  return new Promise((resolve, reject) => {
    const own = ["--no-deprecation", "--max-semi-space-size=64", "--import", offline];
    const child = spawn(process.execPath, [...own, ...args], { cwd: root, env });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        said += chunk;
      });
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(said || `It ended with ${code}`))));
  });
}
