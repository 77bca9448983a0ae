import {
  type ImportView,
  type Row,
  startList,
  type TableImporter,
  type Taken,
  type Template,
} from "../../../ground/import/index.ts";
import { type Ctx, retrying, save } from "../../../ground/shared/context.ts";
import type { Files } from "../../../ground/shared/files.ts";
import type { ImportId } from "../../../ground/shared/ids.ts";
import { fault, invalid } from "../../../ground/shared/input.ts";
import { type FieldFault, Refusal } from "../../../ground/shared/refusal.ts";
import { madeBefore } from "../../../ground/shared/repeat.ts";
import { same } from "../../../ground/shared/same.ts";
import {
  readTable,
  type TableBytes,
  type TableFile,
  type TableFormat,
  writeTable,
} from "../../../ground/table/index.ts";
import * as Tenant from "../../../ground/tenant/index.ts";
import { foldName } from "../../../ground/vault/fold.ts";
import * as Service from "../../service/index.ts";
import { draftFor, get, mustBeOurs } from "../list.actions.ts";
import * as decide from "../list.decide.ts";
import * as store from "../list.store.ts";
import type { ListEntry, ListFile } from "../list.ts";
import { fileColumns, readRow, templateColumns, volumeText } from "./rows.ts";

interface Draft {
  listId: string;
  edition: number;
  importId: ImportId;
}

/** What rows are taken with: the catalogue, the draft (none in a dry run), and which service was named in which row. */
interface Surroundings {
  known: Service.Lookup;
  draft: Draft | undefined;
  seen: Map<string, number>;
}

/** Takes lists of services: each row says one of an edition that is a draft. */
export const importer: TableImporter & Template = {
  kind: "services",
  title: { ru: "Перечень услуг", en: "List of services" },
  columns: fileColumns,
  templateColumns,
  sameness: ({ values }) => (values.service ? [{ mark: foldName(values.service.slice(0, 400)) }] : []),
  prepare: async (ctx, { dryRun, importId, about = {} }) => {
    const draft = { listId: about.listId ?? "", edition: Number(about.edition), importId };
    const of = { known: await Service.lookup(ctx), draft: dryRun ? undefined : draft, seen: new Map<string, number>() };
    return { take: (ctx, row) => take(ctx, row, of) };
  },
};

async function take(ctx: Ctx, row: Row, { known, draft, seen }: Surroundings): Promise<Taken> {
  const { entry, faults } = readRow(row, known);
  const first = entry && seen.get(entry.serviceKey);
  if (!entry || first !== undefined)
    return wrong(first === undefined ? faults : [twice(`в строке ${first}`, `in row ${first}`)]);
  const id = entry.serviceKey;
  seen.set(id, row.row);
  if (!draft) return { notes: [] };
  try {
    return { id, notes: [], known: await put(ctx, draft, entry) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, text, fields, current } = error;
    return { notes: [], rejection: { code, text, fields, current } };
  }
}

const wrong = (fields: FieldFault[]): Taken => {
  const text = { ru: "Исправьте указанные поля.", en: "Correct the fields named." };
  return { notes: [], rejection: { code: "input.invalid", text, fields } };
};

/** By another word, which a comparison of cells does not see. */
const twice = (ru: string, en: string): FieldFault =>
  fault("/serviceKey", `Услуга: уже названа ${ru} этого файла`, `service: named ${en} of this file already`);

/** Says it in the draft; as long as that is one. @returns whether it stood there so. @throws Refusal conflict.exists */
function put(ctx: Ctx, draft: Draft, entry: ListEntry): Promise<boolean> {
  return retrying(async () => {
    if (await madeBefore(ctx)) return false;
    const list = await store.read(ctx, draft.listId);
    decide.mustBeDraft(list.data, draft.edition, (await Tenant.today(ctx)).toString());
    const before = await store.readEntry(ctx, draft.listId, draft.edition, entry.serviceKey);
    const { importId, ...said } = before?.data ?? {};
    if (importId === draft.importId) throw invalid([twice("выше, в другой строке", "above, in another row")]);
    if (before && same(said, entry)) return true;
    const { listId, edition } = draft;
    const detail = { listId, edition, serviceKey: entry.serviceKey };
    const kept = { ...entry, importId: draft.importId };
    await save(ctx, {
      writes: [store.writeEntry(ctx.tenant, draft, kept, before?.version ?? "absent"), store.unchanged(list)],
      stream: store.streamOf(ctx.tenant, draft.listId),
      events: [],
      audit: { subject: "service-lists", action: "service-list.entry", detail },
      ref: { kind: "service-list", id: draft.listId, parent: String(draft.edition) },
    });
    return false;
  });
}

/**
 * Takes a file of services into a draft: a new edition, or the one that is named. Whoever repeats the request finds the import that it
 * began. Staff of the region, of a municipality's list also its own.
 * @throws Refusal input.invalid (also: a file that cannot be read), not-found, conflict.exists, limit.reached
 */
export async function importFile(
  ctx: Ctx,
  files: Files,
  { file, dryRun, ...of }: { file: TableFile; dryRun: boolean } & ListFile,
): Promise<ImportView> {
  await mustBeOurs(ctx, of);
  const list = await readTable(file, importer.columns);
  if (list.rows.length === 0) throw invalid([fault("/content", "в таблице нет строк", "the table has no rows")]);
  const { listId, edition } = dryRun ? { listId: of.listId, edition: of.edition ?? 0 } : await draftFor(ctx, of);
  return startList(ctx, files, importer, {
    read: async () => list,
    dryRun,
    about: { listId, edition: String(edition) },
  });
}

/** An edition as a file that can be corrected and taken in again. @throws Refusal not-found */
export async function file(
  ctx: Ctx,
  listId: string,
  edition: number | undefined,
  format: TableFormat,
): Promise<TableBytes> {
  const { title, entries } = await get(ctx, listId, edition);
  return writeTable(format, {
    name: title.ru.slice(0, 31),
    heads: fileColumns.filter(({ key }) => key !== "number").map(({ name }) => name.ru),
    rows: entries.map((entry) => [entry.title.ru, entry.volume ? volumeText(entry.volume) : "", entry.note ?? ""]),
  });
}
