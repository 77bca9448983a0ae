import { expect, it } from "vitest";
import type { Actor, AgencyId, Ctx } from "../../ground/shared/index.ts";
import { mustSee } from "./obligation.actions.ts";

const agencyId = "agency_01JNE0000000000000000000AA" as AgencyId;
const obligation = { agencyId, municipality: "kemerovo" };
const sees = (actor: object) => {
  try {
    mustSee({ actor: { id: "a", tenant: "t", ...actor } as Actor } as Ctx, obligation);
    return true;
  } catch (refusal) {
    expect(refusal).toMatchObject({ code: "not-found" });
    return false;
  }
};

it.each<[object, boolean]>([
  [{ kind: "admin" }, true],
  [{ kind: "system" }, true],
  [{ kind: "coordinator" }, true],
  [{ kind: "coordinator", municipality: "kemerovo" }, true],
  [{ kind: "coordinator", municipality: "novokuznetsk" }, false],
  [{ kind: "specialist", agency: agencyId }, true],
  [{ kind: "link", agency: agencyId }, true],
  [{ kind: "specialist", agency: "agency_01JNE0000000000000000000BB" }, false],
  [{ kind: "link", agency: "agency_01JNE0000000000000000000BB" }, false],
  [{ kind: "representative", representative: "rep_1" }, false],
  // Whatever else an account may say of itself.
  [{ kind: "representative", agency: agencyId }, false],
])("what an organisation owes is seen by %j: %s", (actor, may) => {
  expect(sees(actor)).toBe(may);
});
