import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { ensurePlatform } from "../../scripts/sst-platform.ts";
import type { Evaluation } from "./program/evaluation.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** Bundles the program as sst does, but leaves libraries where they are. @returns the file to run */
export async function bundleProgram(): Promise<string> {
  const outfile = path.join(ensurePlatform(), `marshrut.${process.pid}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: ["test/infra/program/main.ts"],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "es2024",
    mainFields: ["module", "main"],
    logLevel: "error",
    plugins: [
      {
        name: "libraries-stay",
        setup(build) {
          build.onResolve({ filter: /^[^./]/ }, ({ path: name }) =>
            name.startsWith("@marshrut/") || path.isAbsolute(name) ? undefined : { path: name, external: true },
          );
        },
      },
    ],
  });
  return outfile;
}

/** The settings without which no stage can be. */
export const needed = { MARSHRUT_MAIL_DOMAIN: "mail.example.org", MARSHRUT_ALARM_EMAILS: "on-call@example.org" };

/** Evaluates the bundled program for a stage. @throws Error with what it said when it ended badly */
export async function evaluate(
  program: string,
  stage: string,
  settings: Record<string, string> = {},
): Promise<Evaluation> {
  const folder = mkdtempSync(path.join(tmpdir(), "evaluate-"));
  const out = path.join(folder, "evaluation.json");
  const { PATH = "", HOME = "" } = process.env;
  // No credentials, no network: a look-up that is not answered by the mock fails here.
  const env = { PATH, HOME: folder || HOME, NODE_PATH: "", PULUMI_SKIP_UPDATE_CHECK: "true", ...needed, ...settings };
  try {
    await new Promise<void>((resolve, reject) => {
      const child = spawn(process.execPath, ["--enable-source-maps", "--no-deprecation", program, stage, out, root], {
        cwd: root,
        env,
      });
      let said = "";
      child.stdout.on("data", (chunk) => (said += chunk));
      child.stderr.on("data", (chunk) => (said += chunk));
      child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(said || `exit ${code}`))));
    });
    return JSON.parse(readFileSync(out, "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
