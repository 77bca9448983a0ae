import type { Action } from "./api.ts";
import type { Text } from "./text.ts";
import type { View } from "./view.ts";

export const statuses: Record<View["status"], Text> = {
  planned: { ru: "запланировано", en: "planned" },
  requested: { ru: "ждёт вашего ответа", en: "waiting for your answer" },
  received: { ru: "ждёт вашего ответа", en: "waiting for your answer" },
  accepted: { ru: "принято в работу", en: "accepted" },
  rejected: { ru: "отклонено, решает координатор", en: "rejected, with the coordinator" },
  "in-progress": { ru: "в работе", en: "in progress" },
  "on-hold": { ru: "приостановлено", en: "on hold" },
  completed: { ru: "завершено, отчёт принят", en: "completed, report received" },
  failed: { ru: "не выполнено, отчёт принят", en: "not performed, report received" },
  cancelled: { ru: "отменено координатором", en: "cancelled by the coordinator" },
};

/** The five results of the report on an ИПРА measure. */
export const results = {
  performed: {
    label: { ru: "Выполнено", en: "Performed" },
    hint: { ru: "Всё, о чём просили, сделано.", en: "All that was asked has been done." },
  },
  "not-applied": {
    label: { ru: "Не обращались", en: "Did not apply" },
    hint: { ru: "Семья за этой помощью не пришла.", en: "The family did not come for it." },
  },
  "refused-measure": {
    label: { ru: "Отказ от мероприятия", en: "Refused this measure" },
    hint: { ru: "Семья отказалась именно от этого.", en: "The family refused this one." },
  },
  "refused-programme": {
    label: { ru: "Отказ от программы в целом", en: "Refused the whole programme" },
    hint: { ru: "Семья отказалась от всей программы.", en: "The family refused all of it." },
  },
  "not-performed": {
    label: { ru: "Не выполнено", en: "Not performed" },
    hint: { ru: "Семья была согласна, но сделать не удалось.", en: "The family agreed, but it could not be done." },
  },
} satisfies Record<string, { label: Text; hint: Text }>;

/** Why a step is refused, or was not performed, as far as the organisation knows. */
export const causes = {
  "no-place": { ru: "Нет места", en: "No place" },
  "no-specialist": { ru: "Нет специалиста", en: "No specialist" },
  "did-not-come": { ru: "Семья не пришла", en: "The family did not come" },
  "family-refused": { ru: "Семья отказалась", en: "The family refused" },
  "not-ours": { ru: "Это не к нам", en: "Not our business" },
  other: { ru: "Другая причина", en: "Another cause" },
} satisfies Record<string, Text>;

type Done = NonNullable<View["done"]>;
export const done: Record<Done, { title: Text; next: Text }> = {
  accepted: {
    title: { ru: "Принято в работу", en: "Accepted" },
    next: {
      ru: "Координатор уже видит ваш ответ. Когда всё будет сделано, отчитайтесь по новой ссылке: она уже отправлена на почту организации.",
      en: "The coordinator sees your answer. When the work is done, report by a new link: it is on its way to your mail already.",
    },
  },
  rejected: {
    title: { ru: "Отказ записан", en: "Your refusal is recorded" },
    next: {
      ru: "Координатор прочтёт причину и поручит это другой организации. От вас больше ничего не нужно.",
      en: "The coordinator reads the reason and asks another organisation. Nothing more is needed from you.",
    },
  },
  reported: {
    title: { ru: "Отчёт принят", en: "Your report is recorded" },
    next: {
      ru: "Координатор увидит результат. От вас больше ничего не нужно. Спасибо!",
      en: "The coordinator sees the result. Nothing more is needed from you. Thank you!",
    },
  },
  progressed: {
    title: { ru: "Частичный отчёт принят", en: "A part is reported" },
    next: {
      ru: "Шаг в работе, срок прежний. Об итоге сообщите по новой ссылке: она уже отправлена на почту организации.",
      en: "The step goes on, the due date is as before. Report the result by the new link: it is on its way to your mail.",
    },
  },
  held: {
    title: { ru: "Шаг приостановлен", en: "The step is on hold" },
    next: {
      ru: "В указанный день шаг вернётся в работу, и мы пришлём новую ссылку. Срок от этого не меняется.",
      en: "On the day you named work goes on, and a new link comes. The due date stays.",
    },
  },
  asked: {
    title: { ru: "Вопрос передан координатору", en: "Your question is with the coordinator" },
    next: {
      ru: "Ответ придёт письмом с новой ссылкой. Срок шага не останавливается.",
      en: "The answer comes by mail with a new link. The due date keeps running.",
    },
  },
  undone: {
    title: { ru: "Ответ отменён", en: "Your answer is taken back" },
    next: {
      ru: "Ссылка снова действует: можно ответить заново.",
      en: "The link works again: please answer anew.",
    },
  },
  renewed: {
    title: { ru: "Запрос принят", en: "Your request was taken" },
    next: {
      ru: "Если ответа ещё ждут, новая ссылка придёт на адрес вашей организации в ближайшие минуты. Прежние больше не действуют.",
      en: "If an answer is still expected, a new link comes to your organisation's address within minutes. Earlier ones do not work any more.",
    },
  },
};

export const dead: Record<"used" | "gone", { title: Text; why: Text }> = {
  used: {
    title: { ru: "По этой ссылке уже ответили", en: "This link has been used" },
    why: {
      ru: "Каждая ссылка принимает один ответ. Возможно, ответил кто-то из ваших коллег.",
      en: "Each link takes one answer. One of your colleagues may have answered.",
    },
  },
  gone: {
    title: { ru: "Эта ссылка больше не действует", en: "This link does not work any more" },
    why: {
      ru: "Если от вашей организации ещё ждут ответа, попросите новую: она придёт на адрес организации.",
      en: "If your organisation is still asked for an answer, ask for a new one: it comes to the organisation's address.",
    },
  },
};

export const notFound = {
  title: { ru: "Ссылка не распознана", en: "This link is not recognised" },
  why: {
    ru: "Скопируйте ссылку из письма целиком: после знака # не должно пропасть ни одного символа. Если не помогло, обратитесь к координатору: его адрес указан в письме.",
    en: "Copy the whole link from the mail: no character behind the # may be missing. If that does not help, ask the coordinator: the mail gives the address.",
  },
} satisfies Record<string, Text>;

export const working: Record<Action["action"], Text> = {
  view: { ru: "Загружаем…", en: "Loading…" },
  accept: { ru: "Записываем…", en: "Recording…" },
  reject: { ru: "Записываем…", en: "Recording…" },
  report: { ru: "Отправляем…", en: "Sending…" },
  progress: { ru: "Отправляем…", en: "Sending…" },
  hold: { ru: "Записываем…", en: "Recording…" },
  ask: { ru: "Отправляем…", en: "Sending…" },
  renew: { ru: "Отправляем…", en: "Sending…" },
  undo: { ru: "Отменяем…", en: "Taking it back…" },
};

/** Whose turn it is after a question. */
export const questionAsked: Text = {
  ru: "вопрос у координатора, ждём его ответа",
  en: "with the coordinator, who is to answer",
};
