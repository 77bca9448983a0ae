import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type BuildOptions, context, type Metafile, type Plugin } from "esbuild";
import { bundling } from "../../infra/bundling.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** What sst's builder for nodejs24.x does with `bundling` (its pkg/runtime/node/build.go, read at 4.17.1). */
const options = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  format: bundling.format,
  minify: bundling.minify,
  splitting: bundling.splitting,
  target: "es2024",
  mainFields: ["module", "main"],
  keepNames: true,
  external: ["sharp", "pg-native"],
  outExtension: { ".js": ".mjs" },
  entryNames: "bundle",
  logLevel: "error",
  banner: {
    js: [
      `import { createRequire as topLevelCreateRequire } from 'module';`,
      "const require = topLevelCreateRequire(import.meta.url);",
      `import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url"`,
      "const __filename = topLevelFileUrlToPath(import.meta.url)",
      `const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url))`,
    ].join("\n"),
  },
} as const satisfies BuildOptions;

export interface Bundle {
  name: string;
  /** The entry's file. */
  file: string;
  /** Bytes that a cold start loads: the entry and all that it imports at once. */
  atStart: number;
  /** Bytes in all, with what is loaded at its first use. */
  total: number;
  /** Bytes at start by package or folder, the largest first. */
  parts: [string, number][];
  /** What is imported at its first use, by its source: the file, and the bytes loaded by then, those at start included. */
  late: Map<string, { file: string; bytes: number }>;
}

/** What bundles entry points as a deploy does, into folders of `folder` by their names. What several of them import is read once. */
export interface Bundler {
  /** @throws when it does not bundle */
  bundle(name: string, handler: string): Promise<Bundle>;
  close(): Promise<void>;
}

export async function openBundler(folder: string): Promise<Bundler> {
  let entry = "";
  // One at a time is built, each as if it were alone: of those before it, only what was read and parsed is kept.
  const turn: Plugin = {
    name: "whose-turn",
    setup: (b) => b.onResolve({ filter: /^whose-turn$/ }, () => ({ path: path.join(root, entry) })),
  };
  const outdir = path.join(folder, "built");
  const builder = await context({
    ...options,
    metafile: true as const,
    write: false as const,
    entryPoints: ["whose-turn"],
    outdir,
    plugins: [turn],
  });
  let before: Promise<unknown> = Promise.resolve();
  const build = async (name: string, handler: string) => {
    entry = handler.replace(/\.\w+$/, ".ts");
    const { metafile, outputFiles } = await builder.rebuild();
    const own = path.join(folder, name);
    mkdirSync(own, { recursive: true });
    for (const { path: file, contents } of outputFiles) writeFileSync(path.join(own, path.basename(file)), contents);
    return told(name, entry, metafile, path.relative(root, outdir), own);
  };
  return {
    bundle: (name, handler) => {
      const next = before.then(() => build(name, handler));
      before = next.catch(() => {});
      return next;
    },
    close: () => builder.dispose(),
  };
}

function told(name: string, entry: string, metafile: Metafile, outdir: string, own: string): Bundle {
  const main = path.join(outdir, "bundle.mjs");
  const start = closure(metafile, main);
  const bytes = (outputs: string[]) => outputs.reduce((sum, o) => sum + metafile.outputs[o]!.bytes, 0);
  const at = (output: string) => path.join(own, path.basename(output));
  const late = Object.entries(metafile.outputs).flatMap(([output, { entryPoint }]) => {
    if (!entryPoint || entryPoint === entry) return [];
    const loaded = [...new Set([...start, ...closure(metafile, output)])];
    return [[entryPoint, { file: at(output), bytes: bytes(loaded) }] as const];
  });
  return {
    name,
    file: at(main),
    atStart: bytes(start),
    total: bytes(Object.keys(metafile.outputs)),
    parts: partsOf(metafile, start),
    late: new Map(late),
  };
}

function closure({ outputs }: Metafile, entry: string): string[] {
  const seen = new Set<string>();
  const walk = (output: string): void => {
    if (seen.has(output) || !outputs[output]) return;
    seen.add(output);
    for (const { path, kind } of outputs[output].imports) if (kind !== "dynamic-import") walk(path);
  };
  walk(entry);
  return [...seen];
}

function partsOf({ outputs }: Metafile, of: string[]): [string, number][] {
  const sizes = new Map<string, number>();
  for (const output of of)
    for (const [file, { bytesInOutput }] of Object.entries(outputs[output]!.inputs)) {
      const library = [...file.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].at(-1)?.[1];
      const part = library ?? file.split("/").slice(0, 4).join("/");
      sizes.set(part, (sizes.get(part) ?? 0) + bytesInOutput);
    }
  return [...sizes].sort(([, a], [, b]) => b - a);
}
