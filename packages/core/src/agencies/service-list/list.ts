import * as z from "zod";
import { Act, type RecordedAct, recordedView } from "../../ground/shared/act.ts";
import { line, ourDate } from "../../ground/shared/schema.ts";
import { ServiceKey, Volume } from "../service/service.ts";

/** The region's list; that of a municipality has the municipality's key. */
export const regional = "regional";

/** What a list promises of a service: how much, and in which words. */
export const ListEntry = z.strictObject({
  serviceKey: ServiceKey,
  volume: Volume.optional(),
  note: line(300).optional(),
});
export type ListEntry = z.infer<typeof ListEntry>;

const editionStatuses = ["draft", "approved", "superseded"] as const;
export type EditionStatus = (typeof editionStatuses)[number];

/** One edition of a list; its entries are records beside it. Approved, it is never changed. */
export interface Edition {
  edition: number;
  openedAt: string;
  /** The day from which it counts; the act's own where nothing is said. */
  from?: string;
  approval?: RecordedAct;
}

/** The list of services of a region or a municipality, as its editions have it (II.I-1.6: lists are approved). */
export interface ServiceList {
  listId: string;
  editions: Edition[];
}

export const ApproveEdition = Act;
export type ApproveEdition = z.infer<typeof ApproveEdition>;

/** Which draft the rows of a file go into: a new one, or one that is there. */
export const ListFile = z.strictObject({
  listId: line(60),
  /** A draft, to which rows are added or in which they are said anew; without it a new edition begins. */
  edition: z.int().positive().optional(),
  from: ourDate.optional(),
});
export type ListFile = z.infer<typeof ListFile>;

/** Something that needs a service which an edition drops: how many, and the first of them. */
const Users = z.strictObject({ count: z.int(), ids: z.array(z.string()) });
export const ServiceUse = z.strictObject({
  serviceKey: z.string(),
  /** Where it is needed, of the municipalities that go by the list. */
  municipalities: z.array(z.string()),
  programmes: Users,
  enrolments: Users,
  steps: Users,
});
export type ServiceUse = z.infer<typeof ServiceUse>;

const entryView = ListEntry.extend({ title: z.strictObject({ ru: z.string(), en: z.string() }) });

const EditionView = z.strictObject({
  edition: z.int(),
  status: z.enum(editionStatuses),
  openedAt: z.string(),
  from: z.string().optional(),
  approval: z.strictObject({ ...Act.shape, ...recordedView }).optional(),
});

export const ServiceListSummary = z.strictObject({
  listId: z.string(),
  title: z.strictObject({ ru: z.string(), en: z.string() }),
  inForce: z.int().optional().meta({ description: "Действующая редакция / the edition that counts" }),
  editions: z.array(EditionView),
  mayDo: z
    .array(z.enum(["import", "approve"]))
    .meta({ description: "Что вы можете сделать с перечнем / what you may do with the list" }),
  version: z.int(),
});
export type ServiceListSummary = z.infer<typeof ServiceListSummary>;

export const ServiceListView = ServiceListSummary.extend({
  shown: z.int().optional(),
  entries: z.array(entryView),
  differences: z
    .strictObject({
      added: z.array(z.string()),
      dropped: z.array(z.string()),
      changed: z.array(z.string()),
    })
    .meta({
      description:
        "Против того, что действует, по ключам услуг; у первой редакции муниципалитета это региональный перечень / against what counts, by key; of a municipality's first edition that is the region's list",
    }),
});
export type ServiceListView = z.infer<typeof ServiceListView>;
