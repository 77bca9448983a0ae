import { texts } from "../../texts/texts.tsx";

export const accountsTexts = texts(
  {
    "help.1":
      "Кто заходил в систему за последние 400 дней: роль, где работает и когда был последний раз. Учётные записи заводит служба входа региона, здесь их видят и закрывают.",
    "help.2":
      "«Закрыть доступ» действует сразу, не дожидаясь конца сеанса: сотрудник уволился, устройство потеряно, пароль узнал другой. Просмотр этого списка записывается в журнал.",
    role: "Роль",
    "column.account": "Учётная запись",
    "column.role": "Роль",
    "column.where": "Где работает",
    "column.used": "Последний раз",
    "column.status": "Доступ",
    "column.act": "Действие",
    system: "информационная система",
    region: "весь регион",
    open: "открыт",
    blocked: "закрыт",
    "empty.title": "Никого нет",
    "empty.detail": "С этой ролью за последние 400 дней никто не заходил.",
    block: "Закрыть доступ",
    "block.happens":
      "Всё, что открыто у этой учётной записи, перестанет работать сразу. Саму запись отключает служба входа: сообщите туда же.",
    "block.second":
      "Это администратор: доступ закроется, когда то же подтвердит второй администратор в разделе «Подтверждения».",
    "block.undo": "Доступ можно вернуть тем же списком.",
    "block.reason": "Почему",
    "block.done": "Доступ закрыт.",
    unblock: "Вернуть доступ",
    "unblock.happens": "Учётная запись снова сможет войти и работать с прежними правами.",
    "unblock.undo": "Доступ можно снова закрыть.",
    "unblock.done": "Доступ возвращён.",
    audit: "Что делала",
  },
  {
    "help.1":
      "Who has been here within 400 days: role, where they work, and when they were here last. Accounts are made by the region's sign-in service; here they are seen and shut out.",
    "help.2":
      "“Shut out” counts at once, without waiting for a session's end: somebody has left, a device is lost, a password is known. Reading this list is on record.",
    role: "Role",
    "column.account": "Account",
    "column.role": "Role",
    "column.where": "Works at",
    "column.used": "Last here",
    "column.status": "Access",
    "column.act": "Act",
    system: "an information system",
    region: "the whole region",
    open: "open",
    blocked: "shut out",
    "empty.title": "Nobody",
    "empty.detail": "Nobody of this role has been here within 400 days.",
    block: "Shut out",
    "block.happens":
      "Whatever this account has open stops working at once. The account itself is disabled by the sign-in service: tell them too.",
    "block.second":
      "This is an administrator: they are shut out once a second administrator has said so under “Confirmations”.",
    "block.undo": "They can be let in again from the same list.",
    "block.reason": "Why",
    "block.done": "Shut out.",
    unblock: "Let in again",
    "unblock.happens": "The account can sign in again, and work with its former rights.",
    "unblock.undo": "It can be shut out again.",
    "unblock.done": "Let in again.",
    audit: "What it did",
  },
);
