// npm run bench:open — each kind of open page, in a region that has more to show than a page may take: processor time of the first request of a
// fresh process, with the loading of what the page is made of, and of the second; bytes of its HTML and CSS. Bank in memory. The promise is
// 100 ms and 60 kB; the bytes are held by packages/api/test/open.weight.test.ts.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import path from "node:path";
import type { DataBank, Write } from "@marshrut/core/shared";
import { takesNoWords } from "@marshrut/local/command-line";
import { muchToShow } from "../../packages/api/test/open.region.ts";
import { makeWorld } from "../../packages/api/test/world.ts";
import { bundle } from "../infra/bundles.ts";
import { keptBank } from "./kept.bank.ts";

export interface Kept {
  now: string;
  puts: Extract<Write, { put: unknown }>["put"][];
}

interface Measured {
  cold: number;
  warm: number;
  status: number;
  bytes: number;
}

const runs = 7;
/** How much else the machine does: processor time is no figure without it. */
const busy = (): string => `${loadavg()[0]!.toFixed(1)} wait for ${availableParallelism()} cores`;
const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

if (import.meta.main) {
  takesNoWords(process.argv.slice(2), "npm run bench:open", {
    ru: "Параметров нет: npm run bench:open",
    en: "There are no options: npm run bench:open",
  });
  const { bank, flush } = keptBank();
  const world = await makeWorld(bank);
  const pages = await muchToShow(world, 40);
  const puts: Kept["puts"] = [];
  const commit: DataBank["commit"] = async (writes) => {
    for (const write of writes) if ("put" in write) puts.push(write.put);
  };
  await flush({ ...bank, commit });
  const folder = mkdtempSync(path.join(tmpdir(), "open-"));
  try {
    // As a deploy does it: of what is imported at its first use only that is loaded which the page needs.
    const { file: page } = await bundle("open-page", "test/bench/open.page.run", folder);
    const file = path.join(folder, "region.json");
    writeFileSync(file, JSON.stringify({ now: world.clock.now().toString(), puts } satisfies Kept));
    console.log(`Node ${process.version}, median of ${runs}; ${busy()}\n`);
    console.log("page               cold ms  warm ms      kB");
    for (const [kind, at] of pages) {
      const all = Array.from({ length: runs }, (): Measured => {
        const told = execFileSync(process.execPath, [page, file, at]);
        return JSON.parse(told.toString());
      });
      const [cold, warm] = [median(all.map((one) => one.cold)), median(all.map((one) => one.warm))];
      const { status, bytes } = all[0]!;
      const over = [status !== 200 && `status ${status}`, cold > 100 && "time", bytes >= 60_000 && "size"].filter(
        Boolean,
      );
      console.log(
        `${kind.padEnd(18)} ${cold.toFixed(0).padStart(7)}  ${warm.toFixed(0).padStart(7)}  ${(bytes / 1000).toFixed(1).padStart(6)}${over.length > 0 ? `   ← ${over.join(" and ")} over the promise` : ""}`,
      );
    }
    console.log(
      `\nAt the end ${busy()}. Whoever waits for a core finds its caches cold: with several for each core, processor time is up to twice as long.`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.exit(0);
}
