import * as Agency from "../../agencies/agency/index.ts";
import type { TableImporter, Taken } from "../../ground/import/index.ts";
import { auditRead, type Ctx, retrying } from "../../ground/shared/context.ts";
import type { ChildId, ImportId, ResultId } from "../../ground/shared/ids.ts";
import { fault, invalid } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { madeBefore } from "../../ground/shared/repeat.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { digits, fold } from "../../ground/vault/index.ts";
import { bySnils } from "../../people/child/duplicates.ts";
import { match } from "../intake/match.ts";
import { resultColumns } from "./file.columns.ts";
import { inColumn, measureMeant, readRow, type Said } from "./file.rows.ts";
import { linesOf } from "./ledger.actions.ts";
import { judgeResult } from "./result.actions.ts";
import { NewResult, type ResultView } from "./result.ts";

/** How a result is recorded by one of many rows: with what it revises. */
export type RecordOne = (ctx: Ctx, childId: ChildId, given: NewResult, act: ImportId) => Promise<Recorded>;

/** What became of a row: its result, unless it was only tried, and what is strange about it. */
type Recorded = Partial<Pick<ResultView, "resultId" | "warning">>;

/**
 * Takes registers of results: each row that is certain is recorded, of each other is said what to correct. The same file again
 * records nothing twice.
 */
export const resultsImporter = (record: RecordOne): TableImporter => ({
  kind: "results",
  columns: resultColumns,
  together: ({ values: { snils = "", fullName = "", surname = "", givenName = "", birthDate = "" } }) =>
    digits(snils) || fold([fullName, surname, givenName, birthDate].join(" ")),
  prepare: async (ctx, { dryRun, importId }) => {
    const [today, directory] = [await Tenant.today(ctx), await Agency.directory(ctx)];
    const write = (ctx: Ctx, childId: ChildId, given: NewResult): Promise<Recorded> =>
      dryRun ? judgeResult(ctx, childId, given) : record(ctx, childId, given, importId);
    return { take: (ctx, row) => take(ctx, readRow(row, today, directory), write) };
  },
});

async function take(
  ctx: Ctx,
  said: Said,
  write: (ctx: Ctx, childId: ChildId, given: NewResult) => Promise<Recorded>,
): Promise<Taken> {
  const { notes } = said;
  let childId: ChildId | undefined;
  try {
    if (said.faults.length > 0) throw invalid([...said.faults]);
    const whose = await childOf(ctx, said);
    childId = whose;
    // A row that was taken before its piece was cut short would find its own result.
    const made = await madeBefore(ctx);
    if (made) return { id: made.id, childId, notes };
    const given = await resultOf(ctx, whose, said);
    const { resultId, warning } = await retrying(() => write(ctx, whose, given));
    return { id: resultId, childId, notes: warning ? [...notes, inColumn("on", warning)] : notes };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, text, fields, current } = error;
    const same = (current as { resultId?: ResultId } | undefined)?.resultId;
    if (code === "conflict.exists" && childId && same) return { id: same, childId, known: true, notes };
    return { childId, notes, rejection: { code, text, fields, current } };
  }
}

/**
 * The one child that is meant, found as papers find theirs; a СНИЛС that stands alone says it too.
 * @throws Refusal input.invalid, with whoever it may be
 */
async function childOf(ctx: Ctx, { who, by }: Said): Promise<ChildId> {
  const { snils, ...said } = who;
  const isAlone = snils !== undefined && Object.values(said).every((part) => part === undefined);
  const [numbered] = isAlone ? (await bySnils(ctx, snils)).subjects : [];
  if (numbered) return numbered as ChildId;
  const { childId, candidates } = await match(ctx, who);
  if (childId) return childId;
  if (candidates.length === 0)
    throw invalid([inColumn(by, { ru: "такой ребёнок не зарегистрирован", en: "no such child is registered" })]);
  const text =
    candidates.length === 1
      ? {
          ru: "в карте похожего ребёнка записано иначе: сверьте имя, дату рождения и СНИЛС",
          en: "the card of a child like this says otherwise: compare the name, the birth date and the СНИЛС",
        }
      : { ru: "подходят несколько детей: уточните", en: "several children fit: say which" };
  throw invalid([inColumn(by, text)], { candidates: candidates.map((one) => one.childId) });
}

/** The row as a request would say it; what the child's papers recommend is opened for that, on record. @throws Refusal */
async function resultOf(ctx: Ctx, childId: ChildId, said: Said): Promise<NewResult> {
  await auditRead(ctx, { subject: childId, action: "result.match" });
  const meant = measureMeant(await linesOf(ctx, childId), said);
  if (!meant)
    throw invalid([
      inColumn("measure", { ru: "нет в документах ребёнка", en: "none of the child's instruments has it" }),
    ]);
  const parsed = NewResult.safeParse({ measureId: meant.measureId, ...said.given });
  if (parsed.success) return parsed.data;
  throw invalid(
    parsed.error.issues.map(({ path, message }) =>
      path[0] === "note"
        ? inColumn("note", { ru: "нужна причина", en: "a reason is needed" })
        : path[0] === "by"
          ? inColumn("by", { ru: "кто исполнил", en: "who did it" })
          : fault(`/${path.join("/")}`, message, message),
    ),
  );
}
