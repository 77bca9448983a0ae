import { Temporal } from "temporal-polyfill";
import { type Ctx, type StepId, sameMac } from "../../ground/shared/index.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import type { Step } from "./step.ts";

/**
 * One-time links. A link is not a record: its token names the step, the assignment and the number of the link, sealed by a
 * keyed hash, and the step itself says which number is live. So a retry of a mail makes the same link, a new link kills
 * the old one, and using one is part of the step's own versioned write: two tabs cannot both win.
 */
export interface Link {
  tenant: string;
  stepId: StepId;
  assignment: number;
  /** 1 for the first link of the assignment. */
  n: number;
  /** Epoch seconds. */
  expiresAt: number;
}

/** Answers stay possible after the due date, since a late answer counts; then the link must be asked for anew. */
const daysToAnswer = 30;

/**
 * The step's live link, for a mail that an event of `at` (ISO instant) asks for: it serves 30 days from the due date, or
 * from the mail where that is later. The event's own time, so that a second attempt makes the same link.
 */
export function linkOf(tenant: string, step: Step, at: string): Link {
  const due = Temporal.PlainDate.from(step.due.date).toZonedDateTime("UTC").epochMilliseconds;
  const from = Math.max(due, Temporal.Instant.from(at).epochMilliseconds);
  return {
    tenant,
    stepId: step.stepId,
    assignment: step.assignment,
    n: step.links,
    expiresAt: Math.floor(from / 1000) + daysToAnswer * 24 * 3600,
  };
}

/** The text of a link: what it says, and a keyed hash over it. URL-safe. */
export async function tokenOf(ctx: Pick<Ctx, "keys">, link: Link): Promise<string> {
  const text = [link.tenant, link.stepId, link.assignment, link.n, link.expiresAt].join("~");
  return `${Buffer.from(text).toString("base64url")}.${await ctx.keys.mac("link", text)}`;
}

/** @throws Refusal link.invalid: one answer for every token that is not ours, whatever is wrong with it. */
export async function parseToken(keys: Ctx["keys"], token: string): Promise<Link> {
  const [body = "", mac = "", ...rest] = token.split(".");
  const text = Buffer.from(body, "base64url").toString();
  const expected = await keys.mac("link", text);
  const [tenant, stepId, assignment, n, expiresAt] = text.split("~");
  if (!sameMac(mac, expected) || rest.length > 0 || !tenant || !stepId || !expiresAt) throw invalid();
  return {
    tenant,
    stepId: stepId as StepId,
    assignment: Number(assignment),
    n: Number(n),
    expiresAt: Number(expiresAt),
  };
}

/** What a link is worth now. */
export type LinkState = "live" | "used" | "revoked" | "expired";

export function linkState(
  step: Step,
  link: Pick<Link, "assignment" | "n"> & { expiresAt?: number },
  now: number,
): LinkState {
  if (link.assignment !== step.assignment) return "revoked";
  if (step.usedLinks.includes(link.n)) return "used";
  if (link.n !== step.links || (step.status === "on-hold" && step.hold.reason === "consent")) return "revoked";
  if (link.expiresAt !== undefined && link.expiresAt * 1000 <= now) return "expired";
  return "live";
}

/** @throws Refusal link.used, link.revoked */
export function assertLive(step: Step, link: Pick<Link, "assignment" | "n">): void {
  const state = linkState(step, link, 0);
  if (state !== "live") throw deadLink(state);
}

export const deadLink = (state: Exclude<LinkState, "live">): Refusal =>
  new Refusal(
    `link.${state}`,
    {
      used: { ru: "По этой ссылке уже ответили.", en: "This link has been used already." },
      expired: { ru: "Срок действия ссылки истёк.", en: "This link has expired." },
      revoked: { ru: "Ссылка отозвана: её заменила новая.", en: "This link was revoked: a newer one replaced it." },
    }[state],
  );

export const invalid = () =>
  new Refusal("link.invalid", {
    ru: "Ссылка не распознана. Проверьте, что скопировали её целиком.",
    en: "The link is not recognised. Check that you copied all of it.",
  });
