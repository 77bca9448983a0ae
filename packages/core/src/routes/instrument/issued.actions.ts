import * as Agency from "../../agencies/agency/index.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import type { AgencyId, ChildId, StepId } from "../../ground/shared/ids.ts";
import { beneath, fault, invalid, parse } from "../../ground/shared/input.ts";
import { load as loadChild } from "../../people/child/child.scope.ts";
import { type Recorded, recording } from "./instrument.actions.ts";
import { NewInstrument } from "./instrument.ts";
import { type IssuedInstrument, issuedBy } from "./issued.ts";

/** The answer that brings a paper: of which step, by which organisation, about whom. */
interface Answer {
  stepId: StepId;
  childId: ChildId;
  agencyId: AgencyId;
}

/**
 * The paper that an organisation issues and enters with its answer, recorded as if a coordinator had; to be committed with
 * the answer. The caller has made sure that the organisation has the step.
 * @param at where in the request it stands
 * @throws Refusal input.invalid (also: this kind of organisation issues nothing), child.left, instrument.duplicate,
 * conflict.exists
 */
export async function issuing(ctx: Ctx, of: Answer, issued: IssuedInstrument, at = "/instrument"): Promise<Recorded> {
  const { agency } = await Agency.load(ctx, of.agencyId);
  const kind = issuedBy[agency.kind];
  if (!kind) throw invalid([nothingIssued(at)]);
  return beneath(at, async () => {
    const { numberChecked, educationalNeeds, agreement, presented, study, ...paper } = issued;
    const conclusion = { educationalNeeds, agreement, presented, study };
    // What belongs to a conclusion alone is refused by the schema where it is another paper.
    const input = { ...paper, kind, issuer: agency.name, ...given(conclusion) };
    const child = await loadChild(ctx, of.childId);
    return recording(ctx, child, parse(NewInstrument, input), { stepId: of.stepId }, { numberChecked });
  });
}

const given = (of: object): object => Object.fromEntries(Object.entries(of).filter(([, v]) => v !== undefined));

const nothingIssued = (at: string) =>
  fault(
    at,
    "документ вносят ПМПК, бюро МСЭ, врачебная комиссия и РЦППМС; эта организация его не выдаёт",
    "the ПМПК, the МСЭ, a medical board and the resource centre enter papers; this organisation issues none",
  );
