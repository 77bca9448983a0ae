import type { Patch } from "./patches.fields.ts";
import type { World } from "./world.ts";

/** Those who teach, and the practice that is shown. */
const known = { mentors: [] as string[], practice: "" };

/** An internship site that was approved: whatever the coordinator changes, it stays so. */
export async function makeSite(w: World): Promise<string> {
  const agencyId = w.agencies.pmpc!;
  const specialist = async (name: string) =>
    (
      await w.ok<{ specialistId: string }>("POST", `/v1/agencies/${agencyId}/specialists`, {
        name,
        post: "учитель-логопед",
      })
    ).specialistId;
  known.mentors = [await specialist("Наставникова Анна"), await specialist("Наставникова Вера")];
  const practice = { kind: "practice", title: { ru: "Утренний круг" }, summary: { ru: "По картинкам." }, text: "Как." };
  known.practice = (await w.ok<{ itemId: string }>("POST", "/v1/library", { content: practice })).itemId;
  await w.ok("POST", `/v1/library/${known.practice}/publish`);
  const { siteId } = await w.ok<{ siteId: string }>("POST", "/v1/sites", {
    agencyId,
    title: "Альтернативная речь",
    about: "Показываем занятия.",
    programme: ["Знакомство"],
    hours: 16,
    terms: [{ from: "2027-04-05", until: "2027-04-09", places: 2 }],
    mentors: known.mentors.slice(0, 1),
  });
  await w.ok("POST", `/v1/sites/${siteId}/approve`, { act: { number: "1", date: "2026-01-10" } });
  return `/v1/sites/${siteId}`;
}

export const sitePatches = (): Patch[] => [
  [{ title: "Речь без слов" }, { title: "Речь без слов", status: "approved" }],
  [{ about: "Показываем и объясняем." }, { about: "Показываем и объясняем." }],
  [{ practiceId: known.practice }, { practiceId: known.practice }],
  [{ practiceId: null }, { practiceId: undefined }],
  [{ serviceKeys: ["speech-therapy"] }, { "serviceKeys.0": "speech-therapy" }],
  [{ programme: ["Наблюдение", "Занятие"] }, { "programme.0": "Наблюдение", "programme.1": "Занятие" }],
  [{ hours: 24 }, { hours: 24 }],
  [{ conditions: "Проезд за свой счёт" }, { conditions: "Проезд за свой счёт" }],
  [{ conditions: null }, { conditions: undefined }],
  [
    { terms: [{ from: "2027-05-10", until: "2027-05-14", places: 3 }] },
    { "terms.0.from": "2027-05-10", "terms.0.until": "2027-05-14", "terms.0.places": 3 },
  ],
  [{ mentors: known.mentors.slice(1) }, { "mentors.0": known.mentors[1], "mentors.1": undefined }],
  [{ measures: ["III-6"] }, { "measures.0": "III-6" }],
];
