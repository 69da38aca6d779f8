/** Builds the app, then the server, then the compressed copies that the server hands out; signs, where there is a key. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { signBuild } from './sign.ts'

const root = join(import.meta.dirname, '..')
const compressible = /\.(?:html|js|css|svg|json|webmanifest)$/

rmSync(join(root, 'dist'), { recursive: true, force: true })
await build({ configFile: join(root, 'vite.app.config.ts'), logLevel: 'warn' })
await build({ configFile: join(root, 'vite.server.config.ts'), logLevel: 'warn' })

const app = join(root, 'dist', 'app')
for (const entry of readdirSync(app, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !compressible.test(entry.name)) continue
  const path = join(entry.parentPath, entry.name)
  const bytes = readFileSync(path)
  if (bytes.length < 256) continue
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
  writeFileSync(`${path}.br`, brotli)
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
}

signBuild()
