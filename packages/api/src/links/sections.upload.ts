export { uploadSpecialists } from "@marshrut/core/specialist/file";
