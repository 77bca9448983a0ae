import { html } from "hono/html";
import { en, type Html, page, type Times } from "./inbox.page.ts";
import type { Row } from "./mail.store.ts";

type Addresses = Array<{ address: string; total: number; unread: number }>;

/** The list of mails, newest first; `to` is the address it is filtered by, `older` where the next page begins. */
export function listPage(list: { rows: Row[]; addresses: Addresses; to?: string; older?: number; time: Times }): Html {
  const { rows, addresses, to, older, time } = list;
  const unread = rows.filter((row) => row.readAt === null).length;
  return page(
    `${unread ? `(${unread}) ` : ""}Почта · Mail`,
    html`
    ${rows.length ? html`<h1 class="aloud">Письма</h1>` : ""}
    <form class="filter" role="search">
      <label for="to">Кому ${en("To")}</label>
      <input id="to" name="to" type="search" list="addresses" value="${to ?? ""}" autocomplete="off" spellcheck="false" enterkeyhint="search">
      <button>Найти ${en("Find")}</button>
      <datalist id="addresses">${addresses.slice(0, 500).map((one) => html`<option value="${one.address}">`)}</datalist>
    </form>
    <div id="live">
      ${addresses.length > 1 || to ? chips(addresses, to) : ""}
      ${rows.length ? html`<ol class="mails">${rows.map((row) => item(row, time))}</ol>` : empty(to)}
      ${older ? html`<nav class="pager"><a href="/?${query({ to, before: older })}">Раньше ${en("Older")}</a></nav>` : ""}
    </div>`,
  );
}

function chips(addresses: Addresses, to: string | undefined): Html {
  const shown = addresses.slice(0, 8);
  const chosen = to && !shown.some((one) => one.address === to) ? [{ address: to, unread: 0 }] : [];
  return html`<nav class="chips" aria-label="Получатели · Recipients">
    <a href="/" ${to ? "" : html`aria-current="true"`}>Все ${en("All")}</a>
    ${[...chosen, ...shown].map(
      (one) => html`<a href="/?${query({ to: one.address })}" ${one.address === to ? html`aria-current="true"` : ""}>
        <bdi>${one.address}</bdi>${one.unread ? html` <b title="Не прочитано · Unread">${one.unread}</b>` : ""}</a>`,
    )}
  </nav>`;
}

function item(row: Row, time: Times): Html {
  const more = row.to.length > 1 ? html`<small>+${row.to.length - 1}</small>` : "";
  return html`<li><a href="/mail/${row.id}" ${row.readAt === null ? html`class="unread"` : ""}>
      <span class="dot">${row.readAt === null ? html`<span class="aloud">Не прочитано</span>` : ""}</span>
      <span class="to"><bdi>${row.to[0] ?? ""}</bdi>${more}</span>
      <span class="what"><span class="subject"><bdi>${row.subject || "(без темы · no subject)"}</bdi></span>
        <span class="preview">${row.preview}</span></span>
      <span class="clip">${row.attachments ? clip() : ""}</span>
      <time datetime="${time.iso(row.receivedAt)}" title="${time.full(row.receivedAt)}">${time.short(row.receivedAt)}</time>
    </a></li>`;
}

const clip =
  (): Html => html`<svg viewBox="0 0 16 16" width="14" height="14" role="img" aria-label="С вложением · With attachment">
  <path d="M13 7.5 8 12.4a3 3 0 0 1-4.3-4.2l5.2-5.1a2 2 0 0 1 2.9 2.8l-5.2 5.1a1 1 0 0 1-1.4-1.4L10 4.8" fill="none" stroke="currentColor" stroke-width="1.3" stroke-linecap="round"/></svg>`;

const empty = (to: string | undefined): Html => html`<section class="empty">
    <h1>${to ? "Этому адресу писем нет" : "Писем пока нет"}</h1>
    <p>${en(to ? "No mail for this address" : "No mail yet")}</p>
    <p>Здесь появится каждое письмо, которое отправит платформа. ${en("Every mail the platform sends appears here.")}</p>
  </section>`;

function query({ to, before }: { to?: string; before?: number }): string {
  const found = new URLSearchParams();
  if (to !== undefined) found.set("to", to);
  if (before !== undefined) found.set("before", String(before));
  return found.toString();
}
