import * as Agency from "@marshrut/core/agency";
import * as Indicator from "@marshrut/core/indicator";
import * as Library from "@marshrut/core/library";
import * as Navigator from "@marshrut/core/navigator";
import * as Report from "@marshrut/core/report";
import * as Reporting from "@marshrut/core/reporting";
import * as Roadmap from "@marshrut/core/roadmap";
import { beforeAll, describe, expect, it } from "vitest";
import { exampleItem } from "../src/operations/library.ts";
import { exampleListing } from "../src/operations/listings.ts";
import { ask, makeWorld, type World } from "./world.ts";

let world: World;
const agency = () => world.ours.pmpk;
beforeAll(async () => {
  world = await makeWorld();
  const { system, pmpk, otherSchool } = world.ours;
  await Agency.patch(system, pmpk, { services: ["family-consultation", "speech-therapy"] });
  await Agency.patch(system, otherSchool, { services: ["early-help"] });
  await Library.publish(system, world.ours.things.own.itemId);
  world.clock.advance("PT2M");
});

let visitors = 0;
const get = (path: string, headers: Record<string, string> = {}) => ask(world, "GET", path, { headers });
async function send(fields: Record<string, string>, from = `2001:db8:77:${(visitors++).toString(16)}::1`) {
  const body = new URLSearchParams(fields).toString();
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const env = { requestContext: { http: { sourceIp: from } } };
  const answer = await world.app.request("/help/ask", { method: "POST", body, headers }, env);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}
const who = { name: "Ольга", phone: "+7 900 123-45-67", consent: Navigator.consentEdition };

describe("an open page", () => {
  const paths = () => [
    "/help",
    "/help?age=3&place=novokuznetsk&worry=speech",
    "/help?lang=en&easy=1&q=логопед",
    "/help/family-consultation?place=novokuznetsk",
    `/organisations/${agency()}`,
    "/early-help",
    "/early-help?easy=1",
    "/help/ask",
    `/help/ask?wrong=${agency()}`,
    "/hsds/profile",
    "/results",
    "/events",
    "/events?place=novokuznetsk&lang=en",
    `/events/${world.ours.things.own.occasionId}`,
    "/sites",
    "/certificates",
    "/library",
    "/library?q=картинками&kind=practice&lang=en",
    `/practice/${world.ours.things.own.itemId}`,
  ];

  it("sets no cookie, runs no script, loads nothing from elsewhere, and is small", async () => {
    for (const path of paths()) {
      const page = await get(path);
      expect(page.status, path).toBe(200);
      expect(page.headers.get("set-cookie")).toBeNull();
      expect(page.headers.get("content-security-policy")).not.toContain("script-src");
      expect(page.text).not.toMatch(/<script(?! type="application\/ld\+json">)|\son\w+=|style=|<style/);
      for (const [, url] of page.text.matchAll(/(?:src|action)="([^"]*)"/g)) expect(url).toMatch(/^\//);
      const css = await get(/"(\/assets\/open-[^"]+\.css)"/.exec(page.text)![1]!);
      expect(Buffer.byteLength(page.text) + Buffer.byteLength(css.text), path).toBeLessThan(60_000);
    }
  });

  it("may be kept for a minute, and is told by its tag to be the same", async () => {
    const page = await get("/help");
    expect(page.headers.get("cache-control")).toBe("public, max-age=60");
    const tag = page.headers.get("etag")!;
    expect(await get("/help", { "if-none-match": `W/${tag}` })).toMatchObject({ status: 304, text: "" });
    expect((await get("/help?lang=en", { "if-none-match": tag })).status).toBe(200);
  });

  it("answers whatever is typed, and shows it as text", async () => {
    const odd = [
      "<script>alert(1)</script>",
      '"><img src=x onerror=alert(1)>',
      "x".repeat(10_000),
      "言語",
      "' OR 1=1 --",
      "%00",
    ];
    for (const q of odd) {
      const page = await get(
        `/help?q=${encodeURIComponent(q)}&age=${encodeURIComponent(q)}&place=${encodeURIComponent(q)}`,
      );
      expect(page.status, q.slice(0, 20)).toBe(200);
      expect(page.text).not.toMatch(/<script>alert|<img/);
    }
    for (const path of [
      "/help/no-such",
      "/organisations/agency_01J8ZQ4M7N3E5R6T8V9WXYZABC",
      "/organisations/x",
      "/hsds/services/x",
      "/events/x",
      "/events/occasion_01J8ZQ4M7N3E5R6T8V9WXYZABC",
      `/events/${world.theirs.things.own.occasionId}`,
    ])
      expect((await get(path)).status, path).toBe(404);
  });

  it("leads in three questions from a worry to a time, and to whom to call", async () => {
    const found = await get("/help?age=3&place=novokuznetsk&worry=family");
    expect(found.text).toContain("/help/family-consultation?place=novokuznetsk");
    const service = await get("/help/family-consultation?place=novokuznetsk");
    const time = /\/help\/ask\?slot=[^"]+/.exec(service.text)![0].replaceAll("&amp;", "&");
    const form = await get(time);
    const hidden = Object.fromEntries(
      [...form.text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, k, v]) => [k!, v!]),
    );
    expect(hidden).toMatchObject({ kind: "booking" });
    const wrong = await send({ ...hidden, name: "Ольга", phone: "нет" });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('value="Ольга"');
    expect(wrong.text).toContain('aria-invalid="true"');
    const done = await send({ ...hidden, ...who });
    expect([done.status, done.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(done.text).toContain("Время оставлено за вами");
    expect(done.text).not.toContain("123-45-67");
    const again = await send({ ...hidden, ...who, phone: "+7 900 765-43-21" });
    expect(again.status).toBe(409);
    expect(again.text).toContain("уже занято");
  });

  it("has a way for families that expect a child, and for those who have taken one in, whatever they call it", async () => {
    const firstService = async (query: string) =>
      /\/help\/([a-z-]+)\?/.exec(
        (await get(`/help?place=novokuznetsk&${query}`)).text.split('id="services"')[1] ?? "",
      )?.[1];
    expect(await firstService("worry=expecting")).toBe("prenatal-support");
    expect(await firstService("worry=foster")).toBe("foster-support");
    for (const words of ["жду ребёнка", "ждём ребёнка", "беременна", "будущая мама"])
      expect(await firstService(`q=${encodeURIComponent(words)}`), words).toBe("prenatal-support");
    for (const words of ["опекун", "оформила опеку", "приёмная семья", "усыновили"])
      expect(await firstService(`q=${encodeURIComponent(words)}`), words).toBe("foster-support");
  });

  it("names those of other places where nobody helps near, and times by the day of the week", async () => {
    const cities = await makeWorld(undefined, { other: "kemerovo" });
    const { system, pmpk } = cities.ours;
    await Agency.patch(system, pmpk, { services: ["family-consultation", "early-help"] });
    const get = (path: string) => ask(cities, "GET", path);
    const name = (await Agency.load(system, pmpk)).agency.shortName;
    const far = await get("/help?place=kemerovo&worry=family");
    expect(far.text).toContain("Рядом с вами этой помощи в списке пока нет");
    expect(far.text.slice(far.text.indexOf("В других местах региона"))).toContain(name);
    expect(far.text).toContain(`${name} (`);
    for (const path of ["/help/family-consultation?place=kemerovo", "/early-help?place=kemerovo"]) {
      const page = await get(path);
      expect(page.text, path).toContain("В других местах региона");
    }
    const near = await get("/help/family-consultation?place=novokuznetsk");
    expect(near.text).not.toContain("В других местах региона");
    expect(near.text).toContain("<dd>в любом возрасте</dd>");
    expect(near.text).toMatch(/>(пн|вт|ср|чт|пт|сб|вс), \d{1,2} [а-я]+, \d\d:\d\d</);
  });

  it("says what to write where a form was left empty", async () => {
    const empty = await send({ kind: "call", name: " ", phone: "", place: "" });
    expect(empty.status).toBe(400);
    for (const words of [
      "Напишите, как к вам обращаться",
      "Напишите телефон",
      "Выберите, где вы живёте",
      "Без согласия",
    ])
      expect(empty.text).toContain(words);
    expect(empty.text).not.toContain("1–120");
    expect((await send({ wrong: agency(), words: "" })).text).toContain("Напишите, что неверно");
  });

  it("takes a form that a program fills in for nobody, and so many from one address", async () => {
    const found = async () => (await Navigator.findEnquiries(world.ours.system, {})).items.length;
    const before = await found();
    const form = { ...who, phone: "+7 900 111-00-00", kind: "early-help", place: "novokuznetsk" };
    expect((await send({ ...form, website: "https://spam.example.org" })).text).toContain("000000");
    expect(await found()).toBe(before);
    expect((await send({})).status).toBe(400);
    expect((await send({ ...form, words: "x".repeat(30_000) })).status).toBe(413);
    const statuses = [];
    for (let i = 0; i < 12; i++)
      statuses.push((await send({ ...form, phone: `+7 900 222-00-${10 + i}` }, "203.0.113.9")).status);
    expect(statuses.slice(0, 10).every((status) => status === 200)).toBe(true);
    expect(statuses.slice(10)).toEqual([429, 429]);
    expect((await send({ ...form, phone: "+7 900 222-99-99" }, "203.0.113.10")).status).toBe(200);
  });

  it("shows an organisation as it says of itself, in the words of schema.org too, and never when it is hidden", async () => {
    const { system, pmpk } = world.ours;
    await Navigator.setListing(system, pmpk, { ...exampleListing, purpose: { ru: "Помощь </script><b>" } });
    const page = await get(`/organisations/${pmpk}`);
    expect(page.text).toContain("Подтверждено");
    const data = JSON.parse(/ld\+json">(.*?)<\/script>/.exec(page.text)![1]!) as Record<string, unknown>;
    expect(data).toMatchObject({
      "@context": "https://schema.org",
      description: "Помощь </script><b>",
      telephone: exampleListing.phone,
    });
    await Navigator.hideListing(system, pmpk, { reason: "Проверяем" });
    expect((await get(`/organisations/${pmpk}`)).status).toBe(404);
    world.clock.advance("PT2M");
    for (const path of ["/help?q=пмпк", "/sitemap.xml", "/hsds/organizations", "/hsds/services"])
      expect((await get(path)).text, path).not.toContain(pmpk);
    await Navigator.showListing(system, pmpk);
    await Navigator.setListing(system, pmpk, exampleListing);
    world.clock.advance("PT2M");
    expect((await get("/sitemap.xml")).text).toContain(pmpk);
  });

  it("of the library shows what is published, each at its one address, and nothing of the rest", async () => {
    const { system, things } = world.ours;
    const { itemId } = things.own;
    const at = async (path: string) => (await get(path)).status;
    expect([await at(`/practice/${itemId}`), await at(`/library/${itemId}`)]).toEqual([200, 404]);
    for (const id of [things.other.itemId, world.theirs.things.own.itemId, "x"])
      expect([await at(`/practice/${id}`), await at(`/library/${id}`)]).toEqual([404, 404]);
    const common = { summary: { ru: "О </script><b>сроках</b>" }, date: "2020-01-10", issuer: "Администрация" };
    const federal = { ...common, kind: "act", title: { ru: "Закон о помощи" }, number: "1", level: "federal" };
    const above = await Library.propose(system, { content: federal });
    await Library.publish(system, above.itemId as typeof itemId);
    const below = { ...federal, title: { ru: "Приказ" }, number: "2", level: "regional", answers: [above.itemId] };
    const act = await Library.propose(system, { content: { ...below, until: "2021-01-01" } });
    await Library.publish(system, act.itemId as typeof itemId);
    world.clock.advance("PT2M");
    const page = await get(`/library/${act.itemId}`);
    expect(page.text).toContain("Утратил силу");
    expect(page.text).toContain(`/library/${above.itemId}`);
    expect(page.text).not.toContain("<b>сроках");
    const data = JSON.parse(/ld\+json">(.*?)<\/script>/.exec(page.text)![1]!) as Record<string, unknown>;
    expect(data).toMatchObject({ "@type": "Legislation", legislationLegalForce: "NotInForce" });
    const ahead = {
      ...below,
      title: { ru: "Программа" },
      from: "2099-01-01",
      until: "2099-12-31",
      text: "Один.\n\nДва.",
    };
    for (const until of ["9999-12-31", "2101-01-01"])
      await expect(Library.propose(system, { content: { ...ahead, until } })).rejects.toMatchObject({
        code: "input.invalid",
      });
    const later = await Library.propose(system, { content: ahead });
    await Library.publish(system, later.itemId as typeof itemId);
    world.clock.advance("PT2M");
    const coming = await get(`/library/${later.itemId}`);
    expect(coming.text).toContain("Ещё не вступил в силу");
    expect(coming.text).not.toContain("Утратил силу");
    expect(coming.text).toContain("<p>Один.</p><p>Два.</p>");
    const found = await get(`/library?q=${encodeURIComponent("законов о помощи")}`);
    expect(found.text).toContain(above.itemId);
    expect(found.text).not.toContain(itemId);
    expect((await get(`/library?q=${encodeURIComponent("<img src=x>")}&kind=x&page=-1`)).text).not.toContain("<img");
    expect((await get("/sitemap.xml")).text).toContain(`/practice/${itemId}`);
    await Library.withdraw(system, itemId, { reason: "Проверяем" });
    world.clock.advance("PT2M");
    for (const path of ["/library", "/sitemap.xml"]) expect((await get(path)).text, path).not.toContain(itemId);
    expect(await at(`/practice/${itemId}`)).toBe(404);
    await Library.publish(system, itemId);
    world.clock.advance("PT2M");
    expect((await get("/library", {})).text).toContain(exampleItem.title.ru);
  });

  it("is not there where the stage shows no region, and tells nothing of another one", async () => {
    const { theirs } = world;
    expect((await get(`/organisations/${theirs.pmpk}`)).status).toBe(404);
    const { createApp } = await import("../src/index.ts");
    const more = {
      settings: { issuer: "https://id.example.org" },
      files: world.files,
      seals: world.seals,
      log: () => {},
    };
    const app = createApp({ ...world.deps, verifyToken: world.issuer.verifyToken, ...more });
    for (const path of ["/help", "/hsds", "/robots.txt"]) expect((await app.request(path)).status, path).toBe(404);
  });

  it("is a sheet for the wall as well", async () => {
    const sheet = await get(`/organisations/${agency()}/sheet`);
    expect(sheet.headers.get("content-type")).toBe("application/pdf");
    expect(sheet.text.slice(0, 5)).toBe("%PDF-");
  });
});

describe("results of a year", () => {
  it("are shown once its figures are frozen, without what tells of few, and as a table for other programs", async () => {
    expect((await get("/results")).text).toContain("Итоги появятся, когда первый год будет закрыт");
    const { system } = world.ours;
    const content = [
      "№\tМероприятие\tСроки\tИсполнители\tРезультаты",
      "I. Раздел\t\t\t\t",
      "1\tДело\tежегодно\tОбразовательные организации\tРезультат",
    ].join("\n");
    await Roadmap.importRoadmap(system, { format: "text", key: "year", content, from: 2025, to: 2025 });
    await Indicator.rebuild(system);
    await Reporting.open(system, "2025");
    expect((await get("/results")).text).toContain("Итоги появятся");
    await Reporting.lock(system, "2025");
    const page = await get("/results?year=2025");
    expect(page.text).toContain("По региону, 2025");
    expect(page.text).toMatch(/<svg class="chart"[^>]* role="img"/);
    const live = (await Report.reportOf(system, "2025")).computed.totals.children!;
    // Of two children anybody would know both.
    expect(live).toBeGreaterThan(0);
    expect(live).toBeLessThan(5);
    const table = await get("/results/table?year=2025");
    expect(table.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const row = table.text.split("\r\n").find((line) => line.includes("Детей на учёте"))!;
    expect(row).toMatch(/^2025;"Детей на учёте";;+$/);
    for (const year of ["1999", "2025-Q1", "<b>"])
      expect((await get(`/results?year=${encodeURIComponent(year)}`)).status).toBe(200);
  });
});
