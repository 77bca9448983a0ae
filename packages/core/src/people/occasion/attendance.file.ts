import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import type { Ctx, OccasionId, SignUpId } from "../../ground/shared/index.ts";
import { auditRead } from "../../ground/shared/index.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { type Column, readMunicipality, readTable, readYesNo, TableFile } from "../../ground/table/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { fold } from "../../ground/vault/index.ts";
import { byCode, mark, recordAttendance } from "./attendance.actions.ts";
import * as decide from "./occasion.decide.ts";
import * as store from "./occasion.store.ts";
import type { WalkIns } from "./occasion.ts";
import { readPersons } from "./person.ts";
import type { SignUp } from "./sign-up.ts";

/** A hall of people; a larger list is a list of several days. */
const mostRows = 2000;

type Key = "code" | "name" | "email" | "organisation" | "municipality" | "came";

/** As sign-in sheets and webinar platforms have them. */
const attendanceColumns: readonly Column<Key>[] = [
  { key: "code", name: { ru: "Код", en: "Code" }, also: ["Код билета", "Билет", "Номер записи"] },
  { key: "name", name: { ru: "ФИО", en: "Name" }, also: ["Участник", "Фамилия Имя Отчество", "Имя", "Слушатель"] },
  { key: "email", name: { ru: "Почта", en: "E-mail" }, also: ["E-mail", "Email", "Электронная почта", "Адрес почты"] },
  { key: "organisation", name: { ru: "Организация", en: "Organisation" }, also: ["Место работы", "Учреждение"] },
  { key: "municipality", name: { ru: "Муниципалитет", en: "Municipality" }, also: ["Территория", "Город", "Район"] },
  { key: "came", name: { ru: "Присутствие", en: "Came" }, also: ["Был", "Присутствовал", "Явка", "Посещение"] },
];

export const ImportAttendance = z.strictObject({ file: TableFile, dryRun: z.boolean() });

const text = z.strictObject({ ru: z.string(), en: z.string() });
export const AttendanceOutcome = z.strictObject({
  dryRun: z.boolean(),
  rows: z.int(),
  /** Sign-ups that were found in it. */
  found: z.int(),
  /** Rows of people who had not signed up: counted, and not named. */
  walkIns: z.int(),
  failed: z.array(z.strictObject({ row: z.int(), message: text })),
});
export type AttendanceTaken = z.infer<typeof AttendanceOutcome>;

/**
 * A list of those who were there: sign-ups are marked, others are counted by where they are from, as specialists. A row that names nobody
 * and no place is told. A dry run says what would become of it.
 * @throws Refusal not-found, event.ahead, event.closed, input.invalid: no table, too long
 */
export async function importAttendance(
  request: Ctx,
  id: OccasionId,
  { file, dryRun }: z.infer<typeof ImportAttendance>,
): Promise<AttendanceTaken> {
  const ctx: Ctx = { ...request, idempotency: undefined };
  const { data: occasion } = await store.load(ctx, id);
  await Agency.mustManage(ctx, occasion.agencyId);
  decide.mustBeHeld(occasion, ctx.now());
  const { rows } = await readTable(file, attendanceColumns, "/file/content");
  mustBeRight(
    rows.length === 0
      ? [fault("/file/content", "в таблице нет строк", "the table has no rows")]
      : rows.length > mostRows
        ? [fault("/file/content", `не больше ${mostRows} строк`, `at most ${mostRows} rows`)]
        : [],
  );
  const known = await signUpsBy(ctx, id);
  const { municipalities } = await Tenant.load(ctx);
  const found = new Map<SignUpId, { one: SignUp; present: boolean }>();
  const walkIns = new Map<string, number>();
  const failed: AttendanceTaken["failed"] = [];
  for (const { row, values } of rows) {
    const came = values.came === undefined ? { value: true } : readYesNo(values.came);
    if ("fault" in came) {
      failed.push({ row, message: came.fault });
      continue;
    }
    const coded = values.code === undefined ? undefined : await byCode(ctx, id, values.code);
    const one = values.code === undefined ? known.by(values) : coded && known.byId.get(coded);
    // An empty cell says that they came: it is a list of those who were there.
    const present = came.value ?? true;
    if (one) found.set(one.signUpId, { one, present });
    else if (present) {
      const where = values.municipality ? readMunicipality(values.municipality, municipalities) : undefined;
      if (where && "value" in where && where.value !== undefined)
        walkIns.set(where.value, (walkIns.get(where.value) ?? 0) + 1);
      else failed.push({ row, message: where && "fault" in where ? where.fault : nobody });
    }
  }
  if (!dryRun) {
    for (const { one, present } of found.values()) await mark(ctx, one, present);
    const others: WalkIns = [...walkIns].map(([municipality, count]) => ({ who: "specialist", municipality, count }));
    if (others.length > 0) await recordAttendance(ctx, id, { walkIns: others });
  }
  const n = [...walkIns.values()].reduce((sum, count) => sum + count, 0);
  return { dryRun, rows: rows.length, found: found.size, walkIns: n, failed: failed.slice(0, 100) };
}

const nobody = {
  ru: "такой записи нет, и муниципалитет не указан: человека негде посчитать",
  en: "there is no such sign-up and no municipality: there is nowhere to count them",
};

/** Who has signed up, by address and by name; whoever comes by way of a card is found by the code alone. On record. */
async function signUpsBy(ctx: Ctx, id: OccasionId) {
  await auditRead(ctx, { subject: id, action: "sign-up.list" });
  const all: SignUp[] = [];
  for await (const one of store.everySignUp(ctx, id, ["coming", "attended", "absent", "waiting", "unconfirmed"]))
    all.push(one);
  const byId = new Map(all.map((one) => [one.signUpId, one]));
  const guests = all.filter(({ childId, forgotten }) => !childId && !forgotten).map(({ signUpId }) => signUpId);
  const [byEmail, byName] = [new Map<string, SignUp>(), new Map<string, SignUp | "several">()];
  for (let i = 0; i < guests.length; i += 100)
    for (const [signUpId, { name, email }] of await readPersons(ctx, guests.slice(i, i + 100))) {
      const one = byId.get(signUpId)!;
      if (email) byEmail.set(email.toLowerCase(), one);
      byName.set(fold(name), byName.has(fold(name)) ? "several" : one);
    }
  const by = ({ email, name }: { email?: string; name?: string }): SignUp | undefined => {
    const sole = name === undefined ? undefined : byName.get(fold(name));
    return (email && byEmail.get(email.toLowerCase())) || (sole === "several" ? undefined : sole);
  };
  return { byId, by };
}
