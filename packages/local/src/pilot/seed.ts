/**
 * All chance of the pilot region comes from here. Chosen so that the very first child goes to the first school and has consent
 * and an ИПРА of several measures: the family to begin a tour with (a test holds it to that).
 */
export const seed = "marshrut-pilot-59";
