import { texts } from "../../texts/texts.tsx";

export const meetingsTexts = texts(
  {
    "help.1":
      "Заседания рабочих групп по дням. Приглашения уходят сами за десять дней, если к этому дню есть повестка.",
    "help.2":
      "Назначьте заседание, составьте повестку из того, что открыто, отметьте, кто был, запишите решения и утвердите протокол вдвоём. После этого решения действуют.",
    body: "Группа",
    since: "С дня",
    "column.day": "Когда",
    "column.body": "Группа",
    "column.place": "Где",
    "column.status": "Состояние",
    "status.planned": "назначено",
    "status.invited": "участники приглашены",
    "status.held": "состоялось",
    "status.minuted": "протокол утверждён",
    "status.cancelled": "отменено",
    "no.quorum": "без кворума",
    "empty.title": "Заседаний нет",
    "empty.detail": "В этом отборе заседаний нет. Назначьте заседание рабочей группы: день, время и место.",
    decisions: "Решения",
    plan: "Назначить заседание",
    "plan.happens":
      "Появится заседание с пустой повесткой. Приглашения уйдут сами за десять дней, если повестка готова.",
    "plan.undo": "Заседание переносят или отменяют с причиной.",
    "plan.done": "Заседание назначено.",
    "plan.on": "День",
    "plan.time": "Время, часы и минуты",
    "plan.place": "Место",
    "plan.video": "Ещё и по видеосвязи",
  },
  {
    "help.1":
      "Meetings of bodies by day. Invitations leave by themselves ten days before, if there is an agenda by then.",
    "help.2":
      "Plan a meeting, make its agenda of what is open, say who was there, record decisions and approve the minutes by two persons. Then decisions take effect.",
    body: "Body",
    since: "From the day",
    "column.day": "When",
    "column.body": "Body",
    "column.place": "Where",
    "column.status": "Status",
    "status.planned": "planned",
    "status.invited": "members are invited",
    "status.held": "held",
    "status.minuted": "minutes approved",
    "status.cancelled": "called off",
    "no.quorum": "no quorum",
    "empty.title": "No meetings",
    "empty.detail": "There are none of this kind. Plan a meeting of a body: its day, time and place.",
    decisions: "Decisions",
    plan: "Plan a meeting",
    "plan.happens":
      "A meeting with an empty agenda is made. Invitations leave by themselves ten days before, if there is an agenda.",
    "plan.undo": "A meeting is moved or called off with a reason.",
    "plan.done": "The meeting is planned.",
    "plan.on": "Day",
    "plan.time": "Time, hours and minutes",
    "plan.place": "Place",
    "plan.video": "By conference too",
  },
);
