import type * as Navigator from "@marshrut/core/navigator";
import type { PublicOccasion } from "@marshrut/core/occasion";
import type { Text } from "@marshrut/core/shared";
import type { OpenCall } from "@marshrut/core/talk";
import { talkConsent } from "@marshrut/core/talk/open";
import { html } from "hono/html";
import { type Html, keeps, linkTo, type Manner, openFrame, said } from "./frame.ts";
import { dayOf, fieldOf, options, paragraphs, trap } from "./parts.ts";

/** What the form was filled in with: text that somebody sent. */
export interface TalkSent {
  title?: string | undefined;
  abstract?: string | undefined;
  kind?: string | undefined;
  section?: string | undefined;
  name?: string | undefined;
  post?: string | undefined;
  organisation?: string | undefined;
  coauthors?: string | undefined;
  municipality?: string | undefined;
  email?: string | undefined;
  publish?: string | undefined;
  consent?: string | undefined;
}
/** What is wrong, by the field's name; `form`: with the whole. */
export type TalkFaults = Partial<Record<keyof TalkSent | "form", Text>>;

const t = {
  heading: { ru: "Подать доклад", en: "Submit a talk" },
  until: { ru: "Принимаются по", en: "Taken until" },
  over: {
    ru: "Доклады сейчас не принимаются: приём ещё не открыт или уже закрыт.",
    en: "No talks are taken now: the call is not open yet, or is over.",
  },
  opens: { ru: "Приём с", en: "The call opens on" },
  title: { ru: "Название", en: "Title" },
  abstract: { ru: "Тезисы", en: "Abstract" },
  kind: { ru: "Вид", en: "Kind" },
  section: { ru: "Секция", en: "Section" },
  name: { ru: "Фамилия, имя, отчество автора", en: "The author's name" },
  post: { ru: "Должность (можно не заполнять)", en: "Your post (may be left empty)" },
  organisation: { ru: "Место работы (можно не заполнять)", en: "Where you work (may be left empty)" },
  coauthors: { ru: "Соавторы через запятую (если есть)", en: "Co-authors, by commas (if any)" },
  municipality: { ru: "Откуда вы", en: "Where you are from" },
  email: { ru: "Электронная почта", en: "E-mail" },
  emailHint: {
    ru: "На неё придёт письмо: доклад подан, когда вы ответите на него. По ссылке из письма доклад исправляют и отзывают. С одного адреса — не больше пяти докладов.",
    en: "You get a letter there: the talk is submitted once you have answered it. By the letter's link a talk is corrected and withdrawn. Five talks at most from one address.",
  },
  noNames: {
    ru: "Имён детей и семей в тезисах быть не должно.",
    en: "An abstract names no children and no families.",
  },
  choose: { ru: "выберите", en: "choose" },
  correct: { ru: "Исправьте, пожалуйста, отмеченное.", en: "Please correct what is marked." },
  sent: { ru: "Проверьте почту", en: "Look at your mail" },
  sentWords: {
    ru: "Если с этого адреса такого доклада ещё нет, на него отправлено письмо. Откройте в нём ссылку в течение двух суток: до этого доклад никто не читает. Письма нет — посмотрите в папке «Спам».",
    en: "Unless this address has submitted that talk before, a letter is on its way. Open its link within two days: until then nobody reads the talk. If there is none, look into the spam folder.",
  },
  event: { ru: "Мероприятие", en: "The event" },
  publish: {
    ru: "Согласен(на), чтобы мои имя, должность, место работы и тезисы опубликовали для всех: в программе на странице мероприятия и в сборнике, — пока я не отзову это согласие. Можно не отмечать: тогда в программе будет одно название. Соавторы тоже согласны.",
    en: "I agree that my name, post, place of work and abstract are published for everybody, in the programme on the event's page and in the collection, until I withdraw this. It may be left: then the programme has the title alone. My co-authors agree too.",
  },
} as const satisfies Record<string, Text>;

const kinds = {
  talk: { ru: "доклад", en: "a talk" },
  poster: { ru: "стендовый доклад", en: "a poster" },
  practice: { ru: "практика", en: "a practice" },
} as const satisfies Record<OpenCall["kinds"][number], Text>;

/** 152-ФЗ, art. 9. That names are published is a consent of its own (art. 10.1). Another wording is another edition (`talkConsent`). */
const consentWords = (region: Text, organiser: string): Text => ({
  ru: `Я согласен(на), чтобы ${region.ru} и организатор «${organiser}» получили сведения из этой формы: чтобы рассмотреть доклад, показать его рецензентам и писать мне об этом мероприятии. Имя и адрес хранят зашифрованно и уничтожают через год после мероприятия, а если доклад отозван — сразу. Отозвать согласие можно по ссылке из письма.`,
  en: `I agree that ${region.en} and the organiser «${organiser}» get what I write here: to consider the talk, to show it to reviewers, and to write to me of this event. Name and address are kept sealed and destroyed a year after the event, or at once when the talk is withdrawn. I can withdraw this by the letter's link.`,
});

interface Around {
  all: Navigator.Directory;
  one: PublicOccasion;
  call: OpenCall;
}

export function callPage(
  { all, one, call }: Around,
  { sent = {}, faults = {} }: { sent?: TalkSent; faults?: TalkFaults },
  manner: Manner,
): Html {
  const body = html`<h1>${said(t.heading, manner)}</h1>
<div class="card first"><p><strong>${one.title}</strong></p><p class="hint">${one.organisation}</p>${call.about ? paragraphs(call.about) : ""}
<p>${call.taking ? html`${said(t.until, manner)} <time datetime="${call.closes}">${dayOf(call.closes)}</time>` : html`${said(t.over, manner)} ${said(t.opens, manner)} ${dayOf(call.opens)}, ${said(t.until, manner)} ${dayOf(call.closes)}`}</p></div>
${call.taking ? form({ all, one, call }, sent, faults, manner) : ""}
<p><a href="${linkTo(`/events/${one.occasionId}`, manner)}">${said(t.event, manner)}</a></p>`;
  return framed(all, one, body, manner);
}

/** The same whether the talk is new or was submitted before: nobody learns here who speaks. */
export const takenPage = ({ all, one }: Pick<Around, "all" | "one">, manner: Manner): Html =>
  framed(
    all,
    one,
    html`<h1>${said(t.sent, manner)}</h1>
<div class="card first" role="status"><p><strong>${one.title}</strong></p><p>${said(t.sentWords, manner)}</p></div>
<p><a href="${linkTo(`/events/${one.occasionId}`, manner)}">${said(t.event, manner)}</a></p>`,
    manner,
  );

const framed = (all: Navigator.Directory, one: PublicOccasion, body: Html, manner: Manner): Html =>
  openFrame(
    {
      title: `${said(t.heading, manner)}: ${one.title}`,
      description: `${said(t.heading, manner)}: ${one.title}`,
      path: `/events/${one.occasionId}/talks`,
      region: all.region,
      publicUrl: all.publicUrl,
      body,
    },
    manner,
  );

function form({ all, one, call }: Around, sent: TalkSent, faults: TalkFaults, manner: Manner): Html {
  const field = (name: Exclude<keyof TalkSent, "consent" | "publish">, input: (more: Html) => Html) =>
    fieldOf({ name, title: t[name], fault: faults[name] }, manner, input);
  const text = (
    name: "title" | "name" | "post" | "organisation" | "coauthors" | "email",
    { type = "text", autocomplete = "off", maxlength }: { type?: string; autocomplete?: string; maxlength: number },
  ) =>
    field(
      name,
      (wrong) =>
        html`<input name="${name}" type="${type}" autocomplete="${autocomplete}" maxlength="${maxlength}" value="${sent[name] ?? ""}"${wrong}>`,
    );
  const choice = (
    name: "kind" | "section" | "municipality",
    list: readonly { key: string; title: Text }[],
    chosen: string | undefined,
  ) =>
    list.length === 1
      ? html`<input type="hidden" name="${name}" value="${list[0]!.key}">`
      : field(
          name,
          (wrong) => html`<select name="${name}"${wrong}>${options(list, chosen, manner, t.choose)}</select>`,
        );
  const plain = (words: string): Text => ({ ru: words, en: words });
  const tick = (name: "consent" | "publish", value: string, words: Text) =>
    html`<label class="box"><input type="checkbox" name="${name}" value="${value}"${sent[name] ? html` checked` : ""}${faults[name] ? html` aria-invalid="true"` : ""}><span>${said(words, manner)}${faults[name] ? html` <b class="fault">${said(faults[name], manner)}</b>` : ""}</span></label>`;
  return html`${Object.keys(faults).length > 0 ? html`<p class="card wrong" role="alert">${said(faults.form ?? t.correct, manner)}</p>` : ""}
<form class="card" method="post" action="/events/${one.occasionId}/talks" novalidate>${keeps(manner)}
${text("title", { maxlength: 300 })}
${choice(
  "kind",
  call.kinds.map((key) => ({ key, title: kinds[key] })),
  sent.kind,
)}
${choice(
  "section",
  call.sections.map(({ key, title }) => ({ key, title: plain(title) })),
  sent.section,
)}
${field("abstract", (wrong) => html`<textarea name="abstract" rows="10" maxlength="${call.abstractMost}"${wrong}>${sent.abstract ?? ""}</textarea>`)}<p class="hint">${said(t.noNames, manner)}</p>
${text("name", { autocomplete: "name", maxlength: 200 })}
${text("post", { autocomplete: "organization-title", maxlength: 200 })}
${text("organisation", { autocomplete: "organization", maxlength: 300 })}
${text("coauthors", { maxlength: 500 })}
${choice(
  "municipality",
  all.places.map(({ key, name }) => ({ key, title: name })),
  sent.municipality,
)}
${text("email", { type: "email", autocomplete: "email", maxlength: 254 })}<p class="hint">${said(t.emailHint, manner)}</p>
${trap(manner)}
${tick("publish", "yes", t.publish)}
${tick("consent", talkConsent, consentWords(all.region, one.organisation))}
<button type="submit">${said(t.heading, manner)}</button></form>`;
}
