import type { AgencyId } from "@marshrut/core/shared";
import { isAsked, type StepView } from "@marshrut/core/step";
import { Client } from "../client/index.ts";
import type { Cloud } from "../cloud/index.ts";
import { meetByVideo, motherEmail } from "./meeting.ts";
import { cast, type Role } from "./region.ts";
import { Transcript } from "./transcript.ts";

interface RouteBody {
  status: string;
  cycle: number;
  stages: { stage: string; status: string; stepIds: string[] }[];
}

/** The story did not go as it must. */
class Unexpected extends Error {
  override readonly name = "Unexpected";
}

function must(condition: boolean, what: string): void {
  if (!condition) throw new Unexpected(what);
}

/** One child's route through two cycles. @throws Unexpected as soon as something is not as a coordinator would expect */
export async function tellStory(
  cloud: Cloud,
  ids: Record<Role, AgencyId>,
  print?: (line: string) => void,
): Promise<void> {
  const client = new Client(cloud);
  const names = new Map(Object.entries(ids).map(([role, id]) => [id, cast[role as Role].name]));
  const transcript = new Transcript(client, cloud.mail, names, print);
  const { childId, representativeId } = await register(client, ids);
  let routeId = "";
  const tell = async () => {
    await cloud.settle();
    await transcript.tell(routeId);
  };
  const wait = async (duration: string) => {
    await cloud.advance(duration);
    await tell();
  };
  const route = () => client.ok<RouteBody>("GET", `/v1/routes/${routeId}`);
  const steps = async (stage: string): Promise<StepView[]> => {
    const found = (await route()).stages.find((s) => s.stage === stage)!;
    return Promise.all(found.stepIds.map((id) => client.ok<StepView>("GET", `/v1/steps/${id}`)));
  };
  const history = async () =>
    (await client.ok<{ items: { type: string }[] }>("GET", `/v1/routes/${routeId}/history?limit=200`)).items.map(
      (i) => i.type,
    );
  const answer = async (role: Role, body: Record<string, unknown>) => {
    const { status } = await client.respond({ token: await client.linkTo(cast[role].email), ...body });
    must(status === 200, `${cast[role].name} answers by the link: ${status}`);
    await tell();
  };
  const completeRequested = async (stages: string[]) => {
    for (const stage of stages)
      for (const step of await steps(stage))
        if (isAsked(step)) await client.ok("POST", `/v1/steps/${step.stepId}/complete`, { result: "performed" });
    await tell();
  };

  transcript.chapter("Цикл 1. Обследование ПМПК");
  transcript.says("Координатор открывает маршрут школьного возраста.");
  routeId = (await client.ok<{ routeId: string }>("POST", `/v1/children/${childId}/routes`, { template: "school-age" }))
    .routeId;
  await tell();
  transcript.says("Проходят две недели, ПМПК молчит: система напоминает.");
  await wait("P16D");
  must((await history()).includes("step.reminded"), "a reminder went out");
  transcript.says("Специалист ПМПК открывает ссылку из письма, принимает запрос и вносит заключение вместе с отчётом.");
  await answer("pmpc", { action: "accept" });
  await answer("pmpc", {
    action: "report",
    result: "performed",
    report: "Заключение выдано.",
    instrument: {
      number: "214/2026",
      validFrom: "2026-01-20",
      validTo: "2027-12-31",
      educationalNeeds: true,
      agreement: "agree",
      presented: true,
      measures: [{ block: "education", title: "Занятия с дефектологом" }],
    },
  });

  transcript.chapter("Цикл 1. План и помощь");
  transcript.says(
    "Рекомендация заключения уже стоит в проекте плана рядом с мероприятиями ИПРА. Координатор утверждает план.",
  );
  await client.ok("POST", `/v1/routes/${routeId}/plan/approve`);
  await tell();
  transcript.says("Школа № 12 отказывается по ссылке: нет логопеда. Координатор поручает мероприятие школе № 20.");
  const speech = (await steps("RehabilitationMeasures")).find((s) => s.agencyId === ids.school)!;
  const token = await linkOfStep(client, cloud, cast.school.email, speech);
  const rejected = await client.respond({ token, action: "reject", reason: "До сентября нет логопеда." });
  must(rejected.status === 200, "the school rejects by its link");
  await tell();
  await client.ok("POST", `/v1/steps/${speech.stepId}/reassign`, { agencyId: ids.otherSchool });
  await tell();

  transcript.says("Мать отзывает согласие: всё, что ещё не выполнено, останавливается.");
  const consents = await client.ok<{ items: { consentId: string }[] }>("GET", `/v1/children/${childId}/consents`);
  await client.ok("POST", `/v1/consents/${consents.items[0]!.consentId}/withdraw`);
  await tell();
  const held = (await steps("SocialAccompaniment"))[0]!;
  must(held.status === "on-hold" && held.holdReason === "consent", "the steps rest without consent");
  const silent = (await cloud.mail.messages({ to: cast.social.email })).length;
  await wait("P5D");
  must((await cloud.mail.messages({ to: cast.social.email })).length === silent, "nothing goes out without consent");
  transcript.says("Через пять дней мать даёт согласие снова: организации получают новые ссылки.");
  await consent(client, childId, representativeId);
  await tell();
  must((await steps("SocialAccompaniment"))[0]!.status !== "on-hold", "the steps go on with consent");

  transcript.says("Поликлиника № 3 отвечает: не выполнено, нет специалиста. Это задача координатора, этап её ждёт.");
  const failed = (await steps("RehabilitationMeasures")).find((s) => s.agencyId === ids.clinic)!;
  const notPerformed = await client.respond({
    token: await linkOfStep(client, cloud, cast.clinic.email, failed),
    action: "report",
    result: "not-performed",
    cause: "no-specialist",
    reason: "Инструктор уволился, новый придёт не раньше осени.",
  });
  must(notPerformed.status === 200, `the clinic says by its link that it was not performed: ${notPerformed.status}`);
  await tell();
  const waiting = await client.ok<{ items: { step: StepView }[] }>("GET", "/v1/inbox?bucket=failed");
  must(waiting.items.map((i) => i.step.stepId).join() === failed.stepId, "the failure is a coordinator's task");
  transcript.says("Координатор поручает мероприятие поликлинике № 6, и она его выполняет.");
  await client.ok("POST", `/v1/steps/${failed.stepId}/decide`, {
    decision: "give-to-another",
    agencyId: ids.otherClinic,
    reason: "В поликлинике № 3 нет инструктора.",
  });
  await tell();
  await answer("otherClinic", { action: "report", result: "performed", report: "Курс пройден." });
  must((await client.ok<StepView>("GET", `/v1/steps/${failed.stepId}`)).result === "performed", "the repair is done");

  transcript.says("Школы отчитываются вовремя, социальный центр молчит и пропускает срок.");
  await completeRequested(["RehabilitationMeasures", "EducationRoute"]);
  await wait("P3W");
  const late = (await steps("SocialAccompaniment"))[0]!;
  must(late.overdue, "the social centre is overdue");
  must((await history()).includes("step.escalated"), "the coordinator was told");
  transcript.says("Социальный центр отвечает с опозданием: ответ принят и отмечен как поздний.");
  await answer("social", { action: "report", result: "performed" });
  must((await steps("SocialAccompaniment"))[0]!.late === true, "the late answer is kept and marked");

  const door = await meetByVideo(
    client,
    cloud,
    { childId, centre: ids.centre },
    { says: (text) => transcript.says(text), wait },
  );
  must(door.includes("Встреча по видео"), "the room is open in its hour");
  // A consultation that was held is the report on the plan's own of that quarter.
  await tell();

  transcript.says("Консультации семьи идут раз в квартал; затем РЦППМС оценивает цикл.");
  while ((await route()).cycle === 1) {
    await completeRequested(["FamilyConsultations", "CycleEvaluation"]);
    if ((await route()).cycle === 1) await wait("P1W");
  }
  must((await route()).cycle === 2, "the second cycle has begun");

  transcript.chapter("Цикл 2");
  transcript.says(
    "Всё идёт в срок: обследование, план, помощь, оценка. Координатор решает завершить маршрут: цели достигнуты.",
  );
  await completeRequested(["CommissionReview"]);
  await client.ok("POST", `/v1/routes/${routeId}/plan/approve`);
  await tell();
  await client.ok("POST", `/v1/routes/${routeId}/evaluate`, { outcome: "close" });
  const all = [
    "RehabilitationMeasures",
    "FamilyConsultations",
    "EducationRoute",
    "SocialAccompaniment",
    "CycleEvaluation",
  ];
  while ((await route()).status === "open") {
    await completeRequested(all);
    if ((await route()).status === "open") await wait("P1W");
  }
  const end = await route();
  must(
    end.status === "closed" && end.cycle === 2,
    `the route is closed after two cycles (${end.status}, ${end.cycle})`,
  );
  transcript.chapter("Отчёт в МСЭ");
  await tellExecution(client, transcript, childId);
  must(cloud.deadLetters.list().length === 0, "nothing was left undeliverable by the machinery");
  transcript.chapter("Маршрут завершён: два цикла, ничего не потеряно");
}

/** What the ИПРА recommended beside what came of it, and the report that goes to the МСЭ. */
async function tellExecution(client: Client, transcript: Transcript, childId: string): Promise<void> {
  const tasks = await client.ok<{ items: { task: { kind: string } }[] }>("GET", "/v1/inbox?bucket=tasks");
  must(
    tasks.items.some((i) => i.task.kind === "execution-report"),
    "a month before the ИПРА ends its report is asked for",
  );
  transcript.says("Через месяц заканчивается ИПРА: система напоминает об отчёте, координатор составляет его.");
  const report = await client.ok<{ measures: number; performed: number }>(
    "POST",
    `/v1/children/${childId}/execution/report`,
    {
      number: "45-исх",
      date: "2027-01-04",
      addressee: "Руководителю бюро МСЭ № 7",
      signer: { post: "Начальник отдела", name: "И. И. Примеров" },
      genitive: { surname: "Вымышленной", givenName: "Анны", patronymic: "Игоревны" },
    },
  );
  must(report.measures === 2 && report.performed === 2, "both measures of the ИПРА were performed");
  transcript.says(
    `Отчёт № 45-исх составлен из ведомости: мероприятий ИПРА ${report.measures}, исполнено ${report.performed}.`,
  );
}

async function register(client: Client, ids: Record<Role, AgencyId>) {
  const child = await client.ok<{ childId: string; representativeIds: string[] }>("POST", "/v1/children", {
    person: {
      surname: "Вымышленная",
      givenName: "Анна",
      patronymic: "Игоревна",
      birthDate: "2015-04-12",
      sex: "female",
    },
    municipality: "novokuznetsk",
    representatives: [{ surname: "Вымышленная", givenName: "Мария", relation: "parent", email: motherEmail }],
    targetGroups: ["mental-disorder"],
    disability: true,
    educationalNeeds: true,
    attachments: { school: ids.school, health: ids.clinic, social: ids.social },
  });
  await consent(client, child.childId, child.representativeIds[0]!);
  await client.ok("POST", `/v1/children/${child.childId}/instruments`, {
    kind: "ipra",
    number: "42.1.7/2026",
    issuer: "Бюро МСЭ № 7",
    validFrom: "2026-01-01",
    validTo: "2027-02-03",
    measures: [
      { block: "education", title: "Занятия с логопедом" },
      { block: "health", title: "Массаж, лечебная физкультура" },
    ],
  });
  return { childId: child.childId, representativeId: child.representativeIds[0]! };
}

const consent = (client: Client, childId: string, representativeId: string) =>
  client.ok("POST", `/v1/children/${childId}/consents`, {
    representativeId,
    recipient: "route",
    purpose: "support-route",
    dataClasses: ["identity", "health", "education", "social"],
    signedOn: "2026-01-10",
    expiresOn: "2028-12-31",
  });

/** Two letters may wait for one school: the link of the newest one whose subject names the step's reference. */
async function linkOfStep(client: Client, cloud: Cloud, address: string, step: StepView): Promise<string> {
  for (const mail of (await cloud.mail.messages({ to: address })).reverse()) {
    const token = /\/respond#(\S+)/.exec(mail.text)?.[1];
    if (token && mail.subject.includes(step.stepId.slice(-6))) return token;
  }
  return client.linkTo(address);
}
