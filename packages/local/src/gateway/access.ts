import { Temporal } from "temporal-polyfill";

/** One answered request, for a person's eyes: neither query nor body, which may name people. */
export interface Access {
  /** Epoch ms, by the cloud's clock. */
  at: number;
  method: string;
  /** As sent, without its query. */
  path: string;
  status: number;
  ms: number;
  /** Of a refusal: its stable code. */
  code?: string;
  /** What kept the gateway itself from answering. */
  error?: string;
}

/** `2026-03-02 10:00:07  POST   201  /v1/children/child_…/consents  13 ms`, in the time of `zone`. */
export function accessLine({ at, method, path, status, ms, code, error }: Access, zone: string): string {
  const when = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
  const head = `${when.toString({ fractionalSecondDigits: 0 }).replace("T", " ")}  ${method.padEnd(6)} ${status}`;
  return [head, path, `${ms} ms`, code, error].filter((part) => part !== undefined).join("  ");
}
