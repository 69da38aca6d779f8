/** Taking a phone out, or twelve words on paper, and in the same act what came in by it: said before, so that it is chosen. */
import { useState } from 'preact/hooks'
import { Button, Section, Ticks } from '#ui'
import type { Words } from '#ui/words'
import { useApp, useWords } from '../../app-context.tsx'
import { sayDay } from '../../dates.ts'
import type { OwnDevice } from '../../engine/haven.ts'
import { Question } from '../../shell/question.tsx'

export const callIt = ({ name, paper }: OwnDevice, said: Words['phones']): string =>
  name !== '' ? name : paper ? said.paper : said.unnamed

/** What came in by a device and is not on its way out already. */
export const cameBy = ({ brought }: OwnDevice, list: readonly OwnDevice[]): readonly OwnDevice[] =>
  list.filter(one => brought.includes(one.id) && !one.leaving)

/** What is new is ticked from the start: somebody else may have let it in. The rest its person has lived with. */
export const RemovePhone = ({
  device,
  came,
  yes,
  no,
}: {
  device: OwnDevice
  came: readonly OwnDevice[]
  yes: (also: readonly string[]) => void
  no: () => void
}) => {
  const { world, language } = useApp()
  const said = useWords().phones
  const [also, setAlso] = useState<readonly string[]>(() => came.filter(one => one.isNew).map(one => one.id))
  const since = (at: number) => said.newSince(sayDay(at, language.value, world.timeZone))
  return (
    <Question>
      <Section title={device.paper ? said.removePaperTitle : said.removeTitle(device.name)}>
        <ul class="plain-list">
          {(device.paper ? said.removePaperWhat : said.removeWhat).map((line, place) => (
            <li key={place}>{line}</li>
          ))}
        </ul>
        {came.length > 0 && (
          <Ticks
            legend={said.alsoRemove}
            options={came.map(one => ({
              value: one.id,
              label: callIt(one, said),
              ...(one.isNew && { hint: since(one.addedAt) }),
            }))}
            values={also}
            onChange={setAlso}
          />
        )}
        <div class="row">
          <Button kind="primary" onClick={() => yes(also)}>
            {said.removeYes}
          </Button>
          <Button kind="quiet" onClick={no}>
            {said.cancel}
          </Button>
        </div>
      </Section>
    </Question>
  )
}
