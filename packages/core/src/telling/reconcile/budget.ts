/** How much one run of the reconciler may look at, by a tenant. */
export interface Budget {
  /** Records that a run looks at. @param size records of the last pass over all */
  share(size: number): number;
  /** Whether there is time for another page. */
  mayGoOn(): boolean;
}

/** What is left of a pass, in one run, as long as there is time: after a restore, by hand. */
export const whole = (mayGoOn: () => boolean): Budget => ({ share: () => Number.POSITIVE_INFINITY, mayGoOn });

/** Runs in which a pass over all is to be done: a day has 96, and some are spent on what is in doubt. */
export const runsOfPass = 88;
/** A small region is looked at as a whole in each run; a large one never costs a run more than it has time for. */
const [least, most] = [1_000, 100_000];

/** By how many records there are, so that each is looked at once a day. */
export const share = (size: number): number => Math.min(Math.max(Math.ceil(size / runsOfPass), least), most);

/** A share of a day's pass, as long as there is time. */
export const paced = (mayGoOn: () => boolean): Budget => ({ share, mayGoOn });
