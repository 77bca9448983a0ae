import { html } from "hono/html";
import { frame, mark } from "../frame/index.ts";

type Html = ReturnType<typeof html>;

const page = (body: Html): Html =>
  frame({
    title: "Сводки — Маршрут",
    style: "page.css",
    body: html`<header class="top"><span class="brand">${mark}<span>Маршрут</span></span></header>
<main><article class="card">${body}</article></main>`,
  });

/** The question: it works without a script, and a mail scanner that follows the link ends nothing. */
export const askUnsubscribe = page(html`<h1>Не присылать сводки?</h1>
<p>На этот адрес больше не будут приходить ежедневные напоминания. Новые запросы и сообщения об истёкшем сроке будут приходить.</p>
<p class="hint" lang="en">No more daily reminders to this address. New requests and overdue notices still come.</p>
<form method="post"><button class="primary">Не присылать сводки / End digests</button></form>`);

export const unsubscribed = page(html`<h1>Сводки больше не придут</h1>
<p>Новые запросы и сообщения об истёкшем сроке будут приходить, как прежде. Вернуть сводки может координатор.</p>
<p class="hint" lang="en">Done: no more digests. New requests and overdue notices still come; the coordinator can bring digests back.</p>`);

/** The same for a member of a family. */
export const askFamily = page(html`<h1>Не присылать новости?</h1>
<p>Ежедневные письма с новостями больше не будут приходить. О консультациях, на которые вы записаны, напишем всё равно; остальное — на вашей странице.</p>
<p class="hint" lang="en">No more daily letters of news. Of your appointments we write all the same; everything else stands on your page.</p>
<form method="post"><button class="primary">Не присылать новости / End the news</button></form>`);

export const familyDone = page(html`<h1>Новости больше не придут</h1>
<p>О консультациях напишем, как прежде. Вернуть письма можно на вашей странице или у координатора.</p>
<p class="hint" lang="en">Done: no more news by mail. You can have them again on your page, or by your coordinator.</p>`);
