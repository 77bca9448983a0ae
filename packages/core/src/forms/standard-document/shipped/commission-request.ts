import type { DocumentContent } from "../content.ts";
import { ask, corner, facts, heading, line, measures, signed, text, title } from "./words.ts";

export const commissionRequest: DocumentContent = {
  title: { ru: "Направление на ПМПК", en: "Referral to the commission (ПМПК)" },
  audience: "office",
  dataClass: "education",
  orientation: "portrait",
  source: "положение о ПМПК: приказ Минпросвещения России от 01.11.2024 № 763; слова наши",
  asks: [
    ask("commission", "В какую комиссию", "To which commission"),
    ask("question", "С каким вопросом", "With which question"),
    ask("observed", "Что наблюдали и что уже сделано", "What was observed and done"),
    ask("enclosed", "Что приложено", "What is enclosed", { required: false }),
  ],
  parts: [
    corner("{given.commission}"),
    line("{organisation.name}", "от {document.date} № {document.number}"),
    title("Направление", "на психолого-медико-педагогическую комиссию"),
    text(
      "С согласия законного представителя направляем на обследование {child.name:accusative}, дата рождения {child.birthDate}, и просим комиссию ответить на вопрос: {given.question}",
    ),
    facts(
      ["Муниципалитет", "{child.municipality}"],
      ["Законный представитель", "{representative.name}"],
      ["Инвалидность", "{child.disability}"],
    ),
    { ...facts(["ИПРА", "№ {ipra.number} от {ipra.from}"]), when: [{ field: "ipra.number", is: "known" }] },
    {
      ...facts(["Прежнее заключение", "№ {pmpk.number} от {pmpk.from}"]),
      when: [{ field: "pmpk.number", is: "known" }],
    },
    heading("Что наблюдали и что сделано"),
    text("{given.observed}"),
    measures,
    { ...text("Приложено: {given.enclosed}"), when: [{ field: "given.enclosed", is: "known" }] },
    signed(
      ["{specialist.post?}", "{specialist.name:initials?}"],
      ["С направлением согласен (согласна), законный представитель", "{representative.name:initials?}"],
    ),
  ],
};
