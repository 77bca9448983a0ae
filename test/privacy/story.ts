import type { Running } from "../faults/parts/process.ts";
import { canary } from "./canary.ts";
import { learnFromEachOther } from "./colleagues.ts";
import type { Flows } from "./flows.ts";
import { amend, answerTheFamily, askAnOffice, decideFailed, merge, reportToBureau } from "./loop.ts";

interface StepBody {
  stepId: string;
  stage: string;
  status: string;
  settledAt?: string;
}
interface RouteBody {
  routeId: string;
  version: number;
  stages: { stage: string; stepIds: string[] }[];
}

/** The smallest PNG: one transparent pixel. */
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/** One child's life with all that people write about it, well and badly formed. */
export async function tellEverything(flows: Flows, at: Running, hook: string): Promise<void> {
  const { agencies } = at;
  const { ok, rest } = { ok: flows.ok.bind(flows), rest: flows.rest };
  await ok("POST", `/v1/agencies/${agencies.school}/webhooks`, { url: hook, mail: "also" });
  await flows.register();
  // From now on it hears each day of what is new.
  await ok("POST", "/v1/families", { childId: flows.childId });
  const consentId = await flows.consent();
  await flows.instruments();
  await changes(flows, agencies);
  await openPages(flows, at);
  await learnFromEachOther(flows, agencies);
  const child = `/v1/children/${flows.childId}`;
  const { routeId } = await ok<RouteBody>("POST", `${child}/routes`, { template: "school-age" });
  await rest();
  await wrongRequests(flows, routeId);

  // The commission: refuses by its link, another one is asked; consent goes and comes; then all kinds of words.
  const [review] = await stepsOf(flows, routeId);
  const step = `/v1/steps/${review!.stepId}`;
  await flows.respond({ token: await flows.link("pmpc@example.org"), action: "view" });
  await flows.respond({ token: await flows.link("pmpc@example.org"), action: "reject", reason: canary.reject });
  await rest();
  await ok("POST", `${step}/reassign`, { agencyId: agencies.pmpc, reason: canary.reassign });
  await rest();
  await ok("POST", `/v1/consents/${consentId}/withdraw`);
  await at.advance("P3D");
  await flows.consent();
  await rest();
  const request = await askAnOffice(flows, at.agencies.social!);
  await ok("POST", `${step}/hold`, { reason: canary.hold, until: "2026-01-20" });
  await ok("GET", step);
  await at.advance("P10D");
  await ok("POST", `${step}/accept`, {}, "pmpk");
  await ok("POST", `${step}/progress`, { report: canary.progress }, "pmpk");
  await ok("POST", `${step}/ask`, { question: canary.question }, "pmpk");
  await rest();
  await ok("POST", `${step}/clarify`, { answer: canary.answer });
  await ok("POST", `${step}/attachments`, { name: canary.file, content: pixel }, "pmpk");
  await ok("GET", `${step}/attachments`, undefined, "pmpk");
  await at.advance("P30D"); // reminders, the due day, escalations
  await answerTheFamily(flows, request);
  await ok("POST", `${step}/complete`, { result: "performed", report: canary.report }, "pmpk");
  await rest();
  await ok("GET", step);

  await ok("POST", `/v1/routes/${routeId}/plan/approve`);
  await rest();
  await amend(flows, routeId);
  await ok("POST", `/v1/routes/${routeId}/evaluate`, { outcome: "renew", note: canary.evaluate });
  for (const { stepId, status, stage } of await stepsOf(flows, routeId)) {
    if (status === "planned") await ok("POST", `/v1/steps/${stepId}/cancel`, { reason: canary.cancel });
    else if (stage === "SocialAccompaniment")
      await ok("POST", `/v1/steps/${stepId}/complete`, { result: "not-performed", reason: canary.failed });
    else if (status === "requested")
      await ok("POST", `/v1/steps/${stepId}/complete`, { result: "performed", report: canary.report });
  }
  await rest();
  await decideFailed(flows);
  await flows.respond({ token: await flows.link("resourcecentre@example.org"), action: "view" });
  await flows.respond({
    token: await flows.link("resourcecentre@example.org"),
    action: "report",
    result: "performed",
    report: canary.report,
  });
  await rest();
  await reportToBureau(flows);
  await merge(flows);

  for (const url of [`${child}/consents`, `/v1/routes/${routeId}`, `/v1/routes/${routeId}/history`, "/v1/steps"])
    await ok("GET", url);
  for (const url of ["/v1/inbox", "/v1/inbox/counts", "/v1/deliveries", "/v1/me", "/v1/policy"]) await ok("GET", url);
  await ok("POST", `/v1/routes/${routeId}/close`, { reason: "left-region", note: canary.close });
  await rest();
  const { version } = await ok<{ version: number }>("GET", child);
  await patch(flows, version, { status: "left", reason: canary.left });
  await at.advance("PT2H");
}

async function stepsOf(flows: Flows, routeId: string): Promise<StepBody[]> {
  const { stages } = await flows.ok<RouteBody>("GET", `/v1/routes/${routeId}`);
  const steps = stages.flatMap((s) => s.stepIds).map((id) => flows.ok<StepBody>("GET", `/v1/steps/${id}`));
  return (await Promise.all(steps)).filter((s) => !s.settledAt);
}

/** Corrections of the card, one after the other. */
/** An organisation is shown to everybody, and somebody leaves a name and a number on its page. */
async function openPages(flows: Flows, { agencies: { social }, urls }: Running): Promise<void> {
  const listing = {
    purpose: { ru: "Помогаем семьям" },
    address: { street: "ул. Кирова, 1", city: "Новокузнецк", postalCode: "654000" },
    phone: "+7 384 300-00-00",
  };
  await flows.ok("PATCH", `/v1/agencies/${social}`, { services: ["speech-therapy"] }, "coordinator", {
    "if-match": "*",
  });
  await flows.ok("PUT", `/v1/agencies/${social}/listing`, listing, "coordinator", { "if-match": "*" });
  const { surname, givenName, phone } = canary;
  const form = { kind: "call", organisation: social!, place: "novokuznetsk", words: canary.reject, consent: "2026-1" };
  const body = new URLSearchParams({ ...form, name: `${givenName} ${surname}`, phone });
  const answer = await fetch(`${urls.api}/help/ask`, { method: "POST", body });
  if (answer.status !== 200) throw new Error(`/help/ask: ${answer.status} ${await answer.text()}`);
  await signUp(flows, urls.api, social!);
  const content = {
    kind: "practice",
    title: { ru: "Утренний круг" },
    summary: { ru: "Десять минут по картинкам." },
    text: "Что понадобится: шесть картинок.",
  };
  const { itemId } = await flows.ok<{ itemId: string }>("POST", "/v1/library", { agencyId: social, content });
  await flows.ok("POST", `/v1/library/${itemId}/publish`);
}

/** And comes to an event of its: nobody learns that on its page. */
async function signUp(flows: Flows, api: string, agencyId: string): Promise<void> {
  const times = [{ from: "2026-12-12T10:00", until: "2026-12-12T13:00" }];
  const event = {
    agencyId,
    title: "Игра и речь",
    kind: "seminar",
    times,
    place: "ул. Кирова, 5",
    audiences: ["family"],
  };
  const { occasionId } = await flows.ok<{ occasionId: string }>("POST", "/v1/events", event);
  const { surname, givenName, email } = canary;
  const form = { who: "family", municipality: "novokuznetsk", email, consent: "2026-1" };
  const body = new URLSearchParams({ ...form, name: `${surname} ${givenName}` });
  const answer = await fetch(`${api}/events/${occasionId}`, { method: "POST", body });
  if (answer.status !== 200) throw new Error(`/events: ${answer.status} ${await answer.text()}`);
}

async function changes(flows: Flows, agencies: Record<string, string>): Promise<void> {
  const { school, health, social } = agencies;
  const all = [
    { person: { address: `${canary.address}, корп. 2` } },
    { person: { givenName: canary.givenName, patronymic: canary.patronymic } },
    { attachments: { school, health, social } },
  ];
  for (const change of all) {
    const { version } = await flows.ok<{ version: number }>("GET", `/v1/children/${flows.childId}`);
    await patch(flows, version, change);
  }
}

const patch = (flows: Flows, version: number, body: object) =>
  flows.ok("PATCH", `/v1/children/${flows.childId}`, body, "coordinator", { "if-match": `"v${version}"` });

/** Mistakes of those who write programs and of those who fill forms in: each holds words about the child. */
async function wrongRequests(flows: Flows, routeId: string): Promise<void> {
  const { surname, snils, reject } = canary;
  const child = JSON.stringify(flows.child());
  const wrong = (over: object) => JSON.stringify({ ...flows.child(), ...over });
  await flows.no("POST", "/v1/children", child); // known already
  await flows.no("POST", "/v1/children", child.slice(0, -20)); // broken off
  await flows.no("POST", "/v1/children", `${surname} ${snils}`);
  await flows.no("POST", "/v1/children", wrong({ [surname]: snils }));
  await flows.no("POST", "/v1/children", wrong({ municipality: surname }));
  await flows.no("POST", "/v1/children", wrong({ person: { surname: 5, givenName: canary.givenName, snils } }));
  await flows.no(
    "POST",
    "/v1/children",
    JSON.stringify(flows.child({ snils: "112-233-445 96", birthDate: "2014-02-30" })),
  );
  await flows.no("POST", "/v1/children", child, { "content-type": `text/plain; name=${encodeURIComponent(surname)}` });
  await flows.no("POST", "/v1/children", JSON.stringify({ a: reject.repeat(60_000) }));
  await flows.no("POST", "/v1/children", child, {
    "idempotency-key": `ключ ${surname}`.replaceAll(/[^\x20-\x7e]/g, "?"),
  });
  await flows.no("POST", "/v1/children", child, { authorization: `Bearer ${Buffer.from(surname).toString("base64")}` });
  await flows.no(
    "GET",
    `/v1/children?query=${encodeURIComponent(surname)}&query=${encodeURIComponent(snils)}`,
    undefined,
  );
  await flows.no("GET", `/v1/children?${encodeURIComponent(surname)}=1`, undefined);
  await flows.no("GET", `/v1/children/${encodeURIComponent(surname)}`, undefined);
  await flows.no("GET", `/v1/${encodeURIComponent(snils)}/${encodeURIComponent(reject)}`, undefined);
  await flows.no("GET", `/v1/steps?bucket=${encodeURIComponent(surname)}`, undefined);
  await flows.no("POST", `/v1/children/${flows.childId}/routes`, JSON.stringify({ template: surname }));
  await flows.no("POST", `/v1/routes/${routeId}/close`, JSON.stringify({ reason: reject }));
  await flows.no("POST", `/v1/routes/${routeId}/${encodeURIComponent(surname)}`, "{}");
  await flows.no("POST", "/v1/respond", JSON.stringify({ token: `${surname}.${snils}.0123456789`, action: "view" }));
  await flows.no("POST", "/v1/respond", JSON.stringify({ token: "x".repeat(40), action: surname, reason: reject }));
  await flows.no("DELETE", `/v1/children/${encodeURIComponent(surname)}`, undefined);
}
