import { texts } from "../../texts/texts.tsx";

export const obligationsTexts = texts(
  {
    "help.1":
      "Обязательство — мероприятие дорожной карты, о котором организация отчитывается за период. Откройте строку, чтобы прочитать отчёт, принять его или вернуть с причиной.",
    "help.2": "Несколько сданных отчётов можно принять сразу: отметьте их. Ссылка на отбор откроет то же у коллеги.",
    period: "Период",
    agency: "Организация",
    status: "Состояние",
    "status.pending": "Не сданы",
    "status.overdue": "Просрочены",
    "status.submitted": "Ждут проверки",
    "status.accepted": "Приняты",
    "status.returned": "Возвращены",
    "status.late": "Сданы поздно",
    "status.withdrawn": "Сняты",
    measure: "Мероприятие",
    "measure.example": "номер: II.I-1.3",
    "column.measure": "Мероприятие",
    "column.due": "Срок",
    overdue: "просрочен",
    late: "поздно",
    accept: "Принять отмеченные",
    "accept.happens":
      "{count, plural, one {# сданный отчёт будет отмечен} few {# сданных отчёта будут отмечены} many {# сданных отчётов будут отмечены} other {# сданных отчётов будут отмечены}} проверенными. Отмеченное, что ещё не сдано, не изменится.",
    "accept.tells": "Никто: письма не уходят. Вебхук организации скажет, что отчёт принят.",
    "accept.undo": "Принятый отчёт можно вернуть с причиной, пока период не закрыт.",
    "accept.done":
      "{left, plural, =0 {Принято: {done, number}.} other {Принято: {done, number}. Не принято: {left, number} — их изменили, пока вы смотрели; откройте их снова.}}",
    "empty.title": "Отчётов нет",
    empty: "По этому отбору ничего нет.",
    "empty.none": "Отчётных периодов ещё нет: они открываются сами, когда есть дорожная карта.",
  },
  {
    "help.1":
      "An obligation is a measure of the roadmap on which an organisation reports for a period. Open a row to read the report, to accept it, or to return it with a reason.",
    "help.2":
      "Several that came can be accepted at once: tick them. The link of a filter opens the same for a colleague.",
    period: "Period",
    agency: "Organisation",
    status: "Status",
    "status.pending": "Not handed in",
    "status.overdue": "Overdue",
    "status.submitted": "To be looked through",
    "status.accepted": "Accepted",
    "status.returned": "Returned",
    "status.late": "Handed in late",
    "status.withdrawn": "Withdrawn",
    measure: "Measure",
    "measure.example": "number: II.I-1.3",
    "column.measure": "Measure",
    "column.due": "Due",
    overdue: "overdue",
    late: "late",
    accept: "Accept what is ticked",
    "accept.happens":
      "{count, plural, one {# report that came is marked} other {# reports that came are marked}} as looked through. What is ticked and not handed in does not change.",
    "accept.tells": "Nobody: no letters leave. An organisation's webhook says that its report is accepted.",
    "accept.undo": "An accepted report can be returned with a reason until the period locks.",
    "accept.done":
      "{left, plural, =0 {Accepted: {done, number}.} other {Accepted: {done, number}. Not accepted: {left, number}; they were changed while you looked: open them again.}}",
    "empty.title": "No reports",
    empty: "Nothing fits this filter.",
    "empty.none": "There are no reporting periods yet: they open by themselves once there is a roadmap.",
  },
);
