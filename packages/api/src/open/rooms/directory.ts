export { ageKeys, directory, longestQuery, organisation, worries } from "@marshrut/core/navigator/open";
