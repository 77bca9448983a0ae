import { take } from "@marshrut/client";
import { api } from "../../api/api.ts";
import type { Act } from "../../parts/act.ts";
import type { Field, FieldValues } from "../../parts/fields.tsx";
import { useBoth, useTexts } from "../../texts/texts.tsx";
import type { Handover } from "./shown.ts";
import { handoverTexts } from "./texts.ts";

const nameOf = (stepId: string) => `choice.${stepId}`;

/** What the API says may be done with it. */
export function useHandoverActs(handover: Handover): Act[] {
  const say = useTexts(handoverTexts);
  const fields = useAcceptFields(handover);
  const { handoverId, childId, kind, mayDo } = handover;
  const path = { handoverId };
  const touches = [["handovers"], ["inbox"], ["child", childId]];
  const acts: Record<Handover["mayDo"][number], Act> = {
    accept: {
      key: `handover.accept.${handoverId}`,
      label: say("accept"),
      happens: say(kind === "age" ? "accept.happens.age" : "accept.happens"),
      tells: say("accept.tells"),
      undo: say("accept.undo"),
      fields,
      initial: handover.to.template ? { template: handover.to.template } : {},
      run: (values, once) =>
        take(
          api.POST("/v1/handovers/{handoverId}/accept", {
            params: { path, header: once },
            body: bodyOf(handover, values),
          }),
        ),
      done: say("accept.done"),
      touches,
    },
    decline: {
      key: `handover.decline.${handoverId}`,
      label: say("decline"),
      happens: say("decline.happens"),
      tells: say("decline.tells"),
      undo: say("decline.undo"),
      tone: "bad",
      fields: [{ kind: "paragraph", name: "reason", label: say("decline.reason"), required: true }],
      run: ({ reason }, once) =>
        take(
          api.POST("/v1/handovers/{handoverId}/decline", {
            params: { path, header: once },
            body: { reason: String(reason) },
          }),
        ),
      done: say("decline.done"),
      touches,
    },
  };
  return mayDo.map((does) => acts[does]);
}

function useAcceptFields({ kind, steps, candidates, attachments, templates, from }: Handover): Field[] {
  const say = useTexts(handoverTexts);
  const both = useBoth();
  if (kind === "age")
    return [
      {
        kind: "choice",
        name: "template",
        label: say("accept.template"),
        options: templates.map(({ key, title }) => ({ value: key, label: both(title) })),
      },
    ];
  const choices = steps.map((step): Field => {
    const others = candidates.find(({ agencyKind }) => agencyKind === step.agencyKind)?.agencies ?? [];
    // A closed organisation keeps nothing.
    const leaves = kind === "organisation" && step.agencyId === from.agencyId;
    const stays = leaves ? [] : [{ value: "", label: say("accept.stay", { agency: step.agencyName }) }];
    return {
      kind: "choice",
      name: nameOf(step.stepId),
      label: say("accept.step", { step: both(step.title) }),
      required: leaves,
      options: [
        ...stays,
        ...others
          .filter(({ agencyId }) => agencyId !== step.agencyId)
          .map(({ agencyId, name }) => ({ value: agencyId, label: name })),
      ],
    };
  });
  const [place] = attachments;
  return [
    ...choices,
    ...(place
      ? [
          {
            kind: "agency",
            name: "attachment",
            label: say("accept.attachment"),
            only: (agency) => agency.kind === place,
          } satisfies Field,
        ]
      : []),
    ...(steps.length > 0
      ? [{ kind: "check", name: "confirmedElsewhere", label: say("accept.elsewhere") } satisfies Field]
      : []),
  ];
}

/** Only what was chosen is named; who is of another municipality is for the API to find, and for a person to confirm. */
function bodyOf({ kind, steps }: Handover, values: FieldValues) {
  const text = (name: string) => (typeof values[name] === "string" && values[name] !== "" ? values[name] : undefined);
  if (kind === "age") return { template: text("template") };
  const choices = steps.flatMap(({ stepId }) => {
    const agencyId = text(nameOf(stepId));
    return agencyId ? [{ stepId, agencyId }] : [];
  });
  const chosen = new Map(choices.map((one) => [one.stepId, one.agencyId]));
  const having = [...new Set(steps.map((step) => chosen.get(step.stepId) ?? step.agencyId))];
  return {
    choices,
    attachment: text("attachment"),
    confirmedElsewhere: values.confirmedElsewhere === true ? having.slice(0, 50) : [],
  };
}
