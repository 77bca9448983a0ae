import { type Schema, take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import type { Act } from "../../parts/act.ts";
import { useApproval } from "../../parts/approval.ts";
import type { FieldValues } from "../../parts/fields.tsx";
import { useTexts } from "../../texts/texts.tsx";
import { agreementTexts } from "./texts.ts";

type Agreement = Schema<"RecordAgreementAnswer">;
type Does = Agreement["mayDo"][number];
const text = (value: FieldValues[string]) => (typeof value === "string" ? value : undefined);

function useShared({ agreementId, subject }: Agreement) {
  const say = useTexts(agreementTexts);
  return (does: Does, of = "") => ({
    key: `agreement.${does}.${agreementId}.${of}`,
    label: say(does),
    subject,
    happens: say(`${does}.happens`),
    undo: say(`${does}.undo`),
    done: say(`${does}.done`),
    touches: [["agreements"], ["inbox"]],
  });
}

/** What can be done with the paper; which of these, the API says. */
export function useAgreementActs(agreement: Agreement): Record<Exclude<Does, "leave">, Act> {
  const say = useTexts(agreementTexts);
  const shared = useShared(agreement);
  const path = { agreementId: agreement.agreementId };
  const approval = useApproval({
    fits: (one) => one.kind === "order" && one.agreementId === path.agreementId,
    on: agreement.mayDo.includes("approve"),
    act: {
      fields: [
        { kind: "line", name: "act/number", label: say("number"), required: true },
        { kind: "day", name: "act/date", label: say("date"), required: true },
      ],
      of: (values) => ({ act: { number: String(values["act/number"]), date: String(values["act/date"]) } }),
    },
  });
  return {
    approve: {
      ...shared("approve"),
      fields: approval.fields,
      run: (values, once) =>
        take(
          api.POST("/v1/agreements/{agreementId}/approve", {
            params: { path, header: once },
            body: approval.of(values),
          }),
        ),
    },
    join: {
      ...shared("join"),
      fields: [
        { kind: "agency", name: "party/agencyId", label: say("party") },
        {
          kind: "line",
          name: "party/name",
          label: say("party.other"),
          required: true,
          when: (values) => !values["party/agencyId"],
        },
        { kind: "day", name: "party/joinedOn", label: say("joined"), help: say("joined.help") },
      ],
      run: (values, once) => {
        const agencyId = text(values["party/agencyId"]);
        const joinedOn = text(values["party/joinedOn"]);
        const party = agencyId ? { agencyId, joinedOn } : { name: String(values["party/name"]), joinedOn };
        return take(api.POST("/v1/agreements/{agreementId}/join", { params: { path, header: once }, body: { party } }));
      },
    },
    renew: {
      ...shared("renew"),
      fields: [
        { kind: "day", name: "until", label: say("until"), help: say("until.help") },
        { kind: "line", name: "number", label: say("number"), required: true },
        { kind: "day", name: "date", label: say("date"), required: true },
      ],
      run: (values, once) =>
        take(
          api.POST("/v1/agreements/{agreementId}/renew", {
            params: { path, header: once },
            body: { until: text(values.until), number: String(values.number), date: String(values.date) },
          }),
        ),
    },
    end: {
      ...shared("end"),
      tells: say("end.tells"),
      tone: "bad",
      fields: [
        { kind: "day", name: "on", label: say("on"), required: true },
        { kind: "paragraph", name: "reason", label: say("reason"), required: true },
      ],
      run: ({ on, reason }, once) =>
        take(
          api.POST("/v1/agreements/{agreementId}/end", {
            params: { path, header: once },
            body: { on: String(on), reason: String(reason) },
          }),
        ),
    },
  };
}

/** A party that takes part no more. */
export function useLeave(agreement: Agreement): (party: Agreement["parties"][number]) => Act {
  const say = useTexts(agreementTexts);
  const shared = useShared(agreement);
  const path = { agreementId: agreement.agreementId };
  return ({ n, name }) => ({
    ...shared("leave", String(n)),
    subject: name,
    fields: [{ kind: "day", name: "on", label: say("on"), required: true }],
    run: ({ on }, once) =>
      take(
        api.POST("/v1/agreements/{agreementId}/leave", {
          params: { path, header: once },
          body: { party: n, on: String(on) },
        }),
      ),
  });
}
