import { inLanguage } from "../respond/language.ts";
import { languageSwitch } from "../respond/switch.ts";
import { openSessions } from "./sessions.ts";

// An organisation's own page: what it says of itself, and of the children whom it helps.

const main = document.getElementById("main")!;
const name = { ru: "Занятия", en: "Sessions" };
inLanguage(main, (l) => {
  document.title = `${name[l]} — ${l === "ru" ? "Маршрут" : "Marshrut"}`;
});
languageSwitch();
addEventListener("hashchange", () => openSessions(main));
openSessions(main);
