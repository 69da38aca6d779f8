/** Growth: what has been kept so far, and honestly what is still to come. */
import { Empty, Page, RowDoor, Rows } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
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
            <RowDoor key={pair.id} icon="heart" href={href(roomPath(pair, 'gratitude'))}>
              <Two title={words.growth.thanks} line={words.growth.thanksLine(pair.other?.name ?? '')} />
            </RowDoor>
          ))}
        </Rows>
      )}
      <p class="quiet-text">{words.growth.coming}</p>
    </Page>
  )
}
