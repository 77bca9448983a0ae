import type { Ctx } from "../../ground/shared/context.ts";
import type { ChildId, RepresentativeId } from "../../ground/shared/ids.ts";
import { KeyDestroyed } from "../../ground/shared/keyring.ts";
import * as children from "./child.store.ts";
import { readRepresentatives } from "./representatives.store.ts";

/** Who represents the child and gave an address, or a telephone. */
export interface Reached {
  representativeId: RepresentativeId;
  email?: string | undefined;
  phone?: string | undefined;
}

/** Those whom a letter or a text may reach; nobody once the key is gone, or came back with a restore after that. */
export async function familyOf(ctx: Ctx, childId: ChildId): Promise<Reached[]> {
  const card = await children.read(ctx, childId);
  if (!card || card.data.representativeIds.length === 0) return [];
  try {
    const { data } = await readRepresentatives(ctx, childId, card.data.representativeIds);
    return data
      .filter(({ email, phone }) => email ?? phone)
      .map(({ representativeId, email, phone }) => ({ representativeId, email, phone }));
  } catch (error) {
    if (error instanceof KeyDestroyed) return [];
    throw error;
  }
}
