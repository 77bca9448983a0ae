import * as z from "zod";
import { mustBeStaff } from "../../ground/shared/authorise.ts";
import type { Key } from "../../ground/shared/bank.ts";
import { type Ctx, retrying, save } from "../../ground/shared/context.ts";
import { fault, mustBeRight, parse } from "../../ground/shared/input.ts";
import { limitedRecord } from "../../ground/shared/schema.ts";
import { indicatorOf } from "./indicator.ts";

/** What the region wants to reach in a year, by indicator key. */
export const Targets = z.strictObject({
  year: z.int().min(2013).max(2100),
  targets: limitedRecord(500, z.record(z.string().max(60), z.number().min(0).max(10_000_000))).meta({
    maxProperties: 500,
  }),
});
export type Targets = z.infer<typeof Targets>;

const keyOf = (tenant: string, year: number): Key => ({
  table: "records",
  pk: `T#${tenant}#TARGETS`,
  sk: `YEAR#${year}`,
});

/**
 * Sets a year's targets, all at once; doing it again does nothing. Staff only. @throws Refusal input.invalid (no such
 * indicator), not-found
 */
export async function setTargets({ idempotency: _, ...ctx }: Ctx, input: z.input<typeof Targets>): Promise<Targets> {
  mustBeStaff(ctx.actor, "region");
  const given = parse(Targets, input);
  mustBeRight(
    Object.keys(given.targets)
      .filter((key) => !indicatorOf(key))
      .map((key) => fault(`/targets/${key.slice(0, 60)}`, "такого показателя нет", "no such indicator")),
  );
  await retrying(async () => {
    const key = keyOf(ctx.tenant, given.year);
    const before = await ctx.bank.get(key);
    await save(ctx, {
      writes: [{ put: { key, kind: "targets", data: given }, expect: before?.version ?? "absent" }],
      stream: key.pk,
      events: [{ type: "targets.set", data: { year: given.year } }],
      audit: { subject: "targets", action: "targets.set", detail: { year: given.year } },
    });
  });
  return given;
}

export const targetsOf = async (ctx: Pick<Ctx, "bank" | "tenant">, year: number): Promise<Record<string, number>> =>
  (await ctx.bank.get<Targets>(keyOf(ctx.tenant, year)))?.data.targets ?? {};
