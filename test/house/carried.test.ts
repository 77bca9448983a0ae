import { expect, it } from "vitest";
import { files, read } from "./imports.ts";

/** Who writes sealed records, and what becomes of them when a child's card is merged with another (decision 0072). */
const writers = new Map([
  ["packages/core/src/ground/vault/identity.ts", "indices: follow the cards (reindex)"],
  ["packages/core/src/ground/vault/names.ts", "indices: follow the cards (reindex)"],
  ["packages/core/src/ground/vault/note.ts", "sealed anew by rebindNote"],
  [
    "packages/core/src/ground/vault/documents.ts",
    "texts of documents: sealed anew by rebind of each room that keeps some",
  ],
  ["packages/core/src/people/child/child.store.ts", "the card itself: stays, and the merged one is written"],
  ["packages/core/src/people/child/representatives.store.ts", "of the card, or of a person: stays"],
  ["packages/core/src/routes/instrument/instrument.store.ts", "sealed anew by rebindWording"],
  ["packages/core/src/routes/execution/outgoing.store.ts", "sealed anew by its texts' rebind"],
  ["packages/core/src/routes/child-document/child-document.store.ts", "sealed anew by its texts' rebind"],
  ["packages/core/src/people/child/find.actions.ts", "reads the indices"],
  ["packages/core/src/routes/intake/match.ts", "reads the indices"],
  ["packages/core/src/routes/intake/intake.store.ts", "of a file, no child's: what waits for its child"],
  ["packages/core/src/people/child/find.likely.ts", "reads the indices"],
  ["packages/core/src/people/child/words.ts", "indices: follow the cards (reindex)"],
  ["packages/core/src/people/child/reindex.ts", "brings the indices along"],
  ["packages/core/src/forms/round/expire.actions.ts", "answers about organisations and nobody, no child's"],
  ["packages/core/src/forms/round/answer.store.ts", "answers that lead to nobody, no child's"],
  ["packages/core/src/roadmaps/report/documents.store.ts", "of a period, no child's"],
  ["packages/core/src/agencies/specialist/specialist.store.ts", "who works in an organisation, no child's"],
  ["packages/core/src/people/occasion/occasion.store.ts", "of whoever has no card: a child's sign-up seals nothing"],
  ["packages/core/src/people/talk/talk.store.ts", "who speaks at a conference, and of what: no child's"],
  ["packages/core/src/routes/merging/pieces.ts", "carries"],
  ["packages/core/src/routes/merging/hangs.ts", "reads what is there"],
  ["packages/core/src/people/family/forget.actions.ts", "takes away what a family said, no child's"],
  ["packages/core/src/routes/erasure/pieces.ts", "takes all of it away"],
  ["packages/core/src/people/internship/expire.actions.ts", "takes away what colleagues wrote, no child's"],
  ["packages/core/src/ground/job/expire.actions.ts", "asks whether rows of a file are left, no child's"],
  ["packages/core/src/telling/inbox/expire.actions.ts", "words of a settled task, no child's"],
  ["packages/core/src/routes/erasure/reseal.actions.ts", "seals it anew where it is"],
  ["packages/core/src/routes/merging/snapshot.ts", "of the card that goes on: stays"],
]);

const writesToVault = (source: string) => /"vault"|keptDocuments</.test(source);

it("knows how whatever is sealed beside a child goes along when its card is merged", () => {
  const found = files("packages/core/src")
    .filter((file) => !file.endsWith(".test.ts"))
    .filter((file) => writesToVault(read(file)));
  const others = found.filter((file) => !/ground\/shared\//.test(file));
  expect(others.filter((file) => !writers.has(file))).toEqual([]);
});

it("sees a file that names the vault", () => {
  expect(writesToVault('const key = { table: "vault" as const, pk, sk };')).toBe(true);
  expect(writesToVault('const texts = keptDocuments<NoteId>("note");')).toBe(true);
  expect(writesToVault('const key = { table: "records" as const, pk, sk };')).toBe(false);
});
