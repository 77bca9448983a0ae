import * as Period from "@marshrut/core/period";
import type { AgencyId, Ctx } from "@marshrut/core/shared";
import { Temporal } from "temporal-polyfill";
import type { Client } from "../client/index.ts";
import type { Cloud } from "../cloud/index.ts";

const zone = "Asia/Novokuznetsk";

/** What organisations are asked for, and when they answer. */
export interface Reporting {
  /** Local times: before the first period opens, and when the last of them is over. */
  from: string;
  to: string;
  /** Every so-manieth organisation is asked: what it uses grows with their number, which is what the rest is scaled by. */
  every: number;
  /** As it is imported. */
  roadmap: Readonly<Record<string, unknown>>;
  periods: { quarter: string; year?: string };
  /** Who hands in when, by the number of the organisation, so that every run is the same. */
  handIns: readonly { at: string; who: (n: number) => boolean }[];
}

/**
 * The last year of the shipped roadmap. Assumed: of ten organisations eight hand in before the day, one after its reminders, one
 * never.
 */
export const lastYear: Reporting = {
  from: "2025-10-01T09:00",
  to: "2026-05-25T09:00",
  every: 10,
  roadmap: { format: "catalogue" },
  periods: { quarter: "2025-Q4", year: "2025" },
  handIns: [
    { at: "2025-12-22T11:00", who: (n) => n % 10 < 8 },
    { at: "2026-01-13T11:00", who: (n) => n % 10 === 8 },
    { at: "2026-04-20T11:00", who: (n) => n % 10 < 8 },
    { at: "2026-05-06T11:00", who: (n) => n % 10 === 8 },
  ],
};

/** Days that it takes, begun ones included. */
export const daysOf = ({ from, to }: Reporting): number =>
  Math.ceil(Temporal.PlainDateTime.from(from).until(to).total("hours") / 24);

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

/** A quarter and a year: opened, reminded, handed in by the links of the mails, locked and handed over, without any child. */
export async function playReporting(
  { cloud, client, ctx, agencies }: People,
  { roadmap, periods, handIns, to }: Reporting,
  onDay: () => void = () => {},
): Promise<Reports> {
  await client.ok("POST", "/v1/roadmaps/imports", { ...roadmap });
  await cloud.settle();
  for (const { at, who } of handIns) {
    await passTo(cloud, at, onDay);
    for (const [n, agencyId] of agencies.entries()) {
      if (who(n)) await handIn(client, ctx, agencyId);
      // So many letters' links as one address may open in a minute.
      if (n % 100 === 99) await cloud.advance("PT1M");
    }
    await cloud.settle();
  }
  await passTo(cloud, to, onDay);
  const asked = async (period: string | undefined) => {
    if (!period) return 0;
    const { obligations } = await client.ok<{ obligations: Record<string, number> }>("GET", `/v1/periods/${period}`);
    return Object.values(obligations).reduce((sum, n) => sum + n, 0);
  };
  return { quarter: await asked(periods.quarter), year: await asked(periods.year) };
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
async function passTo(cloud: Cloud, local: string, onDay: () => void): Promise<void> {
  const until = Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
  while (until - cloud.clock.now() > 86_400_000) {
    await cloud.advance("P1D");
    onDay();
  }
  await cloud.advance(`PT${Math.round((until - cloud.clock.now()) / 1000)}S`);
}

/** How often what was played comes in a year: four quarters and the year itself, by the number of reports. */
export const timesPerYear = ({ quarter, year }: Reports): number => (4 * quarter + year) / (quarter + year);
