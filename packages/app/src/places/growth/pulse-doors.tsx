/** Doors from Growth: to one's own month, to a month opened together, and to rest. */
import { RowDoor, Rows } from '#ui'
import { useWords } from '../../app-context.tsx'
import type { SpaceView } from '../../engine/haven.ts'
import { href } from '../../router.ts'
import { pulsePath, roomPath } from '../../spaces.ts'
import { Two } from '../today.tsx'

export const PulseDoors = ({ pairs }: { pairs: readonly SpaceView[] }) => {
  const { growth } = useWords()
  return (
    <Rows>
      {pairs.length === 0 && (
        <RowDoor icon="sprout" href={href(pulsePath(null))}>
          <Two title={growth.pulse} line={growth.pulseAlone} />
        </RowDoor>
      )}
      {pairs.flatMap(pair => [
        <RowDoor key={`${pair.id} alone`} icon="sprout" href={href(pulsePath(pair))}>
          <Two title={growth.pulse} line={growth.pulseLine(pair.other?.name ?? '')} />
        </RowDoor>,
        <RowDoor key={`${pair.id} together`} icon="door-open" href={href(roomPath(pair, 'growth'))}>
          <Two title={growth.openTogether} line={growth.openTogetherLine(pair.other?.name ?? '')} />
        </RowDoor>,
      ])}
      <RowDoor icon="moon" href={href('/mine/pace')}>
        <Two title={growth.rest} line={growth.restLine} />
      </RowDoor>
    </Rows>
  )
}
