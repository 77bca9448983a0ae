export { importer } from "@marshrut/core/agency/file";
