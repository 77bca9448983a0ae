import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const read = (file: string) => readFileSync(path.resolve(import.meta.dirname, "../..", file), "utf8");
const [check, deploy, preview] = ["check", "deploy", "preview"].map((name) => read(`.github/workflows/${name}.yml`));
/** An expression of the pipeline's own language: `${{ vars.STAGE }}`. */
const expression = (inner: string) => `\${{ ${inner} }}`;
/** Whatever an administrator can decide for a stage. */
const settings = [...new Set(read("infra/settings.ts").match(/MARSHRUT_[A-Z_]+/g))];

it.each(settings)("%s can be given to a deploy by the pipeline, and stands in the runbook", (name) => {
  expect(deploy).toContain(`      ${name}: ${expression(`vars.${name}`)}\n`);
  expect(read("docs/runbook.md")).toContain(`\`${name}\``);
});

it("a deploy comes after the checks, one at a time for each stage, by a role that only its environment has", () => {
  expect(deploy).toMatch(/needs: check\n/);
  expect(deploy).toMatch(
    /concurrency:\n {2}group: deploy-\$\{\{ inputs\.stage \|\| 'dev' \}\}\n {2}cancel-in-progress: false/,
  );
  expect(deploy).toContain(`role-to-assume: ${expression("vars.DEPLOY_ROLE_ARN")}`);
  for (const text of [check, deploy, preview]) {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
    expect(text).not.toMatch(/secrets\.|AWS_SECRET|AWS_ACCESS_KEY/);
  }
  expect(deploy!.match(/id-token: write/g)).toHaveLength(1);
});

it("a preview holds synthetic data, mails from a domain of its own, is of our own branches, and goes with its pull request", () => {
  expect(preview).toContain("  MARSHRUT_DATA: synthetic\n");
  expect(preview).not.toContain("MARSHRUT_RESIDENCY_DECISION");
  const domain = `pr-${expression("github.event.number")}.${expression("vars.MARSHRUT_MAIL_DOMAIN")}`;
  expect(preview).toContain(`MARSHRUT_MAIL_DOMAIN: ${domain}`);
  expect(preview!.match(/head\.repo\.full_name == github\.repository/g)).toHaveLength(2);
  // Else a preview that somebody has used could not be taken down: its executions wait for weeks.
  expect(preview).toMatch(
    /run: node scripts\/ops\/empty\.ts --stage "\$STAGE"\n {6}- run: npx sst remove --stage "\$STAGE"/,
  );
});

it("a push breaks off no deploy: only pull requests stand in the queue of checks, and main is checked once", () => {
  const queue = /concurrency:\n {2}group: (.*)\n {2}cancel-in-progress: (.*)\n/.exec(check!)!;
  expect(queue[1]).toBe(`check-${expression("github.event.number || github.run_id")}`);
  expect(queue[2]).toBe(expression("github.event_name == 'pull_request'"));
  expect(check).toMatch(/\non:\n {2}pull_request:\n {2}workflow_call:\n/);
  expect(deploy).toContain("    uses: ./.github/workflows/check.yml\n");
});

it("nobody can put other code under the name of an action: each is called by the hash of what was read", () => {
  const called = [check, deploy, preview].flatMap((text) => [...text!.matchAll(/uses: (\S+)(.*)/g)]);
  expect(called.length).toBeGreaterThan(10);
  for (const [, action, version] of called.filter(([, action]) => !action!.startsWith("./"))) {
    expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    expect(version, action).toMatch(/^ # v\d+\.\d+\.\d+$/);
  }
});

it("a change is checked as a whole, and its packages are looked at for known holes and listed", () => {
  expect(check).toContain(".ci/run");
  expect(read(".ci/run")).toMatch(/check:static\nnpm test\n/);
  for (const command of ["npm audit --omit=dev --audit-level=high", "npm audit signatures", "npm run --silent sbom"])
    expect(check).toContain(command);
});
