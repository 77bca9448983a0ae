import { randomBytes } from "node:crypto";
import { Api, ask, must, type Place, Wrong } from "./place.ts";
import { day, register, stepsOf } from "./region.ts";

/** What earlier steps leave to later ones. */
interface Found {
  agencyId?: string;
  routeId?: string;
  stepId?: string;
}

interface Step {
  name: string;
  /** @returns what there is to tell */
  run(api: Api, found: Found): Promise<string | undefined>;
}

export interface Outcome {
  name: string;
  ok: boolean;
  said: string;
}

/**
 * The first hour of a stage: what passes on one machine and could fail on AWS, each step once, in a region of synthetic data. A step
 * that fails leaves the others to be tried. @returns what became of each
 */
export async function firstHour(place: Place, say: (line: string) => void): Promise<Outcome[]> {
  const api = new Api(place);
  const found: Found = {};
  const outcomes: Outcome[] = [];
  for (const { name, run } of steps) {
    const began = Date.now();
    try {
      const told = await run(api, found);
      outcomes.push({ name, ok: true, said: told ?? `${Math.round((Date.now() - began) / 1000)} s` });
    } catch (error) {
      // Only what we say ourselves: another message could quote an answer.
      outcomes.push({ name, ok: false, said: error instanceof Wrong ? error.message : (error as Error).name });
    }
    const { ok, said } = outcomes.at(-1)!;
    say(`${ok ? "ok     " : "FAILED "} ${name}: ${said}`);
  }
  return outcomes;
}

const signIn: Step = {
  name: "a sign-in",
  async run(api) {
    const me = await api.ok<{ role: string; municipality?: string }>("GET", "/v1/me");
    must(
      me.role === "coordinator" && !me.municipality,
      `the token is of a ${me.role}; a coordinator's of the region is wanted`,
    );
    return me.role;
  },
};

const expired: Step = {
  name: "an expired token, as a console sees it",
  async run({ place }) {
    const headers = { authorization: "Bearer e30.e30.e30", origin: place.console };
    const { status, headers: told } = await ask(`${place.api}/v1/me`, { headers });
    must(status === 401, `answered ${status}, not 401`);
    const allowed = told.get("access-control-allow-origin");
    must(
      allowed === place.console,
      `401 may be read by ${allowed}, not by ${place.console}: docs/runbook.md, The first hour`,
    );
    return "401, and the console may read it";
  },
};

/** What is reached by a link alone must come to the API, which knows it is no link of ours; the gateway would say 401. */
const openAddresses: Step = {
  name: "addresses without a token",
  async run({ place }) {
    const asked = ["POST /v1/unsubscribe", "GET /v1/unsubscribe", "GET /v1/files", "GET /v1/files/exports"];
    for (const [method = "", path = ""] of asked.map((one) => one.split(" "))) {
      const answer = await ask(`${place.api}${path}?token=${"no-link-of-ours".repeat(2)}`, { method });
      const { code } = (await answer.json()) as { code?: string };
      must(code === "link.invalid", `${method} ${path}: ${answer.status} ${code ?? "of the gateway"}`);
    }
    return asked.join(", ");
  },
};

const calendar: Step = {
  name: "a calendar's address",
  async run(api) {
    const { url } = await api.ok<{ url: string }>("POST", "/v1/calendars/feeds", {});
    const answer = await ask(url);
    const text = await answer.text();
    must(answer.ok && text.startsWith("BEGIN:VCALENDAR"), `${answer.status}, and no calendar`);
    return undefined;
  },
};

const route: Step = {
  name: "a child's route opens, and its first step is asked for",
  async run(api, found) {
    const { municipality, bounces, mailbox } = api.place;
    const mark = randomBytes(3).toString("hex");
    const agency = async (kind: string, contacts: string[]) =>
      (
        await api.ok<{ agencyId: string }>(
          "POST",
          "/v1/agencies",
          {
            kind,
            name: `Проба ${kind} ${mark}`,
            shortName: `Проба ${kind} ${mark}`,
            municipality,
            contacts: contacts.map((email) => ({ email })),
          },
          { "idempotency-key": `smoke-${kind}-${mark}` },
        )
      ).agencyId;
    // The first letter comes back, and the next contact is asked.
    found.agencyId = await agency("pmpc", [bounces, mailbox]);
    const attachments = {
      school: await agency("school", [mailbox]),
      health: await agency("health", [mailbox]),
      social: await agency("social", [mailbox]),
    };
    await agency("resourceCentre", [mailbox]);
    const childId = await register(api, { municipality, attachments });
    const child = await api.ok<{ representativeIds: string[] }>("GET", `/v1/children/${childId}`);
    await api.ok("POST", `/v1/children/${childId}/consents`, {
      representativeId: child.representativeIds[0],
      recipient: "route",
      purpose: "support-route",
      dataClasses: ["identity", "health", "education", "social"],
      signedOn: day(-1),
      expiresOn: day(365),
    });
    // Which organisations there are, an index says, which hears of new ones a moment later.
    const opened = await api.until("a route that opens", async () => {
      const answer = await api.call("POST", `/v1/children/${childId}/routes`, { template: "school-age" });
      const said = (await answer.json()) as { routeId: string; code?: string };
      if (said.code === "agency.unknown") return undefined;
      must(answer.ok, `a route: ${answer.status} ${said.code}`);
      return said;
    });
    found.routeId = opened.routeId;
    const asked = await api.until("a step that was asked for", async () => {
      for (const id of await stepsOf(api, opened.routeId)) {
        const step = await api.ok<{ stepId: string; agencyId: string; status: string }>("GET", `/v1/steps/${id}`);
        if (step.status === "requested") return step;
      }
      return undefined;
    });
    const { stepId } = asked;
    // A region that has been tried before has other commissions.
    if (asked.agencyId !== found.agencyId)
      await api.ok("POST", `/v1/steps/${stepId}/reassign`, { agencyId: found.agencyId, reason: "Проба" });
    found.stepId = stepId;
    return undefined;
  },
};

const bounce: Step = {
  name: "a letter that comes back, and goes to the next contact",
  async run(api, { stepId }) {
    must(stepId !== undefined, "no step was asked for");
    await api.until("a letter to the second contact", async () => {
      const { items } = await api.ok<{ items: { to?: string; status: string }[] }>(
        "GET",
        `/v1/deliveries?step=${stepId}`,
      );
      return items.find(({ to, status }) => to === api.place.mailbox && status === "sent");
    });
    return undefined;
  },
};

const part = 3 * 2 ** 20;

const largeFile: Step = {
  name: "a file of 10 MB, there and back",
  async run(api, { stepId }) {
    must(stepId !== undefined, "no step was asked for");
    const bytes = Buffer.concat([
      Buffer.from("ffd8ffe000104a464946", "hex"),
      randomBytes(10 * 2 ** 20 - 12),
      Buffer.from("ffd9", "hex"),
    ]);
    const upload = { name: `smoke-${randomBytes(6).toString("hex")}`, parts: Math.ceil(bytes.length / part) };
    for (let n = 1; n <= upload.parts; n++)
      await api.ok("POST", `/v1/steps/${stepId}/uploads/${upload.name}`, {
        part: n,
        content: bytes.subarray((n - 1) * part, n * part).toString("base64"),
      });
    const { attachmentId } = await api.ok<{ attachmentId: string }>("POST", `/v1/steps/${stepId}/attachments`, {
      name: "проба.jpg",
      upload,
    });
    const { url } = await api.ok<{ url: string }>("GET", `/v1/attachments/${attachmentId}/link`);
    const page = await ask(url, { headers: { accept: "text/html" } });
    must(page.ok && (await page.text()).startsWith("<!doctype html>"), `the page of the file: ${page.status}`);
    const had: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += had.at(-1)!.length) {
      const answer = await ask(url, { headers: { range: `bytes=${at}-` } });
      must(answer.status === 206, `bytes from ${at} on: ${answer.status}`);
      had.push(Buffer.from(await answer.arrayBuffer()));
    }
    must(Buffer.concat(had).equals(bytes), "other bytes came back");
    return `${had.length} parts`;
  },
};

const answered: Step = {
  name: "a step answered by the link of a letter, and the route goes on",
  async run(api, { stepId, routeId }) {
    must(stepId !== undefined && routeId !== undefined, "no step was asked for");
    const token = new URL(await api.place.link()).hash.slice(1);
    const answer = await ask(`${api.place.api}/v1/respond`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token, action: "report", result: "performed" }),
    });
    must(answer.ok, `the answer by the link: ${answer.status}`);
    await api.until("the stage after the commission's", async () => {
      const { stages } = await api.ok<{ stages: { stage: string; status: string }[] }>("GET", `/v1/routes/${routeId}`);
      return stages.find(({ stage, status }) => stage === "CommissionReview" && status === "settled");
    });
    return undefined;
  },
};

const system: Step = {
  name: "an organisation's own system: its token, and the end of it",
  async run(api, { agencyId }) {
    must(agencyId !== undefined, "there is no organisation");
    if (!api.place.systemOf) return "made at the provider outside: by hand";
    const its = await api.place.systemOf(agencyId);
    const form = new URLSearchParams({ grant_type: "client_credentials" });
    if (its.scope) form.set("scope", its.scope);
    const answer = await ask(its.tokens, {
      method: "POST",
      headers: { authorization: `Basic ${Buffer.from(`${its.client}:${its.secret}`).toString("base64")}` },
      body: form,
    });
    const { access_token: token } = (await answer.json()) as { access_token?: string };
    must(token !== undefined, `no token: ${answer.status}`);
    const me = () => ask(`${api.place.systems}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    const seen = await me();
    const { agency } = (await seen.json()) as { agency?: string };
    must(agency === agencyId, `it is taken for ${agency ?? seen.status}`);
    await its.remove();
    const { status } = await me();
    must(status === 401 || status === 403, `removed, its token still gives ${status}`);
    return undefined;
  },
};

const stopped: Step = {
  name: "a route is closed, and nothing of it runs any more",
  async run(api, { routeId }) {
    must(routeId !== undefined, "no route was opened");
    const ids = [routeId, ...(await stepsOf(api, routeId))];
    await api.ok("POST", `/v1/routes/${routeId}/close`, { reason: "left-region" });

    await api.until("no execution of the route", async () => {
      const left = (await api.place.running()).filter((name) => ids.some((id) => name.startsWith(id)));
      return left.length === 0 ? true : undefined;
    });
    return undefined;
  },
};

const steps: readonly Step[] = [
  signIn,
  expired,
  openAddresses,
  calendar,
  route,
  bounce,
  largeFile,
  answered,
  system,
  stopped,
];

/** What a person does, and where it is written: the script cannot. */
export const byHand: readonly string[] = [
  "second factor at the first sign-in: docs/runbook.md, A token of an administrator",
  "restore a table, use it, adopt it: docs/runbook.md, Restore to a point in time",
  "remove the stage: scripts/ops/empty.ts, then sst remove: docs/runbook.md, Previews",
];
