import * as Link from "../../ground/link/index.ts";
import type { Deps } from "../../ground/shared/context.ts";
import { type Speaking, speakingByLink } from "./links.actions.ts";
import { speakingForWard } from "./wards.actions.ts";

/** For whom a link to the family's page speaks: a member, or an organisation that is a child's guardian. @throws Refusal link.invalid, link.dead */
export const speaking = (deps: Deps, token: string, did: string, requestId?: string): Promise<Speaking> =>
  (Link.kindOf(token) === "ward" ? speakingForWard : speakingByLink)(deps, token, did, requestId);
