import { beforeAll, describe, expect, it } from "vitest";
import { type Expecting, expecting, itsAgencies, telling } from "./expecting.ts";
import { tenant, type World } from "./world.ts";

interface Proposed {
  handoverId: string;
  kind: string;
  childId: string;
}
/** What the world's own tests ask it. */
interface Asking {
  handovers(query?: string): Promise<Proposed[]>;
  tasks(childId: string): Promise<string[]>;
  consent(childId: string, representativeId: string, signedOn: string): Promise<{ status: number }>;
}

/** Whoever expects a child, in a world that is there already. */
export const expectingFamilies = (world: () => World, { handovers, tasks, consent }: Asking) =>
  describe("a family that expects a child", () => {
    let w: World;
    beforeAll(() => {
      w = world();
    });
    let family: Expecting;
    let routeId: string;
    interface Page {
      page: { you: { name?: string }; children: { childId: string; name: string; route?: { title: object } }[] };
    }
    const open = <T>(token: string, action: string, more: object = {}) =>
      w.ok<T>("POST", "/v1/family", { token, action, ...more }, "");
    const until = async (instant: string) => {
      const seconds = Math.round((Date.parse(instant) - w.cloud.clock.now()) / 1000);
      await w.cloud.advance(`PT${seconds}S`);
      await w.cloud.settle();
    };
    const begin = async (childId: string) => {
      const opened = await w.ok<{ routeId: string }>("POST", `/v1/children/${childId}/routes`, {
        template: "before-birth",
      });
      await w.cloud.settle();
      return opened.routeId;
    };
    const figures = () =>
      w.ok<{ computed: { totals: Record<string, number> } }>("GET", "/v1/indicators?period=2025-Q4");
    const born = { surname: "Журавлёва", givenName: "Зоя", birthDate: "2025-10-06", sex: "female" };
    const label = /^Семья [2-9A-HJ-NP-Z]{5}$/;

    it("is registered unnamed, and refuses what cannot be", async () => {
      await itsAgencies(w);
      for (const [pointer, wrong] of [
        ["/municipality", { municipality: "омск" }],
        ["/dueOn", { dueOn: "2027-01-01" }],
        ["/dueOn", { dueOn: "2025-02-30" }],
        ["/mother/phone", { mother: { phone: "нет" } }],
        ["/mother/representativeId", { mother: { representativeId: "rep_01J8ZQ4M7N3E5R6T8V9WXYZABC" } }],
      ] as const) {
        const body = { municipality: "novokuznetsk", dueOn: "2025-12-01", ...wrong };
        expect(await w.call("POST", "/v1/expected-children", body)).toMatchObject({
          status: 422,
          body: { errors: [{ pointer }] },
        });
      }
      const { computed: before } = await figures();
      family = await expecting(w, "2025-12-01", "2025-10-01");
      const { childId } = family;
      const card = await w.ok<Record<string, unknown>>("GET", `/v1/children/${childId}`);
      expect(card).toMatchObject({
        expected: true,
        label: expect.stringMatching(label),
        dueOn: "2025-12-01",
        representatives: [{ representativeId: family.mother, relation: "parent" }],
      });
      for (const field of ["person", "sex", "born"]) expect(card[field]).toBeUndefined();
      await w.cloud.settle();
      expect((await figures()).computed.totals).toEqual(before.totals);
      const listed = async (path: string) => JSON.stringify(await w.ok("GET", path)).includes(childId);
      expect(await listed("/v1/expected-children?municipality=novokuznetsk")).toBe(true);
      expect(await listed("/v1/expected-children?municipality=kemerovo")).toBe(false);
      expect(await listed("/v1/children?limit=200")).toBe(false);
      expect(await listed(`/v1/children?query=${encodeURIComponent(String(card.label))}`)).toBe(false);
      for (const [path, body] of [
        ["routes", { template: "early-help" }],
        [
          "instruments",
          {
            kind: "pmpk",
            number: "7",
            issuer: "ПМПК",
            validFrom: "2025-10-01",
            validTo: "2026-10-01",
            educationalNeeds: true,
          },
        ],
      ] as const)
        expect(await w.call("POST", `/v1/children/${childId}/${path}`, body)).toMatchObject({
          status: 409,
          body: { code: "child.expected" },
        });
    });

    it("has one card for one birth, unless a person says that it is another", async () => {
      const mother = {
        givenName: "Дарья",
        surname: "Сойкина",
        email: "sojkina@example.net",
        phone: "+7 900 111-22-33",
      };
      const body = { municipality: "novokuznetsk", dueOn: "2026-03-03", mother };
      const first = await w.ok<{ childId: string; representativeIds: string[] }>("POST", "/v1/expected-children", body);
      const again = (more: object) => w.call("POST", "/v1/expected-children", { ...body, ...more });
      const asked = { status: 409, body: { code: "child.duplicate", current: { candidates: [first.childId] } } };
      for (const same of [
        { email: "SOJKINA@example.net" },
        { phone: "89001112233" },
        { surname: "Сойкина", givenName: "Дарья" },
      ])
        expect(await again({ mother: same })).toMatchObject(asked);
      const known = { mother: { representativeId: first.representativeIds[0] }, dueOn: "2026-04-01" };
      expect(await again(known)).toMatchObject(asked);
      for (const other of [{ mother: {} }, { mother: { email: "other@example.net" } }, { dueOn: "2026-03-04" }])
        expect((await again(other)).status).toBe(201);
      expect((await again({ ...known, confirmedDistinctFrom: [first.childId] })).status).toBe(201);
    });

    it("is expected for another day than was thought", async () => {
      const at = `/v1/children/${family.childId}`;
      const on = (body: object, path = at) => w.call("PATCH", path, body, "coordinator", { "if-match": "*" });
      expect(await on({ dueOn: "2027-01-01" })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: "/dueOn" }] },
      });
      // A birth is entered as such, with the days that it may have.
      for (const person of [{ givenName: "Зоя" }, { ...born, birthDate: "2015-01-01" }])
        expect(await on({ person })).toMatchObject({ status: 409, body: { code: "child.expected" } });
      const { items } = await w.ok<{ items: { childId: string }[] }>("GET", "/v1/children?limit=1");
      expect(await on({ dueOn: "2025-11-20" }, `/v1/children/${items[0]!.childId}`)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: "/dueOn" }] },
      });
      expect(await on({ dueOn: "2025-11-20" })).toMatchObject({ status: 200, body: { expected: true } });
      expect(await w.ok("GET", at)).toMatchObject({ label: expect.stringMatching(label), dueOn: "2025-11-20" });
      await w.ok("PATCH", at, { dueOn: "2025-12-01" }, "coordinator", { "if-match": "*" });
    });

    it("has a route, whose first talk is missed after 48 hours by the clock, on a Sunday", async () => {
      await until("2025-10-03T09:30:00+07:00");
      routeId = await begin(family.childId);
      const [talk] = await w.stepsOf(routeId, "FirstContact");
      expect(talk).toMatchObject({ status: "requested", dueDate: "2025-10-05" });
      const [name] = Object.entries(w.agencies).find(([, agencyId]) => agencyId === talk!.agencyId)!;
      expect(name).toMatch(/^resourceCentre/);
      const office = `${name}@example.org`.toLowerCase();
      const link = await w.respond({ token: await w.token(office), action: "view" });
      expect(link).toMatchObject({ body: { child: { name: expect.stringMatching(label) } } });
      expect(JSON.stringify(link.body)).not.toContain("birthDate");
      await until("2025-10-05T09:00:00+07:00");
      expect(await w.history(routeId)).not.toContain("step.escalated");
      await until("2025-10-05T09:45:00+07:00");
      expect(await w.history(routeId)).toContain("step.escalated");
      await w.cloud.advance("P1D");
      await w.cloud.settle();
      const letters = await w.mails(office);
      expect(letters.some(({ subject }) => /срок/i.test(subject))).toBe(true);
      await w.complete(talk!.stepId);
    });

    it("sees on her page what is next, books a consultation and asks, and nothing names anybody", async () => {
      const { page } = await open<Page>(family.token, "show");
      expect(page.you.name).toBeUndefined();
      expect(page.children).toMatchObject([
        {
          childId: family.childId,
          name: expect.stringMatching(label),
          route: { title: { ru: "Маршрут поддержки семьи" } },
        },
      ]);
      expect(JSON.stringify(page)).not.toMatch(telling);
      await w.ok("POST", `/v1/agencies/${w.agencies.resourceCentre}/slots`, {
        serviceKey: "family-consultation",
        post: "Психолог",
        place: "phone",
        minutes: 60,
        times: { date: "2025-10-09", from: "10:00", until: "12:00" },
      });
      const { childId } = family;
      const { slots } = await open<{ slots: { slotId: string; times: { at: string }[] }[] }>(
        family.token,
        "find-slots",
        {
          childId,
        },
      );
      const booked = { childId, slotId: slots[0]!.slotId, at: slots[0]!.times[0]!.at, topic: "other" };
      expect(await open(family.token, "book", booked)).toMatchObject({ appointments: [{ local: "2025-10-09T10:00" }] });
      const asked = { childId, kind: "question", words: "Кто поможет с документами?" };
      expect(await open(family.token, "ask", asked)).toMatchObject({ requests: [{ words: asked.words }] });
      await w.cloud.settle();
    });

    it("has a daughter: the card is hers, early help goes on, and the old link still opens", async () => {
      const at = `/v1/children/${family.childId}/birth`;
      const enter = (person: object, more: object = {}) =>
        w.call("POST", at, { person: { ...born, ...person }, ...more }, "coordinator", { "if-match": "*" });
      for (const [pointer, wrong] of [
        ["/person/birthDate", { birthDate: "2024-10-06" }],
        ["/person/birthDate", { birthDate: "2025-12-06" }],
        ["/person/snils", { snils: "112-233-445 96" }],
      ] as const)
        expect(await enter(wrong)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
      const named = { representativeId: family.mother, surname: "Журавлёва", givenName: "Ольга" };
      expect(await enter({}, { representatives: [named] })).toMatchObject({ status: 200, body: { born: "2025-10" } });
      expect(await enter({})).toMatchObject({ status: 409, body: { code: "child.born" } });
      await w.cloud.settle();
      const card = await w.ok<Record<string, unknown>>("GET", `/v1/children/${family.childId}`);
      expect(card).toMatchObject({ person: born, representatives: [{ givenName: "Ольга" }], formerNames: [] });
      for (const field of ["expected", "label", "dueOn"]) expect(card[field]).toBeUndefined();
      const found = await w.ok<{ items: object[] }>("GET", `/v1/children?query=${encodeURIComponent("Журавлёва Зоя")}`);
      expect(found.items).toMatchObject([{ childId: family.childId, person: { birthDate: born.birthDate } }]);
      const [proposed] = (await handovers()).filter(({ childId }) => childId === family.childId);
      expect(proposed).toMatchObject({ kind: "age", routeId, to: { template: "early-help" } });
      const path = `/v1/handovers/${proposed!.handoverId}`;
      expect(await w.call("POST", `${path}/accept`, { template: "foster-family" })).toMatchObject({ status: 422 });
      await w.ok("POST", `${path}/accept`, {});
      await w.cloud.settle();
      expect(await w.route(routeId)).toMatchObject({ status: "handed-over" });
      const { page } = await open<Page>(family.token, "show");
      expect(page).toMatchObject({
        you: { name: "Ольга" },
        children: [{ name: "Зоя", route: { title: { ru: "Маршрут ранней помощи" } } }],
      });
      expect(await open(family.token, "appointments", { childId: family.childId })).toMatchObject({
        appointments: [{ status: "booked" }],
      });
      expect(await w.ok("GET", "/v1/indicators/check", undefined, "admin")).toMatchObject({ items: [] });
    });

    it("gives a child up: guardians represent it, its placement is a task, and foster care is its route", async () => {
      const other = await expecting(w, "2025-11-01", "2025-10-01");
      const first = await begin(other.childId);
      const guardian = {
        surname: "Орлова",
        givenName: "Вера",
        relation: "institution",
        agencyId: w.agencies.guardianship,
        authority: { kind: "placement-act", number: "7", from: "2025-10-06" },
      };
      await w.ok(
        "POST",
        `/v1/children/${other.childId}/birth`,
        {
          person: { ...born, surname: "Синицын", givenName: "Лев", sex: "male" },
          targetGroups: ["foster-family"],
          addRepresentatives: [guardian],
          removeRepresentatives: [other.mother],
          placement: true,
        },
        "coordinator",
        { "if-match": "*" },
      );
      await w.cloud.settle();
      expect(await tasks(other.childId)).toEqual(expect.arrayContaining(["placement-needed", "consent-needed"]));
      expect(await w.call("POST", "/v1/family", { token: other.token, action: "show" }, "")).toMatchObject({
        body: { code: "link.dead" },
      });
      const { representativeIds } = await w.ok<{ representativeIds: string[] }>("GET", `/v1/children/${other.childId}`);
      expect((await consent(other.childId, representativeIds[0]!, "2025-10-06")).status).toBe(201);
      const proposed = (await handovers()).find(({ childId, kind }) => childId === other.childId && kind === "age");
      await w.ok("POST", `/v1/handovers/${proposed!.handoverId}/accept`, { template: "foster-family" });
      await w.cloud.settle();
      expect(await w.route(first)).toMatchObject({ status: "handed-over" });
      const { items } = await w.ok<{ items: { routeId: string; status: string; template: { key: string } }[] }>(
        "GET",
        `/v1/children/${other.childId}/routes`,
      );
      const fostered = items.find(({ status }) => status === "open")!;
      expect(fostered).toMatchObject({ template: { key: "foster-family" } });
      const [visit] = await w.stepsOf(fostered.routeId, "FosterCare");
      expect(visit).toMatchObject({ status: "requested", agencyId: w.agencies.guardianship });
      await w.complete(visit!.stepId);
      expect((await w.stepsOf(fostered.routeId, "CommissionReview"))[0]).toMatchObject({ status: "requested" });
    });

    it("joins the card that the hospital has made, whose route goes on from there", async () => {
      const hidden = await expecting(w, "2025-11-15", "2025-10-01");
      const first = await begin(hidden.childId);
      const person = { ...born, surname: "Лисицына", givenName: "Мария", birthDate: "2025-10-06" };
      const parent = { surname: "Лисицына", givenName: "Анна", relation: "parent" };
      const made = { person, municipality: "novokuznetsk", representatives: [parent] };
      const { childId } = await w.ok<{ childId: string }>("POST", "/v1/children", {
        ...made,
        disability: false,
        educationalNeeds: false,
      });
      const again = await w.call("POST", `/v1/children/${hidden.childId}/birth`, { person }, "coordinator", {
        "if-match": "*",
      });
      expect(again).toMatchObject({
        status: 409,
        body: { code: "child.duplicate", current: { candidates: [childId] } },
      });
      const turned = await w.call("POST", `/v1/children/${hidden.childId}/merge`, { other: childId, confirm: true });
      expect(turned).toMatchObject({ status: 422, body: { errors: [{ pointer: "/other" }] } });
      const merged = await w.ok<object>("POST", `/v1/children/${childId}/merge`, {
        other: hidden.childId,
        confirm: true,
      });
      expect(merged).toMatchObject({ status: "done" });
      await w.cloud.settle();
      const card = await w.ok<object>("GET", `/v1/children/${childId}`);
      expect(card).toMatchObject({ person: { surname: "Лисицына", givenName: "Мария" }, formerNames: [] });
      expect(await w.route(first)).toMatchObject({ status: "open", childId });
      expect((await handovers()).filter((one) => one.childId === childId)).toMatchObject([{ kind: "age" }]);
      expect((await open<Page>(hidden.token, "show")).page.children).toMatchObject([{ childId, name: "Мария" }]);
      expect(JSON.stringify(await w.ok("GET", "/v1/expected-children"))).not.toContain(hidden.childId);
    });

    it("ends without a word why, and nothing of any of it stands where others read", async () => {
      const third = await expecting(w, "2026-02-01", "2025-10-01");
      const route = await begin(third.childId);
      const end = (more: object = {}) =>
        w.call("PATCH", `/v1/children/${third.childId}`, { status: "left", ...more }, "coordinator", {
          "if-match": "*",
        });
      expect(await end({ reason: "Решила иначе." })).toMatchObject({ body: { errors: [{ pointer: "/reason" }] } });
      expect(await end({ cause: "deceased" })).toMatchObject({ body: { errors: [{ pointer: "/cause" }] } });
      expect((await end()).status).toBe(200);
      await w.cloud.settle();
      expect(await w.route(route)).toMatchObject({ status: "closed", reason: "other" });
      const { page } = await open<Page>(third.token, "show").catch(() => ({ page: { children: [] } }));
      expect(page.children).toEqual([]);
      await w.cloud.advance("P3D");
      await w.cloud.settle();
      const asked = await w.ok<{ items: { childId: string; grounds: string }[] }>("GET", "/v1/erasures?status=asked");
      expect(asked.items).toMatchObject([{ childId: third.childId, grounds: "purpose-reached" }]);
      const machine = JSON.stringify(
        await Promise.all((await w.executions("route-before-birth-v1")).map(({ arn }) => w.events(arn))),
      );
      expect(machine).not.toMatch(telling);
      for (const { subject, text, html } of await w.mails()) expect(`${subject}${text}${html}`).not.toMatch(telling);
      for (const word of ["Журавлёва", "Зоя", "Ольга"]) expect(w.logs.join("\n")).not.toContain(word);
    });

    it("is erased when two say so, and leaves the mother nothing", async () => {
      const { items } = await w.ok<{ items: { childId: string }[] }>("GET", "/v1/erasures?status=asked");
      const { childId } = items[0]!;
      const body = { grounds: "purpose-reached", reason: "Срок хранения вышел." };
      const wanted = await w.call("POST", `/v1/children/${childId}/erasure`, body);
      expect(wanted).toMatchObject({ status: 202 });
      const { confirmationId } = (wanted.body as { current: { confirmationId: string } }).current;
      await w.cloud.identity.registerAccount({ tenant, role: "coordinator", name: "Второй", account: "second" });
      await w.ok("POST", `/v1/confirmations/${confirmationId}/confirm`, undefined, "second");
      await w.cloud.settle();
      expect(await w.call("GET", `/v1/children/${childId}`)).toMatchObject({ body: { code: "child.erased" } });
      expect(JSON.stringify(await w.ok("GET", "/v1/expected-children"))).not.toContain(childId);
      await w.cloud.advance("P1D");
      await w.cloud.settle();
      const { items: gone } = await w.ok<{ items: { childId: string }[] }>("GET", "/v1/erasures?status=erased");
      expect(gone).toMatchObject([{ childId }]);
    });
  });
