import type { SlotPlace } from "../../agencies/slot/slot.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { Outcome, Topic } from "../../routes/appointment/appointment.ts";

const places: Record<SlotPlace, Text> = {
  office: { ru: "из них в организации", en: "of these at the organisation" },
  home: { ru: "из них на дому", en: "of these at home" },
  phone: { ru: "из них по телефону", en: "of these by phone" },
  video: { ru: "из них по видеосвязи", en: "of these by video" },
};

const topics: Record<Topic, Text> = {
  development: { ru: "о развитии", en: "about development" },
  behaviour: { ru: "о поведении", en: "about behaviour" },
  speech: { ru: "о речи", en: "about speech" },
  learning: { ru: "об обучении", en: "about learning" },
  rehabilitation: { ru: "о реабилитации", en: "about rehabilitation" },
  rights: { ru: "о правах и выплатах", en: "about rights and payments" },
  family: { ru: "об отношениях в семье", en: "about the family" },
  route: { ru: "о маршруте помощи", en: "about the route of help" },
  other: { ru: "о другом", en: "about something else" },
};

const outcomes: Record<Outcome, Text> = {
  advised: { ru: "из них с советом", en: "of these with advice given" },
  another: { ru: "из них с новой встречей", en: "of these with another meeting" },
  referred: { ru: "из них с направлением к другому специалисту", en: "of these with a referral" },
  "plan-change": { ru: "из них с изменением плана", en: "of these with a change of the plan" },
};

/** What the bank knows of consultations by appointment, in the order of a report. */
export const consultationFigures: readonly { key: string; title: Text; better?: "more" | "less" }[] = [
  {
    key: "consultations-held",
    title: { ru: "Консультаций проведено по записи", en: "Consultations held by appointment" },
    better: "more",
  },
  ...Object.entries(places).map(([place, title]) => ({ key: `consultations-${place}`, title })),
  {
    key: "consultations-point",
    title: { ru: "из них в консультационных пунктах", en: "of these at consultation points" },
  },
  ...Object.entries(outcomes).map(([outcome, title]) => ({ key: `consultations-${outcome}`, title })),
  {
    key: "consultations-families",
    title: { ru: "Семей на консультациях по записи", en: "Families received by appointment" },
    better: "more",
  },
  ...Object.entries(topics).map(([topic, { ru, en }]) => ({
    key: `consultations-families-${topic}`,
    title: { ru: `из них ${ru}`, en: `of these ${en}` },
  })),
  {
    key: "consultations-missed",
    title: { ru: "Консультаций, на которые семья не пришла", en: "Consultations that the family missed" },
    better: "less",
  },
  {
    key: "consultations-not-held",
    title: { ru: "Консультаций, на которых семью не приняли", en: "Consultations where nobody received the family" },
    better: "less",
  },
];
