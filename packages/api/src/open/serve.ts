import { createHash } from "node:crypto";
import type * as Navigator from "@marshrut/core/navigator";
import type { PublicOccasion } from "@marshrut/core/occasion";
import {
  type AgencyId,
  type Ctx,
  forPeople,
  type ItemId,
  idPattern,
  late,
  type OccasionId,
  readOnce,
  systemCtx,
  unlessRefused,
} from "@marshrut/core/shared";
import type { Context, Handler } from "hono";
import type * as z from "zod";
import type { ApiDeps, AppEnv } from "../deps.ts";
import { openPolicy } from "../headers/index.ts";
import { guessCosts, guessing, Limiter, networkOf, sourceAddress } from "../links/index.ts";
import { Download, readQuery } from "../operation/index.ts";
import type { OpenPageId } from "../operations/index.ts";
import { hsdsQueries } from "../operations/open.queries.ts";
import { tooMany } from "../rates/index.ts";
import { unknownPath } from "../unmatched.ts";
import type { Html, Manner } from "./frame.ts";

/** Forms from one address: a family asks twice in a day, an office beside it too. */
const asking = { burst: 10, perMinute: 1 };
/** A hall of teachers signs up at once behind one address; how many may in a day is counted in the records. */
const signingUp = { burst: 40, perMinute: 10 };
/** A page may be kept for so long by whoever has read it: what an organisation has changed is seen within that. */
const kept = "public, max-age=60";

type Serving = Handler<AppEnv>;
// By the file that is wanted, never by a door: a door that is loaded late brings all of its room to everybody (decision 0267).
const navigator = late(() => import("./rooms/directory.ts"));
const hsds = late(() => import("./rooms/hsds.ts"));
const results = late(() => import("./rooms/results.ts"));
const occasions = late(() => import("./rooms/occasions.ts"));
const talks = late(() => import("./rooms/talks.ts"));
const sitesRoom = late(() => import("./rooms/sites.ts"));
const libraryRoom = late(() => import("./rooms/library.ts"));

/** Each page by its name. The bank of all requests is one, by which what was read is remembered for a minute. */
export function handlers(deps: ApiDeps): Record<OpenPageId, Serving> {
  const { bank: whole, files, keys, now, scanner } = deps;
  // One for all requests: what was read is remembered by it for a minute.
  const bank = forPeople(whole);
  const forms = new Limiter(asking);
  const guests = new Limiter(signingUp);
  const codes = new Limiter(guessing);
  const ctxOf = (): Ctx =>
    systemCtx({ bank, keys, now: () => now(), scanner }, deps.settings.region ?? "", "open-page");
  const directory = async () => (await navigator()).directory(ctxOf());
  return {
    helpPage: async (c) => {
      const { helpPage } = await import("./help.page.ts");
      return page(c, await helpPage(await directory(), await wantedOf(c), mannerOf(c)));
    },
    askPage: async (c) => {
      const [{ aroundOf, sentOf }, { askPage }] = await Promise.all([import("./ask.sent.ts"), import("./ask.page.ts")]);
      const sent = sentOf(new URL(c.req.url).searchParams);
      return page(c, await askPage(sent, await aroundOf(ctxOf(), sent), mannerOf(c)));
    },
    askForHelp: async (c) => {
      const wait = forms.take(sourceAddress(c), now().epochMilliseconds);
      if (wait > 0) throw tooMany("address", wait);
      const { formOf, take } = await import("./ask.ts");
      const form = await formOf(c.req.raw);
      const taken = await take({ ...ctxOf(), requestId: c.get("requestId") }, form, mannerIn(form));
      return unkept(c, taken);
    },
    servicePage: async (c) => {
      const all = await directory();
      const service = all.services.find(({ serviceKey }) => serviceKey === c.req.param("serviceKey"));
      if (!service) throw unknownPath();
      const [{ servicePage }, Slot] = await Promise.all([import("./service.page.ts"), import("./rooms/slots.ts")]);
      const place = all.places.find(({ key }) => key === c.req.query("place"))?.key;
      const found = await Slot.find(ctxOf(), { service: service.serviceKey, municipality: place, limit: 50 });
      const age = c.req.query("age")?.slice(0, 3);
      return page(
        c,
        await servicePage(all, { service, place, age, slots: found.items, page: c.req.query("page") }, mannerOf(c)),
      );
    },
    organisationFace: async (c) => {
      const { organisationFace } = await import("./organisation.page.ts");
      return page(c, await organisationFace(await directory(), await organisationOf(c, ctxOf()), mannerOf(c)));
    },
    organisationSheet: async (c) => {
      const one = await organisationOf(c, ctxOf());
      const { sheetOf } = await import("./sheet.ts");
      const { bytes, type } = await sheetOf(await directory(), one);
      return new Download({ name: "listok.pdf", type, bytes }).response();
    },
    earlyHelpPage: async (c) => {
      const { earlyHelpPage } = await import("./early-help.page.ts");
      const all = await directory();
      const place = all.places.find(({ key }) => key === c.req.query("place"))?.key;
      return page(
        c,
        await earlyHelpPage(
          all,
          { place, page: c.req.query("page"), furtherPage: c.req.query("further") },
          mannerOf(c),
        ),
      );
    },
    resultsPage: async (c) => {
      const { resultsPage } = await import("./results.page.ts");
      const found = await (await results()).results(ctxOf(), c.req.query("year"));
      return page(c, await resultsPage(await directory(), found, mannerOf(c)));
    },
    resultsTable: async (c) => {
      const { resultsTable } = await import("./results.page.ts");
      const found = await (await results()).results(ctxOf(), c.req.query("year"));
      const bytes = new TextEncoder().encode(resultsTable(found));
      return new Download({
        name: `itogi-${found.year ?? "net"}.csv`,
        type: "text/csv; charset=utf-8",
        bytes,
      }).response();
    },
    coursesPage: async (c) => {
      const [{ coursesPage }, Course] = await Promise.all([import("./courses.page.ts"), import("./rooms/courses.ts")]);
      const all = await directory();
      const place = all.places.find(({ key }) => key === c.req.query("place"))?.key;
      const [programmes, groups] = await Promise.all([
        Course.openCourses(ctxOf(), place),
        (await occasions()).listOpenly(ctxOf(), {}),
      ]);
      return page(
        c,
        await coursesPage(
          all,
          { programmes, groups: groups.items, place, page: c.req.query("page"), of: c.req.query("of") },
          mannerOf(c),
        ),
      );
    },
    eventsPage: async (c) => {
      const { eventsPage } = await import("./events.page.ts");
      const all = await directory();
      const place = all.places.find(({ key }) => key === c.req.query("place"))?.key;
      const after = instantOf(c.req.query("after"));
      const before = instantOf(c.req.query("before"));
      const { listOpenly, listPast, listRunning } = await occasions();
      const [running, found, past] = await Promise.all([
        before || after ? [] : listRunning(ctxOf(), { municipality: place }),
        before ? { items: [] } : listOpenly(ctxOf(), { municipality: place, after }),
        after ? { items: [] } : listPast(ctxOf(), { municipality: place, before }),
      ]);
      const { listOpenClubs } = await import("./rooms/clubs.ts");
      const clubs = after === undefined && before === undefined ? await listOpenClubs(ctxOf(), place) : [];
      return page(
        c,
        await eventsPage(
          all,
          {
            ...found,
            running,
            past,
            place,
            after,
            before,
            clubs,
            runningPage: c.req.query("running"),
            clubsPage: c.req.query("clubs"),
          },
          mannerOf(c),
        ),
      );
    },
    eventPage: async (c) => {
      const [{ eventPage }, { readOpenly }] = await Promise.all([import("./event.page.ts"), talks()]);
      const one = await eventOf(c, ctxOf());
      const given = await readOpenly(ctxOf(), one.occasionId as OccasionId);
      const shown = { now: now().toString(), talks: given, page: c.req.query("page") };
      return page(c, await eventPage(await directory(), one, shown, mannerOf(c)));
    },
    callPage: async (c) => {
      const { callPage } = await import("./call.page.ts");
      const [all, one] = [await directory(), await eventOf(c, ctxOf())];
      const call = (await callOf(ctxOf(), one)) ?? missing();
      return page(c, await callPage({ all, one, call }, {}, mannerOf(c)));
    },
    talkByPage: async (c) => {
      const wait = guests.take(sourceAddress(c), now().epochMilliseconds);
      if (wait > 0) throw tooMany("address", wait);
      const [{ formOf }, { longestForm, takeTalk }] = await Promise.all([import("./ask.ts"), import("./call.ts")]);
      const form = await formOf(c.req.raw, longestForm);
      const ctx = { ...ctxOf(), requestId: c.get("requestId") };
      const [all, one] = [await directory(), await eventOf(c, ctx)];
      const call = (await callOf(ctx, one)) ?? missing();
      const around = { all, one, call, from: networkOf(sourceAddress(c)) };
      return unkept(c, await takeTalk(ctx, form, around, mannerIn(form)));
    },
    programmeCalendar: async (c) => {
      const { programmeCalendar } = await import("./rooms/programme.ts");
      const id = (await eventOf(c, ctxOf())).occasionId as OccasionId;
      const content = (await unlessRefused(() => programmeCalendar(ctxOf(), id))) ?? missing();
      const bytes = new TextEncoder().encode(content);
      return new Download({ name: "programme.ics", type: "text/calendar; charset=utf-8", bytes }).response();
    },
    eventFile: async (c) => {
      const { readMaterialOpenly } = await import("./rooms/occasion.files.ts");
      const id = (c.req.param("occasionId") ?? "") as OccasionId;
      return file(c, () => readMaterialOpenly(ctxOf(), files, id, c.req.param("materialId") ?? ""));
    },
    signUpByPage: async (c) => {
      const wait = guests.take(sourceAddress(c), now().epochMilliseconds);
      if (wait > 0) throw tooMany("address", wait);
      const [{ formOf }, { takeSignUp }] = await Promise.all([import("./ask.ts"), import("./event.ts")]);
      const form = await formOf(c.req.raw);
      const ctx = { ...ctxOf(), requestId: c.get("requestId") };
      const around = { all: await directory(), one: await eventOf(c, ctx), from: networkOf(sourceAddress(c)) };
      return unkept(c, await takeSignUp(ctx, form, around, mannerIn(form)));
    },
    sitesPage: async (c) => {
      const [{ sitesPage }, { openSites }] = await Promise.all([import("./sites.page.ts"), sitesRoom()]);
      const all = await directory();
      const place = all.places.find(({ key }) => key === c.req.query("place"))?.key;
      const [sites, { byId }] = [await openSites(ctxOf()), await (await libraryRoom()).openLibrary(ctxOf())];
      return page(c, await sitesPage(all, { sites, practices: byId, place, page: c.req.query("page") }, mannerOf(c)));
    },
    certificatesPage: async (c) => {
      const { certificatesPage } = await import("./certificates.page.ts");
      return page(c, await certificatesPage(await directory(), {}, mannerOf(c)));
    },
    certificateByPage: async (c) => {
      const [{ formOf }, { checkCode }] = await Promise.all([import("./ask.ts"), import("./certificates.ts")]);
      // Whoever has guessed wrongly for a while waits, with a right code too; a right one costs next to nothing.
      const charge = (cost: number) => {
        const wait = codes.take(sourceAddress(c), now().epochMilliseconds, cost);
        if (wait > 0) throw tooMany("address", wait);
      };
      charge(1);
      const form = await formOf(c.req.raw);
      const checked = await checkCode(
        { ...ctxOf(), requestId: c.get("requestId") },
        { form, all: await directory() },
        mannerIn(form),
      );
      if (checked.status !== 200) charge(guessCosts - 1);
      return unkept(c, checked);
    },
    libraryPage: async (c) => {
      const [{ libraryPage }, { openKinds, openLibrary }] = await Promise.all([
        import("./library.page.ts"),
        libraryRoom(),
      ]);
      const { kind, q, page: n } = c.req.query();
      const asked = {
        kind: openKinds.find((key) => key === kind),
        words: q?.trim().slice(0, (await navigator()).longestQuery) || undefined,
        page: n && /^[1-9]\d{0,3}$/.test(n) ? Number(n) : 1,
      };
      return page(c, await libraryPage(await openLibrary(ctxOf()), asked, mannerOf(c)));
    },
    libraryItemPage: (c) => item(c, ctxOf(), false, directory),
    libraryFile: async (c) => {
      const { readFileOpenly } = await import("./rooms/library.files.ts");
      const id = (c.req.param("itemId") ?? "") as ItemId;
      return file(c, () => readFileOpenly(ctxOf(), files, id, c.req.param("itemFileId") ?? ""));
    },
    practicePage: (c) => item(c, ctxOf(), true, directory),
    sitemap: async (c) => {
      const { publicUrl, services, organisations } = await directory();
      const [{ pathOf }, { openLibrary }] = await Promise.all([import("./library.page.ts"), libraryRoom()]);
      const { items } = await openLibrary(ctxOf());
      const events = await (await occasions()).listOpenly(ctxOf(), {});
      const paths = [
        "/help",
        "/early-help",
        "/results",
        "/events",
        "/courses",
        "/sites",
        "/certificates",
        "/library",
        ...items.map(pathOf),
        ...events.items.map(({ occasionId }) => `/events/${occasionId}`),
        ...services.map(({ serviceKey }) => `/help/${serviceKey}`),
        ...organisations.map(({ agencyId }) => `/organisations/${agencyId}`),
      ];
      const all = paths.map((path) => `<url><loc>${escaped(`${publicUrl}${path}`)}</loc></url>`).join("\n");
      return answer(
        c,
        `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${all}\n</urlset>\n`,
        "application/xml; charset=utf-8",
      );
    },
    robots: async (c) => {
      const { publicUrl } = await directory();
      const sections = [
        "/help",
        "/early-help",
        "/events",
        "/courses",
        "/sites",
        "/certificates",
        "/library",
        "/practice/",
        "/results",
      ];
      const allowed = [...sections, "/organisations/", "/hsds", "/assets/", "/sitemap.xml"];
      const lines = ["User-agent: *", "Disallow: /help/ask", ...allowed.map((path) => `Allow: ${path}`), "Disallow: /"];
      return answer(c, `${lines.join("\n")}\n\nSitemap: ${publicUrl}/sitemap.xml\n`, "text/plain; charset=utf-8");
    },
    hsdsRoot: async (c) => json(c, (await hsds()).hsdsRoot(await directory())),
    hsdsProfile: async (c) => {
      const { profilePage } = await import("./profile.page.ts");
      return page(c, await profilePage(await directory(), mannerOf(c)));
    },
    hsdsServices: async (c) => json(c, (await hsds()).hsdsServices(await directory(), listOf(c, hsdsQueries.services))),
    hsdsService: async (c) => json(c, (await hsds()).hsdsService(await directory(), c.req.param("id") ?? "")),
    hsdsOrganizations: async (c) =>
      json(c, (await hsds()).hsdsOrganisations(await directory(), listOf(c, hsdsQueries.organisations))),
    hsdsOrganization: async (c) => {
      const { fullService } = listOf(c, hsdsQueries.organisation);
      return json(c, (await hsds()).hsdsOrganisation(await directory(), c.req.param("id") ?? "", fullService));
    },
    hsdsTaxonomyTerms: async (c) => json(c, (await hsds()).hsdsTerms(await directory(), listOf(c, hsdsQueries.terms))),
  };
}

const mannerIn = (of: URLSearchParams): Manner => ({
  lang: of.get("lang") === "en" ? "en" : "ru",
  easy: of.get("easy") === "1",
});
const mannerOf = (c: Context<AppEnv>): Manner => mannerIn(new URL(c.req.url).searchParams);

/** What nobody offers counts as not said: a page answers whoever types an address. */
async function wantedOf(c: Context<AppEnv>) {
  const { ageKeys, worries, longestQuery } = await navigator();
  const { age, place, worry, q } = c.req.query();
  return {
    age: ageKeys.find((key) => key === age),
    place: place && /^[a-z0-9-]{1,60}$/.test(place) ? place : undefined,
    worry: worries.find((key) => key === worry),
    words: q?.trim().slice(0, longestQuery) || undefined,
  };
}

/** Each at its one address. @throws EdgeRefusal path.unknown: there is none, or it is not published */
async function item(
  c: Context<AppEnv>,
  ctx: Ctx,
  isPractice: boolean,
  directory: () => Promise<Pick<Navigator.Directory, "organisations">>,
): Promise<Response> {
  const all = await (await libraryRoom()).openLibrary(ctx);
  const one = all.byId.get(c.req.param("itemId") ?? "");
  if (!one || (one.content.kind === "practice") !== isPractice) throw unknownPath();
  const { itemPage } = await import("./library.page.ts");
  const sites = isPractice ? await (await sitesRoom()).openSites(ctx) : [];
  const showing = sites.filter(({ practiceId }) => practiceId === one.itemId);
  const { withPages } = await import("./site.card.ts");
  const shown = showing.length === 0 ? [] : withPages(showing, (await directory()).organisations);
  return page(c, await itemPage(all, one, shown, mannerOf(c)));
}

/** Open files may be kept for a while by whoever has read them: what was removed is gone after that. */
const keptFile = "public, max-age=300";

/** A file that everybody may have, by its tag. @throws EdgeRefusal path.unknown: there is none, or it is not for everybody, or not known to be clean */
async function file(
  c: Context<AppEnv>,
  read: () => Promise<{ name: string; type: string; bytes: Uint8Array; sha256: string }>,
): Promise<Response> {
  const found = await unlessRefused(read);
  if (!found) throw unknownPath();
  const headers = { ETag: `"${found.sha256.slice(0, 32)}"`, "Cache-Control": keptFile };
  if (c.req.header("if-none-match")?.includes(headers.ETag)) return c.body(null, 304, headers);
  const answer = new Download(found).response();
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  return answer;
}

/** As it is now. @throws EdgeRefusal path.unknown: there is none, or it is shown to nobody */
async function organisationOf(c: Context<AppEnv>, ctx: Ctx) {
  const agencyId = c.req.param("agencyId") ?? "";
  const one = idPattern("agency").test(agencyId)
    ? await (await navigator()).organisation({ ...ctx, bank: readOnce(ctx.bank) }, agencyId as AgencyId)
    : undefined;
  if (!one) throw unknownPath();
  return one;
}

/** @throws EdgeRefusal path.unknown */
const missing = (): never => {
  throw unknownPath();
};

/** As it is now. @throws EdgeRefusal path.unknown: there is none, or it is not for everybody */
async function eventOf(c: Context<AppEnv>, ctx: Ctx) {
  const { readOpenly } = await occasions();
  const one = await unlessRefused(() => readOpenly(ctx, (c.req.param("occasionId") ?? "") as OccasionId));
  if (!one) throw unknownPath();
  return one;
}

/** What an event that everybody may come to asks for. */
const callOf = async (ctx: Ctx, one: PublicOccasion) =>
  (await (await talks()).readOpenly(ctx, one.occasionId as OccasionId)).call;

/** What is no instant counts as not said. */
const instantOf = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text) ? text : undefined;

function listOf(c: Context<AppEnv>, schema: z.ZodType) {
  const given = readQuery(schema, c.req.url) as Record<string, string | number | undefined>;
  return {
    page: given.page as number,
    perPage: given.per_page as number,
    search: given.search as string | undefined,
    organizationId: given.organization_id as string | undefined,
    taxonomyTermId: given.taxonomy_term_id as string | undefined,
    modifiedAfter: given.modified_after as string | undefined,
    full: given.full === "true",
    fullService: given.full_service === "true",
    minimal: given.minimal === "true",
  };
}

/** What somebody has sent, or asked with a code: for them alone. */
const unkept = async (c: Context<AppEnv>, { page, status }: { page: Html; status: 200 | 400 | 404 | 409 }) =>
  c.html(String(await page), status, { "Cache-Control": "no-store", "Content-Security-Policy": openPolicy });

async function page(c: Context<AppEnv>, body: Html): Promise<Response> {
  return answer(c, String(await body), "text/html; charset=utf-8");
}

/** @throws EdgeRefusal path.unknown where there is nothing */
function json(c: Context<AppEnv>, value: unknown): Response {
  if (value === undefined) throw unknownPath();
  return answer(c, JSON.stringify(value), "application/json; charset=utf-8");
}

/** With a tag of what it says: whoever has it already is told so (RFC 9110, 13.1.2). */
function answer(c: Context<AppEnv>, text: string, type: string): Response {
  const tag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  const headers: Record<string, string> = { ETag: tag, "Cache-Control": kept, Vary: "Accept-Encoding" };
  const known = (c.req.header("if-none-match") ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  if (known.includes(tag) || known.includes("*")) return c.body(null, 304, headers);
  const more: Record<string, string> = type.startsWith("text/html") ? { "Content-Security-Policy": openPolicy } : {};
  return c.body(text, 200, { ...headers, ...more, "Content-Type": type });
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
