import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { entriesOf, unpacked } from "../../packages/core/src/ground/shared/archive.ts";
import { readSheets } from "../../packages/core/src/ground/workbook/read.ts";
import { expertAnswers, organisations, visitorAnswers } from "./quality.organisations.ts";
import { tenant, World } from "./world.ts";

// The year is assessed, over HTTP, in virtual time and with the functions' own rights: its figures are frozen in January and judged by
// organisations until April (roadmap II.VIII 8.2); twelve organisations are assessed by experts and visitors (II.VIII 8.1).

let w: World;
let department: string;
const order = { act: { number: "12", date: "2025-12-01" } };

beforeAll(async () => {
  w = await World.start("own", "2025-12-22T09:00", undefined, "PT24H");
  await w.cloud.identity.registerAccount({ account: "admin", tenant, role: "admin", name: "Админ" });
  await w.ok("POST", "/v1/roadmaps/imports", { format: "catalogue" }, "admin");
  for (const account of ["anna", "boris"])
    await w.cloud.identity.registerAccount({ account, tenant, role: "coordinator", name: account });
  department = await agency("Департамент", "department");
  await w.ok("POST", "/v1/periods/2025/open", {});
  await w.cloud.settle();
});
afterAll(() => w.close());

async function agency(name: string, kind: string): Promise<string> {
  const body = {
    name: `Организация: ${name}`,
    shortName: name,
    kind,
    municipality: "novokuznetsk",
    contacts: [{ email: "office@example.org" }],
  };
  return (await w.ok<{ agencyId: string }>("POST", "/v1/agencies", body)).agencyId;
}

interface Asked {
  agencyId: string;
  url?: string;
  responses: { responseId: string; status: string; url?: string }[];
}
const asked = async (roundId: string) =>
  (await w.ok<{ items: Asked[] }>("GET", `/v1/rounds/${roundId}/asked?limit=100`)).items;
const answer = (url: string, action: object) =>
  w.call<{ status: string; token?: string }>("POST", "/v1/forms/respond", { token: url.split("#")[1], ...action }, "");
const round = async (formId: string, audience: object, closesOn: string) => {
  const made = await w.ok<{ roundId: string }>("POST", `/v1/forms/${formId}/rounds`, { audience, closesOn });
  await w.cloud.settle();
  return made.roundId;
};
const approve = (formId: string) => w.ok("POST", `/v1/forms/${formId}/approve`, order);

async function download(url: string): Promise<Buffer> {
  const token = await w.cloud.identity.token("coordinator");
  const file = await fetch(`${w.cloud.urls.api}${url}`, { headers: { authorization: `Bearer ${token}` } });
  expect(file.status).toBe(200);
  return Buffer.from(await file.arrayBuffer());
}

/** The words of a document that is downloaded. */
async function words(url: string): Promise<string> {
  const bytes = await download(url);
  const body = entriesOf(bytes).find(({ name }) => name === "word/document.xml")!;
  const parts: Buffer[] = [];
  for await (const part of unpacked(bytes, body)) parts.push(part);
  const found = Buffer.concat(parts)
    .toString()
    .matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g);
  return [...found].map(([, text]) => text).join("\n");
}

describe("the year 2025", () => {
  let formId: string;
  let roundId: string;
  const url = () => `/v1/assessments/${assessmentId}`;
  let assessmentId: string;

  it("is not assessed before its figures are frozen, which they are by the end of January", async () => {
    const early = await w.call("POST", "/v1/assessments", { year: "2025" });
    expect([early.status, early.body.code]).toEqual([409, "period.not-frozen"]);
    const [owed] = (
      await w.ok<{ items: { obligationId: string; measureKey: string }[] }>(
        "GET",
        `/v1/obligations?period=2025&agency=${w.agencies.school}&limit=200`,
      )
    ).items.filter(({ measureKey }) => measureKey === "I-1");
    await w.ok("POST", `/v1/obligations/${owed!.obligationId}/submit`, { values: { done: true, acts: 3 } }, "school-1");
    await w.cloud.advance("P34D");
    expect(await w.ok("GET", "/v1/periods/2025")).toMatchObject({
      status: "submitted",
      lockOn: "2026-01-23",
      groups: [
        { key: "figures", lastDay: "2026-01-23", frozenOn: "2026-01-24" },
        { key: "2026-04-30", lastDay: "2026-05-18" },
      ],
    });
  });

  it("has a form with the frozen figures before its questions, to be read and not changed", async () => {
    const made = await w.ok<{ assessmentId: string; formId: string }>("POST", "/v1/assessments", { year: "2025" });
    ({ assessmentId, formId } = made);
    expect(made).toMatchObject({ status: "drafted", revision: 1, frozenOn: "2026-01-24" });
    const form = await w.ok<{ draft: { items: { key: string; kind: string; text: { ru: string } }[] } }>(
      "GET",
      `/v1/forms/${formId}`,
    );
    const text = (key: string) => form.draft.items.find((item) => item.key === key)?.text.ru;
    expect(text("figures-source")).toContain("редакция 1. Цифры заморожены 24 января 2026 года");
    expect(text("measure-I-1")).toContain("Принято или изменено нормативных актов — 3 (по отчётам: 1 организация)");
    expect(form.draft.items.find(({ key }) => key === "measure-I-1")?.kind).toBe("note");
    expect(form.draft.items.find(({ key }) => key === "judged-II.VIII")?.kind).toBe("scale");
  });

  it("is judged by the working group's organisations by their links", async () => {
    await approve(formId);
    const { school, pmpc, health } = w.agencies as Record<string, string>;
    roundId = await round(formId, { kind: "agencies", agencyIds: [department, school, pmpc, health] }, "2026-04-20");
    const { content } = await w.ok<{ content: { items: { key: string; kind: string }[] } }>(
      "GET",
      `/v1/forms/${formId}`,
    );
    const scales = content.items.filter(({ kind }) => kind === "scale").map(({ key }) => key);
    const judge = (n: number) => Object.fromEntries(scales.map((key) => [key, n]));
    const links = new Map((await asked(roundId)).map(({ agencyId, responses }) => [agencyId, responses[0]!.url!]));
    for (const [agencyId, n] of [
      [department, 4],
      [school, 3],
      [pmpc, 5],
    ] as [string, number][]) {
      const answers = { ...judge(n), ...(n === 3 ? { "right-II.VIII": "Считать заранее" } : {}) };
      expect((await answer(links.get(agencyId)!, { action: "submit", answers })).body.status).toBe("submitted");
    }
    const soon = await w.call("POST", `${url()}/sum`, { roundId });
    expect([soon.status, soon.body.code]).toEqual([409, "round.not-closed"]);
  });

  it("is reminded of, summed up, and handed in by 30 April with its paper, upon January's figures", async () => {
    await w.cloud.advance("P86D"); // to 21 April
    const mails = (await w.cloud.mail.messages({})).filter(({ text }) => text.includes("II.VIII-8.2"));
    expect(mails.length).toBeGreaterThan(0);
    const summed = await w.ok<{ sections: { section: string; mean: number; answered: number; steps: number[] }[] }>(
      "POST",
      `${url()}/sum`,
      { roundId },
    );
    expect(summed).toMatchObject({ status: "summed", asked: 4, answered: 3, whole: { mean: 4 } });
    expect(summed.sections.find(({ section }) => section === "II.VIII")).toMatchObject({
      mean: 4,
      answered: 3,
      steps: [0, 0, 1, 1, 1],
    });
    const finding = { text: "Собирать цифры к 10 января", key: "judged-II.VIII", responsible: department };
    await w.ok("POST", `/v1/rounds/${roundId}/findings`, { ...finding, dueOn: "2026-12-01" });
    const paper = await words(`${url()}/report`);
    for (const part of [
      "замороженные 24 января 2026 года",
      "4 из 5",
      "Считать заранее",
      "Собирать цифры к 10 января",
      "Департамент",
    ])
      expect(paper).toContain(part);

    const sheets = await readSheets(await download(`${url()}/report?format=xlsx`));
    const book = Object.fromEntries(sheets.map(({ name, rows }) => [name, rows]));
    expect(Object.keys(book)).toEqual(["Оценка", "Цифры", "Предложения", "Выводы"]);
    const row = (sheet: string, part: string) => book[sheet]!.find((cells) => cells.some((one) => one === part));
    expect(book.Оценка!.find(([title]) => /^Раздел II\.VIII\./.test(String(title)))?.slice(1, 8)).toEqual([
      "4",
      "3",
      "0",
      "0",
      "1",
      "1",
      "1",
    ]);
    expect(row("Оценка", "Система в целом")?.slice(1, 3)).toEqual(["4", "3"]);
    expect(book.Цифры!.flat().join()).toContain("Принято или изменено нормативных актов — 3");
    expect(row("Предложения", "Считать заранее")).toBeDefined();
    expect(row("Выводы", "Собирать цифры к 10 января")?.slice(1)).toEqual(["Департамент", "01.12.2026"]);

    const { items } = await w.ok<{ items: { obligationId: string; measureKey: string }[] }>(
      "GET",
      `/v1/obligations?period=2025&agency=${department}&limit=200`,
    );
    const id = (measure: string) => items.find(({ measureKey }) => measureKey === measure)!.obligationId;
    const wrong = await w.call("POST", `${url()}/confirm`, { obligationId: id("II.VIII-8.1") });
    expect([wrong.status, wrong.body.code]).toEqual([422, "input.invalid"]);
    expect(await w.ok("POST", `${url()}/confirm`, { obligationId: id("II.VIII-8.2") })).toMatchObject({
      status: "reported",
      reportedOn: "2026-04-21",
    });
    await w.cloud.settle();
    expect(await w.ok("GET", `/v1/obligations/${id("II.VIII-8.2")}`)).toMatchObject({
      status: "submitted",
      late: false,
      attachments: [{ name: "mezhvedomstvennaya-ocenka-2025.docx" }],
    });
    expect(await w.ok("GET", "/v1/periods/2025/report")).toMatchObject({
      revision: 2,
      computedAt: expect.stringMatching(/^2026-01-24/),
      groups: [{ frozenOn: "2026-01-24" }, {}],
    });
    const again = await w.call("POST", `${url()}/sum`, { roundId });
    expect([again.status, again.body.code]).toEqual([409, "assessment.reported"]);
    expect((await w.call("GET", url(), undefined, "school-1")).status).toBe(403);
  });
});

describe("what the assessment found", () => {
  it("stands on the working group's agenda, and a decision upon it is asked of its executor", async () => {
    const seat = (agencyId: string | undefined, post: string) => ({ agencyId, post });
    const { bodyId } = await w.ok<{ bodyId: string }>("POST", "/v1/bodies", {
      name: "Межведомственная рабочая группа",
      kind: "working-group",
      secretary: seat(w.agencies.health, "секретарь"),
      chair: seat(department, "председатель"),
      members: [seat(department, "руководитель"), seat(w.agencies.school, "директор")],
    });
    const { meetingId } = await w.ok<{ meetingId: string }>("POST", "/v1/meetings", {
      bodyId,
      on: "2026-05-05",
      time: "10:00",
      place: "Департамент образования",
    });
    const meeting = `/v1/meetings/${meetingId}`;
    const { items } = await w.ok<{ items: { title: { ru: string }; about: { kind: string } }[] }>(
      "GET",
      `${meeting}/proposals`,
    );
    const found = items.find(({ about }) => about.kind === "findings")!;
    expect(found.title.ru).toBe("Выводы: «Межведомственная оценка системы реабилитации за 2025 год» (1)");
    const agenda = { items: [{ title: found.title.ru, about: found.about }] };
    await w.ok("PUT", `${meeting}/agenda`, agenda, "coordinator", { "if-match": "*" });
    await w.ok("POST", `${meeting}/invite`, {});
    await w.cloud.advance("P14D");
    await w.ok("POST", `${meeting}/hold`, { present: [department, w.agencies.school, w.agencies.health] });
    const text = "Собирать цифры года к 10 января";
    const decision = { item: 1, text, executors: [department], due: "2026-12-01", votes: { for: 2 } };
    await w.ok("POST", `${meeting}/decisions`, decision);
    await w.ok("POST", `${meeting}/minutes`, { items: [{ n: 1, heard: "Об оценке за 2025 год" }] });
    for (const as of ["anna", "boris"]) await w.call("POST", `${meeting}/approve`, {}, as);
    await w.cloud.settle();
    expect(await w.ok("GET", `/v1/decisions?status=in-force&body=${bodyId}`)).toMatchObject({
      items: [{ text, due: "2026-12-01" }],
    });
  });
});

describe("the quality of twelve organisations", () => {
  const forms: Record<string, string> = {};
  const ids = new Map<string, string>();
  const rounds: Record<string, string> = {};
  let url: string;

  it("is seen by experts and told by visitors, who leave no name", async () => {
    for (const { name } of organisations) ids.set(name, await agency(name, "college"));
    const agencyIds = [...ids.values()];
    for (const model of ["quality-experts", "quality-visitors", "quality-plan"]) {
      const { formId } = await w.ok<{ formId: string }>("POST", "/v1/forms", { model });
      await approve(formId);
      forms[model] = formId;
    }
    const until = "2026-05-29";
    rounds.experts = await round(forms["quality-experts"]!, { kind: "experts", agencyIds, each: 2 }, until);
    rounds.visitors = await round(forms["quality-visitors"]!, { kind: "visitors", agencyIds }, until);
    const seen = new Map((await asked(rounds.experts)).map((one) => [one.agencyId, one.responses]));
    const told = new Map((await asked(rounds.visitors)).map((one) => [one.agencyId, one.url!]));
    for (const one of organisations) {
      const agencyId = ids.get(one.name)!;
      for (const [i, expert] of one.experts.entries()) {
        const answers = expertAnswers(expert);
        await w.ok("POST", `/v1/responses/${seen.get(agencyId)![i]!.responseId}/submit`, { answers });
      }
      for (let i = 0; i < one.visitors; i++) {
        const { body } = await answer(told.get(agencyId)!, { action: "view" });
        const answers = visitorAnswers(one, i);
        const { status } = await answer(`#${body.token}`, { action: "submit", answers });
        expect(status).toBe(200);
      }
    }
    const body = { year: "2026", sphere: "education", experts: rounds.experts, visitors: rounds.visitors };
    const crossed = await w.call("POST", "/v1/quality-assessments", {
      ...body,
      experts: rounds.visitors,
      visitors: rounds.experts,
    });
    expect([crossed.status, crossed.body.code]).toEqual([422, "input.invalid"]);
    const { qualityId } = await w.ok<{ qualityId: string }>("POST", "/v1/quality-assessments", body);
    url = `/v1/quality-assessments/${qualityId}`;
    expect((await w.call("POST", "/v1/quality-assessments", body)).body.code).toBe("conflict.exists");
    expect((await w.call("POST", `${url}/count`, {})).body.code).toBe("round.not-closed");
  });

  it("comes to the scores that were computed by hand, in the order of names", async () => {
    await w.cloud.advance("P25D"); // to 30 May
    const counted = await w.ok<{ organisations: Record<string, unknown>[]; mean: number }>("POST", `${url}/count`, {});
    const shown = counted.organisations.map(({ name, criteria, total, place, remarks }) => {
      const of = criteria as Record<string, number>;
      return { name, criteria: ["1", "2", "3", "4", "5"].map((key) => of[key]), total, place, remarks };
    });
    expect(shown).toEqual(
      organisations.map(({ name, criteria, total, place, remarks }) => ({ name, criteria, total, place, remarks })),
    );
    // (100 + 67.15 + 65.44 + 65.44 + 67.35 + 77.37 + 0 + 96 + 62.95 + 50.6) / 10
    expect(counted.mean).toBe(65.64);
    expect(counted.organisations.map(({ visitors }) => visitors)).toEqual([
      10,
      10,
      10,
      10,
      undefined,
      undefined,
      10,
      12,
      10,
      10,
      30,
      10,
    ]);
    expect((await w.call("POST", `${url}/count`, {})).body.code).toBe("input.invalid");
    const reason = "Проверка подсчёта";
    expect(await w.ok("POST", `${url}/count`, { reason })).toMatchObject({ counted: 2, reason, mean: 65.64 });
    expect(
      (await w.call("POST", `/v1/rounds/${rounds.visitors}/extend`, { closesOn: "2026-06-30", reason })).status,
    ).toBe(409);
    const paper = await words(`${url}/report?format=docx`);
    for (const part of ["З колледж", "77,37", "нет листа эксперта", "344н", "вверх"]) expect(paper).toContain(part);
  });

  it("is a figure of the year, and ends in plans whose days are tasks", async () => {
    await w.cloud.settle();
    const { indicators: figures } = await w.ok<{ indicators: { key: string; value?: number }[] }>(
      "GET",
      "/v1/indicators?period=2026",
    );
    const figure = (key: string) => figures.find((one) => one.key === key)?.value;
    expect([figure("quality-assessed"), figure("quality-visitors"), figure("quality-mean")]).toEqual([10, 122, 65.64]);
    const agencyId = ids.get("И колледж")!;
    const plans = await round(forms["quality-plan"]!, { kind: "agencies", agencyIds: [agencyId] }, "2026-06-10");
    const read = await w.call("GET", url);
    await w.ok("PATCH", url, { plans }, "coordinator", { "if-match": read.headers.get("etag")! });
    const [one] = await asked(plans);
    const steps = [
      { criterion: "1", shortcoming: "Пустой стенд", action: "Заполнить", until: "2026-08-01", post: "завхоз" },
      { criterion: "3", shortcoming: "Нет пандуса", action: "Поставить", until: "2026-09-01" },
    ];
    await answer(one!.responses[0]!.url!, { action: "submit", answers: { steps } });
    await w.cloud.advance("P12D");
    const scored = (await w.mails("office@example.org")).filter(({ text }) => text.includes("посчитана заново"));
    // Each has one letter with its own points, and no other organisation's.
    const letterOf = (name: string) => scored.filter(({ subject }) => subject.includes(name)).map(({ text }) => text);
    expect(letterOf("В колледж")).toHaveLength(1);
    expect(letterOf("В колледж")[0]).toMatch(
      /Итог: 65,44[\s\S]*Доступность для инвалидов: 31,43[\s\S]*инвалидов среди/i,
    );
    expect(letterOf("Г колледж")[0]).toMatch(/Итог: 69,55[\s\S]*3\.3 учтён, но отдельно не показан/);
    expect(letterOf("Д колледж")[0]).toMatch(/Итог: не посчитано[\s\S]*меньше пяти посетителей/);
    expect(letterOf("Г колледж")[0]).toContain("Новое для вашей организации");
    const take = () => w.ok<{ organisations: Record<string, unknown>[] }>("POST", `${url}/plans`, { agencyId });
    const first = (await take()).organisations.find(({ name }) => name === "И колледж");
    expect(first).toMatchObject({ plan: "taken", findings: [expect.any(String), expect.any(String)] });
    expect((await take()).organisations.find(({ name }) => name === "И колледж")).toEqual(first);
    const { items } = await w.ok<{ items: { text: string; dueOn: string }[] }>("GET", `/v1/rounds/${plans}/findings`);
    expect(items.map(({ text, dueOn }) => [text, dueOn])).toEqual([
      ["1. Пустой стенд — Заполнить (завхоз)", "2026-08-01"],
      ["3. Нет пандуса — Поставить", "2026-09-01"],
    ]);
    const paper = await words(`${url}/report?format=docx`);
    for (const part of ["Что исправят организации", "3. Нет пандуса — Поставить", "01.09.2026"])
      expect(paper).toContain(part);
    await w.cloud.settle();
    const tasks = await w.ok<{ items: { task: { kind: string; agencyId?: string } }[] }>(
      "GET",
      "/v1/inbox?bucket=tasks&limit=100",
    );
    expect(tasks.items.filter(({ task }) => /finding/.test(task.kind))).toHaveLength(3);
  });
});
