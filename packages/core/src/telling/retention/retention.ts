import * as z from "zod";
import { TermView } from "../../ground/tenant/index.ts";

/**
 * Why something is kept beyond its term: a request to erase (`erasure`) or a family's objection (`complaint`) about its child is open, its
 * period's report has not been handed over (`period`), rows of it still say whom they are about (`rows`), or it is under way.
 */
const holds = ["erasure", "complaint", "period", "rows", "under-way"] as const;
export type Hold = (typeof holds)[number];

const tally = z.partialRecord(z.enum(holds), z.int());
export type Tally = z.infer<typeof tally>;

/** A line of the register: what went on a day, by which term, and what was kept all the same. */
export const Line = z.strictObject({
  day: z.iso.date(),
  term: TermView.shape.name,
  value: z.int().meta({ description: "Срок, действовавший тогда / the term that was in force" }),
  source: z.string().optional().meta({ description: "Акт региона, если срок свой / the region's own act" }),
  gone: z.int(),
  held: tally,
});
export type Line = z.infer<typeof Line>;

const text = z.strictObject({ ru: z.string(), en: z.string() });

const Preview = z.strictObject({
  term: TermView.shape.name,
  value: z.int().optional(),
  before: z.iso.date().optional().meta({ description: "Уходит то, что раньше этого дня / what is older goes" }),
  would: z.enum(["go", "be-asked"]).meta({
    description:
      "`go`: уйдёт само; `be-asked`: станет задачей или требованием, которое решают люди / goes by itself, or becomes a task or a request",
  }),
  count: z.int(),
  more: z.boolean().meta({ description: "Есть ещё: считали не всё / there is more than was counted" }),
  held: tally,
});

export const RetentionView = z.strictObject({
  on: z.iso.date(),
  items: z.array(Preview),
  fixed: z.array(z.strictObject({ what: text, kept: text, why: text })),
  lines: z.array(Line).meta({ description: "Последние строки реестра / the newest lines of the register" }),
});
export type RetentionView = z.infer<typeof RetentionView>;
