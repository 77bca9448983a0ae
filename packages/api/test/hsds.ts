import * as z from "zod";

// The schemas of the Human Services Data Specification 3.1 (docs.openreferral.org, «Schema Reference»: CC BY-SA 4.0), as far as the
// directory uses them, written by hand after the published JSON schemas: fields, types, formats, what is required, values of code lists.
// Strict, so that a field that the specification does not have is found. `npm run hsds` compares with the published ones themselves.

const id = z.uuid();
const text = z.string().min(1);
const date = z.iso.date();
/** Of RFC 3986, as a format `uri` is: no letters beyond ASCII. */
const uri = z.url().regex(/^[\x21-\x7e]+$/);
const time = z.string().regex(/^\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/);

export const root = z.strictObject({
  version: z.literal("3.1"),
  profile: uri,
  openapi_url: uri,
  description: text.optional(),
});

/** «Page»: the envelope of every list. */
export const page = <T extends z.ZodType>(of: T) =>
  z
    .strictObject({
      total_items: z.int().min(0),
      total_pages: z.int().min(1),
      page_number: z.int().min(1),
      size: z.int().min(0),
      first_page: z.boolean(),
      last_page: z.boolean(),
      empty: z.boolean(),
      contents: z.array(of),
    })
    .refine(({ size, contents, empty }) => size === contents.length && empty === (size === 0));

export const term = z.strictObject({
  id,
  code: text.optional(),
  name: text,
  description: text,
  taxonomy: text.optional(),
});
const attribute = z.strictObject({
  id,
  link_id: id,
  link_entity: text,
  value: text.optional(),
  taxonomy_term: term.optional(),
});
const phone = z.strictObject({
  id,
  organization_id: id.optional(),
  service_id: id.optional(),
  location_id: id.optional(),
  number: text,
  type: z.enum(["text", "voice", "fax", "cell", "video", "pager", "textphone"]).optional(),
});
const schedule = z.strictObject({
  id,
  location_id: id.optional(),
  service_id: id.optional(),
  freq: z.enum(["WEEKLY", "MONTHLY"]).optional(),
  byday: z.string().regex(/^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$/),
  opens_at: time,
  closes_at: time,
});
const address = z.strictObject({
  id,
  location_id: id.optional(),
  address_1: text,
  city: text,
  region: text.optional(),
  state_province: text,
  postal_code: text,
  country: z.string().regex(/^[A-Z]{2}$/),
  address_type: z.enum(["physical", "postal", "virtual"]),
});
const location = z.strictObject({
  id,
  location_type: z.enum(["physical", "postal", "virtual"]),
  organization_id: id.optional(),
  name: text.optional(),
  addresses: z.array(address),
  accessibility: z.array(z.strictObject({ id, location_id: id, description: text })),
  phones: z.array(phone),
  schedules: z.array(schedule),
});

const organizationFields = {
  id,
  name: text,
  alternate_name: text.optional(),
  description: text,
  website: uri.optional(),
  uri: uri.optional(),
};
export const listedOrganization = z.strictObject(organizationFields);

const serviceFields = {
  id,
  organization_id: id,
  name: text,
  alternate_name: text.optional(),
  description: text,
  url: uri,
  status: z.enum(["active", "inactive", "defunct", "temporarily closed"]),
  application_process: text.optional(),
  minimum_age: z.number().min(0).optional(),
  maximum_age: z.number().min(0).optional(),
  assured_date: date,
  last_modified: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
};
export const listedService = z.strictObject({ ...serviceFields, organization: listedOrganization });
export const service = z.strictObject({
  ...serviceFields,
  organization: listedOrganization,
  phones: z.array(phone),
  schedules: z.array(schedule),
  languages: z.array(z.strictObject({ id, service_id: id, name: text, code: text })),
  service_areas: z.array(z.strictObject({ id, service_id: id, name: text, description: text })),
  service_at_locations: z.array(z.strictObject({ id, service_id: id, location_id: id, location })),
  attributes: z.array(attribute),
});
export const organization = z.strictObject({
  ...organizationFields,
  phones: z.array(phone),
  locations: z.array(location),
  services: z.array(z.strictObject(serviceFields)),
});
