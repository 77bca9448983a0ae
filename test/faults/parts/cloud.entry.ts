// The whole of `npm start` in a process of its own, on a small region, to be killed by the tests beside it.
import { systemCtx } from "@marshrut/core/shared";
import { deps } from "@marshrut/functions";
import { startCloud, untilSignal } from "@marshrut/local";

import type { Settings } from "./process.ts";
import { product } from "./product.ts";
import { foundRegion, tenant } from "./region.ts";
import { through } from "./wire.ts";

const { home, now, frozen, wires } = JSON.parse(process.argv[2]!) as Settings;
const stopped = untilSignal();
// The wires live in the test's own process; it is told there where they lead to.
const lines = Object.fromEntries(Object.entries(wires).map(([name, url]) => [name, { url, lead: () => {} }]));
const cloud = await startCloud({ home, port: 0, now, frozen, manifest: through(product, lines), quiet: true });
process.stdout.write(`AT ${JSON.stringify(cloud.urls)}\n`);
const agencies = await foundRegion(systemCtx(deps(), tenant, "test"), cloud);
process.stdout.write(`READY ${JSON.stringify({ urls: cloud.urls, agencies, database: cloud.dynamodb.pid() })}\n`);
await stopped;
await cloud.close();
