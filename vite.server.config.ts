/** Bundles the server into dist/server: the program, and beside it the thread that writes to the database. */
import { defineConfig } from 'vite'

const source = (path: string) => new URL(`./packages/server/src/${path}`, import.meta.url).pathname

export default defineConfig({
  // What the app's build copies for browsers is nothing to a server.
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Everything goes in, so that dist/ and articles/ are all that a machine needs besides Node.
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      // The two are entries of one folder: main finds the thread's file beside itself.
      input: { main: source('main.ts'), 'writer-thread': source('adapters/sqlite/writer-thread.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', format: 'es' },
    },
  },
})
