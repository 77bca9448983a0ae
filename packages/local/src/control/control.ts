import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { instantOf, type VirtualClock } from "../clock/index.ts";
import { conferencePages } from "../conference/index.ts";
import type { DeadLetters } from "../dead-letters/index.ts";
import { type Listening, listen } from "../loopback/index.ts";

export interface ControlOptions {
  clock: VirtualClock;
  /** Zone in which durations are counted and local times are read. */
  zone: string;
  deadLetters: DeadLetters;
  /** What `GET /local/status` shows. */
  status: () => object | Promise<object>;
  /** Tried first; another one where it is taken. */
  prefer?: number | undefined;
}

const Move = z.union([z.strictObject({ advance: z.string() }), z.strictObject({ to: z.string() })]);
const help = {
  ru: 'Ожидается JSON {"advance":"P7D"} (длительность ISO 8601) или {"to":"2026-03-01T09:00"} (не раньше текущего времени).',
  en: 'Expected is JSON {"advance":"P7D"} (an ISO 8601 duration) or {"to":"2026-03-01T09:00"} (not before the present time).',
};

/** The operations of the local control port; there is nothing like it on AWS. */
export function controlApp({ clock, zone, deadLetters, status }: ControlOptions): Hono {
  const app = new Hono();
  const reading = () => {
    const now = Temporal.Instant.fromEpochMilliseconds(Math.floor(clock.now()));
    return { now: now.toString(), local: now.toZonedDateTimeISO(zone).toString(), frozen: clock.frozen };
  };
  app.get("/local/clock", (c) => c.json(reading()));
  app.post("/local/clock", async (c) => {
    try {
      const move = Move.parse(JSON.parse(await c.req.text()));
      await ("advance" in move ? clock.advanceBy(move.advance, zone) : clock.advanceTo(instantOf(move.to, zone)));
    } catch (error) {
      if (error instanceof RangeError || error instanceof SyntaxError || error instanceof z.ZodError)
        return problem("clock.refused", 400, help, error instanceof z.ZodError ? undefined : error.message);
      throw error;
    }
    return c.json(reading());
  });
  app.get("/local/dead-letters", (c) => c.json({ items: deadLetters.list() }));
  app.post("/local/dead-letters/:id/redrive", async (c) => {
    try {
      if (await deadLetters.redrive(c.req.param("id"))) return c.json({ redriven: true });
    } catch (error) {
      const text = { ru: "Повторная доставка не удалась, запись осталась.", en: "It failed again and was kept." };
      return problem("dead-letter.failed-again", 409, text, (error as Error).message);
    }
    return problem("dead-letter.unknown", 404, { ru: "Такой записи нет.", en: "There is no such dead letter." });
  });
  app.get("/local/status", async (c) =>
    c.json({ clock: reading(), deadLetters: deadLetters.list().length, ...(await status()) }),
  );
  app.route("/conference", conferencePages(clock));
  app.notFound(() => problem("not-found", 404, { ru: "Такого адреса нет.", en: "There is no such address." }));
  app.onError((error) =>
    problem("accident", 500, { ru: "Сбой локального облака.", en: "The local cloud had an accident." }, String(error)),
  );
  return app;
}

/** Serves the control port on the loopback, to this machine's programs and its own origin only. */
export function startControl(options: ControlOptions): Promise<Listening> {
  return listen(getRequestListener(controlApp(options).fetch), { name: "control", prefer: options.prefer });
}

function problem(code: string, status: number, title: { ru: string; en: string }, detail?: string): Response {
  const body = { title: title.ru, titleEn: title.en, status, code, detail };
  return Response.json(body, { status, headers: { "content-type": "application/problem+json" } });
}
