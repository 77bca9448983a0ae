import type { Page, PageRequest, Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import * as Step from "../../routes/step/index.ts";

/** Where open steps that are due on a day begin, in the order of their due dates. */
export const placeOfDay = (day: string): string => `open#${day}`;
/** Behind a step that has been looked at. */
export const behind = (place: string): string => `${place}\u0000`;

/** Open steps by due date, from a place on. */
export const openSteps = (ctx: Ctx, from: string, page: PageRequest): Promise<Page<Stored<Step.Step>>> =>
  ctx.bank.find<Step.Step>("gsi2", Step.tenantSteps(ctx.tenant), { from, to: "open$" }, page);
