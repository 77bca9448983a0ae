import { setTimeout as sleep } from "node:timers/promises";

/** Where the first hour is tried: a stage of AWS, or the local cloud. */
export interface Place {
  /** Address of the API, and where systems of organisations find it. */
  api: string;
  systems: string;
  /** Origin of a console. */
  console: string;
  /** A mail address that somebody reads, and one whose mail comes back (SES's simulator). */
  mailbox: string;
  bounces: string;
  /** Key of a municipality of the region. */
  municipality: string;
  /** An access token of a coordinator of the whole region. */
  token(): Promise<string>;
  /** The address of the link in the newest letter to the mailbox. */
  link(): Promise<string>;
  /** An organisation's own system; absent with an identity provider outside, where it is made by hand. */
  systemOf?: ((agencyId: string) => Promise<System>) | undefined;
  /** Names of the executions that run, of the machines of routes and steps. */
  running(): Promise<string[]>;
  /** Between two looks at what happens by itself. */
  pause(): Promise<void>;
}

export interface System {
  /** Where it asks for its token, and with what. */
  tokens: string;
  scope: string;
  client: string;
  secret: string;
  remove(): Promise<void>;
}

/** What is not as it has to be. */
export class Wrong extends Error {
  override readonly name = "Wrong";
}

/** Longest wait for a function that is free, in tries of half a second and more. */
const tries = 12;

/**
 * As `fetch`, but asks again while the gateway has no function free: an account of its first days runs ten at once, and in the first
 * minute of a stage the schedules take them all. What the product itself answers is an answer, whatever its status.
 */
export async function ask(address: string, init?: RequestInit): Promise<Response> {
  for (let tried = 1; ; tried++) {
    const answer = await fetch(address, init);
    if (![429, 503].includes(answer.status) || tried === tries) return answer;
    const said = await answer
      .clone()
      .json()
      .catch(() => ({}));
    if ((said as { code?: string }).code) return answer;
    await sleep(500 * Math.min(tried, 4));
  }
}

/** Requests as somebody with a token makes them, and answers that must be what they are. */
export class Api {
  readonly place: Place;

  constructor(place: Place) {
    this.place = place;
  }

  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return ask(path.startsWith("http") ? path : `${this.place.api}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.place.token()}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
  }

  /** The answer's JSON. @throws Wrong with the problem's code */
  async ok<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T> {
    const answer = await this.call(method, path, body, headers);
    const json = (await answer.json()) as T & { code?: string };
    if (!answer.ok) throw new Wrong(`${method} ${path}: ${answer.status} ${json.code ?? ""}`);
    return json;
  }

  /** Looks again and again until it is so. @throws Wrong after that many looks */
  async until<T>(what: string, look: () => Promise<T | undefined>, looks = 60): Promise<T> {
    for (let i = 0; i < looks; i++) {
      const found = await look();
      if (found !== undefined) return found;
      await this.place.pause();
    }
    throw new Wrong(`not within ${looks} looks: ${what}`);
  }
}

export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Wrong(what);
}
