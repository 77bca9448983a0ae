import { always } from "./security.ts";

/** Where the console stands on the API's own domain, so that neither has to let another origin in. */
export const consolePath = "/console";

/** Where somebody comes back to who has signed in, or out. */
export const consoleWays = { signedIn: `${consolePath}/signed-in`, signedOut: `${consolePath}/signed-out` } as const;

/** Where the console asks who signs people in, and by which client: it differs from stage to stage, and the built files do not. */
export const consoleSettings = `${consolePath}/settings.json`;

/** @param askedToo the origin at which tokens are had */
const policy = (askedToo: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    // No styles in the page: what scripts set on an element is no text of a page, and needs no leave.
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${askedToo}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");

/** What every file of the console is given with. */
export const consoleHeaders = (tokenOrigin: string): Record<string, string> => ({
  ...always,
  "Content-Security-Policy": policy(tokenOrigin),
});

/** Files whose name tells their content may be kept for ever; the page that names them is asked for each time. */
export const consoleCaching = (path: string): string =>
  path.startsWith(`${consolePath}/assets/`) ? "public, max-age=31536000, immutable" : "no-cache";
