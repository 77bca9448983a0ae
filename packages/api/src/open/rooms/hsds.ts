export {
  hsdsOrganisation,
  hsdsOrganisations,
  hsdsRoot,
  hsdsService,
  hsdsServices,
  hsdsTerms,
} from "@marshrut/core/navigator/open";
