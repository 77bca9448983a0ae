// npm run pilot -- --children 4320: loads the synthetic pilot region into the running local cloud, up to so many children.
import path from "node:path";
import { parseArgs } from "node:util";
import { document } from "../pilot/figures.ts";
import { findRunning } from "../pilot/running.ts";
import { StartError } from "../start-error/index.ts";

/** As many as there are synthetic СНИЛС is more than one machine takes. */
const mostChildren = 1_000_000;

try {
  await main(process.argv.slice(2), path.resolve(process.env.MARSHRUT_HOME || ".marshrut"));
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function main(args: string[], home: string): Promise<void> {
  const children = wanted(args);
  const cloud = await findRunning(home);
  // The product takes a second to load: whoever mistyped, or has no cloud, is told before that.
  const { loadInto } = await import("./pilot.load.ts");
  await loadInto(cloud, children);
}

/** How many children there shall be in all; the whole pilot group unless said otherwise. @throws StartError */
function wanted(args: string[]): number {
  const text = childrenIn(args);
  const n = Number(text);
  if (/^\d+$/.test(text) && n <= mostChildren) return n;
  throw new StartError({
    ru: `--children: сколько всего должно быть детей, число от 0 до ${mostChildren}. Пример: npm run pilot -- --children 4320`,
    en: `--children: how many children there shall be in all, from 0 to ${mostChildren}. Example: npm run pilot -- --children 4320`,
  });
}

function childrenIn(args: string[]): string {
  try {
    const { values } = parseArgs({ args, options: { children: { type: "string" } } });
    return values.children ?? String(document.pilotGroup);
  } catch {
    return ""; // an option that there is not
  }
}
