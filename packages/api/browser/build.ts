import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where the built files are kept, as text of a module: then every way of bundling our functions takes them along. */
export const target = here("../src/frame/assets.generated.ts");

/** Script and styles of the pages as one module. Browsers of 2021 and later. */
export async function buildAssets(): Promise<string> {
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
  const assets = [...outputFiles.map(({ path, text }) => [path.split("/").at(-1)!, text] as const), ["mark.svg", mark]]
    .sort(([a = ""], [b = ""]) => (a < b ? -1 : 1))
    .map(([name, text]) => `  ${JSON.stringify(name)}:\n    ${JSON.stringify(text)},\n`);
  return [
    "// Made by `node packages/api/browser/build.ts` from packages/api/browser; a test compares.\n",
    "// biome-ignore-all format: generated\n",
    "// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the script has templates of its own\n",
    `export const assets = {\n${assets.join("")}} as const;\n`,
  ].join("");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(target, await buildAssets());
