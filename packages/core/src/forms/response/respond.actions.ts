import * as Link from "../../ground/link/index.ts";
import { systemCtx } from "../../ground/shared/authorise.ts";
import { auditOnce, type Ctx, type Deps } from "../../ground/shared/context.ts";
import type { ResponseId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { loadVersion } from "../form/form.store.ts";
import { asItStands } from "./gate.ts";
import { saveDraft, submit } from "./response.actions.ts";
import { answersOf, mustStand, subjectOf } from "./response.scope.ts";
import * as store from "./response.store.ts";
import { type FormPage, RespondForm } from "./response.ts";

/**
 * What somebody does on the page of a form: they are nobody to us but the holder of its link. It shows the questions and what was
 * filled in by it, never about whom they are; after the answers are handed in, nothing of them.
 * @throws Refusal link.invalid, link.dead, response.closed, response.submitted, conflict.version, input.invalid
 */
export async function respond(deps: Deps, input: unknown, requestId: string): Promise<FormPage> {
  const asked = parse(RespondForm, input);
  const {
    tenant,
    fields: [id],
  } = await Link.openLive(deps, "form", asked.token);
  const ctx: Ctx = { ...systemCtx(deps, tenant, "form-link"), requestId };
  return alive(async () => {
    if (asked.action === "save") {
      const { version } = await saveDraft(ctx, id, asked.answers, asked.draftVersion);
      return { ...(await page(ctx, id)), draftVersion: version };
    }
    if (asked.action === "submit") {
      await submit(ctx, id, { answers: asked.answers }, { draftVersion: asked.draftVersion });
      return { status: "submitted" };
    }
    return page(ctx, id);
  });
}

/** What no longer stands (the card is gone, consent is withdrawn) is nobody's business who holds the link: it is dead. */
async function alive<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Refusal && ended.has(error.code)) throw Link.dead();
    throw error;
  }
}
const ended: ReadonlySet<string> = new Set([
  "not-found",
  "consent.missing",
  "child.erased",
  "child.left",
  "child.merged",
  "child.merging",
]);

async function page(ctx: Ctx, id: ResponseId): Promise<FormPage> {
  const { data: asked, version } = await store.load(ctx, id);
  await mustStand(ctx, asked);
  const data = await asItStands(ctx, asked);
  const { status, closesOn } = data;
  // Once a minute: whoever holds a link cannot fill the log.
  const detail = { responseId: id, client: ctx.client ?? "program" };
  await auditOnce(ctx, { subject: subjectOf(data), action: "response.open", detail }, `${id}#open`);
  if (status !== "asked") return { status, closesOn };
  if (closesOn !== undefined && closesOn < (await Tenant.today(ctx)).toString()) return { status: "closed", closesOn };
  const { title, intro, items } = (await loadVersion(ctx, data.formId, data.version)).content;
  return {
    status,
    closesOn,
    form: { title, intro, items },
    answers: await answersOf(ctx, data),
    draftVersion: version,
  };
}
