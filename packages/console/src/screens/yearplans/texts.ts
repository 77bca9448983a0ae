import { texts } from "../../texts/texts.tsx";

export const yearPlansTexts = texts(
  {
    "help.1":
      "План муниципалитета на год: что и в каком месяце делается и кто отвечает. Отчёты, шаги маршрутов, консультации и заседания приходят в него из записей сами, остальное добавляют вручную.",
    "help.2":
      "Действует с утверждения по акту; изменения вступают в силу новой редакцией. Организации узнают о своих строках письмом дня.",
    year: "Год",
    where: "Муниципалитет",
    "column.title": "План",
    "column.status": "Состояние",
    "column.edition": "Редакция",
    "column.made": "Начат",
    "status.draft": "проект",
    "status.approved": "действует",
    "status.withdrawn": "отозван",
    drafting: "собирается",
    pending: "есть изменения",
    "empty.title": "Планов нет",
    empty: "Начните план муниципалитета: строки соберутся из того, что записи уже предусматривают.",
    "empty.other": "Планы появятся здесь, когда координатор их утвердит.",
    begin: "Начать план",
    "begin.happens":
      "Строки соберутся в фоне из записей: отчёты, шаги, консультации, заседания. Проект никого не обязывает.",
    "begin.undo": "План, начатый по ошибке, отзывают с причиной.",
    "begin.done": "План начат, строки собираются.",
  },
  {
    "help.1":
      "The plan of a municipality for a year: what is done in which month, and by whom. Reports, steps of routes, consultations and meetings come in from the records by themselves; the rest is added by hand.",
    "help.2":
      "It counts from its approval by an act; changes come into force as a new edition. Organisations are told of their lines in the letter of the day.",
    year: "Year",
    where: "Municipality",
    "column.title": "Plan",
    "column.status": "Status",
    "column.edition": "Edition",
    "column.made": "Begun",
    "status.draft": "draft",
    "status.approved": "in force",
    "status.withdrawn": "withdrawn",
    drafting: "coming in",
    pending: "something has changed",
    "empty.title": "No plans",
    empty: "Begin the plan of a municipality: its lines come of what the records foresee.",
    "empty.other": "Plans stand here once the coordinator has approved them.",
    begin: "Begin a plan",
    "begin.happens":
      "Its lines come in by themselves from the records: reports, steps, consultations, meetings. A draft binds nobody.",
    "begin.undo": "What was begun by mistake is withdrawn, with the reason.",
    "begin.done": "The plan is begun, its lines are coming in.",
  },
);
