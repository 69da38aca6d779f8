/** The one ornament there is: a practice's cloth, with its saying in the strip. */
import { useId } from 'preact/hooks'
import { useLanguage } from '../parts/language.tsx'
import { clothOf, type Shape } from './motif.ts'

/** A Swahili proverb and what it means, in English; `care` is said with it, so that it can't be heard as a call to bear harm. */
export interface Saying {
  readonly sw: string
  readonly en: string
  readonly care?: { readonly sw: string; readonly en: string } | null | undefined
}

/**
 * @param practice id of the practice; draws its pattern.
 * @param small only the figures, for lists.
 * @param saying stands in the strip in Swahili; its meaning follows below when the app speaks English.
 */
export const Kanga = ({
  practice,
  small = false,
  saying,
}: {
  practice: string
  small?: boolean
  saying?: Saying | undefined
}) => {
  const language = useLanguage()
  const { palette, width, border, hem, figures } = clothOf(practice)
  if (small)
    return (
      <div class={`kanga kanga-small kanga-${palette}`}>
        <Cloth shapes={figures} width={width} height={28} />
      </div>
    )
  return (
    <div class={`kanga kanga-${palette}`}>
      <Cloth shapes={border} width={width} height={48} />
      {saying && (
        <div class="kanga-saying">
          <p class="kanga-words" lang="sw">
            {saying.sw}
          </p>
          {language === 'en' && (
            <p class="kanga-meaning" lang="en">
              {saying.en}
            </p>
          )}
          {saying.care && (
            <p class="kanga-meaning" lang={language}>
              {saying.care[language]}
            </p>
          )}
        </div>
      )}
      <Cloth shapes={hem} width={width} height={10} />
    </div>
  )
}

/** Repeats from the middle outwards, so that both ends are cut alike. */
const Cloth = ({ shapes, width, height }: { shapes: readonly Shape[]; width: number; height: number }) => {
  const id = useId()
  return (
    <svg class="kanga-cloth" height={height} aria-hidden="true">
      <pattern id={id} width={width} height={height} patternUnits="userSpaceOnUse">
        {shapes.map(shape => (
          <path class={shape.thread} d={shape.d} />
        ))}
      </pattern>
      <svg x="50%" overflow="visible" aria-hidden="true">
        <rect x="-2400" width="4800" height={height} fill={`url(#${id})`} />
      </svg>
    </svg>
  )
}
