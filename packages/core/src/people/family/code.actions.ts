import { randomInt } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import * as Link from "../../ground/link/index.ts";
import { getAll, type Key, type Stored, type Write } from "../../ground/shared/bank.ts";
import { type Ctx, type Deps, retrying, save } from "../../ground/shared/context.ts";
import type { FamilyId, RepresentativeId } from "../../ground/shared/ids.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { mustGovern } from "./family.scope.ts";
import * as store from "./family.store.ts";
import { type Family, type Member, OfMember } from "./family.ts";
import { isWelcome } from "./household.ts";
import { isFromBefore, linkLasts, memberCtx, memberOf, tokenOf } from "./links.actions.ts";

/** Crockford's base 32: no letters that are taken for others, read aloud or in bad light. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Fifty bits: of a million codes that are out, one in 10⁹ guesses finds one, and a code lives two weeks and works once. */
const letters = 10;
const codeLasts = Temporal.Duration.from({ hours: 24 * 14 });

interface Code {
  familyId: FamilyId;
  memberId: RepresentativeId;
  epoch: number;
}

/** What a printed sheet says. The code and the link are nowhere kept. */
export interface Sheet {
  family: Family;
  member: Member;
  /** As it is read and typed: `7K3F9-QZ2MA`. */
  code: string;
  codeUntil: string;
  url: string;
  urlUntil: string;
}

const keyOf = (tenant: string, mac: string): Key => ({
  table: "records",
  pk: `T#${tenant}#FAMILY-CODE#${mac}`,
  sk: "CODE",
});

/** One who mistypes 0 or 1 is understood; blanks and hyphens are for the eye. */
const typed = (code: string): string =>
  code.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");

/**
 * A link and a short code for a sheet of paper, for whoever has no mail: the code gives the link once. Staff only.
 * @throws Refusal input.invalid, not-found
 */
export async function sheet(ctx: Ctx, familyId: FamilyId, input: unknown): Promise<Sheet> {
  const { memberId } = parse(OfMember, input);
  const { data: family } = await store.load(ctx, familyId);
  await mustGovern(ctx, family);
  const member = memberOf(family, memberId);
  if (!member || !(await isWelcome(ctx, member)))
    throw invalid([fault("/memberId", "участник, который может открыть страницу", "a member who may open the page")]);
  const now = ctx.now();
  const code = Array.from({ length: letters }, () => alphabet[randomInt(alphabet.length)]).join("");
  const until = now.add(codeLasts);
  const data: Code = { familyId, memberId, epoch: member.epoch };
  const write: Write = {
    put: {
      key: keyOf(ctx.tenant, await ctx.keys.mac("link", `family-code~${code}`)),
      kind: "family-code",
      data,
      expiresAt: Math.floor(until.epochMilliseconds / 1000),
    },
    expect: "absent",
  };
  await save(ctx, {
    writes: [write],
    stream: store.partition(ctx.tenant, familyId),
    events: [],
    audit: { subject: familyId, action: "family.sheet", detail: { memberId } },
    ref: { kind: "family", id: familyId },
  });
  const { publicUrl } = await Tenant.load(ctx);
  return {
    family,
    member,
    code: `${code.slice(0, 5)}-${code.slice(5)}`,
    codeUntil: until.toString(),
    url: `${publicUrl}/family#${await tokenOf(ctx, family, member, now)}`,
    urlUntil: now.add(linkLasts).toString(),
  };
}

/** The link for a code, once. Whatever is wrong with a code, it is unknown. @throws Refusal link.invalid */
export async function exchange(deps: Deps, given: string, requestId?: string): Promise<string> {
  const mac = await deps.keys.mac("link", `family-code~${typed(given)}`);
  return retrying(async () => {
    const tenants = await Tenant.all(deps.bank);
    const found = await getAll<Code>(
      deps.bank,
      tenants.map((tenant) => keyOf(tenant, mac)),
    );
    const at = found.findIndex((one) => one !== undefined);
    const code = found[at];
    if (!code || isOver(deps, code)) throw Link.invalid();
    const { familyId, memberId, epoch } = code.data;
    const ctx = memberCtx(deps, { tenant: tenants[at]!, familyId, memberId, requestId });
    const family = (await unlessRefused(() => store.load(ctx, familyId)))?.data;
    const member = family && memberOf(family, memberId);
    const madeAt = (code.expiresAt ?? 0) * 1000 - codeLasts.total("milliseconds");
    if (!member || member.epoch !== epoch || isFromBefore(member, madeAt) || !(await isWelcome(ctx, member)))
      throw Link.invalid();
    await save(ctx, {
      writes: [{ remove: code.key, expect: code.version }],
      stream: store.partition(ctx.tenant, familyId),
      events: [],
      audit: { subject: familyId, action: "family.code-used", detail: { memberId } },
    });
    return tokenOf(ctx, family, member, ctx.now());
  });
}

const isOver = ({ now }: Pick<Deps, "now">, { expiresAt = 0 }: Stored): boolean =>
  expiresAt * 1000 <= now().epochMilliseconds;
