import { html } from "hono/html";
import { frame, mark } from "../frame/index.ts";
import { described, type OpenApiDocument, tags } from "../openapi/index.ts";
import type { Tag } from "../operation/index.ts";
import { type ProblemCode, problemStatus, titles } from "../problems/index.ts";
import { both, operationArticle } from "./docs.operation.ts";

type Html = ReturnType<typeof html>;

/** The reference of the API as a page of its own: no script at all, nothing from elsewhere (docs/decisions/0008). */
export const docsPage = (document: OpenApiDocument): Html =>
  frame({
    title: "Маршрут: справочник по API",
    style: "docs.css",
    body: html`<a class="skip" href="#content">К содержанию / Skip to content</a>
<header class="top"><a class="brand" href="/">${mark}<span>${both({ ru: "Маршрут", en: "Marshrut" })}</span></a>
<fieldset class="switch"><legend>Язык / Language</legend>
<label lang="ru" class="both"><input type="radio" name="lang" id="lang-ru" checked>Русский</label>
<label lang="en" class="both"><input type="radio" name="lang" id="lang-en">English</label></fieldset></header>
<div class="layout">
${contents()}
<main id="content">
<section class="intro"><h1>${both({ ru: "Справочник по API", en: "API reference" })}</h1>${introduction()}</section>
${groups.map(([tag, text]) => html`<section class="tag" id="tag-${tag}"><h2>${both(text)}</h2>${operationsOf(tag).map((op) => operationArticle(op, document))}</section>`)}
${problems()}
</main>
</div>`,
  });

const groups = Object.entries(tags) as Array<[Tag, { ru: string; en: string }]>;
const operationsOf = (tag: Tag) => described.filter((op) => op.tag === tag);

const contents = (): Html =>
  html`<nav aria-label="Содержание / Contents">${groups.map(
    ([tag, text]) => html`<h2 class="group"><a href="#tag-${tag}">${both(text)}</a></h2>
<ul>${operationsOf(tag).map((op) => html`<li><a href="#${op.operationId}">${both(op.summary)}</a></li>`)}</ul>`,
  )}<h2 class="group"><a href="#problems">${both({ ru: "Отказы", en: "Problems" })}</a></h2></nav>`;

const introduction = (): Html => html`<p>${both({
  ru: "JSON по HTTPS под `/v1`. То же для программ — OpenAPI 3.1: ",
  en: "JSON over HTTPS under `/v1`. The same for programs, OpenAPI 3.1: ",
})}<a href="/openapi.json">/openapi.json</a>.</p>
<p>${both({
  ru: "Вход. Токен доступа OIDC в заголовке `Authorization: Bearer`. Кто вы — `GET /v1/me`, что вам можно — `GET /v1/policy`. Чужое и несуществующее отвечают одинаково: 404.",
  en: "Signing in. An OIDC access token in the header `Authorization: Bearer`. Who you are: `GET /v1/me`; what you may do: `GET /v1/policy`. What is not yours and what does not exist answer alike: 404.",
})}</p>
<p>${both({
  ru: "Повторы. К каждой записи можно добавить `Idempotency-Key` (например, UUID). Повтор с тем же ключом и телом в течение суток ничего не делает второй раз и отвечает записью, какая она сейчас, с заголовком `Idempotent-Replayed: true`. Тот же ключ с другим телом — 422.",
  en: "Repeats. Any write may carry an `Idempotency-Key` (a UUID, say). Within a day a repeat with the same key and body does nothing twice and answers with the record as it now is and the header `Idempotent-Replayed: true`. The same key with another body: 422.",
})}</p>
<p>${both({
  ru: "Версии. Ответ с `version` несёт `ETag`. PUT и PATCH требуют `If-Match` (без него 428), остальные действия его принимают; устарел — 412.",
  en: "Versions. An answer with a `version` carries an `ETag`. PUT and PATCH require `If-Match` (428 without), other actions accept it; stale: 412.",
})}</p>
<p>${both({
  ru: "Списки. `items` и, пока есть продолжение, `nextCursor`: передайте его в `cursor` с теми же параметрами.",
  en: "Lists. `items` and, as long as there is more, a `nextCursor`: send it as `cursor` with the same parameters.",
})}</p>
<p>${both({
  ru: "Ошибки — RFC 9457, `application/problem+json`: постоянный `code`, тексты на двух языках, `errors` с указателем на поле, `instance` — номер запроса для поддержки. На 503 повторите через `Retry-After` с тем же `Idempotency-Key`.",
  en: "Errors are RFC 9457, `application/problem+json`: a stable `code`, texts in two languages, `errors` that point at fields, `instance` as the request number for support. On 503 repeat after `Retry-After` with the same `Idempotency-Key`.",
})}</p>`;

const problems = (): Html => html`<section class="tag" id="problems"><h2>${both({ ru: "Отказы", en: "Problems" })}</h2>
<article><div class="scroll" tabindex="0"><table><tbody>${(Object.keys(titles) as ProblemCode[]).map(
  (code) =>
    html`<tr id="${code}"><th scope="row"><code>${code}</code></th><td>${problemStatus[code]}</td><td>${both(titles[code])}</td></tr>`,
)}</tbody></table></div></article></section>`;
