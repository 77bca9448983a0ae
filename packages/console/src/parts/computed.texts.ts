import { texts } from "../texts/texts.tsx";

export const chartsTexts = texts(
  {
    ipra: "Исполнение ИПРА по разделам и итогам",
    block: "Раздел ИПРА",
    settled: "С итогом",
    share: "Доля выполненного",
    "ipra.empty.title": "Исполнение ИПРА: итогов за период нет",
    "ipra.empty": "Они появятся, когда организации запишут, что стало с мероприятиями ИПРА.",
    "overdue.title": "Просроченные шаги по видам организаций",
    kind: "Вид организаций",
    overdue: "Просрочено",
    late: "С опозданием",
    days: "Дней до ответа",
    "agencies.empty.title": "Шагов ещё не было",
    "agencies.empty": "Сроки организаций видны, когда им поручены шаги маршрутов.",
  },
  {
    ipra: "Execution of ИПРА by block and result",
    block: "Block of the ИПРА",
    settled: "Settled",
    share: "Share performed",
    "ipra.empty.title": "Execution of ИПРА: nothing is settled in the period",
    "ipra.empty": "It appears when organisations record what became of measures.",
    "overdue.title": "Overdue steps by kind of organisation",
    kind: "Kind of organisation",
    overdue: "Overdue",
    late: "Late",
    days: "Days to the answer",
    "agencies.empty.title": "No steps yet",
    "agencies.empty": "How organisations keep their days is seen once steps of routes are asked of them.",
  },
);
