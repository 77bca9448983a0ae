import type { DocumentContent } from "../content.ts";
import { ask, bothSign, facts, heading, measures, text, title } from "./words.ts";

export const programme: DocumentContent = {
  title: { ru: "Индивидуальная программа ранней помощи", en: "Individual programme of early help" },
  audience: "family",
  dataClass: "health",
  orientation: "landscape",
  source: "постановление Правительства РФ от 16.08.2024 № 1099; слова наши",
  asks: [
    ask("strengths", "Сильные стороны ребёнка и семьи", "What the child and the family are good at"),
    ask("needs", "Что важно для семьи", "What matters to the family"),
    ask("conditions", "Где и в какие часы занимаются", "Where and at which hours", { required: false }),
    ask("review", "Когда программу пересматривают", "When it is reviewed", { kind: "day" }),
  ],
  parts: [
    title("Индивидуальная программа ранней помощи № {document.number}", "{child.name}"),
    facts(
      ["Дата рождения", "{child.birthDate} ({child.age})"],
      ["Законный представитель", "{representative.name}, {representative.relation}"],
      ["Организация", "{organisation.name}"],
      ["Ведущий специалист", "{specialist.name?}, {specialist.post?}"],
      ["Составлена", "{document.date}"],
    ),
    {
      ...facts(["Прежняя программа", "№ {iprp.number}, с {iprp.from} по {iprp.until?}"]),
      when: [{ field: "iprp.number", is: "known" }],
    },
    { ...facts(["Заключение ПМПК", "№ {pmpk.number} от {pmpk.from}"]), when: [{ field: "pmpk.number", is: "known" }] },
    { ...facts(["ИПРА", "№ {ipra.number} от {ipra.from}"]), when: [{ field: "ipra.number", is: "known" }] },
    heading("Что мы знаем о ребёнке и семье"),
    facts(["Сильные стороны", "{given.strengths}"], ["Что важно для семьи", "{given.needs}"]),
    heading("Цели"),
    {
      kind: "table",
      list: "goals",
      columns: [
        { column: "title", title: "Цель, словами семьи", width: 9 },
        { column: "state", title: "Как обстоит дело", width: 4 },
      ],
      empty: "Цели вписываются вместе с семьёй при первой встрече.",
    },
    heading("Что и кто делает"),
    { ...measures, empty: "Услуги вписываются при составлении программы." } as DocumentContent["parts"][number],
    { ...facts(["Где и когда", "{given.conditions}"]), when: [{ field: "given.conditions", is: "known" }] },
    text(
      "Программу пересматривают вместе с семьёй не позже {given.review}; раньше — по просьбе семьи или специалиста.",
    ),
    bothSign,
  ],
};
