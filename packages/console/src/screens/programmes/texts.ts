import { texts } from "../../texts/texts.tsx";

export const programmesTexts = texts(
  {
    "help.1": "Программы организаций и типовые программы региона: чему учат, кого, сколько мест занято и сколько ждут.",
    "help.2":
      "Проект утверждает департамент или муниципалитет актом, не сама организация. Зачислять можно после утверждения.",
    status: "Состояние",
    "status.approved": "действует",
    "status.draft": "проект",
    "status.withdrawn": "снята",
    agency: "Организация",
    model: "Только типовые",
    "column.title": "Программа",
    "column.kind": "Вид",
    "column.agency": "Организация",
    "column.term": "Срок",
    "column.places": "Мест занято",
    "column.waiting": "Ждут",
    "is.model": "типовая",
    "draft.next": "есть проект новой версии",
    taken: "{taken} из {all}",
    "empty.title": "Программ нет",
    "empty.detail":
      "В этом отборе программ нет. Организация составляет программу на своей странице, вы её утверждаете.",
    services: "Каталог услуг",
  },
  {
    "help.1":
      "Programmes of organisations, and model programmes of the region: what is taught to whom, how many places are taken, how many wait.",
    "help.2":
      "The department or a municipality approves a draft by an act, not the organisation itself. Children are enrolled once it is approved.",
    status: "Status",
    "status.approved": "in force",
    "status.draft": "draft",
    "status.withdrawn": "withdrawn",
    agency: "Organisation",
    model: "Model programmes only",
    "column.title": "Programme",
    "column.kind": "Kind",
    "column.agency": "Organisation",
    "column.term": "Term",
    "column.places": "Places taken",
    "column.waiting": "Waiting",
    "is.model": "a model",
    "draft.next": "a draft of the next version",
    taken: "{taken} of {all}",
    "empty.title": "No programmes",
    "empty.detail": "There are none of this kind. An organisation drafts a programme on its page, and you approve it.",
    services: "The catalogue of services",
  },
);
