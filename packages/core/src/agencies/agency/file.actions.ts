import type { Row, TableImporter, Taken, Template } from "../../ground/import/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { FieldFault } from "../../ground/shared/refusal.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { madeBefore } from "../../ground/shared/repeat.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { Municipality } from "../../ground/tenant/tenant.ts";
import { fold } from "../../ground/vault/fold.ts";
import * as Service from "../service/index.ts";
import { mustBeRegistrable, register } from "./agency.actions.ts";
import { type Directory, directory } from "./agency.directory.ts";
import { NewAgency } from "./agency.ts";
import { fileColumns, inItsColumn, readRow, templateColumns } from "./file.rows.ts";
import { foldTitle } from "./spelling.ts";

/** Takes lists of organisations. One that is there by its name and municipality is known, and stays as it is. */
export const importer: TableImporter & Template = {
  kind: "agencies",
  title: { ru: "Организации", en: "Organisations" },
  columns: fileColumns,
  templateColumns,
  sameness: ({ values }) =>
    values.name && values.municipality ? [{ mark: `${foldTitle(values.name)} ${fold(values.municipality)}` }] : [],
  prepare: async (ctx, { dryRun }) => {
    const { municipalities } = await Tenant.load(ctx);
    const known = await directory(ctx);
    const services = await Service.lookup(ctx);
    return { take: (ctx, row) => take(ctx, row, { municipalities, known, services, dryRun }) };
  },
};

interface Surroundings {
  municipalities: readonly Municipality[];
  known: Directory;
  services: Service.Lookup;
  dryRun: boolean;
}

async function take(ctx: Ctx, row: Row, { municipalities, known, services, dryRun }: Surroundings): Promise<Taken> {
  const { input, notes, faults } = readRow(row, municipalities, services);
  const there = [input.name, input.shortName]
    .map((name) => name && input.municipality && known.named(name, input.municipality))
    .find((found) => found && !input.confirmedDistinctFrom?.includes(found.agencyId));
  // A row that was taken before its piece was cut short is no known one.
  const made = await madeBefore(ctx);
  if (there && there.agencyId !== made?.id) return { id: there.agencyId, known: true, notes };
  if (faults.length > 0) return { notes, rejection: { code: "input.invalid", text: correct, fields: faults } };
  const agency = NewAgency.parse(input);
  try {
    if (made) return { id: made.id, notes };
    if (!dryRun) return { id: (await register(ctx, agency, services)).agency.agencyId, notes };
    await mustBeRegistrable(ctx, agency, services);
    return { notes };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, text, current } = error;
    const fields: FieldFault[] = error.fields.map(inItsColumn);
    return { notes, rejection: { code, text, fields, current } };
  }
}

const correct = { ru: "Исправьте указанные поля.", en: "Correct the fields named." };
