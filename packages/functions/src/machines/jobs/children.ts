export { importer } from "@marshrut/core/intake/children";
