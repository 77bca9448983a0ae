import * as Account from "../account/index.ts";
import * as Conference from "../conference/index.ts";
import { auditRead, type Ctx } from "../shared/context.ts";
import { fault, mustBeRight, parse } from "../shared/input.ts";
import type { Text } from "../shared/text.ts";
import * as Tenant from "../tenant/index.ts";
import { changed, type Leaves, leavesOf, merged, mustLeaveTime, treeOf, weakening } from "./settings.decide.ts";
import { SettingsPatch, type SettingsView } from "./settings.ts";

/** What the region has set, and how long things are kept: administrators only; on record. @throws Refusal not-found */
export async function get(ctx: Ctx): Promise<SettingsView> {
  const { settings, version } = await Tenant.get(ctx);
  await auditRead(ctx, { subject: "tenant", action: "tenant.read" });
  return { settings, terms: Tenant.termsOf(settings), version };
}

/**
 * Changes what is named. What weakens protection or destroys data two administrators say: the first one is refused as
 * `second-person.wanted`, with what is asked kept for the other. Administrators only.
 * @throws Refusal input.invalid, second-person.wanted, conflict.version, not-found
 */
export async function change(ctx: Ctx, input: SettingsPatch, expectedVersion?: number): Promise<SettingsView> {
  const { reason, ...patch } = parse(SettingsPatch, input);
  await Tenant.changeSettings(ctx, { action: "tenant.change", expectedVersion }, async ({ data: before }) => {
    const after = parse(Tenant.TenantSettings, merged(before, patch));
    mustLeaveTime(after);
    await mustBeSigned(ctx, after);
    const paths = changed(before, after);
    if (paths.length === 0) return { events: [] };
    const weaker = weakening(before, after);
    const asking = { act: "settings.change", subject: "settings", input: leavesOf(patch), reason } as const;
    const word = weaker.length > 0 ? await Account.twoAdministrators(ctx, asking, whyWanted(weaker)) : undefined;
    return {
      events: [{ type: "tenant.configured", data: {} }],
      after,
      writes: word?.writes,
      detail: { changed: paths.join(" "), ...word?.detail },
    };
  });
  return get(ctx);
}

/** @throws Refusal input.invalid: tokens are asked for, and there is no key to sign them by */
async function mustBeSigned(ctx: Ctx, { conference }: Tenant.TenantSettings): Promise<void> {
  if (!conference?.jwt || (await Conference.hasKey(ctx))) return;
  const ru = "сначала создайте ключ (POST /v1/tenant/conference-key) и внесите его на сервер";
  const en = "make a key first (POST /v1/tenant/conference-key), and put it into the server";
  mustBeRight([fault("/conference/jwt", ru, en)]);
}

/** As the second administrator says it. */
export const confirmed = (ctx: Ctx, input: Leaves, reason: string): Promise<SettingsView> =>
  change(ctx, { ...treeOf(input), reason });

const whyWanted = (weaker: string[]): Text => ({
  ru: `меняют двое администраторов (${weaker.join(", ")}): причину читает второй`,
  en: `two administrators change this (${weaker.join(", ")}): why, for the second one to read`,
});
