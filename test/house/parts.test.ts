import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Advisory, findings, installed, type Lock } from "../../scripts/parts/advisories.ts";
import { auditDeps } from "../../scripts/parts/audit.ts";
import { type Bom, listed, reproducible, running } from "../../scripts/parts/sbom.ts";
import { read } from "./imports.ts";

/** What the product is made of: its parts, their licences, and what is known of them. */
interface Part {
  version?: string;
  license?: string;
  link?: boolean;
  dev?: boolean;
}
const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, Part> };
const parts = Object.entries(lock.packages).filter(([at, { link }]) => at.includes("node_modules/") && !link);
const nameOf = (at: string) => at.split("node_modules/").at(-1)!;

describe("the list of parts", () => {
  let bom: Bom;
  beforeAll(() => {
    bom = reproducible(running(listed(), lock as Lock));
  }, 300_000);

  it("has every package that runs, by version and hash, and no tool of development", () => {
    const named = new Set(bom.components.map(({ name, version }) => `${name}@${version}`));
    const versions = (of: typeof parts) => of.map(([at, { version }]) => `${nameOf(at)}@${version}`);
    const runs = versions(parts.filter(([, { dev }]) => !dev));
    expect(runs.length).toBeGreaterThan(80);
    expect(runs.filter((name) => !named.has(name))).toEqual([]);
    const tools = versions(parts.filter(([, { dev }]) => dev)).filter((name) => !runs.includes(name));
    expect(tools.filter((name) => named.has(name))).toEqual([]);
    const hashed = bom.components.filter(
      ({ name, hashes = [] }) => !name.startsWith("@marshrut/") && hashes.length > 0,
    );
    expect(hashed.length).toBeGreaterThan(80);
    const refs = new Set(bom.components.map((c) => c["bom-ref"]));
    expect(bom.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((to) => !refs.has(to))).toEqual([]);
    expect(bom).toMatchObject({ bomFormat: "CycloneDX", metadata: { component: { name: "marshrut" } } });
  });

  it("is the same whenever and wherever it is made, and another when a part is", () => {
    const elsewhere = { ...bom, serialNumber: "urn:uuid:1", metadata: { ...bom.metadata, timestamp: "2026-01-01" } };
    expect(reproducible(elsewhere)).toEqual(bom);
    const [first, ...others] = bom.components;
    const changed = reproducible({ ...bom, components: [{ ...first!, version: "0.0.0" }, ...others] });
    expect(changed.serialNumber).not.toBe(bom.serialNumber);
    expect(bom.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("the licence of every part", () => {
  /** May be used and passed on with a product under Apache-2.0, naming them; nothing that asks for our own source. */
  const allowed = [
    "MIT",
    "MIT-0",
    "ISC",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "BlueOak-1.0.0",
    "Unlicense",
    "Zlib",
    "CC0-1.0",
  ];
  /** Looked at one by one. */
  const looked: Record<string, string> = {
    "@cloud-copilot/iam-policy":
      "AGPL-3.0, which binds what is made of it: policies are judged by it in tests (decision 0152); a tool",
    "@cloud-copilot/iam-simulate": "the same; a tool",
    "@cloud-copilot/iam-utils": "the same; a tool",
    "@expo-google-fonts/tinos": "letters under the Open Font License, which may be embedded",
    "@logdna/tail-file": "MIT, in its file LICENSE; a tool",
    argparse: "Python-2.0, permissive; a tool",
    "png-js": "MIT, in its file LICENSE, which its package.json does not repeat",
    "spdx-exceptions": "a list, CC-BY-3.0; a tool",
  };
  const isTool = (name: string) => parts.every(([at, { dev }]) => nameOf(at) !== name || dev);
  const isAllowed = (expression = "none"): boolean =>
    expression
      .replaceAll(/^\(|\)$/g, "")
      .split(" OR ")
      .some((choice) => choice.split(" AND ").every((one) => allowed.includes(one)));

  it("is one that we may pass on, or was looked at", () => {
    const others = parts.filter(([at, { license }]) => !isAllowed(license) && !(nameOf(at) in looked));
    // Weak copyleft binds the files themselves: for tools that are not passed on.
    const bad = others.filter(([at, { license }]) => license !== "MPL-2.0" || !isTool(nameOf(at)));
    expect(bad.map(([at, { license }]) => `${at}: ${license}`)).toEqual([]);
  });

  it("is a tool's where that is why it was taken, and no part of what runs", () => {
    const tools = Object.entries(looked).filter(([, why]) => why.endsWith("; a tool"));
    expect(tools.filter(([name]) => !isTool(name))).toEqual([]);
  });

  it("was looked at only where it is needed", () => {
    const needed = new Set(parts.filter(([, { license }]) => !isAllowed(license)).map(([at]) => nameOf(at)));
    expect(Object.keys(looked).filter((name) => !needed.has(name))).toEqual([]);
  });

  it("is read with its choices and its sums", () => {
    expect(isAllowed("(GPL-3.0-only OR MIT)")).toBe(true);
    expect(isAllowed("(MIT AND Zlib)")).toBe(true);
    expect(isAllowed("MIT AND GPL-3.0-only")).toBe(false);
    expect(isAllowed(undefined)).toBe(false);
  });
});

describe("advisories", () => {
  const packages = installed({
    packages: {
      "": { version: "0.1.0" },
      "node_modules/hono": { version: "4.9.6" },
      "node_modules/sst/node_modules/hono": { version: "4.6.12", dev: true },
      "node_modules/tar": { version: "7.4.3", dev: true },
      "node_modules/alias": { name: "left-pad", version: "1.3.0" },
      "node_modules/@marshrut/core": { link: true },
    },
  });
  /** In OSV's own form; the numbers are made up. */
  const advisory = (name: string, events: object[], more: Partial<Advisory> = {}): Advisory => ({
    id: "GHSA-0000-0000-0001",
    modified: "2026-11-01T00:00:00Z",
    affected: [{ package: { ecosystem: "npm", name }, ranges: [{ type: "SEMVER", events }] }],
    ...more,
  });
  const found = (...advisories: Advisory[]) =>
    findings(advisories, packages).map(({ name, version, dev }) => `${name}@${version}${dev ? " dev" : ""}`);

  it("speak of a package by its range: from where it came to where it was mended, at its bounds too", () => {
    const range = (introduced: string, fixed: string) => found(advisory("hono", [{ introduced }, { fixed }]));
    expect(range("0", "4.9.7")).toEqual(["hono@4.9.6", "hono@4.6.12 dev"]);
    expect(range("4.9.0", "4.9.6")).toEqual([]);
    expect(range("4.9.6", "5.0.0-rc.1")).toEqual(["hono@4.9.6"]);
    expect(found(advisory("hono", [{ introduced: "4.0.0" }, { last_affected: "4.6.12" }]))).toEqual([
      "hono@4.6.12 dev",
    ]);
    const twice = [{ introduced: "4.9.0" }, { introduced: "0" }, { fixed: "4.7.0" }, { fixed: "4.9.7" }];
    expect(found(advisory("hono", twice))).toEqual(["hono@4.9.6", "hono@4.6.12 dev"]);
    expect(found(advisory("hono", [{ introduced: "0" }]))).toHaveLength(2);
  });

  it("name versions, too; the alias of a package is not its name; other ecosystems and withdrawn ones say nothing", () => {
    const affected = [{ package: { ecosystem: "npm", name: "left-pad" }, versions: ["1.3.0"] }];
    expect(found(advisory("alias", [{ introduced: "0" }]), advisory("x", [], { affected }))).toEqual([
      "left-pad@1.3.0",
    ]);
    expect(found(advisory("tar", [{ introduced: "0" }], { withdrawn: "2026-11-02T00:00:00Z" }))).toEqual([]);
    const python = [
      { package: { ecosystem: "PyPI", name: "tar" }, ranges: [{ type: "SEMVER", events: [{ introduced: "0" }] }] },
    ];
    expect(found(advisory("tar", [], { affected: python }))).toEqual([]);
  });

  describe("from a snapshot", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "advisories-"));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const put = (file: string, content: unknown) => {
      writeFileSync(path.join(folder, file), JSON.stringify(content));
      return path.join(folder, file);
    };
    const judge = (...advisories: Advisory[]) => {
      const said: string[] = [];
      const snapshot = put("snapshot.json", advisories);
      const code = auditDeps(
        [
          "--advisories",
          snapshot,
          "--lock",
          put("lock.json", {
            packages: {
              "node_modules/hono": { version: "4.9.6" },
              "node_modules/tar": { version: "7.4.3", dev: true },
            },
          }),
        ],
        (line) => said.push(line),
      );
      return { code, said };
    };
    const all = [{ introduced: "0" }];
    const severity = (of: string) => ({ database_specific: { severity: of }, summary: "Told" });

    it("fail the check for what runs, and for a tool when it is critical", () => {
      expect(judge(advisory("hono", all, severity("LOW")))).toEqual({
        code: 1,
        said: [
          "LOW hono@4.9.6 GHSA-0000-0000-0001 Told",
          "2 packages, 1 advisories until 2026-11-01T00:00:00Z, 1 of them ours",
        ],
      });
      expect(judge(advisory("tar", all, severity("HIGH"))).code).toBe(0);
      expect(judge(advisory("tar", all, severity("CRITICAL"))).code).toBe(1);
      expect(judge(advisory("elsewhere", all)).code).toBe(0);
    });

    it("that is empty or not named judges nothing, and says so", () => {
      expect(judge().code).toBe(2);
      expect(auditDeps([], () => {})).toBe(2);
    });
  });
});
