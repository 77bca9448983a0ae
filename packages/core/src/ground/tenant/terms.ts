import * as z from "zod";
import { line } from "../shared/schema.ts";
import type { Text } from "../shared/text.ts";

/** For how many years something is kept: where a region sets nothing, within which bounds it may, and by what. */
export interface Term {
  usual: number | undefined;
  min: number;
  max: number;
  source: Text;
}

/** What has a term that a region may set (decision 0147); what is kept for a fixed time stands in decision 0108. */
export const terms = {
  leftYears: {
    usual: undefined,
    min: 1,
    max: 75,
    source: {
      ru: "152-ФЗ, ст. 21 ч. 4: цель обработки достигнута; срок — по номенклатуре дел региона",
      en: "152-ФЗ art. 21 part 4: the purpose is reached; the region's nomenclature of files says when",
    },
  },
  mailYears: {
    usual: 5,
    min: 1,
    max: 10,
    source: {
      ru: "Переписка — 5 лет (перечень, утв. приказом Росархива от 20.12.2019 № 236); 152-ФЗ, ст. 5 ч. 7: не дольше, чем нужно",
      en: "Correspondence is kept for five years (list of Росархив, 20.12.2019 no. 236); 152-ФЗ art. 5 part 7: no longer than needed",
    },
  },
} as const satisfies Record<string, Term>;

const years = ({ min, max, source }: Term) =>
  z
    .int()
    .min(min)
    .max(max)
    .meta({ description: `${source.ru} / ${source.en}` })
    .optional();

/** Those of a region; `source`: which act of its own says so. */
export const Retention = z.strictObject({
  leftYears: years(terms.leftYears),
  mailYears: years(terms.mailYears),
  source: line(300),
});
