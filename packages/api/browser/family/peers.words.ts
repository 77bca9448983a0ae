import type { Text } from "../respond/text.ts";

// What parents talk of with parents, and how, in words.

export const topics: Record<string, Text> = {
  expecting: { ru: "ожидание ребёнка", en: "expecting a child" },
  "first-years": { ru: "первые годы", en: "the first years" },
  kindergarten: { ru: "детский сад", en: "kindergarten" },
  school: { ru: "школа", en: "school" },
  "growing-up": { ru: "взросление", en: "growing up" },
  foster: { ru: "приёмная семья", en: "being a foster family" },
  papers: { ru: "документы и права", en: "papers and rights" },
  "daily-life": { ru: "быт и уход", en: "daily life and care" },
  communication: { ru: "речь и общение", en: "speech and communication" },
  feelings: { ru: "просто поговорить", en: "just to talk" },
};
export const ways: Record<string, Text> = {
  phone: { ru: "по телефону", en: "by phone" },
  video: { ru: "по видео", en: "by video" },
  "in-person": { ru: "при встрече", en: "in person" },
};
export const causes: Record<string, Text> = {
  helped: { ru: "помогло, спасибо", en: "it has helped, thank you" },
  enough: { ru: "пока достаточно", en: "enough for now" },
  unsuited: { ru: "не подошли друг другу", en: "we did not suit each other" },
  "no-contact": { ru: "не получилось связаться", en: "we could not reach each other" },
  other: { ru: "другая причина", en: "another reason" },
};
