import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "packages/*/test/**/*.test.ts", "test/**/*.test.ts"],
    pool: "forks", // a local cloud in a test has a clock and child processes of its own
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
