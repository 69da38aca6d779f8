/** *Not now* and *let it rest*: beside what is offered, small, without a reason, and as good as a yes. */

import { useState } from 'preact/hooks'
import { Button, Choices, Sheet, Stack } from '#ui'
import type { ScreenProps } from '../../../screens.ts'
import { Confirm, Refused, useActing } from '../../acting.tsx'
import { screenWords } from './props.ts'
import { type Later, laterOf, laters } from './times.ts'
import type { ScreenWords } from './words/en.ts'

type Acts<Intent> = Pick<ScreenProps<unknown, Intent, object>, 'act' | 'words' | 'language' | 'other' | 'now'>

const labelOf: Readonly<Record<Later, keyof ScreenWords & `notNow${string}`>> = {
  none: 'notNowNoTime',
  evening: 'notNowTonight',
  tomorrow: 'notNowTomorrow',
  week: 'notNowWeek',
}

/** `intent` makes the practice's own intent of putting off. */
export function NotNow<Intent>({
  intent,
  ...props
}: Acts<Intent> & { readonly intent: (until: number | null) => Intent }) {
  const [asking, setAsking] = useState(false)
  const [later, setLater] = useState<Later>('none')
  const putting = useActing<Intent>(props)
  const words = screenWords[props.language]
  const put = async () => {
    if (await putting.run(intent(laterOf(later, props.now)))) setAsking(false)
  }
  return (
    <>
      <Button kind="quiet" icon="moon" onClick={() => setAsking(true)}>
        {words.notNow}
      </Button>
      <Sheet
        open={asking}
        onClose={() => setAsking(false)}
        title={words.notNow}
        actions={
          <Button kind="primary" busy={putting.busy} onClick={() => void put()}>
            {words.notNow}
          </Button>
        }
      >
        <Stack>
          <p>{words.notNowHint({ other: props.other?.name ?? '' })}</p>
          <Choices
            legend={words.notNowWhen}
            options={laters(props.now).map(value => ({ value, label: words[labelOf[value]] as string }))}
            value={later}
            onChange={setLater}
          />
          <Refused>{putting.refusal}</Refused>
        </Stack>
      </Sheet>
    </>
  )
}

/** Asks once and says what it does to both; who it was is kept nowhere that a screen could show. */
export function LetRest<Intent>({
  intent,
  label,
  says,
  yes = label,
  ...props
}: Acts<Intent> & {
  readonly intent: Intent
  readonly label: string
  readonly says: string
  readonly yes?: string
}) {
  const [asking, setAsking] = useState(false)
  const resting = useActing<Intent>(props)
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {label}
      </Button>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={label}
        says={says}
        yes={yes}
        busy={resting.busy}
        onYes={() => void resting.run(intent).then(() => setAsking(false))}
      />
      <Refused>{resting.refusal}</Refused>
    </>
  )
}
