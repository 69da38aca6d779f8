/** The beginning of a summary, short enough for a list. */

const LONGEST = 140
const SHORTEST_SENTENCE = 60

/** At most 140 characters: whole sentences where they fill at least 60, else cut after a word. */
export function teaserOf(summary: string): string {
  const text = summary.trim()
  if (text.length <= LONGEST) return text
  const sentences = text.slice(0, LONGEST + 1).match(/^.*[.?](?=\s)/su)?.[0]
  if (sentences !== undefined && sentences.length >= SHORTEST_SENTENCE) return sentences
  return `${text.slice(0, LONGEST).replace(/[\s,;:]+\S*$/u, '')} …`
}
