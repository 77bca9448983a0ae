export { resultsImporter as importer } from "@marshrut/core/report";
