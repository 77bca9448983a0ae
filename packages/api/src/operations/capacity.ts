import * as Capacity from "@marshrut/core/capacity";
import { operation } from "../operation/index.ts";

const getCapacity = operation({
  operationId: "getCapacity",
  method: "get",
  path: "/agencies/{agencyId}/capacity",
  tag: "agencies",
  summary: { ru: "Есть ли места", en: "Whether there is room" },
  description: { ru: "Что организация сказала о себе.", en: "What the organisation said of itself." },
  answer: {
    status: 200,
    schema: Capacity.CapacityView,
    description: { ru: "Места по услугам.", en: "Room by service." },
  },
  run: ({ ctx, params }) => Capacity.get(ctx, params.agencyId),
});

const setCapacity = operation({
  operationId: "setCapacity",
  method: "put",
  path: "/agencies/{agencyId}/capacity",
  tag: "agencies",
  summary: { ru: "Сказать, есть ли места", en: "Say whether there is room" },
  description: {
    ru: "По услугам: capacity — есть, waitlist — очередь, no-capacity — нет. Услуга `*` — все остальные.",
    en: "By service: capacity, waitlist, no-capacity. The service `*` is all others.",
  },
  body: Capacity.SetCapacity,
  examples: {
    speech: {
      summary: { ru: "Логопед занят до сентября", en: "Speech therapy is full until September" },
      value: { services: [{ service: "Логопед", state: "waitlist", until: "2025-09-01" }] },
    },
  },
  ifMatch: "required",
  answer: {
    status: 200,
    schema: Capacity.CapacityView,
    description: { ru: "Места по услугам.", en: "Room by service." },
  },
  run: ({ ctx, params, body, expectedVersion }) => Capacity.set(ctx, params.agencyId, body, expectedVersion),
  again: ({ ctx, params }) => Capacity.get(ctx, params.agencyId),
});

export const capacity = [getCapacity, setCapacity] as const;
