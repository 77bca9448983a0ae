import * as Advice from "@marshrut/core/advice";
import { type AdviceId, type AgencyId, ourDate } from "@marshrut/core/shared";
import * as Slot from "@marshrut/core/slot";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { idText, listOf, listQuery } from "./shared.ts";

const one = {
  status: 200,
  schema: Advice.AdviceView,
  description: { ru: "Консультация.", en: "The consultation." },
} as const;
const page = { ru: "Страница списка.", en: "A page of the list." };

const findAdviceHours = operation({
  operationId: "findAdviceHours",
  method: "get",
  path: "/advice/hours",
  tag: "specialists",
  summary: { ru: "Часы консультаций для специалистов", en: "Hours at which specialists are advised" },
  description: {
    ru: "Слоты с `forSpecialists` всего региона и свободное время на две недели с `day`. Семьям они не показываются.",
    en: "Slots with `forSpecialists` of the whole region, and free times of two weeks from `day`. Families do not see them.",
  },
  query: listQuery({ service: z.string().max(120).optional(), day: ourDate.optional() }),
  answer: { status: 200, schema: listOf(Slot.OpenSlot), description: page },
  refusals: ["input.invalid"],
  run: ({ ctx, query: { service, day }, page }) =>
    page((of) => Slot.find(ctx, { service, day, forSpecialists: true, ...of })),
});

const bookAdvice = operation({
  operationId: "bookAdvice",
  method: "post",
  path: "/advice",
  tag: "specialists",
  summary: { ru: "Записать специалиста на консультацию", en: "Book a consultation for a specialist" },
  description: {
    ru: "Организация занимает свободное время слота `forSpecialists` для своего специалиста. Данных ребёнка не нужно: вопрос — без имён. Консультирующая организация узнаёт письмом, имя видит на своей странице.",
    en: "An organisation takes a free time of a slot `forSpecialists` for one of its specialists. No child's data is needed: the question names nobody. Whoever advises is told by letter and sees the name on its page.",
  },
  body: Advice.NewAdvice,
  examples: {
    teacher: {
      summary: { ru: "Учитель", en: "A teacher" },
      value: {
        slotId: "slot_01JAB3C4D5E6F7G8H9JKMNPQRS",
        at: "2027-02-01T03:00:00Z",
        specialistId: "specialist_01JAB3C4D5E6F7G8H9JKMNPQRS",
        topic: "adapted-programme",
        question: "Как разделить программу на уровни для третьего класса?",
      },
    },
  },
  answer: { ...one, status: 201 },
  location: ({ adviceId }) => `/advice/${adviceId}`,
  refusals: ["input.invalid", "slot.closed", "slot.taken", "agency.closed"],
  run: ({ ctx, body }) => Advice.book(ctx, body),
  again: ({ ctx }, ref) => Advice.get(ctx, ref.id as AdviceId),
});

const findAdvice = operation({
  operationId: "findAdvice",
  method: "get",
  path: "/advice",
  tag: "specialists",
  summary: { ru: "Консультации специалистов", en: "Consultations of specialists" },
  description: {
    ru: "Ещё без итога (`stage=open`) или с итогом (`ended`), по времени. `agency` — чей специалист, `host` — кто консультирует. Организация видит свои с обеих сторон (без `host` — своих специалистов). Просмотр записывается.",
    en: "Those without an outcome (`stage=open`), or with one (`ended`), by their time. `agency`: whose specialist; `host`: who advises. An organisation sees its own on either side (without `host` its own specialists). Looks are on record.",
  },
  query: listQuery({
    agency: idText("agency").optional(),
    host: idText("agency").optional(),
    municipality: z.string().max(60).optional(),
    stage: z.enum(Advice.stages).optional(),
  }),
  answer: { status: 200, schema: listOf(Advice.AdviceSummary), description: page },
  run: ({ ctx, query: { agency, host, municipality, stage }, page }) =>
    page((of) =>
      Advice.find(ctx, {
        agency: agency as AgencyId | undefined,
        host: host as AgencyId | undefined,
        municipality,
        stage,
        ...of,
      }),
    ),
});

const getAdvice = operation({
  operationId: "getAdvice",
  method: "get",
  path: "/advice/{adviceId}",
  tag: "specialists",
  summary: { ru: "Консультация специалиста", en: "A consultation of a specialist" },
  description: {
    ru: "С вопросом и итогом; просмотр записывается.",
    en: "With question and outcome; the look is on record.",
  },
  answer: one,
  run: ({ ctx, params }) => Advice.get(ctx, params.adviceId),
});

const settleAdvice = operation({
  operationId: "settleAdvice",
  method: "post",
  path: "/advice/{adviceId}/settle",
  tag: "specialists",
  summary: { ru: "Отметить итог консультации", en: "Say what came of a consultation" },
  description: {
    ru: "`held` и `missed` — консультирующая организация, когда время наступило; сказанное снова исправляет. `cancelled` — любая сторона до начала, с причиной: другая узнаёт. Если специалиста не приняли (`by: organisation`) — задача координатора.",
    en: "`held` and `missed` by whoever advises, once it has begun; said again it is put right. `cancelled` by either side until its hour, with a reason: the other is told. A specialist whom nobody received (`by: organisation`) is a coordinator's task.",
  },
  body: Advice.SettleAdvice,
  examples: {
    held: { summary: { ru: "Состоялась", en: "Held" }, value: { result: "held", note: "Разобрали уровни." } },
  },
  answer: one,
  refusals: ["input.invalid", "advice.closed"],
  run: ({ ctx, params, body, expectedVersion }) => Advice.settle(ctx, { id: params.adviceId, expectedVersion }, body),
  again: ({ ctx, params }) => Advice.get(ctx, params.adviceId),
});

export const advice = [findAdviceHours, bookAdvice, findAdvice, getAdvice, settleAdvice] as const;
