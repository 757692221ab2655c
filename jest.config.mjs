import { swcOptions } from './tools/swc.mjs';

/** TypeScript is compiled as it is loaded, and our own packages are read from their sources, so tests need no build. */
const everywhere = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'json', 'node'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swcOptions, swcrc: false }] },
  moduleNameMapper: {
    '^@engawa/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Its ES modules import JSON in a way that Jest warns of.
    '^libphonenumber-js/min$': '<rootDir>/node_modules/libphonenumber-js/min/index.cjs',
  },
  modulePathIgnorePatterns: ['<rootDir>/(apps|libs)/[^/]+/dist/', '<rootDir>/.engawa/'],
};

export default {
  // A busy machine is no failure; what hangs still ends.
  testTimeout: 120_000,
  // Node keeps the modules of every file that ran in a process; a process of many files would run out of memory.
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...everywhere,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,tools,openapi,deploy,faults}/**/*.spec.{ts,mjs}'],
      testPathIgnorePatterns: ['/node_modules/', '\\.(int|flow)\\.spec\\.(ts|mjs)$'],
    },
    {
      ...everywhere,
      displayName: 'integration',
      testMatch: ['<rootDir>/{apps,libs,tools}/**/*.int.spec.{ts,mjs}'],
      globalSetup: '<rootDir>/tools/testing/start-postgres-and-kafka.mjs',
      globalTeardown: '<rootDir>/tools/testing/stop-postgres-and-kafka.mjs',
    },
    {
      ...everywhere,
      displayName: 'flows',
      testMatch: ['<rootDir>/e2e/**/*.flow.spec.ts'],
      globalSetup: '<rootDir>/tools/testing/start-system.mjs',
      globalTeardown: '<rootDir>/tools/testing/stop-system.mjs',
    },
  ],
};
