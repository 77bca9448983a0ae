import { expect, it } from "vitest";
import { periodWorld } from "../../../test/worlds/period.ts";
import * as Reporting from "./index.ts";

it("shows an organisation its deadlines behind a secret address that can be revoked", async () => {
  const w = await periodWorld();
  await Reporting.open(w.ctx, "2025-Q1");
  const school = w.as({ kind: "specialist", agency: w.agencies.school });
  const { url } = await Reporting.issueFeed(school, w.agencies.school);
  const token = url.split("/").at(-1)!;
  const ics = await Reporting.feed(w.ctx, token);
  const dates = [...ics.matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].map((m) => m[1]);
  expect(dates).toEqual(["20250330", "20250330"]);
  expect(ics.replaceAll("\r\n ", "")).toContain("SUMMARY:Срок: II.II-2.3 Консультирование родителей комиссиями");
  const whole = await Reporting.feed(w.ctx, (await Reporting.issueFeed(w.ctx, "tenant")).url.split("/").at(-1)!);
  expect(whole.match(/BEGIN:VEVENT/g)).toHaveLength(4);
  await expect(Reporting.issueFeed(school, w.agencies.school2)).rejects.toMatchObject({ code: "not-found" });
  await expect(Reporting.issueFeed(school, "tenant")).rejects.toMatchObject({ code: "not-found" });
  for (const bad of [`${token}x`, token.slice(0, -1), "", "e30.x"])
    await expect(Reporting.feed(w.ctx, bad)).rejects.toMatchObject({ code: "link.invalid" });
  const newer = (await Reporting.issueFeed(school, w.agencies.school)).url.split("/").at(-1)!;
  await expect(Reporting.feed(w.ctx, token)).rejects.toMatchObject({ code: "link.dead" });
  await Reporting.revokeFeed(school, w.agencies.school);
  await expect(Reporting.feed(w.ctx, newer)).rejects.toMatchObject({ code: "link.dead" });
});
