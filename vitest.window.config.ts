import { defineConfig } from 'vitest/config';

/** Pages in a real browser: one file after the other, because each starts its own browser and servers. */
export default defineConfig({
  test: {
    include: ['test/window/**/*.test.ts'],
    globalSetup: ['test/window/bundled-pages.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // A page answers when it has loaded, and the machine may be busy.
    expect: { poll: { timeout: 20_000 } },
  },
});
