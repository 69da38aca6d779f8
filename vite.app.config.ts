/** Builds the app into dist/app: hashed files below /app/, a service worker that knows every one of them, and their list. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { build, defineConfig, type Plugin } from 'vite'
import { encodeRelease } from './packages/protocol/src/release.ts'

const root = join(import.meta.dirname, 'packages', 'app')
const outDir = join(import.meta.dirname, 'dist', 'app')
const { version } = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')) as {
  readonly version: string
}
/** Chrome 100 and Safari 16 are the oldest that the app is written for. */
const target = ['chrome100', 'safari16', 'firefox115']

/** Compressed copies are made afterwards and say the same; the worker is no file of its own list. */
const isPublished = (file: string) => !/\.(?:br|gz|map)$/.test(file) && !file.startsWith('release.')
/** Pictures for the home screen are fetched by the system when the app is installed; the worker leaves them to it. */
const onTheShelf = (file: string) => !/\.png$/.test(file) && file !== 'sw.js'

const addressOf = (file: string) => (file === 'index.html' ? '/app/' : `/app/${file}`)
/** Address and SHA-256 of everything in the folder that is published. */
const publishedIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter(isPublished)
      .sort()
      .map(file => [
        addressOf(file),
        createHash('sha256')
          .update(readFileSync(join(folder, file)))
          .digest('hex'),
      ]),
  )

/** After all files are written: their hashes, and a version made of these, go into the worker; then all of it is named. */
const serviceWorker = (): Plugin => ({
  name: 'kimbilio-service-worker',
  apply: 'build',
  closeBundle: async function () {
    const { outDir } = this.environment.config.build
    // Called after a failed build too, which has its own things to say.
    if (!existsSync(outDir)) return
    const files = Object.fromEntries(
      Object.entries(publishedIn(outDir)).filter(([path]) => onTheShelf(path.slice('/app/'.length))),
    )
    const content = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12)
    await build({
      configFile: false,
      root,
      publicDir: false,
      resolve: { alias: { crypto: join(root, 'src', 'no-node-crypto.ts') } },
      logLevel: 'warn',
      define: { __SHELF__: JSON.stringify({ version: content, files }) },
      build: {
        outDir,
        emptyOutDir: false,
        target,
        rolldownOptions: {
          input: join(root, 'src', 'sw.ts'),
          output: { entryFileNames: 'sw.js', format: 'iife' },
          treeshake: { moduleSideEffects: false },
        },
      },
    })
    writeFileSync(
      join(outDir, 'release.json'),
      encodeRelease({ name: 'kimbilio', version: `${version}+${content}`, files: publishedIn(outDir) }),
    )
  },
})

// What is published must not depend on where and how it is built: outside of production, paths go into it.
if (process.argv.includes('build') || process.argv[1]?.endsWith('build.ts'))
  process.env['NODE_ENV'] = 'production'

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
