import * as Enrolment from "@marshrut/core/enrolment";
import * as Family from "@marshrut/core/family";
import { type Limited, limits, newId, type Stored, type Write } from "@marshrut/core/shared";
import { beforeAll, expect, test } from "vitest";
import { described, ourDocument } from "../src/openapi/index.ts";
import { requestOf } from "./budget.requests.ts";
import { ask, makeWorld, type World } from "./world.ts";

// FAULTS B21: whatever one parent has many of is limited, and so is every list and text that a request may hold.

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const tenantOf = () => `T#${world.ours.tenant}`;

/** Puts copies of a record beside it, under ids of their own, until the parent has so many. */
async function fill(pk: string, prefix: string, most: number, change = (data: object): object => data): Promise<void> {
  const { items } = await world.bank.list<object>("records", pk, { prefix });
  const [{ kind, data, index }] = items as [Stored<object>];
  const id = prefix.slice(0, -1).toLowerCase() as Parameters<typeof newId>[0];
  const copies = Array.from({ length: most - items.length }, (): Write => {
    const sk = `${prefix}${newId(id, world.clock.now().epochMilliseconds)}`;
    return { put: { key: { table: "records", pk, sk }, kind, data: change(data), index }, expect: "absent" };
  });
  for (let i = 0; i < copies.length; i += 25) await world.bank.commit(copies.slice(i, i + 25));
}

/** The operation that adds one, as the description's first example has it. */
const operation =
  (id: string, more: object = {}, at: Record<string, string> = {}) =>
  async () => {
    const op = described.find(({ operationId }) => operationId === id)!;
    const { path, body } = await requestOf(op, world);
    const url = Object.entries(at).reduce((text, [from, to]) => text.replace(from, to), path);
    return ask(world, op.method.toUpperCase(), url, {
      token: world.tokens.coordinator,
      body: { ...(body as object), ...more },
      headers: { "if-match": "*" },
    });
  };

interface Case {
  full(most: number): Promise<unknown>;
  add(): Promise<{ status: number; json: Record<string, unknown> }>;
}
const child = () => `${tenantOf()}#CHILD#${world.ours.family.childId}`;
let n = 0;
const rename = () => {
  const surname = `Соловь${["ёва", "ева", "ина", "янова"][n++ % 4]}${n % 2 ? "" : "-Крылова"}`;
  return operation(
    "changeChild",
    { person: { surname }, reason: "Смена фамилии" },
    {
      [world.ours.family.childId]: world.ours.otherFamily.childId,
    },
  )();
};

/** So many lines of the family's accompaniment. */
async function accompanied(of: "contacts" | "reviews", most: number, line: object): Promise<void> {
  const sk = `ACCOMPANIMENT#${world.ours.family.accompanimentId}`;
  const { key, kind, data, version } = (await world.bank.get<object>({ table: "records", pk: child(), sk }))!;
  const put = { key, kind, data: { ...data, [of]: Array.from({ length: most }, () => line) } };
  await world.bank.commit([{ put, expect: version }]);
}

/** What the mother does on her page. */
async function byFamily(action: string, more: object) {
  const { family, system } = world.ours;
  const { data } = await Family.load(system, family.familyId);
  const member = Family.memberOf(data, family.representative)!;
  const token = await Family.tokenOf(system, data, member, world.clock.now());
  return ask(world, "POST", "/v1/family", { body: { token, action, childId: family.childId, ...more } });
}
const another = (i: number) => Buffer.from(`%PDF-1.4\n${i}\n%%EOF`).toString("base64");

const cases: Record<Limited, Case> = {
  consents: { full: (most) => fill(child(), "CONSENT#", most), add: operation("giveConsent") },
  instruments: { full: (most) => fill(child(), "INSTRUMENT#", most), add: operation("recordInstrument") },
  results: { full: (most) => fill(child(), "RESULT#", most), add: operation("recordResult", { on: "2025-03-07" }) },
  seekers: { full: (most) => fill(child(), "SEEKER#", most), add: operation("registerSeeker") },
  appointments: {
    full: (most) => fill(child(), "APPOINTMENT#", most),
    add: operation("bookAppointment"),
  },
  accompaniments: {
    full: (most) => fill(child(), "ACCOMPANIMENT#", most, (data) => ({ ...data, status: "ended" })),
    add: operation("startAccompaniment"),
  },
  meetings: {
    full: async (most) => {
      const { unionId } = world.ours.things.own;
      const key = { table: "records", pk: `${tenantOf()}#UNION#${unionId}`, sk: "UNION" } as const;
      const { kind, data, version } = (await world.bank.get<{ meetings: object[] }>(key))!;
      const meetings = Array.from({ length: most }, () => data.meetings[0]!);
      await world.bank.commit([{ put: { key, kind, data: { ...data, meetings } }, expect: version }]);
    },
    add: operation("callMeeting"),
  },
  bodies: {
    full: async (most) => {
      const { bodyId } = world.ours.things.own;
      const found = await world.bank.get<object>({ table: "records", pk: `${tenantOf()}#BODY#${bodyId}`, sk: "BODY" });
      for (let i = 0; i < most; i++) {
        const key = { table: "records", pk: `${tenantOf()}#BODY#body_${i}`, sk: "BODY" } as const;
        const { gsi3: _, ...index } = found!.index!;
        await world.bank.commit([{ put: { key, kind: "body", data: found!.data, index }, expect: "absent" }]);
      }
    },
    add: operation("formBody", { municipality: "novokuznetsk" }),
  },
  decisions: {
    full: async (most) => {
      const { meetingId } = world.ours.things.own;
      const key = { table: "records", pk: `${tenantOf()}#MEETING#${meetingId}`, sk: "MEETING" } as const;
      const { kind, data, version } = (await world.bank.get<{ decisionIds: string[] }>(key))!;
      const decisionIds = Array.from({ length: most }, () => data.decisionIds[0]!);
      await world.bank.commit([{ put: { key, kind, data: { ...data, decisionIds } }, expect: version }]);
    },
    add: operation("decideMeeting"),
  },
  memberships: {
    full: async (most) => {
      for (let i = 0; i < most; i++) {
        const key = { table: "records", pk: child(), sk: `UNION#union_${i}#rep_1` } as const;
        await world.bank.commit([
          { put: { key, kind: "union-membership", data: { unionId: `union_${i}` } }, expect: "absent" },
        ]);
      }
    },
    add: async () => {
      const { family, system, things } = world.ours;
      const { data } = await Family.load(system, family.familyId);
      const member = Family.memberOf(data, family.representative)!;
      const token = await Family.tokenOf(system, data, member, world.clock.now());
      const joining = { childId: family.childId, unionId: things.own.unionId, consents: true };
      return ask(world, "POST", "/v1/family", { body: { token, action: "join-union", ...joining } });
    },
  },
  peerSupports: {
    full: (most) => fill(child(), "PEER#", most, (data) => ({ ...data, status: "ended" })),
    add: operation("askPeerSupport"),
  },
  peerContacts: {
    full: async (most) => {
      const { peerSupportId } = world.ours.family;
      const found = await world.bank.get<object>({ table: "records", pk: child(), sk: `PEER#${peerSupportId}` });
      const { key, kind, data, version } = found!;
      const contacts = Array.from({ length: most }, () => ({ on: "2025-03-03", way: "phone", by: "staff" }));
      const match = { since: "2025-03-01T05:00:00Z" };
      const put = { key, kind, data: { ...data, status: "running", match, contacts } };
      await world.bank.commit([{ put, expect: version }]);
    },
    add: () => {
      const { childId, peerSupportId } = world.ours.family;
      const path = `/v1/children/${childId}/peer-supports/${peerSupportId}/contacts`;
      return ask(world, "POST", path, { token: world.tokens.coordinator, body: { on: "2025-03-05", way: "phone" } });
    },
  },
  findings: {
    full: async (most) => {
      await operation("recordFinding", { key: "kind" })();
      await fill(`${tenantOf()}#ROUND#${world.ours.things.own.roundId}`, "FINDING#", most);
    },
    add: operation("recordFinding", { key: "kind" }),
  },
  signUps: {
    full: (most) => fill(child(), "SIGN-UP#", most),
    add: async () => {
      const { family, system, things } = world.ours;
      const { data } = await Family.load(system, family.familyId);
      const member = Family.memberOf(data, family.representative)!;
      const token = await Family.tokenOf(system, data, member, world.clock.now());
      const signing = { childId: family.childId, occasionId: things.own.occasionId, who: "child", consents: true };
      return ask(world, "POST", "/v1/family", { body: { token, action: "sign-up-event", ...signing } });
    },
  },
  familyPapers: {
    full: (most) => fill(child(), "PAPER#", most),
    add: () => byFamily("hand-in-paper", { kind: "other", name: "а.pdf", content: another(1) }),
  },
  sheets: {
    full: async (most) => {
      const { paperId } = world.ours.family;
      const found = await world.bank.get<{ sheets: object[] }>({
        table: "records",
        pk: child(),
        sk: `PAPER#${paperId}`,
      });
      const { key, kind, data, version } = found!;
      const sheets = Array.from({ length: most }, () => data.sheets[0]!);
      await world.bank.commit([{ put: { key, kind, data: { ...data, sheets } }, expect: version }]);
    },
    add: () => byFamily("add-sheet", { paperId: world.ours.family.paperId, name: "а.pdf", content: another(2) }),
  },
  requests: { full: (most) => fill(child(), "REQUEST#", most), add: operation("askRequest") },
  responses: { full: (most) => fill(child(), "RESPONSE#", most), add: operation("askResponse") },
  contacts: {
    full: (most) => accompanied("contacts", most, { held: false, month: "2025-03", cause: "away" }),
    add: operation("addAccompanimentContact"),
  },
  reviews: {
    full: (most) => accompanied("reviews", most, { on: "2025-03-03", outcome: "goes-on" }),
    add: operation("reviewAccompaniment"),
  },
  slots: {
    full: async (most) => {
      await operation("openSlot")();
      const pk = `${tenantOf()}#SLOTS#OF#${world.ours.pmpk}`;
      const { items } = await world.bank.find<object>("gsi3", pk, {});
      const [{ kind, data }] = items as [Stored<object>];
      for (let i = items.length; i < most; i++) {
        const key = { table: "records", pk: `${tenantOf()}#SLOT#copy${i}`, sk: "SLOT" } as const;
        const put = { key, kind, data, index: { gsi3: { pk, sk: `open#copy${i}` } } };
        await world.bank.commit([{ put, expect: "absent" }]);
      }
    },
    add: operation("openSlot"),
  },
  outgoing: { full: (most) => fill(child(), "OUTGOING#", most), add: operation("reportExecution") },
  documents: { full: (most) => fill(child(), "DOCUMENT#", most), add: operation("fillDocument") },
  routes: {
    full: async (most) => {
      const { routeId } = world.ours.family;
      const at = { key: { table: "records", pk: `${tenantOf()}#ROUTE#${routeId}`, sk: "ROUTE" } } as const;
      const { kind, data } = (await world.bank.get<object>(at.key))!;
      for (let i = 0; i < most; i++) {
        const key = { ...at.key, sk: `COPY#${i}` };
        const index = { gsi1: { pk: `${child()}#ROUTES`, sk: `route_${i}` } };
        await world.bank.commit([{ put: { key, kind, data, index }, expect: "absent" }]);
      }
    },
    add: operation("openRoute"),
  },
  enrolments: {
    full: async (most) => {
      const { enrolmentId } = world.ours.family;
      await Enrolment.leave(world.ours.system, enrolmentId, { cause: "family", reason: "Передумали." });
      const at = { table: "records", pk: child(), sk: `ENROLMENT#${enrolmentId}` } as const;
      const { kind, data } = (await world.bank.get<object>(at))!;
      for (let i = 1; i < most; i++)
        await world.bank.commit([{ put: { key: { ...at, sk: `ENROLMENT#${i}` }, kind, data }, expect: "absent" }]);
    },
    // Nothing of the child is open any more.
    add: async () =>
      ask(world, "POST", `/v1/programmes/${world.ours.things.own.programmeId}/enrolments`, {
        token: world.tokens.coordinator,
        body: { childId: world.ours.family.childId },
      }),
  },
  formerNames: {
    full: async (most) => {
      for (let i = 0; i < most; i++) expect((await rename()).status).toBe(200);
    },
    add: rename,
  },
  signed: {
    full: async (most) => {
      await operation("addSignedPlan")();
      await fill(`${tenantOf()}#ROUTE#${world.ours.family.routeId}`, "SIGNED#", most);
    },
    add: operation("addSignedPlan", { content: Buffer.from("%PDF-1.4\nдругой\n%%EOF").toString("base64") }),
  },
  services: {
    full: async (most) => {
      await operation("addService")();
      await fill(`${tenantOf()}#SERVICES`, "SERVICE#", most);
    },
    add: operation("addService", { serviceKey: "one-more", title: { ru: "Ещё одна" }, also: [] }),
  },
  editions: {
    full: async (most) => {
      const key = { table: "records", pk: `${tenantOf()}#SERVICE-LIST#regional`, sk: "LIST" } as const;
      const { version = 0, data } = (await world.bank.get<{ editions: object[] }>(key)) ?? {};
      const editions = Array.from({ length: most }, (_, i) => ({ ...data?.editions[0], edition: i + 1 }));
      const put = { key, kind: "service-list", data: { listId: "regional", editions } };
      await world.bank.commit([{ put, expect: version === 0 ? "absent" : version }]);
    },
    add: operation("importServiceList"),
  },
  yearEntries: {
    full: (most) => fill(`${tenantOf()}#YEAR-PLAN#${world.ours.things.own.planId}`, "ENTRY#", most),
    add: operation("addYearPlanEntry"),
  },
  yearEditions: {
    full: async (most) => {
      const pk = `${tenantOf()}#YEAR-PLAN#${world.ours.things.own.planId}`;
      const { key, kind, data, version } = (await world.bank.get<object>({ table: "records", pk, sk: "PLAN" }))!;
      const full = { ...data, status: "draft", edition: most, editions: [] };
      await world.bank.commit([{ put: { key, kind, data: full }, expect: version }]);
    },
    add: operation("approveYearPlan"),
  },
  standards: {
    full: async (most) => {
      const key = { table: "records", pk: `${tenantOf()}#SERVICES`, sk: "SERVICE#therapeutic-riding" } as const;
      const { data, kind, version } = (await world.bank.get<object>(key))!;
      await world.bank.commit([{ put: { key, kind, data: { ...data, versions: most } }, expect: version }]);
    },
    add: operation("changeService", {}, { "speech-therapy": "therapeutic-riding" }),
  },
  webhooks: {
    full: (most) =>
      fill(`${tenantOf()}#AGENCY#${world.ours.pmpk}`, "WEBHOOK#", most, (data) => ({ ...data, status: "disabled" })),
    add: operation("registerWebhook"),
  },
  jobs: {
    full: async (most) => {
      for (let i = 0; i < most; i++) expect((await operation("startExport")()).status).toBeLessThan(300);
    },
    add: operation("startExport"),
  },
};

test.each(Object.keys(cases) as Limited[])(
  "one parent has no more %s than so many, and is told how many",
  async (of) => {
    const { most } = limits[of];
    await cases[of].full(most);
    const { status, json } = await cases[of].add();
    expect({ status, ...json }).toMatchObject({ status: 422, code: "limit.reached", current: { most } });
    expect(json.detail).toContain(`уже ${most} `);
  },
);

type Schema = { [key: string]: unknown } & Partial<{
  $ref: string;
  type: string;
  properties: Record<string, Schema>;
  items: Schema;
  additionalProperties: Schema | boolean;
  propertyNames: Schema;
}>;

test("every list and every text of every request has a most", () => {
  const document = ourDocument({ issuer: "https://id.example.org" }) as unknown as {
    components: { schemas: Record<string, Schema> };
    paths: Record<
      string,
      Record<string, { operationId: string; requestBody?: { content: Record<string, { schema: Schema }> } }>
    >;
  };
  const open: string[] = [];
  const walk = (schema: Schema, at: string, seen: readonly string[]): void => {
    if (schema.$ref) {
      if (seen.includes(schema.$ref)) return;
      const name = schema.$ref.split("/").at(-1)!;
      walk(document.components.schemas[name]!, at, [...seen, schema.$ref]);
      return;
    }
    const fixed = "enum" in schema || "const" in schema;
    if (schema.type === "array" && !("maxItems" in schema)) open.push(`${at}[]`);
    if (
      schema.type === "string" &&
      !fixed &&
      !("maxLength" in schema) &&
      !("pattern" in schema) &&
      !("format" in schema)
    )
      open.push(at);
    if (schema.type === "object" && typeof schema.additionalProperties === "object" && !("maxProperties" in schema))
      open.push(`${at}{}`);
    for (const [name, of] of Object.entries(schema.properties ?? {})) walk(of, `${at}/${name}`, seen);
    if (schema.items) walk(schema.items, `${at}[]`, seen);
    for (const some of ["anyOf", "oneOf", "allOf"])
      for (const of of (schema[some] as Schema[] | undefined) ?? []) walk(of, at, seen);
    if (typeof schema.additionalProperties === "object") walk(schema.additionalProperties, `${at}{}`, seen);
  };
  let bodies = 0;
  for (const methods of Object.values(document.paths))
    for (const { operationId, requestBody } of Object.values(methods))
      for (const { schema } of Object.values(requestBody?.content ?? {})) {
        bodies++;
        walk(schema, operationId, []);
      }
  expect(bodies).toBeGreaterThan(50);
  expect(open).toEqual([]);
});
