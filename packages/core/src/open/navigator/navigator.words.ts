import type { AgencyKind } from "../../agencies/agency/agency.ts";
import type { ServiceForm } from "../../agencies/service/service.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { AccessSign, Day } from "./listing.ts";

// Plain words for open pages: short sentences, no abbreviation that a parent has not met.

export const accessWords: Record<AccessSign, Text> = {
  ramp: { ru: "Пандус или вход без ступеней", en: "A ramp, or no steps at the entrance" },
  lift: { ru: "Лифт или приём на первом этаже", en: "A lift, or the ground floor" },
  toilet: { ru: "Доступный туалет", en: "An accessible toilet" },
  parking: { ru: "Место для машины у входа", en: "Parking at the entrance" },
  tactile: { ru: "Тактильные указатели", en: "Tactile signs" },
  "sign-language": { ru: "Есть кому говорить на жестовом языке", en: "Somebody speaks sign language" },
  "easy-words": { ru: "Объясняют простыми словами", en: "Things are told in easy words" },
  "home-visits": { ru: "Приезжают домой", en: "They come to your home" },
  remote: { ru: "Принимают по видео или телефону", en: "By video or telephone" },
};

export const dayWords: Record<Day, Text> = {
  MO: { ru: "пн", en: "Mon" },
  TU: { ru: "вт", en: "Tue" },
  WE: { ru: "ср", en: "Wed" },
  TH: { ru: "чт", en: "Thu" },
  FR: { ru: "пт", en: "Fri" },
  SA: { ru: "сб", en: "Sat" },
  SU: { ru: "вс", en: "Sun" },
};

export const formWords: Record<ServiceForm, Text> = {
  individual: { ru: "занятия один на один", en: "one to one" },
  group: { ru: "в группе", en: "in a group" },
  home: { ru: "дома", en: "at home" },
  remote: { ru: "по видео или телефону", en: "by video or telephone" },
  "day-care": { ru: "в центре на часть дня", en: "for part of the day" },
  inpatient: { ru: "с проживанием", en: "with a stay" },
};

export const kindTitles: Record<AgencyKind, Text> = {
  department: { ru: "орган власти", en: "authority" },
  resourceCentre: { ru: "центр помощи детям", en: "children's resource centre" },
  pmpc: { ru: "комиссия, которая советует, как учиться (ПМПК)", en: "commission on how a child should study" },
  school: { ru: "школа", en: "school" },
  kindergarten: { ru: "детский сад", en: "kindergarten" },
  social: { ru: "социальная служба", en: "social service" },
  health: { ru: "больница или поликлиника", en: "hospital or clinic" },
  mse: { ru: "бюро, которое устанавливает инвалидность (МСЭ)", en: "bureau that gives disability status" },
  medicalBoard: { ru: "врачебная комиссия", en: "medical board" },
  ngo: { ru: "общественная организация", en: "non-governmental organisation" },
  college: { ru: "колледж", en: "college" },
  employer: { ru: "работодатель", en: "employer" },
  maternity: { ru: "роддом, женская консультация", en: "maternity hospital" },
  guardianship: { ru: "опека и попечительство", en: "guardianship authority" },
};
