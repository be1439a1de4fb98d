// How the explorer becomes a bundle: one page and files named by their content, all of them our own.
import { defineConfig } from 'vite';
import { marks } from './marks.ts';

export default defineConfig({
  root: 'browser',
  // Beside the page, wherever a proxy puts it: no address in the bundle begins with a slash.
  base: './',
  html: { cspNonce: marks.nonce },
  logLevel: 'warn',
  build: {
    assetsDir: 'explorer',
    // An inlined file would need an exception in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 8_000,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    target: 'es2022',
    rolldownOptions: {
      // The libraries say hundreds of times that they are also for React on a server; here is none.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
