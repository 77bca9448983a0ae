import { mustBePast } from "../../ground/shared/act.ts";
import { fault, invalid } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import type { ProgrammeEvent } from "./programme.events.ts";
import type {
  ApprovedProgramme,
  DecideProgramme,
  FollowModel,
  Programme,
  ProgrammeContent,
  ProgrammePatch,
  ProgrammeVerb,
} from "./programme.ts";

interface Decided {
  programme: Programme;
  events: ProgrammeEvent[];
}
/** Who decides, and when. */
interface Deciding {
  /** Instant. */
  at: string;
  by: string;
  /** The tenant's day. */
  today: string;
}

/** Changes the draft; of an approved programme it begins the next version. @throws Refusal programme.withdrawn, input.invalid */
export function revise(programme: Programme, { group, ...named }: ProgrammePatch): Decided {
  mustStand(programme);
  const before = programme.draft ?? programme.content!;
  const change = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  const after: ProgrammeContent = { ...before, ...change };
  if (group !== undefined) after.group = group ?? undefined;
  if ((after.form === "group") !== (after.group !== undefined))
    throw invalid([
      fault("/group", "размер группы — у групповой программы", "a group's size, of a programme in groups"),
    ]);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof ProgrammeContent)[];
  const fields = names.filter((name) => !same(before[name], after[name]));
  if (fields.length === 0) return { programme, events: [] };
  const { programmeId, agencyId } = programme;
  return {
    programme: { ...programme, draft: after },
    events: [{ type: "programme.revised", data: { programmeId, agencyId, fields } }],
  };
}

/** The draft counts from now on. @throws Refusal programme.withdrawn, programme.approved (nothing to approve), programme.over */
export function approve(programme: Programme, { act }: DecideProgramme, { at, by, today }: Deciding): Decided {
  mustStand(programme);
  const { draft, programmeId, agencyId } = programme;
  if (!draft)
    throw new Refusal("programme.approved", {
      ru: "Программа уже утверждена; новая версия начинается с изменения.",
      en: "The programme has been approved already; a new version begins with a change.",
    });
  if (draft.term.until < today) throw over();
  mustBePast(act, today);
  const approved = programme.version + 1;
  return {
    programme: {
      ...programme,
      status: "approved",
      version: approved,
      content: draft,
      draft: undefined,
      approval: { act, at, by },
    },
    events: [{ type: "programme.approved", data: { programmeId, agencyId, approved } }],
  };
}

/** The model that it was copied from has a newer version than it knows. */
export function hearOfModel(programme: Programme, model: Programme, at: string): Decided | undefined {
  const { programmeId, agencyId, modelOf, modelVersion = 0, modelNews, status } = programme;
  if (status === "withdrawn" || modelOf !== model.programmeId) return undefined;
  if (modelVersion >= model.version || modelNews?.version === model.version) return undefined;
  return {
    programme: { ...programme, modelNews: { version: model.version, at } },
    events: [
      { type: "programme.model-revised", data: { programmeId, agencyId, modelOf, modelVersion: model.version } },
    ],
  };
}

/**
 * What becomes of the model's newer version here. Taken over it is the draft of the next one, with the organisation's own places and term.
 * @throws Refusal programme.withdrawn
 */
export function followModel(programme: Programme, model: Programme, { answer }: FollowModel): Decided {
  mustStand(programme);
  const { programmeId, agencyId, modelVersion } = programme;
  const own = programme.draft ?? programme.content!;
  const { places, term } = own;
  const settled = { ...programme, modelVersion: model.version, modelNews: undefined };
  if (answer === "keep" && modelVersion === model.version) return { programme, events: [] };
  return {
    programme: answer === "keep" ? settled : { ...settled, draft: { ...model.content!, places, term } },
    events: [{ type: "programme.model-followed", data: { programmeId, agencyId, answer } }],
  };
}

/** Nobody is enrolled by it any more; whoever is stays to the end. @throws Refusal programme.withdrawn */
export function withdraw(programme: Programme, { act }: DecideProgramme, { at, by, today }: Deciding): Decided {
  mustStand(programme);
  mustBePast(act, today);
  const { programmeId, agencyId } = programme;
  return {
    programme: { ...programme, status: "withdrawn", draft: undefined, withdrawal: { act, at, by } },
    events: [{ type: "programme.withdrawn", data: { programmeId, agencyId } }],
  };
}

/**
 * Whether somebody can be enrolled by it on a day.
 * @throws Refusal programme.withdrawn, programme.not-approved (a draft, a model programme), programme.over
 */
export function open(programme: Programme, day: string): ApprovedProgramme {
  mustStand(programme);
  const { agencyId, municipality, content } = programme;
  if (!agencyId || !municipality || !content) throw notApproved(programme);
  if (content.term.until < day) throw over();
  return { ...programme, agencyId, municipality, content };
}

export const notApproved = ({ agencyId, content }: Programme) =>
  new Refusal("programme.not-approved", {
    ru:
      agencyId || !content
        ? "Программа ещё не утверждена."
        : "Это типовая программа: зачисляют по программе организации.",
    en:
      agencyId || !content
        ? "The programme has not been approved yet."
        : "This is a model programme: children are enrolled by an organisation's own.",
  });

/** What may be done with it now. An organisation does not approve its own. */
export function mayDo(
  { status, draft }: Programme,
  { isStaff, isOwn }: { isStaff: boolean; isOwn: boolean },
): ProgrammeVerb[] {
  if (status === "withdrawn" || !(isStaff || isOwn)) return [];
  const decisions: ProgrammeVerb[] = draft ? ["approve", "withdraw"] : ["withdraw"];
  return isStaff ? ["change", ...decisions] : ["change"];
}

/** @throws Refusal programme.withdrawn */
export function mustStand({ status }: Programme): void {
  if (status !== "withdrawn") return;
  throw new Refusal("programme.withdrawn", {
    ru: "Программа отозвана.",
    en: "The programme has been withdrawn.",
  });
}

const over = () =>
  new Refusal("programme.over", {
    ru: "Срок программы закончился.",
    en: "The programme's term is over.",
  });
