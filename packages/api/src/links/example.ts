/** Looks like a token of a link, and is none. */
export const exampleToken = "bWFyc2hydXQtZXhhbXBsZQ.c2lnbmF0dXJl";
