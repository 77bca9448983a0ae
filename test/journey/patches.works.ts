import type { Patch } from "./patches.fields.ts";
import type { World } from "./world.ts";

/** What is kept of work that is not about one child: events, specialists, plans of a year, assessments of quality. */
let otherAgency = "";

/** The programme of training of which the event becomes a group. */
let courseId = "";

export async function makeEvent(w: World): Promise<string> {
  const content = {
    kind: "seminar",
    title: "Разговор с родителями",
    posts: ["логопед"],
    form: "remote",
    hours: 6,
    topics: ["parents"],
  };
  const course = { agencyId: w.agencies.school, content };
  ({ courseId } = await w.ok<{ courseId: string }>("POST", "/v1/courses", course));
  await w.ok("POST", `/v1/courses/${courseId}/approve`, { act: { number: "41-у", date: "2026-01-10" } });
  const { occasionId } = await w.ok<{ occasionId: string }>("POST", "/v1/events", {
    agencyId: w.agencies.school,
    kind: "webinar",
    title: "Растем вместе",
    times: [{ from: "2026-05-12T10:00", until: "2026-05-12T12:00" }],
    online: "https://video.example.org/a",
    audiences: ["specialist"],
  });
  return `/v1/events/${occasionId}`;
}

const program = [{ time: "10:00", title: "Открытие", speaker: "Областной центр" }];
const materials = [{ title: "Памятка", url: "https://files.example.org/a.pdf" }];
const times = [{ from: "2026-05-13T11:00", until: "2026-05-13T13:00" }];

export const eventPatches = (): Patch[] => [
  [{ title: "Растём вместе" }, { title: "Растём вместе" }],
  [{ about: "О раннем вмешательстве" }, { about: "О раннем вмешательстве" }],
  [{ about: null }, { about: undefined }],
  [{ programme: program }, { "programme.0": program[0] }],
  [{ materials }, { "materials.0": materials[0] }],
  [{ recording: "https://video.example.org/r" }, { recording: "https://video.example.org/r" }],
  [{ recording: null }, { recording: undefined }],
  [{ series: { name: "Растем вместе", number: 3 } }, { "series.number": 3 }],
  [{ series: null }, { series: undefined }],
  [
    { times, zone: "Asia/Krasnoyarsk" },
    { "times.0": times[0], zone: "Asia/Krasnoyarsk" },
  ],
  [
    { place: "Кирова, 1", online: null },
    { place: "Кирова, 1", online: undefined },
  ],
  [
    { place: null, online: "https://video.example.org/b" },
    { place: undefined, online: "https://video.example.org/b" },
  ],
  [{ audiences: ["specialist", "family"] }, { "audiences.1": "family" }],
  [
    { quota: 20, offerHours: 24 },
    { quota: 20, offerHours: 24, free: 20 },
  ],
  [{ quota: null }, { quota: undefined, free: undefined }],
  [{ hours: 4 }, { hours: 4 }],
  [{ hours: null }, { hours: undefined }],
  [{ measures: ["P33"] }, { "measures.0": "P33" }],
  [{ open: false }, { open: false }],
  [{ courseId }, { "course.courseId": courseId, "course.version": 1, hours: 6 }],
  [{ courseId: null }, { course: undefined }],
];

export async function makeSpecialist(w: World): Promise<string> {
  const path = `/v1/agencies/${w.agencies.school}/specialists`;
  const { specialistId } = await w.ok<{ specialistId: string }>("POST", path, {
    name: "Канарейкина Прасковья Львовна",
    post: "Логопед",
  });
  return `/v1/specialists/${specialistId}`;
}

const qualification = { title: "Первая категория", since: "2024-01-15", until: "2029-01-14" };
const course = { title: "Ранняя помощь", hours: 72, on: "2025-10-30", number: "114" };

export const specialistPatches = (): Patch[] => [
  [{ name: "Щегловская Прасковья Львовна" }, { name: "Щегловская Прасковья Львовна" }],
  [{ post: "Дефектолог" }, { post: "Дефектолог" }],
  [{ qualifications: [qualification] }, { "qualifications.0": qualification, endsOn: "2029-01-14" }],
  [{ courses: [course] }, { "courses.0": course }],
  [
    { qualifications: [], courses: [] },
    { "qualifications.0": undefined, "courses.0": undefined, endsOn: undefined },
  ],
  [{ status: "left" }, { status: "left" }],
  [{ status: "working" }, { status: "working" }],
];

export async function makeYearEntry(w: World): Promise<string> {
  const { planId } = await w.ok<{ planId: string }>("POST", "/v1/year-plans", {
    municipality: "novokuznetsk",
    year: 2026,
  });
  await w.cloud.settle();
  const entry = { month: "2026-03", action: "Семинар для педагогов", responsible: { name: "Управление образования" } };
  const { entryId } = await w.ok<{ entryId: string }>("POST", `/v1/year-plans/${planId}/entries`, entry, undefined, {
    "if-match": "*",
  });
  otherAgency = w.agencies.health!;
  return `/v1/year-plans/${planId}/entries/${entryId}`;
}

export const yearEntryPatches = (): Patch[] => [
  [{ month: "2026-04" }, { month: "2026-04" }],
  [{ day: "2026-05-12" }, { day: "2026-05-12", month: "2026-05" }],
  [{ day: null }, { day: undefined, month: "2026-05" }],
  [{ action: "Совещание" }, { "action.ru": "Совещание" }],
  [{ responsible: { agencyId: otherAgency } }, { "responsible.agencyId": otherAgency }],
  [{ responsible: { kinds: ["school"] } }, { "responsible.kinds.0": "school" }],
  [{ responsible: { name: "Отдел опеки" } }, { "responsible.name.ru": "Отдел опеки" }],
  [{ measureKey: "I-2.2" }, { measureKey: "I-2.2" }],
  [{ measureKey: null }, { measureKey: undefined }],
  [{ note: "Актовый зал" }, { note: "Актовый зал" }],
  [{ note: null }, { note: undefined }],
];

let otherRounds: Record<"experts" | "visitors" | "plans", string>;

export async function makeQuality(w: World): Promise<string> {
  const approval = { act: { number: "12", date: "2026-01-09" } };
  const agencyIds = [w.agencies.school];
  const roundOf = async (model: string, audience: object): Promise<[string, string]> => {
    const { formId } = await w.ok<{ formId: string }>("POST", "/v1/forms", { model });
    await w.ok("POST", `/v1/forms/${formId}/approve`, approval);
    const asked = { audience, closesOn: "2026-05-29" };
    const path = `/v1/forms/${formId}/rounds`;
    const [first, second] = [
      await w.ok<{ roundId: string }>("POST", path, asked),
      await w.ok<{ roundId: string }>("POST", path, { ...asked, closesOn: "2026-06-30" }),
    ];
    await w.cloud.settle();
    return [first.roundId, second.roundId];
  };
  const experts = await roundOf("quality-experts", { kind: "experts", agencyIds, each: 1 });
  const visitors = await roundOf("quality-visitors", { kind: "visitors", agencyIds });
  const plans = await roundOf("quality-plan", { kind: "agencies", agencyIds });
  otherRounds = { experts: experts[1], visitors: visitors[1], plans: plans[0] };
  const { qualityId } = await w.ok<{ qualityId: string }>("POST", "/v1/quality-assessments", {
    year: "2026",
    sphere: "education",
    experts: experts[0],
    visitors: visitors[0],
  });
  return `/v1/quality-assessments/${qualityId}`;
}

export const qualityPatches = (): Patch[] => [
  [{ experts: otherRounds.experts }, { experts: otherRounds.experts }],
  [{ visitors: otherRounds.visitors }, { visitors: otherRounds.visitors }],
  [{ plans: otherRounds.plans }, { plans: otherRounds.plans }],
];
