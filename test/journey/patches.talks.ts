import type { Patch } from "./patches.fields.ts";
import type { World } from "./world.ts";

/** A talk of a teacher's at a conference whose call is open. */
export async function makeTalk(w: World): Promise<string> {
  const { occasionId } = await w.ok<{ occasionId: string }>("POST", "/v1/events", {
    agencyId: w.agencies.pmpc,
    kind: "conference",
    title: "Здоровье и личность",
    times: [{ from: "2026-10-20T10:00", until: "2026-10-20T16:00" }],
    place: "ул. Кирова, 5",
    audiences: ["specialist"],
  });
  const call = {
    opens: "2026-01-12",
    closes: "2026-09-10",
    reviewsBy: "2026-09-25",
    sections: [
      { key: "early", title: "Ранняя помощь" },
      { key: "school", title: "Школа" },
    ],
    kinds: ["talk", "poster"],
    abstractMost: 500,
    reviewers: [{ agencyId: w.agencies.health }],
    reviewsEach: 1,
  };
  await w.ok("PUT", `/v1/events/${occasionId}/call`, call, "coordinator", { "if-match": "*" });
  const { specialistId } = await w.ok<{ specialistId: string }>(
    "POST",
    `/v1/agencies/${w.agencies.school}/specialists`,
    { name: "Докладчикова Прасковья Львовна", post: "Логопед" },
  );
  const { talkId } = await w.ok<{ talkId: string }>("POST", "/v1/talks", {
    occasionId,
    kind: "talk",
    section: "early",
    title: "Первая встреча",
    abstract: "О чём спросить.",
    specialistId,
    publish: true,
    agreed: true,
  });
  return `/v1/talks/${talkId}`;
}

export const talkPatches = (): Patch[] => [
  [{ kind: "poster" }, { kind: "poster" }],
  [{ section: "school" }, { section: "school" }],
  [{ title: "Первый разговор" }, { title: "Первый разговор" }],
  [{ abstract: "Как слушать." }, { abstract: "Как слушать." }],
  [{ coauthors: "Ильина В. В." }, { coauthors: "Ильина В. В." }],
  [{ coauthors: null }, { coauthors: undefined }],
  [{ publish: false }, { publish: false }],
];
