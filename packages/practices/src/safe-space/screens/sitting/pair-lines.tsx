/** Sealed pairs of lines as they are read: what was done and what it meant, or an ask and an offer. */
import { type Part, pairsOf, type Words } from '../../index.ts'

export const PairLines = ({
  part,
  text,
  words,
}: {
  readonly part: Part
  readonly text: string
  readonly words: Words
}) => (
  <>
    {pairsOf(text).map(([one, two]) => (
      <span class="voice-part" key={one}>
        {part === 'next' && <span class="voice-kind">{words.asks}</span>}
        {one}
        {two !== '' && (
          <>
            <span class="voice-kind">{part === 'next' ? words.offers : words.meant}</span>
            {two}
          </>
        )}
      </span>
    ))}
  </>
)
