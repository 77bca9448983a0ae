import type * as Navigator from "@marshrut/core/navigator";
import type { CertificateShown, PublicOccasion } from "@marshrut/core/occasion";
import type { Text } from "@marshrut/core/shared";
import { html } from "hono/html";
import { eventKinds } from "./event.words.ts";
import { type Html, keeps, type Manner, openFrame, said } from "./frame.ts";
import { dayOf, fieldOf } from "./parts.ts";

const t = {
  title: { ru: "Проверить сертификат", en: "Check a certificate" },
  lead: {
    ru: "Введите код с бумаги: двенадцать знаков под надписью «Проверить». Дефисы и регистр не важны.",
    en: "Type the code of the paper: the twelve characters below «Проверить». Hyphens and case do not matter.",
  },
  code: { ru: "Код", en: "Code" },
  check: { ru: "Проверить", en: "Check" },
  again: { ru: "Проверить другой", en: "Check another" },
  found: { ru: "Такой сертификат выдан", en: "This certificate was given" },
  compare: {
    ru: "Сравните с бумагой. Имени мы не показываем: только первые буквы.",
    en: "Compare it with the paper. We show no name, only its initials.",
  },
  number: { ru: "Номер", en: "Number" },
  event: { ru: "Мероприятие", en: "Event" },
  hours: { ru: "Академических часов", en: "Academic hours" },
  day: { ru: "Завершено", en: "Held until" },
  given: { ru: "Выдан", en: "Given on" },
  organiser: { ru: "Кем", en: "By" },
  whom: { ru: "Кому", en: "To" },
  nobody: { ru: "кому — уже не хранится", en: "to whom is no longer kept" },
  unknown: {
    ru: "Такого кода нет. Проверьте, верно ли он переписан. Если верно, сертификат не выдан или отменён.",
    en: "There is no such code. See whether it is copied rightly. If it is, the certificate was not given, or is void.",
  },
} as const satisfies Record<string, Text>;

interface Checked {
  found?: CertificateShown | undefined;
  /** What was typed, and is not known. */
  wrong?: string | undefined;
}

export function certificatesPage(all: Navigator.Directory, { found, wrong }: Checked, manner: Manner): Html {
  const title = said(t.title, manner);
  const fault = wrong === undefined ? undefined : t.unknown;
  const body = html`<h1>${title}</h1>
${found ? shown(found, manner) : html`<p>${said(t.lead, manner)}</p>`}
<form class="card" method="post" action="/certificates" novalidate>${keeps(manner)}
${fieldOf(
  { name: "code", title: t.code, fault },
  manner,
  (more) =>
    html`<input name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" value="${wrong ?? ""}"${more}>`,
)}
<button type="submit">${said(found ? t.again : t.check, manner)}</button></form>`;
  return openFrame(
    {
      title,
      description: said(t.lead, manner),
      path: "/certificates",
      region: all.region,
      publicUrl: all.publicUrl,
      body,
    },
    manner,
  );
}

function shown(
  { number, title, kind, hours, day, issuedOn, organiser, initials }: CertificateShown,
  manner: Manner,
): Html {
  const rows: [Text, string][] = [
    [t.number, number],
    [t.event, `${said(eventKinds[kind as PublicOccasion["kind"]], manner)} «${title}»`],
    [t.hours, String(hours)],
    [t.day, dayOf(day)],
    [t.given, dayOf(issuedOn)],
    [t.organiser, organiser],
    [t.whom, initials ?? said(t.nobody, manner)],
  ];
  return html`<section class="card first" role="status" aria-labelledby="found"><h2 id="found">${said(t.found, manner)}</h2>
<dl>${rows.map(([name, value]) => html`<dt>${said(name, manner)}</dt><dd>${value}</dd>`)}</dl>
<p class="hint">${said(t.compare, manner)}</p></section>`;
}
