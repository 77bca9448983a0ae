import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}
const folder = mkdtempSync(path.join(tmpdir(), "console-"));
let manifest: Record<string, Chunk>;
beforeAll(() => {
  // In a process of its own: in this one React would be built as it is developed, because it is a test's.
  execFileSync("vite", ["build", path.resolve(import.meta.dirname, ".."), "--outDir", folder, "--logLevel", "warn"], {
    env: { ...process.env, NODE_ENV: "production" },
  });
  manifest = JSON.parse(readFileSync(path.join(folder, ".vite/manifest.json"), "utf8"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const compressed = (file: string) => gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length;
/** Files that a chunk cannot start without. */
function filesOf(key: string, seen = new Set<string>()): Set<string> {
  const { file, imports = [], css = [] } = manifest[key]!;
  for (const one of [file, ...css]) seen.add(one);
  for (const one of imports) filesOf(one, seen);
  return seen;
}
const sum = (files: Iterable<string>) => [...files].reduce((bytes, file) => bytes + compressed(file), 0);
const entry = () => Object.entries(manifest).find(([, { isEntry }]) => isEntry)![0];

describe("the built console", () => {
  it("opens its first screen with less than 250 kB compressed", () => {
    const first = filesOf("src/screens/inbox/screen.tsx", filesOf(entry()));
    expect(sum(first) / 1000).toBeLessThan(250);
  });

  it("loads each screen when somebody goes there, and none of more than 60 kB of its own", () => {
    const start = filesOf(entry());
    const late = manifest[entry()]!.dynamicImports ?? [];
    expect(late.filter((key) => key.startsWith("src/screens/")).length).toBeGreaterThan(3);
    const large = late
      .map((key) => ({ key, bytes: sum([...filesOf(key)].filter((file) => !start.has(file))) }))
      .filter(({ bytes }) => bytes > 60_000);
    expect(large).toEqual([]);
  });

  it("has a page without a script or style of its own, which a strict policy can be said of", () => {
    const page = readFileSync(path.join(folder, "index.html"), "utf8");
    expect(page).not.toMatch(/<style|style=|<script(?![^>]*\bsrc=)|\bon\w+=|javascript:|data:/);
    expect(page).toMatch(/<script type="module"[^>]* src="\/console\/assets\/[\w-]+\.js"/);
  });

  it("names what it loads by content, so that it may be kept for ever", () => {
    for (const { file } of Object.values(manifest)) expect(file).toMatch(/^assets\/.+-[\w-]{8,}\.\w+$/);
  });
});
