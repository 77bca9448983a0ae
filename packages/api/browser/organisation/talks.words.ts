import { h } from "../respond/dom.ts";
import type { Text } from "../respond/text.ts";
import type { Kind, Status, Talk } from "./talks.types.ts";

export const plain = (words: string): Text => ({ ru: words, en: words });

export const paragraphs = (text: string | undefined): HTMLElement[] =>
  (text ?? "")
    .split(/\n+/)
    .filter((part) => part.trim() !== "")
    .map((part) => h("p", {}, part));

export const kinds: Record<Kind, Text> = {
  talk: { ru: "доклад", en: "a talk" },
  poster: { ru: "стендовый доклад", en: "a poster" },
  practice: { ru: "практика", en: "a practice" },
};

const states: Record<Status, Text> = {
  unconfirmed: { ru: "не подтверждён", en: "not confirmed" },
  submitted: { ru: "подан, решения ещё нет", en: "submitted, not decided yet" },
  accepted: { ru: "принят", en: "accepted" },
  reserve: { ru: "в резерве", en: "on the reserve list" },
  refused: { ru: "не принят", en: "not accepted" },
  withdrawn: { ru: "отозван", en: "withdrawn" },
  lapsed: { ru: "не подтверждён вовремя", en: "not confirmed in time" },
  "called-off": { ru: "мероприятия не будет", en: "the event is called off" },
};

/** Whoever got no decision before the event reads that there was none. */
export const stateOf = ({ status, begun }: Pick<Talk, "status" | "begun">): Text =>
  begun && status === "submitted"
    ? { ru: "решения не было, мероприятие уже началось", en: "not decided, and the event has begun" }
    : states[status];
