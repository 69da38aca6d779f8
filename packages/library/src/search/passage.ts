/** The place in a text that says what was looked for. */

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
}
/** Characters before and after the word, about. */
const AROUND = 70

/** Our own HTML as text: it holds no scripts and no comments, for it was made from Markdown without raw HTML. */
export const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&([a-z]+|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()

/** Some words around the first place that begins one of `words`; null when none stands in the text. */
export function passageOf(text: string, words: readonly string[]): string | null {
  const lower = text.toLowerCase()
  const places = words
    .filter(word => word.length >= 3)
    .map(word => lower.indexOf(word))
    .filter(place => place >= 0)
  if (places.length === 0) return null
  const at = Math.min(...places)
  const from = text.lastIndexOf(' ', Math.max(0, at - AROUND)) + 1
  const end = text.indexOf(' ', at + AROUND)
  const cut = text.slice(at - AROUND <= 0 ? 0 : from, end < 0 ? undefined : end)
  return `${at - AROUND <= 0 ? '' : '… '}${cut}${end < 0 ? '' : ' …'}`
}
