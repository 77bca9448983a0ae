import type { Page, Stored } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import * as Tenant from "../../ground/tenant/index.ts";
import { expire } from "../response/response.decide.ts";
import { ended } from "../response/response.scope.ts";
import * as responses from "../response/response.store.ts";
import type { FormResponse } from "../response/response.ts";
import { answerPlace } from "./answer.store.ts";
import { removeAll } from "./forget.actions.ts";
import { marked } from "./round.scope.ts";
import * as rounds from "./round.store.ts";
import type { Round } from "./round.ts";

type Item = { kind: "round"; round: Round } | { kind: "response"; response: FormResponse };

/**
 * What was answered about organisations or nobody in particular. Sums of rounds and scores stay: they are figures, which whoever counts
 * anew has to find. What is about a child or a family
 * goes with its key.
 */
export const expiring: Tenant.Expiring<Item> = {
  term: "answerYears",
  async over(ctx, before, { from = "round", ...page }) {
    const isOfRounds = from.startsWith("round");
    const rest = from.slice((isOfRounds ? "round" : "response").length) || undefined;
    if (!isOfRounds) {
      const found = await responses.oldest(ctx, before.at, { ...page, from: rest });
      return {
        items: found.items.map(ofResponse),
        next: found.next === undefined ? undefined : `response${found.next}`,
      };
    }
    const found: Page<Stored<Round>> = await rounds.oldest(ctx, before.at, { ...page, from: rest });
    const items = found.items.flatMap(({ data: round }): Item[] =>
      round.answersGone || (round.closedOn ?? round.closesOn) >= before.day.toString()
        ? []
        : [{ kind: "round", round }],
    );
    return { items, next: found.next === undefined ? "response" : `round${found.next}` };
  },
  async letGo(ctx, _, item) {
    if (item.kind === "response") return letGoOf(ctx, item.response);
    const { roundId } = item.round;
    await removeAll(ctx, ...answerPlace(ctx.tenant, roundId));
    await marked(ctx, roundId, { action: "round.expired" }, ({ data }) =>
      data.answersGone ? { events: [] } : { events: [], after: { ...data, answersGone: true } },
    );
  },
};

async function letGoOf(ctx: Ctx, { responseId, formId, status }: FormResponse): Promise<void> {
  const pk = responses.partition(ctx.tenant, responseId);
  const audit = { action: "response.expired", detail: { formId } };
  if (status === "submitted") {
    await removeAll(ctx, "vault", pk);
    await ended(ctx, responseId, audit, ({ data }) => expire(data));
    return;
  }
  await Tenant.removeWhole(
    ctx,
    [
      ["vault", pk],
      ["records", pk],
    ],
    { last: responses.keyOf(ctx.tenant, responseId), audit: { ...audit, subject: responseId } },
  );
}

const ofResponse = ({ data: response }: Stored<FormResponse>): Item => ({ kind: "response", response });
