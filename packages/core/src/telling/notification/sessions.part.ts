import { plural } from "../../ground/shared/plural.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { PlainPart } from "./plain.letter.ts";

const ru = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(" ");
const en = "January February March April May June July August September October November December".split(" ");

/** `2026-07` as people write it. */
export function monthInWords(month: string): Text {
  const [year, n] = [month.slice(0, 4), Number(month.slice(5)) - 1];
  return { ru: `${ru[n]} ${year} года`, en: `${en[n]} ${year}` };
}

/** The part of a digest that asks for a month's sessions; whose, is on the page alone. */
export function sessionsParts(
  { children: owed, month }: { children: number; month?: string | undefined },
  link: string,
): PlainPart[] {
  if (owed === 0) return [];
  const when = month ? monthInWords(month) : { ru: "прошедшие месяцы", en: "the months before" };
  const whose = `${owed} ${plural(owed, "ребёнка", "детей", "детей")}`;
  return [
    {
      kind: "text",
      text: {
        ru: `Отметьте, пожалуйста, занятия за ${when.ru}: ждём отметок о занятиях ${whose}. Все дети — в одной таблице, её можно заполнить на странице или в XLSX.`,
        en: `Please say what sessions there were in ${when.en}: of ${owed} children we have not heard yet. All of them stand in one table, on the page or as XLSX.`,
      },
    },
    { kind: "action", label: { ru: "Отметить занятия", en: "Record the sessions" }, url: link },
  ];
}
