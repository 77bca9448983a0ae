import type { Role } from "@marshrut/core/shared";
import { html, raw } from "hono/html";
import type { Account } from "./accounts.ts";

export type Html = ReturnType<typeof html>;

/** No scripts; forms lead here or, through the redirects that follow a sign-in, to the origins of our pages. */
export const pagePolicy = (origins: string[]): string =>
  `default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; ${[
    "form-action 'self'",
    ...origins,
  ].join(" ")}`;

const roleNames: Record<Role, [ru: string, en: string]> = {
  admin: ["администратор", "administrator"],
  coordinator: ["координатор", "coordinator"],
  specialist: ["специалист ведомства", "agency specialist"],
  representative: ["законный представитель", "legal representative"],
};

const en = (text: string): Html => html`<span class="en" lang="en">${text}</span>`;

const page = (title: string, body: Html): Html => html`<!doctype html>
<html lang="ru">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title}</title>
  <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%230b6e63'/%3E%3Ccircle cx='8' cy='6' r='2.4' fill='white'/%3E%3Cpath d='M3.5 13a4.5 4.5 0 0 1 9 0z' fill='white'/%3E%3C/svg%3E">
  <link rel="stylesheet" href="/identity.css">
</head>
<body><main>
  <p class="brand">Маршрут ${en("Marshrut")}</p>
  ${body}
</main></body>
</html>`;

/** How many accounts are buttons; the rest is found by name. */
const shownAtOnce = 12;

/** The choice of an account. `refused` is a name that is not there, `hint` the one that the client suggests. */
export function loginPage(form: { uid: string; accounts: Account[]; hint?: string; refused?: string }): Html {
  const { uid, accounts, hint, refused } = form;
  const shown = accounts.slice(0, shownAtOnce);
  return page(
    "Вход · Sign in",
    html`<h1>Кто входит? ${en("Who is signing in?")}</h1>
    <p class="note">Это вход на вашем компьютере: пароль не спрашивается. На сервере региона его спросит служба входа.
      ${en("This sign-in is on your own machine: no password is asked. On a region's server the sign-in service asks for it.")}</p>
    ${refused === undefined ? "" : html`<p class="error" role="alert">Учётной записи «<bdi>${refused}</bdi>» нет. ${en("There is no such account.")}</p>`}
    <form method="post" action="/interaction/${uid}">
      <ul class="accounts">${shown.map((one) => html`<li>${choice(one, one.account === hint)}</li>`)}</ul>
    </form>
    ${accounts.length > shown.length ? other(uid, accounts.slice(shownAtOnce)) : ""}
    <form method="post" action="/interaction/${uid}"><button class="plain" name="cancel" value="yes">Отменить ${en("Cancel")}</button></form>`,
  );
}

const choice = (one: Account, first: boolean): Html =>
  html`<button name="account" value="${one.account}" ${first ? html`autofocus` : ""}>${who(one)}</button>`;

function who({ account, name, role }: Account): Html {
  const [ru, english] = roleNames[role];
  return html`<strong><bdi>${name}</bdi></strong> <span class="role">${ru} ${en(english)}</span> <code>${account}</code>`;
}

const other = (
  uid: string,
  rest: Account[],
): Html => html`<form class="other" method="post" action="/interaction/${uid}">
    <label for="account">Другая учётная запись ${en("Another account")}</label>
    <input id="account" name="account" list="rest" required autocomplete="off" autocapitalize="none" spellcheck="false">
    <datalist id="rest">${rest.slice(0, 1_000).map((one) => html`<option value="${one.account}">${one.name}</option>`)}</datalist>
    <button>Войти ${en("Sign in")}</button>
  </form>`;

/** What the issuer's address shows to somebody who opens it. `command` prints a token. */
export const homePage = (issuer: string, accounts: Account[], command: string): Html =>
  page(
    "Учётные записи · Accounts",
    html`<h1>Учётные записи ${en("Accounts")}</h1>
    <p class="note">Служба входа этого компьютера. Токен для запросов к API: ${en("The sign-in service of this machine. A token for the API:")}</p>
    <pre tabindex="0">${command}</pre>
    <ul class="accounts">${accounts.slice(0, 200).map((one) => html`<li class="row">${who(one)}</li>`)}</ul>
    ${accounts.length > 200 ? html`<p class="note">Показаны 200 из ${accounts.length}. ${en(`200 of ${accounts.length} shown.`)}</p>` : ""}
    <p class="note"><a href="/.well-known/openid-configuration">${issuer}/.well-known/openid-configuration</a></p>`,
  );

const explanations: Record<string, [ru: string, en: string]> = {
  invalid_client: ["Это приложение здесь не известно.", "This application is not known here."],
  invalid_redirect_uri: [
    "Приложение просит вернуть вас по чужому адресу.",
    "The application asks for a foreign return address.",
  ],
  access_denied: ["Вход отменён.", "The sign-in was cancelled."],
};
const stale: [ru: string, en: string] = [
  "Этот вход уже закончен или просрочен. Вернитесь в приложение и войдите снова.",
  "This sign-in is over or has expired. Go back to the application and sign in again.",
];

/** An error of the protocol, said to a person; the code stays for the developer. */
export function errorPage(code: string, description = ""): Html {
  const [ru, english] = explanations[code] ?? stale;
  return page(
    "Войти не удалось · Sign-in failed",
    html`<h1>Войти не удалось ${en("Sign-in failed")}</h1><p>${ru}</p><p>${en(english)}</p>
    <p class="note"><code>${code}</code> ${description}</p>`,
  );
}

/** `form` is the issuer's own form, made of values that are not a user's. */
export const logoutPage = (form: string): Html =>
  page(
    "Выход · Sign out",
    html`<h1>Выйти? ${en("Sign out?")}</h1>${raw(form)}
    <p class="actions"><button form="op.logoutForm" name="logout" value="yes" autofocus>Выйти ${en("Sign out")}</button>
    <button class="plain" form="op.logoutForm">Остаться ${en("Stay")}</button></p>`,
  );

export const signedOutPage = (): Html =>
  page(
    "Вы вышли · Signed out",
    html`<h1>Вы вышли ${en("You are signed out")}</h1><p class="note">Страницу можно закрыть. ${en("You may close this page.")}</p>`,
  );
