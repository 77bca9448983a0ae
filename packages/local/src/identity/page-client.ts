/** Client of the pages that people use: public, code with PKCE, refresh tokens. */
export const pageClient = "marshrut";
