export { importer } from "@marshrut/core/specialist/file";
