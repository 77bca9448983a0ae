import { plural } from "../../ground/shared/plural.ts";
import { figures } from "../period/freezing.ts";
import type { Report } from "./report.ts";
import * as words from "./words.ts";

/** Which figures stand since when, and which are still to come: a sentence for each group of measures. */
export function frozenText({ groups = [], computedAt }: Pick<Report, "groups" | "computedAt">): string[] {
  return groups.flatMap(({ key, measures, lastDay, frozenOn, dueDates }) => {
    const many = `${measures} ${plural(measures, "мероприятие", "мероприятия", "мероприятий")}`;
    if (key === figures)
      return frozenOn && computedAt
        ? [
            `Цифры периода (${many}) заморожены ${words.longDate(frozenOn)}; по банку данных посчитано ${words.longDate(computedAt)}.`,
          ]
        : [`Цифры периода (${many}) принимаются до ${words.longDate(lastDay)}.`];
    const due = dueDates.map(words.longDate).join(", ");
    const until = frozenOn ? "принимались до" : "принимаются до";
    return [`Отчёты со сроком ${due} (${many}) опираются на эти цифры и ${until} ${words.longDate(lastDay)}.`];
  });
}
