/** The system's own time in epoch ms, also while `install` has replaced the machine's Date. */
export const realNow: () => number = Date.now.bind(Date);

/** The system's own Date, for whoever must speak of the time outside of the machine. */
export const RealDate: DateConstructor = Date;
