import { Temporal } from "temporal-polyfill";
import type { Text } from "../../ground/shared/text.ts";
import { dateWords } from "./due.words.ts";
import type { AdviceNotice } from "./notice.ts";
import type { PlainLetter } from "./plain.letter.ts";

// To an organisation that advises a specialist, or whose specialist is advised: when, and nobody's name.

type What = AdviceNotice["what"];

const headings: Record<What, Text> = {
  booked: { ru: "К вам записался специалист", en: "A specialist has booked a consultation" },
  "called-off": { ru: "Консультация специалиста отменена", en: "A consultation is called off" },
  "given-up": { ru: "Специалист не придёт", en: "A specialist does not come" },
  "outcome-due": { ru: "Состоялась ли консультация?", en: "Did the consultation take place?" },
  missed: { ru: "Консультация не состоялась", en: "A consultation did not take place" },
  held: { ru: "Консультация состоялась: итог исправлен", en: "A consultation took place: its outcome is corrected" },
};

const advices: Record<What, Text> = {
  booked: {
    ru: "Кто это, из какой организации и с каким вопросом, видно на вашей странице. Не сможете принять — отмените там же.",
    en: "Who it is, from where and with which question stands on your page. If you cannot receive them, call it off there.",
  },
  "called-off": {
    ru: "Консультирующая организация не сможет принять; причина указана на странице. Выберите, пожалуйста, другое время.",
    en: "Whoever was to advise cannot; the reason stands on your page. Please choose another time.",
  },
  "given-up": {
    ru: "Направившая организация отменила запись. Время снова свободно.",
    en: "The sending organisation has called it off. The time is free again.",
  },
  "outcome-due": {
    ru: "Отметьте на странице, состоялась ли она: иначе консультация нигде не считается.",
    en: "Please say on your page whether it took place: until then it counts nowhere.",
  },
  missed: {
    ru: "Так отметила консультирующая организация. Если вашего специалиста не приняли, координатор это видит. Запишитесь снова.",
    en: "So said whoever was to advise. If your specialist was not received, a coordinator sees that. Please book again.",
  },
  held: {
    ru: "Прежде она была отмечена как несостоявшаяся. Теперь консультирующая организация исправила итог, и консультация учтена. Если это не так, свяжитесь, пожалуйста, с ней.",
    en: "It had been entered as one that did not take place. Whoever advised has corrected that, and it counts now. If that is not so, please get in touch with them.",
  },
};

export function advice({ what, agencyName, adviceId, at, zone, link }: AdviceNotice): Omit<PlainLetter, "publicUrl"> {
  const heading = headings[what];
  const wall = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const [day, time] = [dateWords(wall.toPlainDate()), wall.toPlainTime().toString({ smallestUnit: "minute" })];
  return {
    subject: heading.ru,
    heading,
    thread: adviceId,
    parts: [
      {
        kind: "text",
        text: {
          ru: `Уважаемые коллеги!\n${advices[what].ru}`,
          en: `Dear colleagues of ${agencyName},\n${advices[what].en}`,
        },
      },
      {
        kind: "rows",
        rows: [{ label: { ru: "Когда", en: "When" }, value: { ru: `${day.ru}, ${time}`, en: `${day.en}, ${time}` } }],
      },
      { kind: "action", label: { ru: "Открыть страницу", en: "Open the page" }, url: link },
    ],
  };
}
