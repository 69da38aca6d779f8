/** What every practice says alike on its first page: for whom it is and where help is; and in which forms it can be done. */
import type { Language } from '../../../screens.ts'
import { screenWords } from './props.ts'

/** `says`: the practice's own sentence on saying no. Above the first thing to do. */
export const BeforeBeginning = ({
  language,
  says,
}: {
  readonly language: Language
  readonly says: string
}) => {
  const words = screenWords[language]
  return (
    <p class="quiet-text">
      {says} {words.safetyFirst} <a href="/app/help">{words.help}</a>
    </p>
  )
}

/** Below the first thing to do, just above the door to one phone. */
export const Ways = ({ language }: { readonly language: Language }) => (
  <p class="quiet-text">{screenWords[language].ways}</p>
)
