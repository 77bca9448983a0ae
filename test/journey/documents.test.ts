import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shippedKeys } from "../../packages/core/src/forms/standard-document/shipped/keys.ts";
import { canary, tenant, World } from "./world.ts";

// Standard documents from their approval to the family's telephone, and model programmes that organisations take over: over HTTP, with the
// functions' own rights.

let w: World;
const ids: Record<string, string> = {};
const act = { act: { number: "7", date: "2026-01-10" } };
beforeAll(async () => {
  w = await World.start();
  for (const model of shippedKeys) {
    ids[model] = (await w.ok<{ standardId: string }>("POST", "/v1/standard-documents", { model })).standardId;
    await w.ok("POST", `/v1/standard-documents/${ids[model]}/approve`, act);
  }
  await w.openRoute();
  const account = { tenant, role: "representative", name: "Мама", account: "mama" } as const;
  await w.cloud.identity.registerAccount({ ...account, representative: w.representativeId });
});
afterAll(() => w.close());

interface Made {
  documentId: string;
  replacedBy?: string;
  voided?: { reason: string };
}
interface Problem {
  code: string;
  errors: { pointer: string }[];
}
const documents = () => `/v1/children/${w.childId}/documents`;
const register = { number: "12", date: "2026-01-12" };
const words = {
  "given.last-day": "2026-02-27",
  "given.why": "ребёнок идёт в школу",
  "given.next": "служба школы",
};
const dative = { "representative.name:dative": "Канарейкину Петру" };
const notice = (more: object = {}) => ({
  standardId: ids["end-notice"],
  ...register,
  agencyId: w.agencies.pmpc,
  given: words,
  forms: dative,
  ...more,
});
const home = (action: object) => w.ok<Record<string, unknown>>("POST", "/v1/me/family", action, "mama");
const textOf = async (content: unknown): Promise<string> => {
  const pdf = await getDocumentProxy(new Uint8Array(Buffer.from(String(content), "base64")));
  return (await extractText(pdf, { mergePages: true })).text.replaceAll(/\s+/g, " ");
};

describe("a document of a child", () => {
  it("names what no record knows and the name that it cannot decline, and is made of all else", async () => {
    const refused = await w.call("POST", documents(), notice({ given: {}, forms: {} }));
    expect(refused.status).toBe(422);
    expect((refused.body as unknown as Problem).errors.map(({ pointer }) => pointer)).toEqual([
      "/given/given.last-day",
      "/given/given.why",
      "/given/given.next",
      "/forms/representative.name:dative",
    ]);
    const { documentId } = await w.ok<Made>("POST", documents(), notice());
    const said = await w.pdf(`${documents()}/${documentId}/file?format=pdf`);
    expect(said).toContain("Канарейкину Петру");
    expect(said).toContain("Канарейкиной Ефросинье Пантелеймоновне");
    expect(said).toContain("завершает оказание услуг ранней помощи");
  });

  it("is on the page of whom it was made for, in its replaced form too, and gone once it was a mistake", async () => {
    const [first] = (await w.ok<{ items: Made[] }>("GET", documents())).items;
    const second = await w.ok<Made>("POST", documents(), notice({ number: "13", replaces: first!.documentId }));
    expect(await home({ action: "documents", childId: w.childId })).toMatchObject({
      documents: [
        { documentId: second.documentId, number: "13", replaced: false },
        { documentId: first!.documentId, replaced: true },
      ],
    });
    const at = { childId: w.childId, documentId: second.documentId };
    const { content } = await home({ action: "document", ...at });
    expect(await textOf(content)).toContain("Канарейкиной Ефросинье");
    await w.ok("POST", `${documents()}/${second.documentId}/void`, { reason: "Не тот номер" });
    const gone = await w.call("POST", "/v1/me/family", { action: "document", ...at }, "mama");
    expect(gone.status).toBe(404);
    const { items } = await w.ok<{ items: Made[] }>("GET", documents());
    expect(items.map(({ replacedBy, voided }) => [replacedBy, voided?.reason])).toEqual([
      [undefined, "Не тот номер"],
      [second.documentId, undefined],
    ]);
  });

  it("is made by the organisation that has a step for the child, and by no other", async () => {
    const { standardId, ...protocol } = {
      standardId: ids["assessment-protocol"],
      ...register,
      given: Object.fromEntries(
        ["present", "how", "movement", "communication", "learning", "self-care", "family", "conclusion", "advice"].map(
          (key) => [`given.${key}`, "Слова"],
        ),
      ),
    };
    const { documentId } = await w.ok<Made>("POST", documents(), { standardId, ...protocol }, "pmpk");
    expect(
      (await w.ok<{ items: Made[] }>("GET", documents(), undefined, "pmpk")).items.map((one) => one.documentId),
    ).toContain(documentId);
    expect((await w.call("POST", documents(), { standardId, ...protocol }, "school-1")).status).toBe(404);
    // It is for the office: the family's page does not have it.
    const { documents: hers } = await home({ action: "documents", childId: w.childId });
    expect(hers).toHaveLength(1);
    const consents = await w.ok<{ items: { consentId: string }[] }>("GET", `/v1/children/${w.childId}/consents`);
    await w.ok("POST", `/v1/consents/${consents.items[0]!.consentId}/withdraw`);
    const file = await w.call("GET", `${documents()}/${documentId}/file`, undefined, "pmpk");
    expect([403, 409]).toContain(file.status);
    await w.giveConsent();
  });

  it("leaves nothing of whom it is about outside the vault", () => {
    for (const secret of [canary.surname, canary.givenName, "Канарейкин", "ребёнок идёт в школу"])
      expect(w.logs.join("\n")).not.toContain(secret);
  });
});

it("lets an office edit a document in Word and brings it back", async () => {
  const token = await w.cloud.identity.token("coordinator");
  const path = `/v1/standard-documents/${ids["measures-list"]}/print?as=template`;
  const answer = await fetch(`${w.cloud.urls.api}${path}`, { headers: { authorization: `Bearer ${token}` } });
  const file = Buffer.from(await answer.arrayBuffer()).toString("base64");
  const about = { title: { ru: "Перечень", en: "A list" }, audience: "office", dataClass: "health" };
  const brought = await w.ok<{ standardId: string; draft: { parts: { kind: string }[] } }>(
    "POST",
    "/v1/standard-documents/imports",
    { ...about, file },
  );
  expect(brought.draft.parts.map(({ kind }) => kind)).toEqual([
    "title",
    "facts",
    "facts",
    "table",
    "paragraph",
    "signatures",
  ]);
});

describe("a model programme", () => {
  const speech = {
    kind: "early-help",
    title: "Первые шаги вместе",
    serviceKeys: ["speech-therapy"],
    ages: { from: 0, to: 3 },
    form: "individual",
    sessionsPerMonth: 8,
    term: { from: "2026-01-12", until: "2026-12-31" },
    places: 4,
  };
  interface Copied {
    programmeId: string;
    modelVersion: number;
    modelNews?: { version: number };
    draft: { sessionsPerMonth: number; places: number };
  }

  it("stands in the library with its grade and cards, is copied, and tells its copies of a new version", async () => {
    const method = {
      kind: "method",
      title: { ru: "Карточки с картинками" },
      summary: { ru: "Ребёнок просит карточкой." },
      evidence: "B",
      source: "Обзор исследований",
    };
    const { itemId } = await w.ok<{ itemId: string }>("POST", "/v1/library", { content: method });
    const methods = [{ title: "Карточки", evidence: "B", itemId }];
    const early = await w.call("POST", "/v1/programmes", { ...speech, methods });
    expect(early.status).toBe(422);
    await w.ok("POST", `/v1/library/${itemId}/publish`);
    const { programmeId } = await w.ok<Copied>("POST", "/v1/programmes", { ...speech, methods });
    const path = `/v1/programmes/${programmeId}`;
    await w.ok("POST", `${path}/approve`, act);
    const read = async (address: string) => (await fetch(`${w.cloud.urls.api}${address}`)).text();
    expect(await read("/library?kind=programme")).toContain("Первые шаги вместе");
    const page = await read(`/library/${programmeId}`);
    expect(page).toContain(`/library/${itemId}`);
    expect(page).toContain("есть хорошие исследования (B)");
    expect(await read("/library?kind=document")).toContain("Договор с семьёй о ранней помощи");
    expect(await read(`/library/${ids["end-notice"]}`)).not.toMatch(/\{(child|given|organisation)\./);

    const agencyId = w.agencies.pmpc;
    const copied = await w.ok<Copied>("POST", `${path}/copy`, { agencyId }, "pmpk");
    expect(copied.modelVersion).toBe(1);
    const own = `/v1/programmes/${copied.programmeId}`;
    const etag = (await w.call("GET", path)).headers.get("etag")!;
    await w.call("PATCH", path, { sessionsPerMonth: 12 }, "coordinator", { "if-match": etag });
    await w.ok("POST", `${path}/approve`, act);
    await w.cloud.settle();
    expect(await w.ok<Copied>("GET", own, undefined, "pmpk")).toMatchObject({
      modelVersion: 1,
      modelNews: { version: 2 },
    });
    await w.cloud.advance("P1D");
    await w.cloud.settle();
    const letters = (await w.mails("pmpc@example.org")).map(({ text }) => text);
    expect(letters.some((text) => text.includes("вышла новая редакция"))).toBe(true);
    expect(await w.ok<Copied>("POST", `${own}/model`, { answer: "adopt" }, "pmpk")).toMatchObject({
      modelVersion: 2,
      draft: { sessionsPerMonth: 12, places: 4 },
    });
    await w.ok("POST", `${own}/approve`, act);
    await w.cloud.settle();
    expect(await w.ok("GET", "/v1/indicators/check", undefined, "admin")).toMatchObject({ items: [] });
  });
});
