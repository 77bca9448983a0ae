import { texts } from "../../texts/texts.tsx";

export const templatesTexts = texts(
  {
    "help.1":
      "По какому порядку открываются маршруты: шаблоны целых маршрутов и модули, которые план берёт для своей целевой группы. Новые версии приходят с обновлением программы и ждут утверждения.",
    "help.2":
      "Утверждённая версия действует для маршрутов, которые откроют после этого; открытые идут по своей. Назовите акт, которым она утверждена.",
    ages: "Возраст",
    "ages.range": "от {from} до {to} лет",
    "ages.from": "от {from} лет",
    "column.version": "Версия",
    "column.status": "Состояние",
    "column.basis": "Основание",
    "column.act": "Действие",
    "version.in.use": "действует",
    "version.waiting": "ждёт утверждения",
    "version.former": "прежняя",
    "basis.assumed": "принята без акта",
    "basis.decision": "{act} № {number} от {date}, {by}",
    approve: "Утвердить версию",
    "approve.happens":
      "Маршруты, которые откроют после этого, пойдут по версии {version}. Открытые маршруты не меняются.",
    "approve.undo": "Прежнюю версию можно утвердить снова.",
    "approve.done": "Версия утверждена.",
  },
  {
    "help.1":
      "By what order routes are opened: templates of whole routes, and modules that a plan takes for its target group. New versions come with an update of the program, and wait for approval.",
    "help.2":
      "An approved version counts for routes that are opened from then on; those that are open go by their own. Name the act that approves it.",
    ages: "Ages",
    "ages.range": "from {from} to {to} years",
    "ages.from": "from {from} years",
    "column.version": "Version",
    "column.status": "Status",
    "column.basis": "Ground",
    "column.act": "Act",
    "version.in.use": "in use",
    "version.waiting": "waits for approval",
    "version.former": "former",
    "basis.assumed": "taken without an act",
    "basis.decision": "{act} no. {number} of {date}, {by}",
    approve: "Approve the version",
    "approve.happens": "Routes that are opened from then on go by version {version}. Open routes do not change.",
    "approve.undo": "A former version can be approved again.",
    "approve.done": "The version is approved.",
  },
);
