import * as Navigator from "@marshrut/core/navigator/open";
import { type AgencyId, type Ctx, type SlotId, unlessRefused } from "@marshrut/core/shared";
import { load } from "@marshrut/core/slot/open";
import type { Around, Sent } from "./ask.page.ts";

const text = (of: URLSearchParams, name: string): string | undefined => of.get(name)?.slice(0, 4000) || undefined;

/** What an address or a form says; what it is asked for follows from what is named. */
export function sentOf(of: URLSearchParams): Sent {
  const wrong = text(of, "wrong");
  const named = Navigator.enquiryKinds.find((one) => one === of.get("kind"));
  const [slot, at] = [text(of, "slot"), text(of, "at")];
  return {
    kind: wrong ? "inaccuracy" : slot && at ? "booking" : named && named !== "booking" ? named : "call",
    name: text(of, "name"),
    phone: text(of, "phone"),
    words: text(of, "words"),
    consent: text(of, "consent"),
    place: text(of, "place"),
    age: text(of, "age"),
    worry: text(of, "worry"),
    service: text(of, "service"),
    organisation: wrong ?? text(of, "organisation"),
    slot,
    at,
  };
}

/** The organisation that is named, or whose time is. */
export async function aroundOf(ctx: Ctx, { organisation, slot }: Sent): Promise<Around> {
  const all = await Navigator.directory(ctx);
  const ofSlot = slot ? await unlessRefused(() => load(ctx, slot as SlotId)) : undefined;
  const agencyId = ofSlot?.data.agencyId ?? (organisation as AgencyId | undefined);
  return { all, organisation: all.organisations.find((one) => one.agencyId === agencyId) };
}
