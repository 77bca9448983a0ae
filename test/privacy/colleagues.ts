import { canary } from "./canary.ts";
import type { Flows } from "./flows.ts";

/** Specialists learn from each other: by a list, at another's work, in an hour of advice. Their names and words are people's, too. */
export async function learnFromEachOther(flows: Flows, agencies: Record<string, string>): Promise<void> {
  const { school, pmpc } = agencies;
  const { surname, givenName, patronymic, guardian } = canary;
  const content = [
    "ФИО;Организация;Должность;Курс;Часы;Курс окончен",
    `${surname} ${givenName} ${patronymic};${school};логопед;Ранняя помощь;72;20.11.2024`,
    `${surname} ${givenName};${school};логопед;Ранняя помощь;${canary.reject};20.11.2024`,
  ].join("\n");
  await flows.ok("POST", "/v1/specialists/imports", { format: "csv", content });
  const specialist = async (agencyId: string | undefined, name: string) => {
    const body = { name, post: "учитель" };
    return (await flows.ok("POST", `/v1/agencies/${agencyId}/specialists`, body)).specialistId;
  };
  const specialistId = await specialist(school, `${surname} ${givenName}`);
  const mentorId = await specialist(pmpc, `${guardian.surname} ${guardian.givenName}`);

  const site = {
    agencyId: pmpc,
    title: "Обследование без слёз",
    about: "Показываем, как комиссия принимает ребёнка, который не говорит.",
    programme: ["Приём вместе с наставником"],
    hours: 24,
    terms: [{ from: "2026-02-16", until: "2026-02-18", places: 1 }],
    mentors: [mentorId],
  };
  const { siteId } = await flows.ok("POST", "/v1/sites", site);
  await flows.ok("POST", `/v1/sites/${siteId}/approve`, { act: { number: "4", date: "2026-01-10" } });
  const asked = { siteId, specialistId, from: "2026-02-16", wish: canary.report };
  const { internshipId } = await flows.ok("POST", "/v1/internships", asked);
  await flows.ok("POST", `/v1/internships/${internshipId}/answer`, { answer: "accept", mentorId });
  await flows.ok("GET", `/v1/internships/${internshipId}`);
  await flows.ok("POST", `/v1/internships/${internshipId}/end`, { how: "withdrawn", reason: canary.failed });

  const { slotId } = await flows.ok("POST", `/v1/agencies/${pmpc}/slots`, {
    serviceKey: "family-consultation",
    post: "Методист",
    place: "office",
    minutes: 60,
    times: { date: "2026-02-20", from: "10:00", until: "11:00" },
    forSpecialists: true,
  });
  const hour = { slotId, at: "2026-02-20T03:00:00Z", specialistId, topic: "adapted-programme" };
  const { adviceId } = await flows.ok("POST", "/v1/advice", { ...hour, question: canary.question });
  await flows.ok("GET", `/v1/advice/${adviceId}`);
  await flows.ok("POST", `/v1/advice/${adviceId}/settle`, { result: "cancelled", note: canary.answer });
  await flows.rest();
}
