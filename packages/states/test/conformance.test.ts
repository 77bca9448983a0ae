import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/*
 * Recordings of AWS itself, kept beside the repository (../shared/sfn-conformance). The suite's runner drives the engine
 * over the wire; it is copied below node_modules, where it finds the AWS client. See docs/states-conformance.md.
 */
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const SUITE = path.join(ROOT, "../shared/sfn-conformance");
const MAIN = path.join(ROOT, "packages/states/src/main.ts");

interface Result {
  id: string;
  kind: "execution" | "api";
  skipped?: string;
  pass: boolean;
  phase?: string;
  levels?: { outcome?: boolean; history?: boolean };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function run(): Promise<Result[]> {
  const cache = path.join(ROOT, "node_modules/.cache/sfn-conformance");
  const home = mkdtempSync(path.join(tmpdir(), "states-conformance-"));
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  for (const file of ["run.mjs", "compare.mjs", "dev.json"]) cpSync(path.join(SUITE, file), path.join(cache, file));
  const [engine, lambda, sqs] = [await freePort(), await freePort(), await freePort()];
  const report = path.join(home, "report.json");
  const args = [
    "run.mjs",
    ...["--endpoint", `http://127.0.0.1:${engine}`],
    ...["--spawn", `"${process.execPath}" "${MAIN}" --port ${engine} --home "${home}"`],
    ...["--lambda-port", String(lambda), "--sqs-port", String(sqs)],
    ...["--cases", "dev.json", "--out", report, "--timeout", "60"],
  ];
  const runner = spawn(process.execPath, args, { cwd: cache, stdio: ["ignore", "ignore", "inherit"] });
  await new Promise((resolve) => runner.on("exit", resolve));
  const { results } = JSON.parse(readFileSync(report, "utf8")) as { results: Result[] };
  rmSync(home, { recursive: true, force: true });
  return results;
}

test("the recordings of AWS, as far as they are here", { timeout: 300_000 }, async () => {
  if (!existsSync(SUITE)) {
    console.warn(`Not run: the recordings of AWS are not at ${SUITE}`);
    return;
  }
  const ran = (await run()).filter(({ skipped }) => skipped === undefined);
  const executions = ran.filter(({ kind }) => kind === "execution");
  const histories = executions.filter(({ levels, phase }) => levels?.history !== undefined || phase !== undefined);
  const share = (part: unknown[], whole: unknown[]) => part.length / whole.length;
  expect(ran.length).toBeGreaterThan(500);
  expect(
    share(
      executions.filter(({ levels }) => levels?.outcome),
      executions,
    ),
  ).toBeGreaterThanOrEqual(0.98);
  expect(
    share(
      histories.filter(({ levels }) => levels?.history),
      histories,
    ),
  ).toBeGreaterThanOrEqual(0.9);
  // Every case that fails is explained in the document.
  const document = readFileSync(path.join(ROOT, "docs/states-conformance.md"), "utf8");
  const unexplained = ran.filter(({ id, pass }) => !pass && !document.includes(id));
  expect(unexplained.map(({ id }) => id)).toEqual([]);
});
