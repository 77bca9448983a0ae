import type { TenantSettings } from "@marshrut/core/tenant";
import { cities } from "./cities.ts";

/** The tenant that the accounts of the local identity belong to. */
export const pilotTenant = "pilot";

/** @param publicUrl where the API answers: the base of the links in mails */
export const settingsOf = (publicUrl: string): TenantSettings => ({
  name: { ru: "Кузбасс, пилотный проект", en: "Kuzbass, pilot project" },
  zone: "Asia/Novokuznetsk",
  municipalities: [...cities],
  mailFrom: "marshrut@kuzbass.example",
  publicUrl,
  escalationEmail: "otdel@department.kuzbass.example",
});
