import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as Agency from "@marshrut/core/agency";
import * as Navigator from "@marshrut/core/navigator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { hsds as compared, publishedFiles } from "../../../scripts/parts/hsds.ts";
import { exampleListing } from "../src/operations/listings.ts";
import * as hsds from "./hsds.ts";
import { ask, makeWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  const { system, pmpk, school, otherSchool } = world.ours;
  await Agency.patch(system, pmpk, { services: ["family-consultation", "speech-therapy"] });
  await Agency.patch(system, otherSchool, { services: ["early-help"] });
  // As little as an organisation may say, and a site in letters of its own.
  const { hours: _, access: __, ages: ___, firstStep: ____, ...little } = exampleListing;
  await Navigator.setListing(system, school, { ...little, site: "https://школа-12.рф/о школе" }, 0);
  world.clock.advance("PT2M");
});
const get = (path: string, headers: Record<string, string> = {}) => ask(world, "GET", path, { headers });

describe("the directory by HSDS 3.1", () => {
  const json = async <T>(path: string): Promise<T> => JSON.parse((await get(path)).text) as T;

  it("answers as the specification has it", async () => {
    hsds.root.parse(await json("/hsds"));
    const services = hsds.page(hsds.listedService).parse(await json("/hsds/services"));
    const organizations = hsds.page(hsds.listedOrganization).parse(await json("/hsds/organizations"));
    expect(services.total_items).toBeGreaterThan(2);
    for (const { id } of services.contents) hsds.service.parse(await json(`/hsds/services/${id}`));
    for (const { id } of organizations.contents) hsds.organization.parse(await json(`/hsds/organizations/${id}`));
    hsds.page(hsds.service).parse(await json("/hsds/services?full=true"));
    hsds.page(hsds.term).parse(await json("/hsds/taxonomy_terms?per_page=200"));
  });

  it("gives pages, filters, and what has changed since", async () => {
    type Listed = {
      total_items: number;
      total_pages: number;
      first_page: boolean;
      last_page: boolean;
      contents: { id: string; name: string }[];
    };
    const all = await json<Listed>("/hsds/services");
    const one = await json<Listed>("/hsds/services?per_page=1&page=2");
    expect(one).toMatchObject({ total_items: all.total_items, first_page: false, contents: [all.contents[1]] });
    expect(await json("/hsds/services?page=99")).toMatchObject({ empty: true, contents: [] });
    expect(await json<Listed>("/hsds/services?format=json")).toEqual(all);
    const speech = await json<Listed>("/hsds/services?search=логопеды");
    expect(speech.contents.length).toBeGreaterThan(0);
    expect(await json("/hsds/services?modified_after=2030-01-01")).toMatchObject({ total_items: 0 });
    expect(await json("/hsds/services?modified_after=2020-01-01T00:00:00Z")).toMatchObject({
      total_items: all.total_items,
    });
    const organizations = await json<Listed>("/hsds/organizations");
    const of = await json<Listed>(`/hsds/services?organization_id=${organizations.contents[0]!.id}`);
    expect(of.total_items).toBeLessThan(all.total_items);
    for (const query of ["page=0", "per_page=1000", "modified_after=yesterday", "nothing=1", "page=1&page=2"])
      expect((await get(`/hsds/services?${query}`)).status, query).toBe(400);
  });

  it("names no person and no mail address", async () => {
    for (const path of ["/hsds/services?full=true", "/hsds/organizations?full=true"])
      expect((await get(path)).text, path).not.toMatch(/@|Соловьёв|contact/);
  });

  it("tells of an organisation that says little, in letters that an address may have", async () => {
    const { contents } = await json<{ contents: { id: string; website?: string }[] }>("/hsds/organizations");
    const little = contents.find(({ website }) => website?.startsWith("https://xn--"))!;
    expect(little.website).toBe("https://xn---12-5cd3cgu2f.xn--p1ai/%D0%BE%20%D1%88%D0%BA%D0%BE%D0%BB%D0%B5");
    const whole = hsds.organization.parse(await json(`/hsds/organizations/${little.id}`));
    expect(whole.locations[0]).toMatchObject({ schedules: [], accessibility: [] });
    // People are shown it as it is written on the door.
    expect((await get(`/organisations/${world.ours.school}`)).text).toMatch(
      /href="https:\/\/школа-12\.рф[^"]*"[^>]*>школа-12\.рф</,
    );
  });

  it("says no ages where the organisation receives none of those whom the service is for", async () => {
    const ages = { from: 17, to: 18 };
    await Navigator.setListing(world.ours.system, world.ours.otherSchool, { ...exampleListing, ages });
    world.clock.advance("PT2M");
    const { contents } = await json<{ contents: { name: string; minimum_age?: number; maximum_age?: number }[] }>(
      "/hsds/services?search=ранней",
    );
    const early = contents.filter(({ name }) => name.includes("ранней помощи"));
    expect(early.length).toBeGreaterThan(0);
    for (const one of early) expect(one).not.toHaveProperty("minimum_age");
  });

  it("gives an organisation with its services whole, and what changed at that very instant", async () => {
    const all = await json<{ contents: { id: string; last_modified: string }[] }>("/hsds/services");
    const [newest] = all.contents.toSorted((a, b) => b.last_modified.localeCompare(a.last_modified));
    const since = await json<{ contents: { id: string }[] }>(`/hsds/services?modified_after=${newest!.last_modified}`);
    expect(since.contents.map(({ id }) => id)).toContain(newest!.id);
    const fully = await json<{ contents: { id: string; services: { attributes?: unknown }[] }[] }>(
      "/hsds/organizations?full_service=true",
    );
    const giver = fully.contents.find(({ services }) => services.length > 0)!;
    expect(giver.services[0]!.attributes).toBeDefined();
    expect(await json(`/hsds/organizations/${giver.id}?full_service=true`)).toEqual(giver);
  });

  it("is found with a stroke behind its address, as every open page, and nobody is sent elsewhere", async () => {
    for (const [asked, found] of [
      ["/hsds/", "/hsds"],
      ["/help/?age=3", "/help?age=3"],
      [`/organisations/${world.ours.pmpk}/`, `/organisations/${world.ours.pmpk}`],
    ] as const) {
      const answer = await get(asked);
      expect([answer.status, answer.headers.get("location")], asked).toEqual([308, found]);
    }
    for (const path of ["//example.org/", "/v1/me/", "/nowhere/", "/"])
      expect((await get(path)).headers.get("location") ?? "", path).not.toMatch(/example\.org|^\/v1|nowhere/);
  });
});

describe("npm run hsds", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "hsds-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const json = (schema: z.ZodType) => z.toJSONSchema(schema, { target: "draft-7" });
  /** A small specification of our own, in the form in which the published one comes. */
  const write = (service = json(hsds.service.partial().required({ id: true, name: true, status: true }))) => {
    const page = { type: "object", properties: { total_items: {}, total_pages: {}, page_number: {}, size: {} } };
    Object.assign(page.properties, { first_page: { type: "boolean" }, last_page: {}, empty: { type: "boolean" } });
    const schema = json(hsds.root);
    const answer = { responses: { 200: { content: { "application/json": { schema } } } } };
    const definitions = { organization: json(hsds.organization), taxonomy_term: json(hsds.term) };
    const files = [
      { ...service, definitions },
      json(hsds.listedService),
      json(hsds.listedOrganization),
      { paths: { "/": { get: answer } }, components: { schemas: { Page: page } } },
    ];
    mkdirSync(path.join(folder, "compiled"), { recursive: true });
    for (const [i, file] of publishedFiles.entries()) writeFileSync(path.join(folder, file), JSON.stringify(files[i]));
  };
  const run = async (...args: string[]) => {
    const said: string[] = [];
    const asked: typeof fetch = async (url) => world.app.request(String(url));
    return { code: await compared(args, (line) => said.push(line), asked), said };
  };

  it("holds every answer to the schemas of a folder", async () => {
    write();
    const { code, said } = await run(folder);
    expect(said).toEqual([expect.stringMatching(/^\d+ answers, \d+ things listed, 0 faults$/)]);
    expect(code).toBe(0);
  });

  it("names what is missing, what is of another form, and what the specification does not know", async () => {
    const { url: _, ...properties } = hsds.service.partial().shape;
    write({ ...json(z.strictObject({ ...properties, name: z.int() })), required: ["id", "fees"] });
    const { code, said } = await run(folder);
    expect(code).toBe(1);
    expect(said.join("\n")).toMatch(
      /\/hsds\/services\?full=true&page=1 \S+ {2}must NOT have additional properties \(url\)/,
    );
    expect(said).toContainEqual(expect.stringMatching(/must have required property 'fees'/));
    expect(said).toContainEqual(expect.stringMatching(/ \/name must be integer/));
  });

  it("says so where it cannot compare", async () => {
    expect(await run()).toMatchObject({ code: 2, said: ["npm run hsds -- FOLDER [ADDRESS]"] });
    writeFileSync(path.join(folder, publishedFiles[3]), "{}");
    expect(await run(folder)).toMatchObject({
      code: 2,
      said: [expect.stringMatching(/^openapi\.json: no components\.schemas\.Page$/)],
    });
    rmSync(path.join(folder, publishedFiles[0]));
    expect(await run(folder)).toMatchObject({ code: 2, said: [expect.stringMatching(/^compiled\/service_with/)] });
  });
});
