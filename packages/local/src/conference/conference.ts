import { readFileSync } from "node:fs";
import { Hono } from "hono";
import { decodeJwt } from "jose";
import type { VirtualClock } from "../clock/index.ts";
import { type Guest, overPage, roomPage } from "./conference.page.ts";

/** What a region's settings name as its server for video, where the page stands in for one. */
export const roomTemplate = (control: string): string => `${control}/conference/{room}`;

const css = readFileSync(new URL("conference.css", import.meta.url), "utf8");
const policy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

/**
 * Stands in for the server on which families and specialists meet by video: it shows the room to whoever has its name, as any such server
 * does, and says what it was told of them. A token is read, and turned away out of its hour; its signature is the region's and its server's.
 */
export function conferencePages(clock: Pick<VirtualClock, "now">): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header("content-security-policy", policy);
    c.header("cache-control", "no-store");
    c.header("x-content-type-options", "nosniff");
    c.header("referrer-policy", "no-referrer");
  });
  app.get("/conference.css", (c) => c.body(css, 200, { "content-type": "text/css; charset=utf-8" }));
  app.get("/:room{[0-9a-f]+}", (c) => {
    const token = c.req.query("jwt");
    const guest = token === undefined ? undefined : guestOf(token);
    const now = clock.now() / 1000;
    const isOver = guest && (guest.nbf > now || guest.exp <= now || guest.room !== c.req.param("room"));
    return isOver ? c.html(overPage(), 403) : c.html(roomPage(c.req.param("room"), guest));
  });
  return app;
}

interface Claims {
  room: string;
  context?: { user?: { moderator?: string } };
}

/** What cannot be read opens no room. */
function guestOf(token: string): Guest {
  try {
    const { nbf = 0, exp = 0, room, context } = decodeJwt<Claims>(token);
    return { nbf, exp, room, isModerator: context?.user?.moderator === "true" };
  } catch {
    return { nbf: 0, exp: 0, room: "", isModerator: false };
  }
}
