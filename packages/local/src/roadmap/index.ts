import type { Imported, Measure, RowFault } from "@marshrut/core/roadmap";

/** What a file was read as, for people. */
export function summary(title: string, measures: readonly Measure[], flagged: readonly RowFault[]): string[] {
  const wordings = Map.groupBy(measures, (m) => m.wording);
  const reads = {
    once: "один раз",
    quarterly: "каждый квартал",
    "half-yearly": "каждое полугодие",
    yearly: "каждый год",
  } as const;
  return [
    title,
    `Мероприятий: ${measures.length}; формулировок срока: ${wordings.size}; строк с замечаниями: ${flagged.length}`,
    ...[...wordings].map(([wording, list]) => {
      const rule = list[0]?.rule;
      const meaning = rule
        ? `${reads[rule.reports]}, ${rule.from === rule.to ? rule.from : `${rule.from}–${rule.to}`}`
        : "не распознано";
      return `  ${String(list.length).padStart(3)}  ${wording || "(пусто)"} → ${meaning}`;
    }),
    ...flagged.map(({ row, column, message }) => `  ! строка ${row}, ${column}: ${message.ru}`),
  ];
}

/** What an import into a running cloud brought. */
export const outcome = ({
  unchanged,
  differences,
  edition,
}: Pick<Imported, "unchanged" | "differences"> & { edition: number }): string[] =>
  unchanged
    ? [`Уже загружено: редакция ${edition}, изменений нет.`]
    : [`Загружена редакция ${edition}.`, ...differences.map(({ key, text }) => `  ${key}: ${text.ru}`)];
