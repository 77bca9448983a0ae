import * as z from "zod";
import { says } from "../../ground/shared/issue.words.ts";
import { line } from "../../ground/shared/schema.ts";
import { MunicipalityKey } from "../../ground/tenant/index.ts";
import { fileFormats } from "./file.ts";
import { nonWorkingPolicies } from "./roadmap.ts";

const year = z.int().min(2013).max(2100);
/** A roadmap's name among those of the tenant. */
const RoadmapKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, {
  error: says("латиница в нижнем регистре, цифры, дефис", "lower-case a-z, 0-9, hyphen"),
});

const settings = {
  key: RoadmapKey,
  title: line(500).optional(),
  nonWorking: z.enum(nonWorkingPolicies).optional(),
  municipalities: z.array(MunicipalityKey).min(1).max(500).optional(),
};

/** A file of measures, or the product's own catalogue. A file: text as it stands, a workbook in base64. */
export const ImportRoadmap = z.discriminatedUnion(
  "format",
  [
    z.strictObject({ format: z.literal("catalogue"), ...settings, key: RoadmapKey.optional() }),
    z
      .strictObject({
        format: z.enum(fileFormats),
        content: z.string().min(1).max(5_600_000),
        ...settings,
        from: year.optional(),
        to: year.optional(),
      })
      .refine((r) => r.from === undefined || r.to === undefined || r.from <= r.to, {
        path: ["to"],
        error: says("не раньше первого года", "not before the first year"),
      }),
  ],
  { error: says("вид файла: text, csv, xlsx или catalogue", "format: text, csv, xlsx or catalogue") },
);
export type ImportRoadmap = z.infer<typeof ImportRoadmap>;
