export { type DigestArns, dailyDigest, digestMachineName } from "./digest.ts";
