import { createHash, randomBytes } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { changing } from "../../ground/change/index.ts";
import * as Malware from "../../ground/malware/index.ts";
import { nameOf } from "../../ground/shared/file-type.ts";
import {
  all,
  auditRead,
  by,
  type Ctx,
  type Files,
  newId,
  notFound,
  type RouteId,
  type SignedId,
  type Stored,
  save,
} from "../../ground/shared/index.ts";
import { fault, invalid, parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { decrypt, encrypt } from "../../ground/vault/crypt.ts";
import * as Child from "../../people/child/index.ts";
import * as Route from "../route/index.ts";
import * as Step from "../step/index.ts";
import { typeTaken } from "./add.actions.ts";
import { beingErased, closedTo } from "./attachment.store.ts";
import { fileName, keyOf, prefix, sealing } from "./signed.store.ts";
import { type NewSigned, RemoveSigned, type SignedPlan, type SignedView } from "./signed.ts";
import { attachmentTypes } from "./type.ts";

/**
 * Keeps the scan of a signed plan with the route; the same scan again is the same one. The content is stored before the record.
 * Staff only. @throws Refusal attachment.type, attachment.too-large, input.invalid (a day to come), limit.reached, not-found
 */
export async function addSigned(ctx: Ctx, files: Files, routeId: RouteId, given: NewSigned): Promise<SignedView> {
  const { data: route } = await Route.load(ctx, routeId);
  await Child.mustGovern(ctx, route);
  if (Temporal.PlainDate.compare(given.signedOn, await Tenant.today(ctx)) > 0)
    throw invalid([fault("/signedOn", "не позже сегодняшнего дня", "no later than today")]);
  const bytes = Buffer.from(given.content, "base64");
  const type = await typeTaken(bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const [present, current] = await Promise.all([ofRoute(ctx, routeId), Route.currentEdition(ctx, route)]);
  const same = present.find((one) => one.sha256 === sha256 && !one.removed);
  if (same) return viewOf(ctx, current, same);
  mustHaveRoom("signed", present.length);
  const now = ctx.now();
  const signedId: SignedId = newId("signed", now.epochMilliseconds);
  const { sealed, key } = encrypt(bytes, signedId);
  const { childId } = route;
  const data: SignedPlan = {
    signedId,
    routeId,
    childId,
    cycle: route.cycle,
    edition: given.edition ?? current,
    signedOn: given.signedOn,
    type,
    size: bytes.length,
    sha256,
    sealedName: await ctx.keys.seal(given.name, sealing(ctx, { signedId, childId }, "name")),
    sealedKey: await ctx.keys.seal(key, sealing(ctx, { signedId, childId }, "key")),
    addedAt: now.toString(),
    by: by(ctx.actor),
  };
  await files.put(fileName(ctx.tenant, signedId), sealed);
  const about = { childId, routeId, municipality: route.municipality };
  const looked = await Malware.begin(ctx, { fileId: signedId, kind: "signed", about }, bytes);
  await save(ctx, {
    writes: [
      { put: { key: keyOf(ctx.tenant, routeId, signedId), kind: "signed-plan", data }, expect: "absent" },
      ...looked,
    ],
    stream: Step.routePartition(ctx.tenant, routeId),
    events: [],
    audit: {
      subject: route.childId,
      action: "route.plan.signed",
      detail: { routeId, signedId, edition: data.edition },
    },
    ref: { kind: "signed", id: signedId, parent: routeId },
  });
  return viewOf(ctx, current, data);
}

/** The scans of a route's plans, the newest first; for staff and the family, on record. @throws Refusal not-found */
export async function signedOf(ctx: Ctx, routeId: RouteId): Promise<SignedView[]> {
  const route = await Route.visible(ctx, routeId);
  await auditRead(ctx, { subject: route.childId, action: "route.plan.signed.list", detail: { routeId } });
  const [found, current] = await Promise.all([ofRoute(ctx, routeId), Route.currentEdition(ctx, route)]);
  return viewAll(ctx, current, found.toReversed());
}

/** A scan as it was signed; for staff and the family, on record. @throws Refusal not-found */
export async function signedFile(ctx: Ctx, files: Files, routeId: RouteId, signedId: SignedId) {
  const { childId } = await Route.visible(ctx, routeId);
  await Child.mustStand(ctx, childId);
  const found: Stored<SignedPlan> | undefined = await ctx.bank.get(keyOf(ctx.tenant, routeId, signedId));
  if (!found) throw notFound();
  // First: who asks for one that was infected learns why it is gone.
  await Malware.mustBeClean(ctx, signedId);
  if (found.data.removed) throw notFound();
  const sealed = await files.get(fileName(ctx.tenant, signedId));
  if (!sealed) throw notFound();
  await auditRead(ctx, { subject: childId, action: "route.plan.signed.read", detail: { routeId, signedId } });
  const key = await ctx.keys.open(found.data.sealedKey, sealing(ctx, found.data, "key"));
  const type = attachmentTypes[found.data.type];
  return { name: await shownName(ctx, found.data), type, bytes: decrypt(sealed, key, signedId) };
}

const changed = changing<{ routeId: RouteId; signedId: SignedId }, SignedPlan, never>({
  load: async (ctx, { routeId, signedId }) => {
    const found: Stored<SignedPlan> | undefined = await ctx.bank.get(keyOf(ctx.tenant, routeId, signedId));
    if (!found) throw notFound();
    return found;
  },
  authorise: (ctx, signed) => Child.mustGovern(ctx, signed),
  writes: (_, { key, version }, data) => [{ put: { key, kind: "signed-plan", data }, expect: version }],
  stream: (tenant, { routeId }) => Step.routePartition(tenant, routeId),
  audit: ({ childId, routeId, signedId, sha256 }) => ({ subject: childId, detail: { routeId, signedId, sha256 } }),
  ref: ({ routeId, signedId }) => ({ kind: "signed", id: signedId, parent: routeId }),
});

/**
 * Takes away a scan that was kept by mistake: its content and name are gone for good, the register keeps who, when, why and which
 * it was, and the plan waits to be signed again. One that is removed stays as it was. Staff only. @throws Refusal not-found
 */
export async function removeSigned(
  ctx: Ctx,
  files: Files,
  at: { routeId: RouteId; signedId: SignedId },
  given: RemoveSigned,
): Promise<SignedView> {
  const { reason } = parse(RemoveSigned, given);
  const { data } = await changed(ctx, at, { action: "route.plan.signed.remove" }, async ({ data: signed }) =>
    signed.removed ? { events: [] } : { events: [], after: await emptied(ctx, signed, reason) },
  );
  // Without its key the content is noise already; whoever asks again has it taken away again.
  await files.remove(fileName(ctx.tenant, at.signedId));
  const { data: route } = await Route.load(ctx, at.routeId);
  return viewOf(ctx, await Route.currentEdition(ctx, route), data);
}

const emptied = async (ctx: Ctx, signed: SignedPlan, reason: string): Promise<SignedPlan> => ({
  ...signed,
  sealedName: await ctx.keys.seal(reason, sealing(ctx, signed, "name")),
  sealedKey: await ctx.keys.seal(randomBytes(32).toString("base64"), sealing(ctx, signed, "key")),
  removed: { at: ctx.now().toString(), by: by(ctx.actor) },
});

async function ofRoute(ctx: Pick<Ctx, "bank" | "tenant">, routeId: RouteId): Promise<SignedPlan[]> {
  const found: SignedPlan[] = [];
  for await (const { data } of all<SignedPlan>(ctx.bank, "records", Step.routePartition(ctx.tenant, routeId), {
    prefix,
  }))
    found.push(data);
  return found;
}

const shownName = async (ctx: Ctx, signed: SignedPlan) =>
  nameOf(await ctx.keys.open(signed.sealedName, sealing(ctx, signed, "name")), attachmentTypes[signed.type]);

async function viewAll(ctx: Ctx, current: string, list: readonly SignedPlan[]): Promise<SignedView[]> {
  const verdicts = await Malware.shown(
    ctx,
    list.map(({ signedId }) => signedId),
  );
  const closed = await closedTo(ctx, list[0]?.childId);
  return Promise.all(list.map((one) => view(ctx, current, one, { check: verdicts.get(one.signedId), closed })));
}

const viewOf = async (ctx: Ctx, current: string, one: SignedPlan): Promise<SignedView> =>
  (await viewAll(ctx, current, [one]))[0]!;

async function view(
  ctx: Ctx,
  current: string,
  signed: SignedPlan,
  { check, closed }: { check: Malware.ShownVerdict | undefined; closed: boolean },
): Promise<SignedView> {
  const { signedId, routeId, cycle, edition, signedOn, type, size, sha256, addedAt, by, removed } = signed;
  const kept = closed ? beingErased : await ctx.keys.open(signed.sealedName, sealing(ctx, signed, "name"));
  return {
    signedId,
    routeId,
    cycle,
    edition,
    current: edition === current && !removed,
    signedOn,
    name: removed ? "(удалён)" : closed ? kept : nameOf(kept, attachmentTypes[type]),
    type: attachmentTypes[type],
    size,
    sha256,
    addedAt,
    by,
    check,
    removed: removed && { ...removed, reason: kept },
  };
}
