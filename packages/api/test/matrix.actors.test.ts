import { beforeAll, expect, test } from "vitest";
import { ourDocument } from "../src/openapi/index.ts";
import { type Row, table } from "../src/policy/index.ts";
import { type ActorCase, type ActorsWorld, type Kind, makeActorsWorld, type Whose, whose } from "./matrix.actors.ts";

// FAULTS B22: whoever may try × every operation × whose record it names, made from the OpenAPI document. Where there is no right,
// status, body and headers are those of a record that is not there.

interface Operation {
  path: string;
  method: string;
  operationId: string;
  body: unknown;
}

const document = ourDocument({ issuer: "https://id.example.org" });
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    // What needs no token has a token of its own.
    .filter(([, described]) => described.security === undefined)
    .map(
      ([method, described]): Operation => ({
        path,
        method: method.toUpperCase(),
        operationId: described.operationId as string,
        body: exampleOf(described),
      }),
    ),
);

/** The first example of the document. */
function exampleOf(described: Record<string, unknown>): unknown {
  const body = described.requestBody as { content: Record<string, { examples: Record<string, { value: unknown }> }> };
  return body && Object.values(body.content["application/json"]!.examples)[0]?.value;
}

/** What an organisation elsewhere shows to whoever chooses among them. */
const faces: readonly string[] = [
  "getAgency",
  "getCapacity",
  "getWorkPlace",
  "listSlots",
  "getSlot",
  "readReceptions",
  // Staff see what is announced in the next town.
  "getEvent",
  // A programme of another city is enrolled in, and copied from.
  "getProgramme",
  "listProgrammeVersions",
  "copyProgramme",
];

function kindOf({ path, operationId }: Operation): Kind | undefined {
  if (path.includes("{attachmentId}")) return "file";
  if (path.includes("{paperId}")) return "paper";
  if (["fillDocument", "listChildDocuments"].includes(operationId)) return "document";
  if (/\{(child|consent|instrument|result|outgoing|route|signed|handover|step|merging)Id\}/.test(path)) return "child";
  if (/\{(enrolment|appointment)Id\}/.test(path)) return "enrolment";
  if (path.includes("{responseId}")) return "response";
  if (path.includes("{entryId}")) return "line";
  if (path.includes("{planId}")) return "plan";
  if (path.includes("{familyId}")) return "family";
  if (path.includes("{erasureId}")) return "erasure";
  // Its card is shown to whoever has opened it, who is none of these.
  if (path.includes("{emergencyId}")) return path.endsWith("/card") ? "emergency" : "review";
  if (faces.includes(operationId)) return "face";
  if (
    /\{(agency|webhook|delivery|obligation|programme|workPlace|slot|union|body|meeting|decision|agreement|round|quality|occasion|talk|specialist|site|internship|advice|item|course)Id\}/.test(
      path,
    )
  )
    return "agency";
  if (/\{(task|confirmation|import|export|papers)Id\}/.test(path)) return "city";
  if (/\{(roadmapId|reportId|formId|standardId|assessmentId)\}/.test(path)) return "region";
  return undefined; // accounts are the provider's, templates the product's, a quarter everybody's: the same whoever asks
}

let w: ActorsWorld;
beforeAll(async () => {
  w = await makeActorsWorld();
});

/** The address of that record; none where the kind has no such one. */
function fill(path: string, who: Whose): string | undefined {
  const ids: Record<string, string> = {
    account: "somebody",
    template: "school-age",
    serviceKey: "speech-therapy",
    listId: "regional",
    edition: "1",
    version: "1",
    year: "2025",
    upload: "a",
    number: "ABC123",
    ...w.ids[who],
  };
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  return names.every((name) => ids[name]) ? path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name]!) : undefined;
}

const varying = ["x-request-id", "content-length"];

const from = { requestContext: { http: { sourceIp: "192.0.2.1" } } };

async function read({ token }: ActorCase, path: string) {
  const answer = await w.world.app.request(path, { headers: { authorization: `Bearer ${token}` } }, from);
  return { status: answer.status, text: await answer.text() };
}

async function post(actor: ActorCase, { path, body }: Operation) {
  const headers = { authorization: `Bearer ${actor.token}`, "content-type": "application/json" };
  const answer = await w.world.app.request(path, { method: "POST", headers, body: JSON.stringify(body) }, from);
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
}

async function send({ token }: ActorCase, { method, body }: Operation, path: string) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", "if-match": "*" };
  const request = { method, headers, body: method === "GET" ? undefined : JSON.stringify(body ?? {}) };
  const answer = await w.world.app.request(path, request, from);
  const text = await answer.text();
  const told = text.startsWith("{") ? JSON.stringify({ ...JSON.parse(text), instance: "" }) : text;
  const kept = [...answer.headers].filter(([name]) => !varying.includes(name));
  return { status: answer.status, all: `${answer.status} ${told.slice(0, 500)} ${JSON.stringify(kept)}` };
}

/** Whether the policy lets the actor ask at all. */
function isAllowed({ role, limited, ended }: ActorCase, { operationId }: Operation): boolean {
  const scope = role === "nobody" || ended ? undefined : (table as Record<string, Row>)[operationId]?.[role];
  return scope !== undefined && !(limited && scope === "region");
}

/** Requests to forget a child, looks in an emergency, enrolments and appointments are seen by whoever sees the child, unless told otherwise. */
const seenBy = ({ sees }: ActorCase, kind: Kind): readonly Whose[] =>
  sees[kind] ??
  (["erasure", "review", "enrolment", "family", "response", "document", "paper"].includes(kind)
    ? sees.child
    : undefined) ??
  [];

/** What is wrong with what this actor gets. */
async function judge(actor: ActorCase, operation: Operation): Promise<string[]> {
  const kind = kindOf(operation);
  const isMet = isAllowed(actor, operation);
  // What is the same whoever asks differs by nothing.
  if (isMet && !kind) return [];
  const absent = await send(actor, operation, fill(operation.path, "absent")!);
  const wanted = actor.role === "nobody" ? 401 : isMet ? 404 : 403;
  const wrong = absent.status === wanted ? [] : [`${actor.name}, absent: ${absent.all}`];
  // Whom the policy refuses, it refuses before anything is looked up: one record tells as much as all.
  for (const who of isMet ? records : (["own"] as const)) {
    const path = fill(operation.path, who);
    const isReached = isMet && seenBy(actor, kind!).includes(who);
    if (path === undefined || (isReached && operation.method !== "GET")) continue; // it would change what the others look at
    const answer = await send(actor, operation, path);
    const isRight = isReached ? ![403, 404].includes(answer.status) : answer.all === absent.all;
    if (!isRight) wrong.push(`${actor.name}, ${who}: ${answer.all}`);
  }
  return wrong;
}

const records = whose.filter((who) => who !== "absent");

test.each(operations)("$method $path", async (operation) => {
  expect((await Promise.all(w.actors.map((actor) => judge(actor, operation)))).flat()).toEqual([]);
});

/** Every list, as it is asked for; a new one must be put here. */
const lists: Record<string, readonly string[]> = {
  "/v1/children": [
    "?limit=200",
    "?limit=200&municipality=kemerovo",
    "?query=Крылова",
    "?query=Прежнева",
    "?query=14.05.2016",
  ],
  "/v1/children/duplicates": ["?limit=100"],
  "/v1/expected-children": ["?limit=200"],
  "/v1/families": ["?limit=200", "?limit=200&municipality=kemerovo"],
  "/v1/enquiries": ["?limit=200", "?limit=200&municipality=kemerovo"],
  "/v1/programmes": ["?limit=200"],
  "/v1/forms": ["?limit=200", "?limit=200&status=draft"],
  "/v1/standard-documents": ["?limit=200", "?limit=200&status=draft"],
  "/v1/standard-documents/fields": [""],
  "/v1/rounds": ["?limit=200", "?limit=200&status=closed", "?limit=200&status=closed&region=true"],
  "/v1/quality-assessments": ["?limit=200", "?limit=200&year=2024"],
  "/v1/responses": ["?limit=200&status=asked&form={formId}"],
  "/v1/appointments": ["?limit=200", "?limit=200&municipality=kemerovo", "?limit=200&stage=ended"],
  "/v1/enrolments": ["?limit=200", "?limit=200&municipality=kemerovo", "?limit=200&stage=ended"],
  "/v1/places": ["?service=логопед"],
  "/v1/steps": ["?limit=200", "?limit=200&bucket=settled", "?limit=200&bucket=week"],
  "/v1/inbox": [
    ...[
      "overdue",
      "today",
      "week",
      "no-answer",
      "rejected",
      "failed",
      "holds",
      "tasks",
      "handovers",
      "drafts",
      "expiring",
    ].map((bucket) => `?limit=200&bucket=${bucket}`),
  ],
  "/v1/inbox/counts": [""],
  "/v1/inbox/agencies": ["?bucket=week"],
  "/v1/instruments/unconfirmed": ["?limit=50", "?limit=50&municipality=kemerovo"],
  "/v1/handovers": ["?limit=200", "?limit=200&municipality=kemerovo&side=from"],
  "/v1/agencies": ["?limit=200"],
  "/v1/resources": ["?limit=200&year=2025"],
  "/v1/seekers": ["?limit=200&status=placed"],
  "/v1/placements": ["?limit=200"],
  "/v1/accompaniments": ["?limit=200"],
  "/v1/requests": ["?limit=200"],
  "/v1/unions": ["?limit=200"],
  "/v1/peer-supports": ["?limit=200"],
  "/v1/peer-offers": ["?limit=200"],
  "/v1/specialists": ["?limit=200"],
  "/v1/courses": ["?limit=200", "?limit=200&status=draft"],
  "/v1/sites": ["?limit=200&status=proposed"],
  "/v1/advice": ["?limit=200"],
  "/v1/advice/hours": ["?limit=200"],
  "/v1/internships": ["?limit=200&status=applied"],
  "/v1/talks": ["?limit=200"],
  "/v1/events": ["?limit=200", "?limit=200&municipality=kemerovo&ahead=true"],
  "/v1/bodies": ["?limit=200"],
  "/v1/meetings": ["?limit=200"],
  "/v1/decisions": ["?status=recorded&limit=200"],
  "/v1/agreements": ["?limit=200"],
  "/v1/library/collection": ["?of=practices"],
  "/v1/library": ["?limit=200&status=proposed"],
  "/v1/work-places": ["?limit=200"],
  "/v1/year-plans": ["?limit=200", "?limit=200&municipality=kemerovo"],
  "/v1/deliveries": ["?limit=200"],
  "/v1/obligations": ["?limit=200&period=2025-Q1"],
  "/v1/confirmations": ["?limit=200"],
  "/v1/erasures": ["?limit=200&status=asked"],
  "/v1/emergency-access": ["?limit=200"],
  "/v1/analytics/stages/routes": ["?template=school-age&stage=CommissionReview&limit=200"],
  "/v1/analytics/agencies": [""],
};
/** The same for everybody who may ask, or figures alone. */
const common = [
  "/v1/me",
  "/v1/policy",
  "/v1/templates",
  "/v1/services",
  "/v1/slots",
  "/v1/service-lists",
  "/v1/roadmaps",
  "/v1/periods",
  "/v1/assessments",
  "/v1/indicators",
  "/v1/indicators/check",
  "/v1/analytics/services",
  "/v1/analytics/demand",
  "/v1/analytics/readiness",
  "/v1/analytics/stages",
  "/v1/calendars/deadlines",
  "/v1/calendars/years",
  "/v1/accounts",
  "/v1/tenant/settings",
  "/v1/tenant/retention",
  "/v1/audit",
  "/v1/audit/verification",
];

const idNames = [
  "childId",
  "consentId",
  "routeId",
  "stepId",
  "handoverId",
  "attachmentId",
  "instrumentId",
  "enrolmentId",
  "appointmentId",
  "familyId",
  "responseId",
] as const;
const things = [
  "webhookId",
  "deliveryId",
  "obligationId",
  "roundId",
  "findingId",
  "enquiryId",
  "qualityId",
  "itemId",
  "courseId",
] as const;
const plans = ["planId", "entryId"] as const;

test("no list tells of what is not theirs", async () => {
  const wrong: string[] = [];
  const lookAt = async (actor: ActorCase, path: string, query: string) => {
    const operation = operations.find((op) => op.path === path && op.method === "GET")!;
    if (!isAllowed(actor, operation)) return;
    const { status, text } = await read(actor, `${path}${encodeURI(query.replace("{formId}", w.ids.own.formId!))}`);
    if (status !== 200) return wrong.push(`${actor.name}, ${path}${query}: ${status} ${text.slice(0, 200)}`);
    // Whoever runs the platform sees to letters that do not arrive and to acts of destruction: ids, and nothing of what they say.
    const isRunner = actor.role === "admin" && ["/v1/deliveries", "/v1/erasures"].includes(path);
    const of = ["/v1/enrolments", "/v1/appointments"].includes(path) ? "enrolment" : "child";
    for (const who of records) {
      const hidden = [
        ...(seenBy(actor, of).includes(who) || isRunner ? [] : idNames),
        ...(actor.sees.agency?.includes(who) ? [] : things),
        ...(actor.sees.plan?.includes(who) ? [] : plans),
      ].flatMap((name) => w.ids[who][name] ?? []);
      const shown = hidden.filter((id) => text.includes(id));
      if (shown.length > 0) wrong.push(`${actor.name}, ${path}${query}: ${shown.join(", ")} (${who})`);
    }
  };
  for (const [path, queries] of Object.entries(lists))
    await Promise.all(w.actors.flatMap((actor) => queries.map((query) => lookAt(actor, path, query))));
  expect(wrong).toEqual([]);
});

test("has every list", () => {
  const known = [...Object.keys(lists), ...common];
  const asked = operations
    .filter(({ method, path }) => method === "GET" && !path.includes("{"))
    .map(({ path }) => path);
  expect(asked.filter((path) => !known.includes(path) && !path.endsWith("/template"))).toEqual([]);
});

test("of another parent a family reads a name, and of no address (FAULTS G18)", async () => {
  const path = `/v1/children/${w.ids.own.childId}`;
  const card = async (name: string) => JSON.parse((await read(w.actors.find((a) => a.name === name)!, path)).text);
  const [mine, other] = [await card("a parent"), await card("the other parent")];
  for (const { person, representatives } of [mine, other]) {
    expect(person.address).toBeUndefined();
    expect(representatives.map((r: { givenName: string }) => r.givenName)).toEqual(["Мария", "Пётр"]);
  }
  expect(mine.representatives[1]).not.toHaveProperty("phone");
  expect(other.representatives[1].phone).toBe("+79000000000");
  const { person, representatives } = await card("a coordinator of the city");
  expect([person.address, representatives[1].phone]).toEqual(["Новокузнецк, Кирова, 1", "+79000000000"]);
});

test("a letter shows an organisation no step that it has no more (FAULTS G9)", async () => {
  const letters = async (name: string) =>
    JSON.parse((await read(w.actors.find((a) => a.name === name)!, "/v1/deliveries?limit=200")).text).items as {
      deliveryId: string;
      stepId?: string;
      routeId?: string;
    }[];
  const [had] = await letters("a specialist of the former commission");
  expect(had).toMatchObject({ deliveryId: w.letters.former });
  expect([had!.stepId, had!.routeId]).toEqual([undefined, undefined]);
  const has = (await letters("a specialist of the commission")).find((one) => one.deliveryId === w.letters.own);
  expect(has).toMatchObject({ stepId: w.ids.own.stepId, routeId: w.ids.own.routeId });
});

test("a child of another municipality is found to be there, and where to ask", async () => {
  const coordinator = w.actors.find((a) => a.name === "a coordinator of the other city")!;
  const body = {
    person: { surname: "Соловьёва", givenName: "Алёна", birthDate: "2016-05-14", sex: "female" },
    municipality: "kemerovo",
    representatives: [{ surname: "Соловьёва", givenName: "Мария", relation: "parent" }],
    disability: true,
    educationalNeeds: true,
  };
  const register = { path: "/v1/children", method: "POST", operationId: "registerChild", body };
  const { status, json } = await post(coordinator, register);
  expect(status).toBe(409);
  expect(json.code).toBe("child.duplicate");
  expect(json.detail).toContain("обратитесь к его координатору (office@kuzbass.example.org)");
  const childId = w.ids.own.childId!;
  expect(json.current).toEqual({
    candidates: [childId],
    matches: [],
    elsewhere: [{ childId, municipality: "novokuznetsk", coordinatorEmail: "office@kuzbass.example.org" }],
  });
  const there = { ...register, body: { ...body, municipality: "novokuznetsk" } };
  expect(await post(coordinator, there)).toMatchObject({
    status: 422,
    json: { errors: expect.arrayContaining([expect.objectContaining({ pointer: "/municipality" })]) },
  });
});

test("are enough of those who may try", () => {
  expect(w.actors.length).toBeGreaterThanOrEqual(16);
});
