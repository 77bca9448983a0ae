import * as Merging from "@marshrut/core/merging";
import * as z from "zod";
import { operation } from "../operation/index.ts";

const otherCard = "child_01J8ZQ4M7N3E5R6T8V9WXYZABC";
const answer = {
  status: 200,
  schema: Merging.MergingView,
  description: {
    ru: "`proposed` — что было бы сделано и что этому мешает (`against`); `done` — сделано; `carrying` — ещё переносится.",
    en: "`proposed`: what would be done and what stands against it (`against`); `done`; `carrying`: still under way.",
  },
} as const;

const mergeChildren = operation({
  operationId: "mergeChildren",
  method: "post",
  path: "/children/{childId}/merge",
  tag: "children",
  summary: { ru: "Объединить две карты одного ребёнка", en: "Merge two cards of one child" },
  description: {
    ru: "Карта `other` вливается в эту: согласия, документы, маршруты, шаги, вложения, представители и прежние имена переходят сюда со своими идентификаторами, ссылки из писем работают. Без `confirm` ничего не меняется: ответ показывает расхождения (`differences`), что перейдёт и что мешает. По каждому расхождению выберите в `choose`, какая карта права: `this` или `other`; если открыты оба маршрута — какой продолжается (`route`), шаги другого отменяются, их организации извещаются. Прежний идентификатор отвечает 404 `child.merged` с `current.movedTo`. Отменить можно 30 дней.",
    en: "The card `other` is merged into this one: consents, instruments, routes, steps, attachments, representatives and former names come here with their own ids, and links of mails go on working. Without `confirm` nothing is changed: the answer shows where the cards differ (`differences`), what would move and what stands against it. Say in `choose` which card is right, `this` or `other`, field by field; of two open routes, which goes on (`route`): the steps of the other are cancelled and their agencies told. The former id answers 404 `child.merged` with `current.movedTo`. It can be undone for 30 days.",
  },
  body: Merging.MergeChildren,
  examples: {
    look: { summary: { ru: "Что будет", en: "What would be" }, value: { other: otherCard } },
    merge: {
      summary: { ru: "Объединить", en: "Merge" },
      value: { other: otherCard, choose: { "person.surname": "this", municipality: "other" }, confirm: true },
    },
  },
  answer,
  refusals: ["child.left"],
  run: ({ ctx, params, body }) => Merging.merge(ctx, params.childId, body),
  again: ({ ctx }, ref) => Merging.resumed(ctx, ref.id as `merging_${string}`),
});

const unmergeChildren = operation({
  operationId: "unmergeChildren",
  method: "post",
  path: "/children/{childId}/unmerge",
  tag: "children",
  summary: { ru: "Отменить объединение карт", en: "Undo a merge" },
  description: {
    ru: "Карта `other` снова существует отдельно, и всё, что с неё перешло, возвращается к ней; поля этой карты становятся прежними, кроме исправленных с тех пор; записанное после объединения о возвращающемся уходит вместе с ним, остальное остаётся. Маршрут, завершённый при объединении, остаётся завершённым. Не позже 30 дней; если отмене что-то мешает (документ заменён новым, СНИЛС записан у другого ребёнка), 422 называет, что именно. Без `confirm` — только ответ.",
    en: "The card `other` stands by itself again, and all that came from it returns; fields of this card become what they were, but for those corrected since; what was recorded afterwards about something that returns goes with it, the rest stays. A route that ended with the merge stays ended. Within 30 days; what forbids it (a paper superseded since, a СНИЛС that another child has) is named by 422. Without `confirm` it only answers.",
  },
  body: Merging.UnmergeChildren,
  examples: { look: { summary: { ru: "Что будет", en: "What would be" }, value: { other: otherCard } } },
  answer,
  refusals: ["child.left"],
  run: ({ ctx, params, body }) => Merging.unmerge(ctx, params.childId, body),
  again: ({ ctx }, ref) => Merging.resumed(ctx, ref.id as `merging_${string}`),
});

const splitChild = operation({
  operationId: "splitChild",
  method: "post",
  path: "/children/{childId}/split",
  tag: "children",
  summary: { ru: "Разделить карту двух детей", en: "Split a card of two children" },
  description: {
    ru: "Если в карту внесли двух детей: названные документы, согласия и маршруты переходят в карту `to` (сначала поставьте второго ребёнка на учёт). С маршрутом переходит всё, что в нём есть. Порознь не переходят маршрут и документ, чьи мероприятия в нём выполняются, и документы, заменяющие друг друга. Без `confirm` — только ответ.",
    en: "When two children were entered into one card: the instruments, consents and routes named go to the card `to` (register the second child first). A route takes along all that it has. A route and the instrument whose measures it carries out, or instruments that supersede each other, do not go apart. Without `confirm` it only answers.",
  },
  body: Merging.SplitChild,
  examples: {
    look: {
      summary: { ru: "Что будет", en: "What would be" },
      value: { to: otherCard, instruments: ["instrument_01J8ZQ4M7N3E5R6T8V9WXYZABC"] },
    },
  },
  answer,
  refusals: ["child.left"],
  run: ({ ctx, params, body }) => Merging.split(ctx, params.childId, body),
  again: ({ ctx }, ref) => Merging.resumed(ctx, ref.id as `merging_${string}`),
});

const listMergings = operation({
  operationId: "listMergings",
  method: "get",
  path: "/children/{childId}/mergings",
  tag: "children",
  summary: { ru: "Объединения и разделения карты", en: "Mergers and splits of a card" },
  description: {
    ru: "Что когда и кем объединено, отменено или разделено; до какого дня это можно отменить.",
    en: "What was merged, undone or split, when and by whom; and until when that can be undone.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Merging.MergingView) }),
    description: { ru: "От старых к новым.", en: "The oldest first." },
  },
  run: async ({ ctx, params }) => ({ items: await Merging.listFor(ctx, params.childId) }),
});

export const merging = [mergeChildren, unmergeChildren, splitChild, listMergings] as const;
