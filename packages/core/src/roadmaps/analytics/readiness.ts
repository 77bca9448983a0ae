import * as z from "zod";
import * as Agency from "../../agencies/agency/index.ts";
import { promised } from "../../agencies/service-list/promised.ts";
import * as Slot from "../../agencies/slot/index.ts";
import { caresFor } from "../../ground/shared/authorise.ts";
import { eachOf } from "../../ground/shared/bank.ts";
import type { Ctx } from "../../ground/shared/context.ts";
import { notFound } from "../../ground/shared/refusal.ts";
import * as Tenant from "../../ground/tenant/index.ts";

/** Of these each municipality has its own; a commission and a resource centre may be another's that serves the region. */
const ownKinds = ["school", "kindergarten", "health", "social"] as const satisfies readonly Agency.AgencyKind[];
const sharedKinds = ["pmpc", "resourceCentre"] as const satisfies readonly Agency.AgencyKind[];

/** What a municipality needs before families there are helped by it (project statement P29), in the order of the work. */
const readinessKeys = ["coordinator", "organisations", "contacts", "list", "slots", "remote"] as const;

const text = z.strictObject({ ru: z.string(), en: z.string() });
export const ReadinessView = z.strictObject({
  municipality: z.string(),
  title: text,
  ready: z.boolean(),
  items: z.array(
    z.strictObject({
      key: z.enum(readinessKeys),
      title: text,
      ok: z.boolean(),
      have: z.int(),
      lacks: z.array(text).meta({ description: "Чего недостаёт: не больше 20 / what is missing, 20 at most" }),
    }),
  ),
});
export type ReadinessView = z.infer<typeof ReadinessView>;

/** Which of some addresses take mail: asked of whoever sends. */
export type TakingMail = (ctx: Ctx, emails: readonly string[]) => Promise<readonly string[]>;

const titles: Record<(typeof readinessKeys)[number], { ru: string; en: string }> = {
  coordinator: { ru: "Координатор муниципалитета, до которого доходят письма", en: "A coordinator who gets letters" },
  organisations: { ru: "Организации каждого нужного вида", en: "Organisations of each kind that is wanted" },
  contacts: { ru: "Адреса организаций, до которых доходят письма", en: "Addresses of organisations that take mail" },
  list: { ru: "Утверждённый перечень услуг", en: "An approved list of services" },
  slots: { ru: "Часы приёма в муниципалитете", en: "Hours at which families are received there" },
  remote: {
    ru: "Приём по видео или телефону, в том числе на весь регион",
    en: "Hours by video or telephone, also those for the whole region",
  },
};

const kindTitles: Record<(typeof ownKinds | typeof sharedKinds)[number], { ru: string; en: string }> = {
  school: { ru: "школа", en: "a school" },
  kindergarten: { ru: "детский сад", en: "a kindergarten" },
  health: { ru: "медицинская организация", en: "a health organisation" },
  social: { ru: "социальная служба", en: "a social service" },
  pmpc: { ru: "ПМПК муниципалитета или региона", en: "a commission (ПМПК), its own or the region's" },
  resourceCentre: { ru: "РЦППМС муниципалитета или региона", en: "a resource centre, its own or the region's" },
};
const mostNamed = 20;

/**
 * Whether a municipality is ready to begin, and what it lacks: all of it from records, nobody types it. Staff only; a municipality's
 * coordinator sees its own. @throws Refusal not-found
 */
export async function readiness(ctx: Ctx, municipality: string, takingMail: TakingMail): Promise<ReadinessView> {
  const settings = await Tenant.load(ctx);
  const found = settings.municipalities.find(({ key }) => key === municipality);
  if (!found || !caresFor(ctx.actor, { municipality })) throw notFound();
  const [agencies, slots, list] = await Promise.all([
    workingOnes(ctx),
    Slot.find(ctx, { municipality, limit: 200 }),
    promised(ctx, municipality),
  ]);
  const here = agencies.filter((one) => one.municipality === municipality);
  const coordinator = await takingMail(ctx, [found.coordinatorEmail]);
  const missing = [
    ...ownKinds.filter((kind) => !here.some((one) => one.kind === kind)),
    ...sharedKinds.filter((kind) => !agencies.some((one) => one.kind === kind)),
  ];
  const silent = await silentOnes(ctx, here, takingMail);
  const own = slots.items.filter((slot) => slot.municipality === municipality);
  const remote = slots.items.filter(({ place }) => place === "video" || place === "phone");
  const none = (have: number, ru: string, en: string) => (have > 0 ? [] : [{ ru, en }]);
  const items = [
    item(
      "coordinator",
      coordinator.length,
      none(coordinator.length, "адрес, до которого доходят письма", "an address that takes mail"),
    ),
    item(
      "organisations",
      here.length,
      missing.map((kind) => kindTitles[kind]),
    ),
    item("contacts", here.length - silent.length, [
      ...none(here.length, "организации", "organisations"),
      ...silent.slice(0, mostNamed).map(({ shortName }) => ({ ru: shortName, en: shortName })),
    ]),
    item(
      "list",
      list?.size ?? 0,
      none(list?.size ?? 0, "перечень муниципалитета или региона", "a list, its own or the region's"),
    ),
    item(
      "slots",
      own.length,
      none(own.length, "открытые слоты организаций муниципалитета", "open slots of its organisations"),
    ),
    item("remote", remote.length, none(remote.length, "слоты по видео или телефону", "slots by video or telephone")),
  ];
  return { municipality, title: found.name, ready: items.every(({ ok }) => ok), items };
}

const item = (key: (typeof readinessKeys)[number], have: number, lacks: { ru: string; en: string }[]) => ({
  key,
  title: titles[key],
  ok: lacks.length === 0,
  have,
  lacks,
});

/** All that work: some hundred in a region. */
async function workingOnes(ctx: Ctx): Promise<Agency.Agency[]> {
  const all: Agency.Agency[] = [];
  for await (const { agency } of eachOf((page) => Agency.find(ctx, page), 1000))
    if (agency.status === "active") all.push(agency);
  return all;
}

/** Of whose addresses none takes mail. */
async function silentOnes(ctx: Ctx, here: readonly Agency.Agency[], takingMail: TakingMail): Promise<Agency.Agency[]> {
  const emails = [...new Set(here.flatMap(({ contacts }) => contacts.map(({ email }) => email)))];
  const open = new Set(await takingMail(ctx, emails));
  return here.filter(({ contacts }) => !contacts.some(({ email }) => open.has(email)));
}
