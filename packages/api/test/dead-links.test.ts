import * as Attendance from "@marshrut/core/attendance";
import * as Consent from "@marshrut/core/consent";
import * as Digest from "@marshrut/core/digest";
import * as Family from "@marshrut/core/family";
import type { LinkKind } from "@marshrut/core/link";
import * as Period from "@marshrut/core/period";
import * as Reporting from "@marshrut/core/reporting";
import type { ChildId } from "@marshrut/core/shared";
import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, test } from "vitest";
import { wardOf } from "./doors.ts";
import { ask, linkTo, makeWorld, type World } from "./world.ts";

// Every kind of link that an organisation has × every way to die: dead, it says that it is dead, and nothing else.

/** How a link of each kind is asked for once; an export's is nobody's but who asked for it. */
type Asking = () => Promise<{ status: number; json: Record<string, unknown> }>;
type OfAgency = Exclude<LinkKind, "export" | "family" | "family-quiet" | "form" | "round" | "sign-up" | "talk">;

let world: World;
let ward: ChildId;
beforeAll(async () => {
  world = await makeWorld();
  ward = await wardOf(world);
});

/** Made anew each time: they live for an hour. */
const staff = () => world.issuer.token({ sub: "coordinator", tenant: world.ours.tenant, role: "coordinator" });
const specialistToken = (agency: string = world.ours.pmpk) =>
  world.issuer.token({ sub: "specialist", tenant: world.ours.tenant, role: "specialist", agency });
const seconds = (days: number) => Math.floor(world.clock.now().epochMilliseconds / 1000) + days * 86_400;

/** A link of each kind, newly made, of the commission and its step. */
async function made(): Promise<Record<OfAgency, Asking>> {
  const { system, tenant, pmpk: agencyId, family } = world.ours;
  const of = { tenant, agencyId, expiresAt: seconds(14) };
  const post = (path: string, body: object) => () => ask(world, "POST", path, { body });
  const get = (path: string) => () => ask(world, "GET", path);
  const quiet = await Digest.quietToken(system, { ...of, email: "pmpc@example.org" });
  const feed = new URL((await Reporting.issueFeed(system, agencyId)).url).pathname;
  const office = await Attendance.officeToken(system, agencyId);
  const ofWard = await Family.wardToken(system, agencyId, ward);
  const [page, reports] = [await Digest.pageToken(system, of), await Period.reportsToken(system, agencyId)];
  return {
    step: post("/v1/respond", { token: await linkTo(world, family.stepId), action: "view" }),
    page: post("/v1/respond/organisation", { token: page }),
    reports: post("/v1/reports/respond", { token: reports, action: "view" }),
    // From another address: so many tokens that are none slow one down.
    office: () =>
      ask(world, "POST", "/v1/office/sessions", { body: { token: office, action: "view" }, from: "198.51.100.7" }),
    ward: () => ask(world, "POST", "/v1/family", { body: { token: ofWard, action: "show" }, from: "198.51.100.8" }),
    quiet: get(`/v1/unsubscribe?token=${quiet}`),
    feed: get(feed),
    file: await fileOf(agencyId),
  };
}

async function fileOf(agency: string): Promise<Asking> {
  const { family } = world.ours;
  const token = await specialistToken(agency);
  const { json } = await ask(world, "GET", `/v1/attachments/${family.attachmentId}/link`, { token });
  // Without consent there is none to be had.
  if (typeof json.url !== "string") return async () => ({ status: 404, json });
  const { pathname, search } = new URL(json.url);
  return () => ask(world, "GET", `${pathname}${search}`);
}

const kinds: OfAgency[] = ["step", "page", "reports", "office", "ward", "quiet", "feed", "file"];
/** What a link has no term by which it dies of age: a calendar is asked for as long as it is not revoked. */
const forever: OfAgency[] = ["feed"];

/** What becomes of the organisation, or of time; each is followed by new links, which live. */
const deaths: [string, () => Promise<unknown>, OfAgency[]][] = [
  [
    "all links of the organisation were revoked",
    async () => {
      const path = `/v1/agencies/${world.ours.pmpk}/links/revoke`;
      const answer = await ask(world, "POST", path, { token: await staff(), body: { reason: "Письмо переслали" } });
      expect(answer.status).toBe(200);
    },
    kinds.filter((kind) => kind !== "file"),
  ],
  [
    "its address is another one",
    () => patched({ contacts: [{ email: "new@example.org" }] }),
    kinds.filter((kind) => kind !== "file"),
  ],
  ["their time is over", async () => world.clock.advance("PT2400H"), kinds.filter((kind) => !forever.includes(kind))],
];

async function patched(body: object) {
  const path = `/v1/agencies/${world.ours.pmpk}`;
  const answer = await ask(world, "PATCH", path, { token: await staff(), body, headers: { "if-match": "*" } });
  expect(answer.status, answer.text).toBe(200);
}

const saysDead = async (kind: OfAgency, asking: Asking) => {
  const { status, json } = await asking();
  const { instance: _, ...told } = json;
  if (kind === "step") expect({ status, told }).toEqual({ status: 200, told: { link: "dead" } });
  else
    expect({ status, told }, kind).toEqual({
      status: 410,
      told: {
        type: "/docs#link.dead",
        status: 410,
        code: "link.dead",
        title: "Ссылка больше не действует",
        titleEn: "The link does not work any more",
        detail: "Ссылка больше не действует.",
        detailEn: "This link does not work any more.",
      },
    });
};

const lives = async (links: Record<OfAgency, Asking>) => {
  for (const kind of kinds) expect((await links[kind]()).status, kind).toBe(200);
};

describe("a link", () => {
  test.each(deaths)("is dead when %s", async (_, die, dying) => {
    const links = await made();
    await lives({ ...links, file: async () => ({ status: 200, json: {} }) });
    await die();
    for (const kind of dying) await saysDead(kind, links[kind]);
    const dead = links.step;
    await lives(await made());
    await saysDead("step", dead);
  });

  test("is unknown when the key that signed it has leaked, and the next one is not", async () => {
    const links = await made();
    const { keys } = world.deps;
    for (const use of ["link", "feed", "download"] as const) await keys.rotate(world.ours.tenant, use);
    await lives({ ...links, file: await fileOf(world.ours.pmpk) });
    for (const use of ["link", "feed", "download"] as const) await keys.rotate(world.ours.tenant, use, true);
    for (const kind of kinds)
      expect(await links[kind](), kind).toMatchObject({ status: 404, json: { code: "link.invalid" } });
    await lives(await made());
  });

  test("of a step is dead when it is revoked by itself, and a new one comes only where that is wished", async () => {
    const { family } = world.ours;
    const revoke = async (body: object) =>
      ask(world, "POST", `/v1/steps/${family.stepId}/revoke-link`, { token: await staff(), body });
    const links = await made();
    expect((await revoke({ reason: "Переслали", resend: false })).status).toBe(200);
    await saysDead("step", links.step);
    const next = await made();
    expect((await revoke({ reason: "И это тоже" })).status).toBe(200);
    await saysDead("step", next.step);
    await lives(await made());
    const { json } = await ask(world, "GET", `/v1/routes/${family.routeId}/history?limit=200`, {
      token: await staff(),
    });
    const told = (json.items as { type: string; note?: string }[]).filter(({ type }) => type === "step.link-revoked");
    expect(told.map(({ note }) => note)).toEqual(["Переслали", "И это тоже"]);
    expect((await revoke({ reason: "" })).status).toBe(422);
  });

  test("of a step, of its files and their downloads is dead when consent is withdrawn", async () => {
    const { system, family } = world.ours;
    const links = await made();
    await Consent.withdraw(system, family.consentId);
    await saysDead("step", links.step);
    await saysDead("file", links.file);
  });

  test("is dead with its organisation, whoever has it", async () => {
    const links = await made();
    await patched({ status: "closed" });
    for (const kind of kinds.filter((one) => one !== "file")) await saysDead(kind, links[kind]);
  });
});

test("each use is on record, once an hour, for the staff of the organisation's municipality alone", async () => {
  const { pmpk, otherSchool, family } = world.ours;
  const list = async (agency: string, query = "", token?: string) =>
    ask(world, "GET", `/v1/agencies/${agency}/links?limit=200${query}`, { token: token ?? (await staff()) });
  const { items } = (await list(pmpk)).json as { items: Record<string, unknown>[] };
  expect(new Set(items.map(({ kind }) => kind))).toEqual(
    new Set(["step", "page", "reports", "office", "ward", "quiet", "feed"]),
  );
  expect(items).toContainEqual(
    expect.objectContaining({
      kind: "step",
      did: "view",
      outcome: "link.dead",
      client: "program",
      stepId: family.stepId,
    }),
  );
  expect(items).toContainEqual(expect.objectContaining({ kind: "page", did: "view", outcome: "done" }));
  const alike = items.map(({ at, kind, n, did, outcome, assignment }) =>
    JSON.stringify([
      Temporal.Instant.from(String(at)).round({ smallestUnit: "hour", roundingMode: "floor" }),
      kind,
      n,
      did,
      outcome,
      assignment,
    ]),
  );
  expect(new Set(alike).size).toBe(alike.length);
  const { items: ofStep } = (await list(pmpk, `&step=${family.stepId}`)).json as { items: Record<string, unknown>[] };
  expect(ofStep.length).toBeGreaterThan(3);
  expect(new Set(ofStep.map(({ kind }) => kind))).toEqual(new Set(["step"]));
  expect((await list(otherSchool)).json.items).toEqual([]);
  expect((await list(pmpk, "", await specialistToken())).status).toBe(403);
  const { tenant } = world.ours;
  const away = await world.issuer.token({ sub: "k", tenant, role: "coordinator", municipality: "kemerovo" });
  expect((await list(pmpk, "", away)).status).toBe(404);
});
