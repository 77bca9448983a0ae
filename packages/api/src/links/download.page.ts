import { html } from "hono/html";
import { frame, mark } from "../frame/index.ts";
import { Raw } from "../operation/index.ts";

/** What a browser gets by the link of a file that is longer than an answer: its script fetches the parts and saves the whole. */
const page = frame({
  title: "Файл — Маршрут",
  style: "page.css",
  script: "download.js",
  body: html`<header class="top"><span class="brand">${mark}<span>Маршрут</span></span></header>
<main><article class="card"><h1 id="title">Файл скачивается</h1>
<p id="state" role="status">Не закрывайте страницу. <span lang="en">Keep this page open: the file is being downloaded.</span></p>
<progress id="progress" max="1" value="0" aria-label="Скачано / downloaded"></progress>
<noscript><p>Файл больше 4 МБ и приходит частями, которые собирает JavaScript. Включите его и откройте ссылку снова.</p>
<p lang="en">The file is larger than 4 MB and comes in parts that JavaScript puts together. Switch it on, and open the link again.</p></noscript>
</article></main>`,
});

export const downloadPage = async (): Promise<Raw> =>
  new Raw(String(await page), { "Content-Type": "text/html; charset=utf-8" });
