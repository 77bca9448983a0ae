import type { Row, TableImporter, Taken, Template } from "../../../ground/import/index.ts";
import type { Ctx } from "../../../ground/shared/context.ts";
import type { SpecialistId } from "../../../ground/shared/ids.ts";
import { type FieldFault, Refusal } from "../../../ground/shared/refusal.ts";
import { madeBefore } from "../../../ground/shared/repeat.ts";
import * as Tenant from "../../../ground/tenant/index.ts";
import { fold, foldName } from "../../../ground/vault/fold.ts";
import * as Agency from "../../agency/index.ts";
import { add, mustBeAddable, supplement } from "../specialist.actions.ts";
import { supplemented } from "../specialist.decide.ts";
import * as store from "../specialist.store.ts";
import { NewSpecialist, type Specialist } from "../specialist.ts";
import { fileColumns, inItsColumn, readRow, type Surroundings, said, templateColumns } from "./rows.ts";

/**
 * Takes lists of specialists. Who is there by name in the organisation is known: what a row adds of terms and courses is added,
 * nothing is taken away. Another post under the same name is for a person to judge.
 */
export const importer: TableImporter & Template = {
  kind: "specialists",
  title: { ru: "Специалисты", en: "Specialists" },
  columns: fileColumns,
  templateColumns,
  sameness: ({ values }) =>
    values.name && values.agency
      ? [{ mark: fileColumns.map(({ key }) => (key === "number" ? "" : fold(values[key] ?? ""))).join("~") }]
      : [],
  // Somebody's second course meets the first one's record.
  together: ({ values }) => `${foldName(values.name ?? "")}~${foldName(values.agency ?? "")}`,
  prepare: async (ctx, { dryRun }) => {
    const { municipalities } = await Tenant.load(ctx);
    const of = { municipalities, known: await Agency.directory(ctx), today: await Tenant.today(ctx) };
    return { take: (keyed, row) => take(keyed, row, of, dryRun) };
  },
};

export async function take(ctx: Ctx, row: Row, of: Surroundings, dryRun: boolean): Promise<Taken> {
  const { agencyId, input, notes, faults } = readRow(row, of);
  if (faults.length > 0 || agencyId === undefined)
    return { notes, rejection: { code: "input.invalid", text: correct, fields: faults } };
  const one = NewSpecialist.parse(input);
  try {
    // A row that was taken before its piece was cut short is no known one.
    const made = await madeBefore(ctx);
    if (made) return { id: made.id, notes };
    await mustBeAddable(ctx, agencyId, one);
    const there = await namesake(ctx, (await store.markOfName(ctx, agencyId, one.name)).subjects);
    if (!there) return dryRun ? { notes } : { id: (await add(ctx, agencyId, one)).specialistId, notes };
    const id = there.specialistId;
    const wrong = differs(there, one.post);
    if (wrong) return { notes, rejection: { code: "input.invalid", text: correct, fields: [wrong] } };
    const more = supplemented(there, one);
    const said = (list: Pick<Specialist, "qualifications" | "courses">) =>
      list.qualifications.length + list.courses.length;
    if (said(more) === said(there)) return { id, known: true, notes };
    if (!dryRun) await supplement(ctx, id, one);
    return { id, notes };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, text, current } = error;
    const fields: FieldFault[] = error.fields.map(inItsColumn);
    return { notes, rejection: { code, text, fields, current } };
  }
}

/** Of several of one name the first that works there. */
async function namesake(ctx: Ctx, ids: readonly string[]): Promise<Specialist | undefined> {
  const all: Specialist[] = [];
  for (const id of ids) all.push((await store.load(ctx, id as SpecialistId)).data);
  return all.find(({ status }) => status === "working") ?? all[0];
}

function differs({ status, post }: Specialist, wanted: string): FieldFault | undefined {
  if (status === "left")
    return said("name", {
      ru: "в списке организации этот человек отмечен как ушедший; если он вернулся, отметьте это там",
      en: "is marked as having left in the organisation's list; if they are back, say so there",
    });
  if (foldName(post) === foldName(wanted)) return undefined;
  return said("post", {
    ru: `у этого человека записана другая должность: «${post}»; если это он, исправьте строку или список, если тёзка — внесите его отдельно`,
    en: `this person's post is on record as "${post}"; mend the row or the list, or enter a namesake by hand`,
  });
}

const correct = { ru: "Исправьте указанные поля.", en: "Correct the fields named." };
