import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { Stage } from "./stage.ts";

const root = path.resolve(import.meta.dirname, "../..");
const runbook = readFileSync(path.join(root, "docs/runbook.md"), "utf8");
const scripts = readdirSync(path.join(root, "scripts/ops")).filter((f) => f.endsWith(".ts") && f !== "stage.ts");

/** Whole commands, as somebody copies them: `node scripts/ops/pause.ts stop --stage production`. */
const commands = [...runbook.matchAll(/node (scripts\/ops\/[\w-]+\.ts)([^`\n]*)/g)].map(([, script, rest]) => ({
  script: script!,
  flags: [...rest!.matchAll(/--([\w-]+)/g)].map((m) => m[1]!),
}));

it("names every script of operation, and none that there is not", () => {
  expect([...new Set(commands.map(({ script }) => script))].toSorted()).toEqual(scripts.map((f) => `scripts/ops/${f}`));
});

it.each(commands)("$script takes what the runbook gives it: $flags", ({ script, flags }) => {
  const text = readFileSync(path.join(root, script), "utf8");
  const usage = /const usage =\s*(["`])([\s\S]*?)\1;/.exec(text)?.[2] ?? "";
  for (const flag of flags) expect(usage, flag).toContain(`--${flag} `);
});

it("has a heading for every place that it points to, and a file for every other", () => {
  const anchors = [...runbook.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );
  const links = [...runbook.matchAll(/\]\(#([^)]+)\)/g)].map((m) => m[1]!);
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((link) => !anchors.includes(link))).toEqual([]);
  for (const [, file] of runbook.matchAll(/`((?:packages|infra|stacks|test)\/[\w./-]+)`/g))
    expect(() => readdirSync(path.dirname(path.join(root, file!))), file).not.toThrow();
});

it("tells of each duty of an administrator", () => {
  const headings = [...runbook.matchAll(/^## (.+)$/gm)].map((m) => m[1]);
  expect(headings).toEqual([
    "First deploy",
    "Adding a tenant",
    "A token of an administrator",
    "When the decree on days off is out",
    "A new version of a template comes into use",
    "A system of an organisation",
    "Sessions and tokens",
    "Families that sign in",
    "The console",
    "Keys and secrets",
    "The audit log",
    "A family asks for everything to be destroyed",
    "A family comes by a link",
    "Somebody has read a card in an emergency",
    "The trail of the account",
    "The edge and the firewall",
    "Deploying with executions in flight",
    "Redrive",
    "Restore to a point in time",
    "A leak of personal data",
    "Leaving the sandbox of SES",
    "Previews",
    "Alarms",
  ]);
});

it("says of each output of a deploy what it is", async () => {
  const { outputs } = (await Stage.of("production")).evaluation;
  const [, table = ""] = runbook.split("| output | what it is |");
  const names = Object.keys(outputs).filter((name) => !name.startsWith("_")); // sst's own
  expect(names).toContain("signIn");
  for (const name of names) expect(table.split("\n\n")[0] ?? "", name).toContain(`\`${name}\``);
}, 300_000);
