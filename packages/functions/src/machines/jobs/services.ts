export { importer } from "@marshrut/core/service-list/file";
