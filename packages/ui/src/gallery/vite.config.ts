/** Serves the gallery: `vite packages/ui/src/gallery`, then `/?show=parts&language=sw&theme=dark`. Never part of the app. */
import { defineConfig } from 'vite'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { host: '127.0.0.1', fs: { strict: false } },
  build: { outDir: '../../../../.cache/gallery', emptyOutDir: true },
})
