import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { systemCtx } from "@marshrut/core/shared";
import { deps } from "@marshrut/functions";
import { startCloud } from "../cloud/index.ts";
import { takesNoWords } from "../command-line/index.ts";
import { found, tellStory } from "../demo/index.ts";
import { manifest } from "../product/index.ts";

// `npm run demo`: the whole product in a folder of its own and in virtual time; exit code 0 only if the story ended well.
takesNoWords(process.argv.slice(2), "npm run demo", {
  ru: "Параметров нет: npm run demo",
  en: "There are no options: npm run demo",
});
const home = mkdtempSync(path.join(tmpdir(), "marshrut-demo-"));
// Handlers log to standard output, as Lambda wants it; here that belongs to the transcript.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
const print = (line: string) => void write(`${line}\n`);
try {
  const cloud = await startCloud({ home, port: 0, now: "2026-01-12T09:00", frozen: true, manifest, quiet: true });
  try {
    await tellStory(cloud, await found(systemCtx(deps(), "pilot", "demo"), cloud.urls), print);
  } finally {
    await cloud.close();
  }
} catch (error) {
  process.exitCode = 1;
  print(
    `\nИстория не сошлась / the story went wrong: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
  );
} finally {
  rmSync(home, { recursive: true, force: true });
}
