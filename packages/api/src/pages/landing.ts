import { html } from "hono/html";
import { frame, mark } from "../frame/index.ts";

const families = html`<p>Семьям: здесь можно найти помощь ребёнку и записаться на приём. Регистрация не нужна.</p>
<ul class="links">
<li><a href="/help"><strong>Где найти помощь ребёнку</strong><span class="hint" lang="en">Where to find help for a child</span></a></li>
<li><a href="/early-help"><strong>Ранняя помощь: детям до трёх лет</strong><span class="hint" lang="en">Early help: for children under three</span></a></li>
</ul>
`;

/** What stands at the root: what this is, and where to go on. @param open there are pages for everybody: families come first */
export const landingPage = (open: boolean) =>
  frame({
    title: "Маршрут",
    style: "page.css",
    body: html`<header class="top"><span class="brand">${mark}<span>Маршрут</span></span></header>
<main>
<article class="card">
<h1>Маршрут</h1>
${open ? families : ""}<p>Программный интерфейс: маршруты сопровождения детей-инвалидов между ведомствами региона.</p>
<p class="hint" lang="en">Marshrut: the API of support routes of disabled children across the agencies of a region.</p>
<ul class="links">
<li><a href="/docs"><strong>Справочник по API</strong><span class="hint">API reference</span></a></li>
<li><a href="/openapi.json"><strong>Описание OpenAPI 3.1</strong><span class="hint">OpenAPI description</span></a></li>
<li><a href="/health"><strong>Состояние сервиса</strong><span class="hint">Health</span></a></li>
</ul>
</article>
</main>
<footer class="bottom"><p>Если вам пришло письмо со ссылкой для ответа, откройте её из письма целиком. <span lang="en">If you got a mail with a link, open the whole link from the mail.</span></p></footer>`,
  });
