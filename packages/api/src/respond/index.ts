export {
  addPartByLinkOperation,
  attachByLinkOperation,
  filesByLinkOperation,
  serveAddPartByLink,
  serveAttachByLink,
  serveFile,
  serveFilesByLink,
} from "./files.ts";
export { guessCosts, Limiter } from "./limiter.ts";
export { RespondView, respondOperation } from "./operation.ts";
export {
  answerManyOperation,
  organisationOperation,
  serveMany,
  serveOrganisation,
  serveUnsubscribe,
} from "./organisation.ts";
export { mustNotHurry, serveRespond } from "./serve.ts";
