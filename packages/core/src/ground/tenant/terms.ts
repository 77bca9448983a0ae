import * as z from "zod";
import { line } from "../shared/schema.ts";
import type { Text } from "../shared/text.ts";

/** For how long something is kept, in the unit of its name: where a region sets nothing, within which bounds it may, and by what. */
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
  rowDays: {
    usual: 180,
    min: 30,
    max: 1095,
    source: {
      ru: "152-ФЗ, ст. 5 ч. 7: строки документов о незарегистрированных детях — не дольше, чем нужно, чтобы решить, чьи они",
      en: "152-ФЗ art. 5 part 7: rows of papers about children who are not registered are kept no longer than it takes to say whose they are",
    },
  },
} as const satisfies Record<string, Term>;

const whole = ({ min, max, source }: Term) =>
  z
    .int()
    .min(min)
    .max(max)
    .meta({ description: `${source.ru} / ${source.en}` })
    .optional();

/** Those of a region; `source`: which act of its own says so. */
export const Retention = z.strictObject({
  leftYears: whole(terms.leftYears),
  mailYears: whole(terms.mailYears),
  rowDays: whole(terms.rowDays),
  source: line(300),
});
