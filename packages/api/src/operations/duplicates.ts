import * as Child from "@marshrut/core/child";
import { reasons } from "@marshrut/core/likeness";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { ChildSummary, childSummary } from "./children.views.ts";
import { listOf, listQuery } from "./shared.ts";

const alike = {
  /** 50–100. */
  score: z.int(),
  reasons: z.array(z.enum(reasons)),
  status: z.enum(Child.pairStatuses),
  foundAt: z.string(),
  by: z.string().optional(),
  at: z.string().optional(),
};
const PairView = z.strictObject({ ...alike, childIds: z.array(z.string()) });

const findDuplicates = operation({
  operationId: "findDuplicates",
  method: "get",
  path: "/children/duplicates",
  tag: "children",
  summary: { ru: "Похожие карты", en: "Cards that may be of one child" },
  description: {
    ru: "Пары карт, которые могут быть картами одного ребёнка: сначала самые похожие, с баллом (`score`) и причинами (`reasons`). Сверьте обе карты и объедините их (`POST /children/{childId}/merge`, в `merge` — с чем) или отметьте, что это разные дети (`POST /children/{childId}/distinct`): тогда пара больше не показывается, а в списке `status=distinct` видно, кто и почему так решил. Сходство сравнивается заново, поэтому исправленные и объединённые карты исчезают сами; на странице бывает меньше записей, чем в `limit`.",
    en: "Pairs of cards that may be of one child, the likeliest first, with score and reasons. Compare both cards and merge them (`POST /children/{childId}/merge`; `merge` says which), or say that they are two children (`POST /children/{childId}/distinct`): the pair is not shown again then, and `status=distinct` tells who decided so, and why. They are compared anew, so cards that were corrected or merged go by themselves; a page may hold fewer than `limit`.",
  },
  query: listQuery({ status: z.enum(Child.pairStatuses).optional() }),
  answer: {
    status: 200,
    schema: listOf(
      z.strictObject({
        ...alike,
        reason: z.string().optional(),
        children: z.array(ChildSummary).length(2),
        merge: z.strictObject({ childId: z.string(), other: z.string() }),
      }),
    ),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, query: { status }, page }) =>
    page(async (of) => {
      const { items, next } = await Child.duplicates(ctx, { status, ...of });
      return {
        items: items.map(({ children, ...pair }) => ({
          ...pair,
          children: children.map(childSummary),
          // The card that was begun first goes on.
          merge: { childId: children[0].record.childId, other: children[1].record.childId },
        })),
        next,
      };
    }),
});

const tellChildrenApart = operation({
  operationId: "tellChildrenApart",
  method: "post",
  path: "/children/{childId}/distinct",
  tag: "children",
  summary: { ru: "Отметить, что это разные дети", en: "Say that two cards are of two children" },
  description: {
    ru: "Эта карта и `other` — разных детей: друг другу они больше не предлагаются и в списке похожих не стоят. Причина хранится зашифрованной. `distinct: false` отменяет отметку.",
    en: "This card and `other` are of two children: they are not proposed to each other any more, and stand in the list of duplicates no more. The reason is kept sealed. `distinct: false` takes it back.",
  },
  body: Child.TellApart,
  examples: {
    twins: {
      summary: { ru: "Двоюродные сёстры", en: "Cousins" },
      value: { other: "child_01J8ZQ4M7N3E5R6T8V9WXYZABC", reason: "Двоюродные сёстры, документы сверены" },
    },
  },
  answer: {
    status: 200,
    schema: PairView,
    description: { ru: "Пара, какой она стала.", en: "The pair as it now is." },
  },
  run: async ({ ctx, params, body }) => pairView(await Child.tellApart(ctx, params.childId, body)),
  again: async ({ ctx }, ref) =>
    pairView(await Child.pair(ctx, ref.id as `child_${string}`, ref.parent as `child_${string}`)),
});

const pairView = ({ noteId: _, ...pair }: Child.Pair): z.output<typeof PairView> => pair;

export const duplicates = [findDuplicates, tellChildrenApart] as const;
