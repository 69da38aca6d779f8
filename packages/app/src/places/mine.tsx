/** Mine: what is written for oneself alone. */
import { journal } from '#practices'
import { Notice, Page, RowDoor, Rows, Skeleton } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import { href } from '../router.ts'
import { leftPath } from '../spaces.ts'
import { Room } from './practice.tsx'
import { Two } from './today.tsx'

export const Mine = () => {
  const { haven } = useApp()
  const words = useWords()
  const locked = haven.lock.state.value !== null
  return (
    <Page title={words.mine.title} lead={words.mine.lead}>
      <Rows>
        <RowDoor icon="notebook-pen" href={href('/mine/journal')}>
          <Two title={words.mine.journal} line={words.mine.journalLine} />
        </RowDoor>
        <RowDoor icon="moon" href={href('/mine/not-yet')}>
          <Two title={words.mine.shelf} line={words.mine.shelfLine} />
        </RowDoor>
        <RowDoor icon="hourglass" href={href('/mine/pace')}>
          <Two title={words.mine.pace} line={words.mine.paceLine} />
        </RowDoor>
        <RowDoor icon="shield" href={href('/before')}>
          <Two title={words.mine.safety} line={words.mine.safetyLine} />
        </RowDoor>
        {haven.parting.left.value.map(left => (
          <RowDoor key={left.id} icon="archive" href={href(leftPath(left))}>
            <Two title={words.nav.with(left.other?.name ?? '')} line={words.mine.left} />
          </RowDoor>
        ))}
      </Rows>
      <Notice
        tone="rest"
        title={locked ? words.mine.locked : words.mine.honest}
        icon={locked ? 'lock' : 'lock-open'}
      >
        <p>{words.mine.coming}</p>
      </Notice>
    </Page>
  )
}

export const Journal = ({ rest }: { rest: string }) => {
  const { haven } = useApp()
  const words = useWords()
  const self = haven.self.value
  return (
    <Page
      title={words.mine.journal}
      lead={words.mine.lead}
      back={{ label: words.mine.title, href: href('/mine') }}
    >
      {self ? <Room view={self} slice={journal} path={rest} base="/mine/journal" /> : <Skeleton />}
    </Page>
  )
}
