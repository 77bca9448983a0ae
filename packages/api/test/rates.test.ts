import { type DataBank, type Role, Unavailable } from "@marshrut/core/shared";
import { memoryBank } from "@marshrut/core/shared/memory";
import * as Tenant from "@marshrut/core/tenant";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../src/index.ts";
import { links } from "../src/links/index.ts";
import { operations } from "../src/operations/index.ts";
import { costOf, heavyOperations, holderOf, Rates, slice } from "../src/rates/index.ts";
import { ask, linkTo, makeWorld, type World } from "./world.ts";

// Nobody asks for so much that others wait: an account, an organisation, a link, each by itself (decision 0115).

let world: World;
let taken: { reads: number; writes: number };
beforeAll(async () => {
  world = await makeWorld(counting(memoryBank()));
});
beforeEach(() => {
  taken = { reads: 0, writes: 0 };
});

/** Counts what is asked about the rates. */
const counting = (bank: DataBank): DataBank => ({
  ...bank,
  getMany: (keys) => {
    if (keys.every(({ pk }) => pk.includes("#RATE#"))) taken.reads++;
    return bank.getMany(keys);
  },
  commit: (writes) => {
    if (writes.every((write) => "put" in write && write.put.kind === "rate")) taken.writes++;
    return bank.commit(writes);
  },
});

const rates = (rates: Partial<Tenant.Rates>) =>
  Tenant.get(world.ours.system).then(({ settings, version }) =>
    Tenant.configure(world.ours.system, { ...settings, rates }, version),
  );
const me = (token: string) => ask(world, "GET", "/v1/me", { token });
/** How many of so many requests, one after the other, are answered. */
async function answered(of: number, send: () => Promise<{ status: number }>): Promise<number> {
  let n = 0;
  for (let i = 0; i < of; i++) if ((await send()).status !== 429) n++;
  return n;
}
const account = (role: Role, sub: string, more = {}) => {
  const { tenant, pmpk, family } = world.ours;
  const of = { specialist: { agency: pmpk }, representative: { representative: family.representative } };
  return world.issuer.token({ sub, tenant, role, ...(of[role as "specialist"] ?? {}), ...more });
};

describe("an account", () => {
  test("has its burst, waits as long as it is told, and nobody else waits with it", async () => {
    await rates({ family: { burst: 60, perMinute: 60 } });
    const [representative, coordinator] = [await account("representative", "a"), await account("coordinator", "a")];
    expect(await answered(150, () => me(representative))).toBe(60 + slice);
    const refused = await me(representative);
    expect(refused).toMatchObject({ status: 429, json: { code: "request.too-many" } });
    expect(refused.json.detail).toContain("от вашей учётной записи");
    expect(Number(refused.headers.get("retry-after"))).toBe(slice);
    expect((await me(coordinator)).status).toBe(200);
    world.clock.advance(`PT${slice - 1}S`);
    expect((await me(representative)).status).toBe(429);
    world.clock.advance("PT1S");
    expect((await me(representative)).status).toBe(200);
  });

  test("does not wait because the instance's clock is set back", async () => {
    const coordinator = await account("coordinator", "set-back");
    expect(await answered(slice, () => me(coordinator))).toBe(slice);
    world.clock.advance("-PT10M");
    expect((await me(coordinator)).status).toBe(200);
    world.clock.advance("PT10M");
  });

  test("has one for all instances of the API", async () => {
    await rates({ family: { burst: 60, perMinute: 10 } });
    const representative = await account("representative", "b");
    const other = createApp({
      ...world.deps,
      verifyToken: world.issuer.verifyToken,
      settings: { issuer: "https://id.example.org" },
      files: world.files,
      seals: world.seals,
      log: () => {},
    });
    await answered(150, () => me(representative));
    const there = await answered(150, () => ask({ ...world, app: other }, "GET", "/v1/me", { token: representative }));
    expect(there).toBe(slice); // what it had not yet put to the common account
  });

  test("pays for what it may not do, too, and more for what is heavy", async () => {
    await rates({ family: { burst: 60, perMinute: 10 }, staff: { burst: 100, perMinute: 10 } });
    const [representative, admin] = [await account("representative", "c"), await account("admin", "c")];
    const forbidden = () => ask(world, "GET", "/v1/inbox", { token: representative });
    expect((await forbidden()).status).toBe(403);
    await answered(150, forbidden);
    expect((await me(representative)).status).toBe(429);
    const count = () => ask(world, "GET", "/v1/indicators/check", { token: admin });
    expect((await count()).status).toBe(200);
    expect(await answered(3, count)).toBe(1);
  });

  test("costs one read and one write for every thirty requests, and nothing below", async () => {
    const coordinator = await account("coordinator", "d");
    await answered(slice - 1, () => me(coordinator));
    expect(taken).toEqual({ reads: 0, writes: 0 });
    await answered(2 * slice, () => me(coordinator));
    expect(taken).toEqual({ reads: 2, writes: 2 });
  });

  test("goes on when the count cannot be kept, and pays later", async () => {
    await rates({ family: { burst: 30, perMinute: 10 } });
    const representative = await account("representative", "e");
    const { bank } = world;
    const { commit } = bank;
    bank.commit = async (writes) => {
      if (writes.some((write) => "put" in write && write.put.kind === "rate")) throw new Unavailable("busy");
      return commit(writes);
    };
    expect(await answered(100, () => me(representative))).toBe(100);
    bank.commit = commit;
    expect(await answered(2, () => me(representative))).toBe(1);
  });
});

describe("an organisation", () => {
  test("has one for all its people and systems, beside that of each", async () => {
    await rates({ organisation: { burst: 90, perMinute: 60 }, system: { burst: 30, perMinute: 10 } });
    const [first, second, system] = [
      await account("specialist", "first"),
      await account("specialist", "second"),
      await account("specialist", "system", { client_id: "system" }),
    ];
    expect(await answered(100, () => me(system))).toBe(2 * slice);
    expect((await me(system)).json.detail).toContain("от вашей системы");
    await answered(100, () => me(first));
    expect((await me(second)).json.detail).toContain("от вашей организации");
    const elsewhere = await account("specialist", "third", { agency: world.ours.school });
    expect((await me(elsewhere)).status).toBe(200);
  });
});

describe("a link", () => {
  const rateKey = (token: string) => {
    const { tenant, id } = holderOf(world.ours.tenant, token);
    return { table: "records", pk: `T#${tenant}#RATE#${id}`, sk: "BUCKET" } as const;
  };
  const view = (token: string, from = "192.0.2.1") =>
    ask(world, "POST", "/v1/respond", { body: { token, action: "view" }, from });

  test("has its own, wherever it is used from, and its neighbour another", async () => {
    await rates({ link: { burst: 30, perMinute: 60 } });
    const [token, other] = [
      await linkTo(world, world.ours.family.stepId),
      await linkTo(world, world.ours.otherFamily.stepId),
    ];
    let n = 0;
    expect(await answered(100, () => view(token, `192.0.2.${n++}`))).toBe(2 * slice);
    expect((await view(token)).json.detail).toContain("по этой ссылке");
    expect((await view(other)).status).toBe(200);
  });

  test("is answered while somebody guesses from the same address, however long (FAULTS B7)", async () => {
    await rates({});
    const token = await linkTo(world, world.ours.otherFamily.stepId);
    expect(await answered(300, () => view("a-guess-of-some-length"))).toBeLessThanOrEqual(7);
    expect((await view(token)).status).toBe(200);
    const many = (answers: unknown[]) => ask(world, "POST", "/v1/respond/many", { body: { answers } });
    const guess = { token: "a-guess-of-some-length", action: "accept" };
    expect((await many([guess])).status).toBe(429);
    const mixed = await many([guess, { token, action: "accept" }]);
    expect((mixed.json.items as { code?: string }[]).map(({ code }) => code)).toEqual(["link.invalid", undefined]);
  });

  test("that a request names twice costs once, and however many it names are put to account", async () => {
    await rates({ link: { burst: 10_000, perMinute: 60 } });
    const { tenant, otherFamily } = world.ours;
    const token = await linkTo(world, otherFamily.stepId);
    const answers = [1, 2].map(() => ({ token, action: "accept" }));
    const send = () => ask(world, "POST", "/v1/respond/many", { body: { answers }, from: "192.0.2.8" });
    // Six of five each come to what is put to the account.
    expect(await answered(6, send)).toBe(6);
    expect(taken).toEqual({ reads: 1, writes: 1 });
    const links = Array.from({ length: 41 }, (_, i) => holderOf(tenant, `${i}`));
    await new Rates(world.deps).charge(links, slice);
    expect(taken).toEqual({ reads: 3, writes: 3 });
  });

  test("waits with its address only for large bodies, which are read before it is known", async () => {
    const send = (from: string) =>
      ask(world, "POST", "/v1/respond/uploads", {
        body: { token: "x" },
        from,
        headers: { "content-length": String(5 * 2 ** 20) },
      });
    const statuses: number[] = [];
    for (let i = 0; i < 25; i++) statuses.push((await send("192.0.2.7")).status);
    expect(statuses.at(-1)).toBe(429);
    const token = await linkTo(world, world.ours.otherFamily.stepId);
    expect((await view(token, "192.0.2.7")).status).toBe(200);
  });

  test("pays for a body that is refused, and where it comes from for one without a link of ours", async () => {
    await rates({ link: { burst: 30, perMinute: 60 } });
    world.clock.advance("PT10M");
    const token = await linkTo(world, world.ours.family.stepId);
    const send = (body: unknown, from: string) => ask(world, "POST", "/v1/respond", { body, from });
    const [shapeless, impossible] = [
      { token, song: "la" },
      { token, action: "sing" },
    ];
    expect(await send(shapeless, "192.0.2.20")).toMatchObject({ status: 400, json: { code: "request.invalid" } });
    expect(await send(impossible, "192.0.2.20")).toMatchObject({ status: 422, json: { code: "input.invalid" } });
    expect(await answered(100, () => send(impossible, "192.0.2.20"))).toBe(2 * slice - 2);
    expect((await view(token)).json.detail).toContain("по этой ссылке");
    const many = { answers: Array.from({ length: 60 }, () => ({ token: "a-guess-of-some-length", action: "sing" })) };
    for (const [i, body] of [["no object"], many, { token: 7 }].entries()) {
      const from = `192.0.2.${30 + i}`;
      const path = body === many ? "/v1/respond/many" : "/v1/respond";
      expect(await answered(100, () => ask(world, "POST", path, { body, from }))).toBe(6);
    }
  });

  test("is charged, whatever tokens of nobody's are sent before it", async () => {
    await rates({ link: { burst: 30, perMinute: 60 } });
    const token = await linkTo(world, world.ours.otherFamily.stepId);
    const forged = (tenant: string) =>
      `${Buffer.from(JSON.stringify(["step", tenant, 9_999_999_999])).toString("base64url")}.1-${"A".repeat(43)}`;
    const tokens = [forged("nowhere"), forged(world.ours.tenant), token];
    const answers = tokens.map((token) => ({ token, action: "accept" }));
    const send = () => ask(world, "POST", "/v1/respond/many", { body: { answers }, from: "192.0.2.90" });
    expect(await answered(10, send)).toBeLessThanOrEqual(3);
    expect((await send()).json.detail).toContain("по этой ссылке");
    // One account was kept: the link's.
    expect(await world.bank.get(rateKey(forged(world.ours.tenant)))).toBeUndefined();
    expect(await world.bank.get(rateKey(token))).toBeDefined();
  });
});

test("what takes files, imports or makes documents costs more than reading a record", async () => {
  const all = await Promise.all([...operations, ...links].map((op) => op.load()));
  const wants = all.filter(
    ({ operationId, bodyLimit = 0 }) => bodyLimit > 2 ** 20 || /^import|^startExport/.test(operationId),
  );
  expect(wants.filter(({ operationId }) => costOf(operationId) < 5).map(({ operationId }) => operationId)).toEqual([]);
  const ids = new Set(all.map(({ operationId }) => operationId as string));
  expect(heavyOperations.filter((id) => !ids.has(id))).toEqual([]);
});
