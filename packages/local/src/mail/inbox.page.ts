import { html } from "hono/html";

export type Html = ReturnType<typeof html>;

/** The frame of every page of the inbox; Russian first, English beside it. */
export function page(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="ru">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title}</title>
  <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%230b6e63'/%3E%3Cpath d='M3 5h10v6H3zl5 4 5-4' fill='none' stroke='white' stroke-linejoin='round'/%3E%3C/svg%3E">
  <link rel="stylesheet" href="/inbox.css">
  <script src="/inbox.js" defer></script>
</head>
<body>
  <header class="top">
    <a class="brand" href="/">Почта ${en("Mail")}</a>
    <p>Письма остаются на этом компьютере ${en("Nothing leaves this machine")}</p>
  </header>
  <main>${body}</main>
</body>
</html>`;
}

/** The English beside a Russian text. */
export const en = (text: string): Html => html`<span class="en" lang="en">${text}</span>`;

export const notFoundPage = (): Html =>
  page(
    "Нет такого письма · Not found",
    html`<section class="empty">
      <h1>Такого письма нет</h1>
      <p>${en("There is no such mail")}</p>
      <p><a href="/">Все письма ${en("All mail")}</a></p>
    </section>`,
  );

export type Times = { short(at: number): string; full(at: number): string; iso(at: number): string };

/** How the inbox writes times, in one zone. */
export function times(zone: string): Times {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("ru-RU", { timeZone: zone, ...options });
  const clock = format({ hour: "2-digit", minute: "2-digit" });
  const day = format({ day: "numeric", month: "short" });
  const date = format({ dateStyle: "short" });
  const full = format({ dateStyle: "long", timeStyle: "short" });
  return {
    /** `14:05` today, `5 мар.` this year, `05.03.2025` before. */
    short(at) {
      const now = Date.now();
      if (date.format(at) === date.format(now)) return clock.format(at);
      return date.format(at).slice(-4) === date.format(now).slice(-4) ? day.format(at) : date.format(at);
    },
    full: (at) => `${full.format(at)} (${zone})`,
    iso: (at) => new Date(at).toISOString(),
  };
}
