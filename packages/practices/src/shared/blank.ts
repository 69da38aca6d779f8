/**
 * What stays of an event when its author deletes it: its shape, without anything that a person has typed.
 *
 * The schemas know which texts people type (`words`, `freeText`), so a practice has nothing more to say about it. A sealed
 * text keeps its name, its commitment and its gate, and loses the box; so the talk goes on as it did, and nothing is read.
 */
import * as v from 'valibot'
import type { Sealed } from '../slice.ts'
import { sealed as sealedSchema } from './schemas.ts'

/** No event lies so deep; data of somebody else's making might. */
const DEEPEST = 16

interface Change {
  readonly text: (text: string) => string
  readonly sealed: (sealed: object) => unknown
}

const isTyped = (schema: v.GenericSchema): boolean =>
  schema.type === 'string' && (v.getMetadata(schema) as { typed?: true }).typed === true

/** Schemas below this one that stand at a place of their own in the data; null for a kind that no event may use. */
function partsOf(schema: v.GenericSchema): readonly v.GenericSchema[] | null {
  const { entries, item, options, wrapped } = schema as {
    entries?: Readonly<Record<string, v.GenericSchema>>
    item?: v.GenericSchema
    options?: readonly v.GenericSchema[]
    wrapped?: v.GenericSchema
  }
  switch (schema.type) {
    case 'object':
      return Object.values(entries ?? {})
    case 'array':
      return item ? [item] : null
    case 'variant':
      return options ?? null
    case 'nullable':
    case 'optional':
    case 'exact_optional':
      return wrapped ? [wrapped] : null
    case 'string':
    case 'number':
    case 'boolean':
    case 'literal':
    case 'picklist':
      return []
    default:
      return null
  }
}

/**
 * What keeps a schema from being blanked: a text that is neither typed nor held to a form, or a kind of schema that is
 * not walked here. Sentences for a check; empty when all is well.
 */
export function faultsOfSchema(schema: v.GenericSchema, path = ''): readonly string[] {
  if (schema === sealedSchema) return []
  if (schema.type === 'string') {
    const { pipe = [] } = schema as { pipe?: readonly { readonly type: string }[] }
    const hasForm = pipe.some(({ type }) => type === 'regex')
    return isTyped(schema) || hasForm
      ? []
      : [`${path} is a text of no form that no one is said to have typed`]
  }
  const { entries } = schema as { entries?: Readonly<Record<string, v.GenericSchema>> }
  if (entries) return Object.entries(entries).flatMap(([key, part]) => faultsOfSchema(part, `${path}.${key}`))
  const parts = partsOf(schema)
  if (parts === null) return [`${path} is of a kind that can't be blanked: ${schema.type}`]
  return parts.flatMap(part => faultsOfSchema(part, path))
}

function walk(schema: v.GenericSchema, data: unknown, change: Change, deepest = DEEPEST): unknown {
  if (isTyped(schema)) return typeof data === 'string' ? change.text(data) : data
  const { entries, wrapped } = schema as {
    entries?: Readonly<Record<string, v.GenericSchema>>
    wrapped?: v.GenericSchema
  }
  if (wrapped) return walk(wrapped, data, change, deepest - 1)
  if (typeof data !== 'object' || data === null || deepest === 0) return data
  if (schema === sealedSchema) return change.sealed(data)
  if (schema.type === 'array' && Array.isArray(data)) {
    const [item] = partsOf(schema) ?? []
    return item ? data.map(part => walk(item, part, change, deepest - 1)) : data
  }
  if (schema.type === 'variant') {
    const { key } = schema as unknown as { key: string }
    const option = partsOf(schema)?.find(one => fits(one, key, data))
    return option ? walk(option, data, change, deepest - 1) : data
  }
  if (!entries) return data
  return Object.fromEntries(
    Object.entries(data).map(([key, part]) => {
      const schemaThere = Object.hasOwn(entries, key) ? entries[key] : undefined
      return [key, schemaThere ? walk(schemaThere, part, change, deepest - 1) : part]
    }),
  )
}

const fits = (option: v.GenericSchema, key: string, data: object): boolean => {
  const { entries } = option as { entries?: Readonly<Record<string, v.GenericSchema>> }
  const discriminator = entries?.[key]
  return discriminator !== undefined && v.is(discriminator, (data as Record<string, unknown>)[key])
}

const emptied: Change = {
  text: () => '',
  sealed: held => {
    const { half: _half, ...rest } = held as { half?: unknown }
    return { ...rest, box: '' }
  },
}

/** The same data without what people have typed. Twice is the same as once. */
export const blank = (schema: v.GenericSchema, data: unknown): unknown => walk(schema, data, emptied)

/**
 * Data that its author has deleted, read by the schema of what it was; undefined when it is not of that shape. Whatever
 * is still typed in it goes: a changed client can't say anything through this door.
 */
export function readBlanked(schema: v.GenericSchema, data: unknown): unknown {
  const filled = walk(schema, data, {
    text: () => '.',
    sealed: held => ({ ...(emptied.sealed(held) as object), box: 'A' }),
  })
  const read = v.safeParse(schema, filled)
  return read.success ? blank(schema, read.output) : undefined
}

/** What people have typed in it, in the order of its parts. */
export function textsOf(schema: v.GenericSchema, data: unknown): readonly string[] {
  const found: string[] = []
  const text = (typed: string) => {
    found.push(typed)
    return typed
  }
  walk(schema, data, { text, sealed: held => held })
  return found
}

/** Its author has deleted it: nothing opens it any more. */
export const isErased = ({ box }: Pick<Sealed, 'box'>): boolean => box === ''

/** Every sealed text in the data of an event that its author has deleted. */
export function blankedSealsIn(data: unknown, deepest = DEEPEST): readonly Sealed[] {
  if (typeof data !== 'object' || data === null || deepest === 0) return []
  if ('seal' in data && 'box' in data) {
    const read = v.safeParse(sealedSchema, { ...(emptied.sealed(data) as object), box: 'A' })
    return read.success ? [{ ...read.output, box: '' }] : []
  }
  return Object.values(data).flatMap(part => blankedSealsIn(part, deepest - 1))
}
