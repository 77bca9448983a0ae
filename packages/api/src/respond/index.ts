export { attachByLinkOperation, serveAttachByLink, serveFile } from "./files.ts";
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
