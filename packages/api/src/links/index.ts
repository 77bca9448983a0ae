import { type Addresses, type Late, type Loaders, lateOf } from "../operation/index.ts";
import type { AnyLink } from "./link.ts";

export { guessCosts, guessing, Limiter, networkOf, sending } from "./limiter.ts";
export { serveLink } from "./serve.ts";
export { sourceAddress } from "./source.ts";

/** Where each is found, as `operations/addresses.ts` has it for those with a token. */
const addresses = {
  steps: {
    respond: "POST /respond",
  },
  organisations: {
    openOrganisation: "POST /respond/organisation",
    respondMany: "POST /respond/many",
  },
  sections: {
    respondCapacity: "POST /respond/capacity",
    respondResources: "POST /respond/resources",
    respondPlacements: "POST /respond/placements",
    respondAppointments: "POST /respond/appointments",
    respondLessons: "POST /respond/lessons",
    respondAccompaniments: "POST /respond/accompaniments",
    respondRequests: "POST /respond/requests",
    respondWards: "POST /respond/wards",
    respondMeetings: "POST /respond/meetings",
    respondEvents: "POST /respond/events",
    respondPlans: "POST /respond/plans",
    respondSpecialists: "POST /respond/specialists",
    respondAdvice: "POST /respond/advice",
    respondInternships: "POST /respond/internships",
    respondTalks: "POST /respond/talks",
  },
  open: {
    respondListing: "POST /respond/listing",
    respondEnquiries: "POST /respond/enquiries",
    respondLibrary: "POST /respond/library",
    respondCourses: "POST /respond/courses",
  },
  attachments: {
    attachByLink: "POST /respond/attachments",
    addPartByLink: "POST /respond/uploads",
    listAttachmentsByLink: "POST /respond/files",
    removeAttachmentByLink: "POST /respond/files/remove",
    downloadFile: "GET /files",
  },
  reports: {
    respondReports: "POST /reports/respond",
  },
  office: {
    respondSessions: "POST /office/sessions",
  },
  families: {
    openFamily: "POST /family",
    exchangeFamilyCode: "POST /family/code",
    renewFamilyLink: "POST /family/renew",
  },
  forms: {
    respondForm: "POST /forms/respond",
  },
  signUps: {
    respondSignUp: "POST /sign-ups/respond",
    checkCertificate: "POST /certificates/check",
    respondTalk: "POST /talks/respond",
  },
  calendars: {
    readCalendar: "GET /calendars/{token}",
  },
  digests: {
    askUnsubscribe: "GET /unsubscribe",
    unsubscribe: "POST /unsubscribe",
  },
  exports: {
    downloadExport: "GET /files/exports",
  },
} as const satisfies Addresses;

const rooms = {
  steps: async () => (await import("./steps.ts")).stepLinks,
  organisations: async () => (await import("./organisations.ts")).organisationLinks,
  sections: async () => (await import("./sections.ts")).sectionLinks,
  open: async () => (await import("./open.ts")).openLinks,
  attachments: async () => (await import("./attachments.ts")).attachmentLinks,
  reports: async () => (await import("./reports.ts")).reportLinks,
  office: async () => (await import("./office.ts")).officeLinks,
  families: async () => (await import("./families.ts")).familyLinks,
  forms: async () => (await import("./forms.ts")).formLinks,
  signUps: async () => (await import("./sign-ups.ts")).signUpLinks,
  calendars: async () => (await import("./calendars.ts")).calendarLinks,
  digests: async () => (await import("./digests.ts")).digestLinks,
  exports: async () => (await import("./exports.ts")).exportLinks,
} satisfies Loaders<typeof addresses, AnyLink>;

/** Everything that is reached by a link: the one list that app, description, limiter and gateways go by. */
export const links: readonly Late<AnyLink>[] = lateOf(addresses, rooms);
