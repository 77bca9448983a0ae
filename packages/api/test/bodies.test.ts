import { beforeAll, describe, expect, test } from "vitest";
import { described } from "../src/openapi/index.ts";
import { newChild } from "../src/operations/examples.ts";
import { ask, makeWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const post = (path: string, body: unknown, headers = {}) =>
  ask(world, "POST", `/v1${path}`, { token: world.tokens.coordinator, body, headers });
const child = (person: Record<string, unknown>, more = {}) => ({
  ...newChild,
  ...more,
  person: { ...newChild.person, ...person },
});
const pointers = (json: Record<string, unknown>) => (json.errors as Array<{ pointer: string }>).map((e) => e.pointer);

describe("keys that are not ours to send (FAULTS B3)", () => {
  test.each(["status", "agencyId", "role", "version", "tenant", "childId"])("%s → 400, named", async (key) => {
    const answer = await post("/children", { ...newChild, [key]: "x" });
    expect(answer).toMatchObject({ status: 400, json: { code: "request.invalid" } });
    expect(pointers(answer.json)).toContain(`/${key}`);
  });

  test.each([
    ["__proto__ at the top", '{"__proto__":{"role":"admin"},"reason":"x"}'],
    ["__proto__ further in", '{"reason":"x","a":[{"__proto__":1}]}'],
    ["constructor", '{"constructor":1,"reason":"x"}'],
    ["__proto__, escaped", '{"\\u005f_proto__":1,"reason":"x"}'],
  ])("%s → 400", async (_, body) => {
    const answer = await post(`/steps/${world.ours.family.stepId}/reject`, body);
    expect(answer).toMatchObject({ status: 400, json: { code: "request.malformed" } });
  });
});

test("a body full of unknown keys gets a short answer, by a link without a token too (FAULTS B3, B21)", async () => {
  const keys = Object.fromEntries(Array.from({ length: 90_000 }, (_, i) => [`k${i}`, 0]));
  for (const path of ["/children", "/respond/organisation"]) {
    const answer = await post(path, { token: "x".repeat(20), ...keys });
    expect(answer).toMatchObject({ status: 400, json: { code: "request.invalid" } });
    expect(pointers(answer.json).length).toBeLessThanOrEqual(50);
    expect(answer.text.length).toBeLessThan(20_000);
  }
});

describe("JSON that two readers would read differently (FAULTS B4)", () => {
  const deep = (n: number) => "[".repeat(n) + "]".repeat(n);
  test.each([
    ["a key twice", '{"template":"school-age","template":"early-help"}'],
    ["a key twice, once escaped", '{"template":"a","t\\u0065mplate":"b"}'],
    ["nested 10,000 deep", `{"template":${deep(10_000)}}`],
    ["nested 33 deep", `{"template":${deep(32)}}`],
    ["2^53 + 1", '{"template":9007199254740993}'],
    ["infinity", '{"template":1e999}'],
    ["a lone surrogate", '{"template":"\\ud800"}'],
    ["NUL", '{"template":"a\\u0000b"}'],
    ["no JSON", "{template: 1}"],
    ["two texts", "{} {}"],
    ["a byte order mark", "\ufeff{}"],
    ["not UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])],
  ])("%s → 400", async (_, body) => {
    const answer = await post(`/children/${world.ours.family.childId}/routes`, body);
    expect(answer).toMatchObject({ status: 400, json: { code: "request.malformed" } });
    expect(answer.text).not.toContain("early-help");
  });

  test("10 MB → 413, whatever the length that is claimed", async () => {
    const big = JSON.stringify({ template: "x".repeat(10 * 2 ** 20) });
    expect(await post(`/children/${world.ours.family.childId}/routes`, big)).toMatchObject({ status: 413 });
    const stream = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(2 ** 18).fill(0x20)),
    });
    const init = { method: "POST", body: stream, duplex: "half" };
    const headers = { authorization: `Bearer ${world.tokens.coordinator}`, "content-type": "application/json" };
    const response = await world.app.request("/v1/agencies", { ...init, headers } as RequestInit);
    expect(response.status).toBe(413);
  });

  test("an import may be larger, as far as a function on AWS can be called with it", async () => {
    const row = { ...newChild, note: "x".repeat(1000) };
    const answer = await post("/children/imports", { rows: Array.from({ length: 1001 }, () => row) });
    expect(answer).toMatchObject({ status: 422, json: { code: "input.invalid" } });
    expect(await post("/children/imports", " ".repeat(5.5 * 2 ** 20 + 1))).toMatchObject({ status: 413 });
  });

  test("no body may be larger than what comes through: a file of 4 MB in base64, with the headers", () => {
    const limits = described.flatMap(({ operationId, bodyLimit }) => (bodyLimit ? [[operationId, bodyLimit]] : []));
    expect(limits.length).toBeGreaterThan(10);
    const file = JSON.stringify({
      format: "xlsx",
      dryRun: true,
      content: Buffer.alloc(4 * 2 ** 20).toString("base64"),
    });
    const largest = Math.max(...limits.map(([, limit]) => Number(limit)));
    expect(largest).toBeGreaterThan(file.length);
    const event = JSON.stringify({ body: `"${"x".repeat(largest - 2)}"`, headers: "h".repeat(2 * 10_240) });
    expect(event.length).toBeLessThan(6_291_456);
  });

  test("no object at all → 400", async () => {
    for (const body of ["[]", "null", '"x"', "1"])
      expect(await post("/agencies", body)).toMatchObject({ status: 400, json: { code: "request.invalid" } });
  });
});

describe("texts (FAULTS B10)", () => {
  test.each(["Анна\r\nBcc: all@example.org", "Анна\nМария", "Анна\u0000", "Ан\ud800на", "Анна\u0007", "Анна\u0085"])(
    "%j in a name → 400",
    async (givenName) => {
      const answer = await post("/children", child({ givenName }));
      expect(answer.status).toBe(400);
    },
  );

  test("invisible and bidirectional marks are taken out, letters come out composed", async () => {
    const givenName = "\u202eАлё\u200bна\ufeff\u2066".normalize("NFD");
    const made = await post("/children", child({ givenName, snils: undefined, birthDate: "2015-02-03" }));
    expect(made.status).toBe(201);
    const card = await ask(world, "GET", `/v1/children/${made.json.childId}`, { token: world.tokens.coordinator });
    expect(card.json.person).toMatchObject({ givenName: "Алёна".normalize("NFC") });
  });
});

describe("a child under letters that nobody can tell apart (FAULTS B10, B14)", () => {
  const duplicate = { status: 409, json: { code: "child.duplicate" } };
  const named = (surname: string) => post("/children", child({ surname, snils: undefined, birthDate: "2015-04-05" }));

  test("is registered once", async () => {
    expect((await named("Кедрова")).status).toBe(201);
    for (const surname of [
      "Кедров\u3164а",
      "Кедро\ufe0fва",
      "Кедрова\u{e0041}",
      "К\u034fедрова",
      "Кедрова\u2800",
      "Кeдрoва",
    ])
      expect(await named(surname), JSON.stringify(surname)).toMatchObject(duplicate);
  });

  test.each(["\u3164", "\ufe0f\u{e0041}", "\u2800 \u115f"])("and not under a name of nothing: %j", async (surname) => {
    expect((await named(surname)).status).toBe(422);
  });
});

describe("values that cannot be (FAULTS B13)", () => {
  test.each([
    ["a wrong checksum", { snils: "112-233-445 96" }, "/person/snils"],
    ["30 February", { birthDate: "2016-02-30" }, "/person/birthDate"],
    ["a birth in the future", { birthDate: "2031-01-01" }, "/person/birthDate"],
    ["somebody of 18", { birthDate: "2007-03-10" }, "/person/birthDate"],
    ["an unknown sex", { sex: "x" }, "/person/sex"],
  ])("%s → 422 with the field, in both languages", async (_, person, pointer) => {
    const answer = await post("/children", child(person));
    expect(answer.status).toBe(422);
    const [fault] = answer.json.errors as Array<Record<string, string>>;
    expect(fault).toMatchObject({ in: "body", pointer });
    expect(fault!.detail).toMatch(/[а-яё]|female/i);
    expect(fault!.detailEn).toMatch(/[a-z]/);
  });

  test("every fault of a body at once, and never the value itself", async () => {
    const answer = await post("/children", {
      ...child({ surname: 5, birthDate: "тайна" }),
      disability: "да",
      extra: 1,
    });
    expect(answer.status).toBe(400);
    expect(pointers(answer.json).toSorted()).toEqual(["/disability", "/extra", "/person/birthDate", "/person/surname"]);
    expect(answer.text).not.toContain("тайна");
  });

  test("what is wrong in one alternative of several is told, not all of them", async () => {
    const answer = await post(`/children/${world.ours.family.childId}/instruments`, { kind: "pmpk", number: "1" });
    expect(pointers(answer.json)).toContain("/educationalNeeds");
    const unknown = await post(`/children/${world.ours.family.childId}/instruments`, { kind: "x" });
    expect(unknown).toMatchObject({ status: 422, json: { errors: [{ pointer: "/kind" }] } });
  });
});

describe("the envelope (FAULTS B16)", () => {
  const path = () => `/agencies`;
  test.each(["text/plain", "application/json; charset=windows-1251", "application/x-www-form-urlencoded", ""])(
    "Content-Type %j → 415",
    async (type) => {
      expect(await post(path(), "{}", { "content-type": type })).toMatchObject({
        status: 415,
        json: { code: "request.media-type" },
      });
    },
  );

  test.each(["application/json", "Application/JSON; Charset=UTF-8"])("Content-Type %j is taken", async (type) => {
    expect(await post(path(), "{}", { "content-type": type })).toMatchObject({
      status: 400,
      json: { code: "request.invalid" },
    });
  });

  test("an undeclared method → 405 with Allow; an unknown address → 404", async () => {
    const answer = await ask(world, "DELETE", `/v1/children/${world.ours.family.childId}`, {
      token: world.tokens.coordinator,
    });
    expect(answer).toMatchObject({ status: 405, json: { code: "method.unknown" } });
    expect(answer.headers.get("allow")).toBe("GET, HEAD, PATCH");
    for (const method of ["PURGE", "OPTIONS", "PUT"])
      expect((await ask(world, method, "/v1/steps", { token: world.tokens.coordinator })).status).toBe(405);
    expect(await ask(world, "GET", "/v1/children/", { token: world.tokens.coordinator })).toMatchObject({
      status: 404,
      json: { code: "path.unknown" },
    });
    expect(await ask(world, "GET", "/v1/nothing")).toMatchObject({ status: 404 });
  });

  test("an id that cannot be one is simply not there", async () => {
    for (const id of ["imports", "child_1", "step_01JNYZXDW0F6S7ECV03HPJ1T22", "..%2f..", "%00", "child_%0a"])
      expect(await ask(world, "GET", `/v1/children/${id}`, { token: world.tokens.coordinator })).toMatchObject({
        status: 404,
        json: { code: "not-found" },
      });
  });

  test("a query: unknown, repeated or wrong parameters → 400", async () => {
    for (const query of [
      "sort=1",
      "limit=0",
      "limit=201",
      "limit=1e1",
      "limit=5&limit=6",
      "bucket=x",
      "agency=1",
      "__proto__=1",
    ]) {
      const answer = await ask(world, "GET", `/v1/steps?${query}`, { token: world.tokens.coordinator });
      expect(answer, query).toMatchObject({
        status: 400,
        json: { code: "request.invalid", errors: [{ in: "query" }] },
      });
    }
    expect((await ask(world, "GET", "/v1/me?x=1", { token: world.tokens.coordinator })).status).toBe(400);
  });

  test("a verb needs no body, and takes none that says more than it knows", async () => {
    const { stepId } = world.ours.otherFamily;
    expect((await post(`/steps/${stepId}/accept`, { note: "x" })).status).toBe(400);
    expect((await post(`/steps/${stepId}/accept`, undefined)).status).toBe(200);
    const approve = `/routes/${world.ours.family.routeId}/plan/approve`;
    expect((await post(approve, { note: "x" })).json).toMatchObject({ status: 400, code: "request.invalid" });
    expect((await post(approve, {})).json.code).not.toBe("request.invalid");
  });
});
