import type { AgencyId } from "@marshrut/core/shared";
import { expect, it } from "vitest";
import { linkedAccounts } from "./accounts.ts";
import { commissionKey, firstSchoolKey } from "./organisations.ts";

const agencies = new Map<string, AgencyId>([
  [commissionKey("novokuznetsk"), "agency_commission"],
  [commissionKey("kemerovo"), "agency_other"],
  [firstSchoolKey, "agency_school"],
]);

it("the accounts stand for the commission, the school and the family of one child", () => {
  expect(linkedAccounts({ agencies, family: { representativeId: "rep_1" } })).toMatchObject([
    { account: "pmpk", role: "specialist", tenant: "pilot", agency: "agency_commission" },
    { account: "school-1", role: "specialist", tenant: "pilot", agency: "agency_school" },
    { account: "family-1", role: "representative", tenant: "pilot", representative: "rep_1" },
  ]);
});

it("what is not there yet links nobody", () => {
  expect(linkedAccounts({ agencies }).map((a) => a.account)).toEqual(["pmpk", "school-1"]);
  expect(linkedAccounts({ agencies: new Map() })).toEqual([]);
});
