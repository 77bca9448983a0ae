import * as z from "zod";
import * as Agency from "../../agencies/agency/agency.links.ts";
import type { Ctx, Deps } from "../../ground/shared/context.ts";
import type { EnrolmentId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { inParallel } from "../../ground/shared/parallel.ts";
import { type FieldFault, Refusal, type RefusalCode } from "../../ground/shared/refusal.ts";
import type { Text } from "../../ground/shared/text.ts";
import * as Enrolment from "../../routes/enrolment/index.ts";
import { record } from "./attendance.actions.ts";
import { type FormRow, readMonth, writeFailed, writeMonth } from "./form.ts";
import { headOf, type MonthTable, monthOf } from "./month.ts";

const token = z.string().min(20).max(600);
const month = Enrolment.Month.optional();
const from = z.string().max(4096).optional();

/** What may come by an organisation's link. `form` gives the workbook of the month, `upload` takes it back. */
export const RespondSessions = z.discriminatedUnion("action", [
  z.strictObject({ token, action: z.literal("view"), month, from }),
  z.strictObject({
    token,
    action: z.literal("record"),
    month: Enrolment.Month,
    sessions: z.array(Enrolment.SessionsOf).min(1).max(100),
    /** Without the table, which whoever sends has: each name that is shown is on record. */
    brief: z.literal(true).optional(),
  }),
  z.strictObject({ token, action: z.literal("form"), month, from }),
  z.strictObject({
    token,
    action: z.literal("upload"),
    month,
    file: z.base64({ error: says("файл в base64", "a file in base64") }).max(4_000_000),
  }),
]);
export type RespondSessions = z.infer<typeof RespondSessions>;

/** What became of one line. */
export interface RowOutcome {
  enrolmentId: string;
  ok: boolean;
  problem?: { code: RefusalCode; text: Text; fields: FieldFault[] };
}

/** What the page shows. */
export interface SessionsView extends MonthTable {
  agency: string;
  outcomes?: RowOutcome[];
  /** The workbook, in base64; after an upload of which a part was refused, those lines with why. */
  form?: string;
}

/** Most lines of a workbook that are taken; so many at the same time that it is answered within half a minute. */
const mostLines = 500;
const atOnce = 10;

/** @throws Refusal link.invalid, link.dead, input.invalid (a workbook that cannot be read) */
export async function respondSessions(deps: Deps, request: RespondSessions, requestId?: string): Promise<SessionsView> {
  const { ctx, agency } = await Agency.speaking(deps, Agency.ownLinks, request.token, request.action, requestId);
  const { agencyId, shortName } = agency;
  const look = async (more: { month?: string | undefined; from?: string | undefined }) => ({
    agency: shortName,
    ...(await monthOf(ctx, agencyId, more.month, more.from)),
  });
  switch (request.action) {
    case "view":
      return look(request);
    case "record": {
      const told = request.sessions.map(({ enrolmentId, ...one }) => ({
        enrolmentId,
        told: one,
        month: request.month,
      }));
      const outcomes = await recordAll(ctx, told);
      if (!request.brief) return { outcomes, ...(await look(request)) };
      return { outcomes, agency: shortName, ...(await headOf(ctx, request.month)), rows: [] };
    }
    case "form": {
      const seen = await look(request);
      // The workbook has everybody: who fills it in does not know of pages.
      const rows = [...seen.rows];
      for (let { next } = seen; next !== undefined && rows.length < mostLines; ) {
        const page = await look({ month: seen.month, from: next });
        rows.push(...page.rows);
        next = page.next;
      }
      return { ...seen, form: base64(await writeMonth(shortName, { ...seen, rows })) };
    }
    case "upload": {
      const lines = await readMonth(Buffer.from(request.file, "base64"));
      const outcomes = await recordAll(ctx, lines);
      const failed = failedOf(lines, outcomes);
      const form = failed.length > 0 ? base64(await writeFailed(shortName, failed)) : undefined;
      return {
        outcomes: outcomes.slice(0, mostLines),
        form,
        ...(await look({ month: request.month ?? lines[0]?.month })),
      };
    }
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** Some at a time, those of one enrolment in their order; one that is refused does not hold up the rest. */
async function recordAll(
  ctx: Ctx,
  lines: readonly Pick<FormRow, "enrolmentId" | "month" | "told">[],
): Promise<RowOutcome[]> {
  const outcomes = lines.map(({ enrolmentId }) => tooMany(enrolmentId));
  const ofEach = Map.groupBy(lines.slice(0, mostLines).entries(), ([, { enrolmentId }]) => enrolmentId);
  await inParallel([...ofEach.values()], atOnce, async (mine) => {
    for (const [i, { enrolmentId, month: of, told }] of mine)
      outcomes[i] = await recordOne(ctx, enrolmentId, { ...told, month: of });
  });
  return outcomes;
}

async function recordOne(ctx: Ctx, enrolmentId: string, told: unknown): Promise<RowOutcome> {
  try {
    await record(ctx, enrolmentId as EnrolmentId, told);
    return { enrolmentId, ok: true };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, text, fields } = error;
    return { enrolmentId, ok: false, problem: { code, text, fields } };
  }
}

const tooMany = (enrolmentId: string): RowOutcome => ({
  enrolmentId,
  ok: false,
  problem: {
    code: "limit.reached",
    text: { ru: `За один раз — не больше ${mostLines} строк.`, en: `At most ${mostLines} lines at once.` },
    fields: [],
  },
});

const failedOf = (lines: readonly FormRow[], outcomes: readonly RowOutcome[]) =>
  lines.flatMap(({ cells }, i) => {
    const problem = outcomes[i]?.problem;
    if (!problem) return [];
    const fields = problem.fields.map(({ message }) => message.ru).join("; ");
    return [{ cells, why: fields ? `${problem.text.ru} ${fields}` : problem.text.ru }];
  });
