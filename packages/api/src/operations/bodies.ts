import * as Meeting from "@marshrut/core/meeting";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { exampleAgencyId } from "./decided.ts";
import { listOf, listQuery } from "./shared.ts";

const one = { status: 200, schema: Meeting.BodyView, description: { ru: "Группа.", en: "The body." } } as const;
const seat = { agencyId: exampleAgencyId, post: "заместитель начальника управления образования" };
const content = {
  name: "Межведомственная рабочая группа по сопровождению детей с инвалидностью",
  kind: "working-group",
  secretary: seat,
  chair: seat,
  members: [seat],
  rhythm: { every: "quarter", within: 30 },
} as const;

const formBody = operation({
  operationId: "formBody",
  method: "post",
  path: "/bodies",
  tag: "meetings",
  summary: { ru: "Создать рабочую группу", en: "Form a body" },
  description: {
    ru: "Межведомственная группа, подгруппа, совет или комиссия региона или муниципалитета (`municipality`). Участники — организации и должности, без имён. `rhythm`: как часто собираться и до какого дня от начала периода; если заседание не назначено, у координаторов появляется задача. `quorum`: больше скольких процентов участников нужно для решения.",
    en: "An interagency group, subgroup, council or commission of the region or a municipality (`municipality`). Members are organisations and posts, nobody's name. `rhythm`: how often it meets and by which day of the period; where nothing is planned, coordinators get a task. `quorum`: more than how many in a hundred it takes to decide.",
  },
  body: Meeting.NewBody,
  examples: { group: { summary: { ru: "Группа", en: "A group" }, value: content } },
  answer: { ...one, status: 201 },
  location: ({ bodyId }) => `/bodies/${bodyId}`,
  refusals: ["agency.unknown", "limit.reached", "calendar.missing"],
  run: ({ ctx, body }) => Meeting.form(ctx, body),
  again: ({ ctx }, ref) => Meeting.getBody(ctx, ref.id as `body_${string}`),
});

const findBodies = operation({
  operationId: "findBodies",
  method: "get",
  path: "/bodies",
  tag: "meetings",
  summary: { ru: "Рабочие группы", en: "Bodies" },
  description: {
    ru: "Действующие, если `status` не просит других. Организация видит те, в которых участвует.",
    en: "Active ones unless `status` asks for others. An organisation sees those in which it sits.",
  },
  query: listQuery({
    municipality: z.string().max(60).optional(),
    status: z.enum(Meeting.bodyStatuses).optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Meeting.BodySummary),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { municipality, status }, page }) =>
    page((of) => Meeting.findAll(ctx, { municipality, status, ...of })),
});

const getBody = operation({
  operationId: "getBody",
  method: "get",
  path: "/bodies/{bodyId}",
  tag: "meetings",
  summary: { ru: "Рабочая группа", en: "A body" },
  description: {
    ru: "С участниками и с днём, до которого нужно собраться в этом периоде.",
    en: "With its members, and the day by which it has to meet in this period.",
  },
  answer: one,
  refusals: ["calendar.missing"],
  run: ({ ctx, params }) => Meeting.getBody(ctx, params.bodyId),
});

const changeBody = operation({
  operationId: "changeBody",
  method: "put",
  path: "/bodies/{bodyId}",
  tag: "meetings",
  summary: { ru: "Изменить состав или порядок группы", en: "Change a body" },
  description: {
    ru: "Целиком: чего нет в теле, того больше нет. `closed` — группа больше не собирается; её решения действуют.",
    en: "As a whole: what the body of the request does not have is gone. `closed`: it meets no more; its decisions stand.",
  },
  body: Meeting.BodyContent,
  examples: { group: { summary: { ru: "Группа", en: "A group" }, value: { ...content, quorum: 60 } } },
  ifMatch: "required",
  answer: one,
  refusals: ["agency.unknown", "calendar.missing"],
  run: ({ ctx, params, body, expectedVersion }) => Meeting.set(ctx, params.bodyId, body, expectedVersion),
  again: ({ ctx, params }) => Meeting.getBody(ctx, params.bodyId),
});

export const bodies = [formBody, findBodies, getBody, changeBody] as const;
