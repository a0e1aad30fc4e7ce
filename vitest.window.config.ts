import { defineConfig } from 'vitest/config';

/** Pages in a real browser: one file after the other, because each starts its own browser and servers. */
export default defineConfig({
  test: {
    include: ['test/window/**/*.test.ts'],
    globalSetup: ['test/window/bundled-pages.ts'],
    fileParallelism: false,
    // A browser on a busy machine can miss a beat; what fails twice in a row is a fault.
    retry: 1,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // A page answers when it has loaded, and the machine may be busy.
    expect: { poll: { timeout: 20_000 } },
  },
});
