import * as Attendance from "@marshrut/core/attendance";
import { writeCursor } from "@marshrut/core/shared/rules";
import { beforeAll, describe, expect, test } from "vitest";
import { issueCursor } from "../src/cursor/index.ts";
import { described, ourDocument } from "../src/openapi/index.ts";
import { requestOf } from "./budget.requests.ts";
import { ask, makeWorld, staffToken, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

type Listed = { items: Array<Record<string, unknown>>; nextCursor?: string };
const list = async (path: string, token = world.tokens.coordinator) => {
  const answer = await ask(world, "GET", `/v1${path}`, { token });
  return { ...answer, json: answer.json as unknown as Listed & Record<string, unknown> };
};
const pages = async (path: string) => {
  const found: unknown[] = [];
  // By the header Link, which says what nextCursor says.
  for (let at = `${path}${path.includes("?") ? "&" : "?"}limit=2`; ; ) {
    const { json, status, headers } = await list(at);
    expect(status).toBe(200);
    found.push(...json.items);
    const [, next] = /^<\/v1(\S+)>; rel="next"$/.exec(headers.get("link") ?? "") ?? [];
    expect(next && new URL(next, "https://x").searchParams.get("cursor")).toBe(json.nextCursor);
    if (!next) return found;
    at = next;
  }
};

test("page by page a list is the same as at once", async () => {
  for (const path of [
    "/agencies",
    "/agencies?kind=school",
    "/children",
    "/steps",
    "/calendars/years",
    "/templates",
    `/roadmaps/${world.ours.things.own.roadmapId}/measures`,
    `/children/${world.ours.family.childId}/consents`,
    `/routes/${world.ours.family.routeId}/history`,
  ])
    expect(await pages(path)).toEqual((await list(path)).json.items);
});

test("a file of more than one answer says where its next part is, and the last one nothing", async () => {
  const { Download } = await import("../src/operation/index.ts");
  const part = { name: "failed-rows-1.csv", type: "text/csv", bytes: Buffer.from("a") };
  const next = "/v1/imports/import_1/failed?format=csv&part=2";
  const links = [{ ...part, next }, part].map((file) => new Download(file).response().headers.get("link"));
  expect(links).toEqual([`<${next}>; rel="next"`, null]);
});

test("a file is called in Russian, and in ASCII by whoever reads no more", async () => {
  const { Download } = await import("../src/operation/index.ts");
  const file = { name: "Строки (часть 2).csv", plain: "rows-2.csv", type: "text/csv", bytes: Buffer.from("a") };
  const said = new Download(file).response().headers.get("content-disposition")!;
  expect(said).toMatch(/^attachment; filename="rows-2\.csv"; filename\*=UTF-8''[\w%.]+$/);
  expect(decodeURIComponent(said.split("''")[1]!)).toBe(file.name);
  const template = await ask(world, "GET", "/v1/children/imports/template?format=csv", {
    token: world.tokens.coordinator,
  });
  expect(template.headers.get("content-disposition")).toBe(
    `attachment; filename="children-template.csv"; filename*=UTF-8''${encodeURIComponent("Образец списка детей.csv")}`,
  );
});

test("the place in a list behind a link shows nothing, and serves this link only", async () => {
  const sent = { token: await Attendance.officeToken(world.ours.system, world.ours.pmpk), action: "view" };
  const tell = { from: "198.51.100.9" };
  const look = (from: string, token = sent.token) =>
    ask(world, "POST", "/v1/office/sessions", { ...tell, body: { ...sent, token, from } });
  const scope = (token: string) => ({
    actor: { kind: "holder", tenant: world.ours.system.tenant, token } as const,
    operationId: "respondSessions",
    filters: {},
  });
  const order = `T#${world.ours.system.tenant}#AGENCY#${world.ours.pmpk}#ENROLMENTS`;
  const place = writeCursor({ pk: "T#kuzbass#ENROLMENT#1", sk: "ENROLMENT", gsi1pk: order, gsi1sk: "open#1" });
  const { keys } = world.ours.system;
  const [mine, others] = [
    await issueCursor(keys, scope(sent.token), place),
    await issueCursor(keys, scope("x"), place),
  ];
  expect((await look(mine)).status).toBe(200);
  for (const from of [place, others, `${mine}x`])
    expect((await look(from)).json).toMatchObject({ status: 400, code: "cursor.invalid" });
});

test("a cursor serves its own list only (FAULTS B8)", async () => {
  const cursor = encodeURIComponent((await list("/agencies?limit=1&municipality=novokuznetsk")).json.nextCursor!);
  expect((await list(`/agencies?limit=3&municipality=novokuznetsk&cursor=${cursor}`)).status).toBe(200);

  const { tenant } = world.theirs;
  const foreign = await world.issuer.token({ sub: "admin", tenant, role: "admin" });
  const { admin } = world.tokens;
  const tampered = `${cursor.startsWith("A") ? "B" : "A"}${cursor.slice(1)}`;
  const cut = cursor.slice(0, -8);
  const refused = await Promise.all([
    list(`/agencies?municipality=novokuznetsk&cursor=${cursor}`, foreign),
    list(`/agencies?municipality=novokuznetsk&cursor=${cursor}`, admin),
    list(`/agencies?cursor=${cursor}`),
    list(`/agencies?municipality=novokuznetsk&kind=school&cursor=${cursor}`),
    list(`/children?municipality=novokuznetsk&cursor=${cursor}`),
    list(`/steps?cursor=${cursor}`),
    list(`/agencies?municipality=novokuznetsk&cursor=${tampered}`),
    list(`/agencies?municipality=novokuznetsk&cursor=${cut}`),
    list(`/agencies?municipality=novokuznetsk&cursor=${cursor}A`),
    list(`/agencies?municipality=novokuznetsk&cursor=${cursor}%3D`),
    list("/agencies?municipality=novokuznetsk&cursor=%25zz.x"),
    list("/agencies?municipality=novokuznetsk&cursor=x"),
    list("/agencies?municipality=novokuznetsk&cursor="),
  ]);
  for (const { status, json, text } of refused) {
    expect({ status, code: json.code }).toEqual({ status: 400, code: "cursor.invalid" });
    expect(text).not.toMatch(/T#|pk|sk/); // nothing of the store's keys
  }
});

test("a cursor of one route's history is not for another's", async () => {
  const { family, otherFamily } = world.ours;
  const { nextCursor } = (await list(`/routes/${family.routeId}/history?limit=1`)).json;
  const answer = await list(`/routes/${otherFamily.routeId}/history?cursor=${encodeURIComponent(nextCursor!)}`);
  expect(answer).toMatchObject({ status: 400, json: { code: "cursor.invalid" } });
});

/** Neither as it stands nor decoded does a cursor tell of keys, ids, days or hashes: it stands in addresses, and in their logs. */
function showsNothing(cursor: string): void {
  expect(cursor).toMatch(/^[\w.-]{32,4096}$/);
  const texts = [
    cursor,
    ...(["base64url", "hex"] as const).map((code) => Buffer.from(cursor, code).toString("latin1")),
  ];
  for (const text of texts) expect(text).not.toMatch(/T#\w+#|"\w*[ps]k":|_[0-9A-HJKMNP-TV-Z]{26}|\d{4}-\d\d-\d\d/);
}

test("a cursor shows nothing of the store, and each time another text (FAULTS B8)", async () => {
  const { issueCursor, readCursor } = await import("../src/cursor/index.ts");
  const scope = { actor: { kind: "admin", id: "a", tenant: "t" }, operationId: "findChildren", filters: {} } as const;
  const place = `{"pk":"T#t#BLIND#surname#${"x".repeat(43)}","gsi2sk":"open#2025-03-24#step_01JNE0000000000000000000AA"}`;
  const cursors = await Promise.all([1, 2].map(() => issueCursor(world.deps.keys, scope, place)));
  for (const cursor of cursors) {
    showsNothing(cursor);
    expect(await readCursor(world.deps.keys, scope, cursor)).toBe(place);
  }
  expect(cursors[0]).not.toBe(cursors[1]);
});

describe("every list of the description", () => {
  const document = ourDocument({ issuer: "https://id.example.org" });
  type Parameter = { name: string; in: string; schema: object };
  const answerOf = (op: { responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }> }) => {
    const { $ref } = op.responses["200"]?.content?.["application/json"]?.schema ?? {};
    const name = $ref?.split("/").at(-1) ?? "";
    return document.components.schemas[name] as { properties?: Record<string, { type?: string }> } | undefined;
  };
  const lists = Object.entries(document.paths).flatMap(([path, methods]) => {
    const op = (methods as { get?: Parameters<typeof answerOf>[0] & { operationId: string; parameters: Parameter[] } })
      .get;
    const { properties } = (op && answerOf(op)) ?? {};
    return op && properties?.items?.type === "array" ? [{ path, op, properties }] : [];
  });

  test("is there", () => {
    expect(lists.length).toBeGreaterThan(20);
  });

  test.each(lists.map((one) => [one.op.operationId, one] as const))(
    "%s takes a limit and gives a cursor",
    (_, { op, properties }) => {
      const schemaOf = (wanted: string) =>
        op.parameters.find(({ name, in: place }) => place === "query" && name === wanted)?.schema;
      expect(schemaOf("limit")).toEqual({
        type: "integer",
        minimum: 1,
        maximum: 200,
        default: expect.toSatisfy((n: number) => n === 50 || n === 200),
      });
      expect(schemaOf("cursor")).toMatchObject({ type: "string" });
      expect(properties.nextCursor).toMatchObject({ type: "string" });
    },
  );

  test.each(lists.map(({ op }) => op.operationId))("%s gives no more than it is asked for", async (id) => {
    const op = described.find(({ operationId }) => operationId === id)!;
    const { path } = await requestOf(op, world);
    const url = new URL(path, "https://api.example.org");
    const of = async (limit: string) => {
      url.searchParams.set("limit", limit);
      return ask(world, "GET", `${url.pathname}${url.search}`, { token: staffToken(world, id) });
    };
    const one = await of("1");
    expect({ status: one.status, text: one.status === 200 ? "" : one.text }).toEqual({ status: 200, text: "" });
    expect((one.json.items as unknown[]).length).toBeLessThanOrEqual(1);
    if (one.json.nextCursor) showsNothing(one.json.nextCursor as string);
    expect((await of("200")).status).toBe(200);
    for (const limit of ["0", "201", "1.5", "много"]) expect([limit, (await of(limit)).status]).toEqual([limit, 400]);
  });
});

describe("read page by page while others work (FAULTS B24)", () => {
  // What lists hold is made, changed and taken away, each after a page; what cannot be done at that moment is passed by.
  const works = [
    ...["giveConsent", "withdrawConsent", "recordInstrument", "recordResult", "reportExecution", "addSignedPlan"],
    ...["registerAgency", "registerWebhook", "startExport", "submitObligation", "acceptObligation", "returnObligation"],
    ...[
      "extendObligation",
      "acceptStep",
      "completeStep",
      "resendDelivery",
      "doneTask",
      "registerChild",
      "addAttachment",
    ],
    ...["uploadCalendarYear", "requestReport", "declineHandover", "declineSecond", "closeRoute"],
  ];
  let turn = 0;
  async function work(of: World): Promise<void> {
    const op = described.find(({ operationId }) => operationId === works[turn % works.length])!;
    turn++;
    const asked = await requestOf(op, of).catch(() => undefined);
    if (!asked) return;
    const headers = { "if-match": "*" };
    await ask(of, op.method.toUpperCase(), asked.path, { token: of.tokens.coordinator, body: asked.body, headers });
  }
  const nameOf = (item: Record<string, unknown>) =>
    JSON.stringify(Object.entries(item).filter(([key]) => /Id$|^(key|year|number|at|measureKey)$/.test(key)));

  test("no list doubles or misses what is there all the while", async () => {
    const of = await makeWorld();
    const wrong: string[] = [];
    for (const op of described) {
      if (op.method !== "get" || !("nextCursor" in ((op.answer.schema as { shape?: object } | undefined)?.shape ?? {})))
        continue;
      const { path } = await requestOf(op, of);
      const url = new URL(path, "https://api.example.org");
      const page = async (limit: string, cursor?: string) => {
        url.searchParams.set("limit", limit);
        if (cursor) url.searchParams.set("cursor", cursor);
        else url.searchParams.delete("cursor");
        for (const token of [of.tokens.coordinator, of.tokens.admin]) {
          const answer = await ask(of, "GET", `${url.pathname}${url.search}`, { token });
          if (answer.status === 200) return answer.json as unknown as Listed;
        }
        throw new Error(`Nobody reads ${op.operationId}`);
      };
      const before = (await page("200")).items.map(nameOf);
      const seen: string[] = [];
      for (let cursor: string | undefined = "", pages = 0; cursor !== undefined && pages < 100; pages++) {
        const { items, nextCursor }: Listed = await page(pages < 3 ? "1" : "9", cursor);
        seen.push(...items.map(nameOf));
        cursor = nextCursor;
        await work(of);
      }
      const after = new Set((await page("200")).items.map(nameOf));
      const missed = before.filter((name) => after.has(name) && !seen.includes(name));
      if (new Set(seen).size < seen.length && new Set(before).size === before.length)
        wrong.push(`${op.operationId} doubles`);
      if (missed.length > 0) wrong.push(`${op.operationId} misses ${missed.length}`);
    }
    expect(wrong).toEqual([]);
  });
});
