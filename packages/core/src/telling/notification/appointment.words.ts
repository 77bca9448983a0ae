import { Temporal } from "temporal-polyfill";
import { zoneWords } from "../../ground/calendar/zone.ts";
import type { Text } from "../../ground/shared/text.ts";
import { appointmentEvent } from "./appointment.ics.ts";
import { dateWords } from "./due.words.ts";
import { openPage } from "./family.words.ts";
import type { AppointmentNotice, LessonSoonNotice } from "./notice.ts";
import type { PlainLetter } from "./plain.letter.ts";

// To a family, about its consultation. It names nobody: neither the child nor the organisation, whose name may say what it is about.

type Words = Omit<PlainLetter, "publicUrl">;

const headings: Record<AppointmentNotice["what"], Text> = {
  booked: { ru: "Вы записаны на консультацию", en: "You have an appointment" },
  moved: { ru: "Консультация перенесена", en: "Your appointment was moved" },
  offered: { ru: "Для вас есть время консультации", en: "There is a time for you" },
  "called-off": { ru: "Консультация отменена", en: "Your appointment was called off" },
  tomorrow: { ru: "Скоро консультация", en: "Your appointment is soon" },
  soon: { ru: "Консультация сегодня", en: "Your appointment is today" },
};

const advice: Record<AppointmentNotice["what"], Text> = {
  booked: {
    ru: "Если планы изменятся, перенесите или отмените запись заранее: время достанется другой семье.",
    en: "If you cannot come, please move it or call it off in time: another family may have it then.",
  },
  moved: { ru: "Прежнее время больше не действует.", en: "The former time does not count any more." },
  offered: {
    ru: "Это время держат для вас. Согласитесь на него на своей странице или скажите координатору; не ответите вовремя — его предложат другим.",
    en: "It is kept for you. Take it on your page, or tell your coordinator; unless you do in time, it is offered to others.",
  },
  "called-off": {
    ru: "Приём не состоится. Выберите другое время на своей странице или попросите координатора.",
    en: "It does not take place. Choose another time on your page, or ask your coordinator.",
  },
  tomorrow: {
    ru: "Не сможете прийти — отмените запись, пожалуйста, сегодня.",
    en: "If you cannot come, please call it off today.",
  },
  soon: { ru: "Ждём вас.", en: "You are expected." },
};

/** The address of the meeting is told on the family's page alone: letters are forwarded (decision 0182). */
const byVideo: Text = {
  ru: "За 10 минут до начала откройте свою страницу и нажмите «Войти во встречу».",
  en: "Ten minutes before it begins open your page and press “Join the meeting”.",
};
/** So is the organisation's name, which may say what it is about. */
const whereTo: Text = {
  ru: "Куда идти и к кому — на вашей странице.",
  en: "Where to go, and to whom, stands on your page.",
};
const isAhead = new Set<AppointmentNotice["what"]>(["booked", "moved", "tomorrow", "soon"]);

const places: Record<AppointmentNotice["place"], Text> = {
  office: { ru: "очно, в организации", en: "at the organisation" },
  home: { ru: "у вас дома", en: "at your home" },
  phone: { ru: "по телефону", en: "by phone" },
  video: { ru: "по видеосвязи", en: "by video" },
};

export function appointment(notice: AppointmentNotice): Words {
  const { what, appointmentId, number, at, zone, place, minutes, until, page } = notice;
  const heading = headings[what];
  const when = at === undefined ? undefined : timeWords(at, zone);
  const whole = at === undefined ? undefined : withZone(at, zone);
  return {
    subject: when && what !== "called-off" ? `${heading.ru}: ${when.ru}` : heading.ru,
    heading,
    thread: appointmentId,
    parts: [
      { kind: "text", text: { ru: "Здравствуйте!", en: "Good day," } },
      {
        kind: "rows",
        rows: [
          ...(whole ? [{ label: { ru: "Когда", en: "When" }, value: whole }] : []),
          { label: { ru: "Как", en: "How" }, value: places[place] },
          { label: { ru: "Сколько", en: "How long" }, value: { ru: `${minutes} мин`, en: `${minutes} min` } },
          { label: { ru: "Номер записи", en: "Number" }, value: { ru: number, en: number } },
          ...(until ? [{ label: { ru: "Ответить до", en: "Answer by" }, value: withZone(until, zone) }] : []),
        ],
      },
      { kind: "text", text: advice[what] },
      ...(place === "video" && isAhead.has(what) ? [{ kind: "text", text: byVideo } as const] : []),
      ...(page && place === "office" && isAhead.has(what) ? [{ kind: "text", text: whereTo } as const] : []),
      ...openPage(page),
    ],
    attachments: at === undefined || what === "offered" ? [] : [appointmentEvent({ ...notice, at })],
  };
}

/** To a family, about a lesson by video of today. */
export function lessonSoon({ enrolmentId, at, zone, minutes, page }: LessonSoonNotice): Words {
  return {
    subject: `Занятие по видео сегодня: ${timeWords(at, zone).ru}`,
    heading: { ru: "Занятие по видео сегодня", en: "A lesson by video today" },
    thread: enrolmentId,
    parts: [
      { kind: "text", text: { ru: "Здравствуйте!", en: "Good day," } },
      {
        kind: "rows",
        rows: [
          { label: { ru: "Когда", en: "When" }, value: withZone(at, zone) },
          { label: { ru: "Сколько", en: "How long" }, value: { ru: `${minutes} мин`, en: `${minutes} min` } },
        ],
      },
      {
        kind: "text",
        text: {
          ru: "За 10 минут до начала откройте свою страницу и нажмите «Войти на занятие».",
          en: "Ten minutes before it begins open your page and press “Join the lesson”.",
        },
      },
      ...openPage(page),
    ],
  };
}

/** For a family that is elsewhere, too: whose wall it is. */
function withZone(at: string, zone: string): Text {
  const [time, wall] = [timeWords(at, zone), zoneWords(Temporal.Instant.from(at), zone)];
  return { ru: `${time.ru} (${wall.ru})`, en: `${time.en} (${wall.en})` };
}

/** On the region's wall. */
function timeWords(at: string, zone: string): Text {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const day = dateWords(local.toPlainDate());
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return { ru: `${day.ru}, ${time}`, en: `${day.en}, ${time}` };
}
