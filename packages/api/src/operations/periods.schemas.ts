import { PeriodId } from "@marshrut/core/calendar";
import { programmeVariants, studyConditions } from "@marshrut/core/instrument";
import { FreezeGroupView, periodStatuses } from "@marshrut/core/period";
import { documentFormats } from "@marshrut/core/report";
import { notFound } from "@marshrut/core/shared";
import { stepCauses } from "@marshrut/core/step";
import * as z from "zod";
import { text } from "./shared.ts";

/** A period in a path. What can be no period's name is not there. @throws Refusal not-found */
export function periodOf(name: string): PeriodId {
  const parsed = PeriodId.safeParse(name);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

const numbers = z.record(z.string(), z.number());
const Counts = z.strictObject({
  owed: z.int(),
  pending: z.int(),
  submitted: z.int(),
  accepted: z.int(),
  returned: z.int(),
  withdrawn: z.int(),
  late: z.int(),
  overdue: z.int(),
  noData: z.int().optional(),
  notPerformed: z.int().optional(),
  extended: z.int().optional(),
  extendedAgain: z.int().optional(),
  daysLate: z.int().optional(),
});

const HelpRow = z.strictObject({
  municipality: z.string(),
  agencyId: z.string().optional(),
  service: z.string().optional(),
  children: z.int(),
  ages: numbers,
});
/** Who was helped by what: of the region's own report. */
const HelpTables = z.strictObject({
  services: z.array(HelpRow),
  organisations: z.array(HelpRow),
  demand: z.array(
    z.strictObject({
      municipality: z.string(),
      service: z.string(),
      /** Reports that were frozen earlier do not say it. */
      wanted: z.int().optional(),
      needed: z.int(),
      asked: z.int(),
      waiting: z.int(),
      enrolled: z.int(),
      unmet: z.int(),
      places: z.int(),
      queue: z.int(),
      placed: z.int(),
      waitDays: z.int().optional(),
      units: z.number(),
      vacant: z.number(),
      shortage: z.int(),
    }),
  ),
  programmes: z.array(
    z.strictObject({
      municipality: z.string(),
      agencyId: z.string(),
      kind: z.string(),
      n: z.int(),
      places: z.int(),
      evidence: z.int(),
      inclusive: z.int(),
      "of-model": z.int(),
    }),
  ),
  /** Reports that were frozen earlier have none. */
  sessions: z
    .array(
      z.strictObject({
        municipality: z.string(),
        agencyId: z.string(),
        planned: z.int(),
        held: z.int(),
        ended: z.int(),
        goals: z.int(),
        reached: z.int(),
      }),
    )
    .optional(),
  consultations: z
    .array(
      z.strictObject({
        municipality: z.string(),
        agencyId: z.string(),
        held: z.int(),
        families: z.int(),
        office: z.int(),
        home: z.int(),
        phone: z.int(),
        video: z.int(),
        point: z.int(),
        missed: z.int(),
        notHeld: z.int(),
      }),
    )
    .optional(),
  study: z
    .array(
      z.strictObject({
        municipality: z.string(),
        agencyId: z.string().optional(),
        condition: z.enum(studyConditions).optional(),
        variant: z.enum(programmeVariants).optional(),
        children: z.int(),
        provided: z.int(),
        partly: z.int(),
        "not-provided": z.int(),
      }),
    )
    .optional(),
  outcomes: z
    .array(
      z.strictObject({
        municipality: z.string(),
        agencyId: z.string().optional(),
        compared: z.int(),
        improved: z.int(),
        same: z.int(),
        worse: z.int(),
        meetings: z.int(),
        meetingDays: z.number().optional(),
        satisfied: z.int(),
        satisfaction: z.number().optional(),
        assessments: z.int(),
        quality: z.number().optional(),
      }),
    )
    .optional(),
  deviations: z.array(z.strictObject({ service: z.string(), norm: z.number(), months: z.int(), below: z.int() })),
  listed: z.array(z.string()).optional(),
  titles: z.record(z.string(), text),
});

export const ComputedView = z.strictObject({
  asOf: z.string(),
  basis: text.optional(),
  totals: numbers,
  byMunicipality: z.record(z.string(), numbers),
  children: z.array(
    z.strictObject({
      municipality: z.string(),
      age: z.string(),
      sex: z.string(),
      children: z.int(),
      disability: z.int(),
      needs: z.int(),
      groups: numbers,
    }),
  ),
  ipra: z.array(z.strictObject({ block: z.string(), results: numbers })),
  agencies: z.array(
    z.strictObject({
      kind: z.string(),
      settled: z.int(),
      late: z.int(),
      days: z.number().nullable(),
      overdue: z.int(),
    }),
  ),
  failures: z
    .array(
      z.strictObject({
        agencyId: z.string(),
        municipality: z.string(),
        outcome: z.string(),
        cause: z.enum(stepCauses),
        n: z.int(),
      }),
    )
    .optional()
    .meta({
      description:
        "Почему шаги не выполнены: каждый отказ и каждый неисполненный запрос / why steps did not come off, each time",
    }),
  help: HelpTables.optional().meta({
    description: "Кто какую помощь получил; в отчёте области / who was helped by what; in the region's report",
  }),
});

const Figure = z.strictObject({
  key: z.string(),
  title: text,
  type: z.string(),
  source: z.enum(["computed", "submitted", "recorded"]),
  value: z.number().optional(),
  recorded: z.number().optional().meta({
    description: "Что об этом говорят записи, каждый ребёнок один раз / what the records say, each child once",
  }),
  of: z.int().optional(),
  noData: z.int().optional(),
  previous: z.number().optional(),
  target: z.number().optional(),
});

/** The report as JSON: the same figures as in the workbook and the note. */
export const ReportView = z.strictObject({
  period: PeriodId,
  name: text,
  tenant: text,
  status: z.enum(periodStatuses),
  revision: z.int(),
  at: z.string(),
  /** When what the bank counts was counted, and which figures stand since when; reports that were frozen earlier do not say it. */
  computedAt: z.string().optional(),
  groups: z.array(FreezeGroupView).optional(),
  reason: z.string().optional(),
  roadmaps: z.array(z.string()),
  municipalities: z.record(z.string(), text),
  organisations: z.strictObject({ expected: z.int(), complete: z.int(), partly: z.int(), silent: z.int() }),
  obligations: Counts,
  sections: z.array(
    z.strictObject({
      section: z.string(),
      title: z.string(),
      measures: z.array(
        z.strictObject({
          dutyKey: z.string(),
          measureKey: z.string(),
          number: z.string(),
          title: text,
          expectedResult: text,
          dueDate: z.string(),
          workBy: z.string(),
          explain: text,
          counts: Counts,
          figures: z.array(Figure),
        }),
      ),
    }),
  ),
  missing: z.array(
    z.strictObject({
      agencyId: z.string(),
      name: z.string(),
      kind: z.string(),
      municipality: z.string(),
      outstanding: z.array(z.string()),
      overdue: z.int(),
      silent: z.boolean(),
    }),
  ),
  negative: z
    .array(
      z.strictObject({
        obligationId: z.string(),
        measureKey: z.string(),
        agencyId: z.string(),
        name: z.string(),
        municipality: z.string(),
        says: z.enum(["not-performed", "no-data"]),
        noteId: z.string().optional(),
      }),
    )
    .optional(),
  punctuality: z
    .array(
      z.strictObject({
        agencyId: z.string(),
        name: z.string(),
        municipality: z.string(),
        owed: z.int(),
        late: z.int(),
        overdue: z.int(),
        extended: z.int(),
        extendedAgain: z.int().optional(),
        daysLate: z.int(),
      }),
    )
    .optional()
    .meta({
      description:
        "Организации, которые опоздали или получили больше времени / organisations that were late, or were given longer",
    }),
  computed: ComputedView,
  organisationNames: z.record(z.string(), z.string()).optional(),
  previous: numbers.optional(),
  trend: z.array(z.strictObject({ period: PeriodId, totals: numbers })).optional(),
  targets: numbers,
  unassigned: z.array(z.strictObject({ dutyKey: z.string(), executor: z.string() })),
});

export const DocumentView = z.strictObject({
  reportId: z.string(),
  period: PeriodId,
  format: z.enum(documentFormats),
  revision: z.int().optional(),
  status: z.enum(["waiting", "making", "ready", "failed"]),
  progress: z.int(),
  requestedAt: z.string(),
  readyAt: z.string().optional(),
  bytes: z.int().optional(),
});
