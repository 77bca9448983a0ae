import { mkdirSync } from "node:fs";
import path from "node:path";
import { type BuildOptions, build, type Metafile } from "esbuild";
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

/** Bundles one entry point as a deploy does, into `folder`. @throws when it does not bundle */
export async function bundle(name: string, handler: string, folder: string): Promise<Bundle> {
  const outdir = path.join(folder, name);
  mkdirSync(outdir, { recursive: true });
  const entry = handler.replace(/\.\w+$/, ".ts");
  const { metafile } = await build({ ...options, metafile: true, entryPoints: [entry], outdir });
  const file = path.join(outdir, "bundle.mjs");
  const start = closure(metafile, path.relative(root, file));
  const bytes = (outputs: string[]) => outputs.reduce((sum, o) => sum + metafile.outputs[o]!.bytes, 0);
  return {
    name,
    file,
    atStart: bytes(start),
    total: bytes(Object.keys(metafile.outputs)),
    parts: partsOf(metafile, start),
    late: new Map(
      Object.entries(metafile.outputs).flatMap(([output, { entryPoint }]) =>
        entryPoint && entryPoint !== entry
          ? [
              [
                entryPoint,
                { file: path.join(root, output), bytes: bytes([...new Set([...start, ...closure(metafile, output)])]) },
              ],
            ]
          : [],
      ),
    ),
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
