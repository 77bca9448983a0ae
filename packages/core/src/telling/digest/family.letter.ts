import { Temporal } from "temporal-polyfill";
import type { FamilyId } from "../../ground/shared/index.ts";
import { plural } from "../../ground/shared/plural.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { TenantSettings } from "../../ground/tenant/index.ts";
import { type News, type NewsKind, newsKinds } from "../../people/family/news.ts";
import { dateWords } from "../notification/due.words.ts";
import type { ComposedMail } from "../notification/index.ts";
import type { Reading } from "../notification/letter.ts";
import { composePlain } from "../notification/plain.letter.ts";

export interface FamilyNews {
  familyId: FamilyId;
  news: readonly News[];
  settings: TenantSettings;
  /** `https://…/family#token`. */
  link: string;
  /** ISO date: its last day. */
  until: string;
  unsubscribe: string;
  reading: Reading;
}

/** How many there are of a kind, and the nearest day that one of them names. */
interface Count {
  n: number;
  day: Text | undefined;
}

const help = (n: number) => `${n} ${plural(n, "мероприятие", "мероприятия", "мероприятий")}`;
const part = (n: number) => `${n} ${n === 1 ? "part" : "parts"}`;
const till = (day: Text | undefined, before: Text): Text =>
  day ? { ru: `${before.ru} ${day.ru}`, en: `${before.en} ${day.en}` } : { ru: "", en: "" };

/** «г.» ends a sentence as well. */
const stop = (words: string): string => (words.endsWith(".") ? words : `${words}.`);

/** What each kind of news says. It names nobody, and says nothing of the child: what it is about stands on the page. */
const lines: Record<NewsKind, (count: Count) => Text> = {
  "plan-asked": () => ({
    ru: "План помощи готов. Посмотрите его и скажите, согласны ли вы.",
    en: "The plan of help is ready. Please look at it and say whether you agree.",
  }),
  "plan-approved": () => ({ ru: "План помощи утверждён.", en: "The plan of help is approved." }),
  "plan-changed": () => ({ ru: "План помощи изменён.", en: "The plan of help was changed." }),
  "step-asked": ({ n, day }) => {
    const by = till(day, { ru: "; ближайший срок —", en: "; the first by" });
    return { ru: stop(`Началось: ${help(n)} плана${by.ru}`), en: stop(`Begun: ${part(n)} of the plan${by.en}`) };
  },
  "step-done": ({ n }) => ({ ru: `Выполнено: ${help(n)} плана.`, en: `Done: ${part(n)} of the plan.` }),
  "step-not-done": ({ n }) => ({
    ru: `Не выполнено: ${help(n)} плана. Что дальше, решает координатор.`,
    en: `Not done: ${part(n)} of the plan. Your coordinator decides what follows.`,
  }),
  "step-refused": ({ n }) => ({
    ru: `Записан отказ семьи: ${help(n)} плана. Если вы не отказывались, скажите координатору.`,
    en: `Recorded as refused by the family: ${part(n)} of the plan. If you did not refuse, tell your coordinator.`,
  }),
  "step-moved": ({ n, day }) => {
    const by = till(day, { ru: "; ближайший —", en: "; the first is" });
    return {
      ru: stop(`Новый срок: ${help(n)} плана${by.ru}`),
      en: stop(`Another date: ${part(n)} of the plan${by.en}`),
    };
  },
  "step-elsewhere": ({ n }) => ({
    ru: `Теперь этим занимается другая организация: ${help(n)} плана.`,
    en: `Another organisation does it now: ${part(n)} of the plan.`,
  }),
  "step-dropped": ({ n }) => ({
    ru: `Больше не нужно по плану: ${help(n)}.`,
    en: `Not wanted any more: ${part(n)} of the plan.`,
  }),
  "consent-given": () => ({
    ru: "Записано согласие. Если вы его не давали, отзовите его на странице и скажите координатору.",
    en: "A consent was recorded. If you did not give it, withdraw it on the page and tell your coordinator.",
  }),
  "consent-withdrawn": () => ({ ru: "Согласие отозвано.", en: "A consent was withdrawn." }),
  "consent-ended": () => ({
    ru: "Согласие закончилось. Чтобы помощь шла дальше, нужно новое.",
    en: "A consent has ended. A new one is needed so that help goes on.",
  }),
  "consent-ending": ({ day }) => {
    const last = till(day, { ru: ": последний день —", en: "; its last day is" });
    return {
      ru: `${stop(`Согласие скоро закончится${last.ru}`)} Чтобы помощь не прервалась, дайте новое у координатора.`,
      en: `A consent ends soon${last.en}. Please give your coordinator a new one, so that help goes on.`,
    };
  },
  "paper-recorded": () => ({
    ru: "Внесён новый документ. Посмотрите его и скажите, согласны ли вы.",
    en: "A new paper was recorded. Please look at it and say whether you agree.",
  }),
  "handed-taken": () => ({
    ru: "Документ, который вы передали, принят. Чем он стал — на странице семьи, в разделе «Передать документ».",
    en: "The paper that you handed in was taken in. What became of it stands on the page, under “Hand in a paper”.",
  }),
  "handed-returned": () => ({
    ru: "Документ, который вы передали, вернули. Почему и что делать — на странице семьи, в разделе «Передать документ».",
    en: "The paper that you handed in was returned. Why, and what to do, stands on the page, under “Hand in a paper”.",
  }),
  "handed-again": () => ({
    ru: "Документ, который вы передали, посмотрят ещё раз: решение о нём было ошибкой.",
    en: "The paper that you handed in is looked at once more: what was decided was a mistake.",
  }),
  "document-made": () => ({
    ru: "Для вас составлен документ. Он на странице семьи, в разделе «Документы».",
    en: "A document was made for you. It is on the family's page, under “Documents”.",
  }),
  "document-voided": () => ({
    ru: "Документ, который составили для вас, отменён: он был составлен по ошибке.",
    en: "A document that was made for you was taken back: it was made by mistake.",
  }),
  "authority-ending": ({ day }) => {
    const last = till(day, { ru: ": последний день —", en: "; its last day is" });
    return {
      ru: `${stop(`Документ о ваших полномочиях скоро закончится${last.ru}`)} Принесите координатору новый: с ним заканчиваются и ваши согласия.`,
      en: `Your paper of authority ends soon${last.en}. Please bring your coordinator the next one: your consents end with it.`,
    };
  },
  "emergency-read": () => ({
    ru: "Сведения открывали в экстренном порядке. Кто и почему — на странице, в разделе «Кто смотрел».",
    en: "The data was opened in an emergency. Who did, and why, stands on the page.",
  }),
  "place-offered": ({ day }) => {
    const by = till(day, { ru: " Оно ваше, если ответить до", en: " It is yours if you answer by" });
    return {
      ru: `Освободилось место, которого вы ждёте.${by.ru}${day ? " включительно." : ""} Скажите координатору.`,
      en: `There is a place for which you wait.${by.en}${day ? "." : ""} Tell your coordinator.`,
    };
  },
  "place-given": () => ({ ru: "Есть место, занятия скоро начнутся.", en: "There is a place; it begins soon." }),
  "lessons-set": ({ day }) => {
    const first = till(day, { ru: ": первое —", en: "; the first is on" });
    return {
      ru: `${stop(`Назначены занятия по видео${first.ru}`)} Время и вход — на странице.`,
      en: `Lessons by video are set${first.en}. When they are, and where to come in, stands on the page.`,
    };
  },
  "lesson-off": () => ({
    ru: "Отменено занятие по видео. Какие остались — на странице.",
    en: "A lesson by video is called off. Those that remain stand on the page.",
  }),
  "lesson-soon": ({ day }) => {
    const on = till(day, { ru: ":", en: ":" });
    return {
      ru: `${stop(`Скоро занятие по видео${on.ru}`)} Время и вход — на странице; не сможете — предупредите того, кто ведёт занятие.`,
      en: `A lesson by video is soon${on.en}. When it is, and where to come in, stands on the page; if you cannot come, tell whoever teaches.`,
    };
  },
  "curator-named": () => ({ ru: "Назначен куратор семьи.", en: "Your family has a curator." }),
  "route-ended": () => ({
    ru: "Помощь пока завершена консультацией. Обратиться снова можно в любой день.",
    en: "For now the help has ended with a consultation. You may come again on any day.",
  }),
  "handed-over": () => ({
    ru: "За помощь теперь отвечают другие: кто — на странице.",
    en: "Others are responsible for the help now: the page says who.",
  }),
  "meeting-called": ({ day }) => {
    const on = till(day, { ru: ": ближайшая —", en: "; the first is on" });
    return {
      ru: `${stop(`Вас приглашают на встречу родителей${on.ru}`)} Где и о чём — на странице; скажите там, придёте ли.`,
      en: `You are invited to a meeting of parents${on.en}. Where, and what it is about, stands on the page; please say there whether you come.`,
    };
  },
  "peer-asked": () => ({
    ru: "С вами хотела бы поговорить другая семья. Посмотрите на странице и ответьте: да или нет — оба ответа правильные.",
    en: "Another family would like to talk with you. Please look at your page and answer: yes and no are both right.",
  }),
  "peer-found": () => ({
    ru: "Нашёлся родитель, который готов с вами поговорить. Посмотрите на странице и ответьте.",
    en: "There is a parent who is ready to talk with you. Please look at your page and answer.",
  }),
  "peer-met": () => ({
    ru: "Вы оба согласились поговорить. Как связаться — на странице.",
    en: "You have both agreed to talk. How to reach each other stands on the page.",
  }),
  "peer-searching": () => ({
    ru: "С этим родителем поговорить не получится, ищем другого.",
    en: "A talk with that parent is not possible; another one is looked for.",
  }),
  "peer-ended": () => ({
    ru: "Поддержка «родитель — родителю» закончена. Попросить или предложить её снова можно на странице.",
    en: "The support from parent to parent has ended. You may ask for it or offer it again on the page.",
  }),
  "meeting-soon": ({ day }) => {
    const on = till(day, { ru: ":", en: ":" });
    return {
      ru: `${stop(`Скоро встреча родителей${on.ru}`)} Где и во сколько — на странице.`,
      en: `A meeting of parents is soon${on.en}. Where and at what time stands on the page.`,
    };
  },
  "survey-asked": ({ day }) => {
    const by = till(day, { ru: "; последний день —", en: "; the last day is" });
    return {
      ru: `${stop(`Вас просят ответить на вопросы анкеты${by.ru}`)} Ссылка — на странице; кто что ответил, не видит никто.`,
      en: `You are asked to answer a form${by.en}. The link stands on the page; nobody sees who gave which answer.`,
    };
  },
  // Said to whoever has answered as well: nobody looks who has.
  "survey-reminded": ({ day }) => {
    const by = till(day, { ru: "; последний день —", en: "; the last day is" });
    return {
      ru: `${stop(`Если вы ещё не ответили на вопросы анкеты, ответьте${by.ru}`)} Ссылка — на странице. Напоминаем всем: кто уже ответил, не смотрим.`,
      en: `If you have not answered the form yet, please do${by.en}. The link stands on the page. Everybody is reminded: we do not look who has answered.`,
    };
  },
  "meeting-cancelled": () => ({ ru: "Встреча родителей отменена.", en: "A meeting of parents is called off." }),
  "event-offered": ({ day }) => {
    const by = till(day, { ru: " Его держат для вас до", en: " It is kept for you until" });
    return {
      ru: `${stop(`Освободилось место на мероприятии.${by.ru}`)} Ответьте на странице.`,
      en: `There is a place at an event.${by.en}${day ? "." : ""} Answer on the page.`,
    };
  },
  "event-moved": ({ day }) => {
    const on = till(day, { ru: ": теперь оно", en: ": it is now on" });
    return {
      ru: `${stop(`Мероприятие, на которое вы записаны, перенесено${on.ru}`)} Когда и где — на странице.`,
      en: `An event for which you signed up was moved${on.en}. When and where stands on the page.`,
    };
  },
  "event-cancelled": () => ({
    ru: "Мероприятие, на которое вы записаны, отменено. Почему — на странице.",
    en: "An event for which you signed up is called off. The page says why.",
  }),
  "event-tomorrow": ({ day }) => {
    const on = till(day, { ru: ":", en: ":" });
    return {
      ru: `${stop(`Скоро мероприятие, на которое вы записаны${on.ru}`)} Не сможете прийти — откажитесь на странице.`,
      en: `An event for which you signed up is soon${on.en}. If you cannot come, please say so on the page.`,
    };
  },
};

/** The day's news, each kind in a line of its own, in the order of the table. */
export function composeNews({ familyId, news, settings, link, until, unsubscribe, reading }: FamilyNews): ComposedMail {
  const day = dateWords(Temporal.PlainDate.from(until));
  const told = newsKinds.flatMap((kind) => {
    const of = news.filter((one) => one.kind === kind);
    return of.length === 0 ? [] : [lines[kind](countOf(of))];
  });
  const listed = (lang: keyof Text) => told.map((line) => `— ${line[lang]}`).join("\n");
  return composePlain(
    {
      subject: "Новости на вашей личной странице",
      heading: { ru: "Что нового", en: "What is new" },
      thread: `news-${familyId}`,
      publicUrl: settings.publicUrl,
      unsubscribe,
      parts: [
        { kind: "text", text: { ru: "Здравствуйте!", en: "Good day," } },
        { kind: "text", text: { ru: listed("ru"), en: listed("en") } },
        { kind: "action", label: { ru: "Открыть мою страницу", en: "Open my page" }, url: link },
        {
          kind: "text",
          text: {
            ru: `Ссылка только для вас: не пересылайте её. ${stop(`Она действует до ${day.ru}`)} Такое письмо приходит не чаще раза в день; отказаться от него можно на странице. О записях на консультации напишем всё равно.`,
            en: `The link is yours alone: do not pass it on. It works until ${day.en}. Such a letter comes once a day at most; you can end it on the page. Of your appointments we write all the same.`,
          },
        },
        { kind: "rows", rows: [{ label: { ru: "Оператор", en: "Operator" }, value: settings.name }] },
      ],
    },
    reading,
  );
}

function countOf(of: readonly News[]): Count {
  const [first] = of.flatMap(({ on }) => on ?? []).toSorted();
  return { n: of.length, day: first === undefined ? undefined : dateWords(Temporal.PlainDate.from(first)) };
}
