import { mustBePast } from "../../ground/shared/act.ts";
import { invalid } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import { contentFaults, type DocumentContent } from "./content.ts";
import type { StandardEvent } from "./standard-document.events.ts";
import type { DecideStandard, StandardDocument, StandardPatch } from "./standard-document.ts";

interface Decided {
  standard: StandardDocument;
  events: StandardEvent[];
}
interface Deciding {
  /** Instant. */
  at: string;
  by: string;
  /** The tenant's day. */
  today: string;
}

/** Content that can be filled in. @throws Refusal input.invalid with each fault by its place */
export function mustBeSound(content: DocumentContent): void {
  const faults = contentFaults(content);
  if (faults.length > 0) throw invalid(faults);
}

/**
 * Changes the draft; of an approved document it begins the next edition.
 * @param before the draft, or what has been approved @throws Refusal standard-document.retired, input.invalid
 */
export function revise(
  standard: StandardDocument,
  before: DocumentContent,
  patch: StandardPatch,
): Decided & { draft: DocumentContent } {
  mustStand(standard);
  const named = Object.entries(patch).filter(([, value]) => value !== undefined);
  const draft = { ...before, ...Object.fromEntries(named.map(([name, value]) => [name, value ?? undefined])) };
  const fields = named.map(([name]) => name).filter((name) => !same(pick(before, name), pick(draft, name)));
  if (fields.length === 0) return { standard, events: [], draft: before };
  mustBeSound(draft);
  // Lists show what counts; of a document that never did, the draft.
  const shown = standard.edition === 0 ? { title: draft.title, audience: draft.audience } : {};
  return {
    standard: { ...standard, ...shown, hasDraft: true },
    events: [{ type: "standard-document.revised", data: { standardId: standard.standardId, fields } }],
    draft,
  };
}

const pick = (content: DocumentContent, name: string) => content[name as keyof DocumentContent];

/** The draft counts from now on. @throws Refusal standard-document.retired, standard-document.approved (nothing to approve), input.invalid */
export function approve(
  standard: StandardDocument,
  draft: DocumentContent | undefined,
  { act }: DecideStandard,
  { at, by, today }: Deciding,
): Decided {
  mustStand(standard);
  if (!draft)
    throw new Refusal("standard-document.approved", {
      ru: "Документ уже утверждён; новая редакция начинается с изменения.",
      en: "The document has been approved already; a new edition begins with a change.",
    });
  mustBePast(act, today);
  mustBeSound(draft);
  const edition = standard.edition + 1;
  const { standardId } = standard;
  const { title, audience } = draft;
  return {
    standard: {
      ...standard,
      status: "approved",
      edition,
      title,
      audience,
      hasDraft: false,
      approval: { act, at, by },
    },
    events: [{ type: "standard-document.approved", data: { standardId, edition } }],
  };
}

/** It is filled in no more; what was filled in stays. @throws Refusal standard-document.retired, input.invalid */
export function retire(standard: StandardDocument, { act }: DecideStandard, { at, by, today }: Deciding): Decided {
  mustStand(standard);
  mustBePast(act, today);
  return {
    standard: { ...standard, status: "retired", hasDraft: false, retirement: { act, at, by } },
    events: [{ type: "standard-document.retired", data: { standardId: standard.standardId } }],
  };
}

/** @throws Refusal standard-document.retired */
export function mustStand({ status }: StandardDocument): void {
  if (status !== "retired") return;
  throw new Refusal("standard-document.retired", {
    ru: "Типовой документ снят с применения.",
    en: "The standard document has been retired.",
  });
}
