import * as Agency from "@marshrut/core/agency";
import * as Child from "@marshrut/core/child";
import * as ChildFile from "@marshrut/core/child/file";
import * as Delivery from "@marshrut/core/delivery";
import * as Export from "@marshrut/core/export";
import * as Family from "@marshrut/core/family";
import * as Import from "@marshrut/core/import";
import * as Intake from "@marshrut/core/intake";
import * as Route from "@marshrut/core/route";
import {
  type AgencyId,
  type Ctx,
  newId,
  type Refusal,
  type RepresentativeId,
  type StepId,
} from "@marshrut/core/shared";
import { memoryBank } from "@marshrut/core/shared/memory";
import * as Step from "@marshrut/core/step";
import { agencyOf } from "../../core/test/worlds/region.ts";
import { as, linkTo, list, makeFamily, makeThings, makeWorld } from "./world.ts";

/**
 * Whose record a path names: `own` of Novokuznetsk, whose commission is asked; `elsewhere` of Kemerovo; `former`: of Novokuznetsk, taken
 * from one commission and given to another; `closed`: with a commission that has closed; `foreign` of another tenant; `absent`.
 */
export const whose = ["own", "elsewhere", "former", "closed", "foreign", "absent"] as const;
export type Whose = (typeof whose)[number];

/** What kind of thing a path names, as far as rights go. */
export type Kind =
  | "child"
  | "enrolment"
  | "family"
  | "response"
  | "document"
  | "paper"
  | "erasure"
  | "emergency"
  | "review"
  | "file"
  | "agency"
  | "face"
  | "city"
  | "plan"
  | "line"
  | "region";

export interface ActorCase {
  name: string;
  token: string;
  role: "admin" | "coordinator" | "specialist" | "representative" | "nobody";
  /** May not do what is the whole region's. */
  limited?: true;
  /** Nothing is theirs any more, whatever the policy says of their role. */
  ended?: true;
  sees: Partial<Record<Kind, readonly Whose[]>>;
}

const commission = { contacts: [{ email: "commission@example.org" }] };

const region: readonly Whose[] = ["own", "elsewhere", "former", "closed"];
const city: readonly Whose[] = ["own", "former", "closed"];

export type ActorsWorld = Awaited<ReturnType<typeof makeActorsWorld>>;

/** Two cities of a region, another region, and whoever may try to get at something in them. */
export async function makeActorsWorld() {
  const world = await makeWorld(memoryBank(), { other: "kemerovo" });
  const { ours, theirs, files } = world;
  const { system, tenant } = ours;
  const former = await agencyOf(system, "pmpc", "Прежняя комиссия", commission);
  const closed = await agencyOf(system, "pmpc", "Закрытая комиссия", commission);
  const formerFamily = await makeFamily(system, "Прежнева", "Анна", ours.school, files, "2015-01-20");
  const closedFamily = await makeFamily(system, "Закрытова", "Ольга", ours.school, files, "2014-09-02");
  await give(system, formerFamily.stepId, former);
  const formerLink = await linkTo(world, formerFamily.stepId);
  await give(system, formerFamily.stepId, ours.pmpk);
  await give(system, closedFamily.stepId, closed);
  await employ(system, closedFamily, closed);
  const closedLink = await linkTo(world, closedFamily.stepId);
  const { papersId: _, ...closedThings } = await makeThings(system, closed, files);
  await Agency.patch(system, closed, { status: "closed" });
  const letters = {
    former: await letterOf(system, former, formerFamily),
    own: await letterOf(system, ours.pmpk, ours.family),
  };
  const { second, removed } = await otherParents(system, ours.family.childId);
  await Family.ofChild(system, ours.family.childId);
  const ids: Record<Whose, Record<string, string>> = {
    own: { ...ours.family, ...ours.things.own, ...(await cityThings(world, ours.family.stepId)), agencyId: ours.pmpk },
    elsewhere: {
      ...ours.otherFamily,
      ...ours.things.other,
      ...(await cityThings(world, ours.otherFamily.stepId, "kemerovo")),
      agencyId: ours.otherSchool,
    },
    former: formerFamily,
    closed: { ...closedFamily, ...closedThings, agencyId: closed },
    // A quarter's lock is the region's, and so is who confirms it.
    foreign: { ...theirs.family, ...theirs.things.own, agencyId: theirs.pmpk, confirmationId: "" },
    absent: {},
  };
  const absent = (id: string) => `${id.split("_")[0]}_${"0".repeat(26)}`;
  ids.absent = Object.fromEntries(Object.entries(ids.own).map(([name, id]) => [name, absent(id)]));
  const kemerovo = (await Agency.find(system, { kind: "pmpc", municipality: "kemerovo" })).items[0]!.agency.agencyId;
  const sign = (claims: Record<string, unknown>) => world.issuer.token({ sub: "somebody", tenant, ...claims });
  const specialist = (agency: AgencyId, more = {}) => sign({ role: "specialist", agency, ...more });
  const parent = (representative: string, more = {}) => sign({ role: "representative", representative, ...more });
  const abroad = { tenant: theirs.tenant };
  const actors: ActorCase[] = [
    {
      name: "an administrator",
      role: "admin",
      token: await sign({ role: "admin" }),
      sees: { erasure: region, agency: region, face: region, plan: region, line: region, region },
    },
    {
      name: "a coordinator of the region",
      role: "coordinator",
      token: await sign({ role: "coordinator" }),
      sees: {
        child: region,
        file: region,
        agency: region,
        face: region,
        city: region,
        plan: region,
        line: region,
        region,
      },
    },
    {
      name: "a coordinator of the city",
      role: "coordinator",
      limited: true,
      token: await sign({ role: "coordinator", municipality: "novokuznetsk" }),
      sees: { child: city, file: city, agency: city, face: region, city, plan: city, line: city, region },
    },
    {
      name: "a coordinator of the other city",
      role: "coordinator",
      limited: true,
      token: await sign({ role: "coordinator", municipality: "kemerovo" }),
      sees: {
        child: ["elsewhere"],
        file: ["elsewhere"],
        agency: ["elsewhere"],
        face: region,
        city: ["elsewhere"],
        plan: ["elsewhere"],
        line: ["elsewhere"],
        region,
      },
    },
    {
      name: "a coordinator of a municipality that is not there",
      role: "coordinator",
      limited: true,
      token: await sign({ role: "coordinator", municipality: "nowhere" }),
      sees: { face: region, region },
    },
    {
      name: "a specialist of the commission",
      role: "specialist",
      token: await specialist(ours.pmpk),
      // What was handed in to somebody else before is not theirs, though the step is.
      sees: {
        child: ["own", "former"],
        response: ["own"],
        file: ["own"],
        agency: ["own"],
        face: ["own"],
        plan: ["own"],
        line: ["own"],
        region,
      },
    },
    {
      name: "a specialist of the other city's commission",
      role: "specialist",
      token: await specialist(kemerovo),
      // A child's sessions are told to whoever gives them, and to no other organisation.
      sees: { child: ["elsewhere"], enrolment: [], response: [], file: ["elsewhere"], plan: ["elsewhere"], region },
    },
    {
      name: "a specialist of a school that is asked for nothing",
      role: "specialist",
      token: await specialist(ours.otherSchool),
      sees: {
        enrolment: ["elsewhere"],
        // It makes papers for a child of its programme.
        document: ["elsewhere"],
        agency: ["elsewhere"],
        face: ["elsewhere"],
        plan: ["elsewhere"],
        line: ["elsewhere"],
        region,
      },
    },
    {
      name: "a specialist of the former commission",
      role: "specialist",
      token: await specialist(former),
      // What is planned for its city, and no line of it.
      sees: { plan: ["own"], region },
    },
    {
      name: "a specialist of the closed commission",
      role: "specialist",
      ended: true,
      token: await specialist(closed),
      sees: {},
    },
    {
      name: "a parent",
      role: "representative",
      token: await parent(ours.family.representative),
      sees: { child: ["own"] },
    },
    // What the mother has handed in is hers and the staff's.
    {
      name: "the other parent",
      role: "representative",
      token: await parent(second),
      sees: { child: ["own"], paper: [] },
    },
    { name: "a removed guardian", role: "representative", token: await parent(removed), sees: {} },
    {
      name: "a parent of another family",
      role: "representative",
      token: await parent(ours.otherFamily.representative),
      sees: { child: ["elsewhere"] },
    },
    {
      name: "an administrator of another tenant",
      role: "admin",
      token: await sign({ role: "admin", ...abroad }),
      sees: {
        erasure: ["foreign"],
        agency: ["foreign"],
        face: ["foreign"],
        plan: ["foreign"],
        line: ["foreign"],
        region: ["foreign"],
      },
    },
    {
      name: "a coordinator of another tenant",
      role: "coordinator",
      token: await sign({ role: "coordinator", ...abroad }),
      sees: {
        child: ["foreign"],
        file: ["foreign"],
        agency: ["foreign"],
        face: ["foreign"],
        region: ["foreign"],
        city: ["foreign"],
        plan: ["foreign"],
        line: ["foreign"],
      },
    },
    {
      name: "a specialist of another tenant",
      role: "specialist",
      token: await specialist(theirs.pmpk, abroad),
      sees: {
        child: ["foreign"],
        file: ["foreign"],
        agency: ["foreign"],
        face: ["foreign"],
        plan: ["foreign"],
        line: ["foreign"],
        region: ["foreign"],
      },
    },
    {
      name: "a specialist of another tenant who names our commission",
      role: "specialist",
      token: await specialist(ours.pmpk, abroad),
      sees: { region: ["foreign"] },
    },
    {
      name: "a parent of another tenant",
      role: "representative",
      token: await parent(theirs.family.representative, abroad),
      sees: { child: ["foreign"] },
    },
    ...["a link", formerLink, closedLink].map((token, i): ActorCase => {
      const name = ["a text that is no token", "the former commission's link", "the closed commission's link"][i]!;
      return { name, role: "nobody", token, sees: {} };
    }),
  ];
  return { world, ids, actors, letters };
}

async function give(system: Ctx, stepId: StepId, agencyId: AgencyId): Promise<void> {
  await Step.reassign(system, stepId, { agencyId });
  await Step.wakeUp(system, stepId);
}

/** A letter about a step, as it went to an organisation. */
async function letterOf(
  system: Ctx,
  agencyId: AgencyId,
  { stepId, routeId, childId }: Pick<Awaited<ReturnType<typeof makeFamily>>, "stepId" | "routeId" | "childId">,
): Promise<string> {
  const eventId = newId("event", system.now().epochMilliseconds);
  const deliveryId = Delivery.deliveryIdOf(eventId, "agency");
  const about = { stepId, routeId, childId, agencyId, municipality: "novokuznetsk" };
  const sent = { to: "office@example.org", attempts: 1, createdAt: system.now().toString(), status: "sent" } as const;
  await Delivery.write(
    system,
    { deliveryId, eventId, audience: "agency", kind: "request", ...about, ...sent },
    undefined,
  );
  return deliveryId;
}

/** A second parent who stays, and a guardian who has been removed. */
async function otherParents(system: Ctx, childId: Child.ChildRecord["childId"]) {
  const one = (givenName: string) => ({
    surname: "Соловьёв",
    givenName,
    relation: "parent" as const,
    phone: "+79000000000",
  });
  const { record } = await Child.patch(system, childId, { addRepresentatives: [one("Пётр"), one("Игнат")] });
  const [second, removed] = record.representativeIds.slice(-2) as [RepresentativeId, RepresentativeId];
  const person = { address: "Новокузнецк, Кирова, 1" };
  await Child.patch(system, childId, { removeRepresentatives: [removed], person });
  return { second, removed };
}

/** What a coordinator of a city has begun: an act that wants a second person, an import, an export. */
async function cityThings(world: Awaited<ReturnType<typeof makeWorld>>, stepId: StepId, municipality = "novokuznetsk") {
  const { tenant } = world.ours;
  const ctx = as(world, { kind: "coordinator", id: `first-${municipality}`, tenant, municipality });
  const far = { reason: "Санаторий", until: "2025-08-20" };
  const refused = await Route.holdStep(ctx, stepId, far).catch((error: unknown) => error);
  const { confirmationId } = (refused as Refusal).current as { confirmationId: string };
  const { importId } = await Import.start(ctx, world.files, ChildFile.importer, { file: list, dryRun: true });
  const { exportId } = await Export.start(ctx, { list: "children" });
  const content = `ФИО;Дата рождения;№ ИПРА;Дата ИПРА;Дата окончания ИПРА\nНикто Никита;01.02.2015;${municipality};01.02.2025;бессрочно`;
  const { importId: papersId } = await Intake.importPapers(ctx, world.files, { format: "csv", content });
  return { confirmationId, importId, exportId, papersId };
}

/** The mother works there, and there is the family's curator, and nowhere else. */
async function employ(
  system: Ctx,
  {
    childId,
    placementId,
    accompanimentId,
    familyRequestId,
  }: Record<"childId" | "placementId" | "accompanimentId" | "familyRequestId", string>,
  agencyId: AgencyId,
) {
  for (const sk of [`PLACEMENT#${placementId}`, `ACCOMPANIMENT#${accompanimentId}`, `REQUEST#${familyRequestId}`]) {
    const found = (await system.bank.get<object>({ table: "records", pk: `T#${system.tenant}#CHILD#${childId}`, sk }))!;
    const { key, data, kind, version } = found;
    await system.bank.commit([{ put: { key, kind, data: { ...data, agencyId } }, expect: version }]);
  }
}
