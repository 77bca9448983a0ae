export { readMaterialOpenly } from "@marshrut/core/occasion";
