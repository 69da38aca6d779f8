/** Sends a page in the fewest bytes that the reader's browser understands, and nothing at all when it has the page already. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context } from 'hono'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

type Encoding = 'br' | 'gzip' | 'identity'

/** A page ready to be sent. Each encoding is made once, when first asked for. */
export interface ReadyPage {
  readonly status: 200 | 404
  readonly etag: string
  readonly headers: Readonly<Record<string, string>>
  bytes(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>
}

export const readyPage = (
  status: 200 | 404,
  text: string,
  headers: Readonly<Record<string, string>>,
): ReadyPage => {
  const plain = new Uint8Array(Buffer.from(text, 'utf8'))
  const made = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>()
  const make = async (encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> => {
    if (encoding === 'identity') return plain
    if (encoding === 'gzip') return new Uint8Array(await zip(plain, { level: 9 }))
    const params = {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    }
    return new Uint8Array(await brotli(plain, { params }))
  }
  return {
    status,
    etag: createHash('sha256').update(plain).digest('base64url').slice(0, 16),
    headers,
    bytes: encoding => {
      const ready = made.get(encoding) ?? make(encoding)
      made.set(encoding, ready)
      return ready
    },
  }
}

/** The best encoding of `Accept-Encoding` (RFC 9110, 12.5.3) that we make; `q=0` refuses. */
export const chooseEncoding = (accept: string | undefined): Encoding => {
  const allowed = new Map<string, boolean>()
  for (const part of (accept ?? '').slice(0, 500).split(',')) {
    const [name = '', ...parameters] = part.trim().toLowerCase().split(';')
    allowed.set(name.trim(), !parameters.some(text => /^\s*q=0(?:\.0{1,3})?\s*$/.test(text)))
  }
  return allowed.get('br') ? 'br' : allowed.get('gzip') ? 'gzip' : 'identity'
}

/** Answers with the page, or with 304 when `If-None-Match` names what we would send. */
export const sendPage = async (c: Context, page: ReadyPage): Promise<Response> => {
  const encoding = chooseEncoding(c.req.header('accept-encoding'))
  const etag = `"${page.etag}-${encoding}"`
  const headers: Record<string, string> = { ...page.headers, ETag: etag, Vary: 'Accept-Encoding' }
  const known = (c.req.header('if-none-match') ?? '').split(',').map(tag => tag.trim().replace(/^W\//, ''))
  if (page.status === 200 && (known.includes(etag) || known.includes('*'))) return c.body(null, 304, headers)
  const bytes = await page.bytes(encoding)
  if (encoding !== 'identity') headers['Content-Encoding'] = encoding
  headers['Content-Length'] = String(bytes.length)
  return c.body(bytes, page.status, headers)
}
