/** Reads bodies that are of the asked type, no larger than asked, and of the asked form; anything else is a problem. */

import * as v from 'valibot'
import { type Bytes, fromUtf8 } from '#protocol'
import { done } from '../ports/result.ts'
import { MAX_JSON_BYTES } from '../relay/limits.ts'
import { refuse, type Told } from '../relay/told.ts'

export const readBytes = async (request: Request, type: string, maxBytes: number): Told<Bytes> => {
  if (!isOfType(request, type)) return refuse('unsupported-media-type')
  const announced = request.headers.get('content-length')
  if (announced !== null && !(Number(announced) <= maxBytes)) return refuse('too-large')
  if (!request.body) return done(new Uint8Array())
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += part.length
      // Whatever was announced, what comes is counted.
      if (size > maxBytes) return refuse('too-large')
      parts.push(part)
    }
  } catch {
    // The sender went away in the middle.
    return refuse('malformed')
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return done(bytes)
}

export const readJson = async <Schema extends v.GenericSchema>(
  request: Request,
  schema: Schema,
): Told<v.InferOutput<Schema>> => {
  const bytes = await readBytes(request, 'application/json', MAX_JSON_BYTES)
  if (!bytes.ok) return bytes
  const text = fromUtf8(bytes.value)
  if (text === null) return refuse('malformed')
  try {
    const read = v.safeParse(schema, JSON.parse(text))
    return read.success ? done(read.output) : refuse('malformed')
  } catch {
    return refuse('malformed')
  }
}

const isOfType = (request: Request, type: string): boolean =>
  request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === type
