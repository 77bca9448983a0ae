import { Temporal } from "temporal-polyfill";
import type { Text } from "../../ground/shared/text.ts";
import { dateWords } from "./due.words.ts";
import type { PlainPart } from "./plain.letter.ts";

/** A form that an organisation is asked by, or a page that it gives its visitors. */
export interface AskedForm {
  title: Text;
  /** ISO date: the last day. */
  closesOn: string;
  url: string;
  forVisitors: boolean;
}

/** The part of a digest that asks for answers to forms. */
export const formParts = (forms: readonly AskedForm[]): PlainPart[] =>
  forms.flatMap(({ title, closesOn, url, forVisitors }): PlainPart[] => {
    const day = dateWords(Temporal.PlainDate.from(closesOn));
    const text = forVisitors
      ? {
          ru: `Посетителей просят оценить вашу организацию: «${title.ru}», по ${day.ru} Разместите, пожалуйста, эту ссылку или её QR-код там, где их увидят. Кто и что ответил, не видит никто.`,
          en: `Visitors are asked about your organisation: “${title.en}”, until ${day.en}. Please put this link or its QR code where they see it. Nobody sees who gave which answer.`,
        }
      : {
          ru: `Просим ответить на вопросы: «${title.ru}». Последний день — ${day.ru}`,
          en: `Please answer the questions: “${title.en}”. The last day is ${day.en}.`,
        };
    const label = forVisitors
      ? { ru: "Страница для посетителей", en: "The page for visitors" }
      : { ru: "Ответить на вопросы", en: "Answer the questions" };
    return [
      { kind: "text", text },
      { kind: "action", label, url },
    ];
  });
