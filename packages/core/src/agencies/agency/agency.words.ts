import type { AgencyKind } from "./agency.ts";

/** Kinds of organisations, as people call them. */
export const kindWords: Record<AgencyKind, string> = {
  department: "департамент",
  resourceCentre: "РЦППМС",
  pmpc: "ПМПК",
  school: "школа",
  kindergarten: "детский сад",
  social: "социальная служба",
  health: "медицинская организация",
  mse: "бюро МСЭ",
  medicalBoard: "врачебная комиссия",
  ngo: "НКО",
  college: "колледж",
  employer: "работодатель",
  maternity: "перинатальный центр, роддом",
  guardianship: "орган опеки и попечительства",
};
