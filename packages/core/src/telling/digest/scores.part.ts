import { criteria, type Remark } from "../../forms/quality/scores.ts";
import { ownScores } from "../../forms/quality/told.actions.ts";
import { criterionNames, remarkNames, sphereNames } from "../../forms/quality/words.ts";
import type { AgencyId, Ctx, QualityId } from "../../ground/shared/index.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { PlainPart } from "../notification/plain.letter.ts";

const points = (n: number | undefined, isHidden: boolean): Text =>
  n === undefined
    ? isHidden
      ? { ru: "не показано", en: "not shown" }
      : { ru: "не посчитано", en: "not counted" }
    : { ru: n.toFixed(2).replace(".", ","), en: n.toFixed(2) };

/** What a remark is to the organisation itself, which wants to know what it can do about it. */
const ownRemarks: Partial<Record<Remark, Text>> = {
  "beside-few": {
    ru: "О вас ответили достаточно, но итог не показан никому: о другой организации муниципалитета ответили меньше пяти человек, и сказанное ими можно было бы вычислить вычитанием. Ответы о вас — в итогах опроса посетителей, их видите вы сами и координатор",
    en: "Enough visitors answered about you, but the total is shown to nobody: of another organisation of the municipality fewer than five told, and what they said could be worked out by the difference. The answers about you are in the results of the visitors' round, which you and your coordinator see",
  },
};

/** An organisation's own scores of independent assessments: they are its figures, and no person's. */
export async function scoreParts(ctx: Ctx, agencyId: AgencyId, ids: readonly QualityId[]): Promise<PlainPart[]> {
  const found = await Promise.all(ids.map((id) => ownScores(ctx, id, agencyId)));
  return found.flatMap((own): PlainPart[] => {
    if (!own) return [];
    const { year, isAgain, scores } = own;
    const sphere = sphereNames[own.sphere];
    const isHidden = scores.remarks.includes("beside-few");
    return [
      {
        kind: "text",
        text: {
          ru: `Независимая оценка качества условий оказания услуг за ${year} год (${sphere.ru}) посчитана${isAgain ? " заново" : ""}. Вот баллы вашей организации, от 0 до 100; итог — среднее пяти критериев.`,
          en: `The independent assessment of conditions of service of ${year} (${sphere.en}) has been counted${isAgain ? " again" : ""}. These are your organisation's points, 0 to 100; the total is the mean of five criteria.`,
        },
      },
      {
        kind: "rows",
        rows: [
          { label: { ru: "Итог", en: "Total" }, value: points(scores.total, isHidden) },
          ...criteria.map((key) => ({
            label: { ru: `${key}. ${criterionNames[key].ru}`, en: `${key}. ${criterionNames[key].en}` },
            value: points(scores.criteria[key], isHidden),
          })),
        ],
      },
      ...scores.remarks.map((key): PlainPart => {
        const { ru, en } = ownRemarks[key] ?? remarkNames[key];
        return { kind: "text", text: { ru: `${upper(ru)}.`, en: `${upper(en)}.` } };
      }),
      {
        kind: "text",
        text: {
          ru: "Если нужен план по устранению недостатков, о нём попросим отдельно. О показателях и о том, как посчитано, можно спросить координатора.",
          en: "If a plan to put things right is wanted, you will be asked for it. Your coordinator tells of the indicators and of how they are counted.",
        },
      },
    ];
  });
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
