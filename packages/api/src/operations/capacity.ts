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
    ru: "По услугам: сколько детей можно вести одновременно (`places`), сколько ждут по своему списку (`waiting`), и принимают ли: capacity — да, waitlist — очередь, no-capacity — нет. Названы места — состояние можно не называть: оно следует из того, сколько занято. Услуга `*` — все остальные. `taken`, `free` и `queued` считает система: прочитанное можно отправить обратно как есть.",
    en: "By service: how many children can be served at the same time (`places`), how many wait by the organisation's own list (`waiting`), and whether more are taken: capacity, waitlist, no-capacity. Where places are given the state may be left out: it follows from how many are taken. The service `*` is all others. `taken`, `free` and `queued` are counted by us: what was read can be sent back as it is.",
  },
  body: Capacity.SetCapacity,
  examples: {
    speech: {
      summary: { ru: "Логопед занят до сентября", en: "Speech therapy is full until September" },
      value: { services: [{ service: "Логопед", places: 12, waiting: 3, state: "waitlist", until: "2025-09-01" }] },
    },
    places: {
      summary: { ru: "Только число мест", en: "The number of places alone" },
      value: { services: [{ service: "*", places: 30 }] },
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
