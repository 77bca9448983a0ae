import * as Child from "@marshrut/core/child";
import * as Instrument from "@marshrut/core/instrument";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { ChildList, ChildView, childSummary, childView } from "./children.views.ts";
import { listQuery } from "./shared.ts";

const record = {
  schema: ChildView,
  description: { ru: "Запись без персональных данных.", en: "The record, without personal data." },
};

const expectChild = operation({
  operationId: "expectChild",
  method: "post",
  path: "/expected-children",
  tag: "children",
  summary: { ru: "Завести карту до рождения", en: "Register a child that is expected" },
  description: {
    ru: "Карта семьи, которая ждёт ребёнка: маршрут (`before-birth`), консультации и обращения у неё такие же, как у всех. Мать может не называть себя: тогда её страница открывается с печатного листа (`POST /v1/families/{familyId}/sheets`; семью даёт `POST /v1/families` по `childId`). Карта называется «Семья 4F7K2», и в списки детей, поиск, сравнение и показатели детей не входит. ИПРА, заключения, зачисления — после рождения. Если эта женщина уже ждёт ребёнка по другой карте или на тот же день ждёт семья с тем же телефоном, почтой или именем — 409 `child.duplicate`; если это другое рождение, найденные карты перечисляются в `confirmedDistinctFrom`.",
    en: "A card of a family that expects a child: its route (`before-birth`), consultations and requests are those that all have. The mother may stay unnamed: then a printed sheet opens her page (`POST /v1/families/{familyId}/sheets`; `POST /v1/families` gives the family of the `childId`). The card is called by a `label`, and is in no list, search, comparison or figure of children. Papers and enrolments come after the birth. Where she expects a child by another card already, or a family of the same telephone, address or name expects one on the same day: 409 `child.duplicate`; of another birth, list the cards found in `confirmedDistinctFrom`.",
  },
  body: Child.NewExpected,
  examples: {
    unnamed: {
      summary: { ru: "Без имени", en: "Unnamed" },
      value: { municipality: "novokuznetsk", dueOn: "2025-06-20" },
    },
    named: {
      summary: { ru: "С почтой", en: "With an address" },
      value: {
        municipality: "novokuznetsk",
        dueOn: "2025-06-20",
        mother: { givenName: "Ольга", email: "olga@example.net" },
        targetGroups: ["down-syndrome"],
      },
    },
  },
  answer: { status: 201, ...record },
  refusals: ["child.duplicate"],
  run: async ({ ctx, body }) => childView(await Child.expect(ctx, body)),
  location: ({ childId }) => `/children/${childId}`,
  again: async ({ ctx }, ref) => childView(await Child.readRecord(ctx, ref.id as `child_${string}`)),
});

const findExpectedChildren = operation({
  operationId: "findExpectedChildren",
  method: "get",
  path: "/expected-children",
  tag: "children",
  summary: { ru: "Карты до рождения", en: "Children who are expected" },
  description: {
    ru: "Как называется каждая и на какой день ожидают; никто не назван. Сотрудник муниципалитета видит свои.",
    en: "What each is called and for which day; nobody is named. A municipality's staff sees its own.",
  },
  query: listQuery({ municipality: z.string().max(60).optional() }),
  answer: { status: 200, schema: ChildList, description: { ru: "Страница списка.", en: "A page of the list." } },
  run: ({ ctx, query: { municipality }, page }) =>
    page(async (of) => {
      const { items, next } = await Child.expectedOnes(ctx, { municipality, ...of });
      return { items: items.map(childSummary), next };
    }),
});

const registerBirth = operation({
  operationId: "registerBirth",
  method: "post",
  path: "/children/{childId}/birth",
  tag: "children",
  summary: { ru: "Внести рождение", en: "Enter a birth" },
  description: {
    ru: "Карта становится картой ребёнка и сохраняет всё, что в ней есть: маршрут, консультации, согласия, ссылку матери. Кто представляет ребёнка теперь — как в `PATCH /v1/children/{childId}`: `representatives` (мать называет себя), `addRepresentatives` (отец; организация-опекун по акту), `removeRepresentatives`. `placement: true` — семья ребёнка не забирает: координатору ставится задача об устройстве. Дальнейший маршрут предлагается передачей (`GET /v1/handovers`): ранняя помощь либо, по выбору, маршрут замещающей семьи. Если карту ребёнка уже завёл роддом (409 `child.duplicate`), эта присоединяется к ней: `POST /v1/children/{та карта}/merge`. Мать, которая себя не называла, тогда представляет ребёнка дважды: назовите её в `representatives` и уберите вторую в `removeRepresentatives` — одним `PATCH /v1/children/{та карта}`; её ссылка действует и дальше.",
    en: "The card becomes the child's, and keeps all that it has: route, consultations, consents, the mother's link. Who represents the child now is said as in `PATCH /v1/children/{childId}`: `representatives` (she names herself), `addRepresentatives` (the father; an organisation that is the guardian, by an act), `removeRepresentatives`. `placement: true`: nobody of the family takes the child, and the coordinator has a task. The next route is proposed by a hand-over (`GET /v1/handovers`): early help or, by choice, that of foster families. Where the maternity hospital has registered the child already (409 `child.duplicate`), this card is merged into that one. A mother who was unnamed represents the child twice then: name her in `representatives` and take out the other in `removeRepresentatives`, by one `PATCH` of that card; her link goes on.",
  },
  body: Instrument.Birth,
  ifMatch: "optional",
  examples: {
    born: {
      summary: { ru: "Родилась дочь", en: "A daughter is born" },
      value: {
        person: { surname: "Журавлёва", givenName: "Зоя", birthDate: "2025-03-01", sex: "female" },
      },
    },
  },
  answer: { status: 200, ...record },
  refusals: ["child.duplicate", "child.born", "child.left", "agency.unknown"],
  run: async ({ ctx, params, body, expectedVersion }) =>
    childView(await Instrument.registerBirth(ctx, params.childId, body, expectedVersion)),
  again: async ({ ctx, params }) => childView(await Child.readRecord(ctx, params.childId)),
});

export const expected = [expectChild, findExpectedChildren, registerBirth] as const;
