import { Temporal } from "temporal-polyfill";
import { quarterId } from "../../ground/calendar/index.ts";
import type { Contribution } from "../../ground/counter/counter.ts";
import type { AgencyId, ItemId } from "../../ground/shared/ids.ts";
import { Counts } from "./contribution.counts.ts";

// What organisations have in the library (I-1, II.VII-7.1): acts in the quarter and the year of their date, what the media wrote likewise,
// all else when it was published.

/** As far as a thing of the library counts. */
export interface CountedItem {
  itemId: ItemId;
  agencyId?: AgencyId | undefined;
  /** Absent: the region's own. */
  municipality?: string | undefined;
  status: string;
  publishedOn?: string | undefined;
  content: { kind: string; date?: string | undefined; measures: readonly string[] };
}

/** All of a municipality's, whoever has written it; what is the region's own stands under its name. */
const libraryGroup = (period: string, municipality: string) => `LIBRARY#${period}#${municipality}`;
export const libraryOfGroup = (agencyId: string, period: string) => `LIBRARYOF#${agencyId}#${period}`;
/** Figures of organisations, by the cell that tells them. */
export const libraryFigures: Record<string, string> = { acts: "acts", publications: "publications" };

const periodsOf = (day: string): string[] => [quarterId(Temporal.PlainDate.from(day)), day.slice(0, 4)];

/** What is published counts by itself and for each measure that it is for; what was withdrawn does not. */
export function ofItem(item: CountedItem): Contribution {
  const { itemId: subject, agencyId, municipality = "region", status, publishedOn, content } = item;
  const counts = new Counts();
  const day = content.date ?? publishedOn;
  if (status === "published" && day !== undefined) {
    const cell = content.kind === "act" ? "acts" : "publications";
    for (const period of periodsOf(day)) {
      counts.add(libraryGroup(period, municipality), cell);
      for (const one of agencyId ? [cell, ...content.measures.map((measure) => `m|${measure}|${cell}`)] : [])
        counts.add(libraryOfGroup(agencyId!, period), one);
    }
  }
  return { subject, cells: counts.cells };
}
