import type { Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { ordersOf } from "../../ground/shared/orders.ts";
import { unlessRefused } from "../../ground/shared/refusal.ts";
import { type CountedItem, ofItem } from "./contribution.library.ts";
import { count } from "./counting.ts";

// The library stands above this room: whoever counts says how its record is read, and a rebuild reads its order.

export const tenantLibrary = ordersOf("LIBRARY").ofTenant;

export const countItem = (ctx: Ctx, load: () => Promise<Stored<CountedItem>>): Promise<void> =>
  count(ctx, async () => {
    const found = await unlessRefused(load);
    return found && { adds: [ofItem(found.data)], from: [found] };
  });
