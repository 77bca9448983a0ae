import type { Text } from "../../ground/shared/text.ts";
import type { ActLevel, OpenKind } from "./library.ts";

/** Of many: as sections of the library are called. */
export const kindWords: Record<OpenKind, Text> = {
  act: { ru: "Законы и приказы", en: "Laws and orders" },
  method: { ru: "Методики", en: "Methods" },
  practice: { ru: "Опыт, который помог", en: "Practices that helped" },
  material: { ru: "Материалы", en: "Materials" },
  programme: { ru: "Примерные программы", en: "Model programmes" },
  document: { ru: "Типовые документы", en: "Standard documents" },
  publication: { ru: "О нас пишут", en: "In the media" },
};

export const levelWords: Record<ActLevel, Text> = {
  federal: { ru: "Федеральный", en: "Federal" },
  regional: { ru: "Региональный", en: "Regional" },
  municipal: { ru: "Муниципальный", en: "Municipal" },
  organisation: { ru: "Акт организации", en: "Of an organisation" },
};
