import { Temporal } from "temporal-polyfill";
import { zoneWords } from "../../ground/calendar/zone.ts";
import type { Text } from "../../ground/shared/text.ts";
import { dateWords } from "./due.words.ts";
import { eventEntry } from "./event.ics.ts";
import type { EventNotice } from "./notice.ts";
import type { PlainLetter } from "./plain.letter.ts";

// To somebody who has signed up for an event. It names the event and its organiser, which are public, and not whoever comes.

type What = EventNotice["what"];

const headings: Record<What, Text> = {
  asked: { ru: "Подтвердите запись на мероприятие", en: "Please confirm your sign-up" },
  made: { ru: "Вы записаны на мероприятие", en: "You are signed up" },
  queued: { ru: "Вы в листе ожидания", en: "You are on the waiting list" },
  offered: { ru: "Для вас освободилось место", en: "There is a place for you" },
  lapsed: { ru: "Запись не состоялась", en: "Your sign-up has lapsed" },
  "called-off": { ru: "Мероприятие отменено", en: "The event is called off" },
  moved: { ru: "Мероприятие перенесено", en: "The event was moved" },
  tomorrow: { ru: "Скоро мероприятие", en: "The event is soon" },
  certified: { ru: "Вам выдан сертификат", en: "You have a certificate" },
};

const advice: Record<What, Text> = {
  asked: {
    ru: "Кто-то указал этот адрес при записи. Если это вы, подтвердите запись по ссылке в течение двух суток: до этого место за вами не числится. Если не вы, ничего делать не нужно — адрес не сохранится.",
    en: "Somebody gave this address when signing up. If it was you, confirm it by the link within two days: until then no place is yours. If it was not, do nothing: the address is not kept.",
  },
  made: {
    ru: "На входе назовите код записи или покажите его на экране. Если планы изменятся, откажитесь по ссылке: место достанется другому.",
    en: "At the door say the code, or show it. If you cannot come, give the place up by the link: somebody else may have it.",
  },
  queued: {
    ru: "Свободных мест сейчас нет. Как только место освободится, мы напишем: его будут держать для вас, пока вы не ответите или не выйдет срок.",
    en: "There is no free place now. As soon as there is one we write to you, and it is kept until you answer or its time is over.",
  },
  offered: {
    ru: "Место держат для вас. Займите его по ссылке; не ответите вовремя — его предложат следующему.",
    en: "It is kept for you. Take it by the link; unless you do in time, it is offered to whoever is next.",
  },
  lapsed: {
    ru: "Место не освободилось или ответа не было вовремя. Сведения, которые вы оставили при записи, удалены. Если мероприятие ещё впереди, можно записаться снова.",
    en: "No place came free, or there was no answer in time. What you said when you signed up is gone. If the event is still ahead, you may sign up again.",
  },
  "called-off": {
    ru: "Оно не состоится. Сведения, которые вы оставили при записи, удалены.",
    en: "It does not take place. What you said when you signed up is gone.",
  },
  moved: {
    ru: "Ваша запись остаётся в силе. Если новое время не подходит, откажитесь по ссылке.",
    en: "Your sign-up stands. If the new time does not suit you, give it up by the link.",
  },
  tomorrow: {
    ru: "Ждём вас. Не сможете прийти — откажитесь, пожалуйста, сегодня.",
    en: "You are expected. If you cannot come, please give the place up today.",
  },
  certified: {
    ru: "Его можно скачать по ссылке в течение года после мероприятия. Проверить сертификат может каждый: по коду с бумаги.",
    en: "It can be downloaded by the link for a year after the event. Anybody may check it, by the code on the paper.",
  },
};

const actions: Partial<Record<What, Text>> = {
  asked: { ru: "Подтвердить запись", en: "Confirm" },
  offered: { ru: "Занять место", en: "Take the place" },
  made: { ru: "Моя запись", en: "My sign-up" },
  queued: { ru: "Моя запись", en: "My sign-up" },
  moved: { ru: "Моя запись", en: "My sign-up" },
  tomorrow: { ru: "Моя запись", en: "My sign-up" },
  certified: { ru: "Скачать сертификат", en: "Get the certificate" },
};

const hasPlace = new Set<What>(["made", "moved", "tomorrow"]);

export function event(notice: EventNotice): Omit<PlainLetter, "publicUrl"> {
  const { what, title, organisation, begins, zone, place, online, code, until, reason, link, signUpId } = notice;
  const [heading, action] = [headings[what], actions[what]];
  const [when, whole] = [timeWords(begins, zone), withZone(begins, zone)];
  const row = (label: Text, value: Text | undefined) => (value ? [{ label, value }] : []);
  const same = (text: string | undefined) => (text === undefined ? undefined : { ru: text, en: text });
  return {
    subject:
      what === "called-off" || what === "lapsed" || what === "certified" ? heading.ru : `${heading.ru}: ${when.ru}`,
    heading,
    thread: signUpId,
    parts: [
      { kind: "text", text: { ru: "Здравствуйте!", en: "Good day," } },
      {
        kind: "rows",
        rows: [
          ...row({ ru: "Мероприятие", en: "Event" }, same(title)),
          ...row({ ru: "Когда", en: "When" }, whole),
          ...row({ ru: "Где", en: "Where" }, same(place)),
          ...row({ ru: "Подключиться", en: "Join at" }, hasPlace.has(what) ? same(online) : undefined),
          ...row({ ru: "Организатор", en: "Organiser" }, same(organisation)),
          ...row({ ru: "Код записи", en: "Code" }, hasPlace.has(what) ? same(code) : undefined),
          ...row({ ru: "Ответить до", en: "Answer by" }, until ? withZone(until, zone) : undefined),
          ...row({ ru: "Причина", en: "Reason" }, same(reason)),
        ],
      },
      { kind: "text", text: advice[what] },
      ...(action && link ? [{ kind: "action", label: action, url: link } as const] : []),
    ],
    attachments: hasPlace.has(what) ? [eventEntry(notice)] : [],
  };
}

/** Webinars are for people far away: whose wall it is. */
function withZone(at: string, zone: string): Text {
  const [time, wall] = [timeWords(at, zone), zoneWords(Temporal.Instant.from(at), zone)];
  return { ru: `${time.ru} (${wall.ru})`, en: `${time.en} (${wall.en})` };
}

function timeWords(at: string, zone: string): Text {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const day = dateWords(local.toPlainDate());
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return { ru: `${day.ru}, ${time}`, en: `${day.en}, ${time}` };
}
