import { texts } from "../texts/texts.tsx";

export const actFieldTexts = texts(
  {
    act: "Документ",
    "act.help": "Например: Приказ министерства образования.",
    number: "Номер",
    date: "Дата",
    by: "Кем принят",
    "by.help": "Орган или должность, без имени.",
    basis: "Чем утверждается",
    "basis.act": "документом",
    "basis.decision": "решением рабочей группы",
    decision: "Решение",
    "decision.of": "№ {number} от {date}: {text}",
  },
  {
    act: "The act",
    "act.help": "For example: Order of the ministry of education.",
    number: "Number",
    date: "Date",
    by: "Whose it is",
    "by.help": "A body or a post, nobody's name.",
    basis: "On what it rests",
    "basis.act": "an act",
    "basis.decision": "a body's decision",
    decision: "The decision",
    "decision.of": "No. {number} of {date}: {text}",
  },
);
