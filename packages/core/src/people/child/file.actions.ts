import * as Agency from "../../agencies/agency/index.ts";
import type { Row, Sameness, TableImporter, Taken, Template } from "../../ground/import/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { fault } from "../../ground/shared/input.ts";
import { type FieldFault, Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { digits, fold } from "../../ground/vault/index.ts";
import { mustBeRegistrable } from "./check.ts";
import { register } from "./child.actions.ts";
import { fileColumns, type Surroundings, templateColumns } from "./file.columns.ts";
import { inItsColumn, readRow } from "./file.rows.ts";

/** Takes lists of children as people keep them: each row that is right is registered, of the others all that is wrong is told. */
export const importer: TableImporter & Template = {
  kind: "children",
  title: { ru: "Дети", en: "Children" },
  columns: fileColumns,
  templateColumns,
  sameness,
  prepare: async (ctx, { dryRun }) => {
    const around = await surroundings(ctx);
    return { take: (ctx, row) => take(ctx, row, around, dryRun) };
  },
};

async function take(ctx: Ctx, row: Row, around: Surroundings, dryRun: boolean): Promise<Taken> {
  const { input, notes, faults } = readRow(row, around);
  if (faults.length > 0) return { notes, rejection: { code: "input.invalid", text: correct, fields: faults } };
  try {
    if (!dryRun) return { id: (await register(ctx, input)).record.childId, notes };
    await mustBeRegistrable(ctx, input);
    return { notes };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, text, current } = error;
    return {
      notes,
      rejection: { code, text, fields: error.fields.map(inItsColumn).map(withCandidates(current)), current },
    };
  }
}

const correct = { ru: "Исправьте указанные поля.", en: "Correct the fields named." };

/** Whom to compare with stands where the correction is made. */
const withCandidates =
  (current: unknown) =>
  (one: FieldFault): FieldFault => {
    const { candidates = [] } = (current ?? {}) as { candidates?: string[] };
    if (candidates.length === 0) return one;
    const { ru, en } = one.message;
    const ids = candidates.join(", ");
    return { ...one, message: { ru: `${ru} (${ids})`, en: `${en} (${ids})` } };
  };

/** A child stands in a list once, and a СНИЛС once: whoever copies a row for the twin forgets it there. */
function sameness({ values }: Row): Sameness[] {
  const snils = digits(values["/person/snils"] ?? "");
  const name = values["/person"] ?? `${values["/person/surname"] ?? ""} ${values["/person/givenName"] ?? ""}`;
  const born = values["/person/birthDate"];
  const patronymic = values["/person"] ? "" : (values["/person/patronymic"] ?? "");
  return [
    ...(born && fold(name) !== "" ? [{ mark: `name ${fold(name)} ${fold(patronymic)} ${fold(born)}` }] : []),
    ...(snils.length === 11 ? [{ mark: `snils ${snils}`, says: snilsTwice }] : []),
  ];
}

const snilsTwice = (row: number): FieldFault =>
  inItsColumn(
    fault(
      "/person/snils",
      `в строке ${row} этого файла он стоит у другого ребёнка (другое имя или дата рождения): сверьте номер с документом, у каждого близнеца он свой`,
      `row ${row} of this file has it for another child (another name or birth date): compare it with the document, each twin has its own`,
    ),
  );

async function surroundings(ctx: Ctx): Promise<Surroundings> {
  const { municipalities } = await Tenant.load(ctx);
  return { today: await Tenant.today(ctx), municipalities, directory: await Agency.directory(ctx) };
}
