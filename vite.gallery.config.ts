/** Serves the gallery: `vite --config vite.gallery.config.ts`, then `/?show=parts&language=sw&theme=dark`. Never part of the app. */
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'packages/ui/src/gallery',
  cacheDir: '../../../../.cache/gallery',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { host: '127.0.0.1', fs: { strict: false } },
})
