/** Growth: what has been kept so far, and honestly what is still to come. */
import { Empty, Page, RowDoor, Rows } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import type { SpaceView } from '../engine/haven.ts'
import { href } from '../router.ts'
import { roomPath } from '../spaces.ts'
import { PulseDoors } from './growth/pulse-doors.tsx'
import { Two } from './today.tsx'

export const Growth = () => {
  const { haven } = useApp()
  const words = useWords()
  const pairs = haven.pairs.value.filter(pair => pair.other !== null)
  return (
    <Page title={words.growth.title} lead={words.growth.lead}>
      <PulseDoors pairs={pairs} />
      {pairs.length === 0 ? (
        <Empty title={words.growth.thanks} icon="heart">
          <p>{words.growth.noPair}</p>
        </Empty>
      ) : (
        <Rows>
          {pairs.map(pair => (
            <Kept key={pair.id} pair={pair} />
          ))}
        </Rows>
      )}
      <p class="quiet-text">{words.growth.coming}</p>
    </Page>
  )
}

/** What the two have kept, each thing in the practice that keeps it. */
const Kept = ({ pair }: { pair: SpaceView }) => {
  const { growth } = useWords()
  const name = pair.other?.name ?? ''
  const doors = [
    ['heart', 'gratitude', '', growth.thanks, growth.thanksLine(name)],
    ['archive', 'gratitude', '/jar', growth.jar, growth.jarLine(name)],
    ['mountain', 'resilience', '/strengths', growth.strengths, growth.strengthsLine(name)],
    ['heart-handshake', 'safe-space', '/agreements', growth.agreements, growth.agreementsLine(name)],
  ] as const
  return (
    <>
      {doors.map(([icon, practice, path, title, line]) => (
        <RowDoor key={title} icon={icon} href={href(roomPath(pair, practice, path))}>
          <Two title={title} line={line} />
        </RowDoor>
      ))}
    </>
  )
}
