import { builtinModules } from "node:module";
import { describe, expect, it } from "vitest";
import { filesOf, importsOf, read } from "./imports.ts";

/**
 * What is imported is declared, and what is declared is imported (CONTRIBUTING, "Dependencies"). Without this a package runs
 * only for as long as npm happens to put another's dependencies where it looks.
 */
interface Manifest {
  name: string;
  license: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const manifestOf = (folder: string): Manifest => JSON.parse(read(`${folder}package.json`));
const whole = manifestOf("");
const packages = filesOf(["package.json"], "packages").map((file) => file.replace("package.json", ""));

/** Declared, and imported by nobody: for what else. */
const usedOtherwise: Record<string, string> = {
  "@biomejs/biome": "a command",
  "@dynoxide/linux-x64": "a binary, found by its path",
  "@expo-google-fonts/tinos": "letters, read by their path",
  "@pulumi/cloudflare": "types of sst's components",
  "@pulumi/command": "types of sst's components",
  "@pulumi/docker-build": "types of sst's components",
  "@pulumi/random": "types of sst's components",
  "@pulumi/tls": "types of sst's components",
  "@pulumiverse/vercel": "types of sst's components",
  "@tsconfig/node18": "sst's components are compiled by it",
  "@types/archiver": "types of sst's components",
  "@types/node": "types of the platform",
  archiver: "sst's components pack static sites by it",
  glob: "sst's components look for files by it",
  node: "the pinned Node",
  "@sparticuz/chromium": "a browser for tests, loaded where there is none",
  recharts: "what @mantine/charts draws with, and asks for beside it",
  "playwright-core": "drives the browser in which pages are tried",
  typescript: "a command",
  undici: "at the root in the version that sst's components are written for",
};

const nameOf = (module: string) => module.split("/", module.startsWith("@") ? 2 : 1).join("/");
const isOfAPackage = (module: string) =>
  !module.startsWith(".") && !module.startsWith("node:") && !builtinModules.includes(module);

/** Names of what `files` import; a package of types as what it describes. */
const importedBy = (files: readonly string[], declared: Record<string, string>) =>
  files.flatMap((file) =>
    importsOf(read(file))
      .filter(({ module }) => isOfAPackage(module))
      .map(({ module, type }) => {
        const name = nameOf(module);
        return { file, name: type && !(name in declared) ? typesOf(name) : name };
      }),
  );
const typesOf = (name: string) => (name.startsWith("@") ? name : `@types/${name}`);

/** What runs, and not what tries it: a package's `src` without tests, fixtures and benchmarks. */
const runs = (file: string) => /^packages\/[^/]+\/src\//.test(file) && !/\.(test|fixture|bench)\.ts$/.test(file);

const sources = filesOf([".ts", ".tsx", ".mjs"]).filter((file) => !isThisTest(file));
/** It quotes imports that nobody makes. */
function isThisTest(file: string) {
  return file.startsWith("test/house/");
}
const ofFolder = (folder: string) => sources.filter((file) => file.startsWith(folder));

describe.each(packages)("%s", (folder) => {
  const manifest = manifestOf(folder);
  const shipped = { ...manifest.dependencies, ...manifest.optionalDependencies };
  const here = ofFolder(folder);

  it("declares what it runs on", () => {
    const missing = importedBy(here.filter(runs), shipped)
      .filter(({ name }) => name !== manifest.name && !(name in shipped) && !isKnownType(name, manifest))
      .map(({ file, name }) => `${file} → ${name}`);
    expect(missing).toEqual([]);
  });

  it("declares, itself or by the root, what its tests are made with", () => {
    const declared = { ...shipped, ...manifest.devDependencies, ...whole.devDependencies };
    const missing = importedBy(here, declared)
      .filter(({ name }) => name !== manifest.name && !(name in declared))
      .map(({ file, name }) => `${file} → ${name}`);
    expect(missing).toEqual([]);
  });

  it("declares nothing that it does not import", () => {
    const running = new Set(importedBy(here.filter(runs), shipped).map(({ name }) => name));
    const trying = new Set(importedBy(here, { ...shipped, ...manifest.devDependencies }).map(({ name }) => name));
    const idle = [
      ...Object.keys(shipped).filter((name) => !running.has(name)),
      ...Object.keys(manifest.devDependencies ?? {}).filter((name) => !trying.has(name)),
    ];
    expect(idle.filter((name) => !(name in usedOtherwise))).toEqual([]);
  });
});

/** Types are gone when it runs: the root's serve all. */
const isKnownType = (name: string, manifest: Manifest) =>
  name.startsWith("@types/") && name in { ...manifest.devDependencies, ...whole.devDependencies };

describe("the root", () => {
  const declared = { ...whole.dependencies, ...whole.devDependencies };
  const own = sources.filter((file) => !file.startsWith("packages/"));

  it("declares what scripts, stacks and tests import", () => {
    const missing = importedBy(own, declared)
      .filter(({ name }) => !(name in declared))
      .map(({ file, name }) => `${file} → ${name}`);
    expect(missing).toEqual([]);
  });

  it("declares nothing that nobody imports", () => {
    const imported = new Set(importedBy(sources, declared).flatMap(({ name }) => [name, typesOf(name)]));
    expect(Object.keys(declared).filter((name) => !imported.has(name) && !(name in usedOtherwise))).toEqual([]);
  });
});

it("every package is under the licence of the whole", () => {
  expect(read("LICENSE")).toContain("Apache License\n                           Version 2.0");
  expect(["", ...packages].map((folder) => manifestOf(folder).license)).toEqual(
    Array(1 + packages.length).fill("Apache-2.0"),
  );
});

it("the lock file names no registry", () => {
  expect(read("package-lock.json")).not.toMatch(/"resolved": "http/);
  expect(read(".npmrc")).toMatch(/^omit-lockfile-registry-resolved=true$/m);
});

it("one version of a thing for all, except where sst wants its own, and types are made by what TypeScript 5 offers", () => {
  const versions = new Map<string, Set<string>>();
  for (const { dependencies, devDependencies, optionalDependencies } of ["", ...packages].map(manifestOf))
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }))
      versions.set(name, (versions.get(name) ?? new Set()).add(version));
  const several = [...versions].filter(([, set]) => set.size > 1).map(([name]) => name);
  expect(several).toEqual(["typescript", "undici"]);
});

it("finds what it looks for", () => {
  const source =
    'import { a } from "x";\nimport type { B } from "@y/z/w";\nexport * from "./q.ts";\nimport "side";\nawait import("late");';
  expect(importsOf(source)).toEqual([
    { module: "x", type: false },
    { module: "@y/z/w", type: true },
    { module: "./q.ts", type: false },
    { module: "side", type: false },
    { module: "late", type: false },
  ]);
  expect(nameOf("@y/z/w")).toBe("@y/z");
  expect(nameOf("hono/http-exception")).toBe("hono");
});
