/**
 * Words in an answer to good news that may be heard as advice, comparing or worry, looked for on the writer's own device
 * while they write. What is found shows a quiet note to the writer; it blocks nothing, is sent nowhere and kept nowhere.
 */
const phrases: readonly RegExp[] = [
  /\byou (?:should|must|need to|ought to|had better|could have)\b/,
  /\b(?:be careful|take care not|watch out|make sure|don'?t forget|beware)\b/,
  /\b(?:next time|at least|but what if|what if|are you sure|i hope it lasts|don'?t get your hopes)\b/,
  /\b(?:when i|i also|mine was|my own)\b.*\b(?:better|more|bigger|too|also)\b/,
  /\b(?:why (?:didn'?t|don'?t) you|why not)\b/,
  /^(?:but|yes,? but)\b/,
  /\b(?:unapaswa|mnapaswa|inabidi|lazima|ni bora u|afadhali u|ungefanya|ungetakiwa)/,
  /\b(?:kuwa (?:makini|mwangalifu)|uwe (?:makini|mwangalifu)|angalia usi|hakikisha|usisahau|jihadhari)\b/,
  /\b(?:je,? kama|vipi kama|una uhakika|safari ijayo|angalau)\b/,
  /\b(?:kwa nini (?:hu|usi)|mbona hu)/,
  /^(?:lakini|ndiyo,? lakini|sawa,? lakini)\b/,
]

export const soundsLikeAdvice = (text: string): boolean => {
  const plain = text.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim()
  return phrases.some(phrase => phrase.test(plain))
}
