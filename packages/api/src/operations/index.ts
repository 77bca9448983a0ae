import { type AnyOperation, type IdIn, type Late, type Loaders, lateOf } from "../operation/index.ts";
import { addresses } from "./addresses.ts";

export { type OpenPageId, openAddresses } from "./open.addresses.ts";
export { type PageId, pages } from "./pages.ts";

/** Each room is a file of its own in the bundle, loaded when one of its operations is asked for. */
const rooms = {
  duplicates: async () => (await import("./duplicates.ts")).duplicates,
  children: async () => (await import("./children.ts")).children,
  expected: async () => (await import("./expected.ts")).expected,
  families: async () => (await import("./families.ts")).families,
  merging: async () => (await import("./merging.ts")).merging,
  imports: async () => (await import("./imports.ts")).imports,
  exports: async () => (await import("./exports.ts")).exports,
  consents: async () => (await import("./consents.ts")).consents,
  instruments: async () => (await import("./instruments.ts")).instruments,
  instrumentServices: async () => (await import("./instruments.services.ts")).instrumentServices,
  instrumentImports: async () => (await import("./papers.ts")).instrumentImports,
  execution: async () => (await import("./execution.ts")).execution,
  templates: async () => (await import("./templates.ts")).templates,
  routes: async () => (await import("./routes.ts")).routes,
  steps: async () => (await import("./steps.ts")).steps,
  services: async () => (await import("./services.ts")).services,
  serviceLists: async () => (await import("./service-lists.ts")).serviceLists,
  agencies: async () => (await import("./agencies.ts")).agencies,
  webhooks: async () => (await import("./webhooks.ts")).webhooks,
  deliveries: async () => (await import("./deliveries.ts")).deliveries,
  inbox: async () => (await import("./inbox.ts")).inbox,
  handovers: async () => (await import("./handovers.ts")).handovers,
  erasures: async () => (await import("./erasures.ts")).erasures,
  emergencies: async () => (await import("./emergencies.ts")).emergencies,
  confirmations: async () => (await import("./confirmations.ts")).confirmations,
  capacity: async () => (await import("./capacity.ts")).capacity,
  programmes: async () => (await import("./programmes.ts")).programmes,
  forms: async () => (await import("./forms.ts")).forms,
  rounds: async () => (await import("./rounds.ts")).rounds,
  quality: async () => (await import("./quality.ts")).quality,
  responses: async () => (await import("./responses.ts")).responses,
  yearPlans: async () => (await import("./year-plans.ts")).yearPlans,
  analytics: async () => (await import("./analytics.ts")).analytics,
  resources: async () => (await import("./resources.ts")).resources,
  slots: async () => (await import("./slots.ts")).slots,
  appointments: async () => (await import("./appointments.ts")).appointments,
  workPlaces: async () => (await import("./work-places.ts")).workPlaces,
  employment: async () => (await import("./employment.ts")).employment,
  unions: async () => (await import("./unions.ts")).unions,
  events: async () => (await import("./events.ts")).events,
  listings: async () => (await import("./listings.ts")).listings,
  enquiries: async () => (await import("./enquiries.ts")).enquiries,
  requests: async () => (await import("./requests.ts")).requests,
  accompaniments: async () => (await import("./accompaniments.ts")).accompaniments,
  enrolments: async () => (await import("./enrolments.ts")).enrolments,
  candidates: async () => (await import("./candidates.ts")).candidates,
  contacts: async () => (await import("./contacts.ts")).contacts,
  attachments: async () => (await import("./attachments.ts")).attachments,
  roadmaps: async () => (await import("./roadmaps.ts")).roadmaps,
  obligations: async () => (await import("./obligations.ts")).obligations,
  periods: async () => (await import("./periods.ts")).periods,
  assessments: async () => (await import("./assessments.ts")).assessments,
  indicators: async () => (await import("./indicators.ts")).indicators,
  audit: async () => (await import("./audit.ts")).audit,
  calendars: async () => (await import("./calendars.ts")).calendars,
  myFamily: async () => (await import("./me.family.ts")).myFamily,
  access: async () => (await import("./access.ts")).access,
  tenant: async () => (await import("./tenant.ts")).tenant,
} satisfies Loaders<typeof addresses, AnyOperation>;

export type CallerOperationId = IdIn<typeof addresses>;

/** Every operation that needs a token; the policy must have a row for each. */
export const operations: readonly Late<AnyOperation>[] = lateOf(addresses, rooms);
