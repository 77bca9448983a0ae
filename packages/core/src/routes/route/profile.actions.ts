import { Temporal } from "temporal-polyfill";
import type { FormContent } from "../../forms/form/content.ts";
import { contentsOf } from "../../forms/form/form.store.ts";
import { changeOf, movesOf } from "../../forms/response/profile.ts";
import { ofChild } from "../../forms/response/response.store.ts";
import type { FormResponse } from "../../forms/response/response.ts";
import { auditRead, type ChildId, type Ctx } from "../../ground/shared/index.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as Child from "../../people/child/index.ts";
import type { ProfileView } from "./profile.ts";
import * as store from "./route.store.ts";
import type { Route } from "./route.ts";

type Profile = FormResponse & { submittedAt: string };

/**
 * How a child's development stands at entry, at reviews and at the end, and has changed; on record. For staff and the family.
 * @throws Refusal not-found
 */
export async function profile(ctx: Ctx, childId: ChildId): Promise<ProfileView> {
  await Child.visible(ctx, childId);
  await auditRead(ctx, { subject: childId, action: "profile.read" });
  const [found, routes, { zone }] = await Promise.all([
    ofChild(ctx, childId),
    ctx.bank.find<Route>("gsi1", store.childRoutes(ctx.tenant, childId)),
    Tenant.load(ctx),
  ]);
  const profiles = found
    .flatMap(({ data }): Profile[] =>
      data.model === "development-profile" && data.status === "submitted" && data.submittedAt
        ? [{ ...data, submittedAt: data.submittedAt }]
        : [],
    )
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const contents = await contentsOf(ctx, profiles);
  const ended = new Set(routes.items.filter(({ data }) => data.status !== "open").map(({ data }) => data.routeId));
  const contentOf = ({ formId, version }: Profile) => contents.get(`${formId}#${version}`);
  const dayOf = ({ submittedAt }: Profile) =>
    Temporal.Instant.from(submittedAt).toZonedDateTimeISO(zone).toPlainDate().toString();
  return {
    profiles: profiles.map((one, i) => ({
      responseId: one.responseId,
      routeId: one.step?.routeId,
      stepId: one.step?.stepId,
      agencyId: one.agencyId,
      moment: momentOf(profiles, i, ended),
      on: dayOf(one),
      formId: one.formId,
      formVersion: one.version,
      areas: areasOf(one, contentOf(one)),
    })),
    change: changeIn(profiles, dayOf, contentOf),
  };
}

const orderOf = ({ submittedAt, responseId }: Profile) => `${submittedAt}#${responseId}`;

/** The last one of a route that is over is its exit, also where it was the only one after the first. */
function momentOf(profiles: readonly Profile[], i: number, ended: ReadonlySet<string>) {
  if (i === 0) return "entry";
  const routeId = profiles[i]!.step?.routeId;
  const isLast = !profiles.slice(i + 1).some(({ step }) => step?.routeId === routeId);
  return routeId !== undefined && ended.has(routeId) && isLast ? "exit" : "review";
}

const areasOf = ({ scores = [] }: Profile, content: FormContent | undefined) =>
  scores.map(({ key, value, band }) => {
    const score = content?.scores.find((one) => one.key === key);
    return {
      key,
      title: score?.title ?? {},
      value,
      band,
      means: score?.bands.find((one) => one.key === band)?.text,
    };
  });

function changeIn(
  profiles: readonly Profile[],
  dayOf: (one: Profile) => string,
  contentOf: (one: Profile) => FormContent | undefined,
): ProfileView["change"] {
  const [first, last] = [profiles[0], profiles.at(-1)];
  if (!first || !last || first === last) return undefined;
  const [before = [], after = []] = [first.scores, last.scores];
  const change = changeOf(before, after);
  if (!change) return undefined;
  const titleOf = (key: string) => contentOf(last)?.scores.find((one) => one.key === key)?.title ?? {};
  const areas = [...movesOf(before, after)].map(([key, by]) => ({ key, title: titleOf(key), by }));
  return { from: dayOf(first), to: dayOf(last), change, areas };
}
