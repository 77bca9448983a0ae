import type { Text } from "../respond/text.ts";
import type { Obligation } from "./api.ts";

const named: Record<string, Text> = {
  narrative: { ru: "Пояснение", en: "Note" },
  attachments: { ru: "Файлы", en: "Files" },
  values: { ru: "Показатели", en: "Figures" },
  until: { ru: "Новый срок", en: "The new day" },
  reason: { ru: "Причина", en: "The reason" },
  file: { ru: "Файл", en: "The file" },
};

/** How people call what a pointer names: a figure by its title, a cell by its sheet. */
export function fieldName(pointer: string, report?: Obligation): Text {
  const cell = /^\/file\/([^/]+)\/([A-Z]+\d+)$/.exec(pointer);
  if (cell) return { ru: `Лист «${cell[1]}», ячейка ${cell[2]}`, en: `Sheet "${cell[1]}", cell ${cell[2]}` };
  const parts = pointer.split("/").slice(1);
  const figure = report?.indicators.find(({ key }) => parts.includes(key));
  const known = parts.find((part) => Object.hasOwn(named, part));
  return figure?.title ?? (known ? named[known]! : { ru: "Отчёт", en: "The report" });
}
