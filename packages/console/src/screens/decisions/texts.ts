import { texts } from "../../texts/texts.tsx";

export const decisionsTexts = texts(
  {
    "help.1":
      "Решения рабочих групп: поручения с исполнителями и сроком и то, что утверждено. Действуют с утверждения протокола.",
    "help.2":
      "О поручении спрашивают отчёт у каждого исполнителя. Неисполненное предлагают в повестку следующего заседания.",
    status: "Состояние",
    overdue: "Только просроченные",
    "column.number": "Решение",
    "column.executors": "Исполнители",
    "column.due": "До",
    "column.status": "Состояние",
    "status.recorded": "ждёт протокола",
    "status.in-force": "исполняется",
    "status.fulfilled": "исполнено",
    "status.failed": "не исполнено",
    "status.withdrawn": "отменено",
    late: "просрочено",
    "empty.title": "Решений нет",
    "empty.detail": "В этом отборе решений нет. Решения записывают на странице заседания.",
    meetings: "Заседания",
  },
  {
    "help.1":
      "Decisions of bodies: tasks with executors and a day, and what was approved. They take effect with the minutes.",
    "help.2": "Each executor of a task is asked for a report. What is not fulfilled is proposed for the next agenda.",
    status: "Status",
    overdue: "Overdue only",
    "column.number": "Decision",
    "column.executors": "Executors",
    "column.due": "By",
    "column.status": "Status",
    "status.recorded": "waits for the minutes",
    "status.in-force": "being carried out",
    "status.fulfilled": "fulfilled",
    "status.failed": "failed",
    "status.withdrawn": "withdrawn",
    late: "overdue",
    "empty.title": "No decisions",
    "empty.detail": "There are none of this kind. Decisions are recorded on the page of a meeting.",
    meetings: "Meetings",
  },
);
