import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import subset from "subset-font";

/** Where the letters are kept, as text of a module: then every way of bundling our functions takes them along. */
export const target = fileURLToPath(new URL("../src/ground/document/tinos.generated.ts", import.meta.url));

/** Latin with the letters of European names, all of Cyrillic (Tatar and Shor names too), dashes and quotes, ‰, ₽, №. */
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x400, 0x4ff],
  [0x2010, 0x203a],
  [0x20bd, 0x20bd],
  [0x2116, 0x2116],
] as const;
const letters = ranges
  .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)))
  .join("");

const face = async (name: string) => {
  const whole = await readFile(fileURLToPath(import.meta.resolve(`@expo-google-fonts/tinos/${name}.ttf`)));
  return (await subset(whole, letters, { targetFormat: "truetype" })).toString("base64");
};

/** Tinos (© Google, SIL Open Font License 1.1), cut down to the letters above. */
export const buildFont = async (): Promise<string> =>
  [
    "// Made by `node packages/core/fonts/build.ts` of @expo-google-fonts/tinos; a test compares.\n",
    "// Tinos: Copyright 2010 Google LLC, SIL Open Font License 1.1 (packages/core/fonts/OFL.txt).\n",
    "// biome-ignore-all format: generated\n",
    "export const tinos = {\n",
    `  regular:\n    ${JSON.stringify(await face("400Regular/Tinos_400Regular"))},\n`,
    `  bold:\n    ${JSON.stringify(await face("700Bold/Tinos_700Bold"))},\n`,
    "} as const;\n",
  ].join("");

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(target, await buildFont());
