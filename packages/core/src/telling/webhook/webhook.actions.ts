import * as Agency from "../../agencies/agency/index.ts";
import { changing, type Decision } from "../../ground/change/index.ts";
import { auditRead, type Ref } from "../../ground/shared/context.ts";
import {
  type AgencyId,
  type Ctx,
  type NewEvent,
  newId,
  Refusal,
  retrying,
  type Stored,
  save,
  type WebhookId,
} from "../../ground/shared/index.ts";
import { parse } from "../../ground/shared/input.ts";
import { mustHaveRoom } from "../../ground/shared/limits.ts";
import { makeKeys, openKeys } from "./keys.ts";
import { urlFault } from "./url.ts";
import * as store from "./webhook.store.ts";
import {
  mayDo,
  mostEndpoints,
  NewWebhook,
  type Webhook,
  WebhookPatch,
  type WebhookView,
  type WebhookWithSecret,
} from "./webhook.ts";

/** How long the old keys go on signing beside the new ones after a rotation. */
const overlap = { hours: 24 };

/** Adds an endpoint; the answer shows its secret, for the only time. @throws Refusal webhook.url, not-found, conflict.exists */
export async function register(ctx: Ctx, agencyId: AgencyId, input: NewWebhook): Promise<WebhookWithSecret> {
  await Agency.mustManage(ctx, agencyId);
  const given = parse(NewWebhook, input);
  mustBeReachable(ctx, given.url);
  const now = ctx.now();
  const webhookId = newId("webhook", now.epochMilliseconds);
  const { sealed, secret } = await makeKeys(ctx, webhookId, now.toString());
  const { description, ...rest } = given;
  const webhook: Webhook = {
    webhookId,
    agencyId,
    ...rest,
    url: new URL(given.url).href,
    description,
    status: "active",
    createdAt: now.toString(),
    keys: [sealed],
    health: {},
  };
  await retrying(async () => {
    const { found: others, kept } = await store.beside(ctx, agencyId);
    mustHaveRoom("webhooks", others.length);
    if (others.filter((o) => o.data.status === "active").length >= mostEndpoints) throw tooMany();
    await save(ctx, {
      writes: store.creation(ctx.tenant, webhook, kept),
      stream: store.agencyPartition(ctx.tenant, agencyId),
      events: [{ type: "webhook.registered", data: { agencyId, webhookId } }],
      audit: { subject: agencyId, action: "webhook.register", detail: { webhookId } },
      ref: refOf(webhook),
    });
  });
  return { ...view({ data: webhook, version: 1 }), secret };
}

/**
 * With the secret that a registration or rotation made: the answer to its repeat, and to nothing else.
 * @param made by what the request made these keys are known @throws Refusal conflict.version: others have been made since
 */
export async function reveal(ctx: Ctx, webhookId: WebhookId, made: string | undefined): Promise<WebhookWithSecret> {
  const found = await visible(ctx, webhookId);
  if (found.data.keys[0]!.publicKey !== made) throw rotatedSince();
  await auditRead(ctx, { subject: found.data.agencyId, action: "webhook.secret.read", detail: { webhookId } });
  const [newest] = await openKeys(ctx, found.data, ctx.now().toString());
  return { ...view(found), secret: newest!.secret };
}

export const get = async (ctx: Ctx, webhookId: WebhookId): Promise<WebhookView> => view(await visible(ctx, webhookId));

export async function list(ctx: Ctx, agencyId: AgencyId): Promise<WebhookView[]> {
  await Agency.mustManage(ctx, agencyId);
  return (await store.ofAgency(ctx, agencyId)).map(view);
}

/** Changes what is named. Switching it on again begins with a clean record. @throws Refusal webhook.url, conflict.version */
export async function patch(ctx: Ctx, webhookId: WebhookId, input: WebhookPatch, expectedVersion?: number) {
  const { status, description, url, events, mail } = parse(WebhookPatch, input);
  if (url !== undefined) mustBeReachable(ctx, url);
  return change(ctx, webhookId, "webhook.patch", expectedVersion, (before) => {
    const patched: Webhook = {
      ...before,
      ...(url === undefined ? {} : { url: new URL(url).href }),
      ...(events === undefined ? {} : { events }),
      ...(mail === undefined ? {} : { mail }),
      ...(description === undefined ? {} : { description }),
    };
    const told = [changedEvent(before)];
    if (status === undefined || status === before.status) return { after: patched, events: told };
    if (status === "disabled") return { after: disabled(patched, ctx.now().toString()), events: told };
    const { disabledAt: _, disabledBecause: __, ...rest } = patched;
    const { failingSince: ___, ...health } = rest.health;
    return { after: { ...rest, status: "active", health }, events: told };
  });
}

const changedEvent = ({ agencyId, webhookId }: Webhook) => ({ type: "webhook.changed", data: { agencyId, webhookId } });
const disabled = (webhook: Webhook, at: string): Webhook => ({
  ...webhook,
  status: "disabled",
  disabledBecause: "asked",
  disabledAt: at,
});

/** New keys; for a day both sign, so that the receiver can change over in between (FAULTS F19). */
export async function rotate(ctx: Ctx, webhookId: WebhookId, expectedVersion?: number): Promise<WebhookWithSecret> {
  await visible(ctx, webhookId);
  const now = ctx.now();
  const { sealed, secret } = await makeKeys(ctx, webhookId, now.toString());
  const until = now.add(overlap).toString();
  const after = await change(ctx, webhookId, "webhook.rotate", expectedVersion, (before) => ({
    after: { ...before, keys: [sealed, { ...before.keys[0]!, until }] },
    events: [{ type: "webhook.rotated", data: { agencyId: before.agencyId, webhookId } }],
  }));
  return { ...after, secret };
}

/** A test event on demand: it takes the way of every other. */
export const test = (ctx: Ctx, webhookId: WebhookId): Promise<WebhookView> =>
  change(ctx, webhookId, "webhook.test", undefined, (webhook) => {
    if (webhook.status === "disabled") throw isDisabled();
    return {
      after: webhook,
      events: [{ type: "webhook.test-asked", data: { agencyId: webhook.agencyId, webhookId } }],
    };
  });

/** A repeat is answered with the keys that its request made, so they are named. */
function refOf({ webhookId, keys }: Webhook): Ref {
  return { kind: "webhook", id: webhookId, parent: keys[0]!.publicKey };
}

const changed = changing<WebhookId, Webhook, NewEvent>({
  load: store.load,
  authorise: (ctx, { agencyId }) => Agency.mustManage(ctx, agencyId),
  writes: ({ tenant }, before, after) => [{ put: store.record(tenant, after), expect: before.version }],
  stream: (tenant, { agencyId }) => store.agencyPartition(tenant, agencyId),
  audit: ({ agencyId, webhookId }) => ({ subject: agencyId, detail: { webhookId } }),
  ref: refOf,
});

const change = async (
  ctx: Ctx,
  webhookId: WebhookId,
  action: string,
  expectedVersion: number | undefined,
  decision: (before: Webhook) => Decision<Webhook, NewEvent>,
): Promise<WebhookView> =>
  view(await changed(ctx, webhookId, { action, expectedVersion }, ({ data }) => decision(data)));

async function visible(ctx: Ctx, webhookId: WebhookId): Promise<Stored<Webhook>> {
  const found = await store.load(ctx, webhookId);
  await Agency.mustManage(ctx, found.data.agencyId);
  return found;
}

function mustBeReachable(ctx: Ctx, url: string): void {
  const message = urlFault(url, ctx.allowLoopback === true);
  if (!message) return;
  throw new Refusal(
    "webhook.url",
    { ru: `Адрес не подходит: нужен ${message.ru}.`, en: `This address will not do: ${message.en}.` },
    { fields: [{ pointer: "/url", message }] },
  );
}

const tooMany = () =>
  new Refusal("conflict.exists", {
    ru: `У организации уже ${mostEndpoints} адресов: измените один из них.`,
    en: `The agency has ${mostEndpoints} endpoints already: change one of them.`,
  });

const rotatedSince = () =>
  new Refusal("conflict.version", {
    ru: "Ключи с тех пор сменили ещё раз: секрет этого запроса больше не действует и не показывается.",
    en: "The keys have been rotated again since: the secret of this request is of no use any more, and is not shown.",
  });

const isDisabled = () =>
  new Refusal("webhook.disabled", {
    ru: "Адрес отключён. Включите его: PATCH со status: active.",
    en: "The endpoint is disabled. Switch it on: PATCH with status: active.",
  });

/** An endpoint as people see it. */
export function view({ data, version }: Pick<Stored<Webhook>, "data" | "version">): WebhookView {
  const { keys, health, ...rest } = data;
  const state = health.failingSince ? "failing" : health.lastSuccessAt ? "well" : "new";
  return {
    ...rest,
    publicKeys: keys.map(({ publicKey, until }) => ({ key: publicKey, until })),
    health: { state, ...health },
    mayDo: mayDo(data),
    version,
  };
}

/** Whether the endpoint hears events of this type. */
export const hears = (webhook: Webhook, type: string): boolean =>
  webhook.status === "active" && (webhook.events.length === 0 || (webhook.events as string[]).includes(type));
