import { type Schema, take } from "@marshrut/client";
import { useNavigate } from "react-router";
import { api } from "../../api/api.ts";
import type { Act } from "../../parts/act.ts";
import type { Field } from "../../parts/fields.tsx";
import { useTerritory } from "../../parts/municipality.tsx";
import { useTexts } from "../../texts/texts.tsx";
import { agreementsTexts } from "./texts.ts";

const kinds = ["agreement", "order"] as const;
/** So many are asked for at once; the others join on its page. */
const places = [0, 1, 2, 3] as const;

/** A paper as it is signed, with its first parties. */
export function useRecord(): Act {
  const say = useTexts(agreementsTexts);
  const territory = useTerritory(say("column.where"));
  const go = useNavigate();
  const nameOf = (i: number) => `parties/${i}`;
  return {
    key: "agreement.record",
    label: say("record"),
    happens: say("record.happens"),
    undo: say("record.undo"),
    fields: [
      {
        kind: "choice",
        name: "kind",
        label: say("kind"),
        required: true,
        options: kinds.map((value) => ({ value, label: say(`kind.${value}`) })),
      },
      { kind: "line", name: "subject", label: say("column.subject"), help: say("subject.help"), required: true },
      { kind: "line", name: "number", label: say("number"), required: true },
      { kind: "day", name: "date", label: say("date"), required: true },
      ...territory.fields,
      { kind: "day", name: "from", label: say("from"), help: say("from.help") },
      { kind: "day", name: "until", label: say("until"), help: say("until.help") },
      ...places.map(
        (i): Field => ({
          kind: "agency",
          name: nameOf(i),
          label: say("party", { n: i + 1 }),
          required: i === 0,
          when: (values) => i === 0 || Boolean(values[nameOf(i - 1)]),
        }),
      ),
      { kind: "line", name: "other", label: say("party.other"), help: say("party.other.help") },
    ],
    initial: { kind: "agreement" },
    run: (values, once) => {
      const text = (name: string) => (typeof values[name] === "string" ? values[name] : undefined);
      const agencies = places.flatMap((i) => text(nameOf(i)) ?? []);
      const other = text("other");
      return take(
        api.POST("/v1/agreements", {
          params: { header: once },
          body: {
            kind: kinds.find((one) => one === values.kind) ?? "agreement",
            municipality: territory.of(values),
            number: String(values.number),
            date: String(values.date),
            subject: String(values.subject),
            from: text("from"),
            until: text("until"),
            parties: [...agencies.map((agencyId) => ({ agencyId })), ...(other ? [{ name: other }] : [])],
          },
        }),
      );
    },
    done: say("record.done"),
    after: (made) => void go(`/agreements/${(made as Schema<"RecordAgreementAnswer">).agreementId}`),
    touches: [["agreements"], ["inbox"]],
  };
}
