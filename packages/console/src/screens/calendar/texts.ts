import { texts } from "../../texts/texts.tsx";

export const calendarTexts = texts(
  {
    "help.1":
      "Сроки месяца по дням: последние дни приёма отчётов, мероприятия дорожных карт, сколько отчётов и шагов ещё не сдано, заседания рабочих групп и события.",
    "help.2":
      "Числа шагов и отчётов — только ещё не сданные: сделанное из календаря уходит. Координатор муниципалитета видит свои числа.",
    months: "Месяцы",
    lock: "Последний день приёма: {period}",
    locked: "Закрыт: {period}",
    reports:
      "{count, plural, one {# отчёт не сдан} few {# отчёта не сдано} many {# отчётов не сдано} other {# отчёта не сдано}}",
    steps:
      "{count, plural, one {# шаг без итога} few {# шага без итога} many {# шагов без итога} other {# шага без итога}}",
    meeting: "{time}: заседание, {body}",
    event: "Событие: {title}",
    "empty.title": "В этом месяце сроков нет",
    empty: "Они появятся, когда откроется период, пойдут маршруты детей, назначат заседание или объявят событие.",
  },
  {
    "help.1":
      "A month's deadlines day by day: last days of periods, measures of roadmaps, how many reports and steps are still owed, meetings of bodies and events.",
    "help.2":
      "Steps and reports are those that are still owed: what is done leaves the calendar. A municipality's coordinator sees its own numbers.",
    months: "Months",
    lock: "Last day for reports: {period}",
    locked: "Locked: {period}",
    reports: "{count, plural, one {# report is owed} other {# reports are owed}}",
    steps: "{count, plural, one {# open step} other {# open steps}}",
    meeting: "{time}: meeting, {body}",
    event: "Event: {title}",
    "empty.title": "Nothing falls due in this month",
    empty: "It appears once a period opens, children's routes run, a meeting is planned or an event announced.",
  },
);
