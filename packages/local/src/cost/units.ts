/**
 * How AWS rounds what it bills; pure. Sources: DynamoDB Developer Guide, "Read and write operations" and "Capacity unit
 * consumption"; Lambda pricing (1 ms); CloudWatch Logs pricing (26 bytes of overhead for each event).
 */
const kb = 1024;

/** Read request units of one item or of one whole query: 4 KB each, half for an eventually consistent read, at least one. */
export const readUnits = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / (4 * kb))) * (consistent ? 1 : 0.5);

/** Write request units of one item: 1 KB each, twice in a transaction, at least one. */
export const writeUnits = (bytes: number, transaction: boolean): number =>
  Math.max(1, Math.ceil(bytes / kb)) * (transaction ? 2 : 1);

/** Lambda bills whole milliseconds. */
export const billedMs = (ms: number): number => Math.max(1, Math.ceil(ms));

/** GB-seconds of one invocation. @param memoryMb configured memory */
export const gbSeconds = (ms: number, memoryMb: number): number => (billedMs(ms) / 1000) * (memoryMb / 1024);

/** Requests of an HTTP API: metered in parts of 512 KB. @param bytes of the request or the answer, whichever is more */
export const apiRequests = (bytes: number): number => Math.max(1, Math.ceil(bytes / (512 * kb)));

/** Bytes that CloudWatch Logs bills for one line. */
export const logBytes = (line: number): number => line + 26;

/**
 * What the Lambda runtime writes by itself for each invocation: START, END and REPORT, three lines (measured by eye on AWS's
 * samples).
 */
export const platformLogBytes = logBytes(82) + logBytes(53) + logBytes(150);

/** DynamoDB adds this to each item when it bills storage (Developer Guide, "Item sizes and formats"). */
export const storedItemOverhead = 100;

const months = 12;
/** 365 days of 24 hours. */
export const yearMs = 365 * 86_400_000;
export const perYear = { months: months, ms: yearMs };

/** An attribute as DynamoDB's wire has it. */
export interface Attribute {
  S?: string;
  N?: string;
  L?: Attribute[];
  M?: Record<string, Attribute>;
}

/**
 * Bytes of an item as DynamoDB counts them: names and texts in UTF-8, numbers by digits, 3 for a list or map and 1 for each
 * member.
 */
export const itemBytes = (item: Record<string, Attribute>): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);

function valueBytes({ S, N, L, M }: Attribute): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return Math.ceil(N.replace(/[-.]/g, "").length / 2) + 1;
  if (L) return 3 + L.reduce((sum, v) => sum + 1 + valueBytes(v), 0);
  if (M) return 3 + Object.keys(M).length + itemBytes(M);
  return 1;
}
