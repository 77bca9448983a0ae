import { plural } from "../../ground/shared/plural.ts";
import type { PlainPart } from "./plain.letter.ts";

/** The part of a digest that asks for a month's sessions; whose, is on the page alone. */
export function sessionsParts(owed: number, link: string): PlainPart[] {
  if (owed === 0) return [];
  const whose = `${owed} ${plural(owed, "ребёнка", "детей", "детей")}`;
  return [
    {
      kind: "text",
      text: {
        ru: `Отметьте, пожалуйста, занятия за прошедший месяц: ждём отметок о занятиях ${whose}. Все дети — в одной таблице, её можно заполнить на странице или в XLSX.`,
        en: `Please say what sessions there were last month: of ${owed} children we have not heard yet. All of them stand in one table, on the page or as XLSX.`,
      },
    },
    { kind: "action", label: { ru: "Отметить занятия", en: "Record the sessions" }, url: link },
  ];
}
