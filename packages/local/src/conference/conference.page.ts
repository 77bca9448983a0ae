import { html } from "hono/html";

type Html = ReturnType<typeof html>;

/** What a token says of whoever comes. */
export interface Guest {
  room: string;
  /** Seconds since 1970. */
  nbf: number;
  exp: number;
  isModerator: boolean;
}

const en = (text: string): Html => html`<span class="en" lang="en">${text}</span>`;

const page = (title: string, body: Html): Html => html`<!doctype html>
<html lang="ru">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title}</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/conference/conference.css">
</head>
<body><main>${body}</main></body>
</html>`;

/** The room, as far as one machine has it: on a region's server picture and sound would begin here. */
export const roomPage = (room: string, guest: Guest | undefined): Html =>
  page(
    "Встреча по видео · A meeting by video",
    html`<h1>Встреча по видео ${en("A meeting by video")}</h1>
    <p>Эта страница заменяет сервер видеосвязи региона на вашем компьютере: здесь началась бы встреча.
      ${en("This page stands in for the region's conference server on your machine: the meeting would begin here.")}</p>
    <dl>
      <dt>Комната ${en("Room")}</dt><dd><code>${room}</code></dd>
      ${guest ? html`<dt>Кто вошёл ${en("Who has come")}</dt><dd>${guest.isModerator ? html`ведущий ${en("leads")}` : html`участник ${en("takes part")}`}</dd>` : ""}
    </dl>`,
  );

export const overPage = (): Html =>
  page(
    "Встреча закрыта · The room is closed",
    html`<h1>Встреча закрыта ${en("The room is closed")}</h1>
    <p>Пропуск не для этой встречи или его время прошло. ${en("The token is not for this meeting, or its time is over.")}</p>`,
  );
