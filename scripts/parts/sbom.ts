// npm run --silent sbom [-- --all] > sbom.cdx.json
// What the product is made of, as CycloneDX: of what runs, or with --all of the tools of development too. npm makes the list, by the lock
// file alone; what is different each time (its number, its hour) is taken out, so that one lock file has one list.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { installed, type Lock } from "./advisories.ts";

const root = path.resolve(import.meta.dirname, "../..");

export interface Component {
  "bom-ref": string;
  name: string;
  version: string;
  purl: string;
  hashes?: { alg: string; content: string }[];
}

/** What of CycloneDX 1.5 is looked at here: https://cyclonedx.org/docs/1.5/json/ */
export interface Bom {
  bomFormat: "CycloneDX";
  specVersion: string;
  serialNumber: string;
  metadata: { timestamp?: string; tools?: unknown; component: { name: string; "bom-ref": string } };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/** All parts, as npm lists them. */
export function listed(): Bom {
  const args = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];
  return JSON.parse(execFileSync("npm", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 })) as Bom;
}

/**
 * Without what only makes the product. npm's own `--omit dev` takes away what the root declares for its tests, too, though a package
 * of ours runs on it.
 */
export function running(bom: Bom, lock: Lock): Bom {
  const tools = new Set(installed(lock).flatMap(({ name, version, dev }) => (dev ? [`${name}@${version}`] : [])));
  const components = bom.components.filter(({ name, version }) => !tools.has(`${name}@${version}`));
  const refs = new Set([...components.map((c) => c["bom-ref"]), bom.metadata.component["bom-ref"]]);
  const dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((to) => refs.has(to)) }));
  return { ...bom, components, dependencies };
}

/** The same list for the same parts: named by what is in it, and not by when it was made, where, or by which npm. */
export function reproducible(bom: Bom): Bom {
  const { timestamp: _when, tools: _by, ...metadata } = bom.metadata;
  const plain = { ...bom, metadata: { ...metadata, component: { ...metadata.component, name: "marshrut" } } };
  const hash = createHash("sha256").update(JSON.stringify(plain.components)).digest("hex");
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`];
  return { ...plain, serialNumber: `urn:uuid:${[...parts, hash.slice(20, 32)].join("-")}` };
}

if (import.meta.main) {
  const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as Lock;
  const bom = process.argv.includes("--all") ? listed() : running(listed(), lock);
  process.stdout.write(`${JSON.stringify(reproducible(bom), undefined, 2)}\n`);
}
