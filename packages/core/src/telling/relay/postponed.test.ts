import { expect, it } from "vitest";
import { routeWorld } from "../../../test/worlds/relay.ts";
import { settings } from "../../../test/worlds/tenant.ts";
import { type DataBank, getLimit, type Mailer, save, Unavailable, type WebhookId } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Webhook from "../webhook/index.ts";
import { sweep } from "./sweep.ts";

/** Letters to an organisation that were asked for at ten in the evening. */
async function atNight(letters: number, mailer?: Mailer) {
  const w = await routeWorld();
  const agencyId = w.agencies.pmpc!;
  const { webhookId } = await Webhook.register(w.ctx, agencyId, { url: "https://his.example.org/hooks" });
  await w.settle();
  w.moveTo("2025-03-03T15:00:00Z"); // 22:00 there
  for (let i = 0; i < letters; i++)
    await save(w.ctx, {
      writes: [],
      stream: `T#kuzbass#LETTER#${i}`,
      events: [{ type: "webhook.disabled", data: { agencyId, webhookId: webhookId as WebhookId, because: "gone" } }],
      audit: { subject: agencyId, action: "test" },
    });
  let looked = 0;
  const { bank } = w.deps;
  const counted: DataBank = {
    ...bank,
    getMany: (keys) => {
      // What the sweeper looks at: events by their own keys.
      looked += keys.filter(({ pk, sk }) => pk.includes("#LETTER#") && sk.startsWith("EVENT#")).length;
      return bank.getMany(keys);
    },
  };
  const before = w.mails.length;
  const deps = { ...w.deps, bank: counted, mailer: mailer ?? w.deps.mailer };
  return { w, deps, looked: () => looked, sent: () => w.mails.length - before };
}

/** One run a minute. */
async function minutes({ w, deps }: Awaited<ReturnType<typeof atNight>>, from: string, count: number): Promise<void> {
  const start = Date.parse(from);
  for (let minute = 1; minute <= count; minute++) {
    w.moveTo(new Date(start + minute * 60_000).toISOString());
    await sweep(deps);
  }
}

it("given letters that wait for the morning, then the sweeper looks at each once, and in the morning it leaves", async () => {
  const letters = 250;
  const night = await atNight(letters);
  await Tenant.configure(night.w.as({ kind: "admin" }), { ...settings, quietHours: { from: "21:00", to: "08:00" } });
  await minutes(night, "2025-03-03T15:00:00Z", 10 * 60 - 1);
  expect([night.looked(), night.sent()]).toEqual([letters, 0]);
  await minutes(night, "2025-03-04T00:59:00Z", 3); // 08:00 there
  expect([night.looked(), night.sent()]).toEqual([2 * letters, letters]);
}, 300_000);

it("given the provider takes no mail, then letters are tried the more seldom, and at once again within five minutes", async () => {
  let isWell = false;
  const letters = 30;
  const night = await atNight(letters, {
    send: async (mail) => {
      if (!isWell) throw new Unavailable("quota");
      return night.w.deps.mailer.send(mail);
    },
  });
  await minutes(night, "2025-03-03T15:00:00Z", 2 * 60);
  // Of a letter a look in five minutes, where each minute had one.
  expect(night.looked() / letters).toBeLessThan(2 * 60 * 0.3);
  isWell = true;
  await minutes(night, "2025-03-03T17:00:00Z", 6);
  expect(night.sent()).toBe(letters);
}, 300_000);

it("looks at no more in a run than it may, told or not", async () => {
  const night = await atNight(3 * getLimit);
  await Tenant.configure(night.w.as({ kind: "admin" }), { ...settings, quietHours: { from: "21:00", to: "08:00" } });
  night.w.moveTo("2025-03-03T15:01:00Z");
  await sweep(night.deps, 2 * getLimit);
  expect(night.looked()).toBeGreaterThan(1.9 * getLimit);
  expect(night.looked()).toBeLessThanOrEqual(2 * getLimit);
}, 300_000);
