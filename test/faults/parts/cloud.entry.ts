// The whole of `npm start` in a process of its own, on a small region, to be killed by the tests beside it.
import { flushCompileCache } from "node:module";
import { systemCtx } from "@marshrut/core/shared";
import { deps } from "@marshrut/functions";
import { startCloud, untilSignal } from "@marshrut/local";

import type { Settings } from "./process.ts";
import { product, wrapped } from "./product.ts";
import { foundRegion, tenant } from "./region.ts";
import { through } from "./wire.ts";

const { home, now, frozen, wires, loud, poison } = JSON.parse(process.argv[2]!) as Settings;
const stopped = untilSignal();
// The wires live in the test's own process; it is told there where they lead to.
const lines = Object.fromEntries(Object.entries(wires).map(([name, url]) => [name, { url, lead: () => {} }]));
const poisoned = wrapped(product, "relay", (handler) => (event: never, ...rest) => {
  if (poison && JSON.stringify(event).includes(`"${poison}"`)) throw new Error("The relay is poisoned");
  return handler(event, ...rest);
});
const cloud = await startCloud({ home, port: 0, now, frozen, manifest: through(poisoned, lines), quiet: !loud });
process.stdout.write(`AT ${JSON.stringify(cloud.urls)}\n`);
const agencies = await foundRegion(systemCtx(deps(), tenant, "test"), cloud);
process.stdout.write(`READY ${JSON.stringify({ urls: cloud.urls, agencies, database: cloud.dynamodb.pid() })}\n`);
flushCompileCache(); // a process that is killed never gets to it
setInterval(flushCompileCache, 300).unref(); // nor to keep what the first requests have loaded
await stopped;
await cloud.close();
