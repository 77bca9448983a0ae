import type { Temporal } from "temporal-polyfill";
import { plural } from "../../ground/shared/plural.ts";
import type { Text } from "../../ground/shared/text.ts";
import type { TenantSettings } from "../../ground/tenant/index.ts";
import * as Step from "../../routes/step/index.ts";
import { cancelledEvent } from "../notification/ics.ts";
import { type ComposedMail, referenceOf } from "../notification/index.ts";
import { composePlain, type PlainPart } from "../notification/plain.letter.ts";
import type { EndedItem } from "./digest.store.ts";

/** Most steps that a mail lists, and whose calendar entries it takes back. */
const mostLines = 50;

/** A step about which the organisation has nothing more to do, or whose result is not what it has reported. */
export interface Ended {
  step: Step.Step;
  how: EndedItem["how"];
  assignment: number;
}

interface EndedLetter {
  agencyId: string;
  agencyName: string;
  ended: readonly Ended[];
  now: Temporal.Instant;
  settings: TenantSettings;
  coordinatorEmail: string;
}

const why: Record<"cancelled" | "reassigned", Text> = {
  cancelled: { ru: "отменён", en: "cancelled" },
  reassigned: { ru: "поручен другой организации", en: "given to another organisation" },
};

/**
 * Work that has ended, in words that are the same whatever the cause: nothing says whom it was about, or why, and the family need
 * not be turned to.
 */
export function composeEnded({
  agencyId,
  agencyName,
  ended,
  now,
  settings,
  coordinatorEmail,
}: EndedLetter): ComposedMail {
  const over = ended.filter(({ how }) => how !== "corrected");
  const corrected = ended.filter(({ how }) => how === "corrected");
  const n = over.length;
  const letter = composePlain({
    subject:
      n > 0
        ? `Больше не требуется: ${n} ${plural(n, "шаг", "шага", "шагов")} — ${agencyName}`
        : `Итог исправлен: ${corrected.length} ${plural(corrected.length, "шаг", "шага", "шагов")} — ${agencyName}`,
    heading: { ru: "Изменения по вашим шагам", en: "Changes to your steps" },
    thread: `ended-${agencyId}`,
    publicUrl: settings.publicUrl,
    parts: [
      { kind: "text", text: { ru: "Уважаемые коллеги!", en: "Dear colleagues," } },
      ...(n > 0 ? overParts(over, agencyName) : []),
      ...(corrected.length > 0 ? correctedParts(corrected) : []),
      {
        kind: "text",
        text: {
          ru: `О ком идёт речь, мы по почте не сообщаем. С вопросами просим обращаться к координатору: ${coordinatorEmail}`,
          en: `We do not say by mail whom it is about. Questions go to the coordinator: ${coordinatorEmail}`,
        },
      },
    ],
  });
  const attachments = over
    .slice(0, mostLines)
    .map(({ step, assignment }) => cancelledEvent({ ...step, assignment, now, coordinatorEmail }));
  return { ...letter, attachments };
}

const overParts = (over: readonly Ended[], agencyName: string): PlainPart[] => [
  {
    kind: "text",
    text: {
      ru: `По этим шагам от организации «${agencyName}» больше ничего не требуется: ссылки не действуют, связываться с семьёй по ним не нужно. Если срок стоит в вашем календаре, приложенный файл его уберёт.`,
      en: `Nothing more is needed from ${agencyName} on these steps: their links do not work, and the family need not be turned to. The attached files take their due dates out of your calendar.`,
    },
  },
  {
    kind: "rows",
    rows: over.slice(0, mostLines).map(({ step, how }) => row(step, why[how as keyof typeof why])),
  },
];

const correctedParts = (corrected: readonly Ended[]): PlainPart[] => [
  {
    kind: "text",
    text: {
      ru: "Координатор исправил итог, о котором вы сообщали. Если исправление неверно, просим написать координатору.",
      en: "The coordinator corrected the result that you had reported. If that is wrong, please write to the coordinator.",
    },
  },
  {
    kind: "rows",
    rows: corrected.slice(0, mostLines).map(({ step }) => {
      const result = Step.resultTexts["result" in step ? step.result : "performed"];
      return row(step, { ru: `итог теперь: ${result.ru}`, en: `the result is now: ${result.en}` });
    }),
  },
];

const row = ({ title, stepId }: Step.Step, { ru, en }: Text) => ({
  label: title,
  value: { ru: `${ru} · № ${referenceOf(stepId)}`, en: `${en} · № ${referenceOf(stepId)}` },
});
