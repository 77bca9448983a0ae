import * as Agency from "@marshrut/core/agency";
import type { AgencyId, Ctx } from "@marshrut/core/shared";
import * as Tenant from "@marshrut/core/tenant";
import { roomTemplate } from "../conference/index.ts";

/** The organisations that the story needs, by the name it calls them. */
export const cast = {
  pmpc: { kind: "pmpc", name: "ПМПК г. Новокузнецка", email: "pmpk@novokuznetsk.example" },
  school: { kind: "school", name: "Школа № 12", email: "school-12@novokuznetsk.example" },
  otherSchool: { kind: "school", name: "Школа № 20", email: "school-20@novokuznetsk.example" },
  clinic: { kind: "health", name: "Детская поликлиника № 3", email: "clinic-3@novokuznetsk.example" },
  otherClinic: { kind: "health", name: "Детская поликлиника № 6", email: "clinic-6@novokuznetsk.example" },
  social: { kind: "social", name: "Центр социального обслуживания", email: "social@novokuznetsk.example" },
  centre: { kind: "resourceCentre", name: "РЦППМС", email: "centre@kuzbass.example" },
} as const;
export type Role = keyof typeof cast;
export const curatorEmail = "curator@novokuznetsk.example";

/** A small region, configured and populated, whose conference server the local cloud stands in for. @returns the organisations' ids */
export async function found(
  ctx: Ctx,
  { api: publicUrl, control }: { api: string; control: string },
): Promise<Record<Role, AgencyId>> {
  await Tenant.configure(ctx, {
    name: { ru: "Демонстрационный регион", en: "Demonstration region" },
    zone: "Asia/Novokuznetsk",
    municipalities: [
      { key: "novokuznetsk", name: { ru: "Новокузнецк", en: "Novokuznetsk" }, coordinatorEmail: curatorEmail },
    ],
    mailFrom: "marshrut@kuzbass.example",
    publicUrl,
    escalationEmail: "department@kuzbass.example",
    conference: { urlTemplate: roomTemplate(control) },
  });
  const ids = {} as Record<Role, AgencyId>;
  for (const [role, { kind, name, email }] of Object.entries(cast)) {
    const input = { kind, name, shortName: name, municipality: "novokuznetsk", contacts: [{ email }] };
    ids[role as Role] = (await Agency.register(ctx, input)).agency.agencyId;
  }
  return ids;
}
