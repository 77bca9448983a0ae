import { choosable } from "@marshrut/core/merging";
import { Conflict, type DataBank, idempotencyKey, Unavailable } from "@marshrut/core/shared";
import { memoryBank } from "@marshrut/core/shared/memory";
import { beforeEach, describe, expect, test } from "vitest";
import { newChild } from "../src/operations/examples.ts";
import { operations } from "../src/operations/index.ts";
import { as, ask, makeWorld, type World } from "./world.ts";

/** A data bank whose next write of a change fails: before it is done, or when it is done and only the answer is lost. */
function faultyBank() {
  const bank = memoryBank();
  let next: { when: "before" | "after"; error: Error } | undefined;
  const commit: DataBank["commit"] = async (writes) => {
    const fault = writes.length > 1 ? next : undefined; // a single write is a read's audit entry
    if (fault) next = undefined;
    if (fault?.when === "before") throw fault.error;
    await bank.commit(writes);
    if (fault) throw fault.error;
  };
  const fail = (when: "before" | "after", error: Error) => {
    next = { when, error };
  };
  return { bank: { ...bank, commit }, fail };
}

let world: World;
let faults: ReturnType<typeof faultyBank>;
beforeEach(async () => {
  faults = faultyBank();
  world = await makeWorld(faults.bank);
});

const send = (method: string, path: string, key: string, body?: unknown, token = world.tokens.coordinator) =>
  ask(world, method, `/v1${path}`, { token, body, headers: { "idempotency-key": key, "if-match": "*" } });
const count = async (path: string) =>
  ((await ask(world, "GET", `/v1${path}`, { token: world.tokens.coordinator })).json.items as unknown[]).length;

test("every write can be repeated: it says how, or is harmless", async () => {
  const writes = await Promise.all(operations.filter((op) => op.method !== "get").map((op) => op.load()));
  // Each sheet has a code of its own: what was printed twice opens twice. A preview keeps nothing, nor does a paper of results. What a family has done, by
  // its link or signed in, is refused the second time or shown as it stands.
  const harmless = [
    "printFamilySheet",
    "previewForm",
    "reportRoundResults",
    // Who came is said as it stands.
    "recordEventAttendance",
    "certifyEvent",
    "importEventAttendance",
    "actForMyFamily",
    "endMySessions",
    "blockAccount",
    "unblockAccount",
  ];
  expect(writes.filter((op) => !op.again && !op.repeat).map((op) => op.operationId)).toEqual(harmless);
});

describe("the same request again", () => {
  const cases: Record<string, (w: World) => [string, string, unknown]> = {
    registerChild: () => ["POST", "/children", { ...newChild, person: { ...newChild.person, surname: "Новикова" } }],
    changeChild: (w) => ["PATCH", `/children/${w.ours.family.childId}`, { person: { address: "ул. Мира, 1" } }],
    giveConsent: (w) => [
      "POST",
      `/children/${w.ours.family.childId}/consents`,
      {
        representativeId: w.ours.family.representative,
        recipient: w.ours.school,
        purpose: "support-route",
        dataClasses: ["education"],
        signedOn: "2025-03-03",
        expiresOn: "2026-03-03",
      },
    ],
    withdrawConsent: (w) => ["POST", `/consents/${w.ours.otherFamily.consentId}/withdraw`, undefined],
    recordInstrument: (w) => [
      "POST",
      `/children/${w.ours.family.childId}/instruments`,
      {
        kind: "pmpk",
        number: "7",
        issuer: "ПМПК",
        validFrom: "2025-03-01",
        validTo: "2026-03-01",
        educationalNeeds: true,
      },
    ],
    closeRoute: (w) => [
      "POST",
      `/routes/${w.ours.otherFamily.routeId}/close`,
      { reason: "left-region", note: "Уехали." },
    ],
    evaluateRoute: (w) => ["POST", `/routes/${w.ours.family.routeId}/evaluate`, { outcome: "renew", note: "Ещё год." }],
    acceptStep: (w) => ["POST", `/steps/${w.ours.family.stepId}/accept`, {}],
    rejectStep: (w) => ["POST", `/steps/${w.ours.family.stepId}/reject`, { reason: "Нет мест." }],
    holdStep: (w) => ["POST", `/steps/${w.ours.family.stepId}/hold`, { reason: "Болеет." }],
    completeStep: (w) => ["POST", `/steps/${w.ours.family.stepId}/complete`, { result: "performed", report: "Да." }],
    cancelStep: (w) => ["POST", `/steps/${w.ours.family.stepId}/cancel`, { reason: "Не нужно." }],
    reassignStep: (w) => [
      "POST",
      `/steps/${w.ours.family.stepId}/reassign`,
      { agencyId: w.ours.otherSchool, reason: "Отказ.", confirmedOtherKind: true },
    ],
    registerAgency: () => [
      "POST",
      "/agencies",
      {
        kind: "school",
        name: "Ш",
        shortName: "Ш",
        municipality: "novokuznetsk",
        contacts: [{ email: "a@example.org" }],
      },
    ],
    changeAgency: (w) => ["PATCH", `/agencies/${w.ours.school}`, { shortName: "Школа" }],
    // What was left out of a document is said again.
    importForm: () => [
      "POST",
      "/forms/imports",
      {
        questionnaire: {
          resourceType: "Questionnaire",
          status: "active",
          title: "T",
          date: "2010",
          item: [{ linkId: "1", text: "?", type: "boolean" }],
        },
      },
    ],
  };

  test.each(Object.keys(cases))("%s: done once, answered alike, marked as a repeat", async (name) => {
    const [method, path, body] = cases[name]!(world);
    const first = await send(method, path, "key-1", body);
    expect(first.status, first.text).toBeLessThan(300);
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    const second = await send(method, path, "key-1", body);
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect({ status: second.status, json: withoutNote(second.json) }).toEqual({
      status: first.status,
      json: withoutNote(first.json),
    });
    for (const header of ["etag", "location"]) expect(second.headers.get(header)).toBe(first.headers.get(header));
  });

  test.each(Object.keys(cases))("%s: twice at once, done once", async (name) => {
    const [method, path, body] = cases[name]!(world);
    const answers = await Promise.all([1, 2, 3].map(() => send(method, path, "key-2", body)));
    expect(answers.map((a) => a.status)).toEqual(Array(3).fill(answers[0]!.status));
    expect(answers[0]!.status, answers[0]!.text).toBeLessThan(300);
    for (const { json } of answers) expect(withoutNote(json)).toEqual(withoutNote(answers[0]!.json));
    expect(answers.filter((a) => a.headers.get("idempotent-replayed") === "true")).toHaveLength(2);
  });

  test.each(Object.keys(cases))(
    "%s: written, but the answer was lost: the repeat finds it (FAULTS F9)",
    async (name) => {
      const [method, path, body] = cases[name]!(world);
      faults.fail("after", new Unavailable("the reply was lost"));
      const answer = await send(method, path, "key-3", body);
      expect(answer.status, answer.text).toBeLessThan(300);
      const again = await send(method, path, "key-3", body);
      expect(withoutNote(again.json)).toEqual(withoutNote(answer.json));
    },
  );
});

test("a merge asked for several times at once, and again, is done once", async () => {
  const { family, otherFamily } = world.ours;
  const choose = Object.fromEntries([...choosable, "route"].map((field) => [field, "this"]));
  const merge = () =>
    send("POST", `/children/${family.childId}/merge`, "key-1", { other: otherFamily.childId, choose, confirm: true });
  const answers = [...(await Promise.all([merge(), merge(), merge()])), await merge()];
  for (const { status, json, text } of answers) {
    expect(status, text).toBe(200);
    expect(json).toMatchObject({ kind: "merge", status: "done", mergingId: answers[0]!.json.mergingId });
  }
  expect(await count(`/children/${family.childId}/mergings`)).toBe(1);
});

/** A step's answer to a verb has no texts that people wrote, the step as it is read has them. */
const withoutNote = ({ note: _, holdNote: __, assignedReason: ___, ...json }: Record<string, unknown>) => json;

test("without a key a write is done as often as it is asked", async () => {
  const body = {
    kind: "ngo",
    name: "Ш",
    shortName: "Ш",
    municipality: "novokuznetsk",
    contacts: [{ email: "a@example.org" }],
  };
  const before = await count("/agencies?kind=ngo");
  const made = await ask(world, "POST", "/v1/agencies", { token: world.tokens.coordinator, body });
  const another = { ...body, confirmedDistinctFrom: [made.json.agencyId] };
  await ask(world, "POST", "/v1/agencies", { token: world.tokens.coordinator, body: another });
  expect(await count("/agencies?kind=ngo")).toBe(before + 2);
});

test("the same key for another body, operation or record → 422 (FAULTS F10)", async () => {
  const { stepId } = world.ours.family;
  expect((await send("POST", `/steps/${stepId}/hold`, "k", { reason: "а" })).status).toBe(200);
  const others = await Promise.all([
    send("POST", `/steps/${stepId}/hold`, "k", { reason: "б" }),
    send("POST", `/steps/${stepId}/reject`, "k", { reason: "а" }),
    send("POST", `/steps/${world.ours.otherFamily.stepId}/hold`, "k", { reason: "а" }),
    send("POST", "/children/imports", "k", { rows: [newChild] }),
  ]);
  for (const answer of others) expect(answer).toMatchObject({ status: 422, json: { code: "idempotency.mismatch" } });
  // Spelt otherwise it is the same body.
  expect((await send("POST", `/steps/${stepId}/hold`, "k", ' {"reason" : "\\u0430"} ')).status).toBe(200);
  // Somebody else's key is another key.
  const specialist = await send("POST", `/steps/${stepId}/resume`, "k", {}, world.tokens.specialist);
  expect(specialist.status).toBe(200);
});

test("a refusal is not remembered: the repeat is decided anew", async () => {
  const { stepId } = world.ours.family;
  expect((await send("POST", `/steps/${stepId}/resume`, "k", {})).status).toBe(409);
  await send("POST", `/steps/${stepId}/hold`, "h", { reason: "а" });
  expect((await send("POST", `/steps/${stepId}/resume`, "k", {})).status).toBe(200);
});

test("a key is forgotten after a day", async () => {
  const { stepId } = world.ours.family;
  await send("POST", `/steps/${stepId}/hold`, "k", { reason: "а" });
  world.clock.advance("PT23H59M");
  const token = await world.issuer.token({ sub: "coordinator", tenant: "kuzbass", role: "coordinator" });
  expect((await send("POST", `/steps/${stepId}/resume`, "k", {}, token)).status).toBe(422);
  world.clock.advance("PT2M");
  expect((await send("POST", `/steps/${stepId}/resume`, "k", {}, token)).status).toBe(200);
});

test.each(["", " ", "a b", "ключ", "x".repeat(256)])("the key %j → 400", async (key) => {
  const headers = new Headers({ authorization: `Bearer ${world.tokens.coordinator}` });
  try {
    headers.set("idempotency-key", key);
  } catch {
    return; // cannot even be sent
  }
  const { stepId } = world.ours.family;
  const answer = await world.app.request(`/v1/steps/${stepId}/accept`, { method: "POST", headers });
  expect(answer.status).toBe(400);
});

test("what is kept of a request tells nothing of its body", async () => {
  await send("POST", `/steps/${world.ours.family.stepId}/hold`, "k", { reason: "Тайна" });
  const actor = { kind: "coordinator", id: "coordinator", tenant: "kuzbass" } as const;
  const kept = await world.bank.get(idempotencyKey(as(world, actor), "k"));
  expect(JSON.stringify(kept)).not.toContain("Тайна");
  expect(kept?.data).toMatchObject({ operation: `holdStep ${world.ours.family.stepId}`, ref: { kind: "step" } });
});

describe("an import", () => {
  const rows = ["2014-01-01", "2014-13-01", "2014-03-03"].map((birthDate, i) => ({
    ...newChild,
    person: { ...newChild.person, snils: undefined, surname: `Рядов${"аб"[i] ?? ""}`, birthDate },
  }));

  test("takes the good rows and says of the others what to correct (FAULTS B15)", async () => {
    const answer = await send("POST", "/children/imports", "i", { rows });
    expect(answer.json).toMatchObject({
      registered: [{ row: 0 }, { row: 2 }],
      rejected: [{ row: 1, code: "input.invalid", errors: [{ pointer: "/person/birthDate" }] }],
    });
  });

  test("can be repeated after it broke off: rows are not doubled", async () => {
    const first = await send("POST", "/children/imports", "i", { rows });
    const before = await count("/children");
    const second = await send("POST", "/children/imports", "i", { rows });
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect(second.json).toEqual(first.json);
    expect(await count("/children")).toBe(before);
  });

  test("with another file under the same key writes nothing", async () => {
    await send("POST", "/children/imports", "i", { rows: rows.slice(0, 1) });
    const before = await count("/children");
    const answer = await send("POST", "/children/imports", "i", { rows });
    expect(answer).toMatchObject({ status: 422, json: { code: "idempotency.mismatch" } });
    expect(await count("/children")).toBe(before);
  });
});

describe("the store is away", () => {
  const accept = () => send("POST", `/steps/${world.ours.family.stepId}/accept`, "k", {});

  test("503 with Retry-After, nothing of ours told, nothing done; then the repeat does it", async () => {
    faults.fail("before", new Unavailable("no answer from 10.0.0.1"));
    const answer = await accept();
    expect(answer).toMatchObject({ status: 503, json: { code: "server.unavailable" } });
    expect(answer.headers.get("retry-after")).toBe("2");
    expect(answer.text).not.toContain("10.0.0.1");
    expect(await accept()).toMatchObject({ status: 200, json: { status: "accepted", version: 3 } });
  });

  test("an accident: 500 that tells nothing, and a log that says where", async () => {
    faults.fail("before", new Error("Соловьёва Алёна"));
    const answer = await accept();
    expect(answer).toMatchObject({ status: 500, json: { code: "server.failed" } });
    expect(answer.text).not.toContain("Соловьёва");
    const line = world.log.at(-1)!;
    expect(line).toMatchObject({ level: "error", status: 500, operationId: "acceptStep", error: { name: "Error" } });
    expect(line.error!.stack[0]).toMatch(/^at /);
    expect(JSON.stringify(line)).not.toContain("Соловьёва");
    expect(`urn:uuid:${line.requestId}`).toBe(answer.json.instance);
  });

  test("two writers at once: the one that loses tries again (FAULTS F11)", async () => {
    faults.fail("before", new Conflict(0, { table: "records", pk: "p", sk: "s" }));
    expect(await accept()).toMatchObject({ status: 200 });
  });
});

test("a repeated rotation shows the secret that it made, and never one that another has made since", async () => {
  const { webhookId } = world.ours.things.own;
  const rotate = (key: string) => send("POST", `/webhooks/${webhookId}/rotate`, key);
  const first = await rotate("first");
  expect(await rotate("first")).toMatchObject({ status: 200, json: { secret: first.json.secret } });
  const second = await rotate("second");
  expect(second.json.secret).not.toBe(first.json.secret);
  const late = await rotate("first");
  expect(late).toMatchObject({ status: 412, json: { code: "conflict.version" } });
  expect(late.text).not.toContain(second.json.secret);
  expect(await rotate("second")).toMatchObject({ status: 200, json: { secret: second.json.secret } });
});
