import type { AgencyId } from "@marshrut/core/shared";
import * as Specialist from "@marshrut/core/specialist";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { idText, listOf, listQuery } from "./shared.ts";

const one = {
  status: 200,
  schema: Specialist.SpecialistView,
  description: { ru: "Специалист.", en: "The specialist." },
} as const;

const addSpecialist = operation({
  operationId: "addSpecialist",
  method: "post",
  path: "/agencies/{agencyId}/specialists",
  tag: "specialists",
  summary: { ru: "Внести специалиста", en: "Add a specialist" },
  description: {
    ru: "Кто работает в организации: имя (в защищённом хранилище), должность, квалификации со сроками, пройденные курсы с часами. За 90 и 30 дней до конца срока организация получает письмо: без имён, со ссылкой на свою страницу.",
    en: "Who works in the organisation: the name (in the vault), post, qualifications with their terms, courses with hours. Ninety and thirty days before a term ends the organisation gets a letter: without names, with a link to its page.",
  },
  body: Specialist.NewSpecialist,
  examples: {
    specialist: {
      summary: { ru: "Логопед", en: "A speech therapist" },
      value: {
        name: "Ольга Сергеевна Громова",
        post: "учитель-логопед",
        qualifications: [{ title: "первая квалификационная категория", since: "2021-05-20", until: "2030-05-19" }],
        courses: [{ title: "Ранняя помощь", hours: 72, on: "2024-11-20", number: "У-114" }],
      },
    },
  },
  answer: { ...one, status: 201 },
  location: ({ specialistId }) => `/specialists/${specialistId}`,
  refusals: ["input.invalid", "agency.closed"],
  run: ({ ctx, params, body }) => Specialist.add(ctx, params.agencyId, body),
  again: ({ ctx }, ref) => Specialist.get(ctx, ref.id as `specialist_${string}`),
});

const findSpecialists = operation({
  operationId: "findSpecialists",
  method: "get",
  path: "/specialists",
  tag: "specialists",
  summary: { ru: "Специалисты", en: "Specialists" },
  description: {
    ru: "Кто работает (или `status=left`); `endsOn` — последний день ближайшего срока. Организация видит своих, координатор — своей территории. Просмотр записывается.",
    en: "Who works (or `status=left`); `endsOn` is the last day of the term that ends first. An organisation sees its own, a coordinator those of their territory. Looks are on record.",
  },
  query: listQuery({
    agency: idText("agency").optional(),
    municipality: z.string().max(60).optional(),
    status: z.enum(Specialist.specialistStatuses).optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Specialist.SpecialistView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { agency, municipality, status }, page }) =>
    page((of) => Specialist.find(ctx, { agency: agency as AgencyId | undefined, municipality, status, ...of })),
});

const getSpecialist = operation({
  operationId: "getSpecialist",
  method: "get",
  path: "/specialists/{specialistId}",
  tag: "specialists",
  summary: { ru: "Специалист", en: "A specialist" },
  description: { ru: "С именем; просмотр записывается.", en: "With the name; the look is on record." },
  answer: one,
  run: ({ ctx, params }) => Specialist.get(ctx, params.specialistId),
});

const changeSpecialist = operation({
  operationId: "changeSpecialist",
  method: "patch",
  path: "/specialists/{specialistId}",
  tag: "specialists",
  summary: { ru: "Изменить сведения о специалисте", en: "Change a specialist" },
  description: {
    ru: "Что названо, то меняется; списки — целиком. `left` — больше здесь не работает: о сроках не спрашивают.",
    en: "What is named changes; lists as a whole. `left`: works there no more, and no terms are asked for.",
  },
  body: Specialist.SpecialistPatch,
  examples: { left: { summary: { ru: "Ушёл", en: "Has left" }, value: { status: "left" } } },
  ifMatch: "required",
  answer: one,
  refusals: ["input.invalid"],
  run: ({ ctx, params, body, expectedVersion }) => Specialist.change(ctx, params.specialistId, body, expectedVersion),
  again: ({ ctx, params }) => Specialist.get(ctx, params.specialistId),
});

const forgetSpecialist = operation({
  operationId: "forgetSpecialist",
  method: "post",
  path: "/specialists/{specialistId}/forget",
  tag: "specialists",
  summary: { ru: "Удалить имя специалиста", en: "Remove a specialist's name" },
  description: {
    ru: "По просьбе самого специалиста или когда он давно ушёл: имя удаляется насовсем, часы и сроки остаются без имени, чтобы показатели не менялись. Второй раз ничего не меняет.",
    en: "When they ask for it, or have left long ago: the name is gone for good, hours and terms stay without it, so that figures do not change. A second time changes nothing.",
  },
  answer: one,
  run: ({ ctx, params }) => Specialist.forget(ctx, params.specialistId),
  again: ({ ctx, params }) => Specialist.get(ctx, params.specialistId),
});

export const specialists = [addSpecialist, findSpecialists, getSpecialist, changeSpecialist, forgetSpecialist] as const;
