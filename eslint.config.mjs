import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import typescript from 'typescript-eslint';
import { boundaries } from './tools/lint/boundaries.mjs';

const typeScriptFiles = ['**/*.{ts,tsx}'];

export default defineConfig(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '.engawa/',
      'coverage/',
      'libs/api-client/src/generated/',
      '**/*.d.mts',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          ...[
            'process',
            'console',
            'Buffer',
            'URL',
            'URLSearchParams',
            'fetch',
            'performance',
            'structuredClone',
          ],
          ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate'],
          ...['AbortController', 'AbortSignal', 'TextDecoder', 'TextEncoder', 'atob', 'btoa', 'globalThis'],
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.spec.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['describe', 'it', 'expect', 'beforeEach', 'afterEach', 'beforeAll', 'afterAll'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
  {
    files: typeScriptFiles,
    extends: [typescript.configs.strict],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.base.json', 'apps/console/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Nest's modules are classes that hold nothing but their decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
    },
  },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    // A catalogue of texts is as long as there are texts.
    ignores: ['apps/console/src/i18n/*.ts'],
    rules: { eqeqeq: 'error', 'max-lines': ['error', { max: 300 }], 'max-params': ['error', { max: 6 }] },
  },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    ignores: ['**/*.spec.ts', '**/*.spec.tsx', '**/test/**', '**/migrations/**'],
    rules: { 'max-lines-per-function': ['error', { max: 70 }] },
  },
  ...boundaries,
);
