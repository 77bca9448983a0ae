import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId } from "../../ground/shared/ids.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { madeBefore } from "../../ground/shared/repeat.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import type { ChildEvent } from "../../people/child/child.events.ts";
import { type ChildAt, governed, mustBeHere } from "../../people/child/child.scope.ts";
import { ChildPatch, Person } from "../../people/child/child.ts";
import { behind } from "../../people/child/expected.ts";
import type { Beside } from "../../people/child/patch.actions.ts";
import * as Consent from "../../people/consent/index.ts";

/** Who was born, and who represents the child from now on. */
export const Birth = ChildPatch.pick({
  disability: true,
  educationalNeeds: true,
  targetGroups: true,
  attachments: true,
  representatives: true,
  addRepresentatives: true,
  removeRepresentatives: true,
  confirmedDistinctFrom: true,
}).extend({
  person: Person,
  /** Nobody of the family takes the child: somebody has to find it another one. */
  placement: z.literal(true).optional(),
});
export type BirthInput = z.input<typeof Birth>;

/**
 * The card of a child that was expected becomes the child's own, with all that hangs on it. Staff only.
 * @throws Refusal child.born, and those of `Consent.patchChild`
 */
export async function registerBirth(
  ctx: Ctx,
  childId: ChildId,
  input: BirthInput,
  expectedVersion?: number,
): Promise<ChildAt> {
  const { placement, ...change } = parse(Birth, input);
  const { record } = await governed(ctx, childId);
  if (record.expected) {
    mustBeHere(record);
    await mustBeNew(ctx, change.person.birthDate, record.createdAt);
  } else if (!(await madeBefore(ctx))) throw born();
  return Consent.patchChild(ctx, childId, change, expectedVersion, telling(placement));
}

const telling =
  (placement: true | undefined): Beside =>
  async (_, { before, after: { childId, municipality } }) => {
    const event: ChildEvent = { type: "child.born", data: { childId, municipality, placement } };
    return { events: before.expected ? [event] : [], writes: [] };
  };

/** Nobody is expected who was born long before. @throws Refusal input.invalid */
async function mustBeNew(ctx: Ctx, birthDate: string, createdAt: string): Promise<void> {
  const { zone } = await Tenant.load(ctx);
  const begun = Temporal.Instant.from(createdAt).toZonedDateTimeISO(zone).toPlainDate();
  const first = begun.subtract({ days: behind }).toString();
  if (birthDate < first) mustBeRight([fault("/person/birthDate", `не раньше ${first}`, `not before ${first}`)]);
}

const born = () =>
  new Refusal("child.born", {
    ru: "Рождение уже внесено: дальше карта меняется как карта ребёнка.",
    en: "The birth is entered already: from now on the card is changed as a child's.",
  });
