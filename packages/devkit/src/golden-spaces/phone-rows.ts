/** All rows of a phone's store as text, one row a line, and back. */
import { webcrypto } from 'node:crypto'
import { type MemoryDisk, memoryDisk } from '../../../app/src/adapters/memory-store.ts'

const { subtle } = webcrypto
type AesKey = webcrypto.CryptoKey

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))
const isKey = (value: unknown): value is AesKey =>
  typeof value === 'object' && value !== null && 'extractable' in value

/** Bytes and keys stand in JSON under a name that no row uses. */
async function coded(value: unknown): Promise<unknown> {
  if (value instanceof Uint8Array) return { $bytes: base64(value) }
  if (isKey(value)) return { $aes: base64(new Uint8Array(await subtle.exportKey('raw', value))) }
  if (Array.isArray(value)) return Promise.all(value.map(coded))
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value).map(async ([name, part]) => [name, await coded(part)] as const)
  return Object.fromEntries(await Promise.all(parts))
}

async function decoded(value: unknown): Promise<unknown> {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return Promise.all(value.map(decoded))
  const { $bytes, $aes } = value as { $bytes?: unknown; $aes?: unknown }
  if (typeof $bytes === 'string') return bytesOf($bytes)
  if (typeof $aes === 'string')
    return subtle.importKey('raw', bytesOf($aes), 'AES-GCM', true, ['encrypt', 'decrypt'])
  const parts = Object.entries(value).map(async ([name, part]) => [name, await decoded(part)] as const)
  return Object.fromEntries(await Promise.all(parts))
}

export async function writeRows(disk: MemoryDisk): Promise<string> {
  const rows = [...disk.rows].sort(([one], [other]) => (one < other ? -1 : 1))
  const lines = rows.map(async ([key, value]) => JSON.stringify([key, await coded(value)]))
  return `${(await Promise.all(lines)).join('\n')}\n`
}

export async function readRows(text: string): Promise<MemoryDisk> {
  const disk = memoryDisk()
  for (const line of text.split('\n').filter(Boolean)) {
    const [key, value] = JSON.parse(line) as [string, unknown]
    disk.rows.set(key, await decoded(value))
  }
  return disk
}
