import * as z from "zod";
import type { ChildId, InstrumentId, OutgoingId } from "../../ground/shared/ids.ts";
import { says } from "../../ground/shared/issue.words.ts";
import { line, ourDate } from "../../ground/shared/schema.ts";
import { InstrumentIdText } from "../instrument/paper.ts";

const name = line(100);

/** What a report to the МСЭ needs beside the ledger. */
export const NewOutgoing = z
  .strictObject({
    /** The ИПРА that is reported on; absent: the one in force, or the last that was. */
    instrumentId: InstrumentIdText.optional(),
    /** Number and day by which the office registers what it sends. */
    number: line(60),
    date: ourDate,
    /** To whom, as it stands in the corner: «Руководителю бюро МСЭ № 7». */
    addressee: line(300),
    /** Who reports; absent: the region. */
    sender: line(300).optional(),
    /** The period reported on; absent: since the ИПРА began, until the report's day. */
    from: ourDate.optional(),
    to: ourDate.optional(),
    signer: z.strictObject({ post: line(200), name: line(120) }),
    /** The child's name in the genitive, where nobody can be sure of it but a person. */
    genitive: z.strictObject({ surname: name, givenName: name, patronymic: name.optional() }).optional(),
  })
  .refine((o) => !o.from || !o.to || o.from <= o.to, {
    path: ["to"],
    error: says("не раньше начала периода", "no earlier than the period's beginning"),
  });
export type NewOutgoing = z.infer<typeof NewOutgoing>;

/** A report that was made, without its text: that is sealed. It stays as it was sent, whatever happens to the records. */
export interface OutgoingRecord {
  outgoingId: OutgoingId;
  childId: ChildId;
  instrumentId: InstrumentId;
  number: string;
  date: string;
  from: string;
  to: string;
  measures: number;
  performed: number;
  madeAt: string;
  by: string;
}

export const OutgoingView = z.strictObject({
  outgoingId: z.string(),
  childId: z.string(),
  instrumentId: z.string(),
  number: z.string(),
  date: z.iso.date(),
  from: z.iso.date(),
  to: z.iso.date(),
  measures: z.int(),
  performed: z.int(),
  madeAt: z.string(),
  by: z.string(),
});
