/** `/growth/pulse/<space>/…`, or `/growth/pulse/alone`: one's own month, out of the self space. */
import { catalogue, hasFallen, type Pulse, pulse, pulsesAbout, roomFor } from '#practices'
import { Page, RowDoor, Rows, Skeleton } from '#ui'
import { useApp, useWords } from '../../app-context.tsx'
import type { SpaceView } from '../../engine/haven.ts'
import { href } from '../../router.ts'
import { pulsePath, roomPath, spaceByPath } from '../../spaces.ts'
import { NotFound } from '../not-found.tsx'
import { Room } from '../practice.tsx'
import { Two } from '../today.tsx'

export const PulsePlace = () => {
  const { haven, world } = useApp()
  const { growth } = useWords()
  const [, , , first = '', ...below] = world.router.path.value.split('/')
  const self = haven.self.value
  const pair = spaceByPath(haven.pairs.value, first) ?? null
  if (pair === null && first !== 'alone') return <NotFound />
  const base = pulsePath(pair)
  const rest = below.length > 0 ? `/${below.join('/')}` : ''
  const back =
    rest === '' ? { label: growth.title, href: href('/growth') } : { label: growth.pulse, href: href(base) }
  return (
    <Page title={growth.pulse} back={back}>
      {self ? (
        <>
          <Room
            view={{ ...self, other: pair?.other ?? null }}
            slice={pulse}
            path={`/${pair?.id ?? 'alone'}${rest}`}
            base={base}
          />
          {rest === '' && pair && <Onward self={self} pair={pair} />}
        </>
      ) : (
        <Skeleton />
      )}
    </Page>
  )
}

/** Where much has become narrower, nothing for two is offered here: one's own safety comes first. */
const Onward = ({ self, pair }: { self: SpaceView; pair: SpaceView }) => {
  const { world, language } = useApp()
  const { growth } = useWords()
  const state = self.stateOf<Pulse>(pulse)
  const focus = roomFor(state, pair.id, world.now.value)
  const practice = catalogue.find(({ id, built }) => built && id === focus)
  const narrower = hasFallen(pulsesAbout(state, pair.id))
  if (narrower && !practice) return null
  return (
    <Rows>
      {practice && (
        <RowDoor icon={practice.icon} href={href(roomPath(pair, practice.id))}>
          <Two title={practice.name[language.value]} line={growth.toFocus} />
        </RowDoor>
      )}
      {!narrower && (
        <RowDoor icon="door-open" href={href(roomPath(pair, 'growth'))}>
          <Two title={growth.openTogether} line={growth.openTogetherLine(pair.other?.name ?? '')} />
        </RowDoor>
      )}
    </Rows>
  )
}
