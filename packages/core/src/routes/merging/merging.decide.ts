import type { InstrumentId, RepresentativeId, RouteId } from "../../ground/shared/ids.ts";
import { fault } from "../../ground/shared/input.ts";
import { type FieldFault, Refusal } from "../../ground/shared/refusal.ts";
import { mustBeSettled } from "../../people/child/child.scope.ts";
import type { ChildRecord } from "../../people/child/child.ts";
import type { Consent } from "../../people/consent/consent.ts";
import type { InstrumentRecord } from "../instrument/instrument.ts";
import { isSettled, type Step } from "../step/step.ts";
import { type Card, mostRepresentatives, type Snapshot } from "./card.ts";
import type { Hangs, RouteWithSteps } from "./hangs.ts";
import type { Choice, Difference, PaperLink } from "./merging.ts";

/**
 * Both here, or both gone: of a child who died or moved away two cards may be found as well, and nobody is to call such a child
 * returned for that. Where the cards differ in it a person says first which is right. @throws Refusal child.left, child.merging
 */
export function mustBeAlike(...cards: [ChildRecord, ChildRecord]): void {
  for (const card of cards) mustBeSettled(card);
  if (cards[0].status === cards[1].status) return;
  throw new Refusal("child.left", {
    ru: "По одной карте ребёнок выбыл, по другой нет. Сначала отметьте верное в обеих: выбытие с причиной либо возвращение.",
    en: "By one card the child has left, by the other it has not. First say what is right in both: that it left, and why, or returned.",
  });
}

/** Which of the routes that go on together ends, since a child has one; none where there are not two. */
export function endingRoute(mine: Hangs, other: Hangs, choose: Choice): RouteWithSteps | undefined {
  const [a, b] = [mine, other].map(({ routes }) => routes.find(({ route }) => route.status === "open"));
  if (!a || !b || !choose.route) return undefined;
  return choose.route === "this" ? b : a;
}

const turned = [
  "карта до рождения присоединяется к карте родившегося ребёнка: начните с той карты",
  "a card of before the birth is merged into the card of the child: begin with that one",
] as const;

/** What stands against a merge, each under the field that would put it right. */
export function againstMerge(
  [to, from]: readonly [Card, Card],
  [mine, other]: readonly [Hangs, Hangs],
  differences: readonly Difference[],
  choose: Choice,
): FieldFault[] {
  const twoOpen = [mine, other].every(({ routes }) => routes.some(({ route }) => route.status === "open"));
  const family = new Set([...to.record.representativeIds, ...from.record.representativeIds]);
  if (to.record.expected) return [fault("/other", ...turned)];
  return [
    ...differences
      .filter(({ taken }) => taken === undefined)
      .map(({ field }) =>
        fault(`/choose/${field}`, "карты расходятся: this или other", "the cards differ: this or other"),
      ),
    ...(twoOpen && !choose.route
      ? [
          fault(
            "/choose/route",
            "открыты оба маршрута: какой продолжается, this или other",
            "both routes are open: which of them goes on, this or other",
          ),
        ]
      : []),
    ...(family.size > mostRepresentatives
      ? [
          fault(
            "/other",
            `представителей вместе ${family.size}, а у ребёнка их не больше ${mostRepresentatives}`,
            `${family.size} representatives together; a child has at most ${mostRepresentatives}`,
          ),
        ]
      : []),
    ...other.unknown.map((place) =>
      fault("/other", `в карте есть то, что не переносится: ${place}`, `the card has what is not carried: ${place}`),
    ),
  ];
}

/** What would be torn apart: a paper from the one that replaced it, a step from the paper whose measure it carries out. */
export function tornApart(
  papers: readonly InstrumentRecord[],
  routes: readonly RouteWithSteps[],
  goes: { instruments: readonly InstrumentId[]; routes: readonly RouteId[] },
  links: readonly PaperLink[] = [],
): FieldFault[] {
  const going = new Set<string>([...goes.instruments, ...goes.routes]);
  const isPart = (a: string, b: string) => going.has(a) !== going.has(b);
  const undone = new Set(links.map(({ earlier, later }) => `${earlier} ${later}`));
  const there = new Set(papers.map(({ instrumentId }) => instrumentId));
  return [
    ...papers.flatMap(({ instrumentId: id, supersededBy: next }) =>
      next && there.has(next) && isPart(id, next) && !undone.has(`${id} ${next}`)
        ? [fault("/instruments", `документ ${id} заменён документом ${next}`, `${id} was superseded by ${next}`)]
        : [],
    ),
    ...routes.flatMap(({ route, steps }) => {
      const named = new Set([...route.plan.entries, ...steps].flatMap(({ measure }) => measure?.instrumentId ?? []));
      return [...named]
        .filter((id) => there.has(id) && isPart(id, route.routeId))
        .map((id) =>
          fault(
            "/routes",
            `в маршруте ${route.routeId} есть мероприятия документа ${id}`,
            `the route ${route.routeId} has measures of ${id}`,
          ),
        );
    }),
  ];
}

/** What came after a merge and forbids to undo it, beside what would be torn apart. */
export function againstUndoing(
  now: Card,
  { before }: Snapshot,
  { isLate, snilsTaken }: { isLate: boolean; snilsTaken: boolean },
): FieldFault[] {
  const stay = now.record.representativeIds.filter((id) => before.record.representativeIds.includes(id));
  return [
    ...(isLate
      ? [
          fault(
            "/other",
            "срок отмены (30 дней) прошёл; карту можно разделить",
            "30 days are over; the card may be split",
          ),
        ]
      : []),
    ...(stay.length === 0
      ? [
          fault(
            "/other",
            "у карты не останется представителей: прежних с тех пор убрали",
            "nobody would represent the child: those of before were removed since",
          ),
        ]
      : []),
    ...(snilsTaken
      ? [fault("/other", "СНИЛС прежней карты записан у другого ребёнка", "another child has the СНИЛС of that card")]
      : []),
  ];
}

/** What stands against giving a part of a card to another. */
export function againstSplit(
  wanted: { consents: readonly string[]; instruments: readonly string[]; routes: readonly string[] },
  mine: Hangs,
  consents: readonly Consent[],
  to: { family: readonly RepresentativeId[]; hasOpenRoute: boolean },
): FieldFault[] {
  const { carried } = mine;
  const absent = (["consents", "instruments", "routes"] as const).flatMap((list) =>
    wanted[list].flatMap((id, i) =>
      (carried[list] as string[]).includes(id)
        ? []
        : [fault(`/${list}/${i}`, "того, что есть в этой карте", "of what is in this card")],
    ),
  );
  const strangers = wanted.consents.flatMap((id, i) => {
    const consent = consents.find((c) => c.consentId === id);
    return !consent || to.family.includes(consent.representativeId)
      ? []
      : [
          fault(
            `/consents/${i}`,
            "дал тот, кто не представляет другого ребёнка: сначала добавьте его в ту карту",
            "given by somebody who does not represent the other child: add them to that card first",
          ),
        ];
  });
  const twoOpen = mine.routes.flatMap(({ route }) =>
    to.hasOpenRoute && route.status === "open" && wanted.routes.includes(route.routeId)
      ? [fault("/routes", "у другого ребёнка уже открыт маршрут", "the other child has an open route already")]
      : [],
  );
  const nothing = wanted.consents.length + wanted.instruments.length + wanted.routes.length === 0;
  return [
    ...absent,
    ...strangers,
    ...twoOpen,
    ...(nothing ? [fault("", "назовите, что переходит в другую карту", "say what goes to the other card")] : []),
  ];
}

/** Steps of a route that ends, as their agencies would be told. */
export const openSteps = ({ steps }: RouteWithSteps): Pick<Step, "stepId" | "title" | "agencyId" | "due">[] =>
  steps.filter((step) => !isSettled(step));
