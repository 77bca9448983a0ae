import type { Cloud } from "../cloud/index.ts";

/** An answer of the API. */
export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

/** Uses the running cloud as people do: over HTTP with their own tokens, and by the links in their mails. */
export class Client {
  #cloud: Pick<Cloud, "urls" | "identity" | "mail">;

  constructor(cloud: Pick<Cloud, "urls" | "identity" | "mail">) {
    this.#cloud = cloud;
  }

  /** @param as name of an account; empty for no token */
  async call<T = Record<string, unknown>>(
    method: string,
    url: string,
    body?: unknown,
    as = "coordinator",
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const token = as ? await this.#cloud.identity.token(as) : undefined;
    const answer = await fetch(`${this.#cloud.urls.api}${url}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : undefined) as T, headers: answer.headers };
  }

  /**
   * The answer's body. @throws Error with the problem when it is anything but a success: what waits for a second person (202) is not
   * done yet
   */
  async ok<T = Record<string, unknown>>(
    method: string,
    url: string,
    body?: unknown,
    as = "coordinator",
    headers: Record<string, string> = {},
  ): Promise<T> {
    const answer = await this.call<T>(method, url, body, as, headers);
    const { state } = (answer.body ?? {}) as { state?: string };
    if (answer.status >= 300 || state === "awaiting_confirmation")
      throw new Error(`${method} ${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** The one-time token in the newest mail to an address that has one (a digest has none); empty when there is none. */
  async linkTo(address: string): Promise<string> {
    const links = (await this.#cloud.mail.messages({ to: address })).map((m) => /\/respond#(\S+)/.exec(m.text)?.[1]);
    return links.findLast((link) => link !== undefined) ?? "";
  }

  /** What the response page does. */
  respond = (body: Record<string, unknown>) => this.call("POST", "/v1/respond", body, "");
}
