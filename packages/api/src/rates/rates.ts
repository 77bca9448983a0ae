import { createHash } from "node:crypto";
import {
  type Actor,
  type Bucket,
  bucketFullAt,
  by,
  Conflict,
  commitLimit,
  fullBucket,
  type Key,
  refilled,
  type Stored,
  Unavailable,
  waitForBucket,
} from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import type { ApiDeps } from "../deps.ts";

/** Whose requests are counted together. */
export interface Holder {
  tenant: string;
  rate: Tenant.RateOf;
  /** Within the tenant, and part of a key. */
  id: string;
}

/** What an instance remembers of a holder: what it has not yet put to the common account, and until when nothing is left. */
interface Purse {
  owed: number;
  closedUntil: number;
}

/**
 * So much is spent in one instance before it is put to the account that all instances share. Below it a request costs no store operation;
 * so much more than its burst a holder gets from each instance at most.
 */
export const slice = 30;
/** Holders remembered by one instance; the one unseen the longest is forgotten first, with at most a slice. */
const remembered = 10_000;
const attempts = 3;

/** How much accounts, organisations and links may ask for (docs/decisions/0115-rates.md). */
export class Rates {
  readonly #deps: Pick<ApiDeps, "bank" | "now">;
  readonly #purses = new Map<string, Purse>();

  constructor(deps: Pick<ApiDeps, "bank" | "now">) {
    this.#deps = deps;
  }

  /** The holder that has nothing left, and for how many seconds; undefined when all have. Costs nothing. */
  waitOf(holders: readonly Holder[]): { holder: Holder; seconds: number } | undefined {
    const now = this.#now();
    for (const holder of holders) {
      const closedUntil = this.#purses.get(nameOf(holder))?.closedUntil ?? 0;
      if (closedUntil > now) return { holder, seconds: Math.ceil((closedUntil - now) / 1000) };
    }
    return undefined;
  }

  /** Takes `cost` of each holder, of which none is named twice; who has nothing left after it waits before the next request. */
  async charge(holders: readonly Holder[], cost: number): Promise<void> {
    const due: Holder[] = [];
    for (const holder of holders) {
      const purse = this.#purseOf(holder);
      purse.owed += cost;
      if (purse.owed >= slice) due.push(holder);
    }
    // An account and its organisation are one tenant's; links that are sent together may be of several.
    for (const [tenant, its] of Map.groupBy(due, (holder) => holder.tenant))
      for (let i = 0; i < its.length; i += commitLimit) await this.#settle(tenant, its.slice(i, i + commitLimit));
  }

  #now = (): number => this.#deps.now().epochMilliseconds;

  #purseOf(holder: Holder): Purse {
    const name = nameOf(holder);
    const purse = this.#purses.get(name) ?? { owed: 0, closedUntil: 0 };
    this.#purses.delete(name);
    this.#purses.set(name, purse);
    if (this.#purses.size > remembered) this.#purses.delete(this.#purses.keys().next().value!);
    return purse;
  }

  /** Puts what is owed to the common account. A count that cannot be kept stops nobody: it is owed on. */
  async #settle(tenant: string, holders: readonly Holder[]): Promise<void> {
    for (let attempt = 0; attempt < attempts; attempt++)
      try {
        return await this.#settleOnce(tenant, holders);
      } catch (error) {
        if (error instanceof Unavailable || error instanceof Tenant.NotConfigured) return;
        if (!(error instanceof Conflict)) throw error;
      }
  }

  async #settleOnce(tenant: string, holders: readonly Holder[]): Promise<void> {
    const { bank } = this.#deps;
    const { rates } = await Tenant.load({ ...this.#deps, tenant });
    const now = this.#now();
    const found = await bank.getMany<Bucket>(holders.map(keyOf));
    const after = holders.map((holder, i) => {
      const rate = rates?.[holder.rate] ?? Tenant.usualRates[holder.rate];
      const before = refilled(found[i]?.data ?? fullBucket(rate, now), rate, now);
      const { owed } = this.#purseOf(holder);
      return { holder, rate, owed, stored: found[i], bucket: { ...before, left: before.left - owed } };
    });
    await bank.commit(
      after.map(({ holder, rate, stored, bucket }) => ({
        put: { key: keyOf(holder), kind: "rate", data: bucket, expiresAt: bucketFullAt(bucket, rate) },
        expect: expectationOf(stored),
      })),
    );
    for (const { holder, rate, owed, bucket } of after) {
      const purse = this.#purseOf(holder);
      purse.owed -= owed;
      const wait = waitForBucket(bucket, rate);
      purse.closedUntil = wait > 0 ? now + wait : 0; // nobody waits for a clock that is set back
    }
  }
}

const nameOf = ({ tenant, id }: Holder): string => `${tenant}#${id}`;

const expectationOf = (stored: Stored | undefined) => stored?.version ?? ("absent" as const);

const keyOf = ({ tenant, id }: Holder): Key => ({ table: "records", pk: `T#${tenant}#RATE#${id}`, sk: "BUCKET" });

const rateOf = {
  admin: "staff",
  coordinator: "staff",
  specialist: "specialist",
  representative: "family",
} as const satisfies Partial<Record<Actor["kind"], Tenant.RateOf>>;

/** An account, and the organisation that it is of. */
export function holdersOf(actor: Actor): Holder[] {
  if (actor.kind === "system" || actor.kind === "link") return [];
  const { tenant } = actor;
  const rate = actor.kind === "specialist" && actor.client ? "system" : rateOf[actor.kind];
  const account: Holder = { tenant, rate, id: by(actor) };
  return actor.kind === "specialist" ? [account, { tenant, rate: "organisation", id: actor.agency }] : [account];
}

/** A link, by a hash of its token: the token itself would be a right that lies about. */
export const holderOf = (tenant: string, token: string): Holder => ({
  tenant,
  rate: "link",
  id: `link:${createHash("sha256").update(token).digest("base64url")}`,
});
