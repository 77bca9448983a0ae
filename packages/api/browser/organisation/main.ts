import { h } from "../respond/dom.ts";
import { languageSwitch } from "../respond/switch.ts";
import { accompaniments } from "./accompaniments.ts";
import { advice } from "./advice.ts";
import { capacity } from "./capacity.ts";
import { consultations } from "./consultations.ts";
import { courses } from "./courses.ts";
import { enquiries } from "./enquiries.ts";
import { events } from "./events.ts";
import { internships } from "./internships.ts";
import { lessons } from "./lessons.ts";
import { library } from "./library.ts";
import { listing } from "./listing.ts";
import { meetings } from "./meetings.ts";
import { placements } from "./placements.ts";
import { plans } from "./plans.ts";
import { requests } from "./requests.ts";
import { resources } from "./resources.ts";
import { sessions } from "./sessions.ts";
import { specialists } from "./specialists.ts";
import { steps } from "./steps.ts";
import { navigation } from "./tabs.ts";
import { talks } from "./talks.ts";
import { wards } from "./wards.ts";

// An organisation's own page: its steps, what it says of itself, and of those whom it helps. The link that asks for a month's sessions
// leads to them, and opens no steps.

const root = document.getElementById("main")!;
const own = [
  sessions,
  lessons,
  consultations,
  requests,
  enquiries,
  events,
  talks,
  specialists,
  courses,
  internships,
  advice,
  accompaniments,
  plans,
  capacity,
  resources,
  placements,
  meetings,
  wards,
  listing,
  library,
];
const tabs = location.pathname.endsWith("/office") ? own : [steps, ...own];

/** What the letter is about stands first, where its link says so (`officeLink` of core). */
const wanted = new URLSearchParams(location.search).get("part");
const first = tabs.find(({ key }) => key === wanted) ?? tabs[0]!;

/** The page with its parts; of a link that does not open there are none. */
async function start(): Promise<void> {
  const place = h("div", { class: "part" });
  const { bar, open } = navigation(tabs, place);
  bar.hidden = true;
  root.replaceChildren(bar, place);
  bar.hidden = !(await open(first));
}

languageSwitch();
addEventListener("hashchange", () => void start());
void start();
