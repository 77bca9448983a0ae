import { manifest } from "@marshrut/local/product";
import { afterAll, beforeAll, expect, it } from "vitest";
import { invoke } from "../agencies/invoke.ts";
import { childBody } from "../faults/parts/people.ts";
import { patience, soaking } from "../faults/parts/soak.ts";
import { decideUpon } from "./decided.ts";
import { canary, tenant, World } from "./world.ts";

// Families are surveyed on what they need, from the form to findings that are somebody's task: over HTTP, by the letters' links and with the
// functions' own rights. Thirty families here, five hundred in a soak.

/** Weeks are played: of what comes by the clock only what tells, opens and closes, and forgets. */
const wanted = ["sweeper", "digest", "digest-again", "open-periods", "erasures"];
const schedules = manifest.schedules.filter(({ name }) => wanted.includes(name));
const families = soaking ? 500 : 30;
/** Those without an address, whose letter comes back, who answer at once, after a reminder, and too late. */
const hasMail = (i: number) => i % 10 !== 9;
const comesBack = (i: number) => i % 15 === 4;
const isPrompt = (i: number) => hasMail(i) && !comesBack(i) && i % 3 !== 0;
const isLate = (i: number) => hasMail(i) && i % 6 === 3;
const isTooLate = (i: number) => hasMail(i) && i % 6 === 0;
const answersOf = (i: number) => ({
  ...Object.fromEntries(needs.map((key) => [key, "enough"])),
  age: "7-10",
  speech: i % 2 === 0 ? "none" : "some",
  satisfied: 1 + (i % 5),
  first: i === 1 ? `Логопед. ${canary.surname}` : "Логопед",
});
const needs = [
  "doctors",
  "psychologist",
  "learning",
  "skills",
  "leisure",
  "devices",
  "transport",
  "respite",
  "parents",
];
const mailOf = (i: number) => `m${i}@example.net`;
const all = Array.from({ length: families }, (_, i) => i);

let w: World;
let formId: string;
let roundId: string;
const memberIds: string[] = [];
beforeAll(async () => {
  w = await World.start("own", "2026-01-12T10:00", { ...manifest, schedules }, "PT3H");
  for (const i of all) {
    const { representatives, ...body } = childBody(i, w.agencies);
    const email = hasMail(i) ? mailOf(i) : undefined;
    const { childId, representativeIds } = await w.ok<{ childId: string; representativeIds: string[] }>(
      "POST",
      "/v1/children",
      { ...body, representatives: representatives.map((one) => ({ ...one, email })) },
    );
    memberIds.push(representativeIds[0]!);
    // Some have a page already; the others the round itself brings in by the cards.
    if (i % 2 === 0) await w.ok("POST", "/v1/families", { childId });
  }
  const drafted = await w.ok<{ formId: string }>("POST", "/v1/forms", { model: "family-needs" });
  formId = drafted.formId;
  await w.ok("POST", `/v1/forms/${formId}/approve`, { act: { number: "7", date: "2026-01-12" } });
}, patience(240_000));
afterAll(() => w.close());

interface Survey {
  closesOn: string;
  answered: boolean;
  url: string;
}

/** By the newest letter to the address: the family's page, and on it what it is asked. */
async function surveyOf(i: number): Promise<Survey | undefined> {
  const links = (await w.mails(mailOf(i))).map(({ text }) => /\/family#(\S+)/.exec(text)?.[1]);
  const token = links.findLast((link) => link !== undefined);
  if (!token) return undefined;
  const { surveys } = await w.ok<{ surveys: Survey[] }>("POST", "/v1/family", { token, action: "surveys" }, "");
  return surveys[0];
}
const tokenOf = ({ url }: Survey) => new URL(url).hash.slice(1);
const respond = (token: string, action: string, more: object = {}) =>
  w.call("POST", "/v1/forms/respond", { token, action, ...more }, "");

async function answer(i: number): Promise<void> {
  const token = tokenOf((await surveyOf(i))!);
  const answers = answersOf(i);
  // Some put the telephone away in the middle.
  if (i % 4 === 1) {
    expect((await respond(token, "save", { answers: { age: "7-10" } })).status).toBe(200);
    expect((await respond(token, "view")).body).toMatchObject({ answers: { age: "7-10" }, draftVersion: 1 });
  }
  expect((await respond(token, "submit", { answers })).body).toEqual({ status: "submitted", once: true });
  if (i % 5 === 2) expect(await respond(token, "submit", { answers })).toMatchObject({ status: 409 });
}

/** As the clock does each hour; of more families than one run serves the next one follows. */
async function letters(): Promise<void> {
  for (let more = true; more; ) {
    const sent = (await invoke(w, "digest", {})) as Record<string, { more: boolean } | undefined>;
    more = sent[tenant]?.more ?? false;
    await w.cloud.settle();
  }
}

async function comeBack(i: number): Promise<void> {
  let next: string | undefined;
  let found: { deliveryId: string; to?: string } | undefined;
  do {
    const page = await w.ok<{ items: { deliveryId: string; to?: string }[]; nextCursor?: string }>(
      "GET",
      `/v1/deliveries?limit=200${next ? `&cursor=${next}` : ""}`,
    );
    found = page.items.find(({ to }) => to === memberIds[i]);
    next = page.nextCursor;
  } while (!found && next);
  const { deliveryId } = found!;
  const headers = [
    { name: "X-Marshrut-Tenant", value: tenant },
    { name: "X-Marshrut-Delivery", value: deliveryId },
  ];
  const bounce = {
    bounceType: "Permanent",
    bounceSubType: "General",
    bouncedRecipients: [{ emailAddress: mailOf(i) }],
  };
  await invoke(w, "mail-events", {
    detail: { eventType: "Bounce", mail: { destination: [mailOf(i)], headers }, bounce },
  });
}

const count = (is: (i: number) => boolean) => all.filter(is).length;
const round = () => w.ok<Record<string, unknown>>("GET", `/v1/rounds/${roundId}`);

it(
  "invites, reminds, closes and is acted upon; no answer leads to a family",
  async () => {
    const begun = await w.ok<{ roundId: string }>("POST", `/v1/forms/${formId}/rounds`, {
      audience: { kind: "families", ages: { from: 0, to: 17 } },
      municipality: "novokuznetsk",
      closesOn: "2026-01-30",
    });
    roundId = begun.roundId;
    await w.cloud.settle();
    await w.cloud.advance("P1D");
    await letters();
    const unreachable = count((i) => !hasMail(i));
    expect(await round()).toMatchObject({ status: "open", invited: families, unreachable, answered: 0 });
    const invited = await w.mails();
    expect(invited.filter(({ subject }) => subject.startsWith("Новости"))).toHaveLength(families - unreachable);
    for (const i of all.filter((one) => hasMail(one) && comesBack(one))) await comeBack(i);
    await w.cloud.settle();
    expect(await round()).toMatchObject({ returned: count((i) => hasMail(i) && comesBack(i)) });
    const waiting = new Map(
      await Promise.all(all.filter(isTooLate).map(async (i) => [i, tokenOf((await surveyOf(i))!)] as const)),
    );

    for (const i of all.filter(isPrompt)) await answer(i);
    expect(await surveyOf(1)).toMatchObject({ answered: true, closesOn: "2026-01-30" });
    // While answers come there are numbers alone.
    const open = await w.ok<{ total: { questions: object[] } }>("GET", `/v1/rounds/${roundId}/results`);
    expect(open.total).toMatchObject({ answered: count(isPrompt), questions: [] });

    // Five working days before the end all whom letters reach are reminded alike: nobody sees by that who has answered.
    const before = (await w.mails()).length;
    await w.cloud.advance("P10D");
    await letters();
    const reminded = (await w.mails()).slice(before).flatMap(({ to }) => to.filter((one) => one.startsWith("m")));
    expect(reminded.toSorted()).toEqual(
      all
        .filter((i) => hasMail(i) && !comesBack(i))
        .map(mailOf)
        .toSorted(),
    );
    for (const i of all.filter((one) => isLate(one) && !comesBack(one))) await answer(i);
    const answered = count((i) => isPrompt(i) || (isLate(i) && !comesBack(i)));

    await w.cloud.advance("P8D");
    expect(await round()).toMatchObject({ status: "closed", answered });
    for (const [i, token] of waiting) {
      expect(await respond(token, "submit", { answers: answersOf(i) })).toMatchObject({
        status: 409,
        body: { code: "response.closed" },
      });
      expect((await respond(token, "view")).body).toMatchObject({ status: "closed" });
    }

    // Counted by hand: who said that there is no speech therapist.
    const done = all.filter((i) => isPrompt(i) || (isLate(i) && !comesBack(i)));
    const none = done.filter((i) => i % 2 === 0).length;
    const mean = done.reduce((sum, i) => sum + 1 + (i % 5), 0) / done.length;
    const shown = await w.ok<{
      total: {
        answered: number;
        questions: { key: string; options?: { code: string; count: number }[]; mean?: number }[];
      };
    }>("GET", `/v1/rounds/${roundId}/results`);
    const question = (key: string) => shown.total.questions.find((one) => one.key === key)!;
    expect(question("speech").options).toMatchObject([
      { code: "enough", count: 0 },
      { code: "some", count: done.length - none },
      { code: "none", count: none },
      { code: "needless", count: 0 },
    ]);
    expect(question("satisfied").mean).toBe(Math.round(mean * 100) / 100);
    const paper = await fetch(`${w.cloud.urls.api}/v1/rounds/${roundId}/results/report`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${await w.cloud.identity.token("coordinator")}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ format: "docx" }),
    });
    expect([paper.status, (await paper.arrayBuffer()).byteLength > 5000]).toEqual([200, true]);

    // What it comes to is somebody's task.
    await w.ok("POST", `/v1/rounds/${roundId}/findings`, {
      text: "Половине семей не хватает логопедов.",
      key: "speech",
      responsible: "novokuznetsk",
      dueOn: "2026-06-30",
    });
    await w.cloud.settle();
    const { items } = await w.ok<{ items: { task: { kind: string; roundId?: string } }[] }>(
      "GET",
      "/v1/inbox?bucket=tasks&limit=200",
    );
    const kinds = items.flatMap(({ task }) => (task.roundId === roundId ? [task.kind] : []));
    expect(kinds.toSorted()).toEqual(["round-closed", "round-finding"]);
    const { computed } = await w.ok<{ computed: { totals: object } }>("GET", "/v1/indicators?period=2026-Q1");
    expect(computed.totals).toMatchObject({ "families-asked": families, "families-surveyed": answered });
    expect(await w.ok("GET", "/v1/indicators/check", undefined, "admin")).toMatchObject({ items: [] });

    // Nothing of what was answered has left the vault, and a month later nobody knows who was asked.
    expect(w.logs.join("")).not.toContain(canary.surname);
    expect(JSON.stringify(await w.mails())).not.toContain("Логопед.");
    await w.cloud.advance("P31D");
    expect(await surveyOf(1)).toBeUndefined();
    expect(await w.ok("GET", `/v1/rounds/${roundId}/results`)).toMatchObject({ total: { answered } });
  },
  patience(300_000),
);

it(
  "ends in a decision whose executors report by link, by their system and over the API, and it is fulfilled",
  () => decideUpon(w, roundId, letters),
  patience(240_000),
);
