import { Refusal } from "./refusal.ts";
import type { Text } from "./text.ts";

/** How many of something one parent may have: each is read whole somewhere, or grows a record. */
interface Limit {
  most: number;
  /** Where, and of what: «у ребёнка уже 300 согласий». */
  have: (most: number) => Text;
}

const limit = (most: number, whose: Text, what: Text): Limit => ({
  most,
  have: (n) => ({ ru: `${whose.ru} уже ${n} ${what.ru}`, en: `${whose.en} has ${n} ${what.en} already` }),
});

const ofChild: Text = { ru: "У ребёнка", en: "The child" };
const ofAccompaniment: Text = { ru: "У сопровождения", en: "The accompaniment" };
const ofPeer: Text = { ru: "У поддержки", en: "The support" };
const ofUnion: Text = { ru: "У объединения", en: "The union" };
const ofRound: Text = { ru: "У раунда", en: "The round" };
const ofMeeting: Text = { ru: "У заседания", en: "The meeting" };
const ofRoute: Text = { ru: "У маршрута", en: "The route" };
const ofAgency: Text = { ru: "У организации", en: "The agency" };
const ofRegion: Text = { ru: "У региона", en: "The region" };
const ofService: Text = { ru: "У услуги", en: "The service" };
const ofYearPlan: Text = { ru: "В плане", en: "The plan" };
const ofAccount: Text = { ru: "У вас", en: "Your account" };

/**
 * The one table of quantities (docs/decisions/0116-quantities.md). What a card, a contact list or a body says as a whole is limited by its
 * schema. A test fills each.
 */
export const limits = {
  consents: limit(300, ofChild, { ru: "согласий", en: "consents" }),
  instruments: limit(300, ofChild, { ru: "документов", en: "instruments" }),
  results: limit(1000, ofChild, { ru: "результатов", en: "results" }),
  outgoing: limit(200, ofChild, { ru: "отчётов", en: "reports" }),
  documents: limit(300, ofChild, { ru: "документов", en: "documents" }),
  seekers: limit(50, ofChild, { ru: "записей о поиске работы", en: "records of those who look for work" }),
  accompaniments: limit(50, ofChild, { ru: "сопровождений", en: "accompaniments" }),
  memberships: limit(100, ofChild, { ru: "членств родителей в объединениях", en: "memberships of parents" }),
  peerSupports: limit(100, ofChild, { ru: "просьб о поддержке родителя", en: "asks for another parent's support" }),
  peerContacts: limit(200, ofPeer, { ru: "разговоров", en: "talks" }),
  meetings: limit(200, ofUnion, { ru: "встреч", en: "meetings" }),
  signUps: limit(500, ofChild, { ru: "записей на мероприятия", en: "sign-ups for events" }),
  bodies: limit(
    100,
    { ru: "У региона или муниципалитета", en: "The region or municipality" },
    { ru: "групп", en: "bodies" },
  ),
  decisions: limit(60, ofMeeting, { ru: "решений", en: "decisions" }),
  familyPapers: limit(300, ofChild, {
    ru: "документов, переданных семьёй",
    en: "papers that the family has handed in",
  }),
  sheets: limit(20, { ru: "У документа", en: "The paper" }, { ru: "листов", en: "sheets" }),
  responses: limit(300, ofChild, { ru: "анкет", en: "forms answered or to be answered" }),
  findings: limit(200, ofRound, { ru: "выводов", en: "findings" }),
  requests: limit(300, ofChild, { ru: "обращений", en: "requests" }),
  contacts: limit(500, ofAccompaniment, { ru: "контактов", en: "contacts" }),
  reviews: limit(60, ofAccompaniment, { ru: "пересмотров", en: "reviews" }),
  routes: limit(100, ofChild, { ru: "маршрутов", en: "routes" }),
  enrolments: limit(200, ofChild, { ru: "зачислений", en: "enrolments" }),
  appointments: limit(500, ofChild, { ru: "записей на консультации", en: "appointments" }),
  formerNames: limit(20, ofChild, { ru: "прежних имён", en: "former names" }),
  signed: limit(100, ofRoute, { ru: "сканов", en: "scans" }),
  services: limit(200, ofRegion, { ru: "своих и изменённых услуг", en: "services of its own or changed" }),
  editions: limit(100, { ru: "У перечня", en: "The list" }, { ru: "редакций", en: "editions" }),
  standards: limit(50, ofService, { ru: "версий стандарта", en: "versions of its standard" }),
  slots: limit(200, ofAgency, { ru: "открытых слотов", en: "open slots" }),
  webhooks: limit(20, ofAgency, { ru: "вебхуков, и отключённые считаются", en: "webhooks, disabled ones too," }),
  yearEntries: limit(1000, ofYearPlan, { ru: "строк", en: "lines" }),
  yearEditions: limit(50, ofYearPlan, { ru: "редакций", en: "editions" }),
  jobs: limit(10, ofAccount, { ru: "загрузок и выгрузок в работе", en: "imports and exports under way" }),
} as const satisfies Record<string, Limit>;
export type Limited = keyof typeof limits;

/** @param present how many there are @throws Refusal limit.reached, with the number */
export function mustHaveRoom(of: Limited, present: number): void {
  const { most, have } = limits[of];
  if (present < most) return;
  const { ru, en } = have(most);
  throw new Refusal(
    "limit.reached",
    { ru: `${ru}: больше не принимается.`, en: `${en}: no more is taken.` },
    { current: { most } },
  );
}
