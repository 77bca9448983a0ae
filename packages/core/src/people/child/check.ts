import { mustBeKnown } from "../../agencies/agency/index.ts";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { newId } from "../../ground/shared/ids.ts";
import { parse } from "../../ground/shared/input.ts";
import { guardians, mentions, surroundings } from "./child.actions.ts";
import * as decide from "./child.decide.ts";
import { NewChild, type NewChildInput } from "./child.ts";
import { whoComes } from "./coming.ts";
import { identityWrites } from "./duplicates.ts";

/** Whether a child could be registered so, as things are; nothing is written. Staff only. @throws Refusal as `register` does */
export async function mustBeRegistrable(ctx: Ctx, input: NewChildInput): Promise<void> {
  mustBeStaff(ctx.actor);
  const child = parse(NewChild, input);
  decide.mustFit(child, await surroundings(ctx));
  await mustBeKnown(ctx, [...mentions(child.attachments), ...guardians("/representatives", child.representatives)]);
  await whoComes(ctx, child.representatives, "/representatives");
  const { birthDate, snils } = child.person;
  const identity = { names: [child.person], birthDate, snils };
  const nobody = newId("child", ctx.now().epochMilliseconds);
  await identityWrites(ctx, nobody, identity, { confirmed: child.confirmedDistinctFrom });
}
