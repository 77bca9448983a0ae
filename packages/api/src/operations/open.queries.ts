import * as z from "zod";

// Apart from what the description says of open pages: whoever serves one reads its query, and not the description (decision 0267).

const flag = z.enum(["true", "false"]).optional();
const many = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  per_page: z.coerce.number().int().min(1).max(200).default(50),
};
const list = z.strictObject({
  ...many,
  search: z.string().max(10_000).optional(),
  taxonomy_term_id: z.string().max(60).optional(),
  modified_after: z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional(),
  full: flag,
  /** The specification's; of its formats there is this one. */
  format: z.literal("json").optional(),
});
export const hsdsQueries = {
  services: z.strictObject({ ...list.shape, organization_id: z.string().max(60).optional(), minimal: flag }),
  organisations: z.strictObject({ ...list.shape, full_service: flag }),
  organisation: z.strictObject({ full_service: flag }),
  terms: z.strictObject(many),
};
