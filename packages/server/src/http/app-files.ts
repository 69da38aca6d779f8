/**
 * Hands out the built app below /app/. The folder is read once into a list, so a request can only name what is in the
 * list; compressed copies that stand beside a file are used when the browser takes them.
 */
import { createReadStream, readdirSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import type { HttpEnv } from './guards.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

interface AppFile {
  readonly file: string
  readonly size: number
  readonly etag: string
}

export const appFiles = (folder: string): Hono<HttpEnv> => {
  const files = listed(folder)
  const app = new Hono<HttpEnv>()

  const serve = (name: string, request: Request): Response | null => {
    const plain = files.get(name)
    if (!plain) return null
    const headers = new Headers({
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'cache-control': isHashed(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
    let chosen = plain
    for (const [encoding, suffix] of ENCODINGS) {
      const packed = files.get(name + suffix)
      if (!packed) continue
      if (!headers.has('vary')) headers.set('vary', 'Accept-Encoding')
      if (chosen === plain && accepts(request, encoding)) {
        chosen = packed
        headers.set('content-encoding', encoding)
      }
    }
    headers.set('etag', chosen.etag)
    if (request.headers.get('if-none-match') === chosen.etag)
      return new Response(null, { status: 304, headers })
    headers.set('content-length', String(chosen.size))
    const body =
      request.method === 'HEAD' ? null : (Readable.toWeb(createReadStream(chosen.file)) as ReadableStream)
    return new Response(body, { headers })
  }

  app.get('*', c => {
    const path = c.req.path.replace(/^\/app\/?/, '')
    // A path without a file ending is a place in the app; its page finds its own way.
    const isPlace =
      path === '' || (extname(path) === '' && (c.req.header('accept') ?? '*/*').match(/text\/html|\*\/\*/))
    return serve(path, c.req.raw) ?? (isPlace ? serve('index.html', c.req.raw) : null) ?? c.notFound()
  })
  return app
}

const listed = (folder: string): ReadonlyMap<string, AppFile> => {
  const files = new Map<string, AppFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const { size, mtimeMs } = statSync(file)
    files.set(relative(folder, file).split(sep).join('/'), {
      file,
      size,
      etag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`,
    })
  }
  return files
}

/** The build puts a hash of the content into the names of what it puts into assets/. */
const isHashed = (name: string): boolean => /^assets\/.*-[A-Za-z0-9_-]{8,}\.\w+$/.test(name)

const accepts = (request: Request, encoding: string): boolean =>
  (request.headers.get('accept-encoding') ?? '')
    .split(',')
    .some(part => part.trim().split(';')[0] === encoding && !/;\s*q=0(?:\.0*)?\s*$/.test(part))
