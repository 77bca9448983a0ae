import * as z from "zod";
import { AgencyIdText } from "../../agencies/agency/agency.ts";
import { documentData, StandardIdText } from "../../forms/standard-document/data.ts";
import type { AgencyId, ChildId, DocumentId, NoteId, RepresentativeId, StandardId } from "../../ground/shared/ids.ts";
import { idText, limitedRecord, line, ourDate, paragraph } from "../../ground/shared/schema.ts";
import type { Text } from "../../ground/shared/text.ts";
import { RepresentativeIdText } from "../../people/child/child.ts";

const mostGiven = 60;
/** A standard document, filled in for a child. */
export const FillDocument = z.strictObject({
  standardId: StandardIdText,
  /** Number and day by which whoever makes it registers it. */
  number: line(60),
  date: ourDate,
  /** Whose document it is; of a specialist their own. */
  agencyId: AgencyIdText.optional(),
  /** For whom; without it the one who represents the child alone. */
  representativeId: RepresentativeIdText.optional(),
  specialistId: idText("specialist").optional(),
  /** What no record knows, by the field: `child.snils`, or what the template asks: `given.results`. */
  given: limitedRecord(mostGiven, z.record(z.string().max(60), paragraph(2000)))
    .default({})
    .meta({ maxProperties: mostGiven }),
  /** A name in a case, as somebody says it: `child.name:genitive`. */
  forms: limitedRecord(mostGiven, z.record(z.string().max(60), line(200)))
    .default({})
    .meta({ maxProperties: mostGiven }),
  /** The document that this one takes the place of: it stays, and is marked. */
  replaces: idText("document").optional(),
});
export type FillDocument = z.infer<typeof FillDocument>;

export const VoidDocument = z.strictObject({ reason: paragraph(500) });

/** A document of a child, without its text: that is sealed. It stays as it was made, whatever happens to the records. */
export interface ChildDocument {
  documentId: DocumentId;
  childId: ChildId;
  standardId: StandardId;
  edition: number;
  title: Text;
  audience: "family" | "office";
  dataClass: (typeof documentData)[number];
  number: string;
  date: string;
  agencyId?: AgencyId | undefined;
  representativeId?: RepresentativeId | undefined;
  replaces?: DocumentId | undefined;
  replacedBy?: DocumentId | undefined;
  /** It was made by mistake: why is in the vault. */
  voided?: { at: string; by: string; reasonId: NoteId } | undefined;
  madeAt: string;
  by: string;
}

export const DocumentView = z.strictObject({
  documentId: z.string(),
  childId: z.string(),
  standardId: z.string(),
  edition: z.int(),
  title: z.strictObject({ ru: z.string(), en: z.string() }),
  audience: z.enum(["family", "office"]),
  dataClass: z.enum(documentData),
  number: z.string(),
  date: z.iso.date(),
  agencyId: z.string().optional(),
  representativeId: z.string().optional(),
  replaces: z.string().optional(),
  replacedBy: z.string().optional().meta({ description: "Каким документом заменён / which took its place" }),
  voided: z
    .strictObject({ at: z.string(), by: z.string(), reason: z.string().optional() })
    .optional()
    .meta({ description: "Составлен по ошибке / made by mistake" }),
  madeAt: z.string(),
  by: z.string(),
  version: z.int(),
});
export type DocumentView = z.infer<typeof DocumentView>;

export const FamilyDocument = z.strictObject({
  documentId: z.string(),
  title: z.strictObject({ ru: z.string(), en: z.string() }),
  number: z.string(),
  date: z.iso.date(),
  agency: z.string().optional(),
  replaced: z.boolean().meta({ description: "Есть новый вместо него / another has taken its place" }),
});
export type FamilyDocument = z.infer<typeof FamilyDocument>;
