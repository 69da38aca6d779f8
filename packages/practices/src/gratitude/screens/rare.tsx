/** Once a month: something that is always done and rarely seen. A question, and nothing that is due. */
import { Button, Page, Question } from '#ui'
import { Refused, useActing } from '../../shared/acting.tsx'
import type { Intent } from '../index.ts'
import type { Pair } from '../screens.tsx'
import type { Back } from './note.tsx'

export const Rare = (props: Pair & { back: Back }) => {
  const { words, other, go, back } = props
  const resting = useActing<Intent>(props)
  const rest = async () => {
    if (await resting.run({ do: 'rest-prompt' })) go('')
  }
  return (
    <Page title={words.rare} lead={words.rareLead} back={back}>
      <Question>{words.rareHow({ other: other.name })}</Question>
      <p class="serif">{words.prompt3}</p>
      <div class="row">
        <Button kind="primary" icon="hand-heart" onClick={() => go('/new/rare')}>
          {words.rareBegin}
        </Button>
        <Button kind="quiet" icon="moon" busy={resting.busy} onClick={() => void rest()}>
          {words.rareRest}
        </Button>
      </div>
      <Refused>{resting.refusal}</Refused>
    </Page>
  )
}
