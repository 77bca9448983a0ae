import * as Attendance from "@marshrut/core/attendance";
import { type AgencyId, systemCtx } from "@marshrut/core/shared";
import { deps } from "@marshrut/functions";
import { manifest } from "@marshrut/local/product";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { patience, soaking } from "../faults/parts/soak.ts";
import { browserPath, faultsOf, openBrowser, phone } from "./browser.ts";
import { canary, tenant, World } from "./world.ts";

// A school sends its teacher to a commission's site: from the proposal to what was introduced three months later, by accounts and by the
// links of letters, with the functions' own rights.

let w: World;
let browser: Browser | undefined;
beforeAll(async () => {
  // Rounds by the day: months pass.
  w = await World.start("own", "2026-01-12T09:00", manifest, "P1D");
  const settings = { email: "school@internships.example.org" };
  await w.ok("PATCH", `/v1/agencies/${w.agencies.school}`, { contacts: [settings] }, "coordinator", {
    "if-match": "*",
  });
});
afterAll(async () => {
  await browser?.close();
  await w.close();
});

interface Site {
  siteId: string;
  version: number;
  status: string;
  terms: { free: number; waiting: number }[];
}
interface Internship {
  internshipId: string;
  status: string;
  name?: string;
  mentor?: string;
  certificate?: { number: string; hours: number };
  looks: { months: number; asked: boolean; outcome?: string }[];
}
interface Page {
  sites: Site[];
  received: Internship[];
  sent: Internship[];
  others: { siteId: string; title: string }[];
  specialists: { specialistId: string; name?: string }[];
  shown?: Internship & { wish?: string };
  paper?: string;
}

const specialist = async (agency: string | undefined, name: string) => {
  const made = await w.ok<{ specialistId: string }>("POST", `/v1/agencies/${agency}/specialists`, {
    name,
    post: "учитель-логопед",
  });
  return made.specialistId;
};
const tasks = async () => {
  const { items } = await w.ok<{ items: { task?: { kind: string; because?: string } }[] }>(
    "GET",
    "/v1/inbox?bucket=tasks&limit=100",
  );
  return items.flatMap(({ task }) => task ?? []).filter(({ kind }) => /^(site|internship)/.test(kind));
};
/** The page that the last letter of an internship leads to. */
const pageOf = async (to: string) => {
  const mails = await w.cloud.mail.messages({ to });
  const token = mails
    .map(({ text }) => /\/office\?part=internships#(\S+)/.exec(text)?.[1])
    .findLast((link) => link !== undefined);
  return (action: object) => w.ok<Page>("POST", "/v1/respond/internships", { token, ...action }, "");
};
const mailTo = "school@internships.example.org";

it("goes from a proposed site to a practice that was introduced", async () => {
  const { pmpc, school } = w.agencies;
  const mentorId = await specialist(pmpc, "Ильина Вера");
  const specialistId = await specialist(school, `${canary.surname} Анна`);
  const site = await w.ok<Site>(
    "POST",
    "/v1/sites",
    {
      agencyId: pmpc,
      title: "Обследование без слёз",
      about: "Показываем, как комиссия принимает ребёнка, который не говорит.",
      programme: ["Приём вместе с наставником", "Разбор заключения"],
      hours: 24,
      terms: [{ from: "2026-01-19", until: "2026-01-21", places: 1 }],
      mentors: [mentorId],
      measures: ["P19"],
    },
    "pmpk",
  );
  await w.cloud.settle();
  expect(await tasks()).toMatchObject([{ kind: "site-proposed" }]);
  const at = `/v1/sites/${site.siteId}`;
  const approval = { act: { number: "4", date: "2026-01-10" } };
  expect((await w.call("POST", `${at}/approve`, approval, "pmpk")).status).toBe(403);
  expect((await w.ok<Site>("POST", `${at}/approve`, approval)).status).toBe("approved");
  await w.cloud.settle();
  expect(await tasks()).toEqual([]);

  const asked = { siteId: site.siteId, specialistId, from: "2026-01-19", wish: "Дети молчат, хотим иначе" };
  const { internshipId } = await w.ok<Internship>("POST", "/v1/internships", asked, "school-1");
  const path = `/v1/internships/${internshipId}`;
  expect((await w.call("POST", `${path}/answer`, { answer: "accept", mentorId }, "school-1")).status).toBe(404);
  const accepted = await w.ok<Internship>("POST", `${path}/answer`, { answer: "accept", mentorId }, "pmpk");
  expect(accepted).toMatchObject({ status: "accepted", name: `${canary.surname} Анна`, mentor: "Ильина Вера" });
  await w.cloud.settle();
  const letters = await w.cloud.mail.messages({ to: mailTo });
  expect(letters.at(-1)).toMatchObject({ subject: expect.stringContaining("вашего специалиста ждут") });
  expect(JSON.stringify(letters)).not.toContain(canary.surname);

  await w.cloud.advance("P8D");
  const byLink = await pageOf(mailTo);
  await byLink({ action: "diary", internshipId, entry: { on: "2026-01-19", hours: 6, did: "Приём с наставником" } });
  await w.ok("POST", `${path}/end`, { how: "completed", hours: 24 }, "pmpk");
  await w.cloud.settle();
  const page = await byLink({ action: "certificate", internshipId });
  expect(page.sent).toMatchObject([{ internshipId, status: "completed", certificate: { hours: 24 } }]);
  expect(Buffer.from(page.paper!, "base64").subarray(0, 5).toString()).toBe("%PDF-");
  const { courses } = await w.ok<{ courses: { hours: number; number: string }[] }>(
    "GET",
    `/v1/specialists/${specialistId}`,
  );
  expect(courses).toMatchObject([{ hours: 24, number: page.sent[0]!.certificate!.number }]);

  // Three months later it is asked for; nothing introduced is a task, and put right.
  await w.cloud.advance("P91D");
  expect((await w.cloud.mail.messages({ to: mailTo })).at(-1)!.subject).toContain("Что внедрили");
  const later = await pageOf(mailTo);
  const said = (outcome: string, note: string) =>
    later({ action: "outcome", internshipId, outcome: { months: 3, outcome, note } });
  await said("not-introduced", "Нет кабинета");
  await w.cloud.settle();
  expect(await tasks()).toMatchObject([{ kind: "internship-outcome", because: "not-introduced" }]);
  await said("introduced", "Кабинет дали, принимаем так же");
  await w.cloud.settle();
  expect(await tasks()).toEqual([]);
  const { computed } = await w.ok<{ computed: { totals: Record<string, number> } }>(
    "GET",
    "/v1/indicators?period=2026",
  );
  expect(computed.totals).toMatchObject({
    "internship-sites": 1,
    "interns-completed": 1,
    "practices-introduced": 1,
    "specialists-learned": 1,
  });
});

it.skipIf(!soaking || !browserPath)(
  "is read by everybody, and applied for by an organisation's link",
  { timeout: patience(120_000) },
  async () => {
    browser = await openBrowser();
    const { siteId } = await w.ok<Site>(
      "POST",
      "/v1/sites",
      {
        agencyId: w.agencies.pmpc,
        title: "Площадка для браузера",
        about: "Показываем приём.",
        programme: ["Приём"],
        hours: 8,
        terms: [{ from: "2026-09-01", until: "2026-09-03", places: 2 }],
        mentors: [await specialist(w.agencies.pmpc, "Орлова Нина")],
      },
      "pmpk",
    );
    await w.ok("POST", `/v1/sites/${siteId}/approve`, { act: { number: "5", date: "2026-01-10" } });
    await w.cloud.advance("PT2M");
    for (const options of [
      { ...phone, javaScriptEnabled: false },
      { viewport: { width: 1280, height: 800 }, locale: "ru-RU" },
    ]) {
      const visitor = await (await browser.newContext(options)).newPage();
      await visitor.goto(`${w.cloud.urls.api}/sites`);
      expect(await visitor.getByRole("heading", { name: "Площадка для браузера" }).count()).toBe(1);
      expect(await visitor.textContent("main")).toContain("свободных мест: 2");
      if (!("javaScriptEnabled" in options)) expect(await faultsOf(visitor)).toEqual([]);
      await visitor.context().close();
    }
    await specialist(w.agencies.school, "Белова Ирина");
    const mails = await w.cloud.mail.messages({ to: mailTo });
    const link = mails.map(({ text }) => /\/office\?\S+#\S+/.exec(text)?.[0]).findLast((one) => one !== undefined);
    const own = await (await browser.newContext(phone)).newPage();
    await own.goto(`${w.cloud.urls.api}${link}`);
    // The letter's link opens the page at what it is about.
    const card = own.locator("section.card", { hasText: "Площадка для браузера" });
    await card.getByText("Подать заявку").click();
    await card.getByLabel("Кого направить").selectOption({ label: "Белова Ирина, учитель-логопед" });
    await card.getByRole("button", { name: "Сохранить" }).click();
    await own.getByText("Заявка ждёт ответа").waitFor();
    expect(await faultsOf(own)).toEqual([]);
    await own.context().close();

    // Whose site it is puts it right on its own page, and it waits for approval again.
    const ctx = systemCtx(deps(), tenant, "test");
    const token = await Attendance.officeToken(ctx, w.agencies.pmpc as AgencyId);
    const host = await (await browser.newContext(phone)).newPage();
    await host.goto(`${w.cloud.urls.api}/office?part=internships#${token}`);
    const site = host.locator("section.card", { has: host.getByRole("heading", { name: "Площадка для браузера" }) });
    await site.getByText("Исправить").click();
    expect(await faultsOf(host)).toEqual([]);
    await site.getByLabel("Академических часов").fill("12");
    await site.getByLabel("Заезд 2: с").fill("2026-10-05");
    await site.getByLabel("по", { exact: true }).nth(1).fill("2026-10-07");
    await site.getByLabel("мест", { exact: true }).nth(1).fill("3");
    await site.getByRole("button", { name: "Сохранить" }).first().click();
    await site.getByText("Ждёт утверждения").waitFor();
    const { hours, terms } = await w.ok<{ hours: number; terms: object[] }>(
      "GET",
      `/v1/sites/${siteId}`,
      undefined,
      "pmpk",
    );
    expect([hours, terms]).toMatchObject([12, [{ places: 2 }, { from: "2026-10-05", places: 3 }]]);
    await host.context().close();
  },
);
