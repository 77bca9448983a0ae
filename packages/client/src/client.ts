import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./api.generated.ts";

export type MarshrutClient = Client<paths>;

export interface ClientOptions {
  /** Where the API is, without `/v1`; empty for the page's own origin. */
  baseUrl: string;
  /** Asked for the access token before each request; without one the request goes without. */
  token(): string | undefined | Promise<string | undefined>;
  /**
   * Asked when the API has refused a token (401). If it says that there is another now, the request is made once more: so a form
   * that was long in filling in is sent, and not lost.
   */
  renewed?(): boolean | Promise<boolean>;
  fetch?(request: Request): Promise<Response>;
}

/** The API as it describes itself, typed: `api.GET("/v1/children/{childId}", { params: { path: { childId } } })`. */
export function createMarshrutClient({ baseUrl, token, renewed, ...options }: ClientOptions): MarshrutClient {
  const send = options.fetch ?? ((request: Request) => fetch(request));
  const withToken = async (request: Request): Promise<Request> => {
    const bearer = await token();
    if (bearer !== undefined) request.headers.set("Authorization", `Bearer ${bearer}`);
    return request;
  };
  return createClient<paths>({
    baseUrl: baseUrl.replace(/\/$/, ""),
    async fetch(request) {
      const again = renewed && request.clone();
      const response = await send(await withToken(request));
      if (response.status !== 401 || !again || !(await renewed())) return response;
      return send(await withToken(again));
    },
  });
}
