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
  code?: string | undefined;
  /** What kept the gateway itself from answering. */
  error?: string | undefined;
}

const id = /^[a-z]+_[0-9A-HJKMNP-TV-Z]{26}$/;
const word = /^[a-z][a-z.-]{0,40}$|^v\d{1,3}$|^\d{4}(-Q[1-4])?$/;

/**
 * What of a path may stand in a log: ids, and words that look like ours; of an address that we do not have, only its first
 * words. Whoever writes a person into an address does not bring them into the log (DESIGN §9).
 */
function shown(path: string, status: number): string {
  const known = status !== 404 && status !== 405;
  const [, ...segments] = path.split("/");
  return segments
    .map((s, i) => (s === "" || id.test(s) || ((known || i < 2) && word.test(s)) ? `/${s}` : "/*"))
    .join("");
}

/** `2026-03-02 10:00:07  POST   201  /v1/children/child_…/consents  13 ms`, in the time of `zone`. */
export function accessLine({ at, method, path, status, ms, code, error }: Access, zone: string): string {
  const when = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
  const head = `${when.toString({ fractionalSecondDigits: 0 }).replace("T", " ")}  ${method.padEnd(6)} ${status}`;
  return [head, shown(path, status), `${ms} ms`, code, error].filter((part) => part !== undefined).join("  ");
}
