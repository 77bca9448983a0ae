import { Temporal } from "temporal-polyfill";
import type { Actor } from "../../src/ground/shared/actor.ts";
import type { DataBank } from "../../src/ground/shared/bank.ts";
import type { Ctx } from "../../src/ground/shared/context.ts";
import type { AgencyId, RepresentativeId } from "../../src/ground/shared/ids.ts";
import { memoryBank, memoryKeyring } from "../../src/ground/shared/memory/index.ts";
import { configure } from "../../src/ground/tenant/tenant.actions.ts";
import type { TenantSettings } from "../../src/ground/tenant/tenant.ts";

type Who<A = Actor> = A extends Actor ? Omit<A, "tenant" | "id"> & { id?: string } : never;

/** A region in memory for the tests of rooms: one tenant, a clock that is moved by hand, and whoever acts. */
export interface World {
  ctx: Ctx;
  /** The same world as somebody else sees it. */
  as(actor: Who): Ctx;
  /** @param time ISO 8601 instant */
  moveTo(time: string): void;
}

export const settings: TenantSettings = {
  name: { ru: "Кузбасс", en: "Kuzbass" },
  zone: "Asia/Novokuznetsk",
  municipalities: [
    { key: "novokuznetsk", name: { ru: "Новокузнецк", en: "Novokuznetsk" }, coordinatorEmail: "nvkz@example.org" },
    { key: "kemerovo", name: { ru: "Кемерово", en: "Kemerovo" }, coordinatorEmail: "kem@example.org" },
  ],
  mailFrom: "marshrut@example.org",
  publicUrl: "https://marshrut.example.org",
  escalationEmail: "department@example.org",
};

/** A configured tenant, seen by a coordinator on 3 March 2025, noon in Novokuznetsk. */
export async function world(bank: DataBank = memoryBank(), keys = memoryKeyring()): Promise<World> {
  let now = Temporal.Instant.from("2025-03-03T05:00:00Z");
  const base = { bank, keys, now: () => now, scanner: undefined, tenant: "kuzbass", requestId: "request_1" };
  const as: World["as"] = (actor) => ({ ...base, actor: { id: actor.kind, ...actor, tenant: base.tenant } as Actor });
  await configure(as({ kind: "admin" }), settings);
  return {
    ctx: as({ kind: "coordinator" }),
    as,
    moveTo: (time) => {
      now = Temporal.Instant.from(time);
    },
  };
}

export const specialist = (agency: AgencyId) => ({ kind: "specialist" as const, agency });
export const family = (representative: RepresentativeId) => ({ kind: "representative" as const, representative });
