import { type Away, newAway, type SignIn, signInAddress, tokensFor } from "@marshrut/client/sign-in";

/** Where people sign in, as the page was told. */
const told = JSON.parse(document.getElementById("main")!.dataset.told ?? "{}") as Partial<SignIn>;

/** Whether families may sign in here, beside coming by a link. */
export const maySignIn = told.client !== undefined;

/** In memory alone, so that it ends with the page: whoever has the telephone next finds none. */
let accessToken: string | undefined;
export const bearer = (): string | undefined => accessToken;
export const signOut = (): void => {
  accessToken = undefined;
};

const remembered = "marshrut-sign-in";
const way = (): string => location.origin + location.pathname;

/** Goes to sign in, each time anew, since telephones go from hand to hand. */
export async function signIn(): Promise<void> {
  const away = newAway();
  sessionStorage.setItem(remembered, JSON.stringify(away));
  location.assign(await signInAddress(told as SignIn, away, way(), { prompt: "login" }));
}

/** Whether the page was come to from signing in. */
export const isBack = (): boolean => new URLSearchParams(location.search).has("state");

/** Takes the code that somebody has come back with, and has the token for it. @returns whether they are signed in */
export async function comeBack(): Promise<boolean> {
  const answer = new URLSearchParams(location.search);
  history.replaceState(undefined, "", location.pathname);
  const away = taken();
  const tokens = away && (await tokensFor(told as SignIn, away, answer, way()).catch(() => undefined));
  accessToken = tokens?.accessToken;
  return accessToken !== undefined;
}

function taken(): Away | undefined {
  try {
    const kept = sessionStorage.getItem(remembered);
    sessionStorage.removeItem(remembered);
    return kept === null ? undefined : (JSON.parse(kept) as Away);
  } catch {
    return undefined; // storage is switched off
  }
}
