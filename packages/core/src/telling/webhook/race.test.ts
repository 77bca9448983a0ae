import { expect, it } from "vitest";
import { reassignedAmid, requested } from "../../../test/worlds/asked.ts";
import {
  type AgencyId,
  type DataBank,
  type DomainEvent,
  type Outgoing,
  outboxPk,
  outboxShards,
  type Stored,
  type WebhookId,
} from "../../ground/shared/index.ts";
import * as Step from "../../routes/step/index.ts";
import { relay } from "../relay/index.ts";
import * as Webhook from "./index.ts";

/** The event that waits to be told. */
async function waiting(w: Awaited<ReturnType<typeof requested>>["w"], type: string): Promise<Stored<DomainEvent>> {
  for (let shard = 0; shard < outboxShards; shard++)
    for (const event of (await w.ctx.bank.find<DomainEvent>("outbox", outboxPk(shard))).items)
      if (event.data.type === type) return event;
  throw new Error(`No ${type} waits`);
}

// Whatever moment the step is given to another agency at: the former one never gets a token that speaks for the next one.
it.each([1, 2, 3, 4, 5, 6])(
  "given the step is reassigned after look %i, then the message's token is the former agency's, and dead",
  async (after) => {
    const { w, stepId } = await requested();
    const sent: { reply?: { token: string } }[] = [];
    const outgoing: Outgoing = {
      async post({ body }) {
        sent.push((JSON.parse(body) as { data: (typeof sent)[number] }).data);
        return { latencyMs: 1, status: 204, body: "" };
      },
    };
    await Webhook.register(w.ctx, w.agencies.pmpc!, { url: "https://pmpc.example.org/hooks" });
    await w.settle();
    await Step.renewLink(w.ctx, stepId, 1);
    const event = await waiting(w, "step.link-renewed");
    await relay({ ...w.deps, outgoing, bank: reassignedAmid(w, { after }) }, event);
    for (const { reply } of sent) {
      const link = await Step.parseToken(w.deps.keys, reply!.token);
      const { assignment } = (await Step.load(w.ctx, stepId)).data;
      if (assignment === 1) continue; // so many looks were not needed
      expect(link.assignment).toBe(1);
      expect(await Step.respond(w.deps, { token: reply!.token, action: "view" })).toEqual({ link: "dead" });
    }
    expect(sent.length).toBeLessThanOrEqual(1);
  },
);

// That an organisation has no endpoint is kept, so that each event about it need not look.
it("given an endpoint is registered while it is found that there is none, then it hears what comes after", async () => {
  const { w } = await requested();
  const { pmpc, school } = w.agencies as Record<"pmpc" | "school", AgencyId>;
  const register = (id: AgencyId) =>
    Webhook.register(w.ctx, id, { url: "https://system.example.org/hooks", mail: "fallback" });
  const hears = (id: AgencyId, bank = w.deps.bank) =>
    Webhook.hearsInPlaceOfMail({ ...w.ctx, bank }, id, "step.requested");
  const list: DataBank["list"] = async (...question) => {
    const page = await w.deps.bank.list<never>(...question);
    if (question[2]?.prefix === "WEBHOOK#") await register(school);
    return page;
  };
  expect(await hears(school, { ...w.deps.bank, list })).toBe(false);
  expect(await hears(school)).toBe(true);

  const none: DataBank["list"] = () => Promise.reject(new Error("It is known that there is none"));
  expect(await hears(pmpc)).toBe(false);
  expect(await hears(pmpc, { ...w.deps.bank, list: none })).toBe(false);
  await register(pmpc);
  expect(await hears(pmpc)).toBe(true);
});

it("given a former program has registered an endpoint, which says so nowhere else, then it hears once it is told of, or in a month", async () => {
  const { w } = await requested();
  const { pmpc, school } = w.agencies as Record<"pmpc" | "school", AgencyId>;
  const hears = (id: AgencyId) => Webhook.hearsInPlaceOfMail(w.ctx, id, "step.requested");
  const silent: DataBank["commit"] = (writes) =>
    w.deps.bank.commit(writes.filter((write) => !("put" in write && write.put.kind === "webhooks")));
  const former = { ...w.ctx, bank: { ...w.deps.bank, commit: silent } };
  for (const id of [pmpc, school]) {
    expect(await hears(id)).toBe(false);
    const { webhookId } = await Webhook.register(former, id, {
      url: "https://system.example.org/hooks",
      mail: "fallback",
    });
    if (id === pmpc) await Webhook.test(w.ctx, webhookId as WebhookId);
    expect(await hears(id)).toBe(false);
  }
  await relay(w.deps, await waiting(w, "webhook.test-asked"));
  expect([await hears(pmpc), await hears(school)]).toEqual([true, false]);
  w.moveTo(
    w.ctx
      .now()
      .add({ hours: 30 * 24 })
      .toString(),
  );
  expect(await hears(school)).toBe(true);
});
