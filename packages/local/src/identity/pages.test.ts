import { expect, test } from "vitest";
import { authorization, Browser, follow, redirectUri, running } from "../../test/fixtures/identity.ts";

const attack = `"><img src=x onerror=alert(1)>`;

test("The sign-in page is Russian first, says that no password is asked, and offers the accounts", async () => {
  const identity = await running();
  const page = await follow(new Browser(), authorization(identity, { login_hint: "pmpk" }).url);
  expect(page.status).toBe(200);
  expect(page.body).toContain('<html lang="ru">');
  expect(page.body).toContain("пароль не спрашивается");
  expect(page.body).toContain("no password is asked");
  for (const account of ["admin", "coordinator", "pmpk", "school-1", "family-1"]) {
    expect(page.body).toContain(`value="${account}"`);
  }
  expect(page.body).toMatch(/value="pmpk"\s+autofocus/);
  const policy = page.answer.headers.get("content-security-policy");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`form-action 'self' ${new URL(redirectUri).origin}`);
});

test("Accounts beyond the first dozen are found by name", async () => {
  const identity = await running();
  for (let i = 2; i <= 20; i++) {
    const account = { account: `school-${i}`, role: "specialist", tenant: "pilot", agency: `agency_${i}` } as const;
    await identity.registerAccount({ ...account, name: `Школа № ${i}` });
  }
  const browser = new Browser();
  const page = await follow(browser, authorization(identity).url);
  expect(page.body.match(/<button name="account"/g)).toHaveLength(12);
  expect(page.body).toContain('<option value="school-20">');
  expect((await follow(browser, page.at, { account: "school-20" })).next).toContain("code=");
});

test("A wrong name is said on the page, and is never its markup", async () => {
  const identity = await running();
  await identity.registerAccount({ account: "x", role: "admin", tenant: "pilot", name: attack });
  const browser = new Browser();
  const page = await follow(browser, authorization(identity).url);
  const again = await browser.go(page.at, { account: attack });
  expect(again.status).toBe(422);
  expect(again.body).toContain("нет.");
  expect(again.body).not.toContain("<img");
});

test("Who cancels is led back to the client without a code", async () => {
  const identity = await running();
  const browser = new Browser();
  const page = await follow(browser, authorization(identity).url);
  const back = new URL((await follow(browser, page.at, { cancel: "yes" })).next);
  expect([back.searchParams.get("error"), back.searchParams.get("state")]).toEqual(["access_denied", "st"]);
});

test("A foreign page cannot sign somebody in, and a foreign return address gets nobody", async () => {
  const identity = await running();
  const headers = { origin: "http://evil.example", "content-type": "application/x-www-form-urlencoded" };
  const forged = await fetch(`${identity.url}/interaction/x`, { method: "POST", headers, body: "account=admin" });
  expect(forged.status).toBe(403);
  const { url } = authorization(identity, { redirect_uri: "http://evil.example/" });
  const refused = await fetch(url, { redirect: "manual", headers: { accept: "text/html" } });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain("Войти не удалось");
});

test("An old sign-in explains itself; the issuer's address shows the accounts", async () => {
  const identity = await running();
  const old = await new Browser().go(`${identity.url}/interaction/gone`);
  expect(old.status).toBe(400);
  expect(old.body).toContain("просрочен");
  const home = await new Browser().go(`${identity.url}/`);
  expect(home.body).toMatch(/<pre tabindex="0">MARSHRUT_HOME=\S+ npm run --silent token -- coordinator<\/pre>/);
  expect(home.body).toContain("family-1");
});

test("Signing out ends the session", async () => {
  const identity = await running();
  const browser = new Browser();
  await follow(browser, (await follow(browser, authorization(identity).url)).at, { account: "admin" });
  const asked = await browser.go(`${identity.url}/session/end`);
  expect(asked.body).toContain("Выйти?");
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked.body)![1]!;
  const done = await follow(browser, `${identity.url}/session/end/confirm`, { xsrf, logout: "yes" });
  expect(done.body).toContain("Вы вышли");
  expect((await follow(browser, authorization(identity).url)).body).toContain("Кто входит?");
});
