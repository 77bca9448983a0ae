import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where the console stands on its domain: beside the API, so that neither needs to let the other in. */
const base = "/console/";

/** While somebody works on it: `MARSHRUT_API=http://127.0.0.1:4610 vite packages/console` asks a cloud that runs. */
const api = process.env.MARSHRUT_API;

export default defineConfig({
  root: import.meta.dirname,
  base,
  plugins: [react()],
  build: {
    target: ["chrome123", "firefox121", "safari17.5"],
    outDir: "dist",
    emptyOutDir: true,
    manifest: true,
    // The policy of the page takes no `data:` for scripts and styles; small files stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The words of what is compressed are told by our own test.
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
  server: api ? { proxy: { "/v1": api, "/openapi.json": api, "/console/settings.json": api } } : {},
});
