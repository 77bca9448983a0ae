import { useTexts } from "../texts/texts.tsx";
import { actFieldTexts } from "./act.fields.texts.ts";
import type { Field, FieldValues } from "./fields.tsx";

/** The act by which something counts. `at`: where it stands in the body, such as `act/`. */
export function useActFields(at = ""): { fields: Field[]; of: (values: FieldValues) => Act } {
  const say = useTexts(actFieldTexts);
  return {
    fields: [
      { kind: "line", name: `${at}act`, label: say("act"), help: say("act.help"), required: true },
      { kind: "line", name: `${at}number`, label: say("number"), required: true },
      { kind: "day", name: `${at}date`, label: say("date"), required: true },
      { kind: "line", name: `${at}by`, label: say("by"), help: say("by.help"), required: true },
    ],
    of: (values) => ({
      act: String(values[`${at}act`]),
      number: String(values[`${at}number`]),
      date: String(values[`${at}date`]),
      by: String(values[`${at}by`]),
    }),
  };
}

interface Act {
  act: string;
  number: string;
  date: string;
  by: string;
}
