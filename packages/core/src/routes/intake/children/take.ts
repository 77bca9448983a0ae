import * as Agency from "../../../agencies/agency/index.ts";
import type { Row, Sameness, TableImporter, Taken, Template } from "../../../ground/import/index.ts";
import { by, type Ctx, retrying, save } from "../../../ground/shared/context.ts";
import { type ChildId, type ImportId, newId } from "../../../ground/shared/ids.ts";
import { parse } from "../../../ground/shared/input.ts";
import { type FieldFault, Refusal } from "../../../ground/shared/refusal.ts";
import { madeBefore } from "../../../ground/shared/repeat.ts";
import { readDay } from "../../../ground/table/index.ts";
import * as Tenant from "../../../ground/tenant/index.ts";
import { fold } from "../../../ground/vault/index.ts";
import { partitionOf } from "../../../ground/vault/subject.ts";
import { governed } from "../../../people/child/child.scope.ts";
import { importer as children } from "../../../people/child/file.actions.ts";
import { give } from "../../../people/consent/consent.actions.ts";
import * as consents from "../../../people/consent/consent.decide.ts";
import { NewConsent } from "../../../people/consent/consent.ts";
import { recording } from "../../instrument/instrument.actions.ts";
import * as instruments from "../../instrument/instrument.decide.ts";
import { NewInstrument, type NewInstrumentInput } from "../../instrument/instrument.ts";
import { numberWrites } from "../../instrument/numbers.ts";
import { majorityNotes } from "../../instrument/warnings.ts";
import { inItsColumn, moreColumns } from "./columns.ts";
import { type Around, type More, type ReadConsent, readMore } from "./read.ts";

/**
 * Takes lists of children with their consents and papers. All of a row is judged before anything of it is written: a child is not
 * registered while its paper waits to be corrected, since the row sent again would find the child there.
 */
export const importer: TableImporter & Template = {
  ...children,
  columns: [...children.columns, ...moreColumns],
  templateColumns: [...children.templateColumns, ...moreColumns],
  sameness: (row) => [...(children.sameness?.(row) ?? []), ...samePapers(row)],
  prepare: async (ctx, { dryRun, importId }) => {
    const registering = await children.prepare(ctx, { dryRun, importId });
    const judging = lazily(() => children.prepare(ctx, { dryRun: true, importId }));
    const around = { today: await Tenant.today(ctx), directory: lazily(() => Agency.directory(ctx)) };
    return {
      async take(ctx, row) {
        const more = await readMore(row.values, around);
        const faults = [...more.faults, ...(await faultsOf(ctx, row, more, around))];
        const { idempotency: _, ...plain } = ctx;
        const taken = faults.length > 0 ? await (await judging()).take(plain, row) : await registering.take(ctx, row);
        const notes = [...taken.notes, ...more.notes, ...warnings(row, more, around)];
        if (faults.length > 0) return { ...taken, notes, rejection: withFaults(taken.rejection, faults) };
        if (taken.rejection || taken.id === undefined) return { ...taken, notes };
        return { ...taken, notes: [...notes, ...(await record(ctx, taken.id as ChildId, more, importId))] };
      },
    };
  },
};

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

const correct = { ru: "Исправьте указанные поля.", en: "Correct the fields named." };
const withFaults = (before: Taken["rejection"], faults: readonly FieldFault[]): Taken["rejection"] => ({
  code: "input.invalid",
  text: correct,
  current: before?.current,
  fields: [...(before?.fields ?? []), ...faults],
});

/** Two rows of one file with the same number. */
function samePapers({ values }: Row): Sameness[] {
  return (["ipra", "pmpk"] as const).flatMap((kind) => {
    const pointer = `/${kind}/number`;
    const [number, issuer] = [fold(values[pointer] ?? ""), fold(values[`/${kind}/issuer`] ?? "")];
    if (!/\d/.test(number)) return [];
    return [
      {
        mark: `${kind} ${number} ${issuer}`,
        says: (row: number) =>
          inItsColumn(pointer, {
            ru: `этот номер стоит и в строке ${row} этого файла: сверьте, чей он`,
            en: `row ${row} of this file has this number too: compare whose it is`,
          }),
      },
    ];
  });
}

/** What the rules of consents and papers say of a child that is not there yet. */
async function faultsOf(ctx: Ctx, row: Row, { consent, papers, faults }: More, around: Around): Promise<FieldFault[]> {
  if (faults.length > 0) return [];
  const found: FieldFault[] = [];
  if (consent) found.push(...(await refused("/consent", () => judgeConsent(ctx, consent, around))));
  const birthDate = birthDateIn(row, around);
  for (const paper of papers)
    found.push(...(await refused(`/${paper.kind}`, () => judgePaper(ctx, paper, birthDate, around))));
  return found;
}

async function refused(at: string, judge: () => unknown): Promise<FieldFault[]> {
  try {
    await judge();
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fields = error.fields.filter(({ pointer }) => pointer !== "/confirmedDistinctFrom");
    return fields.length > 0
      ? fields.map(({ pointer, message }) => inItsColumn(`${at}${columnOf[pointer] ?? pointer}`, message))
      : [inItsColumn(`${at}/number`, error.text)];
  }
}

/** The parts of a paper that stand under another head. */
const columnOf: Record<string, string> = {
  "/validFrom": "/date",
  "/validTo": "/to",
  "/term": "/to",
  "/representativeId": "/by",
};

function judgeConsent(ctx: Ctx, { giver: _, ...consent }: ReadConsent, { today }: Around): void {
  const now = ctx.now();
  const representativeId = newId("rep", now.epochMilliseconds);
  consents.give(parse(NewConsent, { ...consent, representativeId }), {
    childId: newId("child", now.epochMilliseconds),
    consentId: newId("consent", now.epochMilliseconds),
    givers: [representativeId],
    now,
    today,
  });
}

async function judgePaper(
  ctx: Ctx,
  paper: NewInstrumentInput,
  birthDate: string | undefined,
  { today }: Around,
): Promise<void> {
  const given = parse(NewInstrument, paper);
  const now = ctx.now();
  const childId = newId("child", now.epochMilliseconds);
  if (birthDate)
    instruments.record(given, {
      childId,
      instrumentId: newId("instrument", now.epochMilliseconds),
      measureIds: [],
      known: [],
      now,
      today: today.toString(),
      born: birthDate.slice(0, 7),
      birthDate,
      by: by(ctx.actor),
    });
  await numberWrites(ctx, childId, given);
}

/** Where the day of birth is no day, that is told of its own column. */
function birthDateIn({ values }: Row, { today }: Around): string | undefined {
  const reading = readDay(values["/person/birthDate"] ?? "", today);
  return "value" in reading ? reading.value : undefined;
}

/** What is taken of its papers, and should be looked at. */
const warnings = (row: Row, { papers }: More, around: Around): FieldFault[] =>
  papers.flatMap((paper) =>
    majorityNotes(paper, birthDateIn(row, around)).map((text) => inItsColumn(`/${paper.kind}/to`, text)),
  );

/** Writes what was judged; what has become wrong in that moment is told, and the child stays. */
async function record(
  ctx: Ctx,
  childId: ChildId,
  { consent, papers }: More,
  importId: ImportId,
): Promise<FieldFault[]> {
  const notes: FieldFault[] = [];
  const told = async (at: string, write: (ctx: Ctx) => Promise<unknown>) => {
    const own = ctx.idempotency && { ...ctx.idempotency, key: `${ctx.idempotency.key}${at}` };
    const keyed = { ...ctx, idempotency: own };
    // A piece that comes again finds what it has written.
    if (await madeBefore(keyed)) return;
    notes.push(...(await refused(at, () => write(keyed))).map(notRecorded));
  };
  if (consent) await told("/consent", (ctx) => giveOf(ctx, childId, consent));
  for (const paper of papers) await told(`/${paper.kind}`, (ctx) => recordPaper(ctx, childId, paper, importId));
  return notes;
}

const notRecorded = ({ pointer, message }: FieldFault): FieldFault => ({
  pointer,
  message: { ru: `не записано: ${message.ru}`, en: `not recorded: ${message.en}` },
});

async function giveOf(ctx: Ctx, childId: ChildId, { giver, ...consent }: ReadConsent): Promise<void> {
  const { record } = await governed(ctx, childId);
  await give(ctx, childId, { ...consent, representativeId: record.representativeIds[giver]! });
}

/** As any paper is recorded, for the import: what is dated in a locked quarter makes one revision of all its rows. */
async function recordPaper(ctx: Ctx, childId: ChildId, paper: NewInstrumentInput, importId: ImportId): Promise<void> {
  const given = parse(NewInstrument, paper);
  await retrying(async () => {
    const child = await governed(ctx, childId);
    const { next, writes, events } = await recording(ctx, child, given, { importId }, { act: importId });
    const { instrumentId, kind } = next;
    await save(ctx, {
      writes,
      stream: partitionOf(ctx.tenant, childId),
      events,
      audit: { subject: childId, action: "instrument.record", detail: { instrumentId, kind, importId } },
      ref: { kind: "instrument", id: instrumentId, parent: childId },
    });
  });
}
