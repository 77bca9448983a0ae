import * as Provider from "@marshrut/core/provider";
import * as Step from "@marshrut/core/step";
import * as z from "zod";
import { operation } from "../operation/index.ts";

const findCandidates = operation({
  operationId: "findCandidates",
  method: "get",
  path: "/steps/{stepId}/candidates",
  tag: "steps",
  summary: { ru: "Кому можно поручить шаг", en: "Who could take a step" },
  description: {
    ru: "До 50 действующих организаций нужного вида, которые оказывают услугу шага, лучшие первыми. Сравниваются по очереди: муниципалитет, места (свои слова и места программ), обычный срок, доля в срок за этот и прошлый год, загрузка; при равенстве во всём — кто внесён раньше. `explain` говорит, что известно об организации, `behind` — чем она уступает стоящей перед ней.",
    en: "Up to 50 active organisations of its kind that give its service, the best first. They are compared by municipality, room (their word, places of programmes), usual time, share in time this year and last, load; equal in all, by registration. `explain` says what is known of each, `behind` by what it stands behind the one before it.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Step.Candidate) }),
    description: { ru: "Организации.", en: "Organisations." },
  },
  run: async ({ ctx, params }) => ({ items: await Step.candidates(ctx, params.stepId) }),
});

const findPlaces = operation({
  operationId: "findPlaces",
  method: "get",
  path: "/places",
  tag: "agencies",
  summary: { ru: "Где есть места по услуге", en: "Where there are places of a service" },
  description: {
    ru: "До 50 организаций, которые называют услугу в своём перечне или ведут утверждённую программу по ней; порядок и `explain` — как у `GET /steps/{stepId}/candidates`. `age` — полных лет: программы для других возрастов не считаются. Занято — открытые шаги и дети на программах; свободно — сказанные места без занятых, а если организация о них не говорила, места её программ.",
    en: "Up to 50 organisations that list the service or have an approved programme of it; order and `explain` are those of `GET /steps/{stepId}/candidates`. `age` in full years: programmes for others do not count. Taken are open steps and children enrolled; free are the places that were said less those, or else those of its programmes.",
  },
  query: z.strictObject({
    service: z.string().min(2).max(60),
    municipality: z.string().max(60).optional(),
    age: z
      .string()
      .regex(/^\d{1,2}$/)
      .meta({ type: "integer", minimum: 0, maximum: 99 })
      .transform(Number)
      .optional(),
  }),
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Provider.PlacesView) }),
    description: { ru: "Организации с местами и очередью.", en: "Organisations, their places and waiting lists." },
  },
  refusals: ["input.invalid"],
  run: async ({ ctx, query }) => ({ items: await Provider.places(ctx, query) }),
});

export const candidates = [findCandidates, findPlaces] as const;
