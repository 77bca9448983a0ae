import * as z from "zod";
import { agencyKinds } from "../../agencies/agency/agency.ts";
import { sheetYear } from "../../agencies/resource/resource.ts";
import { PeriodId } from "../../ground/calendar/index.ts";
import { idText } from "../../ground/shared/schema.ts";
import { MunicipalityKey } from "../../ground/tenant/tenant.ts";
import { targetGroups } from "../../people/child/child.ts";
import { unionStatuses } from "../../people/union/union.ts";
import { obligationFilters } from "../../roadmaps/obligation/obligation.find.ts";
import { placementStatuses } from "../../routes/employment/placement.ts";
import { seekerStatuses } from "../../routes/employment/seeker.ts";
import { enrolmentStatuses } from "../../routes/enrolment/enrolment.ts";
import { requestStatuses } from "../../routes/request/request.ts";
import { stepBuckets } from "../../routes/step/step.ts";
import { channels, deliveryStatuses } from "../delivery/delivery.ts";
import { inboxBuckets } from "../inbox/inbox.ts";

const agency = idText("agency").optional();
const municipality = MunicipalityKey.optional();

/** What of each list is wanted: the filters of its operation, and those that a table is asked for. Nothing personal. */
const filters = {
  children: z.strictObject({
    municipality,
    status: z.enum(["active", "left"]).optional(),
    disability: z.boolean().optional(),
    educationalNeeds: z.boolean().optional(),
    targetGroup: z.enum(targetGroups).optional(),
  }),
  agencies: z.strictObject({ kind: z.enum(agencyKinds).optional(), municipality }),
  enrolments: z.strictObject({ status: z.enum(enrolmentStatuses).optional(), agency, municipality }),
  resources: z.strictObject({ year: sheetYear, municipality }),
  seekers: z.strictObject({ status: z.enum(seekerStatuses).optional(), municipality }),
  placements: z.strictObject({ status: z.enum(placementStatuses).optional(), agency, municipality }),
  accompaniments: z.strictObject({ status: z.enum(["open", "ended"]).optional(), agency, municipality }),
  requests: z.strictObject({ status: z.enum(requestStatuses).optional(), agency, municipality }),
  unions: z.strictObject({ status: z.enum(unionStatuses).optional(), municipality }),
  routes: z.strictObject({ status: z.enum(["open", "ended"]).optional(), municipality }),
  /** `not-done`: those that are open, and those that ended without being performed and wait for a decision. */
  steps: z.strictObject({ bucket: z.enum([...stepBuckets, "not-done"]).optional(), agency, municipality }),
  inbox: z.strictObject({ bucket: z.enum(inboxBuckets).optional(), agency }),
  obligations: z.strictObject({
    period: PeriodId.optional(),
    agency,
    status: z.enum(obligationFilters).optional(),
  }),
  deliveries: z.strictObject({
    agency,
    status: z.enum(deliveryStatuses).optional(),
    channel: z.enum(channels).optional(),
  }),
};
export type ExportList = keyof typeof filters;
const exportLists = Object.keys(filters) as [ExportList, ...ExportList[]];
export type FilterOf<L extends ExportList> = z.output<(typeof filters)[L]>;

const format = z.enum(["xlsx", "csv"]).default("xlsx");
const of = <L extends ExportList, F extends z.ZodType>(list: L, filter: F) =>
  z.strictObject({ list: z.literal(list), filter, format });

/** Lists in which nobody is named: all others may have any child in them. */
const namesNobody: readonly ExportList[] = ["agencies", "resources", "obligations", "unions"];
export const mayName = (list: ExportList): boolean => !namesNobody.includes(list);

/** A list to export, by its filters. */
export const NewExport = z.discriminatedUnion("list", [
  of("children", filters.children.prefault({})),
  of("agencies", filters.agencies.prefault({})),
  of("enrolments", filters.enrolments.prefault({})),
  of("resources", filters.resources),
  of("seekers", filters.seekers.prefault({})),
  of("placements", filters.placements.prefault({})),
  of("accompaniments", filters.accompaniments.prefault({})),
  of("requests", filters.requests.prefault({})),
  of("unions", filters.unions.prefault({})),
  of("routes", filters.routes.prefault({})),
  of("steps", filters.steps.prefault({})),
  of("inbox", filters.inbox.prefault({})),
  of("obligations", filters.obligations.prefault({})),
  of("deliveries", filters.deliveries.prefault({})),
]);
export type NewExport = z.output<typeof NewExport>;

export const ExportView = z.strictObject({
  exportId: z.string(),
  list: z.enum(exportLists),
  format: z.enum(["xlsx", "csv"]),
  status: z.enum(["working", "done"]),
  rows: z.int(),
  /** There was more than a file holds: narrow the filter. */
  truncated: z.boolean(),
  createdAt: z.string(),
  finishedAt: z.string().optional(),
  /** For a day, without further sign-in: the first of the files. */
  download: z.strictObject({ url: z.string(), expiresAt: z.string() }).optional(),
  /** The day is over: the files are gone. */
  expired: z.boolean(),
  withdrawn: z.strictObject({ ru: z.string(), en: z.string() }).optional().meta({
    description:
      "Файлов больше нет раньше срока, и почему: сделайте выгрузку заново / the files are gone before their time, and why: make it anew",
  }),
  /** One, or several where the list is longer than one answer may be: each has the head and its share of the rows. */
  files: z.array(
    z.strictObject({
      part: z.int(),
      rows: z.int(),
      bytes: z.int(),
      /** While it can be had. */
      url: z.string().optional(),
      /** How often it was had, and when last. */
      downloads: z.int(),
      lastDownloadAt: z.string().optional(),
    }),
  ),
});
export type ExportView = z.infer<typeof ExportView>;

/** What the record of an export keeps: ids, codes and counts. */
export interface ExportDetails {
  list: ExportList;
  filter: NewExport["filter"];
  format: "xlsx" | "csv";
  rows: number;
  /** Pieces that have been read, and where the next begins; without it the list has been read to its end. */
  read: number;
  from?: string | undefined;
  reading: boolean;
  truncated: boolean;
  /** Absent until they are made; of what an older program made, one. */
  files?: ExportFile[] | undefined;
  /** They were let go of, since somebody in the list was to be erased. */
  withdrawn?: true | undefined;
}

/** One file of an export. */
export interface ExportFile {
  rows: number;
  bytes: number;
  downloads: number;
  lastDownloadAt?: string | undefined;
}
