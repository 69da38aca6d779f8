/** Cuts a text into words, numbers, marks and small pictures, in one pass, by hand, so that no text can make it slow. */

export interface Piece {
  /** Lower case, straight apostrophes, no run of more than two equal letters. Marks and pictures have a name in capitals. */
  readonly word: string
  readonly start: number
  readonly end: number
  readonly kind: 'word' | 'number' | 'mark' | 'picture'
  readonly shouted: boolean
  readonly capital: boolean
}

const MARKS: Readonly<Record<string, string>> = {
  '.': 'DOT',
  '…': 'DOTS',
  '!': 'EM',
  '?': 'QM',
  ',': 'COMMA',
  ';': 'COMMA',
  ':': 'COLON',
  '\n': 'DOT',
  '"': 'QUOTE',
  '“': 'QUOTE',
  '”': 'QUOTE',
  '«': 'QUOTE',
  '»': 'QUOTE',
}

const PICTURES: readonly (readonly [name: string, pictures: string])[] = [
  ['LAUGH', '😂🤣😅😆😄😁😃😀😹😜😝🤪'],
  ['HEART', '❤💕😍🥰😘💋🤗💙💚💛🧡💜💖💗💞💓🌹😊☺🫶♥💐🥹😇🌷💘'],
  ['SNEER', '🙄👏💀🤮🤡😒🤢😏🖕💅🤦🤥🥱🎻🏆🐷🐍🐒🐀'],
  ['SAD', '😢😭😔🥺😞😟😣😥😓💔🙁☹😩😰😪'],
  ['ANGRY', '😡😠🤬👿😤'],
  ['PRAY', '🙏'],
]
const NAMED = new Map(PICTURES.flatMap(([name, all]) => [...all].map(one => [one, name] as const)))

const isLetter = (code: number) =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7)
const isDigit = (code: number) => code >= 48 && code <= 57
const isApostrophe = (code: number) => code === 39 || code === 0x2019 || code === 0x2018 || code === 0x60
const isPicture = (code: number) => (code >= 0x2600 && code <= 0x27bf) || code >= 0x1f000
/** Skin tones, joiners and variants belong to the picture before them. */
const isTrimming = (code: number) =>
  code === 0xfe0f ||
  code === 0x200d ||
  (code >= 0x1f3fb && code <= 0x1f3ff) ||
  code === 0x2640 ||
  code === 0x2642

const LONGEST_WORD = 40

/** `sooo` is `so`, and `pleeease` is `please` but for one letter: a run of three or more becomes one. */
const squash = (word: string): string => {
  let out = ''
  for (let i = 0; i < word.length; ) {
    let run = i + 1
    while (run < word.length && word[run] === word[i]) run++
    out += run - i > 2 ? word[i] : word.slice(i, run)
    i = run
  }
  return out
}

const wordPiece = (text: string, start: number, end: number): Piece => {
  const raw = text.slice(start, Math.min(end, start + LONGEST_WORD))
  const lower = raw.toLowerCase()
  return {
    word: squash(lower.replaceAll('’', "'").replaceAll('‘', "'").replaceAll('`', "'")),
    start,
    end,
    kind: 'word',
    shouted: raw.length > 2 && raw === raw.toUpperCase() && raw !== lower,
    capital: raw[0] !== lower[0],
  }
}

const wordEnd = (text: string, from: number): number => {
  let end = from
  while (end < text.length) {
    const code = text.charCodeAt(end)
    const inner = isApostrophe(code) && end > from && isLetter(text.charCodeAt(end + 1))
    if (!isLetter(code) && !isDigit(code) && !inner) break
    end++
  }
  return end
}

const numberEnd = (text: string, from: number): number => {
  let end = from
  while (end < text.length) {
    const code = text.charCodeAt(end)
    const inner = (code === 46 || code === 58 || code === 44) && isDigit(text.charCodeAt(end + 1))
    if (!isDigit(code) && !isLetter(code) && !inner) break
    end++
  }
  return end
}

const plain = (word: string, start: number, end: number, kind: Piece['kind']): Piece => ({
  word,
  start,
  end,
  kind,
  shouted: false,
  capital: false,
})

/** The pieces of a text in order. White space and marks that say nothing are left out. */
export const pieces = (text: string): Piece[] => {
  const out: Piece[] = []
  let at = 0
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0
    const width = code > 0xffff ? 2 : 1
    if (isLetter(code)) {
      const end = wordEnd(text, at)
      out.push(wordPiece(text, at, end))
      at = end
    } else if (isDigit(code)) {
      const end = numberEnd(text, at)
      out.push(plain('NUM', at, end, 'number'))
      at = end
    } else if (isTrimming(code)) at += width
    else if (isPicture(code)) {
      out.push(plain(NAMED.get(String.fromCodePoint(code)) ?? 'PICTURE', at, at + width, 'picture'))
      at += width
    } else {
      const name = MARKS[text[at] ?? '']
      const last = out.at(-1)
      if (name && !(last?.word === name && last.kind === 'mark' && last.end === at && name !== 'QUOTE'))
        out.push(plain(name, at, at + 1, 'mark'))
      at += width
    }
  }
  return out
}
