import { html } from "hono/html";
import { en, type Html, page, type Times } from "./inbox.page.ts";
import type { Attachment, StoredMail } from "./mail.types.ts";

export type View = "html" | "text";

/** One mail: its head, its attachments, and its body as HTML (in a sandboxed frame) or as plain text. */
export function messagePage({ mail, view, time }: { mail: StoredMail; view?: View; time: Times }): Html {
  const asText = mail.html === "" || (view === "text" && mail.text !== "");
  const base = `/messages/${mail.id}`;
  return page(
    `${mail.subject || "(без темы)"} · Почта`,
    html`
    <nav class="back"><a href="/">← Все письма ${en("All mail")}</a></nav>
    <article>
      <h1 class="subject-line"><bdi>${mail.subject || "(без темы · no subject)"}</bdi></h1>
      <dl>
        <dt>От ${en("From")}</dt><dd><bdi>${mail.from}</bdi></dd>
        <dt>Кому ${en("To")}</dt><dd>${mail.to.map((one) => html`<a href="/?to=${encodeURIComponent(one)}"><bdi>${one}</bdi></a> `)}</dd>
        <dt>Когда ${en("When")}</dt><dd><time datetime="${time.iso(mail.receivedAt)}">${time.full(mail.receivedAt)}</time></dd>
      </dl>
      ${mail.attachments.length ? html`<ul class="files">${mail.attachments.map((one, i) => file(one, `${base}/attachments/${i}`))}</ul>` : ""}
      <nav class="tabs" aria-label="Вид письма · View">
        ${mail.html ? tab("?view=html", "Письмо", "Mail", !asText) : ""}
        ${mail.text || !mail.html ? tab("?view=text", "Текст", "Text", asText) : ""}
        <span></span>
        <a href="${base}">JSON</a><a href="${base}/raw" download>.eml</a>
      </nav>
      ${
        asText
          ? html`<pre class="body" dir="auto">${mail.text ? linked(mail.text) : "(пустое письмо · empty)"}</pre>`
          : html`<iframe class="body" title="Письмо · Mail" src="${base}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
      }
    </article>`,
  );
}

const tab = (href: string, ru: string, english: string, current: boolean): Html =>
  html`<a href="${href}" ${current ? html`aria-current="page"` : ""}>${ru} ${en(english)}</a>`;

const file = (one: Attachment, href: string): Html =>
  html`<li><a href="${href}" download><bdi>${one.filename}</bdi> <small>${size(one.size)}</small></a></li>`;

const size = (bytes: number): string => `${Math.ceil(bytes / 1_024).toLocaleString("ru-RU")} КБ · KB`;

/** Plain text with its web addresses made links; everything else stays text. */
function linked(text: string): Html[] {
  // The last character of an address is not the full stop or bracket of the sentence around it.
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]»])/)
    .map((piece, i) =>
      i % 2 === 1 ? html`<a href="${piece}" target="_blank" rel="noopener noreferrer">${piece}</a>` : html`${piece}`,
    );
}
