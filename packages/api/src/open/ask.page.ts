import * as Navigator from "@marshrut/core/navigator/open";
import type { Text } from "@marshrut/core/shared";
import { html } from "hono/html";
import { type Html, keeps, linkTo, type Manner, openFrame, said } from "./frame.ts";
import { fieldOf, options, telOf, trap } from "./parts.ts";

/** What the form has been filled in with, and what the address says of it; all of it text that somebody sent. */
export interface Sent {
  kind: Navigator.EnquiryKind;
  name?: string | undefined;
  phone?: string | undefined;
  words?: string | undefined;
  consent?: string | undefined;
  place?: string | undefined;
  age?: string | undefined;
  worry?: string | undefined;
  service?: string | undefined;
  organisation?: string | undefined;
  slot?: string | undefined;
  at?: string | undefined;
}

/** What is wrong, by the field's name; `form`: with the whole. */
export type Faults = Partial<Record<keyof Sent | "form", Text>>;

const titles: Record<Navigator.EnquiryKind, Text> = {
  call: { ru: "Оставить номер", en: "Leave a number" },
  "early-help": { ru: "Попросить о ранней помощи", en: "Ask for early help" },
  booking: { ru: "Записаться на приём", en: "Book a time" },
  inaccuracy: { ru: "Сообщить о неточности", en: "Say what is wrong" },
};

const t = {
  name: { ru: "Как к вам обращаться", en: "How to call you" },
  phone: { ru: "Телефон", en: "Telephone" },
  words: { ru: "Что важно знать (можно не заполнять)", en: "What is good to know (may be left empty)" },
  wrong: { ru: "Что неверно и как правильно", en: "What is wrong, and what is right" },
  noName: { ru: "Имя ребёнка и диагноз писать не нужно.", en: "No child's name and no diagnosis, please." },
  place: { ru: "Где вы живёте", en: "Where you live" },
  choose: { ru: "выберите", en: "choose" },
  send: { ru: "Отправить", en: "Send" },
  when: { ru: "Время", en: "Time" },
  correct: { ru: "Исправьте, пожалуйста, отмеченное.", en: "Please correct what is marked." },
  back: { ru: "Вернуться к помощи", en: "Back to help" },
  number: { ru: "Номер обращения", en: "Its number" },
} as const satisfies Record<string, Text>;

/** The words of consent (152-ФЗ art. 9); what is told to whom, why, for how long. Another wording is another edition of the form. */
const consentWords = (region: Text, to: string | undefined): Text => ({
  ru: `Я согласен(на), чтобы ${region.ru}${to ? ` и организация «${to}»` : " и организация, которая сможет помочь,"} получили имя и телефон, которые я указал(а), чтобы связаться со мной. Их хранят зашифрованно и уничтожают, когда обращение закрыто. Согласие можно отозвать, позвонив по телефону организации и назвав номер обращения.`,
  en: `I agree that ${region.en}${to ? ` and «${to}»` : " and the organisation that can help"} get the name and number that I give, to reach me. They are kept sealed, and destroyed when the matter is settled. I can withdraw this by calling the organisation and saying the number of the enquiry.`,
});

export interface Around {
  all: Navigator.Directory;
  organisation: Navigator.OpenOrganisation | undefined;
}

const field = (name: keyof Sent, title: Text, faults: Faults, manner: Manner, input: (more: Html) => Html): Html =>
  fieldOf({ name, title, fault: faults[name] }, manner, input);

export function askPage(sent: Sent, { all, organisation }: Around, manner: Manner, faults: Faults = {}): Html {
  const { kind, place, age, worry, service, slot, at } = sent;
  const isAnonymous = kind === "inaccuracy";
  const hidden = { kind, age, worry, service, organisation: organisation?.agencyId, slot, at };
  const known = kind === "booking" || isAnonymous;
  const wrong = Object.keys(faults).length > 0;
  const body = html`<h1>${said(titles[kind], manner)}</h1>
${organisation ? html`<p><strong>${organisation.name}</strong></p>` : ""}
${at ? html`<p>${said(t.when, manner)}: <time datetime="${at}">${localTime(at, all.zone, manner)}</time></p>` : ""}
${wrong ? html`<p class="card wrong" role="alert">${said(faults.form ?? t.correct, manner)}</p>` : ""}
<form class="card" method="post" action="/help/ask" novalidate>${keeps(manner)}
${Object.entries(hidden).map(([name, value]) => (value ? html`<input type="hidden" name="${name}" value="${value}">` : ""))}
${
  known
    ? ""
    : field(
        "place",
        t.place,
        faults,
        manner,
        (more) =>
          html`<select name="place"${more}>${options(
            all.places.map(({ key, name }) => ({ key, title: name })),
            place,
            manner,
            t.choose,
          )}</select>`,
      )
}
${isAnonymous ? "" : field("name", t.name, faults, manner, (more) => html`<input name="name" autocomplete="name" maxlength="120" value="${sent.name ?? ""}"${more}>`)}
${isAnonymous ? "" : field("phone", t.phone, faults, manner, (more) => html`<input name="phone" type="tel" autocomplete="tel" maxlength="40" value="${sent.phone ?? ""}"${more}>`)}
${field("words", isAnonymous ? t.wrong : t.words, faults, manner, (more) => html`<textarea name="words" rows="4" maxlength="1000"${more}>${sent.words ?? ""}</textarea>`)}
<p class="hint">${said(t.noName, manner)}</p>
${trap(manner)}
${isAnonymous ? "" : html`<label class="box"><input type="checkbox" name="consent" value="${Navigator.consentEdition}"${sent.consent ? html` checked` : ""}${faults.consent ? html` aria-invalid="true"` : ""}><span>${said(consentWords(all.region, organisation?.shortName), manner)}${faults.consent ? html` <b class="fault">${said(faults.consent, manner)}</b>` : ""}</span></label>`}
<button type="submit">${said(t.send, manner)}</button></form>`;
  return openFrame(
    { title: said(titles[kind], manner), path: "/help/ask", region: all.region, publicUrl: all.publicUrl, body },
    manner,
  );
}

/** A moment on the region's wall. */
export function localTime(at: string, zone: string, manner: Manner): string {
  const local = Navigator.wallTime(at, zone);
  return local ? Navigator.momentIn(local, manner.lang) : "";
}

const done = {
  call: {
    ru: "Мы получили ваш номер. Вам перезвонят в рабочее время.",
    en: "We have your number. Somebody will call you in working hours.",
  },
  "early-help": {
    ru: "Мы получили вашу просьбу. Специалист ранней помощи перезвонит в рабочее время.",
    en: "We have your request. An early-help specialist will call you in working hours.",
  },
  booking: {
    ru: "Время оставлено за вами. Организация позвонит и подтвердит запись.",
    en: "The time is kept for you. The organisation will call to confirm it.",
  },
  inaccuracy: { ru: "Спасибо. Это проверят и исправят.", en: "Thank you. It will be looked at and put right." },
} as const satisfies Record<Navigator.EnquiryKind, Text>;

export function receiptPage(
  { kind, number, at }: { kind: Navigator.EnquiryKind; number: string; at?: string | undefined },
  { all, organisation }: Around,
  manner: Manner,
): Html {
  const body = html`<h1>${said({ ru: "Принято", en: "Received" }, manner)}</h1>
<div class="card first" role="status"><p>${said(done[kind], manner)}</p>
${at ? html`<p>${said(t.when, manner)}: <time datetime="${at}">${localTime(at, all.zone, manner)}</time></p>` : ""}
${organisation ? html`<p>${organisation.name}<br><a class="tel" href="tel:${telOf(organisation.phone)}">${organisation.phone}</a></p>` : ""}
<p>${said(t.number, manner)}: <strong>${number}</strong></p></div>
<p><a href="${linkTo("/help", manner)}">${said(t.back, manner)}</a></p>`;
  return openFrame(
    {
      title: said({ ru: "Принято", en: "Received" }, manner),
      path: "/help/ask",
      region: all.region,
      publicUrl: all.publicUrl,
      body,
    },
    manner,
  );
}
