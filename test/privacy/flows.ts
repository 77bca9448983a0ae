import { setTimeout as sleep } from "node:timers/promises";
import type { Running } from "../faults/parts/process.ts";
import { canary } from "./canary.ts";

/** Uses every operation that takes a word about a child, with the canary's words, and counts what succeeded. */
export class Flows {
  /** What was done, by operation, as often as it succeeded. */
  readonly done = new Map<string, number>();
  /** Requests that were refused, as they should have been, by status. */
  readonly refused = new Map<number, number>();
  childId = "";
  representativeId = "";
  #at: Running;

  constructor(at: Running) {
    this.#at = at;
  }

  rest = () => this.#at.advance("PT0S");

  async ok<T = Record<string, string>>(
    method: string,
    url: string,
    body?: unknown,
    as?: string,
    headers?: Record<string, string>,
  ): Promise<T> {
    const answer = await this.#at.client.ok<T>(method, url, body, as, headers);
    const name = `${method} ${url.split("?")[0]!.replaceAll(/\w+_[0-9A-Z]{26}/g, "…")}`;
    this.done.set(name, (this.done.get(name) ?? 0) + 1);
    return answer;
  }

  async respond(body: Record<string, unknown>): Promise<Record<string, unknown>> {
    const answer = await this.#at.client.respond(body);
    if (answer.status !== 200) throw new Error(`respond ${body.action}: ${JSON.stringify(answer.body)}`);
    this.done.set(`respond ${body.action}`, (this.done.get(`respond ${body.action}`) ?? 0) + 1);
    return answer.body;
  }

  /** A file that somebody with the right takes away. */
  async read(url: string): Promise<Buffer> {
    const answer = await fetch(`${this.#at.urls.api}${url}`, { headers: await this.#token() });
    if (answer.status !== 200) throw new Error(`GET ${url}: ${answer.status} ${await answer.text()}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  async #token(): Promise<Record<string, string>> {
    const answer = await fetch(`${this.#at.urls.identity}/local/token`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ account: "coordinator" }),
    });
    return { authorization: `Bearer ${((await answer.json()) as { access_token: string }).access_token}` };
  }

  /** @throws Error when it is taken */
  async no(method: string, url: string, body: string | undefined, headers: Record<string, string> = {}): Promise<void> {
    const given = { ...(await this.#token()), "content-type": "application/json", ...headers };
    const answer = await fetch(`${this.#at.urls.api}${url}`, { method, headers: given, body });
    await answer.arrayBuffer();
    if (answer.status < 400) throw new Error(`${method} ${url} was taken`);
    this.refused.set(answer.status, (this.refused.get(answer.status) ?? 0) + 1);
  }

  child(over: object = {}): object {
    const { surname, givenName, patronymic, birthDate, snils, address, guardian, phone, email } = canary;
    return {
      person: { surname, givenName, patronymic, birthDate, sex: "female", snils, address, ...over },
      municipality: "novokuznetsk",
      representatives: [{ ...guardian, relation: "parent", phone, email }],
      targetGroups: ["mental-disorder"],
      disability: true,
      educationalNeeds: true,
    };
  }

  async register(): Promise<void> {
    const made = await this.ok<{ childId: string; representativeIds: string[] }>("POST", "/v1/children", this.child());
    this.childId = made.childId;
    this.representativeId = made.representativeIds[0]!;
    await this.ok("GET", `/v1/children/${this.childId}`);
    for (const query of [canary.surname, canary.snils, `${canary.surname} ${canary.givenName}`])
      await this.ok("GET", `/v1/children?query=${encodeURIComponent(query)}`);
    const rows = [
      this.child({ snils: undefined, birthDate: "2013-01-01", surname: "Синичкина" }),
      this.child({ birthDate: "2014-02-30" }),
      { ...this.child(), [canary.surname]: canary.snils },
      canary.surname,
    ];
    await this.ok("POST", "/v1/children/imports", { rows });
  }

  consent = async (): Promise<string> => {
    const { consentId } = await this.ok<{ consentId: string }>("POST", `/v1/children/${this.childId}/consents`, {
      representativeId: this.representativeId,
      recipient: "route",
      purpose: "support-route",
      dataClasses: ["identity", "health", "education", "social"],
      signedOn: "2026-01-10",
      expiresOn: "2029-01-10",
    });
    return consentId;
  };

  instruments = async (): Promise<void> => {
    const { number, issuer, measure: title } = canary;
    const valid = { validFrom: "2026-01-01", validTo: "2027-12-31" };
    const measures = [
      { block: "education", title },
      { block: "health", title: `${title} дома` },
    ];
    const at = `/v1/children/${this.childId}/instruments`;
    await this.ok("POST", at, { kind: "ipra", number, issuer, ...valid, measures });
    await this.ok("POST", at, { kind: "pmpk", number, issuer, ...valid, educationalNeeds: true });
    await this.ok("GET", at);
  };

  /** The newest link in a mail to an address about a step that is not in `known`. */
  async link(to: string): Promise<string> {
    for (let i = 0; i < 100; i++) {
      const token = await this.#at.client.linkTo(to);
      if (token) return token;
      await sleep(50);
    }
    throw new Error(`No link came to ${to}`);
  }
}
