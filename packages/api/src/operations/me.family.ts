import * as Family from "@marshrut/core/family";
import { actForFamily, familyAnswer, familyBody, familyRefusals } from "../family/index.ts";
import { operation } from "../operation/index.ts";

const operationId = "actForMyFamily";

/** What `openFamily` is behind a link, for whoever has an account and has signed in. */
const actForMyFamily = operation({
  operationId,
  method: "post",
  path: "/me/family",
  tag: "families",
  summary: { ru: "Страница семьи по учётной записи", en: "A family's page by an account" },
  description: {
    ru: "То же, что `openFamily` по личной ссылке, для представителя, который вошёл по учётной записи: те же действия, те же ответы, те же права. Семья находится по представителю учётной записи; если её ещё нет, она заводится по его ребёнку. Каждое обращение записано в журнал семьи.",
    en: "What `openFamily` is by a link, for a representative who has signed in: the same actions, answers and rights. The family is that of the account's representative; where there is none yet it is formed of their child. Each use goes on record of the family.",
  },
  body: familyBody(),
  // A sheet of a paper, of 3 MB.
  bodyLimit: 5 * 2 ** 20,
  examples: { show: { summary: { ru: "Посмотреть", en: "Look" }, value: { action: "show" } } },
  answer: { status: 200, schema: familyAnswer, description: { ru: "Что показать.", en: "What to show." } },
  refusals: familyRefusals,
  run: ({ ctx, body, files }) =>
    actForFamily(
      async (did) => ({ ...(await Family.signedIn(ctx, did)), files, scope: { actor: ctx.actor, operationId } }),
      body,
    ),
});

export const myFamily = [actForMyFamily] as const;
