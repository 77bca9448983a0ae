import type { Text } from "@marshrut/core/shared";
import { html } from "hono/html";
import type { ApiSettings } from "../deps.ts";
import { frame, mark } from "../frame/index.ts";

const ofOrganisation: Text = {
  ru: "Ссылка предназначена вашей организации: не пересылайте её.",
  en: "The link is meant for your organisation: do not pass it on.",
};
const ofChildren: Text = {
  ru: `${ofOrganisation.ru} Каждый просмотр сведений о ребёнке записывается.`,
  en: `${ofOrganisation.en} Each look at a child's data is recorded.`,
};
const ofFamily: Text = {
  ru: "Ссылка только для вас: не пересылайте её. Каждое открытие записывается, и вы это видите.",
  en: "The link is yours alone: do not pass it on. Each opening is recorded, and you see it.",
};

const ofSignUp: Text = {
  ru: "Ссылка только для вас: не пересылайте её.",
  en: "The link is yours alone: do not pass it on.",
};
const ofForm: Text = {
  ru: "Ссылка для одного ответа: не пересылайте её. Черновик хранится до сдачи.",
  en: "The link is for one answer: do not pass it on. The draft is kept until you hand it in.",
};

/**
 * The page behind a one-time link. It is the same for every link: the token stands behind the # and never reaches us with the
 * page; the script sends it in a body. So GET, HEAD and a mail scanner's prefetch use nothing up (FAULTS B6).
 */
const pageWith = (
  script: "respond.js" | "organisation.js" | "reports.js" | "family.js" | "form.js" | "sign-up.js" | "talk.js",
  footer: Text,
  told: Record<string, string> = {},
) =>
  frame({
    title: "Маршрут",
    style: "page.css",
    script,
    body: html`<header class="top">
<span class="brand">${mark}<span data-ru="Маршрут" data-en="Marshrut">Маршрут</span></span>
<div id="language"></div>
</header>
<main id="main" aria-live="polite" aria-busy="true" data-told="${JSON.stringify(told)}">
<noscript><article class="card"><h1>Нужен JavaScript</h1>
<p>Секрет ссылки не уходит на сервер вместе с адресом, поэтому странице нужен JavaScript. Включите его или откройте ссылку в другом браузере.</p>
<p lang="en">This page needs JavaScript: the secret of your link is not sent with the address. Please switch it on or open the link in another browser.</p></article></noscript>
</main>
<footer class="bottom"><p data-ru="${footer.ru}" data-en="${footer.en}">${footer.ru}</p></footer>`,
  });

export const respondPage = pageWith("respond.js", ofChildren);
/** All open steps of an organisation, behind the link of its digest: the same way, the token behind the #. */
export const organisationPage = pageWith("organisation.js", ofChildren);
/** Everything that an organisation owes by the roadmap, behind the link of its reminder. */
export const reportsPage = pageWith("reports.js", ofOrganisation);
/** The same page, opened at the sessions of a month by the link that asks for them. */
export const officePage = organisationPage;
/** The questions of a form, behind the link of whoever is asked. */
export const formPage = pageWith("form.js", ofForm);
/** A sign-up for an event, behind the link of its letter. */
export const signUpPage = pageWith("sign-up.js", ofSignUp);
/** A talk that was submitted by the open page, behind the link of its letter. */
export const talkPage = pageWith("talk.js", ofSignUp);
/** What a family sees of its own, behind a link of one of its members, or after signing in where that is possible. */
export const familyPage = ({ issuer, signIn }: ApiSettings) =>
  pageWith("family.js", ofFamily, signIn && { issuer, ...signIn });
