import { defineConfig } from 'vitest/config'

const shared = {
  // Starts one PostgreSQL a run; `testDatabase()` clones its template for each test.
  globalSetup: ['./apps/server/src/testing/global-setup.ts'],
  env: { TZ: 'Asia/Shanghai' },
  // A refusal says what it found, not how much.
  chaiConfig: { truncateThreshold: 4000 },
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['{packages,apps,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          maxWorkers: 2,
          testTimeout: 20_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: 'e2e',
          // Not a database a test: one running platform for all of them.
          globalSetup: ['./e2e/support/global-setup.ts'],
          include: ['e2e/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          // One browser at a time: two on two cores are slower than one after the other.
          maxWorkers: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
