/**
 * Most reads, queries and transactions of one request; see {@link Operations}. One read of each is whether the account is
 * blocked.
 */
export type Budget = readonly [reads: number, queries: number, transactions: number];

/**
 * What an operation may take. Lists are asked for ten. To raise a number is a decision: say in the commit what a person gets
 * for it.
 */
export const budgets: Readonly<Record<string, Budget>> = {
  // Children born near the day, how alike they are, and whether a surname is new: so near-duplicates are proposed (0070).
  registerChild: [5, 0, 1],
  findChildren: [3, 1, 1],
  importChildren: [6, 1, 1],
  getChildrenTemplate: [1, 0, 0],
  importAgencies: [7, 3, 5],
  getAgenciesTemplate: [1, 0, 0],
  startExport: [3, 1, 1],
  getExport: [3, 0, 0],
  // Whether the account that asked for it has been closed meanwhile.
  downloadExport: [3, 0, 1],
  getImport: [2, 0, 1],
  downloadFailedRows: [2, 0, 1],
  formFamily: [9, 2, 2],
  findFamilies: [3, 1, 0],
  getFamily: [9, 1, 1],
  changeFamily: [9, 2, 2],
  inviteMember: [9, 2, 2],
  printFamilySheet: [7, 1, 1],
  revokeFamilyLinks: [9, 2, 2],
  openFamily: [25, 12, 5],
  exchangeFamilyCode: [6, 3, 1],
  renewFamilyLink: [6, 3, 1],
  // The organisation, whether it works, and where it is.
  draftProgramme: [2, 1, 1],
  // The records and their places, each by a hundred.
  findProgrammes: [3, 1, 0],
  getProgramme: [3, 0, 0],
  listProgrammeVersions: [2, 1, 0],
  changeProgramme: [4, 0, 1],
  // With the lists of the municipality and the region.
  approveProgramme: [7, 1, 1],
  withdrawProgramme: [5, 0, 1],
  copyProgramme: [3, 0, 1],
  // The programme and who has its places, the card, the consents, and what else the child takes part in.
  enrolChild: [9, 2, 1],
  findEnrolments: [3, 1, 1],
  listEnrolments: [4, 1, 1],
  getEnrolment: [5, 0, 1],
  // With the gate of the month's quarter.
  // The link, the organisation, the calendar, and of each child on the page whether it may be told, and its name.
  respondSessions: [12, 4, 4],
  officePage: [0, 0, 0],
  recordSessions: [6, 0, 1],
  setGoals: [6, 0, 2],
  // With who has the programme's places.
  acceptOffer: [4, 1, 1],
  declineOffer: [6, 0, 1],
  leaveEnrolment: [6, 0, 1],
  completeEnrolment: [6, 0, 1],
  getChild: [4, 0, 1],
  changeChild: [5, 0, 1],
  // What is only asked about reads both cards whole, with their routes, and says so in both logs.
  // Both cards of each pair: the records, how alike they are now, and who they are.
  findDuplicates: [4, 1, 1],
  tellChildrenApart: [6, 0, 1],
  // Lists of both vaults, each with whether the child is being erased.
  mergeChildren: [16, 10, 1],
  unmergeChildren: [13, 6, 1],
  splitChild: [8, 8, 1],
  listMergings: [2, 2, 1],
  // Asked already: the same request is read.
  // With a look at which cards were merged into the child's.
  askErasure: [6, 2, 1],
  eraseChild: [8, 2, 2],
  findErasures: [2, 1, 1],
  getErasure: [4, 0, 1],
  refuseErasure: [6, 0, 2],
  printErasure: [4, 0, 2],
  openEmergency: [8, 0, 2],
  readEmergency: [8, 1, 1],
  findEmergencies: [2, 1, 1],
  getEmergency: [4, 0, 1],
  reviewEmergency: [5, 0, 2],
  readAudit: [1, 1, 1],
  // The entries of a seal by a hundred, and its time in the order of each of four strands.
  verifyAudit: [2, 4, 1],
  // A card that others were merged into has one query more for each of them, and two for those that were merged into these.
  readAccessLog: [3, 3, 1],
  // How many there are is counted before one more is taken: of consents, routes, and of what is under way for an account (0116).
  giveConsent: [2, 1, 1],
  listConsents: [2, 1, 1],
  withdrawConsent: [4, 0, 1],
  listTemplates: [2, 0, 0],
  getTemplate: [2, 0, 0],
  approveTemplate: [3, 0, 1],
  // One read more than the writes want: the tenant's day, by which a paper that is over is told at once.
  // The catalogue is a query: a measure's wording points to its service.
  recordInstrument: [6, 2, 1],
  listInstruments: [4, 1, 1],
  getInstrument: [5, 0, 1],
  correctInstrument: [8, 1, 2],
  presentInstrument: [6, 0, 2],
  agreeInstrument: [6, 0, 2],
  // The catalogue is one query.
  setInstrumentServices: [6, 1, 2],
  // Papers, their children, and the wordings in question.
  findUnconfirmedServices: [3, 1, 1],
  // A job, as the import of children is: it is begun, its piece kept as done, and its outcome read on record (0122).
  // And the catalogue once, by which services of measures are proposed.
  // Each piece reads its job anew, as it stands when the piece before it is kept.
  importInstruments: [5, 3, 4],
  getInstrumentsTemplate: [1, 0, 0],
  getInstrumentImport: [2, 0, 0],
  listImportRows: [3, 1, 1],
  getFailedRows: [3, 1, 1],
  confirmImportRow: [9, 2, 1],
  getExecution: [4, 4, 1],
  importResults: [12, 7, 6],
  getResultsTemplate: [1, 0, 0],
  // Whether the quarter and the year of its day are locked is a read of each.
  recordResult: [6, 2, 1],
  correctResult: [7, 0, 1],
  reportExecution: [8, 5, 1],
  listExecutionReports: [2, 1, 1],
  getExecutionReport: [3, 0, 1],
  downloadExecutionReport: [4, 0, 1],
  openRoute: [5, 4, 1],
  listRoutes: [2, 1, 1],
  // And what the child's programmes came to.
  getRoute: [4, 3, 1],
  getRouteHistory: [2, 2, 1],
  addSignedPlan: [3, 2, 1],
  listSignedPlans: [3, 2, 1],
  downloadSignedPlan: [4, 0, 1],
  // The scan, whose it is, and which plan the route has now.
  removeSignedPlan: [5, 1, 1],
  printPlan: [6, 1, 1],
  changePlan: [5, 2, 1],
  approvePlan: [6, 2, 1],
  undoApproval: [5, 4, 1],
  amendPlan: [6, 4, 1],
  reopenRoute: [6, 3, 1],
  evaluateRoute: [3, 2, 1],
  closeRoute: [2, 2, 1],
  findHandovers: [1, 1, 1],
  // Enrolments too, which whoever takes over has to know.
  getHandover: [6, 5, 1],
  acceptHandover: [8, 4, 2],
  declineHandover: [8, 4, 2],
  findSteps: [1, 1, 1],
  getStep: [3, 1, 1],
  // Which stage of its route: whoever evaluates a cycle sees what programmes came to.
  getStepChild: [6, 0, 1],
  acceptStep: [3, 0, 1],
  rejectStep: [3, 0, 1],
  holdStep: [4, 0, 1],
  resumeStep: [3, 0, 1],
  completeStep: [3, 0, 1],
  cancelStep: [3, 0, 1],
  reassignStep: [4, 0, 1],
  progressStep: [3, 0, 1],
  askAboutStep: [3, 0, 1],
  clarifyStep: [3, 0, 1],
  decideStep: [5, 0, 1],
  correctStep: [5, 0, 1],
  revokeStepLink: [4, 0, 1],
  reopenStep: [6, 0, 1],
  // What the tenant has of its own, and the standards in force that do not ship.
  listServices: [1, 2, 0],
  getService: [2, 1, 0],
  addService: [2, 1, 1],
  changeService: [3, 4, 1],
  approveStandard: [5, 2, 1],
  getServiceListTemplate: [1, 0, 0],
  // An entry for each row.
  importServiceList: [12, 4, 8],
  listServiceLists: [2, 1, 0],
  // Entries of the edition and of the one that counts, and the catalogue.
  getServiceList: [3, 3, 0],
  downloadServiceList: [3, 3, 0],
  approveServiceList: [8, 6, 1],
  // Who is called so already, in one read of its two names: nobody is registered twice unseen.
  // The region's own services, by which the words for what it offers are understood.
  registerAgency: [2, 1, 1],
  findAgencies: [1, 1, 0],
  getAgency: [2, 0, 0],
  // With a new name: who is called so already.
  changeAgency: [3, 0, 1],
  revokeAgencyLinks: [2, 0, 1],
  listLinkUses: [2, 1, 0],
  registerWebhook: [2, 1, 1],
  listWebhooks: [2, 1, 0],
  getWebhook: [4, 0, 0],
  changeWebhook: [4, 0, 1],
  rotateWebhookSecret: [4, 0, 1],
  testWebhook: [4, 0, 1],
  findDeliveries: [1, 1, 1],
  resendDeliveries: [1, 1, 0],
  getDelivery: [2, 1, 1],
  resendDelivery: [2, 0, 1],
  readInbox: [1, 2, 0],
  // Tasks, hand-overs and requests to erase are looked at; the rest are sums.
  countInbox: [2, 6, 0],
  findByNumber: [2, 1, 1],
  groupInbox: [1, 1, 0],
  remindMany: [5, 0, 2],
  reassignMany: [4, 0, 1],
  doneTask: [2, 0, 1],
  findConfirmations: [1, 1, 0],
  getConfirmation: [3, 0, 1],
  confirmSecond: [16, 47, 4],
  declineSecond: [5, 0, 2],
  // How its work stands is one batch more, of the generation of counters that is read.
  getCapacity: [5, 0, 0],
  setCapacity: [6, 1, 1],
  getResources: [4, 0, 0],
  putResources: [5, 0, 1],
  findResources: [2, 1, 0],
  // The organisation, the services that the region has added, its slots, the clock and its calendar.
  openSlot: [5, 2, 1],
  listSlots: [3, 1, 0],
  getSlot: [3, 0, 0],
  changeSlot: [4, 0, 1],
  // With what is taken of all of a page, by a hundred days.
  findSlots: [4, 2, 0],
  // The card, the slot and its day, what else the family has booked, the step that it carries out.
  bookAppointment: [6, 1, 1],
  findAppointments: [2, 1, 1],
  listAppointments: [4, 1, 1],
  getAppointment: [5, 0, 1],
  // The slot and the day that is taken, the clock and its calendar.
  offerTime: [6, 1, 1],
  acceptTime: [4, 0, 1],
  moveAppointment: [8, 2, 1],
  cancelAppointment: [5, 0, 1],
  joinAppointment: [5, 0, 1],
  attendAppointment: [4, 0, 1],
  // Whether the family did not come before, either.
  missAppointment: [5, 1, 1],
  offerWorkPlace: [3, 0, 1],
  findWorkPlaces: [1, 1, 0],
  getWorkPlace: [3, 0, 0],
  changeWorkPlace: [4, 0, 1],
  // Whether that person has agreed, and who of the family is registered already.
  registerSeeker: [5, 2, 1],
  listSeekers: [4, 1, 1],
  findSeekers: [2, 1, 1],
  leaveSeeking: [4, 0, 1],
  matchWorkPlaces: [6, 1, 1],
  // The child, who looks, the place, the consent by which the organisation may know of them.
  makePlacement: [6, 1, 1],
  findPlacements: [2, 1, 1],
  getPlacement: [5, 0, 1],
  answerPlacementLook: [6, 0, 1],
  endPlacement: [6, 0, 1],
  // The card, the organisation, whoever of the family has a curator already, the consent by which it may know.
  startAccompaniment: [4, 2, 1],
  listAccompaniments: [3, 1, 1],
  findAccompaniments: [2, 1, 1],
  addAccompanimentContact: [4, 0, 1],
  reviewAccompaniment: [4, 0, 1],
  changeCurator: [5, 1, 1],
  endAccompaniment: [4, 0, 1],
  // Organisations of the place and of the region; their records with what they say, and how their work stands.
  findCandidates: [6, 2, 0],
  findPlaces: [6, 3, 0],
  restoreContact: [5, 0, 2],
  // Names of files are sealed beside them: whether the child is being erased is one read.
  addAttachment: [5, 1, 1],
  addPart: [4, 0, 1],
  listAttachments: [4, 1, 1],
  getAttachment: [6, 0, 1],
  linkAttachment: [5, 0, 1],
  removeAttachment: [7, 0, 1],
  importRoadmap: [2, 0, 1],
  listRoadmaps: [1, 1, 0],
  getRoadmap: [2, 0, 0],
  listMeasures: [2, 1, 0],
  setMeasureRule: [2, 1, 1],
  listRoadmapChanges: [3, 0, 0],
  findObligations: [2, 2, 0],
  getObligation: [4, 1, 1],
  submitObligation: [5, 1, 1],
  acceptObligation: [5, 1, 1],
  returnObligation: [5, 1, 1],
  // Beside the report, its period: that names the days of which organisations are reminded.
  extendObligation: [7, 1, 1],
  askExtension: [5, 1, 1],
  correctObligation: [7, 18, 2],
  submitObligations: [5, 1, 1],
  uploadObligationForm: [5, 1, 1],
  getObligationFile: [3, 1, 1],
  removeObligationFile: [7, 1, 1],
  listPeriods: [2, 1, 0],
  getPeriod: [2, 3, 0],
  // Opening ahead of time and locking before it: one read tells whether a second person has said it.
  openPeriod: [10, 18, 8],
  lockPeriod: [14, 47, 2],
  unlockPeriod: [8, 4, 1],
  remindPeriod: [5, 1, 3],
  getPeriodForm: [4, 1, 0],
  // With the sheets of help: services, organisations, demand, programmes, norms and the list that counts; so does whoever locks.
  getPeriodReport: [11, 44, 0],
  requestReport: [2, 0, 1],
  listReports: [2, 1, 0],
  getReport: [2, 0, 0],
  downloadReport: [3, 0, 0],
  listRevisions: [2, 1, 0],
  drillFigure: [3, 1, 1],
  // Help, sessions, needs, means, work and programmes are groups of their own, and norms are the tenant's.
  getIndicators: [4, 18, 0],
  // The catalogue, the counters of the period, names of organisations.
  getHelp: [4, 3, 0],
  // Needs, places, waiting times, posts of two years.
  getDemand: [3, 7, 0],
  setTargets: [2, 0, 1],
  // With an order of those who were erased: the figures keep them. Of each child who has to do with a service, some six reads.
  compareCounters: [41, 101, 0],
  rebuildCounters: [46, 102, 26],
  listCalendarYears: [1, 1, 0],
  uploadCalendarYear: [1, 1, 1],
  issueCalendarFeed: [2, 0, 1],
  revokeCalendarFeed: [2, 0, 1],
  whoAmI: [1, 0, 0],
  whatMayIDo: [1, 0, 0],
  endMySessions: [2, 0, 1],
  findAccounts: [2, 1, 1],
  blockAccount: [3, 4, 1],
  unblockAccount: [2, 0, 0],
  getSettings: [2, 0, 1],
  changeSettings: [3, 0, 2],
  makeConferenceKey: [2, 0, 1],
  // What each of seven terms would let go of, by its own order, and what holds it; imports and exports are two orders.
  previewRetention: [4, 12, 1],
  respond: [10, 5, 3],
  // Of each link that is used a line is kept, with its entry in the log.
  openOrganisation: [38, 25, 15],
  respondMany: [10, 5, 3],
  // What the link is, that it was used, what was said, how the work stands, what services are called.
  respondCapacity: [6, 2, 1],
  respondResources: [5, 1, 1],
  // Each placement under a consent of its own.
  respondPlacements: [14, 13, 2],
  respondAppointments: [12, 3, 4],
  // Each family under a consent of its own, and each name on record.
  respondAccompaniments: [25, 13, 14],
  attachByLink: [6, 3, 3],
  addPartByLink: [4, 1, 2],
  listAttachmentsByLink: [4, 2, 2],
  removeAttachmentByLink: [6, 2, 2],
  // Whoever asked for it is looked at again, with their right to the step and whether the child is there (0128).
  downloadFile: [8, 0, 1],
  respondReports: [4, 2, 1],
  readCalendar: [2, 2, 0],
  askUnsubscribe: [1, 0, 1],
  unsubscribe: [2, 0, 2],
  landingPage: [0, 0, 0],
  respondPage: [0, 0, 0],
  organisationPage: [0, 0, 0],
  reportsPage: [0, 0, 0],
  familyPage: [0, 0, 0],
  docsPage: [0, 0, 0],
  openApi: [0, 0, 0],
  asset: [0, 0, 0],
  health: [0, 0, 0],
};

/** Operations that grow by what they are for, and who waits for them. */
export const linear: Readonly<Record<string, string>> = {
  resendDeliveries: "looks at every delivery since a time, two hundred at once; nobody waits",
  previewRetention: "looks at every request and complaint that is open, a hundred at once; an administrator's tool",
  compareCounters: "compares the counters with every record; an administrator's tool",
  rebuildCounters: "counts every record; an administrator's tool",
  respondAccompaniments: "up to fifty families with a curator there, each under a consent of its own",
  respondPlacements: "up to a hundred people placed with one organisation, each under a consent of its own",
  openOrganisation: "up to a hundred steps of one organisation, each under a consent of its own",
};
