import { citedAct, isSameAct } from "../../ground/shared/act.ts";
import { fault, mustBeRight } from "../../ground/shared/input.ts";
import { Refusal } from "../../ground/shared/refusal.ts";
import { same } from "../../ground/shared/same.ts";
import { fold } from "../../ground/vault/fold.ts";
import type { Lookup } from "./lookup.ts";
import type { ServiceEvent } from "./service.events.ts";
import type {
  ApproveStandard,
  NewService,
  ServiceKey,
  ServicePatch,
  Standard,
  StandardVersion,
  TenantService,
} from "./service.ts";

/** A service of the tenant's own; its first standard counts until another is approved. @throws Refusal conflict.exists */
export function add(given: NewService, known: Lookup): TenantService {
  const { standard: _, ...head } = given;
  if (known.of(head.serviceKey)) throw taken(head.serviceKey);
  mustBeCalledOtherwise(head.serviceKey, head, known);
  return { ...head, status: "active", own: true, versions: 1, inForce: 1 };
}

/** What a change of a service comes to: another standard is its next version, which counts when it is approved. */
interface Patched {
  service: TenantService;
  standard?: StandardVersion;
  events: ServiceEvent[];
}

/** @param before the standard that was written last @throws Refusal conflict.exists (a title that another has) */
export function patch(
  service: TenantService,
  { standard, ...change }: ServicePatch,
  { before, known, at }: { before: Standard; known: Lookup; at: string },
): Patched {
  mustBeCalledOtherwise(service.serviceKey, change, known);
  const fields = (Object.keys(change) as (keyof typeof change)[]).filter(
    (field) => change[field] !== undefined && !same(change[field], service[field]),
  );
  const next = { ...service, ...Object.fromEntries(fields.map((field) => [field, change[field]])) };
  const { serviceKey } = service;
  if (standard && !same(standard, before)) {
    const version = service.versions + 1;
    return {
      service: { ...next, versions: version },
      standard: { version, standard, at },
      events: [{ type: "service.changed", data: { serviceKey, fields: [...fields, "standard"], standard: version } }],
    };
  }
  return {
    service: next,
    events: fields.length > 0 ? [{ type: "service.changed", data: { serviceKey, fields } }] : [],
  };
}

/**
 * A standard is approved by an act: the newest that is approved counts. The same act again changes nothing.
 * @throws Refusal input.invalid (an act to come), conflict.exists (another act approved it)
 */
export function approve(
  service: TenantService,
  { version, approval }: StandardVersion,
  act: ApproveStandard,
  today: string,
): { service: TenantService; events: ServiceEvent[] } {
  if (act.date > today) mustBeRight([fault("/date", "сегодня или раньше", "today or earlier")]);
  if (approval && isSameAct(approval, act)) return { service, events: [] };
  if (approval)
    throw new Refusal(
      "conflict.exists",
      {
        ru: `Стандарт уже утверждён: ${citedAct(approval).ru}.`,
        en: `The standard is approved already: ${citedAct(approval).en}.`,
      },
      { current: { version, act: approval.act, number: approval.number, date: approval.date } },
    );
  const { serviceKey, inForce } = service;
  return {
    service: { ...service, inForce: Math.max(inForce, version) },
    events: [{ type: "service.standard-approved", data: { serviceKey, version } }],
  };
}

/** One word names one service, or a list that says it would mean two. */
function mustBeCalledOtherwise(
  serviceKey: ServiceKey,
  { title, also = [] }: Pick<ServicePatch, "title" | "also">,
  known: Lookup,
): void {
  const named = [
    ...(title ? [title.ru, title.en].map((word) => ({ pointer: "/title", word })) : []),
    ...also.map((word, i) => ({ pointer: `/also/${i}`, word })),
  ];
  const theirs = named.flatMap(({ pointer, word }) => {
    const other = fold(word) === "" ? undefined : known.resolve(word);
    return other && other !== serviceKey
      ? [fault(pointer, `так называется услуга ${other}`, `the service ${other} is called so`)]
      : [];
  });
  mustBeRight(theirs);
}

const taken = (serviceKey: ServiceKey) =>
  new Refusal(
    "conflict.exists",
    {
      ru: "Услуга с таким ключом уже есть. Чтобы изменить её, измените её саму.",
      en: "There is a service of this key. To change it, change that one.",
    },
    {
      fields: [fault("/serviceKey", "ключ, которого ещё нет", "a key that nothing has yet")],
      current: { serviceKey },
    },
  );
