import * as Step from "@marshrut/core/step";
import * as z from "zod";
import { operation } from "../operation/index.ts";

const findCandidates = operation({
  operationId: "findCandidates",
  method: "get",
  path: "/steps/{stepId}/candidates",
  tag: "steps",
  summary: { ru: "Кому можно поручить шаг", en: "Who could take a step" },
  description: {
    ru: "Действующие организации нужного вида: где есть места и меньше работы — первые.",
    en: "Active organisations of its kind: those with room and less work first.",
  },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Step.Candidate) }),
    description: { ru: "Организации.", en: "Organisations." },
  },
  run: async ({ ctx, params }) => ({ items: await Step.candidates(ctx, params.stepId) }),
});

export const candidates = [findCandidates] as const;
