import type { DatabaseSync } from "node:sqlite";
import * as Audit from "@marshrut/core/audit";
import { type Delivery, tenantDeliveries } from "@marshrut/core/delivery";
import * as Indicator from "@marshrut/core/indicator";
import { reconcile, whole } from "@marshrut/core/reconcile";
import { relayDeps } from "@marshrut/functions";
import { machines } from "@marshrut/workflows";
import { Temporal } from "temporal-polyfill";
import { pilotTenant } from "../pilot/index.ts";
import { disagreements, everything } from "./agree.ts";
import { countIn } from "./bank.ts";
import type { Region } from "./region.ts";

/** Something that must hold at the end of every simulation. */
export interface Check {
  key: "agreement" | "reconciler" | "counters" | "letters" | "audit" | "failures";
  /** How much was looked at. */
  looked: number;
  faultCount: number;
  /** What is wrong, one line each; the first of them. */
  faults: string[];
}

const mostFaults = 20;

/**
 * Asks everything that must hold of a region at rest, of the records themselves.
 * @param failures runs of functions that threw, by what they said
 */
export async function checkAll(
  region: Region,
  db: DatabaseSync,
  failures: Readonly<Record<string, number>>,
): Promise<Check[]> {
  const { ctx, bank } = region;
  // Before the clock moves: what is missing would be healed as it passes.
  const running = await runningOf(region);
  const disagreeing = await disagreements(bank, pilotTenant, running);
  const everyRecord = whole(() => true);
  const healed = await region.alone(() => reconcile(relayDeps(), pilotTenant, everyRecord));
  const differences = await Indicator.compare(ctx);
  await seal(region);
  bank.flush();
  return [
    check("agreement", running.length, disagreeing),
    check(
      "reconciler",
      running.length,
      Object.entries(healed)
        .filter(([, n]) => n > 0)
        .map(([what, n]) => `${what}: ${n}`),
    ),
    check(
      "counters",
      countIn(db, "gsi1"),
      differences.map((one) => JSON.stringify(one)),
    ),
    await lettersCheck(region),
    await auditCheck(region, db),
    check(
      "failures",
      Object.keys(failures).length,
      Object.entries(failures).map(([what, n]) => `${n} × ${what}`),
    ),
  ];
}

const check = (key: Check["key"], looked: number, faults: readonly string[]): Check => ({
  key,
  looked,
  faultCount: faults.length,
  faults: faults.slice(0, mostFaults),
});

/** The notary goes on until nothing is left that may be sealed. */
async function seal(region: Region): Promise<void> {
  for (let minutes = 0; minutes < 60; minutes += 10) {
    await region.moveTo(Temporal.Instant.fromEpochMilliseconds(region.clock.now()).add({ minutes: 10 }));
    if ((await region.invoke("notary")) === "{}") return;
  }
}

/** Names of all running executions of routes and steps. */
async function runningOf({ states }: Region): Promise<string[]> {
  const names: string[] = [];
  const followed = machines.map(({ name }) => name).filter((name) => /^(route-|agency-step)/.test(name));
  const { stateMachines } = (await states.call("ListStateMachines", { maxResults: 1000 })) as {
    stateMachines: { name: string; stateMachineArn: string }[];
  };
  for (const { name, stateMachineArn } of stateMachines) {
    if (!followed.includes(name)) continue;
    let nextToken: string | undefined;
    do {
      const query = { stateMachineArn, statusFilter: "RUNNING", maxResults: 1000, nextToken };
      const page = (await states.call("ListExecutions", query)) as {
        executions: { name: string }[];
        nextToken?: string;
      };
      names.push(...page.executions.map((one) => one.name));
      nextToken = page.nextToken;
    } while (nextToken);
  }
  return names;
}

/** As many letters have gone out as the records say were sent. */
async function lettersCheck({ bank, letters }: Region): Promise<Check> {
  const isSent = ({ channel = "mail", status }: Delivery) => channel === "mail" && status === "sent";
  const all = await everything(bank, "gsi1", tenantDeliveries(pilotTenant), isSent);
  const sent = all.filter(Boolean).length;
  return check(
    "letters",
    letters.sent,
    sent === letters.sent ? [] : [`${letters.sent} went out, ${sent} are on record`],
  );
}

/** Every entry of the audit log is sealed, in its place and as it was. */
async function auditCheck({ ctx, seals }: Region, db: DatabaseSync): Promise<Check> {
  const faults: string[] = [];
  let [entries, from] = [0, 1];
  for (;;) {
    const found = await Audit.compare(ctx, seals, { from, subjects: true });
    entries += found.entries;
    faults.push(...found.faults.map((fault) => JSON.stringify(fault)));
    if (found.next === undefined) break;
    from = found.next;
  }
  const kept = countIn(db, "log");
  // What was written within the last minutes is sealed by the next round.
  if (kept < entries) faults.push(`${entries} entries were sealed, ${kept} are there`);
  return check("audit", entries, faults);
}
