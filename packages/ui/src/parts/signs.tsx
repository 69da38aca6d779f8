/** The safety signs that two people compare aloud when they pair. */
import type { Language } from './language.tsx'

export interface Sign {
  readonly emoji: string
  readonly en: string
  readonly sw: string
}

/** @param signs indices into `list`, in the order in which both people see them; an index outside of the list shows as a question mark. */
export const Signs = ({
  signs,
  list,
  language,
}: {
  signs: readonly number[]
  list: readonly Sign[]
  language: Language
}) => (
  <ol class="signs">
    {signs.map((index, place) => {
      const sign = list[index]
      return (
        <li class="sign" key={place}>
          <span class="sign-picture" aria-hidden="true">
            {sign?.emoji ?? '?'}
          </span>
          <span class="sign-name" lang={language}>
            {sign?.[language] ?? '?'}
          </span>
        </li>
      )
    })}
  </ol>
)
