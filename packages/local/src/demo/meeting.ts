import type { AgencyId } from "@marshrut/core/shared";
import { Temporal } from "temporal-polyfill";
import type { Client } from "../client/index.ts";
import type { Cloud } from "../cloud/index.ts";

/** Where the child's mother reads mail. */
export const motherEmail = "mother@family.example";

const zone = "Asia/Novokuznetsk";

interface Told {
  says(text: string): void;
  /** Lets so much time go by, and tells what happened. */
  wait(duration: string): Promise<void>;
}

/** A mother takes a time by video on her page, and comes to the meeting in its hour. @returns what stands on the door of the room */
export async function meetByVideo(
  client: Client,
  cloud: Cloud,
  { childId, centre }: { childId: string; centre: AgencyId },
  { says, wait }: Told,
): Promise<string> {
  const day = Temporal.Instant.fromEpochMilliseconds(Math.floor(cloud.clock.now()))
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days: 2 });
  await client.ok("POST", `/v1/agencies/${centre}/slots`, {
    serviceKey: "family-consultation",
    post: "Педагог-психолог",
    place: "video",
    minutes: 60,
    times: { date: day.toString(), from: "11:00", until: "12:00", onDaysOff: true },
  });
  says("РЦППМС принимает по видео. Мать открывает свою страницу по ссылке из письма и записывается.");
  const family = await client.ok<{ familyId: string; members: { memberId: string }[] }>("POST", "/v1/families", {
    childId,
  });
  await client.ok("POST", `/v1/families/${family.familyId}/links`, { memberId: family.members[0]!.memberId });
  await cloud.settle();
  const letter = (await cloud.mail.messages({ to: motherEmail })).findLast(({ text }) => text.includes("/family#"));
  const token = /\/family#(\S+)/.exec(letter?.text ?? "")?.[1];
  const page = <T>(action: string, more: object): Promise<T> =>
    client.ok<T>("POST", "/v1/family", { token, action, ...more }, "");
  const { slots } = await page<{ slots: { slotId: string; times: { at: string }[] }[] }>("find-slots", {
    childId,
    place: "video",
  });
  const { slotId, times } = slots[0]!;
  const { at } = times[0]!;
  const booked = await page<{ appointments: { appointmentId: string; at?: string }[] }>("book", {
    childId,
    slotId,
    at,
    topic: "speech",
  });
  const { appointmentId } = booked.appointments.find((one) => one.at === at)!;
  const untilThen = Math.round((Date.parse(at) - cloud.clock.now()) / 1000);
  await wait(`PT${untilThen - 300}S`);
  says(
    "За пять минут до начала на её странице есть кнопка «Войти во встречу»: адрес комнаты не стоит ни в одном письме.",
  );
  const { url } = await page<{ url: string }>("join-appointment", { appointmentId });
  const room = new URL(url).pathname;
  const mails = await cloud.mail.messages();
  if (mails.some(({ text, html }) => `${text}${html}`.includes(room))) throw new Error("a letter holds the room");
  const door = await (await fetch(url)).text();
  await wait("PT65M");
  await client.ok("POST", `/v1/appointments/${appointmentId}/attend`, { outcome: "advised" });
  return door;
}
