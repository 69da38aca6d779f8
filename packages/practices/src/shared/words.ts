/** The shape of a practice's sentences: English is the source, every other language has the same keys. */

/** A sentence, or one that is filled with the name of the other person. */
export type Sentence = string | ((fill: { readonly other: string }) => string)

/** The type of any language's words, made from the English ones. A missing key or filling is a type error. */
export type Widen<W> = {
  readonly [K in keyof W]: W[K] extends string
    ? string
    : W[K] extends (...fill: infer Fill) => string
      ? (...fill: Fill) => string
      : W[K] extends readonly (infer Item)[]
        ? readonly Widen<Item>[]
        : Widen<W[K]>
}

/** The sentence under a key that came as data (an opening, a refusal); null when these words do not have it. */
export function sentence(words: object, key: string, fill: { readonly other: string }): string | null {
  const found: unknown = Object.hasOwn(words, key) ? (words as Record<string, unknown>)[key] : undefined
  if (typeof found === 'string') return found
  return typeof found === 'function' ? (found as (fill: { readonly other: string }) => string)(fill) : null
}

/** The keys of words that begin so. Refusals begin with `refused`, what Today says with `opening`. */
export type KeysFrom<W, Start extends string> = Extract<keyof W, `${Start}${string}`>
