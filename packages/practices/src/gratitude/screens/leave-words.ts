/**
 * Thanks for having been allowed something, looked for on the writer's own device while they write. What is found shows
 * one quiet sentence to the writer; it blocks nothing, is sent nowhere and kept nowhere.
 */
const phrases: readonly RegExp[] = [
  /\b(?:thank(?:s| you)(?: so much)? )?for (?:letting|allowing|permitting) me\b/,
  /\bthat you (?:let|allowed|permitted) me\b/,
  /\byou (?:let|allowed|permitted) me (?:to )?(?:go|see|visit|work|leave|keep|have|use|talk|speak|call|stay|study|travel)\b/,
  /\bfor (?:giving me )?(?:your )?permission\b/,
  /\bkuniruhusu\b/,
  /\b(?:uli|ume|kwa kuwa uli|kwamba uli)niruhusu\b/,
  /\bkunipa ruhusa\b/,
  /\b(?:uli|ume)nipa ruhusa\b/,
  /\bkuniachia ni(?:ende|fanye|tembelee|kae|some|ongee|toke)\b/,
]

export const thanksForLeave = (text: string): boolean => {
  const plain = text.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ')
  return phrases.some(phrase => phrase.test(plain))
}
