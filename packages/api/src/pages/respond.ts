import { html } from "hono/html";
import { frame, mark } from "../frame/index.ts";

/**
 * The page behind a one-time link. It is the same for every link: the token stands behind the # and never reaches us with the
 * page; the script sends it in a body. So GET, HEAD and a mail scanner's prefetch use nothing up (FAULTS B6).
 */
const pageWith = (script: "respond.js" | "organisation.js" | "reports.js") =>
  frame({
    title: "Маршрут",
    style: "page.css",
    script,
    body: html`<header class="top">
<span class="brand">${mark}<span data-ru="Маршрут" data-en="Marshrut">Маршрут</span></span>
<div id="language"></div>
</header>
<main id="main" aria-live="polite" aria-busy="true">
<noscript><article class="card"><h1>Нужен JavaScript</h1>
<p>Секрет ссылки не уходит на сервер вместе с адресом, поэтому странице нужен JavaScript. Включите его или откройте ссылку в другом браузере.</p>
<p lang="en">This page needs JavaScript: the secret of your link is not sent with the address. Please switch it on or open the link in another browser.</p></article></noscript>
</main>
<footer class="bottom"><p data-ru="Ссылка предназначена вашей организации: не пересылайте её. Каждый просмотр сведений о ребёнке записывается." data-en="The link is meant for your organisation: do not pass it on. Each look at a child's data is recorded.">Ссылка предназначена вашей организации: не пересылайте её. Каждый просмотр сведений о ребёнке записывается.</p></footer>`,
  });

export const respondPage = pageWith("respond.js");
/** All open steps of an organisation, behind the link of its digest: the same way, the token behind the #. */
export const organisationPage = pageWith("organisation.js");
/** Everything that an organisation owes by the roadmap, behind the link of its reminder. */
export const reportsPage = pageWith("reports.js");
