import { systemCtx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { deps } from "@marshrut/functions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { settingsOf } from "../../packages/core/test/worlds/region.ts";
import { canary, tenant, World } from "./world.ts";

// Who is who, over HTTP and with the function's own rights: corrected names, twins, brother and sister, and races.

let w: World;
let routeId: string;
beforeAll(async () => {
  w = await World.start();
  routeId = await w.openRoute();
  const family = { account: "mother", role: "representative" as const, tenant, name: "Семья" };
  await w.cloud.identity.registerAccount({ ...family, representative: w.representativeId as `rep_${string}` });
});
afterAll(() => w.close());

const mother = { surname: "Соловьёва", givenName: "Алёна", relation: "parent" };
const child = (person: object, more: object = {}) => ({
  person: { surname: "Соловьёва", givenName: "Мария", birthDate: "2015-04-12", sex: "female", ...person },
  municipality: "novokuznetsk",
  representatives: [mother],
  disability: true,
  educationalNeeds: false,
  ...more,
});
interface Made {
  childId: string;
  representativeIds: string[];
}
const register = (person: object, more: object = {}) => w.ok<Made>("POST", "/v1/children", child(person, more));
const asked = (person: object, more: object = {}) => w.call("POST", "/v1/children", child(person, more));
const patch = (childId: string, body: object, tag = "*") =>
  w.call("PATCH", `/v1/children/${childId}`, body, "coordinator", { "if-match": tag });

describe("an adopted child", () => {
  const { surname, givenName, patronymic, birthDate } = canary;
  beforeAll(async () => {
    const renamed = await patch(w.childId, { person: { surname: "Соснина" }, reason: "Усыновление" });
    expect(renamed.status).toBe(200);
  });

  it("is found by the former name, whose days and reason the coordinator reads", async () => {
    const former = { surname, givenName, patronymic, from: "2026-01-12", to: "2026-01-12", reason: "Усыновление" };
    const card = await w.ok("GET", `/v1/children/${w.childId}`);
    expect(card).toMatchObject({ person: { surname: "Соснина" }, formerNames: [former] });
    for (const query of [surname, `${surname} ${givenName}`, "Соснина"]) {
      const { items } = await w.ok<{ items: object[] }>("GET", `/v1/children?query=${encodeURIComponent(query)}`);
      expect(items).toMatchObject([{ childId: w.childId, person: { surname: "Соснина" } }]);
      expect(JSON.stringify(items)).not.toContain("Усыновление");
    }
  });

  it("is found by its school, and by the number of a request as a letter shows it", async () => {
    const found = async (query: string, as = "coordinator") =>
      (await w.ok<{ items: { childId: string }[] }>("GET", `/v1/children?${query}`, undefined, as)).items.map(
        ({ childId }) => childId,
      );
    const [step] = await w.openSteps(routeId);
    const number = step!.stepId.slice(-6);
    const letters = await w.mails("pmpc@example.org");
    expect(letters.map(({ subject }) => subject).join()).toMatch(new RegExp(`№\\s${number}`));
    for (const query of [`№ ${number}`, number.toLowerCase(), routeId.slice(-6)])
      expect(await found(`query=${encodeURIComponent(query)}`)).toEqual([w.childId]);
    expect(await found(`agencyId=${w.agencies.school}`)).toEqual([w.childId]);
    expect(await found(`agencyId=${w.agencies.school2}`)).toEqual([]);
    const clinic = await w.call("GET", `/v1/children?agencyId=${w.agencies.health}`);
    expect(clinic).toMatchObject({ status: 422, body: { errors: [{ pointer: "/agencyId" }] } });
  });

  it("is proposed when registered anew under the former name, by hand or from a list", async () => {
    const again = { surname, givenName, birthDate };
    const proposed = { code: "child.duplicate", current: { candidates: [w.childId] } };
    expect(await asked(again)).toMatchObject({ status: 409, body: proposed });
    const { rejected } = await w.ok<{ rejected: object[] }>("POST", "/v1/children/imports", { rows: [child(again)] });
    expect(rejected).toMatchObject([proposed]);
  });

  it("has no former name for the family, the organisation or its link", async () => {
    const [step] = await w.stepsOf(routeId, "CommissionReview");
    const whom = await w.ok("GET", `/v1/steps/${step!.stepId}/child`, undefined, "pmpk");
    expect(whom).toMatchObject({ child: { name: "Соснина Ефросинья Пантелеймоновна" } });
    const card = await w.ok("GET", `/v1/children/${w.childId}`, undefined, "mother");
    expect(card).not.toHaveProperty("formerNames");
    const link = await w.respond({ token: await w.token("pmpc@example.org"), action: "view" });
    expect(link.status).toBe(200);
    expect(JSON.stringify([whom, card, link.body])).not.toMatch(new RegExp(`${surname}|Усыновление`));
    for (const path of [`/v1/children/${w.childId}`, `/v1/children?query=${encodeURIComponent(surname)}`])
      expect((await w.call("GET", path, undefined, "pmpk")).status).toBe(403);
  });
});

describe("twins", () => {
  it("have no СНИЛС in common, whatever is confirmed, until the first gives it up", async () => {
    const snils = "112-233-446 96";
    const { childId } = await register({ snils });
    const twin = [{ givenName: "Надежда", snils }, { confirmedDistinctFrom: [childId] }] as const;
    const taken = { code: "child.duplicate", current: { candidates: [childId], childId } };
    expect(await asked(...twin)).toMatchObject({ status: 409, body: taken });
    const second = await register({ givenName: "Надежда" });
    const change = { person: { snils }, confirmedDistinctFrom: [childId] };
    expect(await patch(second.childId, change)).toMatchObject({ status: 409, body: taken });
    expect((await patch(childId, { person: { snils: null } })).status).toBe(200);
    expect((await patch(second.childId, change)).status).toBe(200);
  });

  it("have no ИПРА number in common unless a person says so, who is told both", async () => {
    const one = await register({ givenName: "Вера" });
    const two = await register({ givenName: "Любовь" });
    const ipra = {
      kind: "ipra",
      number: "42.1/2026",
      issuer: "Бюро № 1",
      validFrom: "2026-01-01",
      validTo: "2027-12-31",
    };
    const record = (childId: string, more: object = {}) =>
      w.call("POST", `/v1/children/${childId}/instruments`, { ...ipra, ...more });
    expect((await record(one.childId)).status).toBe(201);
    expect(await record(two.childId, { number: "42.1 / 2026" })).toMatchObject({
      status: 409,
      body: { code: "instrument.duplicate", current: { childId: two.childId, candidates: [one.childId] } },
    });
    expect((await record(two.childId, { confirmedDistinctFrom: [one.childId] })).status).toBe(201);
  });
});

describe("brother and sister", () => {
  it("have one mother with one contact, and nobody else comes in under her id", async () => {
    const sister = await register(
      { givenName: "Зоя" },
      { representatives: [{ ...mother, phone: "+7 900 000-00-01" }] },
    );
    const representativeId = sister.representativeIds[0]!;
    const account = { account: "her", role: "representative" as const, tenant, name: "Семья" };
    await w.cloud.identity.registerAccount({ ...account, representative: representativeId as `rep_${string}` });
    const brother = await register({ givenName: "Пётр" }, { representatives: [{ ...mother, representativeId }] });
    const phone = "+7 900 000-00-02";
    expect((await patch(brother.childId, { representatives: [{ representativeId, phone }] })).status).toBe(200);
    for (const { childId } of [sister, brother])
      expect(await w.ok("GET", `/v1/children/${childId}`)).toMatchObject({ representatives: [{ ...mother, phone }] });
    const other = { surname: "Крылова", givenName: "Инна", relation: "parent", representativeId };
    expect(await asked({ givenName: "Глеб" }, { representatives: [other] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/representatives/0/representativeId" }] },
    });
    const stranger = await register({ givenName: "Глеб" });
    expect((await patch(stranger.childId, { addRepresentatives: [other] })).status).toBe(422);
    const hers = await w.ok<{ items: Made[] }>("GET", "/v1/children", undefined, "her");
    expect(hers.items.map((i) => i.childId).sort()).toEqual([sister.childId, brother.childId].sort());
  });
});

describe("a child whose papers differ", () => {
  it("is proposed with a score and reasons, stands in the report, and is told apart or merged", async () => {
    const first = await register({ surname: "Филиппова", givenName: "Наталья", patronymic: "Ильинична" });
    const slip = { surname: "Филипова", givenName: "Наталия", birthDate: "2015-12-04" };
    const proposed = await asked(slip);
    expect(proposed).toMatchObject({
      status: 409,
      body: {
        code: "child.duplicate",
        current: {
          candidates: [first.childId],
          matches: [
            {
              childId: first.childId,
              score: 82,
              reasons: ["surname-spelling", "given-name-spelling", "patronymic-missing", "day-month-swapped"],
            },
          ],
        },
      },
    });
    const cousin = await register({ ...slip, patronymic: "Петровна", birthDate: "2015-04-13" });
    const report = (status = "open") =>
      w.ok<{ items: object[] }>("GET", `/v1/children/duplicates?status=${status}`).then(({ items }) => items);
    const merge = { childId: first.childId, other: cousin.childId };
    expect(await report()).toMatchObject([{ score: 62, merge, children: [{ person: { surname: "Филиппова" } }, {}] }]);
    const apart = `/v1/children/${cousin.childId}/distinct`;
    await w.ok("POST", apart, { other: first.childId, reason: "Двоюродные сёстры" });
    expect(await report()).toEqual([]);
    expect(await report("distinct")).toContainEqual(expect.objectContaining({ merge, reason: "Двоюродные сёстры" }));
    expect((await w.call("GET", "/v1/children/duplicates", undefined, "pmpk")).status).toBe(403);
    for (const query of ["Наталия Филиппова", "Филлипова", "12.04.2015 Филиппова", "Фелиппова Наталья"]) {
      const { items } = await w.ok<{ items: Made[] }>("GET", `/v1/children?query=${encodeURIComponent(query)}`);
      expect(items.map(({ childId }) => childId)).toContain(first.childId);
    }
  });
});

describe("a child who is looked for", () => {
  it("is found by a part of a double surname, given name first, whatever the apostrophe, and with a typo", async () => {
    const { childId } = await register({ surname: "Д’Артова-Сенжермен", givenName: "Ульяна", birthDate: "2013-07-09" });
    const queries = [
      "Сенжермен",
      "Дартова",
      "Ульяна Сенжермен",
      "д`артова сенжермен",
      "Сенжерман Ульяна",
      "У. Д'Артова",
    ];
    for (const query of queries) {
      const { items } = await w.ok<{ items: Made[] }>("GET", `/v1/children?query=${encodeURIComponent(query)}`);
      expect([query, items.map((one) => one.childId)]).toEqual([query, [childId]]);
    }
  });
});

describe("at the same moment", () => {
  it("two registrations with one СНИЛС come, and one wins", async () => {
    const snils = "112-233-447 97";
    const both = await Promise.all(["Ия", "Яна"].map((givenName) => asked({ givenName, snils })));
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expect(both.find((answer) => answer.status === 409)?.body).toMatchObject({ code: "child.duplicate" });
  });

  it("two corrections of one version come, and one wins", async () => {
    const { childId } = await register({ givenName: "Ева" });
    const both = await Promise.all(
      ["Орлова", "Уткина"].map((surname) => patch(childId, { person: { surname } }, '"v1"')),
    );
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 412]);
    const { formerNames } = await w.ok<{ formerNames: object[] }>("GET", `/v1/children/${childId}`);
    expect(formerNames).toHaveLength(1);
  });

  it("two corrections of any version come, and the later keeps what the earlier had", async () => {
    const { childId } = await register({ givenName: "Ада" });
    const both = await Promise.all(["Орлова", "Уткина"].map((surname) => patch(childId, { person: { surname } })));
    expect(both.map((answer) => answer.status)).toEqual([200, 200]);
    const card = await w.ok<{ person: { surname: string }; formerNames: { surname: string }[] }>(
      "GET",
      `/v1/children/${childId}`,
    );
    const names = [...card.formerNames.map((former) => former.surname), card.person.surname];
    expect(names[0]).toBe("Соловьёва");
    expect(names.slice(1).sort()).toEqual(["Орлова", "Уткина"]);
  });
});

describe("who looked at the child", () => {
  interface Logged {
    at: string;
    action: string;
    who: { role: { ru: string }; account?: string; organisation?: string };
  }
  const log = (query = "", who = "mother") =>
    w.ok<{ items: Logged[]; nextCursor?: string }>(
      "GET",
      `/v1/children/${w.childId}/access-log${query}`,
      undefined,
      who,
    );

  it("is read by the mother in words, and without accounts, page by page", async () => {
    const { items } = await log("?limit=200");
    expect(items.find(({ action }) => action === "child.disclose")!.who).toMatchObject({
      role: { ru: "Сотрудник организации по ссылке из письма" },
      organisation: expect.stringMatching(/\S/),
    });
    expect(items.filter(({ who }) => who.account)).toEqual([]);
    const first = await log("?limit=2");
    const next = await log(`?limit=2&cursor=${encodeURIComponent(first.nextCursor!)}`);
    expect(next.items[0]!.at <= first.items[1]!.at).toBe(true);
    const { items: staffs } = await log("?limit=200", "coordinator");
    expect(staffs.find(({ who }) => who.role.ru === "Законный представитель")!.who.account).toBe("mother");
    expect((await w.call("GET", `/v1/children/${w.childId}/access-log`, undefined, "pmpk")).status).toBe(403);
  });

  it("is found by account for the administrator alone, and that is on record too", async () => {
    const path = "/v1/audit?actor=representative:mother&limit=5";
    const { items } = await w.ok<{ items: object[] }>("GET", path, undefined, "admin");
    expect(items[0]).toMatchObject({ by: "representative:mother", subject: w.childId, action: "access.read" });
    expect((await w.call("GET", path)).status).toBe(403);
    const own = await w.ok<{ items: object[] }>("GET", "/v1/audit?actor=admin:admin", undefined, "admin");
    expect(own.items).toContainEqual(
      expect.objectContaining({ action: "audit.read", detail: { actor: "representative:mother" } }),
    );
  });
});

describe("who answers by link", () => {
  const by = { name: "Иванова Анна Петровна", post: "методист", phone: "77-09-32" };

  it("is known to the coordinator and to the colleague who presses second, and to no log, mail or family", async () => {
    const [step] = await w.stepsOf(routeId, "CommissionReview");
    const token = await w.token("pmpc@example.org");
    const answered = await w.respond({ token, action: "report", result: "performed", by });
    expect(answered).toMatchObject({
      status: 200,
      body: { answered: { name: by.name, number: step!.stepId.slice(-6) } },
    });
    const second = await w.respond({ token, action: "accept", by: { name: "Петрова", post: "секретарь" } });
    expect(second).toMatchObject({
      status: 410,
      body: { code: "link.used", current: { answered: { name: by.name } } },
    });
    expect(second.body).toMatchObject({ detail: expect.stringContaining("Иванова Анна Петровна, методист") });
    expect(await w.ok("GET", `/v1/steps/${step!.stepId}`)).toMatchObject({ answeredBy: by });
    const { items } = await w.ok<{ items: { type: string }[] }>("GET", `/v1/routes/${routeId}/history`);
    expect(items.find(({ type }) => type === "step.completed")).toMatchObject({
      answeredBy: "Иванова Анна Петровна, методист, 77-09-32",
    });
    const family = await w.ok("GET", `/v1/steps/${step!.stepId}`, undefined, "mother");
    expect(JSON.stringify([family, w.logs])).not.toContain("Иванова");
  });
});

describe("an account that floods", () => {
  it("waits as long as it is told, while others are answered, and is answered afterwards", async () => {
    const representative = `rep_${"0".repeat(26)}` as const;
    const flooder = { account: "flooder", role: "representative" as const, tenant, name: "Поток", representative };
    await w.cloud.identity.registerAccount(flooder);
    const me = (as: string) => w.call("GET", "/v1/me", undefined, as);
    const asks = (as: string, times: number) => Promise.all(Array.from({ length: times }, () => me(as)));
    const [flood, ...others] = await Promise.all([
      asks("flooder", 250),
      ...["mother", "coordinator", "admin"].map((as) => asks(as, 5)),
    ]);
    expect(others.flat().map(({ status }) => status)).toEqual(Array(15).fill(200));
    const refused = [...flood, await me("flooder")].filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    for (const { status, body } of refused) expect([status, body.code]).toEqual([429, "request.too-many"]);
    const wait = Number(refused.at(-1)!.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(0);
    await w.cloud.advance(`PT${wait}S`);
    expect((await me("flooder")).status).toBe(200);
  });
});

describe("an account that is blocked", () => {
  const block = (account: string, query = "") =>
    w.call("POST", `/v1/accounts/${account}/block${query}`, undefined, "admin");

  it("has been here, unless the administrator says otherwise, and is never one's own", async () => {
    expect(await block("nosuch")).toMatchObject({ status: 409, body: { code: "account.unknown" } });
    expect((await block("nosuch", "?unseen=true")).status).toBe(200);
    expect(await block("admin")).toMatchObject({ status: 409, body: { code: "account.own" } });
    expect((await block("mother")).status).toBe(200);
    expect((await w.call("GET", "/v1/me", undefined, "mother")).status).toBe(401);
    expect((await w.call("POST", "/v1/accounts/mother/unblock", {}, "admin")).status).toBe(200);
    expect((await w.call("GET", "/v1/me", undefined, "mother")).status).toBe(200);
  });

  it("stands in the list of those who have been here, and is an administrator's by the word of two others", async () => {
    const accounts = async (role: string, as = "admin") =>
      (
        await w.ok<{ items: { account: string; blocked: boolean }[] }>(
          "GET",
          `/v1/accounts?role=${role}`,
          undefined,
          as,
        )
      ).items;
    const today = "2026-01-12";
    expect(await accounts("representative")).toContainEqual({
      account: "mother",
      role: "representative",
      lastUsedOn: today,
      blocked: false,
    });
    expect((await accounts("specialist")).find(({ account }) => account === "pmpk")).toMatchObject({
      agency: w.agencies.pmpc,
      lastUsedOn: today,
    });
    expect((await w.call("GET", "/v1/accounts")).status).toBe(403);
    for (const account of ["second", "third"]) {
      await w.cloud.identity.registerAccount({ account, role: "admin", tenant, name: account });
      await w.ok("GET", "/v1/me", undefined, account);
      if (account === "second")
        expect(await block("second")).toMatchObject({ status: 409, body: { code: "account.last-administrators" } });
    }
    expect((await accounts("admin")).map(({ account }) => account)).toEqual(["admin", "second", "third"]);
    const reason = "Уволен приказом от 3 марта № 12";
    const byTwo = (account: string, as: string, body: object = { reason }) =>
      w.call("POST", `/v1/accounts/${account}/block`, body, as);
    expect(await byTwo("third", "admin", {})).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/reason" }] },
    });
    const asked = await byTwo("third", "admin");
    expect(asked).toMatchObject({ status: 202, body: { code: "second-person.wanted" } });
    const { confirmationId } = (asked.body as { current: { confirmationId: string } }).current;
    const path = `/v1/confirmations/${confirmationId}`;
    expect((await w.call("POST", `${path}/confirm`, undefined, "admin")).status).toBe(409);
    // Coordinators neither see it nor say yes to it, and whom it is about does not.
    expect((await w.call("GET", path)).status).toBe(404);
    expect((await w.call("POST", `${path}/confirm`)).status).toBe(404);
    expect(await w.call("POST", `${path}/confirm`, undefined, "third")).toMatchObject({
      body: { code: "account.own" },
    });
    expect(await w.ok("GET", path, undefined, "second")).toMatchObject({ act: "account.block", reason });
    await w.ok("POST", `${path}/confirm`, undefined, "second");
    expect((await w.call("GET", "/v1/me", undefined, "third")).status).toBe(401);
    expect(await accounts("admin")).toMatchObject([{}, {}, { account: "third", blocked: true }]);
    // Two are left, and neither can shut out the other.
    expect(await byTwo("second", "admin")).toMatchObject({ body: { code: "account.last-administrators" } });
    expect(await byTwo("admin", "second")).toMatchObject({ body: { code: "account.last-administrators" } });
    const log = await w.ok<{ items: object[] }>("GET", "/v1/audit?action=account.block", undefined, "admin");
    expect(log.items[0]).toMatchObject({ by: "admin:second", detail: { account: "third", askedBy: "admin:admin" } });
  });
});

describe("an emergency", () => {
  const reason = "Ребёнок в приёмном покое без сознания, нужны телефоны родителей";
  const ask = (as: string, childId = w.childId) => w.call("POST", "/v1/emergency-access", { childId, reason }, as);
  const open = async (as: string) => (await ask(as)).body as { emergencyId: string; until: string; mayDo: string[] };
  const card = (emergencyId: string, as: string) =>
    w.call("GET", `/v1/emergency-access/${emergencyId}/card`, undefined, as);
  const actions = async (as: string) =>
    (
      await w.ok<{ items: { action: string; who: { account?: string }; why: { ru: string } }[] }>(
        "GET",
        `/v1/children/${w.childId}/access-log?limit=200`,
        undefined,
        as,
      )
    ).items.filter(({ action }) => /^(glass|emergency)\./.test(action));
  const tasks = async () =>
    (
      await w.ok<{ items: { task: { taskId: string; kind: string; emergencyId?: string } }[] }>(
        "GET",
        "/v1/inbox?bucket=tasks&limit=200",
      )
    ).items
      .map(({ task }) => task)
      .filter(({ kind }) => kind === "emergency-access");

  beforeAll(() => {
    const far = { role: "coordinator" as const, tenant, name: "Кемерово", municipality: "kemerovo" };
    return w.cloud.identity.registerAccount({ ...far, account: "kemerovo" });
  });

  it("shows an administrator one card for an hour, tells the data officer, and is reviewed by another", async () => {
    const ctx = systemCtx(deps(), tenant, "test");
    await Tenant.configure(ctx, { ...settingsOf(w.cloud.urls.api), dataOfficer: "officer@example.org" });
    expect((await w.call("GET", `/v1/children/${w.childId}`, undefined, "admin")).status).toBe(403);
    expect((await ask("pmpk")).status).toBe(403);
    expect(await ask("coordinator")).toMatchObject({ status: 409, body: { code: "emergency.needless" } });
    expect((await ask("admin", "child_01JNE0000000000000000000AA")).status).toBe(404);
    const { emergencyId, mayDo } = await open("admin");
    expect(mayDo).toEqual(["read"]);
    expect((await open("admin")).emergencyId).toBe(emergencyId);
    const shown = await card(emergencyId, "admin");
    expect(shown).toMatchObject({
      status: 200,
      body: {
        person: { givenName: canary.givenName },
        representatives: [expect.objectContaining({ phone: canary.phone })],
        organisations: expect.arrayContaining([expect.objectContaining({ agencyId: w.agencies.health })]),
      },
    });
    // No other right has become wider, and nobody else reads by it.
    expect((await w.call("GET", `/v1/routes/${routeId}`, undefined, "admin")).status).toBe(403);
    for (const as of ["coordinator", "kemerovo"]) expect((await card(emergencyId, as)).status).toBe(404);

    await w.cloud.settle();
    const [letter, ...more] = await w.mails("officer@example.org");
    expect([letter!.subject, more.length]).toEqual(["Экстренный доступ к карте ребёнка", 0]);
    expect(letter!.text).toContain(emergencyId);
    expect(JSON.stringify([letter, w.logs])).not.toMatch(new RegExp(`${canary.givenName}|${w.childId}|приёмном`));
    const [task] = await tasks();
    expect(task).toMatchObject({ emergencyId });
    expect((await w.call("POST", `/v1/inbox/tasks/${task!.taskId}/done`)).status).toBe(403);

    const path = `/v1/emergency-access/${emergencyId}`;
    expect(await w.ok("GET", path)).toMatchObject({ reason, openedBy: "admin:admin", mayDo: ["review"] });
    const words = { justified: false, words: "Родители были рядом" };
    expect((await w.call("POST", `${path}/review`, words, "admin")).status).toBe(403);
    expect((await w.call("POST", `${path}/review`, words, "kemerovo")).status).toBe(404);
    expect(await w.ok("POST", `${path}/review`, words)).toMatchObject({
      status: "unjustified",
      reviewed: { by: "coordinator:coordinator", words: words.words },
      mayDo: [],
    });
    expect(await w.call("POST", `${path}/review`, words)).toMatchObject({ body: { code: "emergency.reviewed" } });
    expect(await card(emergencyId, "admin")).toMatchObject({ status: 409, body: { code: "emergency.over" } });
    await w.cloud.settle();
    expect(await tasks()).toEqual([]);
    const { items } = await w.ok<{ items: object[] }>("GET", "/v1/emergency-access?status=unjustified");
    expect(items).toMatchObject([{ emergencyId, childId: w.childId }]);

    // The family reads of it in plain words, the staff with the account.
    const theirs = await actions("mother");
    const read = theirs.filter(({ action }) => action === "glass.read");
    expect(read).toMatchObject([
      { who: { role: { ru: "Администратор региона" } }, why: { ru: expect.stringContaining("Угроза жизни") } },
    ]);
    expect(read[0]!.who.account).toBeUndefined();
    const staffs = await actions("coordinator");
    expect(staffs.find(({ action }) => action === "glass.read")!.who.account).toBe("admin");
  });

  it("opens to a coordinator of another territory, whose own look nobody lets them review, until the hour is over", async () => {
    const { emergencyId, until } = await open("kemerovo");
    expect((await w.call("GET", `/v1/children/${w.childId}`, undefined, "kemerovo")).status).toBe(404);
    expect((await card(emergencyId, "kemerovo")).status).toBe(200);
    await w.cloud.advance("PT59M");
    expect((await card(emergencyId, "kemerovo")).status).toBe(200);
    await w.cloud.advance("PT1M");
    expect(Date.parse(until)).toBe(w.cloud.clock.now());
    expect(await card(emergencyId, "kemerovo")).toMatchObject({ body: { code: "emergency.over" } });
  });
});
