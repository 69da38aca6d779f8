/** Builds the app into dist/app: hashed files below /app/, and a service worker that knows every one of them. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { build, defineConfig, type Plugin } from 'vite'

const root = join(import.meta.dirname, 'packages', 'app')
const outDir = join(import.meta.dirname, 'dist', 'app')
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')) as {
  readonly version: string
}
/** Chrome 100 and Safari 16 are the oldest that the app is written for. */
const target = ['chrome100', 'safari16', 'firefox115']

/** Pictures for the home screen are fetched by the system when the app is installed; the worker leaves them to it. */
const onTheShelf = (file: string) => !/\.(?:png|br|gz|map)$/.test(file) && file !== 'sw.js'

/** After all files are written: their list, and a version made of their content, go into the worker. */
const serviceWorker = (): Plugin => ({
  name: 'kimbilio-service-worker',
  apply: 'build',
  closeBundle: async function () {
    const { outDir } = this.environment.config.build
    const files = readdirSync(outDir, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => relative(outDir, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter(onTheShelf)
      .sort()
    const content = createHash('sha256')
    for (const file of files) content.update(file).update(readFileSync(join(outDir, file)))
    const shelf = {
      version: content.digest('hex').slice(0, 12),
      files: files.map(file => (file === 'index.html' ? '/app/' : `/app/${file}`)),
    }
    await build({
      configFile: false,
      root,
      publicDir: false,
      logLevel: 'warn',
      define: { __SHELF__: JSON.stringify(shelf) },
      build: {
        outDir,
        emptyOutDir: false,
        target,
        rolldownOptions: {
          input: join(root, 'src', 'sw.ts'),
          output: { entryFileNames: 'sw.js', format: 'iife' },
        },
      },
    })
  },
})

export default defineConfig({
  root,
  base: '/app/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { alias: { crypto: join(root, 'src', 'no-node-crypto.ts') } },
  define: { __VERSION__: JSON.stringify(version) },
  plugins: [serviceWorker()],
  build: {
    outDir,
    emptyOutDir: true,
    target,
    sourcemap: false,
    reportCompressedSize: false,
    // The content security policy lets nothing stand inside of another file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // To import the Library does nothing: whoever takes the help numbers from it gets neither its Markdown nor its YAML.
    rolldownOptions: { treeshake: { moduleSideEffects: id => !id.includes('/packages/library/src/') } },
  },
})
