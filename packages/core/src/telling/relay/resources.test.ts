import { expect, it } from "vitest";
import { agencyOf } from "../../../test/worlds/region.ts";
import { routeWorld } from "../../../test/worlds/relay.ts";
import { byMail } from "../../../test/worlds/ways.ts";
import * as Resource from "../../agencies/resource/index.ts";
import type { Mail } from "../../ground/shared/index.ts";
import * as Reporting from "../../roadmaps/reporting/index.ts";
import * as Roadmap from "../../roadmaps/roadmap/index.ts";
import { waiting } from "../digest/digest.store.ts";
import * as Digest from "../digest/index.ts";

it("asks each organisation at the beginning of a year for last year's sheet, once, unless it has filled it in", async () => {
  const w = await routeWorld();
  const employer = await agencyOf(w.ctx, "employer");
  await Resource.put(w.ctx, w.agencies.school!, "2024", {}, async () => []);
  await Roadmap.importRoadmap(w.ctx, { format: "catalogue" });
  await Reporting.open(w.ctx, "2025");
  await w.settle();
  const asked = new Map<string, string>();
  for await (const { reader, items } of waiting(w.ctx, "agencies"))
    for (const { data } of items)
      if ("sheetOf" in data && "agencyId" in reader) asked.set(reader.agencyId, data.sheetOf);
  expect(asked.get(w.agencies.social!)).toBe("2024");
  expect([asked.has(w.agencies.school!), asked.has(employer)]).toEqual([false, false]);

  // Filled in before the mail leaves, nobody is written to about it.
  await Resource.put(w.ctx, w.agencies.health!, "2024", {}, async () => []);
  const mails: Mail[] = [];
  await Digest.sendDigests(w.ctx, byMail({ send: async (mail: Mail) => ({ providerId: String(mails.push(mail)) }) }));
  const about = mails.filter(({ text }) => text.includes("лист ресурсов за 2024 год"));
  const readers = about.flatMap(({ to }) => to);
  expect(readers).toContain("social@example.org");
  expect(readers).not.toContain("health@example.org");
});
