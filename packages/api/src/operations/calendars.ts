import { PeriodId, ProductionYear } from "@marshrut/core/calendar";
import { YearFile, yearOfFile } from "@marshrut/core/calendar/file";
import * as Rescheduling from "@marshrut/core/rescheduling";
import type { Ctx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import * as z from "zod";
import { operation, type PageOf, paging } from "../operation/index.ts";
import { dryRunQuery } from "./imports.views.ts";
import { text } from "./shared.ts";

// Whole, so that a year that was read can be corrected and sent.
const Year = z.strictObject({ ...ProductionYear.shape, year: z.int(), source: z.string(), uploaded: z.boolean() });
const Change = z
  .strictObject({
    edition: z.int(),
    changedAt: z.string(),
    from: z.string(),
    status: z.enum(["moving", "moved"]),
    steps: z.int(),
  })
  .meta({
    description:
      "Последнее изменение календаря: номер редакции, с какого дня она считает иначе, пересчитаны ли уже открытые сроки и у скольких шагов они другие / the newest change of the calendar, and how far open deadlines have followed it",
  });

const listYears = operation({
  operationId: "listCalendarYears",
  method: "get",
  path: "/calendars/years",
  tag: "indicators",
  summary: { ru: "Производственные календари", en: "Production calendars" },
  description: {
    ru: "Какие годы загружены и откуда каждый. `version` — редакция календаря, по которой считают сейчас: её же называет каждый срок.",
    en: "Which years there are, and where each comes from. `version` is the edition that counts now: each deadline names its own.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Year), version: z.string(), change: Change.optional() }),
    description: { ru: "Годы.", en: "The years." },
  },
  run: async ({ ctx }) => {
    const { items, version, change } = await Tenant.calendarYears(ctx);
    return { items, version, change: change && shown(change) };
  },
});

const shown = ({ edition, changedAt, from, status, steps }: Tenant.CalendarChange): z.output<typeof Change> => ({
  edition,
  changedAt,
  from,
  status,
  steps,
});

const Dates = z.strictObject({ dueDate: z.string(), workBy: z.string() });
const Changes = z
  .strictObject({
    steps: z.int(),
    more: z.boolean(),
    reports: z.int(),
    measures: z.array(
      z.strictObject({
        period: PeriodId,
        measureKey: z.string(),
        title: text,
        from: Dates,
        to: Dates,
      }),
    ),
    items: z.array(
      z.strictObject({
        stepId: z.string(),
        agencyId: z.string(),
        municipality: z.string(),
        title: text,
        from: Dates,
        to: Dates,
      }),
    ),
    nextCursor: z.string().optional(),
  })
  .meta({
    description:
      "Что изменится: `steps` — сколько сроков шагов начиная с этой страницы (`more` — открытых шагов больше, чем просмотрено за раз), `measures` — мероприятия открытых периодов, `reports` — сколько отчётов по ним ещё не сдано / what would change: steps from this page on, and measures of open periods",
  });

const dryQuery = dryRunQuery.extend(paging(50));
type Dry = z.output<typeof dryQuery>;

/** What a year would change, where that was asked for. */
async function changesOf(
  ctx: Ctx,
  { dryRun }: Dry,
  year: ProductionYear,
  page: (read: (of: PageOf) => Promise<{ items: Rescheduling.DateChange[]; next?: string }>) => Promise<{
    items: Rescheduling.DateChange[];
    nextCursor?: string;
  }>,
): Promise<z.output<typeof Changes> | undefined> {
  if (dryRun !== "true") return undefined;
  let beside = { steps: 0, more: false, reports: 0, measures: [] as Rescheduling.MeasureChange[] };
  const listed = await page(async (of) => {
    const { items, next, ...rest } = await Rescheduling.preview(ctx, year, of);
    beside = rest;
    return { items, next };
  });
  return { ...beside, ...listed };
}

const uploadYear = operation({
  operationId: "uploadCalendarYear",
  method: "post",
  path: "/calendars/years",
  tag: "indicators",
  summary: { ru: "Загрузить год календаря", en: "Upload a year of the calendar" },
  description: {
    ru: "Переносы выходных по постановлению правительства; праздники считаются сами. `days` — нерабочие дни региона (`regional-holiday`) и дни, объявленные нерабочими указом (`decreed`: `termsRun` — идут ли в них сроки, `basis` — почему), каждый с реквизитами акта: их называет `explain` срока. Год отправляют целиком. Или файлом xmlcalendar.ru (`format`, `content`; в нём не сказано, каким актом, поэтому и `basis`): каждый `f` становится переносом, кроме тех, что статья 112 ТК РФ делает сама; день, в котором файл расходится с получившимся календарём, называется, и файл не принимается. С `?dryRun=true` ничего не сохраняется: ответ показывает, какие сроки изменятся (`changes`, постранично). Без него новые шаги и отчёты считаются по новому календарю сразу, открытые сроки переносятся в фоне, и кого о них извещали — извещают снова: письмом дня, вебхуком `step.due-changed`, календарём.",
    en: "The moves of days off by the government's decree; holidays follow by themselves. `days`: holidays of the region and decreed days (`termsRun`: whether terms run on them, `basis`: why), each with its act, which the `explain` of a deadline names. A year is sent as a whole. Or as a file of xmlcalendar.ru (`format`, `content`, and `basis`, since it names no act): each `f` becomes a transfer, except those that art. 112 makes by itself; a day on which the file and the calendar that results disagree is named, and the file is refused. With `?dryRun=true` nothing is kept: the answer shows which dates would change (`changes`, page by page). Without it new steps and reports count by it at once, open deadlines are moved in the background, and whoever was told of them is told again: by the day's letter, the webhook `step.due-changed`, the calendar.",
  },
  query: dryQuery,
  body: z.union([ProductionYear, YearFile]),
  examples: {
    year: {
      summary: { ru: "2028 год", en: "2028" },
      value: {
        year: 2028,
        transfers: [],
        basis: { text: { ru: "Постановление о переносе", en: "Decree" }, grade: "P" },
      },
    },
    file: {
      summary: { ru: "Файл xmlcalendar.ru", en: "A file of xmlcalendar.ru" },
      value: {
        format: "xmlcalendar",
        content:
          '<calendar year="2026" country="ru"><days><day d="01.01" t="1" h="1"/><day d="01.09" t="1" f="01.03"/></days></calendar>',
        basis: { text: { ru: "Постановление о переносе", en: "Decree" }, grade: "P" },
      },
    },
  },
  answer: {
    status: 200,
    schema: z.strictObject({ ...ProductionYear.shape, changes: Changes.optional() }),
    description: { ru: "Год.", en: "The year." },
  },
  repeat: "rows",
  run: async ({ ctx, query, body, page }) => {
    const year = "format" in body ? await yearOfFile(body) : body;
    const changes = await changesOf(ctx, query, year, page);
    return changes ? { ...year, changes } : Tenant.uploadYear(ctx, year);
  },
});

export const calendars = [listYears, uploadYear] as const;
