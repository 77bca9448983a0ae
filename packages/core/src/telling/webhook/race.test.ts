import { expect, it } from "vitest";
import { reassignedAmid, requested } from "../../../test/worlds/asked.ts";
import { type DomainEvent, type Outgoing, outboxPk, outboxShards, type Stored } from "../../ground/shared/index.ts";
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
