import type { Municipality } from "@marshrut/core/tenant";

export type CityKey = "novokuznetsk" | "kemerovo";
export interface City extends Municipality {
  key: CityKey;
}

/** The two city districts of the pilot. Every address is of the domain that is reserved for examples (RFC 2606). */
export const cities: readonly [City, City] = [
  {
    key: "novokuznetsk",
    name: { ru: "Новокузнецк", en: "Novokuznetsk" },
    coordinatorEmail: "coordinator@novokuznetsk.example",
  },
  { key: "kemerovo", name: { ru: "Кемерово", en: "Kemerovo" }, coordinatorEmail: "coordinator@kemerovo.example" },
];
