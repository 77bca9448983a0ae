import * as Child from "@marshrut/core/child";
import * as z from "zod";
import { listOf } from "./shared.ts";

const attachment = z.string().optional();

/** The pseudonymous record: no name, no day of birth. */
const record = {
  childId: z.string(),
  municipality: z.string(),
  sex: z.enum(Child.sexes).optional(),
  born: z
    .string()
    .optional()
    .meta({ description: "YYYY-MM", examples: ["2016-05"] }),
  expected: z.literal(true).optional().meta({
    description:
      "Ребёнок ещё не родился: имени, пола и даты рождения нет / the child is not born yet: no name, sex or birth date",
  }),
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
/** Of a child that is not born yet. */
export const ofExpected = {
  label: z
    .string()
    .optional()
    .meta({
      description: "Как называется карта до рождения; ни о ком не говорит / what the card is called before the birth",
      examples: ["Семья 4F7K2"],
    }),
  dueOn: z.iso.date().optional().meta({ description: "На какой день ожидают / for which day it is expected" }),
};
export const ChildCard = z.strictObject({
  ...record,
  ...ofExpected,
  person: z
    .strictObject({
      ...name,
      birthDate: z.iso.date(),
      sex: z.enum(Child.sexes),
      snils: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  representatives: z.array(
    z.strictObject({
      representativeId: z.string(),
      surname: name.surname.optional(),
      givenName: name.givenName.optional(),
      patronymic: name.patronymic,
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
  ...ofExpected,
  person: z.strictObject({ ...name, birthDate: z.iso.date() }).optional(),
});
export const ChildList = listOf(ChildSummary);

export function childView({
  record: { leftNoteId: _, leftCause: _1, leftOn: _2, standings: __, merging: ___, mergedInto: ____, ...record },
  version,
}: Child.ChildAt): z.output<typeof ChildView> {
  return { ...record, born: record.expected ? undefined : record.born, version };
}

export const childSummary = ({
  person: { birthDate, ...name },
  expected,
  ...at
}: Child.ChildSummary): z.output<typeof ChildSummary> => ({
  ...childView(at),
  ...expected,
  person: birthDate === undefined ? undefined : { ...name, birthDate },
});
