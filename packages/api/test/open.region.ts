import * as Agency from "@marshrut/core/agency";
import * as Course from "@marshrut/core/course";
import * as Internship from "@marshrut/core/internship";
import * as Library from "@marshrut/core/library";
import * as Navigator from "@marshrut/core/navigator";
import * as Occasion from "@marshrut/core/occasion";
import type { CourseId, ItemId, SiteId, SpecialistId } from "@marshrut/core/shared";
import * as Specialist from "@marshrut/core/specialist";
import * as Union from "@marshrut/core/union";
import { agencyOf } from "../../core/test/worlds/region.ts";
import { exampleCourse } from "../src/operations/courses.ts";
import { openAddresses } from "../src/operations/index.ts";
import { exampleItem } from "../src/operations/library.ts";
import { exampleListing } from "../src/operations/listings.ts";
import type { World } from "./world.ts";

// A region that has more to show to everybody than a page may take.

export const sentence = "Показываем, как команда приходит в семью и о чём спрашивает в первый раз. ";

/** What is no page: files, calendars, lists for programs. */
const others =
  /^(organisationSheet|resultsTable|eventFile|libraryFile|programmeCalendar|sitemap|robots|hsds(?!Profile)\w+)$/;

/** So many of each are shown. @returns where a page of each kind is */
export async function muchToShow(world: World, many: number): Promise<[kind: string, path: string][]> {
  const { system, pmpk, things } = world.ours;
  const numbers = [...Array(many).keys()];
  const { specialistId } = await Specialist.add(system, pmpk, { name: "Ильина Вера", post: "методист" });
  const practices = async () => false;
  await Agency.patch(system, pmpk, { services: ["family-consultation", "early-help"] });
  for (const n of numbers) {
    const services = ["family-consultation", "early-help"];
    const agencyId = await agencyOf(system, "kindergarten", `garden${n}`, { services, shortName: `Сад № ${n}.` });
    await Navigator.setListing(system, agencyId, { ...exampleListing, purpose: { ru: sentence.repeat(3) } });
    const site = await Internship.openSite(
      system,
      {
        agencyId: pmpk,
        title: `Площадка № ${n}.`,
        about: sentence.repeat(5),
        programme: numbers.slice(0, 6).map(() => sentence.trim()),
        hours: 36,
        terms: [{ from: "2025-09-01", until: "2025-09-05", places: 2 }],
        mentors: [specialistId as SpecialistId],
      },
      practices,
    );
    await Internship.approveSite(system, site.siteId as SiteId, { act: { number: "1", date: "2025-03-01" } });
    const content = { ...exampleCourse, title: `Программа № ${n}.`, about: sentence.repeat(3) };
    const { courseId } = await Course.draft(system, { agencyId: pmpk, content });
    await Course.approve(system, courseId as CourseId, { act: { number: "1", date: "2025-03-01" } });
    await Occasion.announce(system, {
      agencyId: pmpk,
      title: `Мероприятие № ${n}. ${sentence.trim()}`,
      kind: "seminar",
      times: [{ from: `2025-0${4 + (n % 5)}-1${n % 9}T10:0${n % 6}`, until: `2025-0${4 + (n % 5)}-1${n % 9}T12:00` }],
      place: sentence,
      audiences: ["specialist", "family"],
    });
    const club = { kind: "club", municipality: "novokuznetsk", about: sentence, open: true };
    await Union.form(system, { ...club, name: `Клуб № ${n}.` });
    const practice = { ...exampleItem, title: { ru: `Практика № ${n}.` } };
    const { itemId } = await Library.propose(system, { agencyId: pmpk, content: practice });
    await Library.publish(system, itemId as ItemId);
  }
  const act = { kind: "act", title: { ru: "О порядке" }, summary: { ru: "Кто за что отвечает." }, number: "457" };
  const dated = { ...act, date: "2025-01-10", level: "regional", issuer: "Администрация", text: sentence.repeat(100) };
  const actId = (await Library.propose(system, { content: dated })).itemId;
  await Library.publish(system, actId as ItemId);
  await Library.publish(system, things.own.itemId);
  world.clock.advance("PT2M");
  const ids: Record<string, string> = { serviceKey: "early-help", agencyId: pmpk, occasionId: things.own.occasionId };
  return Object.entries(openAddresses).flatMap(([kind, address]) => {
    const [method, path] = address.split(" ");
    if (method !== "GET" || others.test(kind)) return [];
    const id = kind === "practicePage" ? things.own.itemId : actId;
    return [[kind, path!.replace(/\{(\w+)\}/, (_, name: string) => ids[name] ?? id)]];
  });
}
