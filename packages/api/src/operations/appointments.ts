import { AgencyIdText } from "@marshrut/core/agency";
import * as Appointment from "@marshrut/core/appointment";
import * as z from "zod";
import { operation } from "../operation/index.ts";
import { listOf, listQuery } from "./shared.ts";

const answer = {
  status: 200,
  schema: Appointment.AppointmentView,
  description: { ru: "Запись.", en: "The appointment." },
} as const;

const bookAppointment = operation({
  operationId: "bookAppointment",
  method: "post",
  path: "/appointments",
  tag: "appointments",
  summary: { ru: "Записать на консультацию", en: "Book a consultation" },
  description: {
    ru: "Семья или её координатор занимает время слота (`GET /v1/slots`). Без `at` — очередь: так ждут освободившегося времени и так просят приём по запросу. `stepId` — шаг плана, который исполняет консультация: состоится — шаг выполнен. Двое одно время занять не могут: второй получает `slot.taken`. Организация видит, что время занято; чьё оно и о чём — только при согласии, иначе семья называет номер записи.",
    en: "A family, or its coordinator, takes a time of a slot (`GET /v1/slots`). Without `at` it is a turn: so one waits for a time that becomes free, and so one asks where it is given on request. `stepId` is the plan's step that the consultation carries out: once held, the step is performed. Two cannot have one time: the second gets `slot.taken`. The organisation sees that a time is taken; whose it is and what about, by consent alone; else the family says its number.",
  },
  body: Appointment.NewAppointment,
  examples: {
    time: {
      summary: { ru: "На свободное время", en: "At a free time" },
      value: {
        childId: "child_01J8ZQ4M7N3E5R6T8V9WXYZABC",
        slotId: "slot_01J8ZQ4M7N3E5R6T8V9WXYZABC",
        at: "2025-03-17T02:00:00Z",
        topic: "speech",
        wish: "Как заниматься дома",
      },
    },
    turn: {
      summary: { ru: "В очередь или по запросу", en: "In turn, or on request" },
      value: {
        childId: "child_01J8ZQ4M7N3E5R6T8V9WXYZABC",
        slotId: "slot_01J8ZQ4M7N3E5R6T8V9WXYZABC",
        topic: "family",
      },
    },
  },
  answer: { ...answer, status: 201 },
  refusals: [
    "not-found",
    "slot.taken",
    "slot.closed",
    "conflict.exists",
    "child.left",
    "child.merging",
    "child.merged",
    "child.erased",
    "limit.reached",
  ],
  run: ({ ctx, body }) => Appointment.book(ctx, body),
  location: ({ appointmentId }) => `/appointments/${appointmentId}`,
  again: ({ ctx }, ref) => Appointment.get(ctx, ref.id as `appointment_${string}`),
});

const findAppointments = operation({
  operationId: "findAppointments",
  method: "get",
  path: "/appointments",
  tag: "appointments",
  summary: { ru: "Найти записи", en: "Find appointments" },
  description: {
    ru: "Открытые по времени, кто ждёт — последними; `stage=ended` — состоявшиеся, пропущенные, отменённые. Организация видит свои, чьи они — при согласии.",
    en: "Open ones by their time, those who wait last; `stage=ended`: attended, missed, called off. An organisation sees its own, and whose they are by consent.",
  },
  query: listQuery({
    agency: AgencyIdText.optional(),
    municipality: z.string().max(60).optional(),
    status: z.enum(Appointment.appointmentStatuses).optional(),
    stage: z.enum(Appointment.stages).optional(),
  }),
  answer: {
    status: 200,
    schema: listOf(Appointment.AppointmentView),
    description: { ru: "Страница списка, без слов.", en: "A page of the list, without words." },
  },
  run: ({ ctx, query: { agency, municipality, status, stage }, page }) =>
    page((of) => Appointment.find(ctx, { agency, municipality, status, stage, ...of })),
});

const listAppointments = operation({
  operationId: "listAppointments",
  method: "get",
  path: "/children/{childId}/appointments",
  tag: "appointments",
  summary: { ru: "Консультации семьи ребёнка", en: "A child's appointments" },
  description: { ru: "Все записи, старые первыми.", en: "All of them, oldest first." },
  answer: {
    status: 200,
    schema: z.strictObject({ items: z.array(Appointment.AppointmentView) }),
    description: { ru: "Записи.", en: "The appointments." },
  },
  run: async ({ ctx, params }) => ({ items: await Appointment.listFor(ctx, params.childId) }),
});

const getAppointment = operation({
  operationId: "getAppointment",
  method: "get",
  path: "/appointments/{appointmentId}",
  tag: "appointments",
  summary: { ru: "Прочитать запись", en: "Read an appointment" },
  description: {
    ru: "С тем, что написали семья и специалист; чтение попадает в журнал.",
    en: "With what the family and the specialist wrote; the reading goes on record.",
  },
  answer,
  run: ({ ctx, params }) => Appointment.get(ctx, params.appointmentId),
});

const closed = ["appointment.closed", "appointment.not-allowed"] as const;

const offerTime = operation({
  operationId: "offerTime",
  method: "post",
  path: "/appointments/{appointmentId}/offer",
  tag: "appointments",
  summary: { ru: "Предложить время", en: "Offer a time" },
  description: {
    ru: "Тому, кто ждёт: из часов слота, а где их нет — любое в течение 90 дней. Время держится сутки и не меньше чем за два часа до приёма (`offeredUntil`).",
    en: "To one that waits: of the slot's own times, or any within 90 days where it has none. It is kept for a day, and until two hours before at most (`offeredUntil`).",
  },
  body: Appointment.OfferTime,
  ifMatch: "optional",
  examples: { time: { summary: { ru: "Понедельник", en: "Monday" }, value: { at: "2025-03-17T02:00:00Z" } } },
  answer,
  refusals: [...closed, "slot.taken", "slot.closed", "conflict.exists"],
  run: ({ ctx, params, body, expectedVersion }) => Appointment.offer(ctx, params.appointmentId, body, expectedVersion),
  again: ({ ctx, params }) => Appointment.get(ctx, params.appointmentId),
});

const acceptTime = operation({
  operationId: "acceptTime",
  method: "post",
  path: "/appointments/{appointmentId}/accept",
  tag: "appointments",
  summary: { ru: "Согласиться на предложенное время", en: "Take the time that is offered" },
  description: { ru: "Семьёй или её координатором.", en: "By the family, or its coordinator." },
  body: Appointment.AcceptTime,
  ifMatch: "optional",
  examples: { take: { summary: { ru: "Согласны", en: "Take it" }, value: {} } },
  answer,
  refusals: [...closed, "conflict.exists"],
  run: ({ ctx, params, expectedVersion }) => Appointment.accept(ctx, params.appointmentId, expectedVersion),
  again: ({ ctx, params }) => Appointment.get(ctx, params.appointmentId),
});

const moveAppointment = operation({
  operationId: "moveAppointment",
  method: "post",
  path: "/appointments/{appointmentId}/move",
  tag: "appointments",
  summary: { ru: "Перенести консультацию", en: "Move a consultation" },
  description: {
    ru: "На другое время слота или другого слота той же организации и услуги, пока прежнее не наступило; до пяти раз. Прежнее время предлагается следующему в очереди.",
    en: "To another time of its slot, or of another slot of the same organisation and service, as long as it is ahead; five times at most. The former time is offered to whoever waits.",
  },
  body: Appointment.MoveAppointment,
  ifMatch: "optional",
  examples: {
    later: { summary: { ru: "На неделю позже", en: "A week later" }, value: { at: "2025-03-24T02:00:00Z" } },
  },
  answer,
  refusals: [...closed, "slot.taken", "slot.closed", "conflict.exists", "limit.reached"],
  run: ({ ctx, params, body, expectedVersion }) => Appointment.move(ctx, params.appointmentId, body, expectedVersion),
  again: ({ ctx, params }) => Appointment.get(ctx, params.appointmentId),
});

const cancelAppointment = operation({
  operationId: "cancelAppointment",
  method: "post",
  path: "/appointments/{appointmentId}/cancel",
  tag: "appointments",
  summary: { ru: "Отменить консультацию", en: "Call a consultation off" },
  description: {
    ru: "Пока она не началась. Меньше чем за сутки — с пометкой `late`. Время предлагается следующему в очереди.",
    en: "As long as it has not begun. Less than a day before it is marked `late`. The time is offered to whoever waits.",
  },
  body: Appointment.CancelAppointment,
  ifMatch: "optional",
  examples: { ill: { summary: { ru: "Болезнь", en: "Illness" }, value: { cause: "illness" } } },
  answer,
  refusals: closed,
  run: ({ ctx, params, body, expectedVersion }) => Appointment.cancel(ctx, params.appointmentId, body, expectedVersion),
  again: ({ ctx, params }) => Appointment.get(ctx, params.appointmentId),
});

const attendAppointment = operation({
  operationId: "attendAppointment",
  method: "post",
  path: "/appointments/{appointmentId}/attend",
  tag: "appointments",
  summary: { ru: "Консультация состоялась", en: "It took place" },
  description: {
    ru: "Чем закончилась — кодом, подробности словами (запечатаны). Шаг плана, если она его исполняла, выполнен.",
    en: "What came of it by its code, more in words (sealed). The plan's step, where it carried one out, is performed.",
  },
  body: Appointment.AttendAppointment,
  ifMatch: "optional",
  examples: { advised: { summary: { ru: "Дан совет", en: "Advice was given" }, value: { outcome: "advised" } } },
  answer,
  refusals: closed,
  run: ({ ctx, params, body, expectedVersion }) => Appointment.attend(ctx, params.appointmentId, body, expectedVersion),
  again: ({ ctx, params }) => Appointment.get(ctx, params.appointmentId),
});

const missAppointment = operation({
  operationId: "missAppointment",
  method: "post",
  path: "/appointments/{appointmentId}/miss",
  tag: "appointments",
  summary: { ru: "Консультация не состоялась", en: "It did not take place" },
  description: {
    ru: "Не пришла семья или не принял специалист. Семья дважды подряд — задача координатору; специалист — задача сразу.",
    en: "The family did not come, or the specialist did not receive it. The family twice in a row is a task of the coordinator; the specialist at once.",
  },
  body: Appointment.MissAppointment,
  ifMatch: "optional",
  examples: { family: { summary: { ru: "Не пришли", en: "Nobody came" }, value: { by: "family" } } },
  answer,
  refusals: closed,
  run: ({ ctx, params, body, expectedVersion }) => Appointment.miss(ctx, params.appointmentId, body, expectedVersion),
  again: ({ ctx, params }) => Appointment.get(ctx, params.appointmentId),
});

const joinAppointment = operation({
  operationId: "joinAppointment",
  method: "post",
  path: "/appointments/{appointmentId}/join",
  tag: "appointments",
  summary: { ru: "Войти во встречу по видео", en: "Join a consultation by video" },
  description: {
    ru: "Адрес комнаты на сервере региона (настройка `conference`): только записанной по видео, за десять минут до начала и до получаса после конца. Комната у каждой встречи своя, после переноса — другая.",
    en: "The address of its room on the region's server (setting `conference`): of one that is booked by video, from ten minutes before it begins until half an hour after its end. Each has a room of its own, and another one once it was moved.",
  },
  body: z.strictObject({}),
  examples: { join: { summary: { ru: "Войти", en: "Join" }, value: {} } },
  answer: {
    status: 200,
    schema: z.strictObject({ url: z.string() }),
    description: { ru: "Адрес комнаты.", en: "Where the room is." },
  },
  refusals: ["appointment.not-allowed", "conference.none"],
  run: ({ ctx, params }) => Appointment.join(ctx, params.appointmentId),
  again: ({ ctx, params }) => Appointment.join(ctx, params.appointmentId),
});

export const appointments = [
  joinAppointment,
  bookAppointment,
  findAppointments,
  listAppointments,
  getAppointment,
  offerTime,
  acceptTime,
  moveAppointment,
  cancelAppointment,
  attendAppointment,
  missAppointment,
] as const;
