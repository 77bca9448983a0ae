import type * as Navigator from "@marshrut/core/navigator";
import type { PublicOccasion } from "@marshrut/core/occasion";
import { openConsent } from "@marshrut/core/occasion/open";
import type { Text } from "@marshrut/core/shared";
import type { OpenCall, ProgrammeLine } from "@marshrut/core/talk";
import { html } from "hono/html";
import { audienceWords, eventKinds, sessions } from "./event.words.ts";
import { type Html, keeps, linkTo, type Manner, openFrame, said } from "./frame.ts";
import { pagesAt, partOf, turning } from "./paged.ts";
import { dayOf, fieldOf, fileList, options, paragraphs, trap } from "./parts.ts";

/** What the form was filled in with: text that somebody sent. */
export interface GuestSent {
  who?: string | undefined;
  name?: string | undefined;
  post?: string | undefined;
  organisation?: string | undefined;
  municipality?: string | undefined;
  email?: string | undefined;
  consent?: string | undefined;
}

/** What is wrong, by the field's name; `form`: with the whole. */
export type GuestFaults = Partial<Record<keyof GuestSent | "form", Text>>;

const t = {
  when: { ru: "Когда", en: "When" },
  where: { ru: "Где", en: "Where" },
  organiser: { ru: "Организатор", en: "Organiser" },
  whom: { ru: "Кому", en: "For whom" },
  hours: { ru: "Академических часов", en: "Academic hours" },
  course: { ru: "По программе", en: "By the programme" },
  series: { ru: "Цикл", en: "Series" },
  free: { ru: "Свободных мест", en: "Free places" },
  online: {
    ru: "В интернете: адрес придёт тем, кто записан",
    en: "On the internet: whoever signs up gets the address",
  },
  programme: { ru: "Программа", en: "Programme" },
  materials: { ru: "Материалы", en: "Materials" },
  recording: { ru: "Смотреть запись", en: "Watch the recording" },
  signUp: { ru: "Записаться", en: "Sign up" },
  full: {
    ru: "Свободных мест нет. Запишитесь: как только место освободится, мы напишем.",
    en: "There is no free place. Sign up, and we write as soon as there is one.",
  },
  over: { ru: "Мероприятие уже началось или прошло: запись закрыта.", en: "It has begun or is over: nobody signs up." },
  cancelled: { ru: "Мероприятие отменено.", en: "It is called off." },
  children: {
    ru: "Ребёнка записывает семья на своей странице или организация, в которой он занимается. Имя ребёнка здесь писать не нужно.",
    en: "A child is signed up by its family on the family's page, or by its organisation. Write no child's name here.",
  },
  who: { ru: "Кто вы", en: "Who you are" },
  name: { ru: "Фамилия, имя, отчество", en: "Your name" },
  nameHint: {
    ru: "Так, как написать в сертификате.",
    en: "As it is to stand on the certificate.",
  },
  post: { ru: "Должность (можно не заполнять)", en: "Your post (may be left empty)" },
  organisation: { ru: "Место работы (можно не заполнять)", en: "Where you work (may be left empty)" },
  municipality: { ru: "Откуда вы", en: "Where you are from" },
  email: { ru: "Электронная почта", en: "E-mail" },
  emailHint: {
    ru: "На неё придёт письмо: место за вами, когда вы ответите на него.",
    en: "You get a letter there: the place is yours once you have answered it.",
  },
  choose: { ru: "выберите", en: "choose" },
  correct: { ru: "Исправьте, пожалуйста, отмеченное.", en: "Please correct what is marked." },
  sent: { ru: "Проверьте почту", en: "Look at your mail" },
  sentWords: {
    ru: "Если этот адрес ещё не записан, на него отправлено письмо. Откройте в нём ссылку в течение двух суток: до этого место за вами не числится. Письма нет — посмотрите в папке «Спам».",
    en: "Unless this address has signed up before, a letter is on its way. Open its link within two days: until then no place is yours. If there is none, look into the spam folder.",
  },
  all: { ru: "Все мероприятия", en: "All events" },
  talks: { ru: "Доклады", en: "Talks" },
  calendar: { ru: "Программа в календарь", en: "The programme for a calendar" },
  call: { ru: "Приём докладов", en: "Call for talks" },
  until: { ru: "По какой день, включительно:", en: "Until, and with, this day:" },
  submit: { ru: "Подать доклад", en: "Submit a talk" },
} as const satisfies Record<string, Text>;

const guests = {
  specialist: { ru: "специалист", en: "a specialist" },
  family: { ru: "родитель или другой близкий", en: "a parent or relative" },
} as const satisfies Record<string, Text>;

/** 152-ФЗ, art. 9: what is told to whom, why, for how long. Another wording is another edition (`openConsent`). */
const consentWords = (region: Text, organiser: string): Text => ({
  ru: `Я согласен(на), чтобы ${region.ru} и организатор «${organiser}» получили сведения из этой формы: чтобы записать меня, писать мне об этом мероприятии и выдать сертификат. Их хранят зашифрованно и уничтожают через год после мероприятия, а если запись снята — сразу. Отозвать согласие можно по ссылке из письма.`,
  en: `I agree that ${region.en} and the organiser «${organiser}» get what I write here: to sign me up, to write to me of this event, and to give me a certificate. It is kept sealed and destroyed a year after the event, or at once when the sign-up is taken back. I can withdraw this by the letter's link.`,
});

interface Form {
  now: string;
  /** What it asks for, and what stands in its programme. */
  talks?: { call?: OpenCall | undefined; programme: ProgrammeLine[] };
  /** Of a long programme of talks. */
  page?: string | undefined;
  sent?: GuestSent;
  faults?: GuestFaults;
}

export function eventPage(all: Navigator.Directory, one: PublicOccasion, form: Form, manner: Manner): Html {
  const { title, about, programme = [], materials = [], files = [], recording, status, reason, occasionId } = one;
  const body = html`<h1>${title}</h1>
${status === "cancelled" ? html`<p class="card wrong" role="alert">${said(t.cancelled, manner)}${reason ? ` ${reason}` : ""}</p>` : ""}
<div class="card">${facts(one, all, manner)}${about ? paragraphs(about) : ""}
${recording ? html`<p><a class="button" rel="noreferrer" href="${recording}">${said(t.recording, manner)}</a></p>` : ""}</div>
${programme.length > 0 ? html`<section class="card" aria-labelledby="programme"><h2 id="programme">${said(t.programme, manner)}</h2><ul class="plain">${programme.map(({ time, title, speaker }) => html`<li>${time ? html`<strong>${time}</strong> ` : ""}${title}${speaker ? html` <span class="hint">${speaker}</span>` : ""}</li>`)}</ul></section>` : ""}
${talkLines(one, form, manner)}${callCard(one, form.talks?.call, manner)}
${materials.length + files.length > 0 ? html`<section class="card" aria-labelledby="materials"><h2 id="materials">${said(t.materials, manner)}</h2><ul>${materials.map(({ title, url }) => html`<li><a rel="noreferrer" href="${url}">${title}</a></li>`)}${fileList(files, `/events/${occasionId}`, manner)}</ul></section>` : ""}
${signUpForm(all, one, form, manner)}
<p><a href="${linkTo("/events", manner)}">${said(t.all, manner)}</a></p>`;
  return framed(all, one, body, manner);
}

/** Bytes of talks beside the form and all that the event says of itself. */
const weighs = 24_000;

const talkLine = ({ from, room, title, speaker, section }: ProgrammeLine): Html =>
  html`<li><strong>${from.slice(11)}</strong> ${title}<br><span class="hint">${[speaker, room, section].filter((part) => part !== undefined).join(" · ")}</span></li>`;

/** Talks as the organiser has put them: day by day, whose they are only where they let it be said. */
function talkLines({ occasionId }: PublicOccasion, { talks, page }: Form, manner: Manner): Html | "" {
  const lines = talks?.programme ?? [];
  if (lines.length === 0) return "";
  const part = partOf({ all: lines, card: talkLine, page, most: weighs });
  const days = Map.groupBy(
    part.cards.map((card, i) => ({ card, day: part.items[i]!.from.slice(0, 10) })),
    ({ day }) => day,
  );
  return html`<section class="card" aria-labelledby="talks"><h2 id="talks">${said(t.talks, manner)}</h2>
${[...days].map(([day, all]) => html`<h3>${dayOf(day)}</h3><ul class="plain">${all.map(({ card }) => card)}</ul>`)}${turning(part, manner, pagesAt(`/events/${occasionId}`, manner, {}))}
<p><a href="/events/${occasionId}/programme.ics">${said(t.calendar, manner)}</a></p></section>`;
}

const callCard = ({ occasionId }: PublicOccasion, call: OpenCall | undefined, manner: Manner): Html | "" =>
  call?.taking
    ? html`<section class="card" aria-labelledby="call"><h2 id="call">${said(t.call, manner)}</h2><p>${said(t.until, manner)} ${dayOf(call.closes)}</p>
<p><a class="button" href="${linkTo(`/events/${occasionId}/talks`, manner)}">${said(t.submit, manner)}</a></p></section>`
    : "";

/** The same whether the address is new or has signed up before: nobody learns here who comes. */
export const sentPage = (all: Navigator.Directory, one: PublicOccasion, manner: Manner): Html =>
  framed(
    all,
    one,
    html`<h1>${said(t.sent, manner)}</h1>
<div class="card first" role="status"><p><strong>${one.title}</strong></p><p>${said(t.sentWords, manner)}</p></div>
<p><a href="${linkTo("/events", manner)}">${said(t.all, manner)}</a></p>`,
    manner,
  );

const framed = (all: Navigator.Directory, one: PublicOccasion, body: Html, manner: Manner): Html =>
  openFrame(
    {
      title: one.title,
      description: one.about?.slice(0, 300) ?? `${said(eventKinds[one.kind], manner)}: ${one.title}`,
      path: `/events/${one.occasionId}`,
      region: all.region,
      publicUrl: all.publicUrl,
      body,
      data: eventData(one, all.publicUrl),
    },
    manner,
  );

function facts(one: PublicOccasion, all: Navigator.Directory, manner: Manner): Html {
  const { kind, place, organisation, audiences, hours, series, free, status, course } = one;
  const row = (title: Text, value: Html | string | number | undefined) =>
    value === undefined ? "" : html`<dt>${said(title, manner)}</dt><dd>${value}</dd>`;
  return html`<p class="hint">${said(eventKinds[kind], manner)}</p><dl>
<dt>${said(t.when, manner)}</dt>${sessions(one, all.zone, manner).map((when) => html`<dd>${when}</dd>`)}
${row(t.where, place ?? said(t.online, manner))}
${row(t.organiser, organisation)}
${row(t.whom, audiences.map((who) => said(audienceWords[who], manner)).join(", "))}
${row(t.hours, hours)}${row(t.course, course && html`<a href="${linkTo("/courses", manner, { of: course.courseId })}#${course.courseId}">${course.title}</a>`)}${row(t.series, series && `${series.name}, № ${series.number}`)}
${row(t.free, status === "announced" ? free : undefined)}</dl>`;
}

function signUpForm(
  all: Navigator.Directory,
  one: PublicOccasion,
  { now, sent = {}, faults = {} }: Form,
  manner: Manner,
) {
  const { status, begins, audiences, free, occasionId, organisation } = one;
  if (status === "cancelled") return "";
  if (status === "closed" || begins <= now) return html`<p>${said(t.over, manner)}</p>`;
  const asked = audiences.filter((who) => who !== "child");
  const children = audiences.includes("child") ? html`<p>${said(t.children, manner)}</p>` : "";
  if (asked.length === 0) return children;
  const field = (name: keyof GuestSent, input: (more: Html) => Html) =>
    fieldOf({ name, title: t[name as Exclude<keyof GuestSent, "consent">], fault: faults[name] }, manner, input);
  const text = (
    name: "name" | "post" | "organisation" | "email",
    more: { type?: string; autocomplete: string; maxlength: number },
  ) =>
    field(
      name,
      (wrong) =>
        html`<input name="${name}" type="${more.type ?? "text"}" autocomplete="${more.autocomplete}" maxlength="${more.maxlength}" value="${sent[name] ?? ""}"${wrong}>`,
    );
  const places = all.places.map(({ key, name }) => ({ key, title: name }));
  return html`<section aria-labelledby="sign-up"><h2 id="sign-up">${said(t.signUp, manner)}</h2>
${Object.keys(faults).length > 0 ? html`<p class="card wrong" role="alert">${said(faults.form ?? t.correct, manner)}</p>` : ""}
${free === 0 ? html`<p>${said(t.full, manner)}</p>` : ""}${children}
<form class="card" method="post" action="/events/${occasionId}" novalidate>${keeps(manner)}
${
  asked.length === 1
    ? html`<input type="hidden" name="who" value="${asked[0]}">`
    : field(
        "who",
        (wrong) =>
          html`<select name="who"${wrong}>${options(
            asked.map((key) => ({ key, title: guests[key] })),
            sent.who,
            manner,
            t.choose,
          )}</select>`,
      )
}
${text("name", { autocomplete: "name", maxlength: 200 })}<p class="hint">${said(t.nameHint, manner)}</p>
${asked.includes("specialist") ? html`${text("post", { autocomplete: "organization-title", maxlength: 200 })}${text("organisation", { autocomplete: "organization", maxlength: 300 })}` : ""}
${field("municipality", (wrong) => html`<select name="municipality"${wrong}>${options(places, sent.municipality, manner, t.choose)}</select>`)}
${text("email", { type: "email", autocomplete: "email", maxlength: 254 })}<p class="hint">${said(t.emailHint, manner)}</p>
${trap(manner)}
<label class="box"><input type="checkbox" name="consent" value="${openConsent}"${sent.consent ? html` checked` : ""}${faults.consent ? html` aria-invalid="true"` : ""}><span>${said(consentWords(all.region, organisation), manner)}${faults.consent ? html` <b class="fault">${said(faults.consent, manner)}</b>` : ""}</span></label>
<button type="submit">${said(t.signUp, manner)}</button></form></section>`;
}

/** schema.org/Event. */
const eventData = (one: PublicOccasion, publicUrl: string): object => ({
  "@context": "https://schema.org",
  "@type": "Event",
  name: one.title,
  description: one.about,
  startDate: one.begins,
  endDate: one.ends,
  eventStatus: `https://schema.org/Event${one.status === "cancelled" ? "Cancelled" : "Scheduled"}`,
  eventAttendanceMode: `https://schema.org/${one.place ? "Offline" : "Online"}EventAttendanceMode`,
  location: one.place
    ? { "@type": "Place", name: one.place, address: one.place }
    : { "@type": "VirtualLocation", url: `${publicUrl}/events/${one.occasionId}` },
  organizer: { "@type": "Organization", name: one.organisation, url: `${publicUrl}/organisations/${one.agencyId}` },
  isAccessibleForFree: true,
});
