import { createServer } from "node:http";
import * as Digest from "@marshrut/core/digest";
import * as Link from "@marshrut/core/link";
import { type Standing, standingKey, standingWrite, Unavailable } from "@marshrut/core/shared";
import { memoryFiles, memoryKeyring } from "@marshrut/core/shared/memory";
import { generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { createApp, tokenVerifier } from "../src/index.ts";
import { doors, knock, linkOperations, linksOfAll, pageBodies } from "./doors.ts";
import { audience, issuer } from "./issuer.ts";
import { ask, makeWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const me = (token: string | undefined) => ask(world, "GET", "/v1/me", { token });
const claims = { sub: "ann", tenant: "kuzbass", role: "coordinator" };

test("a good token says who I am", async () => {
  const token = await world.issuer.token({ ...claims, municipality: "novokuznetsk" });
  expect(await me(token)).toMatchObject({
    status: 200,
    json: { account: "ann", role: "coordinator", tenant: "kuzbass", municipality: "novokuznetsk" },
  });
});

test("no token, or something else in its place, is told so", async () => {
  const none = await me(undefined);
  expect(none).toMatchObject({ status: 401, json: { code: "auth.required" } });
  expect(none.headers.get("www-authenticate")).toBe('Bearer realm="marshrut"');
  for (const header of ["Basic YTpi", "Bearer", "Bearer a b", "Bearer ünïcode", `Bearer ${"x".repeat(9000)}`]) {
    const answer = await ask(world, "GET", "/v1/me", {
      headers: { authorization: encodeURI(header).replaceAll("%20", " ") },
    });
    expect(answer).toMatchObject({ status: 401, json: { code: "auth.invalid" } });
    expect(answer.headers.get("www-authenticate")).toContain('error="invalid_token"');
  }
});

const standing = (id: string) => world.ours.system.bank.get<Standing>(standingKey({ tenant: "kuzbass", id }));
const hour = 3600;
const now = () => Math.floor(world.clock.now().epochMilliseconds / 1000);
/** FAULTS B5, and what is like it. */
const bad: Record<string, () => Promise<string> | string> = {
  "alg none": () =>
    new UnsecuredJWT({ ...claims, iss: issuer, aud: audience }).setExpirationTime(now() + hour).encode(),
  "HS256 with the public key as secret": async () =>
    new SignJWT({ ...claims, iss: issuer, aud: audience, iat: now(), exp: now() + hour })
      .setProtectedHeader({ alg: "HS256", kid: "k1", typ: "at+jwt" })
      .sign(new TextEncoder().encode("k1-public-key-as-a-secret-of-32-bytes")),
  "an unknown kid": () => world.issuer.token(claims, { kid: "k2" }),
  "a foreign key": async () => world.issuer.token(claims, {}, (await generateKeyPair("ES256")).privateKey),
  "a key address in the header": async () =>
    world.issuer.token(claims, { jku: "https://evil.example.org/jwks" }, (await generateKeyPair("ES256")).privateKey),
  "no exp": () => world.issuer.token({ ...claims, exp: undefined }),
  "no iat": () => world.issuer.token({ ...claims, iat: undefined }),
  "no sub": () => world.issuer.token({ ...claims, sub: undefined }),
  expired: () => world.issuer.token({ ...claims, exp: now() - 11 }),
  "issued by a clock that is far ahead": () => world.issuer.token({ ...claims, iat: now() + 901, exp: now() + hour }),
  "not yet": () => world.issuer.token({ ...claims, nbf: now() + 60 }),
  "an ID token": () => world.issuer.token(claims, { typ: "JWT" }),
  "no typ": () => world.issuer.token(claims, { typ: undefined }),
  "another audience": () => world.issuer.token({ ...claims, aud: "other" }),
  "another issuer": () => world.issuer.token({ ...claims, iss: `${issuer}/` }),
  "no tenant": () => world.issuer.token({ ...claims, tenant: undefined }),
  "a tenant that is part of a key": () => world.issuer.token({ ...claims, tenant: "a#b" }),
  "an account that is part of a key": () => world.issuer.token({ ...claims, sub: "a#b" }),
  "an unknown role": () => world.issuer.token({ ...claims, role: "system" }),
  "a specialist of no agency": () => world.issuer.token({ ...claims, role: "specialist" }),
  "a representative of nobody": () => world.issuer.token({ ...claims, role: "representative" }),
  tampered: async () => {
    const [head, , signature] = (await world.issuer.token(claims)).split(".");
    const forged = Buffer.from(
      JSON.stringify({ ...claims, role: "admin", iss: issuer, aud: audience, exp: now() + hour }),
    );
    return `${head}.${forged.toString("base64url")}.${signature}`;
  },
};

test.each(Object.keys(bad))("%s → 401", async (name) => {
  expect(await me(await bad[name]!())).toMatchObject({ status: 401, json: { code: "auth.invalid" } });
});

test("a token for a region that is not kept here opens nothing, and breaks nothing", async () => {
  for (const role of ["coordinator", "admin"]) {
    const token = await world.issuer.token({ ...claims, role, tenant: "tuva" });
    for (const path of ["/v1/analytics/demand", "/v1/places?service=speech-therapy", "/v1/tenant/retention"])
      if (role === "admin" || !path.includes("tenant"))
        expect(await ask(world, "GET", path, { token })).toMatchObject({ status: 403, json: { code: "forbidden" } });
    const body = { person: {}, municipality: "novokuznetsk" };
    expect((await ask(world, "POST", "/v1/children", { token, body })).status).toBeLessThan(500);
  }
});

test("a token of an issuer whose clock is ten minutes ahead is good (FAULTS F27)", async () => {
  expect((await me(await world.issuer.token({ ...claims, iat: now() + 600, exp: now() + hour }))).status).toBe(200);
});

test("a closed account is out at once, and in again when it is opened", async () => {
  const token = await world.issuer.token({ ...claims, sub: "bob" });
  expect((await me(token)).status).toBe(200);
  // He has seen nothing yet: without unseen=true it would be taken for a slip of the pen.
  const change = (verb: string) =>
    ask(world, "POST", `/v1/accounts/bob/${verb}${verb === "block" ? "?unseen=true" : ""}`, {
      token: world.tokens.admin,
      headers: { "idempotency-key": verb },
    });
  expect(await change("block")).toMatchObject({ status: 200, json: { account: "bob", blocked: true } });
  expect(await change("block")).toMatchObject({ status: 200, json: { blocked: true } });
  expect(await me(token)).toMatchObject({ status: 401, json: { code: "auth.invalid" } });
  const elsewhere = await world.issuer.token({ ...claims, sub: "bob", tenant: "tuva" });
  // Tuva is no region of ours yet, so that /me has nothing to tell of it; the account there is open.
  expect((await ask(world, "GET", "/v1/policy", { token: elsewhere })).status).toBe(200);
  await change("unblock");
  expect((await me(token)).status).toBe(200);
});

test("whoever ends their sessions is out with all of them at once, renewed ones too, and nobody else is", async () => {
  const [own, other] = [
    { ...claims, sub: "vera" },
    { ...claims, sub: "galya" },
  ];
  const began = { auth_time: now() - hour, iat: now() - hour, exp: now() + hour };
  const renewed = await world.issuer.token({ ...own, ...began, iat: now() + 5 });
  const old = [await world.issuer.token({ ...own, ...began }), await world.issuer.token({ ...own, iat: now() })];
  const end = (body: unknown, token = old[0]!) => ask(world, "POST", "/v1/me/sessions/end", { token, body });
  expect(await end({})).toMatchObject({ status: 400 });
  expect((await me(old[0])).status).toBe(200);
  expect(await end({ sessions: "all" })).toMatchObject({ status: 200, json: { account: "vera" } });
  for (const token of [...old, renewed])
    expect(await me(token)).toMatchObject({ status: 401, json: { code: "auth.invalid" } });
  expect((await me(await world.issuer.token({ ...other, ...began }))).status).toBe(200);
  // From the next second on, and the day after, on which the account is seen anew.
  expect((await me(await world.issuer.token({ ...own, iat: now() + 1 }))).status).toBe(200);
  expect(
    standingWrite({ kind: "coordinator", id: "vera", tenant: "kuzbass" }, Date.now(), await standing("vera")),
  ).toMatchObject({
    put: { data: { sessionsEndedAt: now() } },
  });
});

test("the issuer's keys come from its address, are kept, and without them nobody gets in", async () => {
  let asked = 0;
  let down = false;
  const jwks = createServer((_, response) => {
    asked++;
    response.writeHead(down ? 500 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify({ keys: [] }));
  });
  await new Promise<void>((resolve) => jwks.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = jwks.address() as { port: number };
    const settings = { issuer, audience, jwksUri: `http://127.0.0.1:${port}/jwks` };
    const verifyToken = tokenVerifier(settings);
    const token = await world.issuer.token(claims);
    for (let i = 0; i < 5; i++) expect(await verifyToken(token, now() * 1000)).toBeUndefined();
    expect(asked).toBe(1); // an unknown kid does not make us ask again and again

    down = true;
    await expect(tokenVerifier(settings)(token, now() * 1000)).rejects.toThrow(Unavailable);
    const more = { settings: { issuer }, files: memoryFiles(), seals: world.seals, log: () => {} };
    const app = createApp({ ...world.deps, verifyToken: tokenVerifier(settings), ...more });
    const answer = await app.request("/v1/me", { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("2");
  } finally {
    jwks.close();
    jwks.closeAllConnections();
  }
});

describe("a token of a link", () => {
  let tokens: Record<Link.LinkKind, string>;
  beforeAll(async () => {
    tokens = await linksOfAll(world);
  });
  const unknown = { code: "link.invalid" };

  test("opens the doors of its kind and no other", async () => {
    expect(linkOperations.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(doors).toSorted());
    for (const op of linkOperations)
      for (const [kind, token] of Object.entries(tokens)) {
        const { status, code } = await knock(world, op, token);
        const isTaken = doors[op.operationId]!.some((one) => one === kind);
        const at = `${kind} at ${op.operationId}`;
        if (isTaken) expect({ at, isKnown: code !== "link.invalid" && status < 500 }).toEqual({ at, isKnown: true });
        else expect({ at, code }).toEqual({ at, ...unknown });
      }
  });

  /** What somebody makes of a token of ours who has no key of ours. */
  async function forgeries(kind: Link.LinkKind, token: string): Promise<Record<string, unknown>> {
    const [body = "", signature = ""] = token.split(".");
    const said = JSON.parse(Buffer.from(body, "base64url").toString()) as unknown[];
    const written = (...fields: unknown[]) => Buffer.from(JSON.stringify(fields)).toString("base64url");
    const [, tenant, expiresAt, ...fields] = said;
    const others = Object.values(tokens).map((one) => one.split(".")[1]!);
    return {
      cut: token.slice(0, -1),
      "of another region": `${written(kind, "altai", expiresAt, ...fields)}.${signature}`,
      "with a later end": `${written(kind, tenant, 4_000_000_000, ...fields)}.${signature}`,
      "of a later generation": `${body}.${signature.replace(/^\d+/, "99999999")}`,
      "by a key of its maker": await Link.seal(memoryKeyring(), kind, { tenant, fields, expiresAt } as Link.Sealed),
      "with a signature of another": `${body}.${others.find((one) => one !== signature)}`,
    };
  }
  const odd = { "a list": ["a"] };

  test("that was cut, forged or moved says at every door the same as a guess, whatever is wrong with it", async () => {
    for (const op of linkOperations)
      for (const kind of doors[op.operationId]!.slice(0, 1)) {
        const guess = await knock(world, op, "a".repeat(80));
        expect(guess, op.operationId).toMatchObject(unknown);
        const inBody = op.method === "post" && op.operationId !== "unsubscribe";
        const all = { ...(await forgeries(kind, tokens[kind])), ...(inBody ? odd : {}) };
        for (const [how, token] of Object.entries(all)) {
          const { status, code, told } = await knock(world, op, token);
          // Of several answers each has its own; what is no text at all is of the request as a whole.
          const answer = op.operationId === "respondMany" ? { code } : { code, status, told };
          expect({ op: op.operationId, how, answer }).toMatchObject({ how, answer: { ...answer, ...unknown } });
          if ("told" in answer) expect({ how, told }).toEqual({ how, told: guess.told });
        }
      }
  });

  test("of another region opens nothing of ours, though it is signed there", async () => {
    for (const op of linkOperations)
      for (const kind of doors[op.operationId]!) {
        const { fields, expiresAt } = await Link.open(world.deps.keys, kind, tokens[kind]);
        const token = await Link.seal(world.deps.keys, kind, { tenant: "altai", fields, expiresAt } as Link.Sealed);
        const { code, text } = await knock(world, op, token);
        expect({ op: op.operationId, code }).toEqual({ op: op.operationId, code: "link.dead" });
        expect(text).not.toMatch(/ПМПК|Алёна|Соловьёва/);
      }
  });

  test("is nobody's access token, and an access token opens no link", async () => {
    for (const token of Object.values(tokens)) expect(await me(token)).toMatchObject({ status: 401 });
    for (const op of linkOperations) expect(await knock(world, op, world.tokens.coordinator)).toMatchObject(unknown);
  });

  test("of another organisation says nothing of what is not its own", async () => {
    const { system, tenant, otherSchool } = world.ours;
    const token = await Digest.pageToken(system, { tenant, agencyId: otherSchool, expiresAt: 4_000_000_000 });
    const named = /"(?:placement|appointment|accompaniment|enrolment)_/;
    const bodies = Object.entries(pageBodies(world)).flatMap(([id, all]) => all.map((body) => ({ id, body })));
    for (const { id, body } of bodies.filter(({ body }) => named.test(JSON.stringify(body)))) {
      const { path } = linkOperations.find(({ operationId }) => operationId === id)!;
      const { json } = await ask(world, "POST", `/v1${path}`, { body: { ...body, token }, from: "2001:db8:4::1" });
      const [row] = (json.outcomes ?? []) as { problem?: { code: string } }[];
      const { action } = body;
      expect({ id, action, code: json.code ?? row?.problem?.code }).toEqual({ id, action, code: "not-found" });
    }
  });

  test("of an organisation that has closed opens no door, and of a person who has gone neither", async () => {
    const { pmpk, tenant, family } = world.ours;
    const staff = await world.issuer.token({ sub: "coordinator", tenant, role: "coordinator" });
    const patch = async (path: string, body: object) =>
      expect((await ask(world, "PATCH", path, { token: staff, body, headers: { "if-match": "*" } })).status).toBe(200);
    const alive = await linksOfAll(world);
    const specialist = { token: await world.issuer.token({ sub: "s", tenant, role: "specialist", agency: pmpk }) };
    const { json } = await ask(world, "GET", `/v1/attachments/${family.attachmentId}/link`, specialist);
    const file = new URL(json.url as string).searchParams.get("token")!;
    await patch(`/v1/agencies/${pmpk}`, { status: "closed" });
    const { representative } = family;
    await patch(`/v1/children/${family.childId}`, {
      addRepresentatives: [{ surname: "Соловьёв", givenName: "Пётр", relation: "parent" }],
      removeRepresentatives: [representative],
    });
    const whose = { ...alive, file };
    // What staff has asked for is theirs; and whoever has gone may end what letters still come.
    const others = ["export", "family-quiet"];
    for (const op of linkOperations)
      for (const kind of doors[op.operationId]!.filter((one) => !others.includes(one))) {
        const { code, text } = await knock(world, op, whose[kind]);
        expect({ op: op.operationId, kind, code }).toEqual({ op: op.operationId, kind, code: "link.dead" });
        expect(text).not.toMatch(/ПМПК|Алёна|Соловьёва/);
      }
  });
});
