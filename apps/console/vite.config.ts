import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** In development the API, its sign-in and its streams come from the gateway, so that cookies belong to one origin. */
const gateway = process.env.API_URL ?? 'http://127.0.0.1:8080';
const forwarded = ['/api', '/dev', '/health', '/docs'];

export default defineConfig({
  base: '/',
  plugins: [react()],
  server: { proxy: Object.fromEntries(forwarded.map((path) => [path, gateway])) },
  preview: { proxy: Object.fromEntries(forwarded.map((path) => [path, gateway])) },
  build: {
    target: 'baseline-widely-available',
    assetsDir: 'assets',
    // The console is served under `script-src 'self'`: nothing may be inlined into the page or fetched as data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
