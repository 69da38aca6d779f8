/**
 * Texts as terms to compare: words brought to a light stem (English endings, Swahili prefixes and verb endings), and
 * letter sequences inside of words, which meet where stems do not.
 */

const IDLE = new Set(
  `a an and are as at be been but by can do does for from has have how if in into is it its more most no nobody not of on
  one or our out so than that the their them there these they this to up was what when where which who whom will with you your
  ya wa za la cha vya na ni si kwa katika kama au pia hata bila kila yake yako wako wake lako lake zake zako hii hiyo hizi
  huu huo hili hilo ile wale yule kuwa ili lakini kwamba jinsi namna gani nini kwenye wakati yote wote zaidi moja mmoja
  kuna hakuna baada kabla ambaye ambao ambayo`.split(/\s+/),
)

/** Letters and digits in lower case; marks such as `ng'` stay in the word. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? []

const ENGLISH_ENDINGS = [
  'ations',
  'ation',
  'ingly',
  'ments',
  'ment',
  'ness',
  'ions',
  'ion',
  'ings',
  'ing',
  'ies',
  'ied',
  'ers',
  'er',
  'ed',
  'es',
  'ly',
  's',
  'e',
  'y',
] as const

const englishStem = (word: string): string => {
  const ending = ENGLISH_ENDINGS.find(one => word.endsWith(one) && word.length - one.length >= 4)
  return ending ? word.slice(0, -ending.length) : word
}

const SWAHILI_PREFIXES =
  /^(?:ninavyo|unavyo|anavyo|wanavyo|tunavyo|zinavyo|ana|una|nina|tuna|wana|mna|ali|uli|nili|tuli|wali|mli|ita|ata|uta|nita|tuta|wata|hawa|hatu|huwa|kuto|kuji|kuwa|ku|hu|m|wa|mi|vi|ki|ma|u)(?=[\p{L}]{4})/u
const SWAHILI_ENDINGS = [
  'isha',
  'esha',
  'iwa',
  'ewa',
  'ana',
  'ika',
  'eka',
  'ia',
  'ea',
  'wa',
  'a',
  'i',
  'u',
  'o',
] as const

const swahiliStem = (word: string): string => {
  const bare = word.replace(SWAHILI_PREFIXES, '')
  const ending = SWAHILI_ENDINGS.find(one => bare.endsWith(one) && bare.length - one.length >= 3)
  return ending ? bare.slice(0, -ending.length) : bare
}

export const stemOf = (word: string, lang: string): string =>
  lang === 'sw' ? swahiliStem(word) : englishStem(word.replace(/['’]s$/, ''))

/** Words that say something, as stems. */
export const stemsOf = (text: string, lang: string): readonly string[] =>
  wordsOf(text)
    .filter(word => word.length > 2 && !IDLE.has(word))
    .map(word => stemOf(word, lang))

/** Sequences of 3 to 5 letters inside of each word, its edges marked. */
export const gramsOf = (text: string): readonly string[] => {
  const found: string[] = []
  for (const word of wordsOf(text)) {
    const marked = ` ${word} `
    for (let length = 3; length <= 5; length++)
      for (let at = 0; at + length <= marked.length; at++) found.push(marked.slice(at, at + length))
  }
  return found
}
