import * as Handover from "@marshrut/core/handover";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

const findHandovers = operation({
  operationId: "findHandovers",
  method: "get",
  path: "/handovers",
  tag: "handovers",
  summary: { ru: "Кто отвечает дальше", en: "Who is responsible next" },
  description: {
    ru: "Передачи сопровождения: другой возраст, переезд в другой муниципалитет, закрытая организация, сменившийся представитель (его принимает новое согласие). `stage`: open — ждут решения, decided — решены. `municipality` с `side`: to — принимает (так и без `side`), from — передаёт. Старые первыми. Пока решения нет, отвечает прежняя сторона.",
    en: "Hand-overs: another age, another municipality, a closed organisation. `stage`: open or decided. `municipality` with `side`: to (takes over) or from (hands over). Oldest first. Until it is decided the former side is responsible.",
  },
  query: listQuery({
    stage: z.enum(["open", "decided"]).optional(),
    municipality: z.string().max(60).optional(),
    side: z.enum(["to", "from"]).optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Handover.HandoverSummary),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { stage, municipality, side }, page }) =>
    page((of) => Handover.find(ctx, { stage, municipality, side, ...of })),
});

const answer = {
  status: 200,
  schema: Handover.HandoverView,
  description: { ru: "Передача.", en: "The hand-over." },
} as const;

const getHandover = operation({
  operationId: "getHandover",
  method: "get",
  path: "/handovers/{handoverId}",
  tag: "handovers",
  summary: { ru: "Прочитать передачу", en: "Read a hand-over" },
  description: {
    ru: "Со всем, что нужно принимающей стороне: открытые шаги, документы, согласия, организации, которым шаги можно поручить, шаблоны следующего маршрута.",
    en: "With all that whoever takes over needs: open steps, papers, consents, organisations that could take the steps, templates of the next route.",
  },
  answer,
  run: ({ ctx, params }) => Handover.get(ctx, params.handoverId),
});

const acceptHandover = operation({
  operationId: "acceptHandover",
  method: "post",
  path: "/handovers/{handoverId}/accept",
  tag: "handovers",
  summary: { ru: "Принять", en: "Accept" },
  description: {
    ru: "`choices` — кому какой шаг; остальные остаются у своих организаций. Организацию другого муниципалитета можно оставить или выбрать, назвав её в `confirmedElsewhere`. У закрытой организации новых исполнителей получают все шаги, `attachment` заменяет её в карте ребёнка. При смене возраста открывается маршрут по `template`, прежний закрывается в тот же день. Принимают один раз: второму ответ 409 `handover.closed` называет, кто и когда решил.",
    en: "`choices`: to whom each step goes; others stay. An organisation of another municipality may stay or be chosen when `confirmedElsewhere` names it. Of a closed organisation every step goes to another one, and `attachment` replaces it in the card. At another age the route of `template` opens, and the former one closes that day. It is done once: the second gets 409 `handover.closed` with who decided and when.",
  },
  body: Handover.AcceptHandover,
  examples: {
    stay: { summary: { ru: "Шаги остаются, где были", en: "Steps stay where they were" }, value: {} },
    choose: {
      summary: { ru: "Один шаг — другой организации", en: "One step to another organisation" },
      value: {
        choices: [{ stepId: "step_01J8ZQ4M7N3E5R6T8V9WXYZABC", agencyId: "agency_01J8ZQ4M7N3E5R6T8V9WXYZABC" }],
      },
    },
  },
  answer,
  refusals: ["handover.closed", "child.left", "consent.missing"],
  run: ({ ctx, params, body }) => Handover.accept(ctx, params.handoverId, body),
  again: ({ ctx, params }) => Handover.get(ctx, params.handoverId),
});

const declineHandover = operation({
  operationId: "declineHandover",
  method: "post",
  path: "/handovers/{handoverId}/decline",
  tag: "handovers",
  summary: { ru: "Отклонить", en: "Decline" },
  description: {
    ru: "С причиной; отвечает по-прежнему прежняя сторона.",
    en: "With the reason; the former side stays responsible.",
  },
  body: Handover.DeclineHandover,
  examples: {
    back: { summary: { ru: "Семья вернётся", en: "They come back" }, value: { reason: "Семья вернётся через месяц." } },
  },
  answer,
  refusals: ["handover.closed"],
  run: ({ ctx, params, body }) => Handover.decline(ctx, params.handoverId, body),
  again: ({ ctx, params }) => Handover.get(ctx, params.handoverId),
});

export const handovers = [findHandovers, getHandover, acceptHandover, declineHandover] as const;
