import { type AgencyMention, mustBeKnown } from "../../agencies/agency/index.ts";
import { caresFor, mustCareFor } from "../../ground/shared/authorise.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { type AgencyId, newId } from "../../ground/shared/ids.ts";
import { invalid } from "../../ground/shared/input.ts";
import { faultsOf, flattened } from "../../ground/shared/issue.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import * as decide from "./child.decide.ts";
import { NewChild, type NewChildInput } from "./child.ts";
import { whoComes } from "./coming.ts";
import { identityWrites } from "./duplicates.ts";

/** Whether a child could be registered so, as things are; nothing is written. Staff only. @throws Refusal as `register` does */
export async function mustBeRegistrable(ctx: Ctx, input: NewChildInput): Promise<void> {
  mustCareFor(ctx.actor, "each");
  const child = await rightChild(ctx, input);
  await whoComes(ctx, child.representatives, "/representatives");
  await mustBeNobodyElse(ctx, child);
}

/**
 * What is to be registered, if it is right; otherwise all that is wrong at once, whatever finds it: the schema, the rules, the
 * organisations, the representatives, the children who are there. Who is right is not compared with others yet.
 * @throws Refusal input.invalid; where it is the only thing that is wrong, child.over-age, agency.unknown
 */
export async function rightChild(ctx: Ctx, input: NewChildInput): Promise<NewChild> {
  const parsed = NewChild.safeParse(input);
  const said = parsed.success ? parsed.data : partOf(input);
  const around = await surroundings(ctx, "own");
  const ruled = await refusalsOf([
    async () => decide.mustFit(said as NewChild, around),
    () =>
      mustBeKnown(ctx, [...mentions(said.attachments ?? {}), ...guardians("/representatives", said.representatives)]),
  ]);
  if (parsed.success && ruled.length === 0) return parsed.data;
  const refusals = [...ruled, ...(await refusalsOf(comparisons(ctx, said, ruled)))];
  if (parsed.success && refusals.length === 1) throw refusals[0];
  const bySchema = flattened(parsed.error?.issues ?? [], input).flatMap((issue) => faultsOf(issue, input));
  const all = [...bySchema, ...refusals.flatMap(({ fields }) => fields)];
  const each = all.filter(({ pointer }, i) => all.findIndex((other) => other.pointer === pointer) === i);
  throw invalid(each, refusals.find(({ current }) => current !== undefined)?.current);
}

/** With whom the right parts of it can be compared already. */
function comparisons(ctx: Ctx, { representatives, person, confirmedDistinctFrom }: Part, ruled: readonly Refusal[]) {
  const isWrong = ruled.some(({ fields }) => fields.some(({ pointer }) => pointer.startsWith("/person/")));
  return [
    async () => void (await whoComes(ctx, representatives ?? [], "/representatives")),
    async () => person && !isWrong && (await mustBeNobodyElse(ctx, { person, confirmedDistinctFrom })),
  ];
}

/** Those parts of a registration that are right by themselves. */
type Part = Partial<NewChild>;

function partOf(input: unknown): Part {
  const given = typeof input === "object" && input !== null ? (input as Record<string, unknown>) : {};
  const parts = Object.entries(NewChild.shape).flatMap(([name, schema]) => {
    const { success, data } = schema.safeParse(given[name]);
    return success ? [[name, data] as const] : [];
  });
  return Object.fromEntries(parts) as Part;
}

async function mustBeNobodyElse(
  ctx: Ctx,
  { person, confirmedDistinctFrom }: Pick<NewChild, "person" | "confirmedDistinctFrom">,
) {
  const { birthDate, snils } = person;
  const nobody = newId("child", ctx.now().epochMilliseconds);
  await identityWrites(ctx, nobody, { names: [person], birthDate, snils }, { confirmed: confirmedDistinctFrom });
}

/** What each of these refuses. */
async function refusalsOf(asked: readonly (() => Promise<unknown>)[]): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  for (const ask of asked)
    try {
      await ask();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.push(error);
    }
  return refusals;
}

/**
 * What decisions about a child need to know of its surroundings.
 * @param of whose municipalities: a child is registered in an own one
 */
export async function surroundings(
  ctx: Ctx,
  of: "anybody" | "own" = "anybody",
): Promise<decide.Surroundings & { zone: string }> {
  const { municipalities, zone } = await Tenant.load(ctx);
  const keys = municipalities
    .map(({ key }) => key)
    .filter((key) => of === "anybody" || caresFor(ctx.actor, { municipality: key }));
  return { today: await Tenant.today(ctx), zone, municipalities: keys };
}

const kinds = ["school", "kindergarten", "health", "social"] as const;

/** Where an input names agencies, each of the kind of its field. */
export const mentions = (
  attachments: { [K in (typeof kinds)[number]]?: AgencyId | null | undefined },
): AgencyMention[] =>
  kinds.flatMap((kind) => {
    const agencyId = attachments[kind];
    return agencyId ? [{ pointer: `/attachments/${kind}`, agencyId, kind }] : [];
  });

/** Where an input names organisations that are guardians. */
export const guardians = (
  at: string,
  people: readonly { agencyId?: AgencyId | undefined }[] | undefined = [],
): AgencyMention[] =>
  people.flatMap(({ agencyId }, i) => (agencyId ? [{ pointer: `${at}/${i}/agencyId`, agencyId }] : []));
