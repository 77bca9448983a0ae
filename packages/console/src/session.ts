import {
  type Away,
  newAway,
  type SignIn,
  signInAddress,
  type Tokens,
  tokensBy,
  tokensFor,
} from "@marshrut/client/sign-in";
import { useSyncExternalStore } from "react";

/** What a stage tells of its sign-in; the built console is the same everywhere. */
interface Settings extends SignIn {
  /** Where the provider is told that somebody has signed out; without it only we know. */
  signOutUrl?: string | undefined;
}

/**
 * - `starting`: it is not known yet whether somebody is signed in, or they are on their way to sign in
 * - `signed-in`
 * - `signed-out`: by themselves, and perhaps in another tab
 * - `failed`: they came back without having signed in, or nobody can say where one signs in
 * - `done`: this window was opened to sign in again, and may be closed
 */
type Status = "starting" | "signed-in" | "signed-out" | "failed" | "done";

interface State {
  status: Status;
  signedIn: boolean;
  /** The session has ended while somebody was at work. What they asked for waits until they have signed in again. */
  ended: boolean;
}

const base = import.meta.env.BASE_URL;
const ways = { signedIn: `${base}signed-in`, signedOut: `${base}signed-out` };
const remembered = "marshrut-sign-in";
/** Begins what is remembered of a window beside this one, so that it can tell what it is for: its name may be lost on the way. */
const again = "again.";
/** Not to set out with a token that ends on the way. */
const spareMs = 30_000;

let state: State = { status: "starting", signedIn: false, ended: false };
const listeners = new Set<() => void>();
function set(status: Status, ended = false): void {
  state = { status, signedIn: status === "signed-in", ended };
  for (const listener of listeners) listener();
}

let settings: Settings | undefined;
/** In memory alone: they end with the page, and whoever is at the computer next finds none. */
let tokens: (Omit<Tokens, "idToken" | "expiresIn"> & { until: number }) | undefined;
/** Who waits for the session to go on. */
let waiting: ((goesOn: boolean) => void)[] = [];
let renewing: Promise<boolean> | undefined;
let awayBeside: Away | undefined;

/** To the other tabs of this browser, and from a window in which somebody signs in again. */
const tabs = new BroadcastChannel("marshrut-console");
type Word = { said: "signed-out" } | { said: "back"; answer: string };
tabs.onmessage = ({ data }: MessageEvent<Word>) => {
  if (data.said === "signed-out") leave();
  else void backBeside(new URLSearchParams(data.answer));
};

/** Called once, before anything is shown: who is it? Ends in `signed-in`, or on the way to the provider. */
async function start(): Promise<void> {
  try {
    settings = await read();
  } catch {
    return set("failed");
  }
  if (location.pathname === ways.signedIn) return comeBack(settings);
  if (location.pathname === ways.signedOut) {
    history.replaceState(undefined, "", base);
    return set("signed-out");
  }
  return go();
}

async function read(): Promise<Settings> {
  const response = await fetch(`${base}settings.json`, { cache: "no-store" });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as Settings;
}

interface Remembered extends Away {
  /** The address that they wanted. */
  to: string;
}

/** Goes to sign in, and comes back to the same address. Whoever is signed in at the provider is asked nothing. */
async function go({ anew = false } = {}): Promise<void> {
  settings ??= await read();
  const away = newAway();
  const isOurs = location.pathname !== ways.signedIn && location.pathname !== ways.signedOut;
  const to = isOurs ? location.pathname + location.search : base;
  sessionStorage.setItem(remembered, JSON.stringify({ ...away, to } satisfies Remembered));
  location.assign(await signInAddress(settings, away, way(), anew ? { prompt: "login" } : {}));
}
const way = () => location.origin + ways.signedIn;

async function comeBack(signIn: Settings): Promise<void> {
  const answer = new URLSearchParams(location.search);
  if (answer.get("state")?.startsWith(again)) {
    tabs.postMessage({ said: "back", answer: answer.toString() } satisfies Word);
    history.replaceState(undefined, "", base);
    set("done");
    return window.close();
  }
  const away = taken();
  history.replaceState(undefined, "", away?.to ?? base);
  const got = away && (await tokensFor(signIn, away, answer, way()).catch(() => undefined));
  if (!got) return set("failed");
  keep(got, got.subject);
  set("signed-in");
}

function taken(): Remembered | undefined {
  const kept = sessionStorage.getItem(remembered);
  sessionStorage.removeItem(remembered);
  return kept === null ? undefined : (JSON.parse(kept) as Remembered);
}

function keep({ accessToken, refreshToken, expiresIn }: Omit<Tokens, "idToken" | "subject">, subject: string): void {
  const until = expiresIn === undefined ? Number.POSITIVE_INFINITY : performance.now() + expiresIn * 1_000;
  tokens = { accessToken, refreshToken, subject, until };
}

/** By the refresh token, once for all who want it at the same moment. @returns whether there is a new token */
function renew(): Promise<boolean> {
  renewing ??= (async () => {
    if (!settings || !tokens?.refreshToken) return false;
    const { subject, refreshToken } = tokens;
    const got = await tokensBy(settings, refreshToken);
    if (got && tokens) keep(got, subject);
    return got !== undefined;
  })().finally(() => {
    renewing = undefined;
  });
  return renewing;
}

/** The access token, renewed before it ends. */
async function token(): Promise<string | undefined> {
  // Where the provider cannot be asked just now, the API is asked with what there is.
  if (tokens && tokens.until - performance.now() < spareMs) await renew().catch(() => false);
  return tokens?.accessToken;
}

/**
 * The API takes our token no more. Waits until there is another one, if somebody has to sign in for that, so that what was sent
 * is sent again then. @returns whether there is
 */
async function renewed(): Promise<boolean> {
  if (state.status !== "signed-in") return false;
  if (!state.ended && (await renew().catch(() => false))) return true;
  set("signed-in", true);
  return new Promise((resolve) => waiting.push(resolve));
}

/**
 * Signs in again in a window beside this one, in which everything stays as it is. Call it where somebody presses a button: browsers
 * open no window otherwise.
 */
async function signInAgain(): Promise<void> {
  const beside = window.open("", "_blank", "popup,width=520,height=720");
  if (!beside || !settings) return go();
  const away = newAway();
  awayBeside = { ...away, state: again + away.state };
  beside.location.href = await signInAddress(settings, awayBeside, way());
}

async function backBeside(answer: URLSearchParams): Promise<void> {
  const away = awayBeside;
  if (!away || !settings || answer.get("state") !== away.state) return;
  awayBeside = undefined;
  const got = await tokensFor(settings, away, answer, way()).catch(() => undefined);
  if (!got) return;
  if (got.subject !== tokens?.subject) return other();
  keep(got, got.subject);
  set("signed-in");
  goOn(true);
}

/** Another person signs in: nothing of what the first one was about is sent in their name. */
function other(): void {
  goOn(false);
  sessionStorage.clear();
  location.reload();
}

function goOn(goesOn: boolean): void {
  const all = waiting;
  waiting = [];
  for (const one of all) one(goesOn);
}

function leave(): void {
  tokens = undefined;
  // Drafts may name a child.
  sessionStorage.clear();
  goOn(false);
  set("signed-out");
}

/** Leaves nothing behind in this browser, and tells the other tabs and the provider. */
async function signOut(): Promise<void> {
  leave();
  tabs.postMessage({ said: "signed-out" } satisfies Word);
  if (settings?.signOutUrl) location.assign(settings.signOutUrl);
}

/** Who is signed in, for as long as this page stands. */
export const session = {
  start,
  token,
  renewed,
  signInAgain,
  signOut,
  /** Asks who it is even if the provider remembers somebody. */
  signIn: () => go({ anew: true }),
};

export const useSession = (): State =>
  useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => state,
  );
