/**
 * Messages as terms, and what an attacker can make of those that it holds (Dolev and Yao, 1983): cryptography is perfect,
 * the network is the attacker. A term is written in one way only, so equal terms are equal texts.
 */
export type Term = string

const term = (kind: string, ...parts: readonly Term[]): Term => `${kind}(${parts.join(',')})`

export const tuple = (...parts: readonly Term[]): Term => term('tuple', ...parts)
export const hash = (...parts: readonly Term[]): Term => term('hash', ...parts)
/** A key that is derived; nobody comes back from it. */
export const derived = (...parts: readonly Term[]): Term => term('derived', ...parts)
export const publicOf = (secret: Term): Term => term('public', secret)
export const signed = (secret: Term, message: Term): Term => term('signed', secret, message)
/** Opens with `key` alone. */
export const boxed = (key: Term, plain: Term): Term => term('boxed', key, plain)
/** Opens with the secret of `to` and the pre-shared key together. */
export const wrapped = (to: Term, psk: Term, plain: Term): Term => term('wrapped', to, psk, plain)
/** Of two values: with the whole and one of them one has the other. */
export const xor = (one: Term, other: Term): Term => term('xor', one, other)

/** Kind and parts; a name has no parts. */
export function partsOf(of: Term): { readonly kind: string; readonly parts: readonly Term[] } {
  const open = of.indexOf('(')
  if (open < 0) return { kind: of, parts: [] }
  const parts: Term[] = []
  let depth = 0
  let from = open + 1
  for (let at = from; at < of.length; at++) {
    const sign = of[at]
    if (sign === '(') depth++
    if (sign === ')' && at < of.length - 1) depth--
    if ((sign === ',' && depth === 0) || at === of.length - 1) {
      parts.push(of.slice(from, at))
      from = at + 1
    }
  }
  return { kind: of.slice(0, open), parts }
}

/** All that can be taken apart, taken apart, until nothing new comes. */
export function closed(heard: Iterable<Term>): ReadonlySet<Term> {
  const known = new Set<Term>(heard)
  for (;;) {
    const before = known.size
    for (const one of known) {
      const { kind, parts } = partsOf(one)
      const [a = '', b = '', c = ''] = parts
      if (kind === 'tuple') for (const part of parts) known.add(part)
      if (kind === 'signed') known.add(b)
      if (kind === 'boxed' && canMake(known, a)) known.add(b)
      if (kind === 'wrapped' && canMake(known, partsOf(a).parts[0] ?? a) && canMake(known, b)) known.add(c)
      if (kind === 'xor' && canMake(known, a)) known.add(b)
      if (kind === 'xor' && canMake(known, b)) known.add(a)
    }
    if (known.size === before) return known
  }
}

/** Whether the term is held or can be put together from what is held. `known` is closed. */
export function canMake(known: ReadonlySet<Term>, wanted: Term): boolean {
  if (known.has(wanted)) return true
  const { parts } = partsOf(wanted)
  return parts.length > 0 && parts.every(part => canMake(known, part))
}
