import { texts } from "../../texts/texts.tsx";

export const countersTexts = texts(
  {
    "help.1":
      "Показатели не считаются каждый раз по всем детям: их ведут счётчики, которые следуют за записями. Здесь проверяют, сходятся ли они, и пересчитывают.",
    "help.2":
      "Расхождение в одну-две единицы сразу после чьей-то работы — не ошибка: счётчик ещё догоняет запись. Сверьте ещё раз через минуту.",
    check: "Сверить",
    "check.title": "Сверка с записями",
    "check.detail": "Читаются все записи региона; в большом регионе это занимает минуты. Ничего не меняется.",
    checking: "Читаем записи…",
    agree: "Счётчики сходятся с записями.",
    "column.group": "Счётчик",
    "column.cell": "Что считается",
    "column.counted": "Насчитано",
    "column.records": "В записях",
    found: "{count, plural, one {# расхождение} few {# расхождения} many {# расхождений} other {# расхождения}}",
    "rebuild.title": "Пересчёт",
    "rebuild.detail": "Нужен, если сверка и через несколько минут находит расхождения.",
    rebuild: "Пересчитать",
    "rebuild.happens":
      "Счётчики будут посчитаны заново по всем записям, рядом с действующими. Показатели можно читать и во время пересчёта; закрытые периоды не меняются.",
    "rebuild.undo": "Исправлять нечего: записи не меняются, а пересчитать можно ещё раз.",
    "rebuild.done":
      "{count, plural, one {Учтена # запись.} few {Учтено # записи.} many {Учтено # записей.} other {Учтено # записи.}}",
  },
  {
    "help.1":
      "Figures are not counted of all children each time: counters keep them, which follow the records. Here it is checked whether they agree, and they are rebuilt.",
    "help.2":
      "One or two apart just after somebody's work is no error: a counter is still following. Compare again in a minute.",
    check: "Compare",
    "check.title": "Against the records",
    "check.detail": "All records of the region are read; in a large one that takes minutes. Nothing changes.",
    checking: "Reading the records…",
    agree: "The counters agree with the records.",
    "column.group": "Counter",
    "column.cell": "What is counted",
    "column.counted": "Counted",
    "column.records": "In the records",
    found: "{count, plural, one {# disagreement} other {# disagreements}}",
    "rebuild.title": "Rebuilding",
    "rebuild.detail": "Wanted where some minutes later they still disagree.",
    rebuild: "Rebuild",
    "rebuild.happens":
      "The counters are counted anew from all records, beside those in use. Figures can be read meanwhile; locked periods stay as they are.",
    "rebuild.undo": "Nothing to put right: records do not change, and it can be done again.",
    "rebuild.done": "{count, plural, one {# record was counted.} other {# records were counted.}}",
  },
);
