import { dayStatus, isNoCalendar } from "@marshrut/core/calendar";
import * as Navigator from "@marshrut/core/navigator";
import * as Occasion from "@marshrut/core/occasion";
import { type AgencyId, Conflict, type Ctx, inParallel, type OccasionId, Refusal } from "@marshrut/core/shared";
import * as Slot from "@marshrut/core/slot";
import * as Tenant from "@marshrut/core/tenant";
import type { Temporal } from "temporal-polyfill";
import { cities } from "./cities.ts";
import { type LoadedOpen, writeMarker } from "./marker.ts";
import { streets } from "./names.ts";
import { furtherParticipants, keyOf, organisations } from "./organisations.ts";

type Kind = ReturnType<typeof organisations>[number]["kind"];
type Words = Pick<Navigator.ListingContent, "purpose" | "firstStep" | "hours" | "access">;

const week = (from: string, until: string): Words["hours"] => [{ days: ["MO", "TU", "WE", "TH", "FR"], from, until }];

/** What organisations of a kind say of themselves, in words that a parent uses. Those of other kinds are no doors for families. */
const faces: Partial<Record<Kind, Words>> = {
  resourceCentre: {
    purpose: {
      ru: "Логопеды, психологи и дефектологи для детей, консультации для родителей. Помогаем с рождения, диагноз не нужен.",
      en: "Speech therapists, psychologists and special teachers for children, advice for parents. From birth on; no diagnosis is needed.",
    },
    firstStep: {
      ru: "Выберите свободное время на странице услуги или позвоните. Направление не нужно.",
      en: "Choose a free time on the page of the service, or call. You need no referral.",
    },
    hours: week("08:30", "18:00"),
    access: ["ramp", "lift", "toilet", "tactile", "remote"],
  },
  pmpc: {
    purpose: {
      ru: "Обследуем ребёнка и советуем, как ему учиться: программа, условия, специалисты.",
      en: "We see the child and advise how to study: programme, conditions, specialists.",
    },
    firstStep: {
      ru: "Позвоните и запишитесь. С собой: паспорт, свидетельство о рождении, документы от врача и из школы или сада, если они есть.",
      en: "Call and make an appointment. Bring your passport, the birth certificate, and papers of the doctor and the school, if there are any.",
    },
    hours: week("09:00", "17:00"),
    access: ["ramp", "toilet"],
  },
  social: {
    purpose: {
      ru: "Помогаем семье в быту: сопровождение, занятия навыками, средства реабилитации на время, уход.",
      en: "We help families with daily life: accompaniment, living skills, devices on loan, care.",
    },
    firstStep: {
      ru: "Позвоните: специалист расскажет, какие документы понадобятся, и приедет, если вам трудно добраться.",
      en: "Call: a specialist tells you which papers are needed, and comes to you if you cannot travel.",
    },
    hours: week("08:00", "17:00"),
    access: ["ramp", "home-visits", "easy-words"],
  },
  health: {
    purpose: {
      ru: "Наблюдаем детей и восстанавливаем здоровье: врачи, массаж, лечебная физкультура.",
      en: "We look after children's health: doctors, massage, remedial exercise.",
    },
    firstStep: {
      ru: "Запишитесь к педиатру по телефону: он направит к нужному врачу.",
      en: "Make an appointment with the paediatrician, who refers you further.",
    },
    hours: [...week("07:30", "19:00"), { days: ["SA"], from: "09:00", until: "14:00" }],
    access: ["ramp", "lift", "toilet", "parking"],
  },
  ngo: {
    purpose: {
      ru: "Родители помогают родителям: встречи, спорт и праздники вместе с детьми, советы тех, кто это прошёл.",
      en: "Parents help parents: meetings, sport and feasts together with the children, advice of those who have been through it.",
    },
    firstStep: {
      ru: "Приходите на встречу или позвоните: ответит мама.",
      en: "Come to a meeting, or call: a mother answers.",
    },
    hours: [{ days: ["TU", "TH"], from: "16:00", until: "20:00" }],
    access: ["ramp", "easy-words"],
  },
  school: {
    purpose: {
      ru: "Учим детей с особыми потребностями вместе со сверстниками: адаптированные программы, психолог, тьютор.",
      en: "Children with special needs learn with all the others: adapted programmes, a psychologist, a tutor.",
    },
    hours: week("08:00", "17:00"),
    access: ["ramp", "toilet"],
  },
  kindergarten: {
    purpose: {
      ru: "Консультационный пункт для семей с малышами: приходите с вопросом о развитии, даже если ребёнок не ходит в сад.",
      en: "Advice for families with small children: come with a question on development, even if yours goes to no kindergarten.",
    },
    hours: week("07:00", "19:00"),
    access: ["ramp"],
  },
};

/** Of schools and kindergartens so many of each city; of the other kinds all. */
const few = 2;

function shown(): { key: string; kind: Kind; words: Words; city: (typeof cities)[number] }[] {
  const counts = new Map<string, number>();
  return [...organisations(), ...furtherParticipants()].flatMap((one) => {
    const words = faces[one.kind];
    const city = cities.find(({ key }) => key === one.municipality);
    if (!words || !city) return [];
    const many = counts.get(`${one.kind} ${city.key}`) ?? 0;
    counts.set(`${one.kind} ${city.key}`, many + 1);
    const isFew = one.kind === "school" || one.kind === "kindergarten";
    return isFew && many >= few ? [] : [{ key: keyOf(one), kind: one.kind, words, city }];
  });
}

const postal = { novokuznetsk: "654000", kemerovo: "650000" } as const;
const dial = { novokuznetsk: "+7 3843", kemerovo: "+7 3842" } as const;

const events = [
  {
    by: "resourceCentre",
    in: { days: 18 },
    on: 3,
    at: ["10:00", "13:00"],
    content: {
      title: "Растем вместе: игра и речь",
      kind: "seminar",
      about: "Как играть с малышом, чтобы он заговорил. Для родителей и педагогов; детей можно взять с собой.",
      place: "РЦППМС, актовый зал",
      audiences: ["specialist", "family"],
      quota: 30,
      measures: ["I-2.2"],
      series: { name: "Растем вместе", number: 3 },
    },
  },
  {
    by: "ngo",
    in: { days: 21 },
    on: 6,
    at: ["11:00", "15:00"],
    content: {
      title: "Праздник спорта для всей семьи",
      kind: "mass-event",
      about: "Бочча, эстафеты и чай. Площадка доступна для колясок, есть тихая комната.",
      place: "Дворец спорта, малый зал",
      audiences: ["family", "child"],
      quota: 60,
      measures: ["II.IV-4.1"],
    },
  },
  {
    by: "resourceCentre",
    in: { days: 40 },
    on: 2,
    at: ["14:00", "17:00"],
    content: {
      title: "Ранняя помощь: первые шаги специалиста",
      kind: "course",
      about: "72 часа, два месяца. По окончании — сертификат, который проверяется по коду.",
      place: "РЦППМС, кабинет 12",
      audiences: ["specialist"],
      quota: 20,
      hours: 72,
      measures: ["III-10"],
    },
  },
  {
    by: "resourceCentre",
    in: { days: -27 },
    on: 4,
    at: ["10:00", "16:00"],
    came: 46,
    content: {
      title: "Семья и специалист: один маршрут",
      kind: "conference",
      place: "РЦППМС, актовый зал",
      audiences: ["specialist", "family"],
      measures: ["I-2.2"],
      past: true,
    },
  },
] as const;

/**
 * What everybody sees: organisations that tell of themselves, times of a speech therapist that may be taken without an account, events that
 * are ahead and one that was held, where they are not marked as there. May be cut short and repeated.
 */
export async function openOf(ctx: Ctx, ids: ReadonlyMap<string, AgencyId>): Promise<LoadedOpen> {
  const today = await Tenant.today(ctx);
  const faces = shown().flatMap((one, n) => {
    const agencyId = ids.get(one.key);
    return agencyId ? [{ ...one, agencyId, n }] : [];
  });
  await inParallel(faces, 12, async ({ agencyId, n, kind, words, city }) => {
    // What an organisation has said itself stays.
    if ((await Navigator.getListing(ctx, agencyId)).version > 0) return;
    await Navigator.setListing(ctx, agencyId, {
      ...words,
      address: {
        street: `ул. ${streets[n % streets.length]}, ${n + 1}`,
        city: city.name.ru,
        postalCode: postal[city.key],
      },
      phone: `${dial[city.key]} 00-00-${String(n + 1).padStart(2, "0")}`,
      booking: kind === "resourceCentre",
    });
  });
  const firstOf = (kind: Kind) => faces.find((one) => one.kind === kind)?.agencyId;
  const centre = firstOf("resourceCentre");
  // Of a year that has no production calendar nobody can say on which days somebody receives.
  const { calendar } = await Tenant.clock(ctx);
  const isKnown = !isNoCalendar(dayStatus(calendar, today));
  if (centre && isKnown) await once(ctx, "open times", (own) => Slot.open(own, centre, speech(today)));
  let held = 0;
  for (const event of events) held += (await announce(ctx, firstOf(event.by), event, today)) ? 1 : 0;
  const loaded = { listed: faces.length, events: held };
  await writeMarker(ctx, "OPEN", loaded);
  return loaded;
}

const speech = (today: Temporal.PlainDate) => ({
  serviceKey: "speech-therapy",
  post: "Учитель-логопед",
  place: "office",
  where: "кабинет 7",
  minutes: 45,
  wholeRegion: true,
  times: {
    // The first day must be one by the rule.
    date: nextOf(today, [2, 4]).toString(),
    from: "14:00",
    until: "17:00",
    repeat: `FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=${today.add({ months: 6 }).toString().replaceAll("-", "")}`,
  },
});

/** The first of these days of the week after today. */
function nextOf(today: Temporal.PlainDate, daysOfWeek: readonly number[]): Temporal.PlainDate {
  const after = [1, 2, 3, 4, 5, 6, 7].map((days) => today.add({ days }));
  return after.find(({ dayOfWeek }) => daysOfWeek.includes(dayOfWeek))!;
}

async function announce(
  ctx: Ctx,
  agencyId: AgencyId | undefined,
  { at: [from, until], in: ahead, on, content, ...event }: (typeof events)[number],
  today: Temporal.PlainDate,
): Promise<boolean> {
  if (!agencyId) return false;
  const soonest = today.add(ahead);
  // A seminar is on a working day, a feast on a Saturday.
  const day = soonest.add({ days: (on - soonest.dayOfWeek + 7) % 7 });
  const times = [{ from: `${day}T${from}`, until: `${day}T${until}` }];
  const { title } = content;
  const made =
    (await once(ctx, `event ${title}`, (own) => Occasion.announce(own, { ...content, agencyId, times }))) ??
    (await Occasion.find(ctx, { agency: agencyId })).items.find((one) => one.title === title);
  if (!made || !("came" in event) || made.status !== "announced") return made !== undefined;
  const id = made.occasionId as OccasionId;
  const walkIns = [{ who: "family", municipality: cities[0].key, count: event.came }];
  await Occasion.recordAttendance(ctx, id, { walkIns });
  await Occasion.close(ctx, id);
  return true;
}

/** Whatever runs beside this loading, or came before it, has the same key: of two one is made. */
async function once<T>(ctx: Ctx, what: string, make: (ctx: Ctx) => Promise<T>): Promise<T | undefined> {
  const idempotency = { key: `pilot ${what}`, operation: "pilot.open", bodyHash: "" };
  try {
    return await make({ ...ctx, idempotency });
  } catch (error) {
    if (error instanceof Conflict || (error instanceof Refusal && error.code === "conflict.exists")) return undefined;
    throw error;
  }
}
