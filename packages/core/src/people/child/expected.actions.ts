import { mustCareFor, within } from "../../ground/shared/authorise.ts";
import type { Page, PageRequest } from "../../ground/shared/bank.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { type ChildId, newId } from "../../ground/shared/ids.ts";
import { mustBeRight, parse } from "../../ground/shared/input.ts";
import { madeBefore } from "../../ground/shared/repeat.ts";
import { surroundings } from "./check.ts";
import { municipalityFaults } from "./child.decide.ts";
import type { ChildEvent } from "./child.events.ts";
import { type ChildAt, load } from "./child.scope.ts";
import * as store from "./child.store.ts";
import type { ChildRecord } from "./child.ts";
import { oneComes } from "./coming.ts";
import { mustBeAnotherBirth } from "./expected.alike.ts";
import { dueFaults, NewExpected, type NewExpectedInput, newLabel, sealedAs } from "./expected.ts";
import { type ChildSummary, summaries } from "./find.actions.ts";
import { writeRepresentatives } from "./representatives.store.ts";

/** Registers a child that is expected, under a mother who may stay unnamed. Staff only. @throws Refusal input.invalid, child.duplicate (`current.candidates`) */
export async function expect(ctx: Ctx, input: NewExpectedInput): Promise<ChildAt> {
  mustCareFor(ctx.actor, "each");
  const wanted = parse(NewExpected, input);
  const { today, municipalities } = await surroundings(ctx, "own");
  mustBeRight([...municipalityFaults(wanted.municipality, municipalities), ...dueFaults(wanted.dueOn, today)]);
  return retrying(async () => {
    const made = await madeBefore(ctx);
    if (made) return load(ctx, made.id as ChildId);
    await mustBeAnotherBirth(ctx, wanted);
    return create(ctx, wanted);
  });
}

async function create(ctx: Ctx, { municipality, dueOn, mother, targetGroups }: NewExpected): Promise<ChildAt> {
  const now = ctx.now();
  const childId: ChildId = newId("child", now.epochMilliseconds);
  const { people, writes } = await oneComes(ctx, { ...mother, relation: "parent" }, "/mother");
  const representativeIds = people.map((one) => one.representativeId);
  const record: ChildRecord = {
    childId,
    municipality,
    born: dueOn.slice(0, 7),
    expected: true,
    targetGroups,
    disability: false,
    educationalNeeds: false,
    attachments: {},
    representativeIds,
    status: "active",
    createdAt: now.toString(),
  };
  const events: ChildEvent[] = [{ type: "child.registered", data: { childId, municipality } }];
  await save(ctx, {
    writes: [
      store.write(ctx.tenant, record, "absent"),
      await store.writePerson(ctx, childId, sealedAs({ label: newLabel(), dueOn }), "absent"),
      await writeRepresentatives(ctx, childId, people, "absent"),
      ...writes,
      ...representativeIds.map((id) => store.link(ctx.tenant, id, childId)),
    ],
    stream: store.keyOf(ctx.tenant, childId).pk,
    events,
    audit: { subject: childId, action: "child.register" },
    ref: { kind: "child", id: childId },
  });
  return { record, version: 1 };
}

/** Children who are expected, as their cards are called; each on record. Staff only; a municipality's coordinator sees its own. */
export async function expectedOnes(
  ctx: Ctx,
  { municipality, ...page }: PageRequest & { municipality?: string | undefined },
): Promise<Page<ChildSummary>> {
  mustCareFor(ctx.actor, "each");
  const own = within(ctx.actor, municipality);
  const index = own === undefined ? "gsi2" : "gsi1";
  const { items, next } = await ctx.bank.find<ChildRecord>(index, store.expectedPk(ctx.tenant, own), {}, page);
  return { items: await summaries(ctx, items), next };
}
