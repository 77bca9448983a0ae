/** Whether it may take long: `npm run soak`. */
export const soaking = process.env.SOAK === "1";
