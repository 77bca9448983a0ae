import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/*
 * The engine against recordings of AWS itself. Those beside this test always run; more of the same form (`*.json`) run
 * when STATES_RECORDINGS names their folder. The runner drives the engine over the wire. See docs/states-conformance.md.
 */
const root = fileURLToPath(new URL("../../../", import.meta.url));
const recordings = fileURLToPath(new URL("recordings/", import.meta.url));
const main = path.join(root, "packages/states/src/main.ts");
const { STATES_RECORDINGS: more } = process.env;

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

async function run(cases: string): Promise<Result[]> {
  const home = mkdtempSync(path.join(tmpdir(), "states-conformance-"));
  const file = path.join(home, "cases.json");
  writeFileSync(file, cases);
  const [engine, lambda, sqs] = [await freePort(), await freePort(), await freePort()];
  const report = path.join(home, "report.json");
  const args = [
    path.join(recordings, "run.mjs"),
    ...["--endpoint", `http://127.0.0.1:${engine}`],
    ...["--spawn", `"${process.execPath}" "${main}" --port ${engine} --home "${home}"`],
    ...["--lambda-port", String(lambda), "--sqs-port", String(sqs)],
    ...["--cases", file, "--out", report, "--timeout", "60", "--scope", "all"],
    ...["--offer", "lambda,sqs,sfn-nested,activity,map-distributed,express,aws-sdk,api"],
  ];
  const runner = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  await new Promise((resolve) => runner.on("exit", resolve));
  const { results } = JSON.parse(readFileSync(report, "utf8")) as { results: Result[] };
  rmSync(home, { recursive: true, force: true });
  return results.filter(({ skipped }) => skipped === undefined);
}

function expectConformance(ran: Result[]): void {
  const executions = ran.filter(({ kind }) => kind === "execution");
  const histories = executions.filter(({ levels, phase }) => levels?.history !== undefined || phase !== undefined);
  const share = (part: unknown[], whole: unknown[]) => part.length / whole.length;
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
  const document = readFileSync(path.join(root, "docs/states-conformance.md"), "utf8");
  const unexplained = ran.filter(({ id, pass }) => !pass && !document.includes(id));
  expect(unexplained.map(({ id }) => id)).toEqual([]);
}

test("the recordings of AWS", { timeout: 300_000 }, async () => {
  const lines = ["core.jsonl", "extra.jsonl"].flatMap((name) =>
    readFileSync(path.join(recordings, name), "utf8").trim().split("\n"),
  );
  const ran = await run(`[${lines.join(",")}]`);
  expect(ran).toHaveLength(686);
  expectConformance(ran);
});

test.skipIf(!more)(
  "more recordings of AWS, when STATES_RECORDINGS names a folder of them",
  { timeout: 600_000 },
  async () => {
    const files = readdirSync(more!).filter((name) => name.endsWith(".json") && name !== "package.json");
    expect(files).not.toEqual([]);
    for (const name of files) expectConformance(await run(readFileSync(path.join(more!, name), "utf8")));
  },
);
