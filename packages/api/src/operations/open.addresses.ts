/**
 * Where each open page is found: all that a start needs (decision 0101). Their words and queries are in `open.pages.ts`, and a test compares
 * the two.
 */
export const openAddresses = {
  helpPage: "GET /help",
  askPage: "GET /help/ask",
  askForHelp: "POST /help/ask",
  servicePage: "GET /help/{serviceKey}",
  organisationFace: "GET /organisations/{agencyId}",
  organisationSheet: "GET /organisations/{agencyId}/sheet",
  earlyHelpPage: "GET /early-help",
  resultsPage: "GET /results",
  resultsTable: "GET /results/table",
  coursesPage: "GET /courses",
  eventsPage: "GET /events",
  eventPage: "GET /events/{occasionId}",
  eventFile: "GET /events/{occasionId}/files/{materialId}",
  signUpByPage: "POST /events/{occasionId}",
  callPage: "GET /events/{occasionId}/talks",
  talkByPage: "POST /events/{occasionId}/talks",
  programmeCalendar: "GET /events/{occasionId}/programme.ics",
  sitesPage: "GET /sites",
  certificatesPage: "GET /certificates",
  certificateByPage: "POST /certificates",
  libraryPage: "GET /library",
  libraryItemPage: "GET /library/{itemId}",
  libraryFile: "GET /library/{itemId}/files/{itemFileId}",
  practicePage: "GET /practice/{itemId}",
  sitemap: "GET /sitemap.xml",
  robots: "GET /robots.txt",
  hsdsRoot: "GET /hsds",
  hsdsProfile: "GET /hsds/profile",
  hsdsServices: "GET /hsds/services",
  hsdsService: "GET /hsds/services/{id}",
  hsdsOrganizations: "GET /hsds/organizations",
  hsdsOrganization: "GET /hsds/organizations/{id}",
  hsdsTaxonomyTerms: "GET /hsds/taxonomy_terms",
} as const;

export type OpenPageId = keyof typeof openAddresses;
