/**
 * What an operation costs where it is more than one: those that read, write or compute much for one request, or take
 * files. A test asks it of every operation that takes more than a megabyte.
 */
const heavy: Readonly<Record<string, number>> = {
  importChildren: 20,
  importAgencies: 20,
  importInstruments: 20,
  importResults: 20,
  importRoadmap: 20,
  importServiceList: 20,
  startExport: 20,
  requestReport: 20,
  reportExecution: 10,
  printPlan: 5,
  drillFigure: 5,
  getIndicators: 5,
  getHelp: 5,
  getDemand: 5,
  getPeriodReport: 10,
  openPeriod: 20,
  lockPeriod: 20,
  confirmSecond: 10,
  correctObligation: 5,
  compareCounters: 100,
  rebuildCounters: 100,
  resendDeliveries: 20,
  remindMany: 10,
  reassignMany: 10,
  mergeChildren: 10,
  unmergeChildren: 10,
  splitChild: 10,
  findDuplicates: 5,
  readAccessLog: 3,
  readAudit: 3,
  submitObligations: 5,
  uploadObligationForm: 5,
  addAttachment: 5,
  addPart: 5,
  addSignedPlan: 5,
  attachByLink: 5,
  addPartByLink: 5,
  respondReports: 5,
  respondSessions: 5,
  openOrganisation: 5,
  openFamily: 3,
  respondPlacements: 5,
  respondAppointments: 5,
  respondMany: 5,
};

export const costOf = (operationId: string): number => heavy[operationId] ?? 1;

export const heavyOperations: readonly string[] = Object.keys(heavy);
