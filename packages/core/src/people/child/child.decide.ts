import { Temporal } from "temporal-polyfill";
import type { RepresentativeId } from "../../ground/shared/ids.ts";
import { fault, invalid, mustBeRight } from "../../ground/shared/input.ts";
import { type FieldFault, Refusal } from "../../ground/shared/refusal.ts";
import { ageOn, isDay } from "./age.ts";
import type { Authority } from "./authority.ts";
import type { Attachments, ChildPatch, ChildRecord, NewChild } from "./child.ts";
import { isSnils } from "./snils.ts";

/** What a decision must know of the world around the child. */
export interface Surroundings {
  /** Today's date in the tenant's zone. */
  today: Temporal.PlainDate;
  /** Keys of the tenant's municipalities. */
  municipalities: string[];
}

/** Full years at which somebody is no child any more (Civil Code, art. 21). */
export const adultAt = 18;

/**
 * Whoever is registered is younger than 18. A card that is there already takes the day on which somebody has come of age, since a
 * paper may show it; a slip would end what parents consented to, so that it wants a reason.
 * @param isKnown whether there is a card already @throws Refusal input.invalid, child.over-age
 */
export const mustFit = (input: NewChild | ChildPatch, around: Surroundings, isKnown = false): void => {
  const { birthDate, snils } = input.person ?? {};
  const isMeant = isKnown && "reason" in input && input.reason !== undefined;
  const overAge = isKnown ? unexplained : notChild;
  const tooOld = !isMeant && birthDate !== undefined && isDay(birthDate) && ageOn(birthDate, around.today) >= adultAt;
  const faults = [
    ...(birthDate === undefined ? [] : birthFaults(birthDate, around.today)),
    ...(snils === undefined || snils === null || isSnils(snils) ? [] : [wrongSnils]),
    ...municipalityFaults(input.municipality, around.municipalities),
    ...sameTwice(input),
    ...selfOfChild(input),
    ...authorityFaults(input, around.today),
  ];
  if (faults.length > 0) throw invalid(tooOld ? [...faults, overAge] : faults);
  if (tooOld)
    throw new Refusal(
      "child.over-age",
      { ru: "Маршрут ведётся до 18 лет.", en: "A route is kept until the age of 18." },
      { fields: [overAge] },
    );
};

const birthFaults = (birthDate: string, today: Temporal.PlainDate): FieldFault[] => {
  const pointer = "/person/birthDate";
  if (!isDay(birthDate))
    return [fault(pointer, "такого дня в календаре нет; нужна дата ГГГГ-ММ-ДД", "no such day; a date YYYY-MM-DD")];
  if (Temporal.PlainDate.compare(birthDate, today) > 0)
    return [fault(pointer, `не позже сегодняшнего дня (${today})`, `not later than today (${today})`)];
  return [];
};

const notChild = fault("/person/birthDate", "ребёнку должно быть меньше 18 лет", "the child must be younger than 18");
const unexplained = fault(
  "/person/birthDate",
  "ребёнку должно быть меньше 18 лет; если дата всё же верна, назовите причину исправления (reason)",
  "the child must be younger than 18; if the date is right nevertheless, say why it is corrected (reason)",
);
const wrongSnils = fault(
  "/person/snils",
  "11 цифр с верным контрольным числом: последние две сверьте с документом",
  "11 digits with a right checksum: compare the last two with the document",
);

export const municipalityFaults = (municipality: string | undefined, keys: string[]): FieldFault[] =>
  municipality === undefined || keys.includes(municipality)
    ? []
    : [fault("/municipality", `одно из: ${keys.join(", ")}`, `one of: ${keys.join(", ")}`)];

export const tooYoung = (pointer: string): FieldFault =>
  fault(pointer, "self — только с 18 лет; до того — законный представитель", "self: from the age of 18 only");

/** Whoever is registered is a child. */
const selfOfChild = (input: NewChild | ChildPatch): FieldFault[] =>
  "addRepresentatives" in input
    ? []
    : (input.representatives ?? []).flatMap((r, i) =>
        "relation" in r && r.relation === "self" ? [tooYoung(`/representatives/${i}/relation`)] : [],
      );

function sameTwice(input: NewChild | ChildPatch): FieldFault[] {
  const come = "addRepresentatives" in input ? input.addRepresentatives : undefined;
  return [...twiceIn("/representatives", input.representatives), ...twiceIn("/addRepresentatives", come)];
}

/** A paper that is over gives no right: it is a slip of the year, or the next one is wanted, unless it is meant as what was. */
const authorityFaults = (input: NewChild | ChildPatch, today: Temporal.PlainDate): FieldFault[] =>
  [
    ...authoritiesIn("/representatives", input.representatives),
    ...authoritiesIn("/addRepresentatives", "addRepresentatives" in input ? input.addRepresentatives : undefined),
  ].flatMap(([at, { to, ended }]) => {
    const isOver = to !== undefined && Temporal.PlainDate.compare(to, today) < 0;
    if (isOver === (ended === true)) return [];
    return [isOver ? fault(`${at}/to`, ...overAlready) : fault(`${at}/ended`, ...notOver)];
  });

const authoritiesIn = (
  at: string,
  people: readonly { authority?: Authority | null | undefined }[] = [],
): (readonly [at: string, Authority])[] =>
  people.flatMap(({ authority }, i) => (authority ? [[`${at}/${i}/authority`, authority] as const] : []));

const overAlready = [
  "срок документа о полномочиях уже истёк: внесите действующий документ; если прежний нужен для истории, отметьте ended: true — прав он не даёт",
  "the paper of authority is over: enter the one that counts; where the former one is wanted for the record, say ended: true; it gives no right",
] as const;
const notOver = [
  "только у документа, последний день которого (to) прошёл",
  "only of a paper whose last day (to) is past",
] as const;

function twiceIn(
  at: string,
  representatives: { representativeId?: RepresentativeId | undefined }[] = [],
): FieldFault[] {
  const ids = representatives.map((r) => r.representativeId);
  return ids.flatMap((id, i) =>
    id && ids.indexOf(id) < i
      ? [fault(`${at}/${i}/representativeId`, "представитель уже назван выше", "is already named above")]
      : [],
  );
}

/** The pseudonymous part of a registration. */
export const recordOf = (
  input: NewChild,
  made: Pick<ChildRecord, "childId" | "representativeIds" | "createdAt">,
): ChildRecord => ({
  ...made,
  municipality: input.municipality,
  sex: input.person.sex,
  born: input.person.birthDate.slice(0, 7),
  targetGroups: input.targetGroups,
  disability: input.disability,
  educationalNeeds: input.educationalNeeds,
  attachments: input.attachments,
  status: "active",
});

/** The pseudonymous part after a patch. @throws Refusal input.invalid when somebody leaves without a reason */
export function patchRecord(record: ChildRecord, change: ChildPatch): ChildRecord {
  if (change.status === "left" && record.status !== "left") mustBeExplained(record, change);
  const { leftNoteId, leftCause, leftOn, ...kept } = record;
  const next: ChildRecord = {
    ...kept,
    municipality: change.municipality ?? record.municipality,
    sex: change.person?.sex ?? record.sex,
    expected: change.person ? undefined : record.expected,
    born: (change.person?.birthDate ?? change.dueOn)?.slice(0, 7) ?? record.born,
    targetGroups: change.targetGroups ?? record.targetGroups,
    disability: change.disability ?? record.disability,
    educationalNeeds: change.educationalNeeds ?? record.educationalNeeds,
    attachments: patched<Attachments>(record.attachments, change.attachments ?? {}),
    status: change.status ?? record.status,
  };
  return next.status === "left" && leftNoteId ? { ...next, leftNoteId, leftCause, leftOn } : next;
}

/** Why a child left is kept with it; why somebody expects a child no more is nobody's to write down. @throws Refusal input.invalid */
function mustBeExplained({ expected }: ChildRecord, { reason, cause }: ChildPatch): void {
  if (!expected && !reason)
    throw invalid([fault("/reason", "укажите, почему ребёнок выбыл", "say why the child left")]);
  if (!expected) return;
  mustBeRight([
    ...(reason ? [fault("/reason", ...untold)] : []),
    ...(cause && cause !== "other" ? [fault("/cause", ...untold)] : []),
  ]);
}

const untold = [
  "уберите: почему ожидание закончилось, не записывается",
  "leave it out: why nobody is expected any more is not written down",
] as const;

/** What is named is changed, `null` clears, `undefined` keeps. */
export function patched<T extends object>(before: T, change: { [K in keyof T]?: T[K] | null }): T {
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    Object.entries({ ...before, ...Object.fromEntries(named) }).filter(([, value]) => value !== null),
  ) as T;
}

/** Names of what differs: `person.surname`, `municipality`. */
export const differences = (path: string, before: object, after: object): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => JSON.stringify(before[key as never]) !== JSON.stringify(after[key as never]))
    .map((key) => path + key);
