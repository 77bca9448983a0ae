import type { Text } from "@marshrut/core/shared";
import { html } from "hono/html";
import { frame, mark } from "../frame/index.ts";
import type { Problem, ProblemCode } from "../problems/index.ts";

/** What a person is told where the problem's own words are meant for whoever writes a program. */
const forPeople: Partial<Record<ProblemCode, Text>> = {
  "path.unknown": {
    ru: "Такой страницы нет, или её больше не показывают. Проверьте адрес или начните с начала.",
    en: "There is no such page, or it is shown no more. Check the address, or begin anew.",
  },
  "request.too-many": {
    ru: "С вашего адреса пришло слишком много обращений. Подождите немного и повторите или позвоните в организацию.",
    en: "Too much has come from your address. Wait a little and try again, or call the organisation.",
  },
  "request.too-large": {
    ru: "Сюда столько не помещается: файлы не принимаются, напишите короче.",
    en: "This is too much: no files are taken here, please write less.",
  },
  "auth.required": {
    ru: "Это адрес для программ, он открывается с ключом доступа.",
    en: "This address is for programs, and wants an access token.",
  },
  "server.failed": {
    ru: "Что-то сломалось у нас. Попробуйте позже; если не выйдет, назовите поддержке номер ниже.",
    en: "Something broke on our side. Try later; if it fails again, tell support the number below.",
  },
  "server.unavailable": {
    ru: "Ответ задерживается. Подождите минуту и обновите страницу.",
    en: "No answer in time. Wait a minute and load the page again.",
  },
};

/** A problem as a page: whoever follows a link in a browser cannot read JSON. @param start where one begins anew */
export function problemPage({ code, title, titleEn, detail, detailEn, instance }: Problem, start: string | undefined) {
  const { ru, en } = forPeople[code] ?? { ru: detail, en: detailEn };
  return frame({
    title,
    style: "page.css",
    body: html`<header class="top"><span class="brand">${mark}<span>Маршрут</span></span></header>
<main>
<article class="card">
<h1>${title}</h1>
<p>${ru}</p>
<p class="hint" lang="en">${titleEn}. ${en}</p>
${start ? html`<ul class="links"><li><a href="${start}"><strong>Где найти помощь ребёнку</strong><span class="hint" lang="en">Where to find help for a child</span></a></li></ul>` : ""}
</article>
</main>
<footer class="bottom"><p>Если вам пришло письмо со ссылкой, откройте её из письма целиком. <span lang="en">If you got a mail with a link, open the whole link from the mail.</span></p><p class="hint">Номер запроса / request: ${instance.replace("urn:uuid:", "")}</p></footer>`,
  });
}
