import { criteria } from "../../forms/quality/scores.ts";
import { ownScores } from "../../forms/quality/told.actions.ts";
import { criterionNames, remarkNames, sphereNames } from "../../forms/quality/words.ts";
import type { AgencyId, Ctx, QualityId } from "../../ground/shared/index.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { PlainPart } from "../notification/plain.letter.ts";

const points = (n: number | undefined): Text =>
  n === undefined
    ? { ru: "не посчитано", en: "not counted" }
    : { ru: n.toFixed(2).replace(".", ","), en: n.toFixed(2) };

/** An organisation's own scores of independent assessments: they are its figures, and no person's. */
export async function scoreParts(ctx: Ctx, agencyId: AgencyId, ids: readonly QualityId[]): Promise<PlainPart[]> {
  const found = await Promise.all(ids.map((id) => ownScores(ctx, id, agencyId)));
  return found.flatMap((own): PlainPart[] => {
    if (!own) return [];
    const { year, isAgain, scores } = own;
    const sphere = sphereNames[own.sphere];
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
          { label: { ru: "Итог", en: "Total" }, value: points(scores.total) },
          ...criteria.map((key) => ({
            label: { ru: `${key}. ${criterionNames[key].ru}`, en: `${key}. ${criterionNames[key].en}` },
            value: points(scores.criteria[key]),
          })),
        ],
      },
      ...scores.remarks.map((key): PlainPart => {
        const { ru, en } = remarkNames[key];
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
