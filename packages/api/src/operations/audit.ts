import * as Access from "@marshrut/core/access";
import * as Audit from "@marshrut/core/audit";
import { ourDate } from "@marshrut/core/shared";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

/** Days of the tenant, both included. */
const days = { since: ourDate.optional(), until: ourDate.optional() };

const AuditEntry = z.strictObject({
  at: z.string(),
  by: z.string().meta({ description: "Роль и учётная запись: `coordinator:anna` / role and account" }),
  agency: z.string().optional(),
  subject: z.string(),
  action: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).optional()).optional(),
  requestId: z.string(),
});

const readAudit = operation({
  operationId: "readAudit",
  method: "get",
  path: "/audit",
  tag: "access",
  summary: { ru: "Журнал: кто что видел и делал", en: "The log: who saw and did what" },
  description: {
    ru: "Новые записи первыми. Назовите `subject` (ребёнка, организацию, маршрут, `tenant`) или `actor` (роль и учётную запись, `coordinator:anna`), можно оба; без них — журнал самого региона (настройки, учётные записи). `action` и дни `since`–`until` сужают. В записях идентификаторы и коды, имён в них нет. Страница может быть короче, чем просили, и всё же иметь `nextCursor`. Само чтение журнала тоже записывается.",
    en: "The newest first. Name a `subject` (a child, an organisation, a route, `tenant`) or an `actor` (role and account, `coordinator:anna`), or both; without either it is the log of the region itself (settings, accounts). `action` and the days `since`–`until` narrow it. Entries hold ids and codes, never names. A page may be shorter than asked and still have a `nextCursor`. Reading the log is itself logged.",
  },
  query: listQuery({
    subject: z.string().min(1).max(128).optional(),
    actor: z
      .string()
      .regex(/^(admin|coordinator|specialist|representative):.{1,128}$/)
      .optional(),
    action: z.string().max(64).optional(),
    ...days,
  }),
  answer: {
    status: 200,
    schema: listOf(AuditEntry),
    description: { ru: "Страница журнала.", en: "A page of the log." },
  },
  run: ({ ctx, query: { limit: _, cursor: __, ...query }, page }) => page((of) => Audit.read(ctx, { ...query, ...of })),
});

const readAccessLog = operation({
  operationId: "readAccessLog",
  method: "get",
  path: "/children/{childId}/access-log",
  tag: "children",
  summary: { ru: "Кто обращался к данным ребёнка", en: "Who used a child's data" },
  description: {
    ru: "Для координатора и для законного представителя (о своих детях): кто, из какой организации, что видел или сделал, когда и на каком основании. Новые записи первыми; записи объединённых карт здесь же. Учётные записи сотрудников видит только персонал. Сам просмотр тоже записывается.",
    en: "For the coordinator and for the legal representative (own children): who, of which organisation, saw or did what, when and on what ground. The newest first; what was logged for cards merged into this one stands here too. Accounts are shown to staff alone. Reading it is itself logged.",
  },
  query: listQuery(days),
  answer: {
    status: 200,
    schema: listOf(Access.AccessEntry),
    description: { ru: "Страница журнала.", en: "A page of the log." },
  },
  run: ({ ctx, params, query: { since, until }, page }) =>
    page((of) => Access.log(ctx, params.childId, { since, until, ...of })),
});

const verifyAudit = operation({
  operationId: "verifyAudit",
  method: "get",
  path: "/audit/verification",
  tag: "access",
  summary: { ru: "Проверить, что журнал не изменён", en: "Verify that the log is what was written" },
  description: {
    ru: "Сверяет журнал с печатями: каждые пять минут новые записи сцепляются хешами, подписываются и копируются туда, где ничего нельзя перезаписать. Находит изменённую, пропавшую, переставленную и вставленную запись и называет её; изменённую, подменённую, пропавшую печать; и то, что печатей больше нет. Начинает с печати `from`; если проверено не всё, `next` — с какой продолжить. Пустой `faults` — расхождений нет. Записи последних семи минут ещё не опечатаны. Для администраторов; сама проверка записывается.",
    en: "Compares the log with its seals: each five minutes new entries are chained by hashes, signed, and copied to where nothing is overwritten. Finds a changed, a missing, a reordered, an inserted entry and names it; a seal that was changed, replaced, taken away; and that there are no seals any more. It begins with the seal `from`; `next`, where there is more, says with which to go on. Empty `faults`: no difference. Entries of the last seven minutes are not sealed yet. For administrators; verifying is itself logged.",
  },
  query: z.strictObject({ from: z.coerce.number().int().min(1).max(99_999_999).optional() }),
  answer: {
    status: 200,
    schema: Audit.Verification,
    description: { ru: "Что проверено и что не сошлось.", en: "What was verified, and what differs." },
  },
  run: ({ ctx, query, seals }) => Audit.verify(ctx, seals, { ...query, entries: mostEntries }),
});

/** A few seconds of reading. */
const mostEntries = 5_000;

export const audit = [readAudit, readAccessLog, verifyAudit] as const;
