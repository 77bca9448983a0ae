import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { ensurePlatform } from "../../scripts/sst-platform.ts";
import { preview, rehearsal } from "./rehearsal.ts";
import { Stage } from "./stage.ts";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const files = (folder: string) =>
  readdirSync(path.join(root, folder))
    .filter((f) => f.endsWith(".ts"))
    .map((f) => `${folder}/${f}`);

it("typechecks against sst's own sources and types", async () => {
  ensurePlatform();
  const tsc = path.join(root, "node_modules/.bin/tsc");
  const said = await promisify(execFile)(tsc, ["-p", "tsconfig.sst.json"], { cwd: root }).then(
    () => "",
    (error: { stdout: string }) => error.stdout,
  );
  expect(said).toBe("");
}, 300_000);

describe("evaluates with no network and no account", () => {
  it.each(["dev", "production", "pr-42"])("for stage %s", async (name) => {
    const stage = await Stage.of(name, name.startsWith("pr-") ? preview : {});
    expect(stage.evaluation.resources.length).toBeGreaterThan(200);
    expect(stage.evaluation.outputs).toMatchObject({ api: expect.stringContaining("https://"), data: "synthetic" });
  });

  it.each(["dev", "production"])(
    "names no two resources of a kind alike in stage %s, whatever is switched on",
    async (name) => {
      const stage = await Stage.of(name, rehearsal);
      const urns = stage.evaluation.resources.map((r) => `${r.type} ${r.name}`);
      expect(urns.filter((urn, i) => urns.indexOf(urn) !== i)).toEqual([]);
    },
  );

  it("gives every resource a name that tells app and stage, so that stages share an account", async () => {
    const stage = await Stage.of("dev");
    for (const { type, name, inputs } of stage.evaluation.resources) {
      const own = inputs.name ?? inputs.bucket ?? inputs.configurationSetName;
      const named = [
        "Table",
        "Function",
        "Queue",
        "Topic",
        "StateMachine",
        "Role",
        "LogGroup",
        "Schedule",
        "MetricAlarm",
        "Bucket",
        "UserPool",
        "Key",
      ];
      if (!own || !named.includes(type.split(":").at(-1)!)) continue;
      expect(own, `${type} ${name}`).toMatch(/^(\/aws\/[\w/]+\/)?marshrut-dev-/);
    }
  });

  it("keeps within the lengths of names that AWS takes, in stages with long names too", async () => {
    const stage = await Stage.of("pr-12345678901234567");
    const most: Record<string, number> = {
      Function: 64,
      Role: 64,
      Queue: 80,
      StateMachine: 80,
      Schedule: 64,
      Bucket: 63,
    };
    for (const { type, name, inputs } of stage.evaluation.resources) {
      const limit = most[type.split(":").at(-1)!];
      if (limit && (inputs.name ?? inputs.bucket))
        expect((inputs.name ?? inputs.bucket).length, name).toBeLessThanOrEqual(limit);
    }
    const roles = stage.all("iam/role:Role").map((r) => r.inputs.name);
    expect(new Set(roles).size).toBe(roles.length);
  });
});

/** The doors of DESIGN §3, and beyond them the lists that both clouds are made of (docs/decisions/0020). */
const doors: Record<string, RegExp> = {
  infra: /^(\.\/|@marshrut\/functions\/(manifest|needs)$|@marshrut\/aws\/tables$)/,
  stacks: /^(\.\/|\.\.\/infra\/|@marshrut\/(functions\/(manifest|needs)|workflows|core\/shared|api)$)/,
};

it.each(Object.keys(doors))("%s is left by its doors only", (folder) => {
  const wrong = files(folder).flatMap((file) =>
    [...read(file).matchAll(/from "([^"]+)"/g)]
      .map((m) => m[1]!)
      .filter((from) => !doors[folder]!.test(from))
      .map((from) => `${file} → ${from}`),
  );
  expect(wrong).toEqual([]);
});

it("sst.config.ts imports nothing at its top, and has no keys that sst takes for its former version", () => {
  const text = read("sst.config.ts");
  expect(text).not.toMatch(/^import /m);
  expect(text).not.toMatch(/^ {2}(async )?(stacks|config)[(:]/m);
});
