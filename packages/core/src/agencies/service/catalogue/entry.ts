import type { Recipient, Sector, ServiceArea, ServiceForm, ServiceHead } from "../service.ts";

interface Row {
  title: [ru: string, en: string];
  /** From–to in whole years of the child; to exclusive. */
  ages?: [from: number, to?: number];
  forms: readonly ServiceForm[];
  sectors: readonly Sector[];
  measures?: readonly string[];
  also?: readonly string[];
  signs?: readonly string[];
}

export const everySector = ["state", "municipal", "ngo", "business"] as const;
export const publicAndNgo = ["state", "municipal", "ngo"] as const;
export const publicOnly = ["state", "municipal"] as const;

/** Shorthand for a row of the catalogue. */
export const entry =
  (area: ServiceArea, recipient: Recipient = "child") =>
  (serviceKey: string, { title, ages = [0, 18], ...row }: Row): ServiceHead => ({
    serviceKey,
    title: { ru: title[0], en: title[1] },
    area,
    recipient,
    ages: { from: ages[0], to: ages[1] },
    also: [],
    signs: [],
    measures: [],
    ...row,
  });
