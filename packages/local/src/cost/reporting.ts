import * as Period from "@marshrut/core/period";
import type { AgencyId, Ctx } from "@marshrut/core/shared";
import { Temporal } from "temporal-polyfill";
import type { Client } from "../client/index.ts";
import type { Cloud } from "../cloud/index.ts";

const zone = "Asia/Novokuznetsk";

/** When the first period of the shipped roadmap's last year opens, and when the last of them is over. */
export const reportingFrom = "2025-10-01T09:00";
const reportingTo = "2026-05-25T09:00";
/** Days between them. */
export const reportingDays = 236;

/**
 * Assumed: of ten organisations eight hand in before the day, one after its reminders, one never. By their number, so that every run is
 * the same.
 */
const handIns: readonly { at: string; who: (n: number) => boolean }[] = [
  { at: "2025-12-22T11:00", who: (n) => n % 10 < 8 },
  { at: "2026-01-13T11:00", who: (n) => n % 10 === 8 },
  { at: "2026-04-20T11:00", who: (n) => n % 10 < 8 },
  { at: "2026-05-06T11:00", who: (n) => n % 10 === 8 },
];

export interface People {
  cloud: Cloud;
  client: Client;
  ctx: Ctx;
  agencies: readonly AgencyId[];
}

/** Reports that were asked for. */
export interface Reports {
  quarter: number;
  year: number;
}

interface Obligation {
  obligationId: string;
  status: string;
  dueDate: string;
  indicators: { key: string; type: string }[];
}

/**
 * The fourth quarter and the year 2025 of the shipped roadmap: opened, reminded, handed in by the links of the mails, locked and handed
 * over, without any child.
 */
export async function playReporting({ cloud, client, ctx, agencies }: People): Promise<Reports> {
  await client.ok("POST", "/v1/roadmaps/imports", { format: "catalogue" });
  await cloud.settle();
  for (const { at, who } of handIns) {
    await passTo(cloud, at);
    for (const [n, agencyId] of agencies.entries()) {
      if (who(n)) await handIn(client, ctx, agencyId);
      // So many letters' links as one address may open in a minute.
      if (n % 100 === 99) await cloud.advance("PT1M");
    }
    await cloud.settle();
  }
  await passTo(cloud, reportingTo);
  const asked = async (period: string) => {
    const { obligations } = await client.ok<{ obligations: Record<string, number> }>("GET", `/v1/periods/${period}`);
    return Object.values(obligations).reduce((sum, n) => sum + n, 0);
  };
  return { quarter: await asked("2025-Q4"), year: await asked("2025") };
}

async function handIn(client: Client, ctx: Ctx, agencyId: AgencyId): Promise<void> {
  const token = await Period.reportsToken(ctx, agencyId);
  const ask = (body: object) =>
    client.ok<{ periods: { obligations: Obligation[] }[] }>("POST", "/v1/reports/respond", { token, ...body }, "");
  const { periods } = await ask({ action: "view" });
  const soon = ctx.now().toZonedDateTimeISO(zone).toPlainDate().add({ days: 20 }).toString();
  const owed = periods
    .flatMap(({ obligations }) => obligations)
    .filter(({ status, dueDate }) => status === "pending" && dueDate <= soon);
  if (owed.length === 0) return;
  await ask({
    action: "submit",
    reports: owed.map(({ obligationId, indicators }) => ({
      obligationId,
      values: Object.fromEntries(indicators.map(({ key, type }) => [key, type === "yes-no" ? true : 1])),
      narrative: "Выполнено в полном объёме.",
    })),
  });
}

/** A day at a time, as the days of routes pass. */
async function passTo(cloud: Cloud, local: string): Promise<void> {
  const until = Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
  while (until - cloud.clock.now() > 86_400_000) await cloud.advance("P1D");
  await cloud.advance(`PT${Math.round((until - cloud.clock.now()) / 1000)}S`);
}

/** How often what was played comes in a year: four quarters and the year itself, by the number of reports. */
export const timesPerYear = ({ quarter, year }: Reports): number => (4 * quarter + year) / (quarter + year);
