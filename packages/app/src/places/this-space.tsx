/** `/with/<space>`: what belongs to a space as a whole. Quiet, and two steps from wherever one is with the other. */
import { LinkButton, Notice, Page, RowDoor, Rows } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import { href } from '../router.ts'
import { leavePath, spaceByPath } from '../spaces.ts'
import { BondChoice } from './bond.tsx'
import { useGoing } from './going-words.ts'
import { movedOf } from './moved.ts'
import { NotFound } from './not-found.tsx'
import { Two } from './today.tsx'

export const ThisSpace = () => {
  const { haven, world } = useApp()
  const { doors, nav, together } = useWords()
  const said = useGoing().space
  const pair = spaceByPath(haven.pairs.value, world.router.path.value.split('/')[2] ?? '')
  if (!pair?.other) return <NotFound />
  const { name } = pair.other
  const moved = movedOf(pair)
  return (
    <Page title={nav.with(name)} lead={said.lead} back={{ label: together.title, href: href('/together') }}>
      {pair.goodbye && (
        <Notice tone="rest" title={together.closed(name)}>
          <p>{together.closedMore}</p>
        </Notice>
      )}
      {moved !== null && !pair.goodbye && (
        <Notice
          tone="calm"
          title={together.moved(name, moved)}
          actions={
            <LinkButton kind="plain" href={href('/settings/house')}>
              {said.follow}
            </LinkButton>
          }
        >
          <p>{said.movedMore}</p>
        </Notice>
      )}
      <Rows>
        <RowDoor icon="send" href={href('/settings/carry')}>
          <Two {...doors.carry} />
        </RowDoor>
        <RowDoor icon="download" href={href('/settings/copy')}>
          <Two {...doors.copy} />
        </RowDoor>
        <RowDoor icon="door-open" href={href(leavePath(pair))}>
          <Two {...said.leave} />
        </RowDoor>
      </Rows>
      {!pair.goodbye && <BondChoice pair={pair} />}
    </Page>
  )
}
