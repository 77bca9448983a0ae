import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where the built files are kept, as text of a module: then every way of bundling our functions takes them along. */
const target = here("../src/frame/assets.generated.ts");
/** Where they are served, apart from what they say: a page names its style, and does not load all scripts for that (decision 0267). */
const pathsTarget = here("../src/frame/assets.paths.generated.ts");

/** Where a file is served: the name tells its content, so that it may be kept for ever. */
function pathOf(name: string, text: string): string {
  const [stem = "", extension = ""] = name.split(".");
  const hash = createHash("sha256").update(text).digest("base64url").slice(0, 12);
  return `/assets/${stem}-${hash}.${extension}`;
}

/** Scripts and styles of the pages as one module, and their addresses as another: file and text. Browsers of 2021 and later. */
export async function buildAssets(): Promise<[file: string, text: string][]> {
  const { outputFiles } = await build({
    entryPoints: {
      respond: here("respond/main.ts"),
      organisation: here("organisation/main.ts"),
      reports: here("reports/main.ts"),
      family: here("family/main.ts"),
      form: here("form/main.ts"),
      "sign-up": here("sign-up/main.ts"),
      talk: here("talk/main.ts"),
      download: here("download/main.ts"),
      page: here("styles/page.css"),
      docs: here("styles/docs.css"),
      open: here("styles/open.css"),
    },
    outdir: "/",
    bundle: true,
    write: false,
    format: "iife",
    target: ["chrome87", "firefox84", "safari15"],
    charset: "utf8",
    minifyWhitespace: true,
    minifySyntax: true,
    minifyIdentifiers: true,
    legalComments: "none",
  });
  const mark = (await readFile(here("mark.svg"), "utf8")).trim();
  const all = [
    ...outputFiles.map(({ path, text }): [string, string] => [path.split("/").at(-1)!, text]),
    ["mark.svg", mark] satisfies [string, string],
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  const assets = all.map(([name, text]) => `  ${JSON.stringify(name)}:\n    ${JSON.stringify(text)},\n`);
  const paths = all.map(([name, text]) => `  ${JSON.stringify(name)}: ${JSON.stringify(pathOf(name, text))},\n`);
  const head = [
    "// Made by `node packages/api/browser/build.ts` from packages/api/browser; a test compares.\n",
    "// biome-ignore-all format: generated\n",
  ].join("");
  const templates =
    "// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the script has templates of its own\n";
  return [
    [target, `${head}${templates}export const assets = {\n${assets.join("")}} as const;\n`],
    [
      pathsTarget,
      `${head}export const assetPaths = {\n${paths.join("")}} as const;\nexport type AssetName = keyof typeof assetPaths;\n`,
    ],
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [file, text] of await buildAssets()) await writeFile(file, text);
