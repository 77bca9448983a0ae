import { AgencyIdText } from "@marshrut/core/agency";
import { ourDate } from "@marshrut/core/shared";
import * as Slot from "@marshrut/core/slot";
import * as Week from "@marshrut/core/slot/week";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

const answer = {
  status: 200,
  schema: Slot.SlotView,
  description: { ru: "Слот.", en: "The slot." },
} as const;

const openSlot = operation({
  operationId: "openSlot",
  method: "post",
  path: "/agencies/{agencyId}/slots",
  tag: "appointments",
  summary: { ru: "Открыть запись к специалисту", en: "Open a slot" },
  description: {
    ru: "Когда специалист организации принимает: услуга, должность (не имя), место (`office`, `home`, `phone`, `video`), длительность приёма в минутах. `times` — день и часы по времени региона с перерывами; `repeat` — правило RFC 5545: `FREQ=WEEKLY` (`INTERVAL=2` — через неделю) с `BYDAY` или `FREQ=MONTHLY` с `BYDAY=2TU` или `BYMONTHDAY=15`, всегда с `UNTIL`, не дольше года. Выходные по календарю региона пропускаются, если не сказано `onDaysOff`; отпуск — `leave`. Без `times` приём по запросу. `wholeRegion` — принимают семьи всех муниципалитетов. У одной должности организации часы не пересекаются: другой специалист называется иначе. Отказ: день в прошлом, выходной, приём длиннее часов, час, которого нет при переводе часов.",
    en: "When an organisation's specialist receives: the service, the post (no name), the place (`office`, `home`, `phone`, `video`), how many minutes an appointment takes. `times`: day and hours in the region's time, with breaks; `repeat`: a rule of RFC 5545, `FREQ=WEEKLY` (`INTERVAL=2`: every second week) with `BYDAY`, or `FREQ=MONTHLY` with `BYDAY=2TU` or `BYMONTHDAY=15`, always with `UNTIL`, for a year at most. Days off of the region's calendar are passed over unless `onDaysOff` says otherwise; `leave` is the specialist's. Without `times` it is on request. `wholeRegion`: families of all municipalities are received. The hours of one post of an organisation do not meet: somebody else is called otherwise. Refused: a day in the past or off, an appointment longer than the hours, an hour that the clocks leap over.",
  },
  body: Slot.NewSlot,
  examples: {
    weekly: {
      summary: { ru: "По вторникам и четвергам", en: "On Tuesdays and Thursdays" },
      value: {
        serviceKey: "family-consultation",
        post: "Педагог-психолог",
        place: "video",
        minutes: 45,
        times: {
          date: "2025-03-11",
          from: "09:00",
          until: "13:00",
          breaks: [{ from: "10:30", until: "10:45" }],
          repeat: "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20250630",
        },
      },
    },
    onRequest: {
      summary: { ru: "На дому, по запросу", en: "At home, on request" },
      value: { serviceKey: "family-consultation", post: "Социальный педагог", place: "home", minutes: 60 },
    },
  },
  answer: { ...answer, status: 201 },
  refusals: ["input.invalid", "agency.unknown", "limit.reached", "conflict.exists"],
  run: ({ ctx, params, body }) => Slot.open(ctx, params.agencyId, body),
  location: ({ agencyId, slotId }) => `/agencies/${agencyId}/slots/${slotId}`,
  again: ({ ctx, params }, ref) => Slot.get(ctx, params.agencyId, ref.id as `slot_${string}`),
});

const listSlots = operation({
  operationId: "listSlots",
  method: "get",
  path: "/agencies/{agencyId}/slots",
  tag: "appointments",
  summary: { ru: "Слоты организации", en: "An organisation's slots" },
  description: {
    ru: "Открытые, если `status` не просит другого, в порядке создания. Персоналу и самой организации.",
    en: "Open ones unless `status` asks otherwise, in the order of their making. For staff and the organisation itself.",
  },
  query: listQuery({ status: z.enum(["open", "closed"]).optional() }),
  answer: {
    status: 200,
    schema: listOf(Slot.SlotView),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  run: ({ ctx, params, query: { status }, page }) => page((of) => Slot.list(ctx, params.agencyId, { status, ...of })),
});

const getSlot = operation({
  operationId: "getSlot",
  method: "get",
  path: "/agencies/{agencyId}/slots/{slotId}",
  tag: "appointments",
  summary: { ru: "Слот", en: "A slot" },
  description: { ru: "Его правило и место.", en: "Its rule and its place." },
  answer,
  run: ({ ctx, params }) => Slot.get(ctx, params.agencyId, params.slotId),
});

const changeSlot = operation({
  operationId: "changeSlot",
  method: "patch",
  path: "/agencies/{agencyId}/slots/{slotId}",
  tag: "appointments",
  summary: { ru: "Изменить слот", en: "Change a slot" },
  description: {
    ru: "Что названо, то меняется; `where: null` и `until: null` снимают. Кто записан, остаётся записан. Часы не меняются: закройте слот (`status: closed`) и откройте другой.",
    en: "What is named is changed; `where: null` and `until: null` take away. Whoever has an appointment keeps it. Hours do not change: close the slot (`status: closed`) and open another.",
  },
  body: Slot.SlotPatch,
  examples: {
    leave: {
      summary: { ru: "Отпуск", en: "Leave" },
      value: { leave: [{ from: "2025-04-07", until: "2025-04-20" }] },
    },
  },
  ifMatch: "required",
  answer,
  refusals: ["input.invalid", "conflict.exists"],
  run: ({ ctx, params, body, expectedVersion }) =>
    Slot.change(ctx, params.agencyId, params.slotId, body, expectedVersion),
  again: ({ ctx, params }) => Slot.get(ctx, params.agencyId, params.slotId),
});

const findSlots = operation({
  operationId: "findSlots",
  method: "get",
  path: "/slots",
  tag: "appointments",
  summary: { ru: "Найти свободное время", en: "Find free times" },
  description: {
    ru: "К кому можно записаться: слоты услуги `service` (или все открытые) с ближайшими свободными часами в течение двух недель с дня `from` (сегодня, если не сказано), до двадцати на слот; `agency` — одной организации. Слот без часов даётся по запросу.",
    en: "Who can be seen: slots of the service `service` (or all that are open) with their next free times within two weeks from the day `from` (today unless said), twenty of each at most; `agency`: of one organisation. A slot without times is given on request.",
  },
  query: listQuery({
    service: z.string().min(1).max(200).optional(),
    municipality: z.string().max(60).optional(),
    agency: AgencyIdText.optional(),
    place: z.enum(Slot.slotPlaces).optional(),
    from: ourDate.optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Slot.OpenSlot),
    description: { ru: "Страница списка.", en: "A page of the list." },
  },
  refusals: ["input.invalid"],
  run: ({ ctx, query: { service, municipality, agency, place, from: day }, page }) =>
    page((of) => Slot.find(ctx, { service, municipality, agency, place, day, ...of })),
});

const readReceptions = operation({
  operationId: "readReceptions",
  method: "get",
  path: "/agencies/{agencyId}/receptions",
  tag: "appointments",
  summary: { ru: "Неделя приёма организации", en: "A week of an organisation's receptions" },
  description: {
    ru: "Все часы открытых слотов с понедельника по воскресенье: кто принимает, сколько мест занято и какими записями (по id; чьи они — в самих записях). Без `day` — текущая неделя по времени региона. Приём по запросу виден, когда время назначено. Персоналу и самой организации.",
    en: "All hours of open slots from Monday to Sunday: who receives, how many places are taken, and by which appointments (by id; whose they are stands in these). Without `day`, this week by the region's clock. What is given on request is seen once it has a time. For staff and the organisation itself.",
  },
  query: z.strictObject({ day: ourDate.optional() }),
  answer: { status: 200, schema: Week.ReceptionWeek, description: { ru: "Неделя.", en: "The week." } },
  run: ({ ctx, params, query }) => Week.week(ctx, params.agencyId, query.day),
});

export const slots = [openSlot, listSlots, getSlot, changeSlot, findSlots, readReceptions] as const;
