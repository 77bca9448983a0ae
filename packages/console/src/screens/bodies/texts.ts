import { texts } from "../../texts/texts.tsx";

export const bodiesTexts = texts(
  {
    "help.1":
      "Межведомственные группы, подгруппы, советы и комиссии: кто в них, как часто собираются. Участники — организации и должности, без имён: люди меняются.",
    "help.2":
      "Если к сроку периода заседание не назначено, у координаторов появляется задача. Заседания и решения — на своих страницах.",
    status: "Какие",
    "column.name": "Название",
    "column.kind": "Вид",
    "column.where": "Где действует",
    "column.chair": "Председатель",
    "column.members": "Участников",
    "empty.title": "Групп нет",
    "empty.active": "Создайте группу: её заседания, повестки и решения будут вестись здесь.",
    "empty.closed": "Закрытых групп нет.",
    form: "Создать группу",
    "form.happens":
      "Группа появится в регионе; председатель и секретарь станут её первыми участниками, остальных добавляют на её странице.",
    "form.undo": "Состав и порядок меняют на странице группы; группу можно закрыть.",
    "form.done": "Группа создана.",
    name: "Название",
  },
  {
    "help.1":
      "Interagency groups, subgroups, councils and commissions: who sits in them, how often they meet. Members are organisations and posts, nobody's name: persons change.",
    "help.2":
      "Where no meeting is planned by the day of its period, coordinators get a task. Meetings and decisions have pages of their own.",
    status: "Which",
    "column.name": "Name",
    "column.kind": "Kind",
    "column.where": "Where it counts",
    "column.chair": "Chair",
    "column.members": "Members",
    "empty.title": "No bodies",
    "empty.active": "Form one: its meetings, agendas and decisions will be kept here.",
    "empty.closed": "There are no closed ones.",
    form: "Form a body",
    "form.happens":
      "The body is there; its chair and secretary are its first members, the others are added on its page.",
    "form.undo": "Members and rhythm are changed on its page; it can be closed.",
    "form.done": "The body is formed.",
    name: "Name",
  },
);
