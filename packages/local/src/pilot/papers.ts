import type { NewConsent } from "@marshrut/core/consent";
import type { Block, NewInstrumentInput } from "@marshrut/core/instrument";
import { Temporal } from "temporal-polyfill";
import { spreadShare } from "./apportion.ts";
import type { PilotChild } from "./children.ts";
import { assumptions } from "./figures.ts";
import { type Random, randomOf } from "./random.ts";
import { seed } from "./seed.ts";

/** What has been signed and issued for a child; the consent still lacks the id of who gave it. */
export interface Papers {
  consent?: Omit<NewConsent, "representativeId">;
  ipra?: NewInstrumentInput;
}

const hasConsent = spreadShare(`${seed} consent`, assumptions.consent.share);
const hasIpra = spreadShare(`${seed} ipra`, assumptions.ipra.share);

/** @param today the day on which they are entered: they are in force then, whenever the child was first thought of. */
export function papersOf(child: PilotChild, today: Temporal.PlainDate): Papers {
  const chance = randomOf(seed, "papers", child.index);
  return {
    consent: hasConsent(child.index) ? consentOf(child, chance, today) : undefined,
    ipra: child.card.disability && hasIpra(child.index) ? ipraOf(child, chance, today) : undefined,
  };
}

/** A day some days ago, or that of the birth: nothing is signed or issued for a child before it. */
function daysAgo({ card }: PilotChild, days: number, today: Temporal.PlainDate): Temporal.PlainDate {
  const [day, birth] = [today.subtract({ days }), Temporal.PlainDate.from(card.person.birthDate)];
  return Temporal.PlainDate.compare(day, birth) < 0 ? birth : day;
}

function consentOf(child: PilotChild, chance: Random, today: Temporal.PlainDate): Omit<NewConsent, "representativeId"> {
  const signedOn = daysAgo(child, chance.between(0, 180), today);
  return {
    recipient: "route",
    purpose: "support-route",
    about: "child",
    dataClasses: ["identity", "health", "education", "social"],
    signedOn: signedOn.toString(),
    expiresOn: signedOn.add({ years: 3 }).toString(),
  };
}

/** For one year or for two (order 545н); 42 is the region's number. */
function ipraOf(child: PilotChild, chance: Random, today: Temporal.PlainDate): NewInstrumentInput {
  const validFrom = daysAgo(child, chance.between(10, 120), today);
  const blocks = chance.shuffled(blocksAt(child.age)).slice(0, chance.between(2, 5));
  return {
    kind: "ipra",
    number: `${child.index + 1}.1.42`,
    issuer: `Бюро медико-социальной экспертизы № ${chance.between(1, 9)}`,
    validFrom: validFrom.toString(),
    validTo: validFrom
      .add({ years: chance.pick([1, 2]) })
      .subtract({ days: 1 })
      .toString(),
    measures: blocks.map((block) => ({
      block,
      title: chance.pick(titles[block]),
      providerKind: block === "education" && child.age < 7 ? ("kindergarten" as const) : undefined,
    })),
  };
}

const blocksAt = (age: number): Block[] => [
  "health",
  "social",
  "assistive-devices",
  ...(age >= 3 ? (["education"] as const) : []),
  ...(age >= 4 ? (["sport"] as const) : []),
  ...(age >= 15 ? (["employment"] as const) : []),
];

const titles: Record<Block, string[]> = {
  health: [
    "Медицинская реабилитация: курс занятий с неврологом и логопедом",
    "Санаторно-курортное лечение",
    "Динамическое наблюдение психиатра",
    "Лечебная физкультура и массаж, 2 курса в год",
  ],
  education: [
    "Обучение по адаптированной программе",
    "Психолого-педагогическая помощь: занятия с дефектологом",
    "Сопровождение тьютора на занятиях",
    "Занятия с логопедом, 2 раза в неделю",
  ],
  employment: ["Профессиональная ориентация", "Знакомство с профессиями в учебных мастерских"],
  social: [
    "Социально-бытовая адаптация: обучение навыкам самообслуживания",
    "Социально-психологическая реабилитация семьи",
    "Социально-средовая реабилитация: занятия в группе сверстников",
  ],
  sport: ["Адаптивная физическая культура", "Занятия плаванием в адаптивной группе"],
  "assistive-devices": [
    "Подбор и выдача ортопедической обуви",
    "Специальное устройство для чтения и письма",
    "Кресло-коляска с подголовником, обучение семьи",
  ],
};
