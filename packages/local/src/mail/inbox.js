// Keeps the open list fresh: what is shown is replaced when the server's answer differs. Without it, reload does the same.
const live = document.querySelector("#live");
let shown;

async function refresh() {
  if (document.hidden) return;
  const answer = await fetch(location.href).catch(() => undefined);
  if (!answer?.ok) return; // stopped for now: the next turn may find it again
  const text = await answer.text();
  if (text === shown) return;
  shown = text;
  const fresh = new DOMParser().parseFromString(text, "text/html");
  document.title = fresh.title;
  live.replaceChildren(...fresh.querySelector("#live").childNodes);
}

if (live) setInterval(refresh, 3_000);
