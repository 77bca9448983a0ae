import * as Child from "@marshrut/core/child";
import * as z from "zod";
import { listOf } from "./shared.ts";

const attachment = z.string().optional();

/** The pseudonymous record: no name, no day of birth. */
const record = {
  childId: z.string(),
  municipality: z.string(),
  sex: z.enum(Child.sexes),
  born: z.string().meta({ description: "YYYY-MM", examples: ["2016-05"] }),
  targetGroups: z.array(z.enum(Child.targetGroups)),
  disability: z.boolean(),
  educationalNeeds: z.boolean(),
  attachments: z.strictObject({
    school: attachment,
    kindergarten: attachment,
    health: attachment,
    social: attachment,
  }),
  representativeIds: z.array(z.string()),
  status: z.enum(["active", "left"]),
  createdAt: z.string(),
  version: z.int(),
};
export const ChildView = z.strictObject(record);

const name = { surname: z.string(), givenName: z.string(), patronymic: z.string().optional() };
export const ChildCard = z.strictObject({
  ...record,
  person: z.strictObject({
    ...name,
    birthDate: z.iso.date(),
    sex: z.enum(Child.sexes),
    snils: z.string().optional(),
    address: z.string().optional(),
  }),
  representatives: z.array(
    z.strictObject({
      representativeId: z.string(),
      ...name,
      relation: z.enum(Child.relations),
      authority: Child.Authority.optional(),
      agencyId: z.string().optional(),
      phone: z.string().optional(),
      email: z.string().optional(),
    }),
  ),
  formerNames: z
    .array(
      z.strictObject({
        ...name,
        from: z.iso.date(),
        to: z.iso.date(),
        reason: z.string().optional(),
      }),
    )
    .optional()
    .describe(
      "Прежние имена, от раннего к позднему: с какого и по какой день известны; только координаторам и администраторам / " +
        "former names, oldest first, and the days between which they were known; for coordinators and administrators alone",
    ),
  left: z
    .strictObject({
      cause: z.enum(Child.leaveCauses).optional(),
      on: z.iso.date().optional(),
      reason: z.string().optional(),
    })
    .optional()
    .describe(
      "Ребёнок снят с учёта: по какой причине, в какой день это внесено и что об этом записано (запись — только координаторам и администраторам) / " +
        "the child left: for which cause, on which day that was entered and what was written (that for coordinators and administrators alone)",
    ),
});
export const ChildSummary = z.strictObject({
  ...record,
  person: z.strictObject({ ...name, birthDate: z.iso.date() }),
});
export const ChildList = listOf(ChildSummary);

export function childView({
  record: { leftNoteId: _, leftCause: _1, leftOn: _2, standings: __, merging: ___, mergedInto: ____, ...record },
  version,
}: Child.ChildAt): z.output<typeof ChildView> {
  return { ...record, version };
}
