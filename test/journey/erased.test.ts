import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { deps } from "@marshrut/functions";
import { asOnAws } from "@marshrut/local/product";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ourDocument } from "../../packages/api/src/openapi/index.ts";
import { extractOf } from "../../packages/core/test/fixtures/extract.ts";
import { eraseAgain } from "../../scripts/ops/erase-again.ts";
import { disguises } from "../privacy/canary.ts";
import {
  type Helped,
  helped,
  type Items,
  itemsOf,
  keptThings,
  kindOf,
  restore,
  type Sealed,
  taught,
  watchSeals,
} from "./erased.parts.ts";
import { canary, tenant, World } from "./world.ts";

// A mother asks for everything to be destroyed: to the act, over HTTP, in virtual time, by the functions' own rights. Then somebody
// restores the day before, with executions that are alive, and nothing of hers comes back (FAULTS F22, F28).

let w: World;
let routeId: string;
let stepId: string;
let familyId: string;
let sibling: string;
let help: Helped;
let erasureId: string;
let copy: Record<"records" | "vault", Items>;
let act: unknown;
let sealed: Sealed[];
let exportId: string;
let download: string;
const hers = [
  ...[canary.surname, canary.givenName, canary.patronymic, canary.guardian, canary.snils, canary.phone],
  ...[canary.measure, canary.reason, canary.number, "mother.of.her@example.net"],
];
const address = "mother.of.her@example.net";
const other = { surname: "Воробьёва", givenName: "Лада" };

const found = async (query: string) =>
  (await w.ok<{ items: unknown[] }>("GET", `/v1/children?query=${encodeURIComponent(query)}`)).items;
/** What comes round each quarter of an hour comes once in each move of the clock. */
const anHour = async () => {
  for (let i = 0; i < 4; i++) await w.cloud.advance("PT15M");
};
const files = () => w.cloud.s3.objects("files");

beforeAll(async () => {
  w = await World.start("own", undefined, asOnAws);
  sealed = watchSeals(hers);
  routeId = await w.openRoute();
  stepId = (await w.stepsOf(routeId, "CommissionReview"))[0]!.stepId;
  const content = Buffer.from("%PDF-1.7\n%%EOF\n").toString("base64");
  await w.ok("POST", `/v1/steps/${stepId}/attachments`, { name: "Канарейкина.pdf", content }, "pmpk");
  await w.ok("POST", `/v1/steps/${stepId}/hold`, { reason: canary.reason });
  const representatives = [{ representativeId: w.representativeId, email: address }];
  await w.ok("PATCH", `/v1/children/${w.childId}`, { representatives }, "coordinator", { "if-match": "*" });
  const account = { tenant, role: "representative", name: "Мать" } as const;
  await w.cloud.identity.registerAccount({
    ...account,
    account: "mother",
    representative: w.representativeId as never,
  });
  await w.cloud.identity.registerAccount({
    account: "second",
    tenant,
    role: "coordinator",
    name: "Второй координатор",
  });
  const born = await w.ok<{ childId: string }>("POST", "/v1/children", {
    person: { ...other, birthDate: "2015-02-03", sex: "female" },
    municipality: "novokuznetsk",
    representatives: [{ surname: other.surname, givenName: "Анна", relation: "parent" }],
    disability: true,
    educationalNeeds: true,
  });
  sibling = born.childId;
  familyId = (await w.ok<{ familyId: string }>("POST", "/v1/families", { childId: w.childId })).familyId;
  help = await helped(w, canary.reason);
  await w.ok("POST", `/v1/routes/${routeId}/plan/signed`, {
    name: `План ${canary.surname}.pdf`,
    content,
    signedOn: "2026-01-12",
  });
});
afterAll(() => w.close());

it("she asks, and it waits in the coordinator's day and letter with its term", async () => {
  const asked = await w.ok<{ erasureId: string }>(
    "POST",
    `/v1/children/${w.childId}/erasure-requests`,
    { reason: `Уничтожьте всё. ${canary.surname}` },
    "mother",
  );
  erasureId = asked.erasureId;
  expect(asked).toMatchObject({ status: "asked", receivedOn: "2026-01-12", dueOn: "2026-02-11", actBy: "2026-02-04" });
  const day = await w.ok<{ items: unknown[] }>("GET", "/v1/inbox?bucket=erasures");
  expect(day.items).toMatchObject([{ erasure: { erasureId, childId: w.childId } }]);
  await w.cloud.settle();
  const [received] = await w.mails(address);
  expect(received!.text).toContain("Поступило: 12 января 2026 г.\nСрок: 11 февраля 2026 г.");
  await w.cloud.advance("P7D");
  const [monday] = (await w.mails("curator@example.org")).filter(({ subject }) => subject.startsWith("Неделя"));
  expect(monday!.text).toContain(
    "требования уничтожить персональные данные: 1; ближайшее исполнить или отклонить до 04.02.2026",
  );
  expect(monday!.text).not.toContain(canary.surname);
});

it("two persons say it: the card is closed at once, the organisation is told, and within the hour there is an act", async () => {
  expect(await taught(w)).toBe(1);
  const made = await w.ok<{ exportId: string }>("POST", "/v1/exports", { list: "children", format: "csv" });
  exportId = made.exportId;
  await w.cloud.settle();
  const { download: link } = await w.ok<{ download: { url: string } }>("GET", `/v1/exports/${exportId}`);
  download = link.url;
  expect(await readNow()).toEqual({ reason: true, history: true, file: true, plan: true });
  copy = { records: await itemsOf("records"), vault: await itemsOf("vault") };
  const body = { grounds: "consent-withdrawn", reason: `Заявление, ${canary.surname}` };
  const erase = (who?: string) => w.call("POST", `/v1/children/${w.childId}/erasure`, body, who);
  expect((await erase("mother")).status).toBe(403);
  const wanted = await erase();
  expect(wanted, JSON.stringify(wanted.body)).toMatchObject({ status: 202, body: { code: "second-person.wanted" } });
  const { confirmationId } = (wanted.body as { current: { confirmationId: string } }).current;
  // Whose data is destroyed is nothing to whoever runs the platform.
  expect((await w.call("POST", `/v1/confirmations/${confirmationId}/confirm`, undefined, "admin")).status).toBe(404);
  await w.ok("POST", `/v1/confirmations/${confirmationId}/confirm`, undefined, "second");
  for (const [who, status] of [
    ["coordinator", 410],
    ["mother", 410],
    ["pmpk", 403],
  ] as const)
    expect((await w.call("GET", `/v1/children/${w.childId}`, undefined, who)).status, who).toBe(status);
  // Nothing has been destroyed yet, and nobody reads it any more: what was written, names of files, a list that was made before.
  expect(await readNow()).toEqual({ reason: false, history: false, file: false, plan: false });
  const withdrawn = await w.ok<{ download?: object; withdrawn: { ru: string } }>("GET", `/v1/exports/${exportId}`);
  expect([withdrawn.download, withdrawn.withdrawn.ru]).toEqual([
    undefined,
    expect.stringContaining("Сделайте её заново"),
  ]);
  expect((await fetch(download)).status).toBe(410);
  await w.cloud.settle();
  await anHour();
  const done = await w.ok<{ act: unknown }>("GET", `/v1/erasures/${erasureId}`);
  expect(done).toMatchObject({ status: "erased", act: { number: "2026-0001", destroyed: { files: 2, keys: 2 } } });
  act = done.act;
  const letters = await w.mails(address);
  // Beside the news of her page, which name nobody either.
  expect(letters.filter(({ subject }) => subject !== "Новости на вашей личной странице")).toHaveLength(2);
  const written = letters.map(({ subject, text }) => `${subject}\n${text}`).join("\n");
  expect(written).toContain("акт № 2026-0001");
  for (const word of [canary.surname, canary.givenName, canary.guardian, canary.measure, w.childId])
    expect(written).not.toContain(word);
  expect(await w.ok("GET", `/v1/routes/${routeId}`)).toMatchObject({ status: "closed" });
  await w.cloud.advance("P1D");
  expect((await w.mails("pmpc@example.org")).some(({ subject }) => subject.startsWith("Больше не требуется"))).toBe(
    true,
  );
  for (const paper of ["act", "journal", "letter"])
    for (const format of ["pdf", "docx"]) {
      const url = `${w.cloud.urls.api}/v1/erasures/${erasureId}/paper?paper=${paper}&format=${format}`;
      const authorization = `Bearer ${await w.cloud.identity.token("coordinator")}`;
      const printed = await fetch(url, { headers: { authorization } });
      expect(printed.status, paper).toBe(200);
      expect((await printed.arrayBuffer()).byteLength).toBeGreaterThan(1000);
    }
});

/** Whether a coordinator reads what was written about a step, in it and in the history, and what files are called; agencies' own too. */
async function readNow() {
  const text = async (path: string, who?: string) => JSON.stringify((await w.call("GET", path, undefined, who)).body);
  const step = await text(`/v1/steps/${stepId}`);
  const names = [await text(`/v1/steps/${stepId}/attachments`), await text(`/v1/steps/${stepId}/attachments`, "pmpk")];
  const { signedId } = (await w.ok<{ items: { signedId: string }[] }>("GET", `/v1/routes/${routeId}/plan/signed`))
    .items[0]!;
  const authorization = `Bearer ${await w.cloud.identity.token("coordinator")}`;
  const scan = await fetch(`${w.cloud.urls.api}/v1/routes/${routeId}/plan/signed/${signedId}`, {
    headers: { authorization },
  });
  return {
    reason: step.includes(canary.reason),
    history: (await text(`/v1/routes/${routeId}/history?limit=200`)).includes(canary.reason),
    file: names.some((one) => one.includes(canary.surname)),
    plan: scan.ok || (await text(`/v1/routes/${routeId}/plan/signed`)).includes(canary.surname),
  };
}

/** Nothing in vault or files is of the child, and what a copy has of her opens with none of the keys that remain. */
async function nothingOpens(): Promise<void> {
  expect(files()).toEqual([]);
  for (const item of await itemsOf("vault")) {
    const { pk, data } = unmarshall(item);
    const whose = JSON.stringify([pk, data]);
    for (const id of [w.childId, w.representativeId]) expect(whose.includes(id), pk).toBe(false);
  }
  const inCopy = copy.vault.map((item) => unmarshall(item)).filter(({ pk }) => pk.includes(w.childId));
  expect(inCopy.length).toBeGreaterThan(3);
  let tried = 0;
  for (const { data, sk } of inCopy)
    for (const sealed of JSON.stringify(data).match(/m2\.[\w-]+/g) ?? []) {
      const context = { tenant, subject: w.childId, field: sk === "PERSON" ? "person.surname" : "x" };
      await expect(deps().keys.open(sealed, context)).rejects.toMatchObject({ name: "KeyDestroyed" });
      tried += 1;
    }
  expect(tried).toBeGreaterThan(8);
  for (const query of [canary.surname, canary.snils, "23.11.2014"]) expect(await found(query)).toEqual([]);
}

it("nothing of hers opens with the keys that remain; her sister by another mother, steps and figures stay", async () => {
  await nothingOpens();
  expect(await w.ok("GET", `/v1/children/${sibling}`)).toMatchObject({ person: other });
  expect(await w.ok("GET", `/v1/steps/${stepId}`)).toMatchObject({ status: "cancelled" });
  // Nobody is enrolled, looks for work or has a place any more, and the place is free.
  for (const list of ["/v1/enrolments", "/v1/seekers", "/v1/seekers?status=placed", "/v1/placements", "/v1/requests"])
    expect(await w.ok("GET", list), list).toMatchObject({ items: [] });
  expect(await w.ok("GET", `/v1/work-places/${help.workPlaceId}`)).toMatchObject({ taken: 0, free: 1 });
  expect(await taught(w)).toBe(1);
  expect(await w.ok("GET", "/v1/indicators/check", undefined, "admin")).toMatchObject({ items: [] });
});

it("whatever is asked about her, the answer is that she was erased, or what names nobody", async () => {
  const ids: Record<string, string> = { childId: w.childId, routeId, stepId, erasureId, familyId, ...help };
  const asked = Object.entries(ourDocument({ issuer: "https://id.example.org" }).paths).flatMap(([path, { get }]) => {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    const isAbout = get && names.length > 0 && names.every((name) => ids[name]);
    return isAbout ? [path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name]!)] : [];
  });
  expect(asked.length).toBeGreaterThan(15);
  const wrong: string[] = [];
  for (const who of ["coordinator", "pmpk", "mother"])
    for (const path of asked) {
      const authorization = `Bearer ${await w.cloud.identity.token(who)}`;
      const answer = await fetch(`${w.cloud.urls.api}${path}`, { headers: { authorization } });
      const text = await answer.text();
      const names = [canary.surname, canary.snils, canary.guardian, canary.reason].filter((name) =>
        text.includes(name),
      );
      const isOfHer = path.startsWith(`/v1/children/${w.childId}`) && answer.ok;
      if (answer.status >= 500 || names.length > 0 || isOfHer) wrong.push(`${who} ${path}: ${answer.status} ${names}`);
    }
  expect(wrong).toEqual([]);
  expect(await w.ok("GET", `/v1/families/${familyId}`)).toMatchObject({ members: [], children: [] });
  for (const path of [`/v1/steps/${stepId}/child`, `/v1/routes/${routeId}/plan/print`])
    expect(await w.call("GET", path), path).toMatchObject({ status: 410, body: { code: "child.erased" } });
});

it("whoever takes every table, history, dead letter, mail and file of the disk reads nothing of hers with all keys that are left", async () => {
  const words = [canary.surname, canary.givenName, canary.patronymic, canary.guardian, canary.snils, canary.phone];
  const shapes = [...words, canary.measure, canary.reason].flatMap((word) => [
    ...disguises(word).map((text) => Buffer.from(text)),
    Buffer.from(word, "utf16le"),
  ]);
  const histories: string[] = [];
  for (const machine of ["route-school-age-v1", "route-school-age-v2", "agency-step"])
    for (const { arn } of await w.executions(machine).catch(() => []))
      histories.push(JSON.stringify(await w.events(arn)));
  expect(histories.length).toBeGreaterThan(1);
  const places = new Map<string, Buffer>([
    ["histories", Buffer.from(histories.join("\n"))],
    ["dead letters", Buffer.from(JSON.stringify(w.cloud.deadLetters.list()))],
    ["mails", Buffer.from(JSON.stringify(await w.mails()))],
  ]);
  for (const table of ["records", "vault", "audit", "safe"])
    places.set(table, Buffer.from(JSON.stringify((await itemsOf(table)).map((item) => unmarshall(item)))));
  for (const entry of readdirSync(w.home, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const file = path.join(entry.parentPath, entry.name);
      places.set(path.relative(w.home, file), readFileSync(file));
    }
  for (const table of ["records", "audit", "safe"]) expect(places.get(table)!.includes(address), table).toBe(false);
  const found = [...places].flatMap(([place, bytes]) => (shapes.some((one) => bytes.includes(one)) ? [place] : []));
  expect(found).toEqual([]);

  // And what people wrote, opened as its rooms would open it.
  let opened = 0;
  for (const table of ["records", "vault"])
    for (const item of await itemsOf(table)) {
      const { pk, sk, data } = unmarshall(item) as { pk: string; sk: string; data: { text?: string; field?: string } };
      if (!sk.startsWith("NOTE#") || !data.text) continue;
      const context = { tenant, subject: pk.split("#").at(-1)!, field: `${data.field}.${sk.slice("NOTE#".length)}` };
      for (const person of [undefined, w.childId, w.representativeId]) {
        const text = await deps()
          .keys.open(data.text, { ...context, person })
          .catch(() => "");
        opened += 1;
        for (const word of words) expect(text).not.toContain(word);
      }
    }
  expect(opened).toBeGreaterThan(0);
});

it("whatever any room ever sealed with a word of hers opens no more, with all keys that are left", async () => {
  // By hand: what this journey writes of her. A record that is new and personal stands here by itself, or the test fails below.
  expect([...new Set(sealed.map(kindOf))].sort()).toEqual([
    "attachment name",
    "child employment",
    "child enrolment",
    "child erasure",
    "child family-request",
    "child form-answers",
    "child instruments.instrument.measure",
    "child instruments.instrument.number",
    "child person.givenName",
    "child person.patronymic",
    "child person.snils",
    "child person.surname",
    "child representatives.rep.email",
    "child representatives.rep.phone",
    "child representatives.rep.surname",
    "child step-note",
    "confirmation confirmation-reason",
    "rep contact.email",
    "rep contact.phone",
    "rep contact.surname",
    "signed name",
  ]);
  const left: string[] = [];
  for (const one of sealed) {
    const open = deps().keys.open(one.text, one.context);
    const why = await open.then(
      () => "it opens",
      ({ name }: Error) => name,
    );
    if (why !== "KeyDestroyed") left.push(`${kindOf(one)}: ${why}`);
  }
  expect(left).toEqual([]);
});

it("a restore of the day before does not bring her back: her card is closed before anybody reads, and erased again", async () => {
  await restore("records", copy.records);
  await restore("vault", copy.vault);
  await w.cloud.advance("PT2M"); // settings are remembered for a minute
  // Nobody could read it meanwhile: there is no key.
  expect((await w.call("GET", `/v1/children/${w.childId}`)).status).toBe(410);
  const did = await eraseAgain();
  expect(did.again).toBe(1);
  expect(did.indices).toBeGreaterThan(3);
  expect(await w.call("GET", `/v1/children/${w.childId}`)).toMatchObject({
    status: 410,
    body: { code: "child.erased" },
  });
  await anHour();
  expect(await w.ok("GET", `/v1/erasures/${erasureId}`)).toMatchObject({ status: "erased", act });
  await nothingOpens();
  expect(await w.ok("GET", `/v1/routes/${routeId}`)).toMatchObject({ status: "closed" });
  expect(await w.ok("GET", `/v1/children/${sibling}`)).toMatchObject({ person: other });
  expect(await eraseAgain()).toEqual({ again: 0, indices: 0 });
  const told = [...w.logs, ...(await w.mails()).map((mail) => JSON.stringify(mail))].join("\n");
  for (const word of [canary.surname, canary.givenName, canary.guardian]) expect(told).not.toContain(word);
});

it("the same function lets go of what is older than its term, and of rows of nobody's papers when their task is closed, by its own rights", async () => {
  const kept = await keptThings(w, sibling);
  const content = extractOf({ surname: "Ничейный", snils: [] });
  const { importId } = await w.ok<{ importId: string }>("POST", "/v1/instruments/imports", { format: "xml", content });
  const said = async () =>
    (await w.ok<{ items: { said?: object }[] }>("GET", `/v1/instruments/imports/${importId}/rows`)).items[0]!.said;
  const rowTasks = async () =>
    (await w.ok<{ items: { task: { taskId: string; kind: string } }[] }>("GET", "/v1/inbox?bucket=tasks")).items
      .map(({ task }) => task)
      .filter(({ kind }) => kind === "rows-expiring");
  const round = async (later: string) => {
    await w.cloud.jump(later);
    await w.cloud.scheduler.fire("erasures");
    await w.cloud.settle();
  };
  await round("P181D");
  const [task] = await rowTasks();
  expect(task).toMatchObject({ importId });
  expect(await said()).toMatchObject({ who: { surname: "Ничейный" } });
  await w.ok("POST", `/v1/inbox/tasks/${task!.taskId}/done`, {});
  await round("P1D");
  expect(await said()).toBeUndefined();
  const old = async () => (await w.ok<{ items: unknown[] }>("GET", "/v1/deliveries?until=2026-03-01T00:00:00Z")).items;
  expect((await old()).length).toBeGreaterThan(2);
  const retention = { fileYears: 2, source: "Номенклатура дел" };
  await w.cloud.identity.registerAccount({ account: "admin-2", tenant, role: "admin", name: "Второй администратор" });
  const change = { retention, reason: "Приказ" };
  const asked = await w.call("PATCH", "/v1/tenant/settings", change, "admin", { "if-match": "*" });
  const { confirmationId } = (asked.body as { current: { confirmationId: string } }).current;
  await w.ok("POST", `/v1/confirmations/${confirmationId}/confirm`, undefined, "admin-2");
  const would = () =>
    w.ok<{ items: { term: string; count: number }[]; lines: { term: string; gone: number }[] }>(
      "GET",
      "/v1/tenant/retention?on=2032-01-01",
      undefined,
      "admin",
    );
  const counts = Object.fromEntries((await would()).items.map(({ term, count }) => [term, count]));
  expect(counts).toMatchObject({ fileYears: 2, evidenceYears: 1, leftYears: 0 }); // also of her route, which has none left
  const ours = () => files().filter(({ key }) => key.startsWith(`${tenant}/`));
  expect(ours()).toHaveLength(2);
  await round("P5Y");
  for (let n = 0; n < 3; n++) await round("PT15M"); // a portion at a time
  expect(await old()).toEqual([]);
  expect(ours()).toEqual([]);
  for (const path of [`/v1/steps/${kept.stepId}/attachments`, `/v1/obligations/${kept.obligationId}`])
    expect(JSON.stringify(await w.ok("GET", path)), path).toContain("Срок хранения истёк");
  const { lines } = await would();
  expect(lines.map(({ term }) => term).sort()).toEqual(
    expect.arrayContaining(["evidenceYears", "fileYears", "jobYears", "mailYears", "taskYears"]),
  );
});
