/**
 * An application of one engine, as a process that is started, measured and killed: `node host.ts ENGINE HOME`. It speaks in lines of JSON:
 * requests come by standard input, answers and what the handlers ask of the world go out by standard output, the same for every engine.
 */
import { createInterface } from "node:readline";
import { killTree, treeOf } from "./processes.ts";
import type { Ask, Hosted, Open } from "./workload.ts";

const [engine, home] = process.argv.slice(2) as [string, string];
const { open } = (await import(`./hosted/${engine}.ts`)) as { open: Open };

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const hosted = await open(home, (ask) => say({ ask }));
say({ ready: hosted.setting });

export interface Request {
  id: number;
  start?: string;
  answer?: Ask;
}

const requests = createInterface({ input: process.stdin }).on("line", (line) => {
  const request = JSON.parse(line) as Request;
  done(hosted, request).then(
    (open) => say({ id: request.id, open }),
    (error: Error) => say({ id: request.id, error: `${error.name}: ${error.message}` }),
  );
});
// Whoever measures is gone: nothing of this may stay behind.
requests.once("close", () => {
  const servers = treeOf(process.pid).filter(({ parent }) => parent === process.pid);
  void Promise.all(servers.map(({ pid }) => killTree(pid))).then(() => process.exit());
});

async function done(to: Hosted, { start, answer }: Request): Promise<number | undefined> {
  if (start !== undefined) await to.start(start);
  else if (answer) await to.answer(answer);
  else return to.open();
  return undefined;
}
