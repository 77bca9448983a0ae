import type { CourseContent } from "@marshrut/core/course";
import * as Course from "@marshrut/core/course/open";
import type * as Navigator from "@marshrut/core/navigator";
import type { OccasionSummary } from "@marshrut/core/occasion";
import type { Text } from "@marshrut/core/shared";
import { html } from "hono/html";
import { sessions } from "./event.words.ts";
import { type Html, linkTo, type Manner, openFrame, said } from "./frame.ts";
import { pagesAt, partOf, turning } from "./paged.ts";
import { dayOf, paragraphs, placeFilter } from "./parts.ts";

const t = {
  title: { ru: "Программы обучения специалистов", en: "Programmes of training for specialists" },
  lead: {
    ru: "По каким утверждённым программам в регионе учат тех, кто работает с особыми детьми и их семьями, и какие группы набирают.",
    en: "By which approved programmes those are trained who work with children with disabilities and their families, and which groups are open.",
  },
  none: { ru: "Утверждённых программ здесь пока нет.", en: "There are no approved programmes here yet." },
  posts: { ru: "Кому", en: "For whom" },
  topics: { ru: "О чём", en: "About" },
  methods: { ru: "Методики", en: "Methods" },
  hours: { ru: "Академических часов", en: "Academic hours" },
  form: { ru: "Форма", en: "Form" },
  version: { ru: "Версия", en: "Version" },
  of: { ru: "от", en: "of" },
  groups: { ru: "Ближайшие группы", en: "Groups ahead" },
  noGroups: { ru: "Группы пока не объявлены.", en: "No group is announced yet." },
  events: { ru: "Все мероприятия", en: "All events" },
} as const satisfies Record<string, Text>;

const forms: Record<CourseContent["form"], Text> = {
  "in-person": { ru: "очно", en: "in person" },
  remote: { ru: "дистанционно", en: "remotely" },
  mixed: { ru: "очно и дистанционно", en: "in person and remotely" },
};

/** What search engines read of each stands on the page as well. */
const weighs = 22_000;

interface Shown {
  programmes: readonly Course.OpenCourse[];
  groups: readonly OccasionSummary[];
  place: string | undefined;
  page: string | undefined;
  /** The programme that whoever follows an event's link wants to read. */
  of: string | undefined;
}

export function coursesPage(
  all: Navigator.Directory,
  { programmes, groups, place, page, of }: Shown,
  manner: Manner,
): Html {
  const title = said(t.title, manner);
  const list = {
    all: programmes,
    card: (one: Course.OpenCourse) =>
      card(
        one,
        groups.filter(({ course }) => course?.courseId === one.courseId),
        all,
        manner,
      ),
    most: weighs,
  };
  const wanted = programmes.findIndex(({ courseId }) => courseId === of);
  const first = partOf({ ...list, page });
  const part = wanted < 0 ? first : partOf({ ...list, page: String(first.of(wanted)) });
  const body = html`<h1>${title}</h1>
<p>${said(t.lead, manner)}</p>
${placeFilter("/courses", all, place, manner)}
${
  programmes.length > 0
    ? html`<ul class="plain">${part.cards}</ul>${turning(part, manner, pagesAt("/courses", manner, { place }))}`
    : html`<p role="status">${said(t.none, manner)}</p>`
}
<p><a href="${linkTo("/events", manner)}">${said(t.events, manner)}</a></p>`;
  return openFrame(
    {
      title,
      description: said(t.lead, manner),
      path: "/courses",
      query: { place, page: part.page > 1 ? String(part.page) : undefined },
      region: all.region,
      publicUrl: all.publicUrl,
      body,
      data: programmes.length > 0 ? dataOf(all, part.items) : undefined,
    },
    manner,
  );
}

function card(one: Course.OpenCourse, groups: readonly OccasionSummary[], all: Navigator.Directory, manner: Manner) {
  const { content, courseId, agency, version, approvedOn } = one;
  const { kind, posts, topics, methods, hours, form, about } = content;
  const words = topics.map((key) => said(Course.courseTopicWords[key], manner)).join(", ");
  return html`<li class="card" id="${courseId}"><h2>${content.title}</h2>
<p class="hint">${said(Course.courseKindWords[kind], manner)} · ${agency}</p>
${about ? paragraphs(about) : ""}
<dl><dt>${said(t.posts, manner)}</dt><dd>${posts.join(", ")}</dd><dt>${said(t.topics, manner)}</dt><dd>${words}</dd>
${methods.length > 0 ? html`<dt>${said(t.methods, manner)}</dt><dd>${methods.join("; ")}</dd>` : ""}
<dt>${said(t.hours, manner)}</dt><dd>${hours}</dd><dt>${said(t.form, manner)}</dt><dd>${said(forms[form], manner)}</dd></dl>
<h3>${said(t.groups, manner)}</h3>
${
  groups.length > 0
    ? html`<ul>${groups.map((group) => html`<li><a href="${linkTo(`/events/${group.occasionId}`, manner)}">${group.title}</a>: ${sessions(group, all.zone, manner)[0]}</li>`)}</ul>`
    : html`<p>${said(t.noGroups, manner)}</p>`
}
<p class="hint">${said(t.version, manner)} ${version} ${said(t.of, manner)} ${dayOf(approvedOn)}</p></li>`;
}

/** schema.org/Course. */
const dataOf = ({ publicUrl }: Navigator.Directory, programmes: readonly Course.OpenCourse[]): object => ({
  "@context": "https://schema.org",
  "@graph": programmes.map(({ courseId, agencyId, agency, content }) => ({
    "@type": "Course",
    "@id": `${publicUrl}/courses?of=${courseId}#${courseId}`,
    name: content.title,
    description: content.about ?? content.title,
    timeRequired: `PT${content.hours}H`,
    provider: { "@type": "Organization", name: agency, url: `${publicUrl}/organisations/${agencyId}` },
  })),
});
