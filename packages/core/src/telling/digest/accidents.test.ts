import { expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { world } from "../../../test/worlds/tenant.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import { type AgencyId, type Mail, Unavailable } from "../../ground/shared/index.ts";
import * as Reporting from "../../roadmaps/reporting/index.ts";
import * as Roadmap from "../../roadmaps/roadmap/index.ts";
import { collect, sendDigests } from "./index.ts";

/** Three schools that owe a quarter's reports, and a mailer that fails for the first of them. */
async function given(failure: Error) {
  const w = await world();
  await Roadmap.importRoadmap(w.ctx, { format: "catalogue" });
  const agencies: AgencyId[] = [];
  for (const n of [0, 1, 2]) agencies.push(await agencyOf(w.ctx, "school", `school-${n}`));
  await Reporting.open(w.ctx, "2025-Q1");
  const at = w.ctx.now().toString();
  for (const agencyId of agencies) await collect(w.ctx, { agencyId }, { reports: "owed", at });
  const asked: string[] = [];
  const send = async ({ to }: Mail) => {
    asked.push(to);
    if (to === "school-0@example.org") throw failure;
    return { providerId: to };
  };
  w.moveTo("2025-03-04T03:00:00Z");
  return { asked, run: () => sendDigests(w.ctx, byMail({ send })) };
}

it("given something goes wrong with one digest, then the others leave, and the accident is told", async () => {
  const { asked, run } = await given(new RangeError("broken"));
  await expect(run()).rejects.toThrow("broken");
  expect(asked).toEqual(["school-0@example.org", "school-1@example.org", "school-2@example.org"]);
});

it("given mail is paused, then nobody is asked any more", async () => {
  const { asked, run } = await given(new Unavailable("paused"));
  await expect(run()).rejects.toThrow();
  expect(asked).toEqual(["school-0@example.org"]);
});
